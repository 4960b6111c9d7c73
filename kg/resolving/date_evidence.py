"""What the date solver is told besides the text's own time expressions, and how it words its reasons."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.records import Passage
from kg.resolving.calendar_spans import Span

FIRST_DAY = dt.date(1945, 1, 1)
LAST_DAY = dt.date(2100, 12, 31)
"""Bounds of the calendar for open intervals; an interval that reaches one of them is open on that side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The text names a person as the present holder of an office: the days on which that was so.

    Give it for current holders only, never for "former" or "incoming" ones.
    """

    intervals: tuple[tuple[dt.date | None, dt.date | None], ...]
    """First and last possible day of each tenure that fits; None is open."""
    explanation: str
    """"Yun Byung-se was Foreign Minister of the Republic of Korea": a clause without the days."""
    tenure: str | None = None
    """Key of the tenure, where just one fits."""
    passage: Passage | None = None
    """In the offsets of the text that was searched."""
    sentences: tuple[int, ...] = ()
    """Indices of the sentences that speak of the person."""
    new: bool = False
    """The text calls the holder new in office."""

    def spans(self) -> list[Span]:
        """The intervals in order, merged where they overlap, with open ends closed at the calendar's bounds."""
        return merged((first or FIRST_DAY, last or LAST_DAY) for first, last in self.intervals)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """The text speaks of an event whose days are a matter of record ("the fourth nuclear test")."""

    earliest: dt.date
    latest: dt.date
    label: str
    passage: Passage
    """In the offsets of the text that was searched."""
    upcoming: bool = False
    """The text says that it is still to come."""
    news: bool = True
    """Told as something lately happened; an agreement in force may be named at any time after."""
    sides: tuple[str, ...] = ()
    """Countries whose leaders met, for a summit of the record."""
    own_year: bool = False
    """A jubilee of the year in which the text was written, or of the next where the text prepares for it."""


def long_date(day: dt.date) -> str:
    """Return the day as historians write it: "7 February 2017"."""
    return f"{day.day} {day:%B} {day.year}"


def span_words(span: Span) -> str:
    """Return the span in words; an open side is left open."""
    first, last = span
    if first == last:
        return f"on {long_date(first)}"
    if last >= LAST_DAY:
        return f"from {long_date(first)} on"
    if first <= FIRST_DAY:
        return f"until {long_date(last)}"
    return f"from {long_date(first)} to {long_date(last)}"


def intersect(one: Iterable[Span], two: Iterable[Span]) -> list[Span]:
    """Return the days that lie in both lists of spans.

    >>> day = dt.date.fromordinal
    >>> intersect([(day(1), day(5))], [(day(4), day(9))]) == [(day(4), day(5))]
    True
    """
    other = list(two)
    return merged((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the same days as spans in order that neither overlap nor touch."""
    out: list[Span] = []
    for first, last in sorted(spans):
        if out and (first - out[-1][1]).days <= 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def common_days(holdings: Sequence[Holding]) -> tuple[list[Span], list[Holding]]:
    """Return the days on which the most holdings agree, and those holdings.

    One misread person must not empty the set: where no day fits all, the days that fit most are kept.
    """
    holdings = [h for h in holdings if h.intervals]
    if not holdings:
        return [(FIRST_DAY, LAST_DAY)], []
    spans: list[Span] = [(FIRST_DAY, LAST_DAY)]
    for holding in holdings:
        spans = intersect(spans, holding.spans())
    if spans:
        return spans, list(holdings)
    edges = sorted({edge for h in holdings for a, b in h.spans() for edge in (a, b + dt.timedelta(days=1))})
    best: list[Span] = []
    most = 0
    for first, after in itertools.pairwise(edges):
        count = sum(any(a <= first <= b for a, b in h.spans()) for h in holdings)
        span = (first, after - dt.timedelta(days=1))
        if count > most:
            most, best = count, [span]
        elif count == most:
            best.append(span)
    if most < 2:  # nothing agrees with anything
        return [(FIRST_DAY, LAST_DAY)], []
    best = merged(best)
    return best, [h for h in holdings if intersect(h.spans(), best)]
