"""Days of two publishers: whether they can be one moment, told by two clocks."""

from __future__ import annotations

import datetime as dt

ONE_DAY = dt.timedelta(days=1)
"""How far the calendars of two places can differ."""


def apart(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> bool:
    """Whether two windows (first, last day) share no moment, whatever the time zones.

    >>> day = dt.date(2017, 2, 7)
    >>> apart((day, day), (day + ONE_DAY, day + ONE_DAY)), apart((day, day), (day + 2 * ONE_DAY, day + 2 * ONE_DAY))
    (False, True)
    """
    return a[1] + ONE_DAY < b[0] or b[1] + ONE_DAY < a[0]
