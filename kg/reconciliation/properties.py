"""What can be asked of a thing: properties that constrain a match, and properties whose values are fetched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.reconciliation.entities import Entity, Held
from kg.reconciliation.index import Index
from loaders.partial_dates import PartialDate

Value = str | int | dt.date | Entity
"""A value of a property: text, a number, a day or another thing."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How values are wanted."""

    days: tuple[dt.date, dt.date] | None = None
    """Only offices held on some day of the interval."""
    limit: int = 0
    """Most values; 0 for all."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property; where `values` is missing it constrains matches only."""

    id: str
    name: str
    description: str
    types: frozenset[str]
    values: Callable[[Index, Entity, Wish], Iterator[Value]] | None = None
    constrains: bool = True
    """Whether a query may name it."""
    range: str | None = None
    """Type of its values where they are things."""


def days_of(text: str) -> tuple[dt.date, dt.date] | None:
    """Read a day, month, year or interval as a table's cell may hold it; None for anything else.

    >>> days_of("2017-02")
    (datetime.date(2017, 2, 1), datetime.date(2017, 2, 28))
    >>> days_of("2017-02-07T00:00:00Z") == days_of("2017-02-07"), days_of("soon")
    (True, None)
    """
    try:
        found = PartialDate.parse("/".join(part.strip().partition("T")[0] for part in text.split("/")))
    except ValueError:
        return None
    return found.earliest, found.latest


def _facts(name: str) -> Callable[[Index, Entity, Wish], Iterator[Value]]:
    def values(index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
        for value in entity.facts.get(name, ()):
            yield index.entities.get(value, value)

    return values


def _number(name: str) -> Callable[[Index, Entity, Wish], Iterator[Value]]:
    def values(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
        yield from (int(value) for value in entity.facts.get(name, ()) if value.isdecimal())

    return values


def _day(name: str) -> Callable[[Index, Entity, Wish], Iterator[Value]]:
    def values(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
        yield from map(dt.date.fromisoformat, entity.facts.get(name, ()))

    return values


def _in(held: Held, wish: Wish) -> bool:
    return wish.days is None or held.possible_in(*wish.days)


def _offices(index: Index, entity: Entity, wish: Wish) -> Iterator[Value]:
    seen = dict.fromkeys(held.office for held in entity.held if _in(held, wish))
    yield from (index.entities[office] for office in seen if office in index.entities)


def _tenures(index: Index, entity: Entity, wish: Wish) -> Iterator[Value]:
    for held in entity.held:
        if _in(held, wish) and (office := index.entities.get(held.office)):
            end = held.end.isoformat() if held.end else ""
            yield f"{'Acting ' if held.acting else ''}{office.name}, {held.start.isoformat()}/{end}"


def _holders(index: Index, entity: Entity, wish: Wish) -> Iterator[Value]:
    for person in index.holders.get(entity.id, ()):
        if any(held.office == entity.id and _in(held, wish) for held in person.held):
            yield person


def _native(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
    if entity.native:
        yield entity.native


def _aliases(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
    yield from (name for name in entity.names if name not in (entity.name, entity.native))


def _contacts(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
    yield entity.contacts


def _first_contact(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
    if entity.first_contact:
        yield dt.date.fromisoformat(entity.first_contact)


def _last_contact(_index: Index, entity: Entity, _wish: Wish) -> Iterator[Value]:
    if entity.last_contact:
        yield dt.date.fromisoformat(entity.last_contact)


_SIDES = frozenset({"Side", "Country", "InternationalOrganisation"})
_PERSON = frozenset({"Official", "UnlinkedOfficial"})
_ALL = _PERSON | _SIDES | {"Office", "Administration", "Agreement", "Organisation"}

PROPERTIES: dict[str, Property] = {
    found.id: found
    for found in (
        Property(
            "country",
            "Country",
            "A name, adjective, capital or code of the side it belongs to, or a reconciled country.",
            _PERSON | {"Office", "Administration", "Organisation"},
            _facts("country"),
            range="Country",
        ),
        Property(
            "office",
            "Office held",
            "A title (“Foreign Minister”), an office's name, or a reconciled office.",
            _PERSON,
            _offices,
            range="Office",
        ),
        Property("date", "In office on", "A day, month, year or interval (2017-02-07, 2017-02, 2017, A/B).", _PERSON),
        Property(
            "tenure", "Tenures", "Each office held, with the first and last possible day.", _PERSON, _tenures, False
        ),
        Property("holder", "Holders", "Who held the office.", frozenset({"Office"}), _holders, False, "Official"),
        Property(
            "officeKind",
            "Kind of office",
            "foreign-minister, head-of-state, …",
            frozenset({"Office"}),
            _facts("officeKind"),
        ),
        Property(
            "head",
            "Head",
            "The head of the administration.",
            frozenset({"Administration"}),
            _facts("head"),
            range="Official",
        ),
        Property(
            "party", "Party", "A side that is party to it.", frozenset({"Agreement"}), _facts("party"), range="Side"
        ),
        Property(
            "agreementKind",
            "Kind of agreement",
            "treaty, declaration, …",
            frozenset({"Agreement"}),
            _facts("agreementKind"),
        ),
        Property(
            "signed",
            "Date",
            "The day of signing or announcement, where it is known.",
            frozenset({"Agreement"}),
            _day("date"),
            False,
        ),
        Property(
            "start", "First day", "Its first possible day.", frozenset({"Administration"}), _day("startDate"), False
        ),
        Property("end", "Last day", "Its last possible day.", frozenset({"Administration"}), _day("endDate"), False),
        Property(
            "wikidata", "Wikidata item", "The item at Wikidata (Q…) that is the same thing.", _ALL, _facts("exactMatch")
        ),
        Property("code", "Code", "ISO 3166-1 alpha-2, or UN, EU, NATO.", _SIDES, _facts("notation")),
        Property("iso3", "ISO 3166-1 alpha-3", "Three-letter code.", _SIDES, _facts("iso3")),
        Property("cow", "Correlates of War number", "Number in the state list.", _SIDES, _number("cowCode")),
        Property("native", "Native name", "The name in the script of its country.", _PERSON, _native),
        Property("alias", "Other names", "Further names.", _ALL, _aliases),
        Property(
            "contacts", "Number of contacts", "Contacts in which it takes part.", _PERSON | _SIDES, _contacts, False
        ),
        Property(
            "firstContact", "First contact", "Day of the earliest contact.", _PERSON | _SIDES, _first_contact, False
        ),
        Property("lastContact", "Last contact", "Day of the latest contact.", _PERSON | _SIDES, _last_contact, False),
    )
}
FACTS: Mapping[str, str] = {
    "officeKind": "officeKind", "head": "head", "party": "party", "agreementKind": "agreementKind",
    "wikidata": "exactMatch", "code": "notation", "iso3": "iso3", "cow": "cowCode", "native": "native",
    "alias": "alias",
}  # fmt: skip
"""Property of a query -> name under which `kg.reconciliation.matching` compares it."""


def values_of(index: Index, entity: Entity, property: str, wish: Wish) -> list[Value]:
    """Return the values of a property; none where it is unknown or has none."""
    found = PROPERTIES.get(property)
    if found is None or found.values is None:
        return []
    values = list(found.values(index, entity, wish))
    return values[: wish.limit] if wish.limit else values
