"""What the day on which a text was written leaves of the days that it tells."""

from __future__ import annotations

import datetime as dt

from kg.reading.time_templates import Calendar, TimeExpression
from kg.records import When
from kg.resolving.dates import DateSolver
from kg.resolving.several_days import width

LONG_AGO, SOON_AFTER = 300, 45
"""Days back beyond which a day without a year is rather the one that comes within so many days."""
NEWS = 2
"""Days from an event to the text that tells it as news."""
ANOTHER_CLOCK = dt.timedelta(days=1)
"""A text of the evening may tell of a meeting that was held the next morning, on the other side of the globe."""


def soon(solver: DateSolver, time: TimeExpression, when: When) -> When:
    """Return the day ahead that "the talks on April 27" mean in a text of the 18th, not that of the year before."""
    date, written = time.template, solver.document_date
    if not isinstance(date, Calendar) or date.day is None or date.year is not None or date.year_shift is not None:
        return when
    if when.latest is None or written.earliest is None or (written.earliest - when.latest).days < LONG_AGO:
        return when
    ahead = solver.resolve(time, direction="future")
    near = ahead.earliest is not None and 0 <= (ahead.earliest - written.earliest).days <= SOON_AFTER
    return ahead if near else when


def by_now(when: When, written: When) -> When:
    """Return the part of a stretch that lies before the end of the text's day, for what was held on it."""
    if when.earliest is None or when.latest is None or written.latest is None:
        return when
    goes_on = when.earliest <= written.latest < when.latest and when.latest - when.earliest > ANOTHER_CLOCK
    return When(when.earliest, written.latest, when.evidence) if goes_on else when


def in_week(when: When, main: When, written: When) -> When:
    """Return the day of the main contact's week, where a bare weekday would be the text's own day."""
    if width(when) or when.earliest != written.latest or not 0 < width(main) <= 7:
        return when
    later = when.earliest + dt.timedelta(days=7) if when.earliest else None
    inside = later and main.earliest and main.latest and main.earliest <= later <= main.latest
    return When(later, later, (*when.evidence, *main.evidence)) if inside else when


def not_before(when: When, told: When | None, written: When) -> When:
    """Return the day of a bare weekday in a plan: a week on, where it would be the text's own, before the day told.

    "He will fly to Oslo on Sunday for talks on Monday", in a text of a Monday.
    """
    if told is None or told.earliest is None or when.earliest is None or when.earliest != written.latest or width(when):
        return when
    later = when.earliest + dt.timedelta(days=7)
    return When(later, later, when.evidence) if when.earliest < told.earliest <= later else when


def until_written(when: When, written: When) -> When:
    """Return the stretch from a day to that of the text, if it is the next one; else the day."""
    if when.earliest is None or written.latest is None or (written.latest - when.earliest).days != 1:
        return when
    return When(when.earliest, written.latest, when.evidence)


def is_news(told: When, written: When) -> bool:
    """Return whether a day is one of which a text of that date tells as news, or one of the days it may be of."""
    if told.earliest is None or told.latest is None or written.earliest is None or written.latest is None:
        return False
    if written.earliest != written.latest:
        return written.earliest <= told.earliest and told.latest <= written.latest
    return 0 <= (written.earliest - told.latest).days <= NEWS
