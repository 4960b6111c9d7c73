"""Asking the index: sentences with what they show, counted by facets."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kg.searching.asking import SearchError, expression
from kg.searching.schema import CLOSE, FORMAT, OPEN

FACETS = {
    "publisher": ("d.publisher", "d.publisher_name"),
    "country": ("d.country", "d.country_name"),
    "year": ("d.year", "d.year"),
    "kind": ("f.value", "f.value"),
    "medium": ("f.value", "f.value"),
}
"""Name -> (column of the value, column of its label); the last two stand in the table `facet`."""
SORTS = {"relevance": "rank, w.rowid", "newest": "d.day DESC, w.rowid", "oldest": "d.day = '', d.day, w.rowid"}
MOST_VALUES = 12
"""Values of a facet that are counted, the most frequent ones."""
MOST_FACTS = 8
"""Facts of a sentence that are shown."""
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock, well below a millisecond each."""


class SearchTimeoutError(Exception):
    """The search did not end within its deadline."""


class IndexMissingError(Exception):
    """There is no index that this version reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for."""

    query: str
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet -> values of which a sentence must have one."""
    sort: str = "relevance"
    limit: int = 25
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact that a sentence shows."""

    iri: str
    kind: str
    label: str
    leads: str
    """IRI of the contact, official or formula it is about; empty where it stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence that was found."""

    document: str
    title: str
    publisher: str
    publisher_name: str
    day: str
    start: int
    end: int
    zone: str
    language: str
    marked: tuple[tuple[str, bool], ...]
    """The sentence in pieces, each with whether it was looked for."""
    facts: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the sentences found have a value of a facet, the facet's own choice left out of account."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Count, ...]]


def find(index: Path, search: Search, timeout: float = 10.0) -> Results:
    """Look for sentences.

    Args:
        index: file of the index; it is only read.
        search: what is looked for.
        timeout: seconds.

    Raises:
        SearchError: what is looked for cannot be looked for.
        SearchTimeoutError: it took too long.
        IndexMissingError: there is no index, or one of another version.
    """
    match = expression(search.query)
    with _opened(index, timeout) as connection:
        chosen = {name: values for name, values in search.chosen.items() if values and name in FACETS}
        connection.execute("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO hit SELECT rowid FROM words WHERE words MATCH ?", (match,))
        where, values = _where(chosen)
        total = connection.execute(f"SELECT COUNT(*) {_FROM_HIT} {where}", values).fetchone()[0]
        rows = connection.execute(
            f'SELECT w.rowid, highlight(words, 0, ?, ?), s.start, s."end", s.zone, d.iri, d.title, d.publisher,'
            f" d.publisher_name, d.day, d.language FROM words w JOIN sentence s ON s.id = w.rowid"
            f" JOIN document d ON d.id = s.document WHERE words MATCH ? {where}"
            f" ORDER BY {SORTS.get(search.sort, SORTS['relevance'])} LIMIT ? OFFSET ?",
            (OPEN, CLOSE, match, *values, search.limit, search.offset),
        ).fetchall()
        hits = tuple(_hit(connection, row) for row in rows)
        return Results(total, hits, {name: _counts(connection, name, chosen) for name in FACETS})


_FROM_HIT = "FROM hit h JOIN sentence s ON s.id = h.id JOIN document d ON d.id = s.document WHERE 1"


def _where(chosen: dict[str, tuple[str, ...]]) -> tuple[str, list[str]]:
    parts: list[str] = []
    values: list[str] = []
    for name, wanted in chosen.items():
        marks = ", ".join("?" * len(wanted))
        if FACETS[name][0] == "f.value":
            parts.append(
                f"AND EXISTS (SELECT 1 FROM facet c WHERE c.sentence = s.id AND c.name = '{name}'"
                f" AND c.value IN ({marks}))"
            )
        else:
            parts.append(f"AND {FACETS[name][0]} IN ({marks})")
        values += wanted
    return " ".join(parts), values


def _counts(connection: sqlite3.Connection, name: str, chosen: dict[str, tuple[str, ...]]) -> tuple[Count, ...]:
    value, label = FACETS[name]
    where, values = _where({other: wanted for other, wanted in chosen.items() if other != name})
    joined = _FROM_HIT
    if value == "f.value":
        joined = joined.replace(" WHERE 1", f" JOIN facet f ON f.sentence = h.id AND f.name = '{name}' WHERE 1")
    rows = connection.execute(
        f"SELECT {value}, MIN({label}), COUNT(*) {joined} {where} AND {value} <> '' GROUP BY {value}"
        f" ORDER BY COUNT(*) DESC, {value} LIMIT {MOST_VALUES}",
        values,
    )
    counts = [Count(*row) for row in rows]
    return tuple(sorted(counts, key=lambda count: count.value) if name == "year" else counts)


def _hit(connection: sqlite3.Connection, row: Sequence[object]) -> Hit:
    number, text, start, end, zone, document, title, publisher, publisher_name, day, language = row
    facts = connection.execute(
        "SELECT iri, kind, label, leads FROM fact WHERE sentence = ? ORDER BY kind, iri LIMIT ?", (number, MOST_FACTS)
    )
    return Hit(
        document=str(document),
        title=str(title),
        publisher=str(publisher or ""),
        publisher_name=str(publisher_name or ""),
        day=str(day or ""),
        start=int(str(start)),
        end=int(str(end)),
        zone=str(zone),
        language=str(language or "en"),
        marked=tuple(_pieces(str(text))),
        facts=tuple(Shown(*map(str, fact)) for fact in facts),
    )


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for number, part in enumerate(text.split(OPEN)):
        inside, _, outside = part.partition(CLOSE) if number else ("", "", part)
        if inside:
            yield inside, True
        if outside:
            yield outside, False


@contextmanager
def _opened(index: Path, timeout: float) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(f"file:{quote(str(index))}?mode=ro&immutable=1", uri=True)
    except sqlite3.OperationalError as error:
        raise IndexMissingError(f"{index}: {error}") from error
    deadline = time.monotonic() + timeout
    with closing(connection):
        try:
            connection.execute("PRAGMA temp_store = MEMORY")
            found = connection.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
            if found is None or found[0] != FORMAT:
                raise IndexMissingError(f"{index} is an index of another version: build the store anew")
            connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
            yield connection
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise SearchTimeoutError(f"the search took more than {timeout:g} seconds: use rarer words") from error
            if "no such table" in str(error):
                raise IndexMissingError(f"{index} is no index of sentences") from error
            if "fts5" in str(error) or "syntax" in str(error):
                raise SearchError("these words cannot be looked for: leave out signs and quotation marks") from error
            raise
        except sqlite3.DatabaseError as error:
            raise IndexMissingError(f"{index} is no index of sentences ({error})") from error


def about(index: Path) -> dict[str, str]:
    """What an index says of itself: `documents`, `sentences`.

    Raises:
        IndexMissingError: there is none.
    """
    with _opened(index, 1.0) as connection:
        return dict(connection.execute("SELECT name, value FROM about"))
