"""The things of a store that can be linked, with what is known of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kg.linking.records import KINDS, Subject, Tenure
from kg.rdf.namespaces import PREFIXES
from kg.reconciliation.entities import QUERIES, Entity, Row, entities
from kg.store import Store

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_PLACE = "https://w3id.org/communique/vocabulary/places/"
_PLACES = """
SELECT ?place ?name ?language ?code ?lat ?long ?item (COUNT(DISTINCT ?contact) AS ?contacts) WHERE {
  ?place skos:inScheme <https://w3id.org/communique/vocabulary/places> ; cq:countryCode ?code ;
    geo:lat ?lat ; geo:long ?long ; skos:prefLabel ?name BIND(LANG(?name) AS ?language)
  OPTIONAL { ?contact a cq:Contact ; cq:place ?place }
  OPTIONAL { ?place skos:exactMatch ?item FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/")) }
} GROUP BY ?place ?name ?language ?code ?lat ?long ?item"""


def subjects(store: Store, base: str, kinds: Iterable[str] = KINDS) -> list[Subject]:
    """Everything of these kinds, those with most contacts first."""
    wanted = set(kinds)
    found: list[Subject] = []
    if wanted - {"place"}:
        known = entities({name: rows(store, query) for name, query in QUERIES.items()}, base)
        holders = _holders(known)
        found += [_subject(e, known, holders) for e in known.values() if e.id.partition("/")[0] in wanted]
    if "place" in wanted:
        found += _places(rows(store, _PLACES))
    return sorted(found, key=lambda subject: (KINDS.index(subject.kind), -subject.contacts, subject.id))


def rows(store: Store, query: str) -> list[Row]:
    """The results of a SELECT as strings; prefixes are those of `kg.rdf.namespaces`."""
    solutions = store.select(_PROLOGUE + query)
    names = solutions.variables
    return [
        {name: str(getattr(cell, "value", "")) for name, cell in zip(names, row, strict=True) if cell is not None}
        for row in solutions
    ]


def _holders(known: Mapping[str, Entity]) -> dict[str, list[str]]:
    """Office -> items of its holders."""
    found: dict[str, list[str]] = {}
    for entity in known.values():
        if entity.wikidata:
            for office in {held.office for held in entity.held}:
                found.setdefault(office, []).append(entity.wikidata)
    return found


def _subject(entity: Entity, known: Mapping[str, Entity], holders: Mapping[str, list[str]]) -> Subject:
    country = known.get(entity.country or "")
    tenures = []
    for held in entity.held:
        office = known.get(held.office)
        label, item = (office.name, office.wikidata) if office else (held.office, None)
        tenures.append(Tenure(held.office, label, item, held.start, held.end))
    days = [day for name in ("startDate", "endDate", "date") for day in entity.facts.get(name, ())]
    dates = (dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))) if days else None
    return Subject(
        id=entity.id,
        label=entity.name,
        names=tuple(entity.names) if country is None else _with_shorter(entity.names, country),
        native=entity.native,
        country=next(iter(country.facts.get("notation", ())), None) if country else None,
        tenures=tuple(tenures),
        dates=dates,
        holders=tuple(holders.get(entity.id, ())),
        item=entity.wikidata,
        contacts=entity.contacts,
    )


def _with_shorter(own: list[str], country: Entity) -> tuple[str, ...]:
    """Names, and those that end in their country also without it: items are called "Minister for Foreign Affairs"."""
    endings = [f" of {the}{name}" for name in country.names for the in ("", "the ")]
    shorter = (name.removesuffix(ending) for name in own for ending in endings if name.endswith(ending))
    return tuple(dict.fromkeys((*own, *shorter)))


def _places(found: Iterable[Row]) -> list[Subject]:
    places: dict[str, list[Row]] = {}
    for row in found:
        places.setdefault(row["place"], []).append(row)
    subjects = []
    for iri, names in places.items():
        label = next((row["name"] for row in names if row["language"] == "en"), names[0]["name"])
        first = names[0]
        subjects.append(
            Subject(
                id=f"place/{iri.removeprefix(_PLACE)}",
                label=label,
                names=(label, *(row["name"] for row in names if row["name"] != label)),
                country=first["code"],
                position=(float(first["lat"]), float(first["long"])),
                item=first["item"].rpartition("/")[2] if "item" in first else None,
                contacts=int(first["contacts"]),
            )
        )
    return subjects
