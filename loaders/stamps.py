"""Publication stamps of front matter and page metadata: a calendar day, with the clock time where one is given."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_YEARS = range(1700, 2200)
_MONTHS = ("january february march april may june july august september october november december").split()
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?(?:[T\s]+(.+))?", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\d*\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as the source writes it, and the moment when the source gives a clock time with its zone."""

    day: dt.date
    moment: dt.datetime | None = None

    @property
    def local_day(self) -> dt.date | None:
        """The publisher's calendar day, where the stamp tells it.

        Content systems write UTC whatever the publisher's zone is: 20:00 UTC is the next morning in Seoul. Such a
        stamp gives the moment, and whoever knows the publisher's zone gives the day.
        """
        return None if self.moment is not None and not self.moment.utcoffset() else self.day


def parse_stamp(value: str) -> Stamp | None:
    """Read a stamp, or return None for one that states no calendar day.

    The day is the one written, in the zone written: nothing is converted. Orders that could mean two days
    (`02/07/2017`) are refused, years outside 1700-2199 too.

    >>> parse_stamp("2023-03-09 23:41:02-05:00").day.isoformat()
    '2023-03-09'
    >>> parse_stamp("Feb. 7, 2017").day.isoformat()
    '2017-02-07'
    >>> parse_stamp("02/07/2017") is None
    True
    """
    text = " ".join(value.split())
    try:
        stamp = _year_first(text) or _written_out(text) or _rfc_2822(text)
    except (ValueError, OverflowError):
        return None
    return stamp if stamp is not None and stamp.day.year in _YEARS else None


def is_partial(value: str) -> bool:
    """Whether the value is a year or a month without a day (`2017`, `2017-02`)."""
    return _PARTIAL.fullmatch(value.strip()) is not None


def _year_first(text: str) -> Stamp | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    day = dt.date(int(match[1]), int(match[3]), int(match[4]))
    if match[5] is None:
        return Stamp(day)
    clock = _CLOCK.fullmatch(match[5].strip())
    if clock is None:
        raise ValueError(text)
    return _with_clock(day, clock[1], clock[2])


def _with_clock(day: dt.date, clock: str, zone: str | None) -> Stamp:
    time = dt.time.fromisoformat(clock.zfill(5) if clock.count(":") == 1 else clock.rjust(8, "0"))
    if zone is None:
        return Stamp(day)
    return Stamp(day, dt.datetime.combine(day, time, _zone(zone)))


def _zone(text: str) -> dt.timezone:
    if text.upper() in {"Z", "UTC", "GMT"}:
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if text[0] == "-" else offset)


def _written_out(text: str) -> Stamp | None:
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    if match := _MONTH_FIRST.fullmatch(text):
        name, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, name, year = match.groups()
    else:
        return None
    month = _month(name)
    return Stamp(dt.date(int(year), month, int(day))) if month else None


def _month(name: str) -> int | None:
    low = name.lower()
    for number, month in enumerate(_MONTHS, start=1):
        if low == month or low == month[:3] or (low == "sept" and number == 9):
            return number
    return None


def _rfc_2822(text: str) -> Stamp | None:
    if not re.match(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} ", text):
        return None
    moment = parsedate_to_datetime(text)
    return Stamp(moment.date(), moment if moment.tzinfo else None)
