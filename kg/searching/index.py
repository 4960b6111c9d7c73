"""Making the index of a graph's sentences, from whatever store holds the graph."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.searching.cutting import sentences_of, spans
from kg.searching.facts import PREFIXES, Fact, facts_of, plain
from kg.searching.schema import CLOSE, FORMAT, OPEN, SCHEMA
from kg.store import Store

AT_ONCE = 50
"""Documents whose text and facts are asked for together."""
_NO_MARKS = str.maketrans({OPEN: "\ufffd", CLOSE: "\ufffd"})
_DOCUMENTS = PREFIXES + "SELECT DISTINCT ?document WHERE { ?document a cq:Document ; cq:text ?text } ORDER BY ?document"
_ABOUT = (
    PREFIXES
    + """
SELECT ?document ?path ?title ?text ?format ?day ?language ?publisher ?name ?country ?land WHERE {
  VALUES ?document { %s }
  ?document cq:path ?path ; rdfs:label ?title ; cq:text ?text .
  OPTIONAL { ?document dcterms:format ?format } OPTIONAL { ?document dcterms:language ?language }
  OPTIONAL { ?document cq:earliestDate ?earliest } OPTIONAL { ?document dcterms:issued ?issued }
  BIND(COALESCE(?issued, ?earliest) AS ?day)
  OPTIONAL { ?document dcterms:publisher ?publisher . ?publisher rdfs:label ?name
    OPTIONAL { ?publisher cq:country ?home . ?home skos:notation ?country ; rdfs:label ?land } }
} ORDER BY ?document ?publisher ?name ?day
"""
)


def build_index(
    store: Store,
    target: Path,
    progress: Callable[[int], None] = lambda _documents: None,
    known: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> None:
    """Write the index of a store's sentences into a new file; the same graph gives the same rows.

    Args:
        store: any store, read only.
        target: the file; one that is there is replaced, once the new one is complete.
        progress: told how many further documents are done.
        known: path -> sentences as `kg.searching.cutting.flat` gives them, for whoever has cut the same text before.
    """
    beside = target.with_name(f"{target.name}.new")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as connection:
        # Nobody reads the file before it is complete, and a build that dies begins anew.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        writer = _Writer(connection, known)
        documents = [plain(row[0]) for row in store.select(_DOCUMENTS)]
        for first in range(0, len(documents), AT_ONCE):
            batch = documents[first : first + AT_ONCE]
            writer.write(store, " ".join(str(NamedNode(iri)) for iri in batch))
            progress(len(batch))
        counts = {"format": FORMAT, "documents": str(writer.documents), "sentences": str(writer.sentences)}
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(counts.items()))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.commit()
    beside.replace(target)


class _Writer:
    def __init__(self, connection: sqlite3.Connection, known: Mapping[str, Sequence[int]]) -> None:
        self._connection = connection
        self._known = known
        self.documents = self.sentences = 0

    def write(self, store: Store, iris: str) -> None:
        """Write some documents; `iris` is what stands in VALUES."""
        facts = facts_of(store, iris)
        seen = None
        for row in store.select(_ABOUT % iris):
            document, *about = map(plain, row)
            if document != seen:  # an optional value that stands twice gives a second row
                self._document(document, about, facts.get(document, ()))
            seen = document

    def _document(self, iri: str, about: Sequence[str], facts: Sequence[Fact]) -> None:
        path, title, text, media_type, day, language, publisher, name, country, land = about
        self.documents += 1
        row = (
            self.documents,
            iri,
            title,
            publisher.rpartition("/")[2],
            name,
            country,
            land,
            day[:10],
            day[:4],
            language or "en",
        )
        self._connection.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        cut = list(spans(self._known[path])) if path in self._known else sentences_of(path, text, media_type)
        starts = [start for start, _, _ in cut]
        first = self.sentences + 1
        shown: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            # A fact belongs to the sentence in which its passage begins.
            place = bisect_right(starts, fact.start) - 1
            if place >= 0 and fact.start < cut[place][1]:
                shown[first + 1 + place].append(fact)
        self._sentences(first, [(0, 0, "title"), *cut], [title, *(text[start:end] for start, end, _ in cut)])
        self._facts(shown)

    def _sentences(self, first: int, cut: Sequence[tuple[int, int, str]], texts: Iterable[str]) -> None:
        """Write sentences, which are numbered from `first`."""
        self.sentences += len(cut)
        self._connection.executemany(
            "INSERT INTO sentence VALUES (?, ?, ?, ?, ?)",
            [(number, self.documents, *span) for number, span in enumerate(cut, first)],
        )
        self._connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(number, _words(text)) for number, text in enumerate(texts, first)],
        )

    def _facts(self, shown: Mapping[int, Sequence[Fact]]) -> None:
        """Write what sentences show, by their numbers."""
        facets = {
            (number, name, value)
            for number, facts in shown.items()
            for fact in facts
            for name, value in (("kind", fact.kind), ("medium", fact.medium))
            if value
        }
        self._connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", sorted(facets))
        self._connection.executemany(
            "INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?, ?)",
            [(n, fact.iri, fact.kind, fact.label, fact.leads) for n, facts in shown.items() for fact in facts],
        )


def _words(text: str) -> str:
    """Return a sentence as it is searched: without what SQLite cannot hold and what marks words in results."""
    return text.encode("utf-8", "replace").decode().replace("\x00", " ").translate(_NO_MARKS)
