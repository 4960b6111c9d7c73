"""The contacts of a part of the network: one query text, and its rows read as contacts with their parties.

The service asks the text through its engine and gets CSV, the command line through the `Store` protocol and gets terms;
both become the same rows of text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from kg.network.filters import Filters
from kg.store import Store

COLUMNS = (
    "contact",
    "label",
    "earliest",
    "latest",
    "medium",
    "status",
    "party",
    "official",
    "name",
    "office",
    "officeKind",
    "officeLabel",
    "side",
)
"""Variables of the query, in order."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a contact. Each part is empty where it is undetermined."""

    official: str
    """IRI."""
    name: str
    office: str
    """IRI of the office held in the contact."""
    office_name: str
    """What the office is called, in the record or else in the text."""
    office_kind: str
    """Key of the vocabulary `office-kinds`."""
    side: str
    """IRI of the country or organisation."""
    side_name: str


@dataclass(frozen=True, slots=True)
class NetworkContact:
    """One contact with its parties."""

    iri: str
    label: str
    earliest: dt.date | None
    latest: dt.date | None
    medium: str
    """Key of the vocabulary `media`."""
    status: str
    """`held` or `planned`."""
    parties: tuple[Party, ...]


def contacts_query(filters: Filters) -> str:
    """SPARQL for the rows.

    `min`, `official` and what concerns single edges are decided on the graph. So is `status`: planned contacts are few,
    and the rows of all held contacts are then those of the whole network, which is asked for its places anyway.
    """
    parts = []
    if filters.media:
        parts.append(f"VALUES ?medium {{ {filters.terms('medium')} }}")
    if filters.first:
        parts.append(f'FILTER(?latest >= "{filters.first.isoformat()}"^^xsd:date)')
    if filters.last:
        parts.append(f'FILTER(?earliest <= "{filters.last.isoformat()}"^^xsd:date)')
    exists = {
        "country": "?contact cq:side ?wanted",
        "office": "?contact cq:participation/cq:office ?wanted",
        "publisher": "?account cq:accountOf ?contact ; prov:wasAttributedTo ?wanted",
        "topic": "?act cq:madeIn ?contact ; cq:topic ?wanted",
    }
    for name, pattern in exists.items():
        if filters.values(name):
            parts.append(
                f"{{ SELECT DISTINCT ?contact WHERE {{ VALUES ?wanted {{ {filters.terms(name)} }} {pattern} }} }}"
            )
    return _QUERY.replace("#filters", "\n  ".join(parts))


_QUERY = f"""\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT {" ".join("?" + name for name in COLUMNS)}
WHERE {{
  {{
    #filters
    ?contact a cq:Contact ; cq:status ?status ; cq:medium ?medium .
    OPTIONAL {{ ?contact rdfs:label ?label }}
    OPTIONAL {{ ?contact cq:earliestDate ?earliest ; cq:latestDate ?latest }}
    ?contact cq:participation ?party .
    OPTIONAL {{ ?party cq:official ?official }}
    OPTIONAL {{ ?party cq:office ?office }}
    OPTIONAL {{ ?party cq:officeLabel ?officeLabel }}
    OPTIONAL {{ ?party cq:side ?side }}
  }} UNION {{
    VALUES ?kind {{ cq:Official cq:Office cq:Side }}
    ?official a ?kind ; rdfs:label ?name .
    OPTIONAL {{ ?official cq:officeKind ?officeKind }}
  }}
}}
"""
"""Rows of parties, and rows that name officials, offices and sides: to look each name up once for each party would take
as long again.
"""


def rows_of_csv(data: bytes) -> Iterator[Sequence[str]]:
    """Rows of the query's result in SPARQL CSV.

    Raises:
        ValueError: it is not the result of this query.
    """
    reader = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    if tuple(next(reader, ())) != COLUMNS:
        raise ValueError("not the rows of a network")
    return iter(reader)


def rows_of_store(store: Store, filters: Filters) -> Iterator[Sequence[str]]:
    """Rows that a store gives.

    Raises:
        StoreError: it cannot answer.
    """
    for row in store.select(contacts_query(filters)):
        yield [value.value if isinstance(value, NamedNode | Literal) else "" for value in row]


def contacts_of(rows: Iterable[Sequence[str]]) -> list[NetworkContact]:
    """Rows as contacts, sorted by first day and IRI; the order of rows does not matter."""
    heads: dict[str, Sequence[str]] = {}
    parties: dict[str, dict[str, Party]] = {}
    names: dict[str, tuple[str, str]] = {}
    for row in rows:
        contact, party = row[0], row[6]
        if not contact:
            # Where something has several names, the first in alphabetical order stands for all.
            named = (row[8], _key(row[10]))
            names[row[7]] = min(names.get(row[7], named), named)
            continue
        heads.setdefault(contact, row)
        found = parties.setdefault(contact, {})
        candidate = Party(row[7], "", row[9], row[11], "", row[12], "")
        if party not in found or _sortable(candidate) < _sortable(found[party]):
            found[party] = candidate
    contacts = [
        NetworkContact(
            iri=iri,
            label=row[1],
            earliest=_day(row[2]),
            latest=_day(row[3]),
            medium=_key(row[4]),
            status=_key(row[5]),
            parties=tuple(_named(party, names) for _, party in sorted(parties[iri].items())),
        )
        for iri, row in heads.items()
    ]
    return sorted(contacts, key=lambda contact: (contact.earliest or dt.date.max, contact.iri))


def _named(party: Party, names: Mapping[str, tuple[str, str]]) -> Party:
    office, kind = names.get(party.office, ("", ""))
    return replace(
        party,
        name=names.get(party.official, ("", ""))[0],
        office_name=office or party.office_name,
        office_kind=kind,
        side_name=names.get(party.side, ("", ""))[0],
    )


def _sortable(party: Party) -> tuple[str, ...]:
    return (party.official, party.name, party.office, party.office_name, party.office_kind, party.side, party.side_name)


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
