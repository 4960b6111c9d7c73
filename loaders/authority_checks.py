"""What must hold between the authority's records: references, tenures of one office, names that mean one thing."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections import defaultdict
from itertools import pairwise

from loaders.authority_records import AuthorityData, Tenure
from loaders.authority_tables import Row

Rows = dict[str, dict[str, Row]]
MULTILATERAL = "multilateral"
"""The party of an instrument with too many parties to list."""


def check_all(data: AuthorityData, rows: Rows) -> None:
    """Note every problem between records on the row that has it."""
    _references(data, rows)
    _names(data, rows)
    _publishers(data, rows)
    _tenures(data, rows["tenures.csv"])


def _references(data: AuthorityData, rows: Rows) -> None:
    def country(table: str, key: str, code: str, column: str) -> None:
        if code and code not in data.countries:
            rows[table][key].problem(f"{column} {code!r} is not in countries.csv", column)

    for person in data.persons.values():
        country("persons.csv", person.key, person.country, "country")
    for office in data.offices.values():
        country("offices.csv", office.key, office.country, "country")
    for publisher in data.publishers.values():
        country("publishers.csv", publisher.key, publisher.country, "country")
    for state in data.countries.values():
        if state.leader and state.leader not in data.offices:
            rows["countries.csv"][state.code].problem(f"leader {state.leader!r} is not in offices.csv", "leader")
    for event in data.events.values():
        for code in event.countries:
            country("dated_events.csv", event.key, code, "countries")
    for group in data.groups.values():
        for code in group.members:
            country("groups.csv", group.key, code, "members")
        for office_key in group.leaders:
            if office_key not in data.offices:
                rows["groups.csv"][group.key].problem(f"leader {office_key!r} is not in offices.csv", "leaders")
    for agreement in data.agreements.values():
        for code in agreement.parties:
            if code != MULTILATERAL:
                country("agreements.csv", agreement.key, code, "parties")
    for administration in data.administrations.values():
        country("administrations.csv", administration.key, administration.country, "country")
        if administration.head not in data.persons:
            row = rows["administrations.csv"][administration.key]
            row.problem(f"head {administration.head!r} is not in persons.csv", "head")
    for tenure in data.tenures.values():
        row = rows["tenures.csv"][tenure.key]
        if tenure.person not in data.persons:
            row.problem(f"person_key {tenure.person!r} is not in persons.csv", "person_key")
        if tenure.office not in data.offices:
            row.problem(f"office_key {tenure.office!r} is not in offices.csv", "office_key")


def _names(data: AuthorityData, rows: Rows) -> None:
    titles = {title.casefold() for office in data.offices.values() for title in (office.label, *office.aliases)}
    for person in data.persons.values():
        for alias in person.aliases:
            if alias.casefold() in titles:
                rows["persons.csv"][person.key].problem(f"alias {alias!r} is the title of an office", "aliases")
    for country in data.countries.values():
        row = rows["countries.csv"][country.code]
        own = {country.name, country.official_name, *country.aliases, *country.adjectives, *country.capitals}
        own |= set(country.metonyms)
        for name in country.ambiguous:
            if name not in own:
                row.problem(f"ambiguous name {name!r} is none of its names", "ambiguous")
    unmarked: dict[str, list[str]] = defaultdict(list)
    for country in data.countries.values():
        marked = {name.casefold() for name in country.ambiguous}
        for name in {name.casefold() for name in (country.name, *country.aliases, *country.adjectives)} - marked:
            unmarked[name].append(country.code)
    for name, codes in sorted(unmarked.items()):
        for code in codes[1:]:
            others = ", ".join(other for other in codes if other != code)
            rows["countries.csv"][code].problem(
                f"name {name!r} is also a name of {others}: all but one mark it ambiguous"
            )


def _publishers(data: AuthorityData, rows: Rows) -> None:
    owner: dict[str, str] = {}
    for publisher in data.publishers.values():
        row = rows["publishers.csv"][publisher.key]
        try:
            zoneinfo.ZoneInfo(publisher.timezone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            row.problem(f"timezone {publisher.timezone!r} is not an IANA time zone", "timezone")
        for domain in publisher.domains:
            if domain != domain.casefold() or ":" in domain or domain.startswith("www."):
                row.problem(f"domain {domain!r} is not a bare host name in small letters", "domains")
            if domain in owner:
                row.problem(f"domain {domain!r} already belongs to {owner[domain]}", "domains")
            owner.setdefault(domain, publisher.key)


def _certain(tenure: Tenure) -> tuple[dt.date, dt.date]:
    """Return first and last day on which the person certainly held the office; no known end holds on."""
    return tenure.start_latest, tenure.end_earliest or dt.date.max


def _tenures(data: AuthorityData, rows: dict[str, Row]) -> None:
    by_office: dict[str, list[Tenure]] = defaultdict(list)
    by_both: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in data.tenures.values():
        by_both[tenure.person, tenure.office].append(tenure)
        if not tenure.acting:
            by_office[tenure.office].append(tenure)
    for same in by_both.values():
        same.sort(key=_certain)
        for one, other in pairwise(same):
            if _certain(other)[0] < _certain(one)[1]:
                rows[other.key].problem(f"overlaps the same person's tenure {one.key} of the same office")
    for key, tenures in by_office.items():
        office = data.offices.get(key)
        if office is not None and office.seats:
            _seats(office.label, office.seats, tenures, rows)


def _seats(label: str, seats: int, tenures: list[Tenure], rows: dict[str, Row]) -> None:
    """Note each non-acting tenure that begins while all seats are taken; the day of handover may be shared."""
    held: list[Tenure] = []
    for tenure in sorted(tenures, key=_certain):
        first, last = _certain(tenure)
        if last < first:
            continue  # its margins are wider than the tenure: no day is certain
        held = [other for other in held if _certain(other)[1] > first]
        if len(held) >= seats:
            others = ", ".join(f"{t.key} (until {t.end.text if t.end else 'no known end'})" for t in held)
            many = "one seat" if seats == 1 else f"{seats} seats"
            rows[tenure.key].problem(f"{label} has {many}, and from {tenure.start.text} on it is also held by {others}")
        held.append(tenure)
