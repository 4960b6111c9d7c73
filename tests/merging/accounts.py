"""Accounts made by hand: short words for the tests of merging."""

from __future__ import annotations

import datetime as dt

from kg.merging.summary import AccountSummary
from kg.records import AccountRef, Mode, Participant, Scope, Status

SEOUL, WASHINGTON, TOKYO = "Asia/Seoul", "America/New_York", "Asia/Tokyo"
PEOPLE = {
    "yun": ("yun-byung-se", "Yun Byung-se", "KR", "kr-foreign-minister"),
    "tillerson": ("tillerson-rex", "Rex Tillerson", "US", "us-secretary-of-state"),
    "trump": ("trump-donald", "Donald Trump", "US", "us-president"),
    "hwang": ("hwang-kyo-ahn", "Hwang Kyo-ahn", "KR", "kr-acting-president"),
    "kishida": ("kishida-fumio", "Kishida Fumio", "JP", "jp-foreign-minister"),
    "kim-a": ("kim-sung-han", "Kim Sung-han", "KR", "kr-security-adviser"),
    "kim-b": ("kim-kwan-jin", "Kim Kwan-jin", "KR", "kr-security-adviser"),
}


def party(name: str) -> Participant:
    """A person by short name, a government by its code (`US`), an office as `US:us-secretary-of-state`."""
    if name in PEOPLE:
        key, person, country, office = PEOPLE[name]
        return Participant(official=key, person=person, office=office, office_key=office, country=country)
    country, _, office = name.partition(":")
    return Participant(official=None, person=None, office=office or None, office_key=office or None, country=country)


def account(
    doc: str,
    day: str | None = "2017-02-07",
    who: str = "yun tillerson",
    *,
    mode: Mode = Mode.PHONE_CALL,
    status: Status = Status.HELD,
    zone: str | None = SEOUL,
    index: int = 0,
    at: str | None = None,
    written: str | None = None,
    scope: Scope = Scope.MAIN,
) -> AccountSummary:
    """One account; `day` is a day or a span as in exported records."""
    first, _, last = (day or "").partition("/")
    return AccountSummary(
        ref=AccountRef(doc, index),
        start=100 * index,
        publisher=zone and f"publisher-in-{zone}",
        zone=zone,
        written=dt.date.fromisoformat(written) if written else None,
        mode=mode,
        status=status,
        scope=scope,
        earliest=dt.date.fromisoformat(first) if first else None,
        latest=dt.date.fromisoformat(last or first) if first else None,
        start_time=dt.time.fromisoformat(at) if at else None,
        place=None,
        parties=tuple(map(party, who.split())),
    )
