"""Dates as precise as they are known: a day, a month, a year, or somewhere between two of these.

The notation is the part of EDTF that a record of tenures needs: `2017-02-07`, `2012-03`, `2005` and, for a
boundary known only to lie between two dates, `2025-08-09/2025-12-31`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day known to lie between `earliest` and `latest`, both included.

    >>> PartialDate.parse("2012-02").latest
    datetime.date(2012, 2, 29)
    >>> PartialDate.parse("2005").isoformat()
    '2005'
    """

    earliest: dt.date
    latest: dt.date
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or two of them divided by `/`; raise ValueError with the reason."""
        first, slash, second = text.partition("/")
        earliest, latest = _span(first)
        if slash:
            latest = _span(second)[1]
            if latest < earliest:
                raise ValueError(f"{text!r} ends before it begins")
        return cls(earliest, latest, text)

    @classmethod
    def day(cls, day: dt.date) -> PartialDate:
        """Return a date known to the day."""
        return cls(day, day, day.isoformat())

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    def isoformat(self) -> str:
        """Return the notation it was read from."""
        return self.text


def _span(text: str) -> tuple[dt.date, dt.date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date (expected YYYY, YYYY-MM, YYYY-MM-DD or two of them divided by '/')")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return dt.date(int(match[1]), 1, 1), dt.date(int(match[1]), 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        exact = dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{text!r} is not in the calendar") from None
    return exact, exact
