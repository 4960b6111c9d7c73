"""Days as plain texts give them, counted from the day on which a text was written.

A stretch whose ends no words fix ("early next month", "two weeks ago") is told with "~": a reading agrees where it and
the stretch have more days in common than not.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

Day = dt.date
Told = tuple[str, str]
"""The words, and the days they mean."""

DAY = dt.timedelta(days=1)
MONTHS = tuple(calendar.month_name)[1:]
SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SEASONS = {3: "spring", 6: "summer", 9: "fall", 12: "winter"}


def span(first: Day, last: Day, *, about: bool = False) -> str:
    """Return the days from one to another as records give them."""
    if first == last:
        return first.isoformat()
    return f"{'~' if about else ''}{first.isoformat()}/{last.isoformat()}"


def weekday(day: Day) -> str:
    """Return the name of the day of the week."""
    return calendar.day_name[day.weekday()]


def ordinal(number: int) -> str:
    """Return "3rd" for 3."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def date(rng: random.Random, day: Day) -> str:
    """Return month and day as American texts write them."""
    return f"{rng.choice((MONTHS, SHORT))[day.month - 1]} {day.day}"


def week(day: Day, offset: int = 0) -> tuple[Day, Day]:
    """Return the week of a day, from Sunday on, or one so many weeks from it."""
    first = day - (day.weekday() + 1) % 7 * DAY + offset * 7 * DAY
    return first, first + 6 * DAY


def month(day: Day, offset: int = 0) -> tuple[Day, Day]:
    """Return the month of a day, or one so many months from it."""
    first = day.replace(day=1) + relativedelta(months=offset)
    return first, first + relativedelta(months=1) - DAY


def third(whole: tuple[Day, Day], which: int) -> str:
    """Return the first, second or last third of a month."""
    ends = (whole[0], whole[0] + 10 * DAY, whole[0] + 20 * DAY, whole[1] + DAY)
    return span(ends[which], ends[which + 1] - DAY, about=True)


def days_past(rng: random.Random, written: Day) -> Iterator[Told]:
    """Yield the ways to give a day of the last weeks."""
    near, far = written - rng.randint(0, 3) * DAY, written - rng.randint(1, 25) * DAY
    last = written - rng.randint(1, 6) * DAY
    name, part = weekday(near), rng.choice(("morning", "afternoon", "evening"))
    clock = f"{rng.randint(1, 11)}:{rng.choice(('00', '15', '30'))} p.m."
    for words in (
        f"on {name}", name, f"late {name}", f"early on {name}", f"on {name} {part}", f"{name} {part}",
        f"on {name} (local time)", f"{name} local time", f"on {name}, Geneva time", f"on the {ordinal(near.day)}",
        f"on the {ordinal(near.day)} (local time)", f"on the {part} of {date(rng, near)}",
        f"on the {part} of the {ordinal(near.day)}", f"in the {part} of {date(rng, near)}",
        f"on {date(rng, near)} in the {part}", f"on {name} {part}, {date(rng, near)}", f"in the {part} on {name}",
        f"at {clock} on {date(rng, near)}", f"at 3 p.m. on {name}", f"from {clock} (KST) on {date(rng, near)}",
        f"for about 30 minutes from 9:10 a.m. on {date(rng, near)}", f"on {date(rng, near)} from 10:00 to 10:40 a.m.",
    ):  # fmt: skip
        yield words, near.isoformat()
    for words in (
        f"on {date(rng, far)}", f"on {far.day} {MONTHS[far.month - 1]}", date(rng, far),
        f"on {date(rng, far)}, {far.year}", f"on {far.day} {MONTHS[far.month - 1]} {far.year}",
        f"on {weekday(far)}, {date(rng, far)}", f"on {weekday(far)} ({date(rng, far)})",
        f"on {date(rng, far)} ({weekday(far)[:3]})", f"on {date(rng, far)} local time",
        f"on the {ordinal(far.day)} of {MONTHS[far.month - 1]}",
    ):  # fmt: skip
        yield words, far.isoformat()
    yield f"on {weekday(last)}", last.isoformat()
    if last < week(written)[0]:
        yield (
            rng.choice(("last {0}", "on {0} last week", "on {0} of last week", "last week on {0}")).format(
                weekday(last)
            ),
            last.isoformat(),
        )
    yield rng.choice(("today", "earlier today", "this morning", "earlier in the day")), written.isoformat()
    yield rng.choice(("yesterday", "last night", "late yesterday")), (written - DAY).isoformat()
    yield "the day before yesterday", (written - 2 * DAY).isoformat()
    yield "three days ago", (written - 3 * DAY).isoformat()


def stretches_past(rng: random.Random, written: Day) -> Iterator[Told]:
    """Yield the ways to give several days of the last year, in one of which something was or through which it went."""
    last, before = month(written, -1), month(written, -2)
    name = MONTHS[last[0].month - 1]
    yield rng.choice(("last week", "just last week")), span(*week(written, -1))
    yield "the week before last", span(*week(written, -2))
    yield rng.choice(("last month", f"in {name}", f"in {name} {last[0].year}")), span(*last)
    yield (
        rng.choice(("late last month", f"in late {name}", "at the end of last month", f"late in {name}")),
        third(last, 2),
    )
    yield rng.choice((f"in mid-{name}", "in the middle of last month")), third(last, 1)
    yield rng.choice((f"in early {name}", "early last month", "at the start of last month")), third(last, 0)
    yield f"in {MONTHS[before[0].month - 1]}", span(*before)
    yield "last year", span(written.replace(year=written.year - 1, month=1, day=1), dt.date(written.year - 1, 12, 31))
    yield "two weeks ago", span(written - 17 * DAY, written - 11 * DAY, about=True)
    if written.day > 14:
        yield rng.choice(("earlier this month", "this month")), span(month(written)[0], written, about=True)
        yield rng.choice(("early this month", "at the beginning of this month")), third(month(written), 0)
    if written.weekday() < 5:
        saturday = written - (written.weekday() + 2) * DAY
        over = rng.choice(("over the weekend", "during the weekend", "over the past weekend", "last weekend"))
        yield over, span(saturday, saturday + DAY)
    if 0 < written.weekday() < 6:
        yield rng.choice(("earlier this week", "this week")), span(week(written)[0], written, about=True)
    first = written - rng.randint(3, 20) * DAY
    second = first + DAY
    if first.month == second.month:
        words = (
            f"on {date(rng, first)}-{second.day}", f"on {date(rng, first)} and {second.day}",
            f"from {date(rng, first)} to {second.day}", f"from {date(rng, first)} through {second.day}",
            f"on {first.day}-{second.day} {MONTHS[first.month - 1]}",
            f"from the {ordinal(first.day)} to the {ordinal(second.day)} of {MONTHS[first.month - 1]}",
        )  # fmt: skip
        yield rng.choice(words), span(first, second)


def long_ago(rng: random.Random, written: Day) -> Iterator[Told]:
    """Yield the ways to give a day or month of the year before."""
    day = dt.date(written.year - 1, rng.choice((9, 10, 11)), rng.randint(1, 28))
    name = MONTHS[day.month - 1]
    yield rng.choice((f"on {date(rng, day)} last year", f"on {date(rng, day)}, {day.year}")), day.isoformat()
    yield rng.choice((f"in {name} last year", f"in {name} of last year", f"in {name} {day.year}")), span(*month(day))
    if written.month < day.month:
        yield f"last {name}", span(*month(day))


def days_to_come(rng: random.Random, written: Day) -> Iterator[Told]:
    """Yield the ways to give a day of the next weeks."""
    near, far = written + rng.randint(1, 6) * DAY, written + rng.randint(2, 30) * DAY
    name = weekday(near)
    for words in (f"on {name}", name, f"on {name} morning", f"on {name} (local time)", f"this coming {name}"):
        yield words, near.isoformat()
    if near > week(written)[1]:
        following = ("next {0}", "on {0} next week", "on {0} of next week", "next week on {0}")
        yield rng.choice(following).format(name), near.isoformat()
    for words in (
        f"on {date(rng, far)}", f"on {far.day} {MONTHS[far.month - 1]}", f"on {date(rng, far)}, {far.year}",
        f"on {weekday(far)}, {date(rng, far)}", f"on {date(rng, far)} ({weekday(far)[:3]})",
    ):  # fmt: skip
        yield words, far.isoformat()
    yield rng.choice(("later today", "this afternoon", "later in the day")), written.isoformat()
    yield rng.choice(("tomorrow", "tomorrow morning")), (written + DAY).isoformat()


def stretches_to_come(rng: random.Random, written: Day) -> Iterator[Told]:
    """Yield the ways to give several days of the next year."""
    year, following = written.year, month(written, 1)
    name = MONTHS[following[0].month - 1]
    yield rng.choice(("next week", "sometime next week")), span(*week(written, 1))
    yield rng.choice(("next month", f"in {name}", "as soon as next month")), span(*following)
    yield "the week after next", span(*week(written, 2))
    yield "on the 8th of next month", (following[0] + 7 * DAY).isoformat()
    yield "early next week", span(week(written, 1)[0], week(written, 1)[0] + 2 * DAY, about=True)
    yield rng.choice(("early next month", f"in early {name}", "at the start of next month")), third(following, 0)
    yield rng.choice((f"in mid-{name}", "in the middle of next month")), third(following, 1)
    yield rng.choice(("late next month", f"in late {name}", "at the end of next month")), third(following, 2)
    yield rng.choice(("next year", f"in {year + 1}")), span(dt.date(year + 1, 1, 1), dt.date(year + 1, 12, 31))
    yield rng.choice(("in the first half of next year",)), span(dt.date(year + 1, 1, 1), dt.date(year + 1, 6, 30))
    yield rng.choice(("in two weeks", "in two weeks' time")), span(written + 11 * DAY, written + 17 * DAY, about=True)
    yield rng.choice(("in the near future", "at an early date", "in the coming weeks", "soon")), "none"
    end = dt.date(year, 12, 31)
    if written.month < 12:
        yield rng.choice(("later this year", "by the end of the year", "within this year")), span(written, end)
    if written.day < 18:
        yield rng.choice(("later this month", "later in the month")), span(written, month(written)[1])
        yield rng.choice(("late this month", "at the end of this month")), third(month(written), 2)
    if written.weekday() < 3:
        yield rng.choice(("later this week", "this week")), span(written, week(written)[1], about=True)
    if written.weekday() < 4:
        saturday = written + (5 - written.weekday()) * DAY
        yield (
            rng.choice(("over the weekend", "this weekend", "over the coming weekend")),
            span(saturday, saturday + DAY),
        )
    first = written + rng.randint(3, 20) * DAY
    last = first + rng.choice((1, 2)) * DAY
    if first.month == last.month:
        words = (
            f"on {date(rng, first)}-{last.day}", f"from {date(rng, first)} to {last.day}",
            f"from {date(rng, first)} through {last.day}", f"on {first.day}-{last.day} {MONTHS[first.month - 1]}",
        )  # fmt: skip
        yield rng.choice(words), span(first, last)
