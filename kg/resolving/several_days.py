"""Several times told with one contact: one contact each, the two days of one, or the choice between two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Calendar, TimeExpression
from kg.records import Mode, When
from kg.resolving.contact_day_words import AND_AT, AND_ON, COUNTED, OR


def one_each(text: str, candidate: ContactCandidate, times: Sequence[TimeExpression]) -> bool:
    """Return whether each of several times is that of one more contact ("in X in June 2018 and in Y in May 2019")."""
    if not candidate.verbal or len(times) < 2:
        return False
    by_phone = candidate.mode in (Mode.PHONE_CALL, Mode.VIDEO_CALL)
    gaps = [text[one.end : other.start] for one, other in pairwise(times)]
    return all(AND_AT.fullmatch(gap) or (by_phone and AND_ON.fullmatch(gap)) for gap in gaps)


def both(text: str, candidate: ContactCandidate, days: Sequence[tuple[TimeExpression, When]]) -> When | None:
    """Return the two days of a meeting that went on for both of them ("held talks on Tuesday and Wednesday")."""
    (one, first), (other, last) = days
    if candidate.mode in (Mode.PHONE_CALL, Mode.VIDEO_CALL) or first.latest is None or last.earliest is None:
        return None
    follows = width(first) == width(last) == 0 and (last.earliest - first.latest).days == 1
    joined = follows and AND_ON.fullmatch(text, one.end, other.start) is not None
    return When(first.earliest, last.latest, (*first.evidence, *last.evidence)) if joined else None


def two_days(one: When, other: When) -> When:
    """Return the two days of a visit "on Thursday and Friday", where the one follows the other; else the first."""
    follows = one.latest and other.earliest and width(one) == width(other) == 0
    if not follows or one.latest is None or other.earliest is None or (other.earliest - one.latest).days != 1:
        return one
    return When(one.earliest, other.latest, (*one.evidence, *other.evidence))


def in_all(text: str, candidate: ContactCandidate, days: Sequence[tuple[TimeExpression, When]]) -> When | None:
    """Return from the first to the last day of a counted series ("held two meetings with X on Thursday and Sunday")."""
    if COUNTED.search(text, candidate.start, candidate.end) is None:
        return None
    gaps = (text[one.end : other.start] for (one, _), (other, _) in pairwise(days))
    known = [when for _, when in days if when.earliest and when.latest]
    if len(known) < len(days) or not all(AND_ON.fullmatch(gap) or gap == ", " for gap in gaps):
        return None
    first, last = min(w.earliest for w in known if w.earliest), max(w.latest for w in known if w.latest)
    return When(first, last, tuple(e for w in known for e in w.evidence))


def between(text: str, days: Sequence[tuple[TimeExpression, When]]) -> When | None:
    """Return the stretch from the one to the other of two times between which it is open ("in May or early June")."""
    (one, first), (other, last) = days
    if OR.fullmatch(text, one.end, other.start) is None or first.earliest is None or last.latest is None:
        return None
    reasons = (*first.evidence, *last.evidence)
    return When(first.earliest, last.latest, reasons) if first.earliest <= last.latest else None


def month_of(event: When, time: TimeExpression) -> When | None:
    """Return the month that a text gives an event of the record, in the year of the event ("the summit last August").

    In September 2024 that may be August 2023; None where the text gives no month, or another.
    """
    date = time.template
    if not isinstance(date, Calendar) or date.month is None or date.day is not None or date.year is not None:
        return None
    if event.earliest is None or event.earliest.month != date.month:
        return None
    first = event.earliest.replace(day=1)
    return When(first, first + relativedelta(months=1, days=-1), event.evidence)


def width(when: When) -> int:
    """Return how many days an interval spans beyond the first; 9999 where it is undetermined."""
    return (when.latest - when.earliest).days if when.earliest and when.latest else 9999


def disjoint(one: When, other: When) -> bool:
    """Return whether two known stretches share no day; False where one is undetermined."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest
