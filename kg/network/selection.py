"""What stands behind a part of the network: its contacts, their sentences, and how they spread over the months."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.network.contacts import NetworkContact, contacts_of, rows_of_csv
from kg.network.filters import Edges, Filters
from kg.network.graph import build_graph


def select(rows: Iterable[Sequence[str]], filters: Filters, nodes: Sequence[str]) -> list[NetworkContact]:
    """The contacts of one node, or those that two nodes had with each other, within a part of the network.

    Args:
        rows: of `contacts_query(filters)`.
        filters: the part of the network.
        nodes: names of one node or two (`official/yun-byung-se`), or none for every contact of the part.

    Returns:
        The latest first; what has no date comes last.
    """
    contacts = contacts_of(rows)
    graph = build_graph(contacts, replace(filters, edges=Edges.MULTI))
    edges: Iterable[tuple[str, str, str]] = graph.edges(data="contact")
    chosen = {iri for one, other, iri in edges if {one, other}.issuperset(nodes)}
    found = [contact for contact in contacts if contact.iri in chosen]
    found.sort(key=lambda contact: contact.iri)
    found.sort(key=lambda contact: contact.latest or dt.date.min, reverse=True)
    return found


def sentences_query(contacts: Iterable[str]) -> str:
    """SPARQL for the sentences that tell of some contacts (IRIs), with their documents."""
    return _SENTENCES.replace("#contacts", " ".join(str(NamedNode(iri)) for iri in contacts))


_SENTENCES = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?contact ?quote ?document ?passage ?issued (MIN(?titles) AS ?title) (MIN(?names) AS ?publisher)
       (MIN(?urls) AS ?url)
WHERE {
  VALUES ?contact { #contacts }
  ?account cq:accountOf ?contact ; cq:passage ?passage .
  ?passage oa:hasSource ?document ; oa:start ?start ; oa:exact ?quote .
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?document dcterms:title ?titles }
  OPTIONAL { ?document dcterms:publisher/rdfs:label ?names }
  OPTIONAL { ?document schema:url ?urls }
}
GROUP BY ?contact ?quote ?document ?passage ?issued ?start
ORDER BY ?contact ?issued ?document ?start
"""


def by_month(contacts: Iterable[NetworkContact]) -> dict[str, object]:
    """Count contacts by the month in which they took place.

    Returns:
        `months`: (YYYY-MM, number) in order and without gaps; `undetermined`: contacts whose dates leave the month
        open; `total`.
    """
    counts: Counter[int] = Counter()
    undetermined = total = 0
    for contact in contacts:
        total += 1
        first, last = contact.earliest, contact.latest
        if first and last and (first.year, first.month) == (last.year, last.month):
            counts[first.year * 12 + first.month - 1] += 1
        else:
            undetermined += 1
    span = range(min(counts), max(counts) + 1) if counts else range(0)
    months = [(f"{month // 12:04}-{month % 12 + 1:02}", counts[month]) for month in span]
    return {"months": months, "undetermined": undetermined, "total": total}


def selection_json_of_csv(data: bytes, filters: Filters, nodes: Sequence[str]) -> bytes:
    """`select` for rows in SPARQL CSV, as a JSON array of contacts; days are written YYYY-MM-DD, or are empty."""
    found = [
        {
            "contact": contact.iri,
            "label": contact.label,
            "earliest": contact.earliest.isoformat() if contact.earliest else "",
            "latest": contact.latest.isoformat() if contact.latest else "",
            "medium": contact.medium,
            "status": contact.status,
        }
        for contact in select(rows_of_csv(data), filters, nodes)
    ]
    return json.dumps(found, ensure_ascii=False).encode()


def months_json_of_csv(data: bytes, filters: Filters) -> bytes:
    """`by_month` for the contacts of a part of the network, from rows in SPARQL CSV."""
    return json.dumps(by_month(select(rows_of_csv(data), filters, ()))).encode()
