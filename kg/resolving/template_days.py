"""The days that a template means in a text whose date is known, at least as an interval.

Where the document's own date is an interval, a template is resolved against both of its ends and stays an interval;
one wider than a year, where the template itself is not, counts as undetermined.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    Part,
    PartOf,
    Relation,
    Relative,
    Season,
    Stretch,
    Template,
    Window,
)
from kg.records import When
from kg.resolving.calendar_spans import Direction, Span, span_of

_DAY = dt.timedelta(days=1)
_WIDEST = 366
"""Days by which the text's own date may widen what an expression means."""
_APART = 62
"""Days, besides those of the text's own date, by which its two ends may part; more, and they mean different years."""


class TemplateDays:
    """Turns the templates of one document into days; `written` gives the days in which it was written, if known."""

    def __init__(self, written: Callable[[], Span | None]) -> None:
        self._of_document = written

    @property
    def written(self) -> Span | None:
        """The days in which the document was written, None where they are not known."""
        return self._of_document()

    def span(self, template: Template, direction: Direction, narrated: When | None, *, back: int = 0) -> Span | None:
        """The hull of what the template means from either end of the days it counts from."""
        if self_sufficient(template):
            exact = span_of(template, dt.date(2000, 1, 1), Direction.ANY)
            return exact and self._cut(exact, template, direction)
        base = self._base(template, narrated)
        if base is None:
            return None
        one = span_of(template, base[0] - back * _DAY, direction)
        two = span_of(template, base[1] - back * _DAY, direction)
        if one is None or two is None:
            return None
        hull = min(one[0], two[0]), max(one[1], two[1])
        own_width = max((one[1] - one[0]).days, (two[1] - two[0]).days)
        widened = (hull[1] - hull[0]).days - own_width
        if widened > _WIDEST or widened > (base[1] - base[0]).days + _APART:
            return None
        return self._cut(hull, template, direction)

    def window(self, template: Window, direction: Direction, narrated: When | None) -> Span | None:
        """The stretch between the document's date and the bound."""
        written = self.written
        match template.relation:
            case Relation.AFTER | Relation.SINCE:
                inner = self.span(template.bound, _of_bound(template, direction), narrated)
                if inner is None or written is None or direction is Direction.FUTURE:
                    return inner if template.relation is Relation.SINCE else None
                start = inner[0] if template.relation is Relation.SINCE else min(inner[1], inner[0] + _DAY)
                return (start, written[1]) if start <= written[1] else inner
            case _ if direction is Direction.PAST and template.relation is not Relation.WITHIN:
                # "held before the end of March": no later than the bound, and when it began is not said
                return None
            case _:
                end = self.last_day(template)
                if end is None or written is None or end < written[0]:
                    return None
                return written[0], end

    def last_day(self, template: Window) -> dt.date | None:
        """The last day that a deadline allows."""
        bound = template.bound
        ended = isinstance(bound, PartOf) and bound.part in (Part.END, Part.LATE)
        if ended and isinstance(bound, PartOf):
            whole = bound.whole
            span = self.span(whole, Direction.FUTURE, None)
        elif isinstance(bound, PartOf) and bound.part is Part.MIDDLE:
            span = self.span(bound.whole, Direction.FUTURE, None)
            return span and span[0] + (span[1] - span[0]) // 2
        else:
            span = self.span(bound, Direction.FUTURE, None)
        if span is None:
            return None
        if template.relation is Relation.BEFORE and not ended and not isinstance(bound, Stretch):
            return self._first_day(bound, span) - _DAY
        return span[1]

    def _base(self, template: Template, narrated: When | None) -> Span | None:
        """The days the template counts from."""
        told = isinstance(template, Relative | Ago) and template.anchor is Anchor.NARRATED
        if told and narrated is not None and narrated.earliest is not None and narrated.latest is not None:
            return narrated.earliest, narrated.latest
        return self.written

    def _cut(self, span: Span, template: Template, direction: Direction) -> Span:
        """Cut a month, year or other stretch at the document's date where the fact lies on one side of it."""
        written = self.written
        if written is None or span[0] == span[1] or isinstance(template, CalendarRange):
            return span
        if direction is Direction.PAST and span[0] <= written[1] < span[1]:
            return span[0], written[1]
        if direction is Direction.FUTURE and span[0] < written[0] <= span[1]:
            return written[0], span[1]
        return span

    def _first_day(self, bound: Template, span: Span) -> dt.date:
        """The bound's first day, not cut at the document's date."""
        written = self.written
        if written is not None and span[0] == written[0]:
            uncut = span_of(bound, written[0], Direction.ANY)
            return uncut[0] if uncut else span[0]
        return span[0]


def self_sufficient(template: Template) -> bool:
    """Return whether a template gives its own year."""
    match template:
        case Calendar(year) | Season(year=year):
            return year is not None
        case CalendarRange(_, last):
            return last.year is not None
        case PartOf(_, whole):
            return self_sufficient(whole)
        case Window(_, bound):
            return self_sufficient(bound)
        case _:
            return False


def _of_bound(window: Window, direction: Direction) -> Direction:
    return Direction.PAST if window.relation is Relation.SINCE else direction
