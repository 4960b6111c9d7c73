"""How well texts are read, over many annotated sets at once and without building a graph.

    python -m benchmarks.gold_sets sample=tests/sample/expected.jsonl [TEXTS=GOLD ...] [--errors FOLDER]

For whoever changes a rule: all sets in one process, in seconds, so that what one text gains and another loses is seen
before it lands. `TEXTS` is a corpus folder, `GOLD` records of its texts as for `communique evaluate`, whose figures
these are, to the digit.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from kg.authority import Authority
from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.gold import GoldError, read_records
from kg.evaluation.people import People
from kg.evaluation.table import error_lines, table_lines
from kg.export.records import Record, reading_records
from kg.reader import Reader
from loaders.loading import load
from loaders.rejection import Rejected


def measure(texts: Path, gold: Path, reader: Reader) -> Evaluation:
    """Read the documents of a folder that its gold names, and compare; a document that is missing is an error."""
    wanted = read_records(gold)
    documents = sorted({str(record["doc"]) for record in wanted})
    paths = {doc: texts / doc for doc in documents}
    people = People((p.name, p.aliases) for p in reader.authority.persons.values())

    def predicted() -> Iterator[Record]:
        for doc, path in paths.items():
            document = load(path, doc)
            yield from reading_records(document, reader.read(document))

    return evaluate(wanted, predicted(), lambda doc: paths[doc].read_bytes().decode("utf-8"), people)


def together(results: list[Evaluation]) -> Evaluation:
    """The counts of all sets in one table."""
    total = Evaluation()
    for result in results:
        total.documents += result.documents
        total.bad_quotes += result.bad_quotes
        for facet, tally in result.facets.items():
            total.facets[facet].add(tally.hits, tally.gold, tally.predicted)
    return total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="TEXTS=GOLD", help="folder of texts and its annotated records")
    parser.add_argument("--errors", type=Path, help="write each set's table and errors into a file of this folder")
    arguments = parser.parse_args()
    reader = Reader(Authority.load())
    results = []
    for number, pair in enumerate(arguments.sets, 1):
        texts, separator, gold = pair.partition("=")
        if not separator:
            parser.error(f"{pair!r} is not TEXTS=GOLD")
        try:
            results.append(measure(Path(texts), Path(gold), reader))
        except (OSError, GoldError, Rejected) as error:
            parser.error(str(error))
        if arguments.errors:
            arguments.errors.mkdir(parents=True, exist_ok=True)
            lines = [*table_lines(results[-1]), *error_lines(results[-1])]
            (arguments.errors / f"{number}-{Path(texts).name}.txt").write_text(
                "\n".join(lines) + "\n", encoding="utf-8"
            )
    print("\n".join(table_lines(together(results))))


if __name__ == "__main__":
    main()
