"""By when something is to be done, as a sentence sets it: a deadline, or a stretch that lies ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice, takewhile

from kg.reading.time_templates import (
    Ago,
    Calendar,
    CalendarRange,
    Clock,
    Duration,
    EventAnchor,
    PartOf,
    Relation,
    Relative,
    Season,
    Side,
    Stretch,
    TimeExpression,
    Unit,
    Vague,
    Window,
)
from kg.records import When
from kg.resolving.calendar_spans import Direction
from kg.resolving.date_inputs import DateInputs
from kg.resolving.date_reasons import context_of, reason_of
from kg.resolving.template_days import TemplateDays
from kg.resolving.tense import direction_of


class DueDates:
    """Finds the due dates of one document; `resolve` gives the days that an expression means if it looks ahead."""

    def __init__(
        self,
        inputs: DateInputs,
        days: TemplateDays,
        written: Callable[[], When],
        resolve: Callable[[TimeExpression], When],
    ) -> None:
        self._inputs = inputs
        self._days = days
        self._written = written
        self._resolve = resolve

    def of(self, expression: TimeExpression, *, ahead: bool = False) -> When | None:
        """Return the date by which something is to be done, None where the expression sets none.

        `ahead`: it is known to be the time of a deed to come, so that a bare "in March" lies ahead.

        "By the end of X", "before X", "until X" and "within six months" give the last day; "in March", "next year" or
        "over the next two years" the stretch from the document's date on; what lies in the past gives none.
        """
        written = self._days.written
        template = expression.template
        if isinstance(template, Window):
            when = self._deadline(expression, template)
        elif isinstance(template, Clock | Duration | Vague | EventAnchor):
            return None
        else:
            if not self._looks_ahead(expression, known=ahead):
                return None
            when = self._resolve(expression)
        if when is None or when.earliest is None or when.latest is None:
            return None
        if written is None and self._direction(expression) is not Direction.FUTURE:
            return None  # in a text of no date a year may be long past
        if written is not None:
            if when.latest <= written[0]:
                return None
            if when.earliest < written[0]:
                when = When(written[0], when.latest, when.evidence)
        return when

    def within(self, start: int, end: int, counts: Callable[[TimeExpression], bool] | None = None) -> When | None:
        """Return the due date set between two offsets of the searched text: a deadline before a mere stretch.

        `counts` tells which expressions are times of a deed to come; without it all are that look ahead.
        """
        expressions = self._inputs.expressions
        first = bisect_left(expressions, start, key=lambda e: e.start)
        inside = [e for e in takewhile(lambda e: e.start < end, islice(expressions, first, None)) if e.end <= end]
        inside.sort(key=lambda e: not isinstance(e.template, Window))
        mine = (e for e in inside if counts is None or counts(e))
        return next((due for due in (self.of(e, ahead=counts is not None) for e in mine) if due is not None), None)

    def _deadline(self, expression: TimeExpression, template: Window) -> When | None:
        if template.relation in (Relation.AFTER, Relation.SINCE):
            return None
        day = self._days.last_day(template)
        if day is None:
            return None
        return When(day, day, (reason_of(self._inputs, expression), *context_of(template.bound, None, self._written())))

    def _looks_ahead(self, expression: TimeExpression, *, known: bool) -> bool:
        """Whether a stretch can be a due date: it must lie ahead by its words, by the nearest cue or as is known."""
        template = expression.template.whole if isinstance(expression.template, PartOf) else expression.template
        match template:
            case Relative(Unit.DAY, offset):
                return offset > 0
            case Relative(_, 0, _, side):
                return side is Side.LATER or (
                    side is None and (known or self._direction(expression) is not Direction.PAST)
                )
            case Relative(_, offset):
                return offset > 0
            case Ago(_, count) | Stretch(_, count):
                return count > 0
            case Calendar(year_shift=year_shift, shift=shift_by) if (year_shift or shift_by) is not None:
                return (year_shift or shift_by or 0) >= 0
            case Season(shift=shift_by, year_shift=year_shift) if (year_shift or shift_by) is not None:
                return (year_shift or shift_by or 0) >= 0
            case Calendar(year=int()) | CalendarRange(last=Calendar(year=int())) | Season(year=int()):
                return True
            case _:
                return known or self._direction(expression) is Direction.FUTURE

    def _direction(self, expression: TimeExpression) -> Direction:
        return direction_of(self._inputs.text, self._inputs.sentences[expression.sentence], expression)
