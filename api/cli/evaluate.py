"""`communique evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, AuthorityOption, StoreOption
from api.cli.output import put_lines, say
from kg.authority import Authority
from kg.evaluation.evaluate import evaluate as run
from kg.evaluation.gold import read_records
from kg.evaluation.people import People
from kg.evaluation.table import as_json, error_lines, table_lines
from kg.export.from_graph import store_records, stored_text

BAD_QUOTES = 2
"""Exit status when a quote is not the slice of its document that its offsets give."""


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", exists=True, dir_okay=False, help="Hand-made records, JSON Lines.")
    ],
    store: StoreOption = DEFAULT_STORE,
    corpus: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Folder with the texts, to check quotes against the files; left out, against the texts in the store.",
        ),
    ] = None,
    authority: AuthorityOption = None,
    aliases: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="CSV with columns name and aliases (parted by |): who is one person. Left out, by the authority.",
        ),
    ] = None,
    errors: Annotated[bool, typer.Option(help="List every miss and false alarm beside its sentence.")] = True,
    as_json_too: Annotated[bool, typer.Option("--json", help="Table and errors as JSON.")] = False,
) -> None:
    """Measure a store against records made by hand: precision, recall and F1 of each facet.

    Gold is in the format of `communique export records`, where `start`, `end` and `event` may be left out; `doc` is the
    path as the store has it. Only documents that occur in the gold count.

    Example:

        communique evaluate gold.jsonl --store store --corpus texts
    """
    wanted = read_records(gold)
    docs = {record["doc"] for record in wanted}
    if aliases is not None:
        people = People.from_csv(aliases)
    else:
        people = People((p.name, p.aliases) for p in Authority.load(authority).persons.values())
    missing: list[str] = []
    with opened(store) as (asked, _):

        def text_of(doc: str) -> str:
            if corpus is not None and (path := corpus / doc).is_file():
                return path.read_bytes().decode("utf-8")
            text = stored_text(asked, doc)
            if text is None:
                missing.append(doc)
            return text or ""

        result = run(wanted, list(store_records(asked, docs)), text_of, people)
    if as_json_too:
        put_lines([json.dumps(as_json(result), ensure_ascii=False, indent=1)])
    else:
        put_lines(table_lines(result))
        if errors:
            put_lines(error_lines(result))
    if missing:
        where = "the store" if corpus is None else f"{corpus} and the store"
        say(f"{len(missing)} documents of the gold are not in {where}; all they hold is missed: {', '.join(missing)}")
    if result.bad_quotes:
        raise typer.Exit(BAD_QUOTES)
