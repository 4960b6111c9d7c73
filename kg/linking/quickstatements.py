"""Contacts as new items for Wikidata, in the tab-separated commands of QuickStatements (version 1).

Only what a reader there can check: held contacts of one day, at least two participants who have items, and the address
of a text that reports it, which is the reference of every statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.linking.subjects import rows
from kg.rdf.statements import when_label
from kg.records import When
from kg.store import Store

_CONTACTS = """
SELECT ?contact ?label ?date ?medium ?item ?name WHERE {
  ?contact a cq:Contact ; rdfs:label ?label ; cq:date ?date ; cq:participant ?official ;
    cq:status/skos:notation "held" ; cq:medium ?medium .
  ?official skos:exactMatch ?item ; rdfs:label ?name
  FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/Q"))
  FILTER NOT EXISTS { ?contact skos:exactMatch ?known }
}"""
_PLACES = """
SELECT ?contact ?item WHERE {
  ?contact a cq:Contact ; cq:place ?place . ?place skos:exactMatch ?item
  FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/Q")) }"""
_REFERENCES = """
SELECT DISTINCT ?contact ?url WHERE {
  ?account cq:accountOf ?contact ; cq:inDocument/schema:url ?url ; cq:scope/skos:notation "main" }"""
_MEDIA = {
    "phone-call": "phone call",
    "video-call": "video call",
    "in-person": "meeting",
    "written": "exchange of letters",
}


@dataclass(slots=True)
class Event:
    """A contact with what Wikidata lacks of it."""

    contact: str
    label: str
    day: str
    """YYYY-MM-DD"""
    medium: str
    """Key of the concept: `phone-call`."""
    participants: dict[str, str] = field(default_factory=dict)
    """Item -> name."""
    places: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)


def events(store: Store) -> list[Event]:
    """The contacts that can be told to Wikidata, by day."""
    found: dict[str, Event] = {}
    for row in rows(store, _CONTACTS):
        medium = row["medium"].rpartition("/")[2]
        event = found.setdefault(row["contact"], Event(row["contact"], row["label"], row["date"], medium))
        event.participants[row["item"].rpartition("/")[2]] = row["name"]
    for row in rows(store, _PLACES):
        if row["contact"] in found:
            found[row["contact"]].places.add(row["item"].rpartition("/")[2])
    for row in rows(store, _REFERENCES):
        if row["contact"] in found and urlsplit(row["url"]).scheme in ("http", "https"):
            found[row["contact"]].references.add(row["url"])
    told = [event for event in found.values() if len(event.participants) > 1 and event.references]
    return sorted(told, key=lambda event: (event.day, event.contact))


def commands(event: Event, instance_of: dict[str, str]) -> Iterator[str]:
    """The commands that make one item.

    Args:
        event: the contact.
        instance_of: medium -> item of its class (P31); a medium that is not there gets no class.
    """
    reference = ["S854", _text(sorted(event.references)[0])]
    yield "CREATE"
    yield "\t".join(("LAST", "Len", _text(event.label)))
    names = sorted(event.participants.values())
    medium = _MEDIA.get(event.medium, "contact")
    yield "\t".join(("LAST", "Den", _text(f"{medium} of {', '.join(names[:-1])} and {names[-1]}, {_day(event.day)}")))
    if event.medium in instance_of:
        yield "\t".join(("LAST", "P31", instance_of[event.medium], *reference))
    for item in sorted(event.participants):
        yield "\t".join(("LAST", "P710", item, *reference))
    yield "\t".join(("LAST", "P585", f"+{event.day}T00:00:00Z/11", *reference))
    if len(event.places) == 1:
        yield "\t".join(("LAST", "P276", next(iter(event.places)), *reference))


def _day(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return when_label(When(date, date))


def _text(value: str) -> str:
    """A string of QuickStatements: one line in double quotes, which it cannot hold itself."""
    plain = " ".join(value.split()).replace('"', "”")
    return f'"{plain[:250]}"' if not value.startswith("http") else f'"{plain}"'
