"""What can be reconciled, as the graph knows it, and how it is read out of the graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.rdf.namespaces import CQ, RDFS, SKOS, WIKIDATA_ENTITY

Row = Mapping[str, str]
"""A row of results: values as strings; variables without a value are left out."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of things: the local name of its class in the ontology."""

    id: str
    name: str
    description: str
    broader: str | None = None


TYPES: dict[str, Type] = {
    found.id: found
    for found in (
        Type("Official", "Official", "A person who held public office, or whom a text names as an official."),
        Type("UnlinkedOfficial", "Official known from texts alone", "Named in a text; not in the record.", "Official"),
        Type("Office", "Office", "A post that persons hold one after another."),
        Type("Administration", "Administration", "The government of a head."),
        Type("Agreement", "Agreement", "A treaty, declaration, decision, resolution or consultative body."),
        Type("Organisation", "Organisation", "A ministry, department or other body of a side."),
        Type("Side", "Side", "A state, territory or international organisation that takes part in diplomacy."),
        Type("Country", "Country", "A state or territory.", "Side"),
        Type("InternationalOrganisation", "International organisation", "The UN, the EU, NATO.", "Side"),
    )
}


@dataclass(frozen=True, slots=True)
class Held:
    """One tenure of an official; `start` and `end` are the first and the last possible day."""

    office: str
    """Id of the office."""
    start: dt.date
    end: dt.date | None
    acting: bool

    def possible_in(self, earliest: dt.date, latest: dt.date) -> bool:
        """Whether the record allows it on some day of the interval."""
        return self.start <= latest and (self.end is None or self.end >= earliest)


@dataclass(slots=True)
class Entity:
    """A thing that can be reconciled. Ids are the path of its IRI below the base: `official/yun-byung-se`."""

    id: str
    types: list[str] = field(default_factory=list)
    name: str = ""
    names: list[str] = field(default_factory=list)
    """All names, the first included; native ones, too."""
    native: str | None = None
    """The name in the script of its country."""
    short: list[str] = field(default_factory=list)
    """Surnames of persons; adjectives, capitals and metonyms of countries."""
    facts: dict[str, list[str]] = field(default_factory=dict)
    """Local name of a property -> values: ids of things, notations of concepts, or literals."""
    held: list[Held] = field(default_factory=list)
    contacts: int = 0
    first_contact: str | None = None
    last_contact: str | None = None

    @property
    def official(self) -> bool:
        """Whether it is a person."""
        return "Official" in self.types

    @property
    def country(self) -> str | None:
        """Id of its country."""
        return next(iter(self.facts.get("country", ())), None)

    @property
    def wikidata(self) -> str | None:
        """Its item at Wikidata."""
        return next(iter(self.facts.get("exactMatch", ())), None)


_CLASSES = " ".join(f"cq:{name}" for name in TYPES)
_FACTS = "cq:country cq:officeKind cq:iso3 cq:cowCode cq:head cq:party cq:agreementKind cq:startDate cq:endDate cq:date"
QUERIES: dict[str, str] = {
    "names": f"""
SELECT ?thing ?type ?relation ?text (LANG(?text) AS ?language) WHERE {{
  VALUES ?type {{ {_CLASSES} }}
  VALUES ?relation {{ rdfs:label skos:altLabel skos:hiddenLabel }}
  ?thing a ?type ; ?relation ?text }}""",
    "facts": f"""
SELECT ?thing ?relation ?value WHERE {{
  VALUES ?relation {{ {_FACTS} skos:exactMatch skos:notation }}
  VALUES ?type {{ {_CLASSES} }}
  ?thing a ?type ; ?relation ?value }}""",
    "held": """
SELECT ?official ?office ?start ?end ?acting WHERE {
  ?tenure a cq:Tenure ; org:member ?official ; opengov:post ?office ; cq:startDate ?start ; cq:acting ?acting
  OPTIONAL { ?tenure cq:endDate ?end } }""",
    "contacts": """
SELECT ?thing (COUNT(DISTINCT ?contact) AS ?number) (MIN(STR(?day)) AS ?first) (MAX(STR(?day)) AS ?last) WHERE {
  VALUES ?relation { cq:participant cq:side }
  ?contact a cq:Contact ; ?relation ?thing OPTIONAL { ?contact cq:earliestDate ?day } } GROUP BY ?thing""",
}
"""What has to be asked; prefixes are those of `kg.rdf.namespaces`."""

_KIND = "/vocabulary/"


def entities(tables: Mapping[str, Iterable[Row]], base: str) -> dict[str, Entity]:
    """Return the things by id, from the results of `QUERIES`. IRIs outside of `base` are no things of the graph."""
    found: dict[str, Entity] = {}
    for row in tables["names"]:
        if not row["thing"].startswith(base):
            continue
        entity = found.setdefault(row["thing"].removeprefix(base), Entity(row["thing"].removeprefix(base)))
        _add_name(entity, row)
    for row in tables["facts"]:
        if known := found.get(row["thing"].removeprefix(base)):
            values = known.facts.setdefault(_local(row["relation"]), [])
            if (value := _value(row["value"], base)) not in values:
                values.append(value)
    for row in tables["held"]:
        if known := found.get(row["official"].removeprefix(base)):
            end = dt.date.fromisoformat(row["end"]) if "end" in row else None
            office = row["office"].removeprefix(base)
            held = Held(office, dt.date.fromisoformat(row["start"]), end, row["acting"] == "true")
            known.held.append(held)
    for row in tables["contacts"]:
        if known := found.get(row.get("thing", "").removeprefix(base)):
            known.contacts = int(row["number"])
            known.first_contact, known.last_contact = row.get("first"), row.get("last")
    for entity in found.values():
        entity.types.sort(key=list(TYPES).index)
        entity.name = entity.name or next(iter(entity.names), entity.id)
        entity.held.sort(key=lambda held: (held.start, held.office))
    return found


def _add_name(entity: Entity, row: Row) -> None:
    kind = _local(row["type"])
    if kind not in entity.types:
        entity.types.append(kind)
    text, relation = row["text"], row["relation"]
    if relation == SKOS.hiddenLabel.value:
        if text not in entity.short:
            entity.short.append(text)
        return
    if relation == RDFS.label.value:
        entity.name = entity.name or text
    if row.get("language", "en") not in ("", "en") or not text.isascii():
        entity.native = text if not _latin(text) else entity.native
    if text not in entity.names:
        entity.names.insert(0 if relation == RDFS.label.value else len(entity.names), text)


def _latin(text: str) -> bool:
    return all(ord(char) < 0x250 or not char.isalpha() for char in text)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] if iri.startswith(CQ.iri) else iri.rpartition("/")[2].rpartition("#")[2]


def _value(value: str, base: str) -> str:
    if value.startswith(WIKIDATA_ENTITY):
        return value.removeprefix(WIKIDATA_ENTITY)
    if _KIND in value:
        return value.rpartition("/")[2]
    return value.removeprefix(base)
