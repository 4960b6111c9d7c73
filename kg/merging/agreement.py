"""When two accounts can speak of one contact: the rules on people, days and media, pair by pair."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kg.merging.summary import AccountSummary, side
from kg.records import Mode, Participant, Scope

NEAR_ZONES = dt.timedelta(hours=3)
"""Publishers whose clocks differ by less share their local date but for calls around midnight."""
SAME_START = dt.timedelta(minutes=30)
"""Two stated starts in one zone that lie further apart are two contacts."""
LATER = dt.timedelta(days=2)
"""A text written more days after a call looks back on it."""
REMOTE = {Mode.PHONE_CALL, Mode.VIDEO_CALL}


class People(IntEnum):
    """How well the parties of two accounts agree; the higher, the better."""

    GOVERNMENTS = 1  # on some side one account gives only a government or a delegation
    COVERED = 2  # a person or an office in common on every side; one account names more of the retinue
    SAME = 3


class Agreement(NamedTuple):
    """How well two accounts agree; compares from worse to better."""

    people: People
    day: int
    """2 the same exact day, 1 neighbouring days of two time zones, 0 windows that overlap."""
    mode: int
    """2 the same medium, 1 media that do not exclude each other."""

    @property
    def firm(self) -> bool:
        """Whether it suffices by itself; a loose one counts only where nothing else fits."""
        return self.people >= People.COVERED and self.day >= 1 and self.mode >= 1


def agreement(a: AccountSummary, b: AccountSummary) -> Agreement | None:
    """Compare two accounts of different documents and the same status; None: they cannot be of one contact."""
    if a.doc == b.doc or a.status is not b.status:
        return None
    if (mode := modes_agree(a.mode, b.mode)) is None or (day := days_agree(a, b)) is None:
        return None
    if (people := people_agree(a.parties, b.parties)) is None or _starts_differ(a, b):
        return None
    return Agreement(people, day, mode)


def modes_agree(a: Mode, b: Mode) -> int | None:
    """2 the same, 1 compatible (one unspecified, or a call that one side saw and the other heard), None otherwise."""
    if a is b:
        return 2
    if Mode.UNSPECIFIED in (a, b) or {a, b} == REMOTE:
        return 1
    return None


def days_agree(a: AccountSummary, b: AccountSummary) -> int | None:
    """Compare the windows, allowing for local dates of two time zones; see `Agreement.day`."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    if a.exact and a.earliest == b.earliest == b.latest:
        return 2
    for shift in sorted(_shifts(a, b), key=abs):
        by = dt.timedelta(days=shift)
        if a.earliest + by <= b.latest and b.earliest <= a.latest + by:
            return 1 if a.exact and b.exact else 0
    return None


def people_agree(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> People | None:
    """Compare who took part; both must name the same sides."""
    sides_a, sides_b = _by_side(a), _by_side(b)
    if sides_a.keys() != sides_b.keys() or not sides_a:
        return None
    level = People.SAME
    for name, of_a in sides_a.items():
        if (found := _side_agrees(of_a, sides_b[name])) is None:
            return None
        level = min(level, found)
    return level


def _side_agrees(a: list[Participant], b: list[Participant]) -> People | None:
    persons_a = {p.official for p in a if p.official}
    persons_b = {p.official for p in b if p.official}
    if persons_a and persons_b:
        if persons_a == persons_b:
            return People.SAME
        return People.COVERED if persons_a & persons_b else None
    offices_a, offices_b = _offices(a), _offices(b)
    if persons_a or persons_b:
        if offices_a and offices_b:
            # An office on a day is its holder: as good as the name.
            return People.COVERED if offices_a & offices_b else None
        return People.GOVERNMENTS
    if offices_a and offices_b:
        return People.SAME if offices_a == offices_b else None
    return People.GOVERNMENTS


def _offices(parties: list[Participant]) -> set[str]:
    """Offices that can be compared: those with a key. Labels vary with the text and prove nothing."""
    return {p.office_key for p in parties if p.office_key}


def _by_side(parties: tuple[Participant, ...]) -> dict[str, list[Participant]]:
    found: dict[str, list[Participant]] = {}
    for party in parties:
        found.setdefault(side(party), []).append(party)
    return found


def _shifts(a: AccountSummary, b: AccountSummary) -> tuple[int, ...]:
    """How many days b's local date may lie after a's for the same moment."""
    if a.publisher == b.publisher or (a.zone == b.zone and a.zone is not None):
        return (0, -1, 1) if _other_clock(a, b) or _other_clock(b, a) else (0,)
    if a.zone is None or b.zone is None or a.earliest is None:
        return (0, -1, 1)
    offset_a, offset_b = _offset(a.zone, a.earliest), _offset(b.zone, a.earliest)
    if offset_a is None or offset_b is None:
        return (0, -1, 1)
    if abs(offset_b - offset_a) < NEAR_ZONES:
        return (0,)
    return (0, 1) if offset_b > offset_a else (0, -1)


def _other_clock(background: AccountSummary, own: AccountSummary) -> bool:
    """Whether a later text's mention may date a call by the other side's clock.

    The report of a call is dated where it was written; what is said of it weeks afterwards often repeats the date
    that the other side gave.
    """
    return (
        background.mode in REMOTE
        and (background.scope, own.scope) == (Scope.MENTIONED, Scope.MAIN)
        and background.written is not None
        and background.latest is not None
        and background.written - background.latest > LATER
    )


def _starts_differ(a: AccountSummary, b: AccountSummary) -> bool:
    if a.start_time is None or b.start_time is None or a.zone is None or a.zone != b.zone:
        return False
    day = dt.date(2000, 1, 1)
    return abs(dt.datetime.combine(day, a.start_time) - dt.datetime.combine(day, b.start_time)) > SAME_START


@lru_cache(maxsize=4096)
def _offset(zone: str, day: dt.date) -> dt.timedelta | None:
    try:
        return dt.datetime.combine(day, dt.time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
