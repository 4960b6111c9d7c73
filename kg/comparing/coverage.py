"""Whether a side's government is silent on a contact, or its texts of that time are not in the collection at all.

Silence is claimed only of a publisher that the collection covers in each month of the contact and that tells, somewhere
in the collection, of contacts of an office that took part: a defence ministry is not silent on what foreign ministers
say to each other.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.comparing.records import SideVoice, Told, Voice

COVERAGE, REPORTERS = "contact-coverage", "contact-reporters"
"""The queries behind it: documents of each government publisher of each side by month; who tells of such contacts."""
LONGEST = 3
"""Months of a window beyond which nobody can be said to be silent on it."""


def voices(
    accounts: Sequence[Told],
    sides: Iterable[str],
    window: tuple[dt.date, dt.date] | None,
    rows: Iterable[Mapping[str, str]],
    reporters: Iterable[Mapping[str, str]],
) -> tuple[SideVoice, ...]:
    """Say of each side whether its government tells of the contact.

    Args:
        accounts: the accounts there are.
        sides: country codes of the contact's sides.
        window: first and last day on which it may have taken place; None where undated.
        rows: of the query `contact-coverage`: `side`, `publisher`, `name`, `month` (`YYYY-MM`), `documents`.
        reporters: of the query `contact-reporters`: `publisher`.
    """
    covered: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    telling = {row["publisher"] for row in reporters}
    competent: set[str] = set()
    for row in rows:
        covered[row["side"]][row["name"]][row["month"]] = int(row["documents"])
        if row["publisher"] in telling:
            competent.add(row["name"])
    return tuple(_voice(side, accounts, covered[side], competent, window) for side in sorted(set(sides)))


def _voice(
    side: str,
    accounts: Sequence[Told],
    covered: Mapping[str, Mapping[str, int]],
    competent: set[str],
    window: tuple[dt.date, dt.date] | None,
) -> SideVoice:
    own = [a.publisher for a in accounts if a.publisher and a.publisher.country == side]
    if government := sorted({p.name for p in own if p.kind == "government"}):
        return SideVoice(side=side, voice=Voice.TOLD, explanation=f"told by {_and(government)}")
    press = sorted({p.name for p in own})
    also = f"; its press tells of it: {_and(press)}" if press else ""
    months = _months(window) if window else []
    silent = {
        name: sum(by_month[month] for month in months)
        for name, by_month in sorted(covered.items())
        if name in competent and months and all(by_month.get(month) for month in months)
    }
    if silent:
        counts = _and([f"{name} ({number} document{'s' if number != 1 else ''})" for name, number in silent.items()])
        return SideVoice(
            side=side,
            voice=Voice.SILENT,
            explanation=f"the collection has texts of {_span(months)} by {counts}; none tells of this contact{also}",
        )
    return SideVoice(
        side=side, voice=Voice.NOT_COLLECTED, explanation=_why_not(covered, competent, window, months) + also
    )


def _why_not(
    covered: Mapping[str, Mapping[str, int]],
    competent: set[str],
    window: tuple[dt.date, dt.date] | None,
    months: Sequence[str],
) -> str:
    if not covered:
        return "the collection has no text by a publisher of this government"
    if not window:
        return "the contact is undated, so nobody can be said to be silent on it"
    if not months:
        return f"the contact is not dated within {LONGEST} months, so nobody can be said to be silent on it"
    if not competent & covered.keys():
        return "no publisher of this government in the collection tells of contacts of the offices that took part"
    return (
        f"the collection has no text of {_span(months)} by a publisher of this government that tells of such contacts"
    )


def _months(window: tuple[dt.date, dt.date]) -> list[str]:
    """The months of a window; none where there are too many."""
    first, last = window
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 1 <= count <= LONGEST:
        return []
    start = first.year * 12 + first.month - 1
    return [f"{(start + n) // 12:04d}-{(start + n) % 12 + 1:02d}" for n in range(count)]


def _span(months: Sequence[str]) -> str:
    return months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
