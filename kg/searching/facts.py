"""What the sentences of documents show, asked of any store: contacts, acts, officials, phrases, events, findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.store import Cell, Store

PREFIXES = """
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_FACTS = (
    PREFIXES
    + """
SELECT DISTINCT ?document ?start ?end ?class ?fact ?label ?leads ?medium WHERE {
  VALUES ?document { %s }
  ?passage oa:hasSource ?document ; oa:start ?start ; oa:end ?end .
  ?fact cq:passage ?passage ; a ?class .
  FILTER(?class IN (cq:Account, cq:Act, cq:Mention, cq:PhraseUse, cq:DatedEvent, cq:Finding))
  OPTIONAL { ?fact rdfs:label ?own }
  OPTIONAL { ?fact cq:message ?message }
  OPTIONAL { ?fact cq:accountOf ?contact }
  OPTIONAL { ?fact cq:official ?official }
  OPTIONAL { ?fact cq:phrase ?phrase OPTIONAL { ?phrase rdfs:label ?words } }
  OPTIONAL { ?fact cq:medium ?own_medium OPTIONAL { ?own_medium skos:notation ?own_channel } }
  OPTIONAL {
    ?fact cq:reportedIn ?account
    OPTIONAL { ?account cq:medium ?its_medium OPTIONAL { ?its_medium skos:notation ?its_channel } }
  }
  BIND(COALESCE(?contact, ?official, ?phrase) AS ?leads)
  BIND(COALESCE(?own_channel, ?its_channel) AS ?medium)
  BIND(COALESCE(?message, ?words, ?own) AS ?label)
}
"""
)
"""Engines follow nested OPTIONALs from fact to fact; of a UNION or a path behind the first pattern some read all that
the store holds, for each batch anew."""
_AGREEMENTS = (
    PREFIXES
    + """
SELECT DISTINCT ?document ?start ?end ?fact ?label WHERE {
  VALUES ?document { %s }
  ?passage oa:hasSource ?document ; oa:start ?start ; oa:end ?end ; cq:mentions ?fact .
  OPTIONAL { ?fact rdfs:label ?label }
}
"""
)
_KINDS = {
    "Account": "contact",
    "Act": "act",
    "Mention": "official",
    "PhraseUse": "phrase",
    "DatedEvent": "event",
    "Finding": "finding",
}
"""Class -> what a reader calls it."""
_LEADING = {"contact", "official", "phrase"}
"""Kinds that are shown only with the thing that they lead to."""


class Fact(NamedTuple):
    """One fact and where its passage lies; facts sort by their place."""

    start: int
    end: int
    kind: str
    iri: str
    leads: str
    """IRI of the contact, official or phrase; empty where there is none."""
    medium: str
    label: str


def facts_of(store: Store, iris: str) -> dict[str, list[Fact]]:
    """Return the facts of some documents by the documents' IRIs, in the order of the text.

    Args:
        store: any store, read only.
        iris: the documents as SPARQL writes them in VALUES.
    """
    found: dict[str, list[Fact]] = {}
    for document, fact in sorted({*_own(store, iris), *_agreements(store, iris)}):
        found.setdefault(document, []).append(fact)
    return found


def _own(store: Store, iris: str) -> Iterator[tuple[str, Fact]]:
    for row in store.select(_FACTS % iris):
        document, start, end, klass, iri, label, leads, medium = map(plain, row)
        kind = _KINDS[klass.rpartition("#")[2]]
        if leads or kind not in _LEADING:
            yield document, Fact(int(start), int(end), kind, iri, leads, medium, label or iri)


def _agreements(store: Store, iris: str) -> Iterator[tuple[str, Fact]]:
    for row in store.select(_AGREEMENTS % iris):
        document, start, end, iri, label = map(plain, row)
        yield document, Fact(int(start), int(end), "agreement", iri, "", "", label or iri)


def plain(cell: Cell) -> str:
    """Return the text of a result's cell; empty for an unbound one."""
    if cell is None:
        return ""
    return cell.value if isinstance(cell, NamedNode | Literal) else str(cell)
