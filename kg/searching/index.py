"""Making the index of a graph's sentences, from whatever store holds the graph."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pyoxigraph import Literal, NamedNode

from kg.reading import sentences, zones
from kg.reading.annotations import Zone, ZoneKind
from kg.searching.schema import CLOSE, FORMAT, OPEN, SCHEMA
from kg.store import Cell, Store
from loaders.document import Document, MediaType
from loaders.frontmatter import FrontMatterError, read_front_matter

AT_ONCE = 50
"""Documents whose text and facts are asked for together."""
LEFT_OUT = {ZoneKind.FRONT_MATTER, ZoneKind.BOILERPLATE}
_NO_MARKS = str.maketrans({OPEN: "\ufffd", CLOSE: "\ufffd"})
_PREFIXES = """
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DOCUMENTS = (
    _PREFIXES + "SELECT DISTINCT ?document WHERE { ?document a cq:Document ; cq:text ?text } ORDER BY ?document"
)
_ABOUT = (
    _PREFIXES
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
_FACTS = (
    _PREFIXES
    + """
SELECT DISTINCT ?document ?start ?end ?kind ?fact ?label ?leads ?medium WHERE {
  VALUES ?document { %s }
  ?passage oa:hasSource ?document ; oa:start ?start ; oa:end ?end .
  {
    ?fact cq:passage ?passage .
    { ?fact a cq:Account ; cq:accountOf ?leads ; cq:medium/skos:notation ?medium . BIND("contact" AS ?kind) }
    UNION { ?fact a cq:Act BIND("act" AS ?kind) OPTIONAL { ?fact cq:reportedIn/cq:medium/skos:notation ?medium } }
    UNION { ?fact a cq:Mention ; cq:official ?leads BIND("official" AS ?kind) }
    UNION { ?fact a cq:PhraseUse ; cq:phrase ?leads . ?leads rdfs:label ?words BIND("phrase" AS ?kind) }
    UNION { ?fact a cq:DatedEvent BIND("event" AS ?kind) }
    UNION { ?fact a cq:Finding ; cq:message ?words BIND("finding" AS ?kind) }
  } UNION {
    ?passage cq:mentions ?fact . BIND("agreement" AS ?kind)
  }
  OPTIONAL { ?fact rdfs:label ?own }
  BIND(COALESCE(?words, ?own, STR(?fact)) AS ?label)
} ORDER BY ?document ?start ?end ?kind ?fact ?leads ?medium
"""
)


def build_index(store: Store, target: Path, progress: Callable[[int], None] = lambda _documents: None) -> None:
    """Write the index of a store's sentences into a new file; the same graph gives the same rows.

    Args:
        store: any store, read only.
        target: the file; one that is there is replaced, once the new one is complete.
        progress: told how many further documents are done.
    """
    beside = target.with_name(f"{target.name}.new")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as connection:
        # Nobody reads the file before it is complete, and a build that dies begins anew.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        writer = _Writer(connection)
        documents = [_text(row[0]) for row in store.select(_DOCUMENTS)]
        for first in range(0, len(documents), AT_ONCE):
            batch = documents[first : first + AT_ONCE]
            writer.write(store, " ".join(str(NamedNode(iri)) for iri in batch))
            progress(len(batch))
        counts = {"format": FORMAT, "documents": str(writer.documents), "sentences": str(writer.sentences)}
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(counts.items()))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.commit()
    beside.replace(target)


@dataclass(frozen=True, slots=True)
class _Fact:
    start: int
    end: int
    kind: str
    iri: str
    label: str
    leads: str
    medium: str


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.documents = self.sentences = 0

    def write(self, store: Store, iris: str) -> None:
        """Write some documents; `iris` is what stands in VALUES."""
        facts: defaultdict[str, list[_Fact]] = defaultdict(list)
        for row in store.select(_FACTS % iris):
            document, start, end, kind, fact, label, leads, medium = map(_text, row)
            facts[document].append(_Fact(int(start), int(end), kind, fact, label, leads, medium))
        seen = None
        for row in store.select(_ABOUT % iris):
            document, *about = map(_text, row)
            if document != seen:  # an optional value that stands twice gives a second row
                self._document(document, about, facts[document])
            seen = document

    def _document(self, iri: str, about: Sequence[str], facts: Sequence[_Fact]) -> None:
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
        self._sentence(0, 0, "title", title, ())
        cut = sentences_of(path, text, media_type)
        starts = [start for start, _, _ in cut]
        shown: defaultdict[int, list[_Fact]] = defaultdict(list)
        for fact in facts:
            # A fact belongs to the sentence in which its passage begins.
            place = bisect_right(starts, fact.start) - 1
            if place >= 0 and fact.start < cut[place][1]:
                shown[place].append(fact)
        for place, (start, end, zone) in enumerate(cut):
            self._sentence(start, end, zone, text[start:end], shown[place])

    def _sentence(self, start: int, end: int, zone: str, text: str, facts: Sequence[_Fact]) -> None:
        self.sentences += 1
        number, connection = self.sentences, self._connection
        connection.execute("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)", (number, self.documents, start, end, zone))
        words = text.encode("utf-8", "replace").decode().replace("\x00", " ").translate(_NO_MARKS)
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))
        facets = {("kind", fact.kind) for fact in facts} | {("medium", fact.medium) for fact in facts if fact.medium}
        connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", [(number, *facet) for facet in sorted(facets)])
        connection.executemany(
            "INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?, ?)",
            [(number, fact.iri, fact.kind, fact.label, fact.leads) for fact in facts],
        )


def sentences_of(path: str, text: str, media_type: str) -> list[tuple[int, int, str]]:
    """The sentences of a document's prose as (start, end, zone), in order; without front matter and boilerplate."""
    body = 0
    if media_type == "text/markdown":
        try:
            _, body = read_front_matter(text)
        except FrontMatterError:
            body = 0
    kinds: tuple[MediaType, ...] = get_args(MediaType)
    known = next((kind for kind in kinds if kind == media_type), kinds[0])
    document = Document(doc=path, text=text, media_type=known, source_sha256="", body=(body, len(text)))
    cut = zones.cut(document)
    return list(_prose(text, [zone for zone in cut if zone.kind not in LEFT_OUT]))


def _prose(text: str, found: Sequence[Zone]) -> Iterator[tuple[int, int, str]]:
    for sentence in sentences.split(text, found):
        yield sentence.start, sentence.end, sentence.zone.value


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, NamedNode | Literal) else str(cell)
