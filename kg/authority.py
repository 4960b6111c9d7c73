"""Lookups over the authority that the reader needs: every index is built once, every answer is a dictionary's."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from kg import names
from loaders.authority import load
from loaders.authority_records import (
    Administration,
    Agreement,
    AuthorityData,
    Country,
    DatedEvent,
    Group,
    Office,
    Person,
    Publisher,
    Tenure,
)

__all__ = ["Alias", "Authority"]

K = TypeVar("K")


class Alias(NamedTuple):
    """A surface form for matching in text, and what it may mean. One surface may stand in several aliases."""

    surface: str
    kind: str
    """person, surname, office, country, adjective, capital, metonym, group, agreement, event or publisher."""
    key: str


class Authority:
    """Who held which office when, and what the names in texts refer to.

    All `earliest`/`latest` pairs are inclusive days; a single day is given twice. Tenures come back in the order
    of their start. Keys that do not exist give empty answers, not errors.
    """

    def __init__(self, data: AuthorityData) -> None:
        self.data = data
        self.persons: dict[str, Person] = data.persons
        self.offices: dict[str, Office] = data.offices
        self.tenures: dict[str, Tenure] = data.tenures
        self.administrations: dict[str, Administration] = data.administrations
        self.agreements: dict[str, Agreement] = data.agreements
        self.countries: dict[str, Country] = data.countries
        self.groups: dict[str, Group] = data.groups
        self.publishers: dict[str, Publisher] = data.publishers
        self.events: dict[str, DatedEvent] = data.events
        self.digest: str = data.digest
        self._by_name = _index((key, p.key) for p in self.persons.values() for key in _person_keys(p))
        self._by_surname = _index(
            (names.phrase(s), p.key) for p in self.persons.values() for s in p.surnames if names.phrase(s)
        )
        self._tenures_by_office: dict[str, tuple[Tenure, ...]] = _grouped(self.tenures.values(), "office")
        self._tenures_by_person: dict[str, tuple[Tenure, ...]] = _grouped(self.tenures.values(), "person")
        self._offices_by_kind = _index(((o.country, o.kind), o.key) for o in self.offices.values())
        self._offices_by_title = _index(
            (names.title(title), o.key) for o in self.offices.values() for title in (o.label, *o.aliases)
        )

    @classmethod
    def load(cls, directory: Path | None = None) -> Authority:
        """Read and check the authority, overridden by the files in `directory`; raise `AuthorityError`."""
        return cls(load(directory))

    # Persons

    def persons_named(self, name: str) -> tuple[str, ...]:
        """Return the persons with this full name, alias or initials, in either order of family and given name."""
        for key in names.keys_to_try(name):
            if key in self._by_name:
                return self._by_name[key]
        return ()

    def persons_with_surname(self, surname: str) -> tuple[str, ...]:
        """Return the persons whom a title may precede with this name ("von der Leyen", "Abdullah II")."""
        return self._by_surname.get(names.phrase(surname), ())

    # Tenures

    def holders(
        self, office_key: str, earliest: dt.date, latest: dt.date, acting: bool | None = None
    ) -> tuple[Tenure, ...]:
        """Return the tenures of an office that the record allows on some day of the interval."""
        return tuple(
            tenure
            for tenure in self._tenures_by_office.get(office_key, ())
            if tenure.possible_on(earliest, latest) and acting in (None, tenure.acting)
        )

    def effective_holders(self, office_key: str, day: dt.date) -> tuple[Tenure, ...]:
        """Return who exercised an office on a day.

        On the day of a handover both holders, in that order. While an incumbent is suspended, that is while
        somebody acts between the start and the end of the incumbent's tenure, the acting holder alone; on the first
        day of acting both.
        """
        present = self.holders(office_key, day, day)
        acting = [tenure for tenure in present if tenure.acting]
        suspended = {
            other.key
            for other in present
            for tenure in acting
            if not other.acting
            and other.person != tenure.person
            and other.start.latest < tenure.start.earliest < day
            and (other.end is None or day < other.end.earliest)
            and (tenure.end is None or day < tenure.end.latest or self._relieved(tenure, day))
        }
        return tuple(tenure for tenure in present if tenure.key not in suspended)

    def _relieved(self, tenure: Tenure, day: dt.date) -> bool:
        """Whether another acting holder takes over on the day on which this one ends."""
        return any(
            other.acting and other.key != tenure.key and other.start.earliest <= day
            for other in self.holders(tenure.office, day, day)
        )

    def tenures_of(self, person_key: str) -> tuple[Tenure, ...]:
        """Return all tenures of a person."""
        return self._tenures_by_person.get(person_key, ())

    def tenure_on(self, person_key: str, office_key: str, earliest: dt.date, latest: dt.date) -> Tenure | None:
        """Return the person's tenure of the office that the record allows in the interval.

        Where it allows several (acting, then appointed), the one that covers the last day, else the latest one.
        """
        found = [t for t in self.holders(office_key, earliest, latest) if t.person == person_key]
        return max(found, key=lambda t: (t.possible_on(latest, latest), t.start), default=None)

    def offices_held(self, person_key: str, earliest: dt.date, latest: dt.date) -> tuple[Tenure, ...]:
        """Return the person's tenures that the record allows on some day of the interval."""
        return tuple(t for t in self.tenures_of(person_key) if t.possible_on(earliest, latest))

    # Offices

    def offices_of(self, country: str, office_kind: str) -> tuple[str, ...]:
        """Return the offices of a kind that a country has, in the order of offices.csv."""
        return self._offices_by_kind.get((country, office_kind), ())

    def office_by_title(self, title: str, country: str | None = None) -> tuple[str, ...]:
        """Return the offices of that label or alias (adviser = advisor), of one country where it is given."""
        found = self._offices_by_title.get(names.title(title), ())
        return found if country is None else tuple(key for key in found if self.offices[key].country == country)

    def leader_office(self, country: str, among: Collection[str] = ()) -> str | None:
        """Return the office meant by "the leader" of a country: "jp-prime-minister", "kr-president".

        `among` are the countries whose leaders meet: to the summits of some groups a state sends another official.
        """
        for group in self.groups.values():
            if group.leaders and set(group.members) == set(among):
                sent = next((key for key in group.leaders if self.offices[key].country == country), None)
                if sent is not None:
                    return sent
        found = self.countries.get(country)
        return found.leader if found else None

    # Countries

    @cached_property
    def _countries_by_name(self) -> dict[str, tuple[str, ...]]:
        def surfaces() -> Iterator[tuple[str, str]]:
            for wanted_ambiguous in (False, True):
                for country in self.countries.values():
                    marked = set(country.ambiguous)
                    for surface in _country_names(country):
                        if (surface in marked) is wanted_ambiguous:
                            yield names.phrase(surface), country.code

        return _index(surfaces())

    def countries_of(self, text: str) -> tuple[str, ...]:
        """Return the countries that a name, adjective, capital, metonym or (in capitals) code may stand for.

        The usual one comes first: of those that share a name, the one whose row does not mark it as ambiguous.
        """
        if text in self._countries_by_code:
            return (self._countries_by_code[text],)
        return self._countries_by_name.get(names.phrase(text), ())

    @cached_property
    def _countries_by_code(self) -> dict[str, str]:
        return {code: c.code for c in self.countries.values() for code in (c.code, c.iso3) if code}

    def country_of(self, text: str) -> str | None:
        """Return the country that a name, adjective, capital or metonym usually stands for."""
        found = self.countries_of(text)
        return found[0] if found else None

    def is_ambiguous_country(self, text: str) -> bool:
        """Whether a name may mean another country or no country at all ("Korean", "Georgia", "Washington")."""
        return names.phrase(text) in self._ambiguous_countries

    @cached_property
    def _ambiguous_countries(self) -> frozenset[str]:
        marked = {names.phrase(name) for country in self.countries.values() for name in country.ambiguous}
        return frozenset(marked | {name for name, codes in self._countries_by_name.items() if len(codes) > 1})

    # Publishers, administrations, agreements, events

    @cached_property
    def _publishers_by_name(self) -> dict[str, tuple[str, ...]]:
        return _index((names.key(n), p.key) for p in self.publishers.values() for n in (p.key, p.name, *p.aliases))

    @cached_property
    def _publishers_by_domain(self) -> dict[str, str]:
        return {domain: p.key for p in self.publishers.values() for domain in p.domains}

    def publisher_of(self, text: str) -> str | None:
        """Return the publisher of that name, alias, web domain or address."""
        found = self._publishers_by_name.get(names.key(text))
        if found:
            return found[0]
        labels = _host(text).split(".")
        hosts = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self._publishers_by_domain[name] for name in hosts if name in self._publishers_by_domain), None)

    def administrations_on(self, country: str, day: dt.date) -> tuple[str, ...]:
        """Return the administrations that may have governed a country on a day."""
        return tuple(a.key for a in self.administrations.values() if a.country == country and a.possible_on(day, day))

    @cached_property
    def _agreements_by_name(self) -> dict[str, tuple[str, ...]]:
        return _index((names.phrase(n), a.key) for a in self.agreements.values() for n in (a.label, *a.aliases))

    def agreements_named(self, text: str) -> tuple[str, ...]:
        """Return the agreements of that label or alias; several share "SMA"."""
        return self._agreements_by_name.get(names.phrase(text), ())

    @cached_property
    def _events_by_name(self) -> dict[str, tuple[str, ...]]:
        return _index((names.phrase(n), e.key) for e in self.events.values() for n in (e.label, *e.aliases))

    def events_named(self, text: str) -> tuple[str, ...]:
        """Return the dated events of that label or alias."""
        return self._events_by_name.get(names.phrase(text), ())

    # Matching in text

    def alias_table(self) -> Iterator[Alias]:
        """Yield every surface form to look for in texts, in natural case, without repetition.

        Persons come in both orders, hyphenated, spaced and joined ("Byung-se Yun", "Yun Byung Se", "Yun Byungse"),
        with accents and without. Match without regard to case, but an all-capital acronym ("SMA", "MBS") only as such.
        """
        return iter(dict.fromkeys(self._aliases()))

    def _aliases(self) -> Iterator[Alias]:
        for person in self.persons.values():
            for name in (person.name, *person.aliases, *((person.native_name,) if person.native_name else ())):
                for surface in _spellings(name, person.surnames):
                    yield Alias(surface, "person", person.key)
            for surname in person.surnames:
                for surface in _plain_too(surname):
                    yield Alias(surface, "surname", person.key)
        for office in self.offices.values():
            for title in (office.label, *office.aliases):
                yield Alias(title, "office", office.key)
        for country in self.countries.values():
            kinds = {"country": (country.name, country.official_name, *country.aliases)}
            kinds |= {"adjective": country.adjectives, "capital": country.capitals, "metonym": country.metonyms}
            for kind, surfaces in kinds.items():
                for surface in surfaces:
                    for spelling in _plain_too(surface):
                        yield Alias(spelling, kind, country.code)
        for group in self.groups.values():
            for surface in (group.label, *group.aliases):
                yield Alias(surface, "group", group.key)
        for agreement in self.agreements.values():
            for surface in (agreement.label, *agreement.aliases):
                yield Alias(surface, "agreement", agreement.key)
        for event in self.events.values():
            for surface in (event.label, *event.aliases):
                yield Alias(surface, "event", event.key)
        for publisher in self.publishers.values():
            for surface in (publisher.name, *publisher.aliases):
                yield Alias(surface, "publisher", publisher.key)


def _host(text: str) -> str:
    """The host of a web address, with or without its scheme; empty for anything else."""
    if " " in text.strip():
        return ""
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # "[" opens an IPv6 address
        return ""


def _index(pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    found: dict[K, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _grouped(tenures: Iterable[Tenure], by: str) -> dict[str, tuple[Tenure, ...]]:
    groups: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        groups[getattr(tenure, by)].append(tenure)
    return {key: tuple(sorted(group, key=lambda t: (t.start, t.key))) for key, group in groups.items()}


def _person_keys(person: Person) -> set[str]:
    keys = {names.key(person.native_name)} if person.native_name else set()
    for name in (person.name, *person.aliases):
        keys |= names.keys_of_name(name, person.surnames)
    return keys


def _country_names(country: Country) -> tuple[str, ...]:
    own = (country.name, country.official_name, *country.aliases, *country.adjectives)
    return (*own, *country.capitals, *country.metonyms)


def _plain_too(surface: str) -> tuple[str, ...]:
    """Return a surface and, where it has accents, its form without."""
    plain = names.plain(surface)
    return (surface,) if plain == surface else (surface, plain)


def _spellings(name: str, surnames: tuple[str, ...]) -> Iterator[str]:
    orders = [name]
    for surname in surnames:
        if name.endswith(f" {surname}"):
            orders.append(f"{surname} {name.removesuffix(surname).strip()}")
        elif name.startswith(f"{surname} "):
            orders.append(f"{name.removeprefix(surname).strip()} {surname}")
    for order in orders:
        for surface in _plain_too(order):
            yield surface
            if "-" in surface:
                yield surface.replace("-", " ")
                yield surface.replace("-", "")
