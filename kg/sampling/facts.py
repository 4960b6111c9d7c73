"""Facts as people check them: one sentence that says what the graph holds, beside the sentence of the document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.export.records import Record
from kg.store import Store

DOCUMENTS = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?path ?publisher ?issued ?url WHERE {
  ?document a cq:Document ; cq:path ?path .
  OPTIONAL { ?document dcterms:publisher/rdfs:label ?publisher }
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?document schema:url ?url }
}
ORDER BY ?path ?publisher ?issued ?url
"""
CONTENTS = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?path ?start ?end ?kind ?content WHERE {
  ?act a cq:Act ; cq:actKind/skos:notation ?kind ; cq:content ?content ; cq:inDocument/cq:path ?path ;
       cq:passage ?passage .
  ?passage oa:start ?start ; oa:end ?end .
}
ORDER BY ?path ?start ?end ?kind ?content
"""
_MEDIA = {
    "phone_call": "spoke by telephone",
    "video_call": "spoke by video",
    "in_person": "met",
    "written": "exchanged letters or messages",
    "unspecified": "were in contact",
}
_ACTS = {"agree": "agreed", "commit": "committed", "request": "asked"}
Contents = dict[tuple[str, int, int, str], list[str]]
"""(path, start, end, kind of act) -> what was agreed, promised or asked."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from; parts are empty where they are unknown."""

    publisher: str
    issued: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its sentence."""

    key: str
    """The same for the same fact in the same words, whatever else a build holds."""
    kind: str
    """`contact`, `act` or `official`."""
    document: str
    source: Source
    statement: str
    """What the graph holds."""
    sentence: str
    start: int
    end: int
    medium: str
    """Of a contact, else empty."""


def sources(store: Store) -> dict[str, Source]:
    """Path of each document -> where it comes from."""
    found: dict[str, Source] = {}
    for row in store.select(DOCUMENTS):
        path, publisher, issued, url = (v.value if isinstance(v, NamedNode | Literal) else "" for v in row)
        found.setdefault(path, Source(publisher, issued, url))
    return found


def contents(store: Store) -> Contents:
    """What was agreed, promised or asked in each act."""
    found: Contents = {}
    for row in store.select(CONTENTS):
        path, start, end, kind, content = (v.value if isinstance(v, NamedNode | Literal) else "" for v in row)
        found.setdefault((path, int(start), int(end), kind), []).append(content)
    return found


def facts(records: Iterable[Record], found: dict[str, Source], what: Contents) -> Iterator[Fact]:
    """Records as facts, in their order; acts of one kind in one sentence share the list of what they are about."""
    for record in records:
        place_of = (record["doc"], record["start"], record["end"], record.get("act") or "")
        statement = statement_of(record, what.get(place_of, ()))
        place = f"{record['doc']}\n{record['start']}\n{record['end']}\n{record['type']}\n{statement}"
        yield Fact(
            key=hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()[:12],
            kind=record["type"],
            document=record["doc"],
            source=found.get(record["doc"], Source("", "", "")),
            statement=statement,
            sentence=record["quote"] or "",
            start=record["start"],
            end=record["end"],
            medium=record.get("mode") or "",
        )


def statement_of(record: Record, content: Sequence[str] = ()) -> str:
    """What a record says, as one sentence.

    >>> act = {"type": "act", "act": "agree", "speakers": ["KR", "US"], "persons": [], "due": None}
    >>> statement_of(act, ["to meet soon"])
    'KR, US agreed: “to meet soon”.'
    """
    if record["type"] == "contact":
        who = "; ".join(map(_party, record["participants"]))
        planned = record["status"] == "planned"
        what = f"plan to have contact ({_MEDIA[record['mode']]})" if planned else _MEDIA[record["mode"]]
        when = f"on {record['date'].replace('/', ' to ')}" if record["date"] else "on a day that is not determined"
        return f"{who or 'unnamed parties'}: {what}, {when}."
    if record["type"] == "act":
        who = ", ".join(record["speakers"]) or "somebody"
        by = f" ({', '.join(record['persons'])})" if record["persons"] else ""
        due = f", due {record['due'].replace('/', ' to ')}" if record["due"] else ""
        about = ", ".join(f"“{part}”" for part in content)
        return f"{who}{by} {_ACTS[record['act']]}: {about}{due}."
    office = f" held the office {record['office']}" if record["office"] else " held an office that is not determined"
    return f"{record['person']}{office} ({record['country'] or 'side not determined'})."


def _party(party: Record) -> str:
    name = party["person"] or party["office"] or "a delegation"
    office = f", {party['office']}" if party["person"] and party["office"] else ""
    return f"{name}{office} ({party['country'] or 'side not determined'})"
