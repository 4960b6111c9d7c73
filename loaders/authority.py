"""The authority: who held which office when, and the names of countries, agreements, publishers and dated events.

The files are `ontology/authority/*.csv`: UTF-8, comma, `|` inside list fields, one header line. A folder given to
`load` may hold any of them, with any of their columns: a row whose key is known overrides the columns given there,
any other row adds, and a row with `delete` = `true` removes. Everything is checked before anything is used, and all
problems are reported together, each as `file:line: reason`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from loaders.authority_checks import check_all
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
    Status,
    Tenure,
)
from loaders.authority_tables import AuthorityError, Column, Row, Table, read_table
from loaders.partial_dates import PartialDate

__all__ = ["AuthorityData", "AuthorityError", "load"]

Record = TypeVar("Record")

_STATUS = get_args(Status)
_COUNTRY_KINDS = ("state", "territory", "organisation")
_PUBLISHER_KINDS = ("government", "wire", "daily", "broadcaster", "organisation")
_WIKIDATA_STATUS = ("verified", "memory", "none")
_KEY = re.compile(r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*")
_COUNTRY_CODE = re.compile(r"[A-Z]{2}|NATO")
_KIND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QID = re.compile(r"Q[1-9]\d*")
_SUFFIX = re.compile(r"(?:,?\s+(?:Jr|Sr)\.?|\s+(?:II|III|IV))$")
_PARTICLES = frozenset(
    "von van der den de la le du da dos das del della di bin ibn bint al el ter ten af av zu abu ould".split()
)


def _columns(spec: str) -> tuple[Column, ...]:
    return tuple(Column(name.rstrip("!"), name.endswith("!")) for name in spec.split())


PERSONS = Table(
    "persons.csv", _columns("key! name! native_name surnames aliases country! wikidata wikidata_status evidence")
)
OFFICES = Table(
    "offices.csv",
    _columns("key! label! country! organisation kind! seats aliases wikidata wikidata_status evidence"),
)
TENURES = Table(
    "tenures.csv",
    _columns("key person_key! office_key! start! end acting status! evidence!"),
    key=("key", "person_key", "office_key", "start"),
)
ADMINISTRATIONS = Table(
    "administrations.csv", _columns("key! label! country! head! start! end wikidata status! evidence!")
)
AGREEMENTS = Table("agreements.csv", _columns("key! label! aliases kind! date! parties wikidata status! evidence!"))
COUNTRIES = Table(
    "countries.csv",
    _columns("code! iso3 cow kind! name! official_name! aliases adjectives ambiguous capitals metonyms leader"),
    key=("code",),
)
PUBLISHERS = Table("publishers.csv", _columns("key! name! aliases country! timezone! domains kind!"))
GROUPS = Table("groups.csv", _columns("key! label! aliases members! leaders"))
EVENTS = Table("dated_events.csv", _columns("key! label! aliases kind! countries date! status! evidence!"))
TABLES = (PERSONS, OFFICES, TENURES, ADMINISTRATIONS, AGREEMENTS, COUNTRIES, GROUPS, PUBLISHERS, EVENTS)


def load(directory: Path | None = None) -> AuthorityData:
    """Read the shipped authority, overridden and extended by the files in `directory`.

    Raises `AuthorityError` with every problem found, each `file:line: reason`.
    """
    problems: list[str] = []
    if directory is not None and not directory.is_dir():
        raise AuthorityError([f"{directory}: not a folder"])
    rows = {table: read_table(table, directory, problems) for table in TABLES}
    if directory is not None:
        problems.extend(_strays(directory))

    def build(table: Table, builder: Callable[[Row], Record | None]) -> dict[str, Record]:
        records = {}
        for key, row in rows[table].items():
            _check_key(row, table)
            record = builder(row)
            if record is not None:
                records[key] = record
        return records

    data = AuthorityData(
        persons=build(PERSONS, _person),
        offices=build(OFFICES, _office),
        tenures=build(TENURES, _tenure),
        administrations=build(ADMINISTRATIONS, _administration),
        agreements=build(AGREEMENTS, _agreement),
        countries=build(COUNTRIES, _country),
        groups=build(GROUPS, _group),
        publishers=build(PUBLISHERS, _publisher),
        events=build(EVENTS, _event),
        digest=_digest(rows),
    )
    check_all(data, {table.filename: rows[table] for table in TABLES})
    if problems:
        raise AuthorityError(sorted(dict.fromkeys(problems), key=_by_place))
    return data


def _by_place(problem: str) -> tuple[str, int, str]:
    match = re.match(r"(.*?\.csv):(\d+):", problem)
    return (match[1], int(match[2]), problem) if match else (problem, 0, problem)


def _strays(directory: Path) -> list[str]:
    known = {table.filename for table in TABLES}
    found = sorted(path for path in directory.iterdir() if path.suffix.lower() == ".csv" and path.name not in known)
    return [f"{path}: not a file of the authority (known: {', '.join(sorted(known))})" for path in found]


def _digest(rows: dict[Table, dict[str, Row]]) -> str:
    digest = hashlib.sha256()
    for table in TABLES:
        for key, row in sorted(rows[table].items()):
            values = row.values
            cells = [f"{name}={values[name]}" for name in sorted(values) if values[name]]
            digest.update("\x1f".join((table.filename, key, *cells, "\x1e")).encode())
    return digest.hexdigest()


def _check_key(row: Row, table: Table) -> None:
    pattern = _COUNTRY_CODE if table is COUNTRIES else _KEY
    if not pattern.fullmatch(row.key):
        expected = "two capital letters or NATO" if table is COUNTRIES else "small letters, digits, '-', '_' and '.'"
        row.problem(f"{table.key[0]} {row.key!r} is not well formed ({expected})", table.key[0])


def _wikidata(row: Row) -> str | None:
    value = row.optional("wikidata")
    if value is not None and not _QID.fullmatch(value):
        row.problem(f"wikidata is {value!r} (expected Q and a number)", "wikidata")
    return value


def _wikidata_status(row: Row) -> str:
    return row.choice("wikidata_status", _WIKIDATA_STATUS) if row.text("wikidata_status") else "none"


def _status(row: Row) -> Status:
    return cast("Status", row.choice("status", _STATUS))


def _kind(row: Row) -> str:
    kind = row.text("kind")
    if kind and not _KIND.fullmatch(kind):
        row.problem(f"kind is {kind!r} (expected a concept key such as foreign-minister)", "kind")
    return kind


def default_surname(name: str) -> str:
    """Return the family name of a name in western order, particles included.

    >>> default_surname("Ursula von der Leyen"), default_surname("Charles Q. Brown Jr.")
    ('von der Leyen', 'Brown')
    """
    words = _SUFFIX.sub("", name).split()
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


def _person(row: Row) -> Person:
    name = row.text("name")
    return Person(
        key=row.key,
        name=name,
        native_name=row.optional("native_name"),
        surnames=row.many("surnames") or ((default_surname(name),) if name else ()),
        aliases=row.many("aliases"),
        country=row.text("country"),
        wikidata=_wikidata(row),
        wikidata_status=_wikidata_status(row),
        evidence=row.text("evidence"),
    )


def _office(row: Row) -> Office:
    return Office(
        key=row.key,
        label=row.text("label"),
        country=row.text("country"),
        organisation=row.text("organisation"),
        kind=_kind(row),
        seats=row.number("seats", 1),
        aliases=row.many("aliases"),
        wikidata=_wikidata(row),
        wikidata_status=_wikidata_status(row),
        evidence=row.text("evidence"),
    )


def _interval(row: Row) -> tuple[PartialDate, PartialDate | None] | None:
    start, end = row.date("start"), row.date("end")
    if start is None:
        return None
    if end is not None and end.latest < start.earliest:
        row.problem(f"ends {end.text} before it starts {start.text}", "end")
    return start, end


def _tenure(row: Row) -> Tenure | None:
    interval = _interval(row)
    acting, status = row.flag("acting"), _status(row)
    if interval is None:
        return None
    return Tenure(
        key=row.key,
        person=row.text("person_key"),
        office=row.text("office_key"),
        start=interval[0],
        end=interval[1],
        acting=acting,
        status=status,
        evidence=row.text("evidence"),
    )


def _administration(row: Row) -> Administration | None:
    interval = _interval(row)
    wikidata, status = _wikidata(row), _status(row)
    if interval is None:
        return None
    return Administration(
        key=row.key,
        label=row.text("label"),
        country=row.text("country"),
        head=row.text("head"),
        start=interval[0],
        end=interval[1],
        wikidata=wikidata,
        status=status,
        evidence=row.text("evidence"),
    )


def _agreement(row: Row) -> Agreement | None:
    date = row.date("date")
    wikidata, status, kind = _wikidata(row), _status(row), _kind(row)
    if date is None:
        return None
    return Agreement(
        key=row.key,
        label=row.text("label"),
        aliases=row.many("aliases"),
        kind=kind,
        date=date,
        parties=row.many("parties"),
        wikidata=wikidata,
        status=status,
        evidence=row.text("evidence"),
    )


def _country(row: Row) -> Country:
    kind = cast("Literal['state', 'territory', 'organisation']", row.choice("kind", _COUNTRY_KINDS))
    iso3 = row.optional("iso3")
    if iso3 is not None and not re.fullmatch("[A-Z]{3}", iso3):
        row.problem(f"iso3 is {iso3!r} (expected three capital letters)", "iso3")
    return Country(
        code=row.key,
        iso3=iso3,
        cow=row.number("cow", 0) or None,
        kind=kind,
        name=row.text("name"),
        official_name=row.text("official_name"),
        aliases=row.many("aliases"),
        adjectives=row.many("adjectives"),
        ambiguous=row.many("ambiguous"),
        capitals=row.many("capitals"),
        metonyms=row.many("metonyms"),
        leader=row.optional("leader"),
    )


def _group(row: Row) -> Group:
    return Group(
        key=row.key,
        label=row.text("label"),
        aliases=row.many("aliases"),
        members=row.many("members"),
        leaders=row.many("leaders"),
    )


def _publisher(row: Row) -> Publisher:
    kind = row.choice("kind", _PUBLISHER_KINDS)
    return Publisher(
        key=row.key,
        name=row.text("name"),
        aliases=row.many("aliases"),
        country=row.text("country"),
        timezone=row.text("timezone"),
        domains=row.many("domains"),
        kind=cast("Literal['government', 'wire', 'daily', 'broadcaster', 'organisation']", kind),
    )


def _event(row: Row) -> DatedEvent | None:
    date = row.date("date")
    status, kind = _status(row), _kind(row)
    if date is None:
        return None
    return DatedEvent(
        key=row.key,
        label=row.text("label"),
        aliases=row.many("aliases"),
        kind=kind,
        countries=row.many("countries"),
        date=date,
        status=status,
        evidence=row.text("evidence"),
    )
