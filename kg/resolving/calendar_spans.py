"""Calendar arithmetic: from a template and the day it counts from to the first and last day it means."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from kg.reading.time_templates import (
    Ago,
    Calendar,
    CalendarRange,
    Part,
    PartOf,
    Relative,
    Season,
    SeasonName,
    Side,
    Stretch,
    Template,
    Unit,
    Weekday,
)

Span = tuple[dt.date, dt.date]
"""First and last day, both included."""


class Direction(StrEnum):
    """Whether the text tells of something past or to come, where the expression alone does not say."""

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


_DAY = dt.timedelta(days=1)
_SEASON_STARTS = {SeasonName.SPRING: 3, SeasonName.SUMMER: 6, SeasonName.AUTUMN: 9, SeasonName.WINTER: 12}
_PART_OF_LENGTH = {
    Part.EARLY: (0.0, 1 / 3),
    Part.MIDDLE: (1 / 3, 2 / 3),
    Part.LATE: (2 / 3, 1.0),
    Part.BEGINNING: (0.0, 1 / 3),
    Part.END: (2 / 3, 1.0),
    Part.FIRST_HALF: (0.0, 1 / 2),
    Part.SECOND_HALF: (1 / 2, 1.0),
    Part.FIRST_QUARTER: (0.0, 1 / 4),
    Part.SECOND_QUARTER: (1 / 4, 1 / 2),
    Part.THIRD_QUARTER: (1 / 2, 3 / 4),
    Part.FOURTH_QUARTER: (3 / 4, 1.0),
}

_WEEK = 7
_DAYS_OF_WEEK = {Part.EARLY: 0, Part.BEGINNING: 0, Part.MIDDLE: 2, Part.LATE: 4, Part.END: 4}
"""The first of the three days that a part of a week has."""


def month_span(year: int, month: int) -> Span:
    """Return the first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def unit_span(unit: Unit, day: dt.date, offset: int = 0) -> Span:
    """Return the unit that is `offset` units from the one `day` lies in.

    >>> unit_span(Unit.WEEK, dt.date(2024, 12, 21), -1)
    (datetime.date(2024, 12, 8), datetime.date(2024, 12, 14))
    """
    if unit is Unit.WEEK:
        start = day - dt.timedelta(days=(day.weekday() + 1) % 7) + dt.timedelta(weeks=offset)
        return start, start + 6 * _DAY
    if unit is Unit.WEEKEND:
        saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
        if offset == 0 and day.weekday() < 5:
            saturday += dt.timedelta(weeks=1)
        elif offset < 0 and day.weekday() < 5:
            saturday += dt.timedelta(weeks=offset + 1)
        else:
            saturday += dt.timedelta(weeks=offset)
        return saturday, saturday + _DAY
    if unit is Unit.MONTH:
        moved = day + relativedelta(months=offset)
        return month_span(moved.year, moved.month)
    if unit is Unit.QUARTER:
        moved = day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1) + relativedelta(months=3 * offset)
        return moved, moved + relativedelta(months=3) - _DAY
    if unit is Unit.YEAR:
        return dt.date(day.year + offset, 1, 1), dt.date(day.year + offset, 12, 31)
    if unit is Unit.DECADE:
        first = day.year // 10 * 10 + 10 * offset
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    moved = day + offset * _DAY if unit is Unit.DAY else day
    return moved, moved


def shift(day: dt.date, unit: Unit, count: int) -> dt.date:
    """Return the day `count` units after `day`."""
    match unit:
        case Unit.DAY:
            return day + dt.timedelta(days=count)
        case Unit.WEEK | Unit.WEEKEND:
            return day + dt.timedelta(weeks=count)
        case Unit.MONTH:
            return day + relativedelta(months=count)
        case Unit.QUARTER:
            return day + relativedelta(months=3 * count)
        case Unit.YEAR:
            return day + relativedelta(years=count)
        case Unit.DECADE:
            return day + relativedelta(years=10 * count)
        case Unit.HOUR:
            # A stretch of hours ends on the day its last hour lies in, counted from the day's start.
            days = -(-abs(count) // 24)
            return day + dt.timedelta(days=days if count > 0 else -days)
        case _:
            return day


def part_of(span: Span, part: Part) -> Span:
    """Return a part of a span: thirds for early, middle and late, halves, quarters (whole months where they fit).

    Of a week early, middle and late are three days each: Sunday to Tuesday, Tuesday to Thursday, Thursday to Saturday.
    """
    first, last = span
    low, high = _PART_OF_LENGTH[part]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days + 1 == _WEEK and part in _DAYS_OF_WEEK:
        start = first + _DAYS_OF_WEEK[part] * _DAY
        return start, start + 2 * _DAY
    whole = first.day == 1 and last + _DAY == (last + _DAY).replace(day=1)
    if whole and months in (6, 12):
        start = first + relativedelta(months=round(low * months))
        return start, first + relativedelta(months=round(high * months)) - _DAY
    days = (last - first).days + 1
    return first + round(low * days) * _DAY, first + (max(round(high * days), round(low * days) + 1) - 1) * _DAY


def span_of(template: Template, day: dt.date, direction: Direction) -> Span | None:
    """Return the days a template means when counted from `day`, or None where it means none.

    Raises no error for dates that do not exist or lie outside the calendar; they mean no day.
    """
    try:
        return _span(template, day, direction)
    except (ValueError, OverflowError):
        return None


def _span(template: Template, day: dt.date, direction: Direction) -> Span | None:
    match template:
        case Calendar():
            return _calendar(template, day, direction)
        case CalendarRange(first, last):
            return _range(first, last, day, direction)
        case Weekday(weekday, _, int() as week):
            found = unit_span(Unit.WEEK, day, week)[0] + (weekday + 1) % 7 * _DAY
            return found, found
        case Weekday(weekday, shift_by):
            found = weekday_near(weekday, day, direction, shift_by)
            return found, found
        case Relative():
            return _relative(template, day, direction)
        case Ago(unit, count):
            return _ago(unit, count, day)
        case Stretch(unit, count):
            end = shift(day, unit, count)
            return (end, day) if count < 0 else (day, end)
        case Season():
            return _season(template, day, direction)
        case PartOf(part, whole):
            whole_span = _span(_undivided(whole), day, Direction.ANY if _own_year(whole) else direction)
            if whole_span is None:
                return None
            if not _own_year(whole):
                whole_span = _full(whole, whole_span)
            if part is Part.EARLIER:
                return whole_span[0], max(whole_span[0], min(whole_span[1], day))
            if part is Part.LATER:
                return min(whole_span[1], max(whole_span[0], day)), whole_span[1]
            return part_of(whole_span, part)
        case _:
            return None


def _undivided(whole: Calendar | Relative | Season) -> Calendar | Relative | Season:
    return replace(whole, side=None) if isinstance(whole, Relative) else whole


def _own_year(whole: Calendar | Relative | Season) -> bool:
    return not isinstance(whole, Calendar) or whole.year is not None or whole.year_shift is not None


def _full(whole: Calendar | Relative | Season, span: Span) -> Span:
    """The whole month of a bare month name."""
    if isinstance(whole, Calendar) and whole.month is not None and whole.day is None:
        return month_span(span[0].year, whole.month)
    return span


def weekday_near(weekday: int, day: dt.date, direction: Direction, shift_by: int | None = None) -> dt.date:
    """Return the day of the week meant: a bare one is the most recent (past) or the next (future), `day` included.

    "last" is before `day`, "next" after it, "this" in its week.
    """
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if shift_by == -1:
        return day - (back or 7) * _DAY
    if shift_by == 1:
        return day + (ahead or 7) * _DAY
    if direction is Direction.FUTURE:
        return day + ahead * _DAY
    if direction is Direction.PAST:
        return day - back * _DAY
    return day - back * _DAY if back <= ahead else day + ahead * _DAY


def _calendar(date: Calendar, day: dt.date, direction: Direction) -> Span | None:
    year = date.year if date.year is not None else day.year + date.year_shift if date.year_shift is not None else None
    if date.month is None:
        if date.day is None and year is None and date.weekday is not None:
            found = weekday_near(date.weekday, day, direction)
            return found, found
        if date.day is not None:
            return _day_of_month(date.day, day, direction, date.shift)
        return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year is not None else None
    if year is not None:
        if date.day is None:
            return month_span(year, date.month)
        exact = dt.date(year, date.month, date.day)
        return exact, exact
    if date.day is not None:
        near = month_day_near(date, day, direction)
        return (near, near) if near else None
    return _month_near(date, day, direction)


def month_day_near(date: Calendar, day: dt.date, direction: Direction) -> dt.date | None:
    """Return the year's day that "July 27" means.

    Past: the latest no later than the day after `day` (a day's difference between time zones is no future).
    Future: the earliest from `day` on. Either: the nearest. A weekday beside it must agree, else None.
    """
    assert date.month is not None
    assert date.day is not None
    candidates = []
    for year in range(max(1, day.year - 8), min(9999, day.year + 8) + 1):
        try:
            candidate = dt.date(year, date.month, date.day)
        except ValueError:  # 29 February
            continue
        candidates.append(candidate)
    if date.shift == -1:
        candidates = [c for c in candidates if c < day]
        direction = Direction.PAST
    elif date.shift == 1:
        candidates = [c for c in candidates if c > day]
        direction = Direction.FUTURE
    every = candidates
    if direction is Direction.PAST:
        candidates = [c for c in candidates if c <= day + _DAY]
    elif direction is Direction.FUTURE:
        candidates = [c for c in candidates if c >= day]
    if not candidates:
        return None
    nearest = min(candidates, key=lambda c: abs((c - day).days))
    if date.weekday is None or nearest.weekday() == date.weekday:
        return nearest
    # The weekday may tell another year or direction ("Friday, January 21" in a text of the 16th).
    fitting = [c for c in every if c.weekday() == date.weekday and abs((c - day).days) <= 400]
    return min(fitting, key=lambda c: abs((c - day).days), default=nearest)


def _day_of_month(number: int, day: dt.date, direction: Direction, shift_by: int | None) -> Span | None:
    """The day of so many months from that of `day` ("the 3rd of next month"), else of the nearest that fits."""
    if shift_by is not None:
        there = day.replace(day=1) + relativedelta(months=shift_by, days=number - 1)
        return (there, there) if there.day == number else None
    for months in (0, -1, 1) if direction is not Direction.FUTURE else (0, 1, 2):
        start = day.replace(day=1) + relativedelta(months=months)
        if number > calendar.monthrange(start.year, start.month)[1]:
            continue
        found = start.replace(day=number)
        if (direction is Direction.PAST and found > day + _DAY) or (direction is Direction.FUTURE and found < day):
            continue
        return found, found
    return None


def _month_near(date: Calendar, day: dt.date, direction: Direction) -> Span | None:
    assert date.month is not None
    if date.shift is not None:
        step = {-1: -1, 0: 0, 1: 1}[date.shift]
        year = day.year
        if step < 0 and date.month >= day.month:
            year -= 1
        elif step > 0 and date.month <= day.month:
            year += 1
        elif step == 0 and direction is Direction.PAST and date.month > day.month:
            year -= 1
        return month_span(year, date.month)
    year = day.year
    if direction is Direction.PAST and date.month > day.month:
        year -= 1
    elif direction is Direction.FUTURE and date.month < day.month:
        year += 1
    elif direction is Direction.ANY:
        year = min(
            (day.year - 1, day.year, day.year + 1),
            key=lambda y: abs((y - day.year) * 12 + (date.month or 1) - day.month),
        )
    return month_span(year, date.month)


def _range(first: Calendar, last: Calendar, day: dt.date, direction: Direction) -> Span | None:
    if last.month is None and last.day is not None:
        last = replace(last, month=first.month)
    if first.month is None and first.day is not None:
        before = last.day is not None and first.day > last.day  # "from the 30th to the 2nd of May"
        first = replace(first, month=(last.month - 2) % 12 + 1 if before and last.month else last.month)
    if first.weekday is not None and first.day is None:
        direction = Direction.FUTURE if direction is Direction.FUTURE else Direction.PAST
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - 1 if (first.month or 1) > (last.month or 12) else last.year)
    end = _calendar(last, day, direction)
    if end is None:
        return None
    start = _calendar(first, end[0], Direction.PAST) if first.year is None else _calendar(first, day, direction)
    if start is None or start[0] > end[1]:
        return None
    if first.weekday is not None and first.day is None and direction is Direction.FUTURE and start[0] < day:
        return start[0] + dt.timedelta(weeks=1), end[1] + dt.timedelta(
            weeks=1
        )  # "from Wednesday to Friday", on a Thursday
    return start[0], end[1]


def _relative(relative: Relative, day: dt.date, direction: Direction) -> Span:
    offset = relative.offset
    if relative.unit is Unit.WEEKEND and offset == 0 and direction is Direction.PAST and day.weekday() < 5:
        offset = -1
    first, last = unit_span(relative.unit, day, offset)
    if relative.offset != 0 or relative.unit is Unit.DAY:
        return first, last
    if relative.side is Side.EARLIER or (relative.side is None and direction is Direction.PAST):
        if relative.unit is Unit.WEEK and day == first and relative.side is Side.EARLIER:
            first -= dt.timedelta(weeks=1)  # "earlier this week", written on a Sunday
        return min(first, day), min(last, day) if day >= first else last
    if relative.side is Side.LATER or (relative.side is None and direction is Direction.FUTURE):
        return max(first, day), max(last, day)
    return first, last


def _ago(unit: Unit, count: int, day: dt.date) -> Span:
    moved = shift(day, unit, count)
    match unit:
        case Unit.WEEK | Unit.WEEKEND:
            return moved - 3 * _DAY, moved + 3 * _DAY
        case Unit.MONTH | Unit.QUARTER:
            return month_span(moved.year, moved.month)
        case Unit.YEAR | Unit.DECADE:
            return dt.date(moved.year, 1, 1), dt.date(moved.year, 12, 31)
        case Unit.HOUR if abs(count) < 24:
            return (moved, day) if count < 0 else (day, moved)
        case _:
            return moved, moved


def _season(season: Season, day: dt.date, direction: Direction) -> Span:
    month = _SEASON_STARTS[season.season]

    def of(year: int) -> Span:
        start = dt.date(year, month, 1)
        return start, start + relativedelta(months=3) - _DAY

    if season.year is not None:
        return of(season.year)
    if season.year_shift is not None:
        return of(day.year + season.year_shift)
    spans = [of(day.year + k) for k in (-2, -1, 0, 1, 2)]
    if season.shift == -1:
        return max(s for s in spans if s[1] < day)
    if season.shift == 1:
        return min(s for s in spans if s[0] > day)
    if direction is Direction.FUTURE:
        return min(s for s in spans if s[1] >= day)
    if direction is Direction.PAST:
        return max(s for s in spans if s[0] <= day)
    return min(spans, key=lambda s: abs((s[0] - day).days))
