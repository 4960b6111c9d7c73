"""What a time expression says, before anyone knows which day it is: unresolved templates.

`kg.reading.times` finds them, `kg.resolving.dates` alone turns them into days and intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A stretch of the calendar. Weeks begin on Sunday, as in the calendars of the publishers read here."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Anchor(StrEnum):
    """The day a relative expression counts from."""

    PUBLICATION = "publication"  # "today", "last month"
    NARRATED = "narrated"  # "the previous day", "earlier in the day", "the week before"


class Side(StrEnum):
    """Which side of the anchor, within the unit: "earlier this week", "later this month"."""

    EARLIER = "earlier"
    LATER = "later"


class Part(StrEnum):
    """A part of a longer stretch."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    BEGINNING = "beginning"
    END = "end"
    EARLIER = "earlier"  # of the part that lies before publication
    LATER = "later"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_QUARTER = "first quarter"
    SECOND_QUARTER = "second quarter"
    THIRD_QUARTER = "third quarter"
    FOURTH_QUARTER = "fourth quarter"


class SeasonName(StrEnum):
    """Seasons of the northern hemisphere, where the publishers read here write."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Relation(StrEnum):
    """How a window stands to the time it names."""

    BY = "by"  # also "no later than", "on or before"
    BEFORE = "before"  # also "prior to", "ahead of"
    UNTIL = "until"  # also "through", "up to"
    WITHIN = "within"
    AFTER = "after"
    SINCE = "since"  # also "from", "starting in"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date or a part of one: "January 7", "July 2017", "2017", "the 27th", "Friday, October 25"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0; where the text gives it beside the date, or alone as an end of a range."""
    year_shift: int | None = None
    """"October last year": -1; "December this year": 0; "May next year": 1."""
    shift: int | None = None
    """"last November": -1; "this May": 0; "next January": 1."""


@dataclass(frozen=True, slots=True)
class CalendarRange:
    """From one calendar date or weekday to another, both included: "July 25-27", "from Monday to Wednesday"."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: "on Thursday", "last Monday", "next Tuesday"."""

    weekday: int
    """Monday is 0."""
    shift: int | None = None
    """"last": -1; "this": 0; "next": 1; None for a bare weekday."""
    week: int | None = None
    """"Friday last week": -1; "Monday of next week": 1."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A whole unit counted from the anchor's: "today" is day 0, "last month" month -1, "the week before" week -1."""

    unit: Unit
    offset: int
    anchor: Anchor = Anchor.PUBLICATION
    side: Side | None = None
    evening: bool = False
    """Said of the afternoon or evening ("tonight", "this evening")."""


@dataclass(frozen=True, slots=True)
class Ago:
    """A distance from the anchor: "two weeks ago" is -2 weeks, "three days later" is 3 days."""

    unit: Unit
    count: int
    anchor: Anchor = Anchor.PUBLICATION


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that ends or begins at publication: "over the past two weeks" (-2), "in the next six months" (6)."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a year or counted from publication: "last summer", "the spring of 2018"."""

    season: SeasonName
    year: int | None = None
    year_shift: int | None = None
    shift: int | None = None


Whole = Calendar | Relative | Season


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a month, season or year: "early March", "the end of this year", "the first half of 2026"."""

    part: Part
    whole: Whole


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """A time told by an event: "following the test", "two days after the summit"."""

    relation: Relation
    event: str
    """The words that name the event."""
    distance: Ago | None = None


Bound = Calendar | CalendarRange | Weekday | Relative | Ago | Stretch | Season | PartOf


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch bounded by a time: "by 2030", "before the end of February", "within six months", "since 2019"."""

    relation: Relation
    bound: Bound


@dataclass(frozen=True, slots=True)
class Clock:
    """A local time of day: "at 11:30 p.m." is 23:30; a part of the day has no hour."""

    hour: int | None
    minute: int = 0
    zone: str | None = None
    """Abbreviation of the time zone as written ("KST")."""
    part: str | None = None
    """"morning", "afternoon", "evening" or "night"."""
    minutes: int | None = None
    """How long it lasted, where an end is given ("from 9:00 to 9:40 a.m.": 40)."""


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something took, in minutes: "25-minute", "for approximately 20 minutes"."""

    minutes: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that fixes no date: "in the near future", "at an early date", "in the coming weeks"."""


Template = (
    Calendar
    | CalendarRange
    | Weekday
    | Relative
    | Ago
    | Stretch
    | Season
    | PartOf
    | EventAnchor
    | Window
    | Clock
    | Duration
    | Vague
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """`text[start:end]` says when; offsets are those of the text that was searched."""

    start: int
    end: int
    sentence: int
    """Index of the sentence it stands in."""
    template: Template
