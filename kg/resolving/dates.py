"""The only owner of concrete dates: from time expressions to days and intervals, each with its reasons.

The solver first settles when the document was written (`kg.resolving.document_date`), then resolves each
template against that date or against the day of the contact that is being told. Where the document's own date is
an interval, an expression is resolved against both of its ends and stays an interval; one wider than a year, where
the template itself is not, counts as undetermined.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice, takewhile

from kg.reading.annotations import Sentence
from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    Clock,
    Duration,
    EventAnchor,
    Part,
    PartOf,
    Relation,
    Relative,
    Season,
    Side,
    Stretch,
    Template,
    TimeExpression,
    Unit,
    Vague,
    Weekday,
    Window,
)
from kg.records import Evidence, EvidenceKind, When
from kg.resolving import document_date as documents
from kg.resolving.calendar_spans import Direction, Span, shift, span_of
from kg.resolving.date_anchors import is_dateline
from kg.resolving.date_evidence import LAST_DAY, Holding, KnownEvent, span_words
from kg.resolving.date_inputs import DateInputs
from kg.resolving.place_clock import local_time
from kg.resolving.record_events import Record
from kg.resolving.tense import direction_of, looks_back
from loaders.document import Document

__all__ = ["DateSolver", "Direction", "Holding", "KnownEvent"]

_DAY = dt.timedelta(days=1)
_WIDEST = 366
_EVENT = 7
"""Days of the longest event that dates a meeting of its name."""
_SMALL_HOURS = 3
"""Before this hour "today" in a text that looks back is the day before."""
_EVENING_HOURS = 6
"""Before this hour "tonight" and "this evening" are those of the day before."""


_OF_TALKS = re.compile(
    r"\b(?:the|their|its|his|her)\s+(?:[\w-]+\s+)?(?:summit|talks|meeting|call|conversation|session)\b"
)
"""What names the contact being told."""


_ANOTHER_DAY = re.compile(r"\b(?:expir\w+|renew\w+|anniversar\w+|terminat\w+|withdraw\w+|extension|implementation)\b")
"""What happens to a pact on a day that is not its own."""


class DateSolver:
    """Resolves the time expressions of one document.

    `text`, `sentences` and `expressions` share their offsets; `raw` maps a span of them to the document's own text
    (passages of evidence are given in that). `timezone` is the IANA zone of the publisher. A text without any date is
    held to be no younger than `horizon`, which is the record's unless it is given; `record` holds the dated events that
    its year may be known by.
    """

    def __init__(
        self,
        document: Document,
        text: str,
        sentences: Sequence[Sentence],
        expressions: Sequence[TimeExpression],
        *,
        holdings: Sequence[Holding] = (),
        administrations: Sequence[Holding] = (),
        events: Sequence[KnownEvent] = (),
        timezone: str | None = None,
        horizon: dt.date | None = None,
        record: Record | None = None,
        raw: Callable[[int, int], tuple[int, int]] | None = None,
    ) -> None:
        self._inputs = DateInputs(
            document,
            text,
            sentences,
            expressions,
            holdings,
            administrations,
            events,
            timezone,
            horizon or (record.horizon if record else LAST_DAY),
            record or Record(()),
            raw or (lambda start, end: (start, end)),
        )

    @cached_property
    def document(self) -> documents.DocumentDate:
        """The document's date with the clock time of its publication."""
        return documents.determine(self._inputs)

    @property
    def within(self) -> When:
        """The document's date, or the outermost days that the evidence allows."""
        bounds = self.document.bounds
        return self.document_date if self.document_date.known or bounds is None else When(*bounds)

    @property
    def document_date(self) -> When:
        """The day or interval in which the document was written, or undetermined."""
        return self.document.when

    def expressions_of(self, sentence: int) -> list[TimeExpression]:
        """Return the expressions of one sentence."""
        return list(self._inputs.by_sentence.get(sentence, ()))

    def in_dateline(self, expression: TimeExpression) -> bool:
        """Return whether the expression stands in a dateline, which dates the text and nothing it tells."""
        sentence = self._inputs.sentences[expression.sentence]
        return is_dateline(self._inputs.text, sentence, expression)

    def event_at(self, start: int, end: int) -> When:
        """Return the days of the known event that is named between two offsets ("the Camp David summit")."""
        named = (e for e in self._inputs.events if e.passage.start < end and start < e.passage.end)
        event = next((e for e in named if (e.latest - e.earliest).days < _EVENT), None)
        if event is None:
            return When()
        words = f"{event.label} was {span_words((event.earliest, event.latest))}"
        passage = self._inputs.passage(event.passage)
        return When(event.earliest, event.latest, (Evidence(EvidenceKind.DATED_EVENT, words, passage),))

    def direction(self, expression: TimeExpression) -> Direction:
        """Return whether the expression looks back or ahead, from its words and those before it."""
        return direction_of(self._inputs.text, self._inputs.sentences[expression.sentence], expression)

    def resolve(
        self,
        expression: TimeExpression,
        *,
        direction: Direction | str = Direction.PAST,
        narrated: When | None = None,
    ) -> When:
        """Return the day or interval that the expression means, with its evidence; undetermined where it means none.

        `direction` is that of the fact: past for a contact that was held, future for a planned one; a bare
        "February", "Thursday" or "January 7" is read in it. `narrated` is the day of the contact being told, from
        which "earlier in the day" or "the previous day" count; without it the document's date stands in.
        """
        direction = Direction(direction)
        template = expression.template
        evidence = (self._reason(expression),)
        if isinstance(template, Clock | Duration | Vague):
            return When()
        if isinstance(template, EventAnchor):
            return self._after_event(expression, template, direction, narrated)
        if isinstance(template, Window):
            span = self._window(template, direction, narrated)
        elif isinstance(template, Relative) and self._small_hours(template, direction, expression):
            span = self._span(template, direction, narrated, back=1)
            moment = self.document.moment
            clock = f"{moment:%H:%M}" if moment else ""
            words = f"published at {clock}, the text means the day before with {self._inputs.words(expression)}"
            evidence = (Evidence(EvidenceKind.RELATIVE, words, self._inputs.passage(expression)),)
        else:
            span = self._span(template, direction, narrated)
        if span is None or (direction is Direction.FUTURE and self._tells_the_past(expression)):
            return When()
        return When(span[0], span[1], evidence + self._context(template, narrated))

    def due(self, expression: TimeExpression) -> When | None:
        """Return the date by which something is to be done, None where the expression sets none.

        "By the end of X", "before X", "until X" and "within six months" give the last day; "in March", "next year" or
        "over the next two years" the stretch from the document's date on; what lies in the past gives none.
        """
        written = self.document.span
        template = expression.template
        if isinstance(template, Window):
            when = self._deadline(expression, template)
        elif isinstance(template, Clock | Duration | Vague | EventAnchor):
            return None
        else:
            if not self._looks_ahead(expression):
                return None
            when = self.resolve(expression, direction=Direction.FUTURE)
        if when is None or when.earliest is None or when.latest is None:
            return None
        if written is not None:
            if when.latest <= written[0]:
                return None
            if when.earliest < written[0]:
                when = When(written[0], when.latest, when.evidence)
        return when

    def due_within(self, start: int, end: int) -> When | None:
        """Return the due date set between two offsets of the searched text: a deadline before a mere stretch."""
        expressions = self._inputs.expressions
        first = bisect_left(expressions, start, key=lambda e: e.start)
        inside = [e for e in takewhile(lambda e: e.start < end, islice(expressions, first, None)) if e.end <= end]
        inside.sort(key=lambda e: not isinstance(e.template, Window))
        return next((due for due in map(self.due, inside) if due is not None), None)

    # -----------------------------------------------------------------------------------------------------

    def _base(self, template: Template, narrated: When | None) -> Span | None:
        """The days the template counts from."""
        told = isinstance(template, Relative | Ago) and template.anchor is Anchor.NARRATED
        if told and narrated is not None and narrated.earliest is not None and narrated.latest is not None:
            return narrated.earliest, narrated.latest
        return self.document.span

    def _span(self, template: Template, direction: Direction, narrated: When | None, *, back: int = 0) -> Span | None:
        """The hull of what the template means from either end of the days it counts from."""
        if _self_sufficient(template):
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
        if (hull[1] - hull[0]).days > max(_WIDEST, own_width + _WIDEST):
            return None
        return self._cut(hull, template, direction)

    def _cut(self, span: Span, template: Template, direction: Direction) -> Span:
        """Cut a month, year or other stretch at the document's date where the fact lies on one side of it."""
        written = self.document.span
        if written is None or span[0] == span[1] or isinstance(template, CalendarRange):
            return span
        if direction is Direction.PAST and span[0] <= written[1] < span[1]:
            return span[0], written[1]
        if direction is Direction.FUTURE and span[0] < written[0] <= span[1]:
            return written[0], span[1]
        return span

    def _window(self, template: Window, direction: Direction, narrated: When | None) -> Span | None:
        """The stretch between the document's date and the bound."""
        written = self.document.span
        match template.relation:
            case Relation.AFTER | Relation.SINCE:
                inner = self._span(template.bound, _of_bound(template, direction), narrated)
                if inner is None or written is None or direction is Direction.FUTURE:
                    return inner if template.relation is Relation.SINCE else None
                start = inner[0] if template.relation is Relation.SINCE else min(inner[1], inner[0] + _DAY)
                return (start, written[1]) if start <= written[1] else inner
            case _ if direction is Direction.PAST and template.relation is not Relation.WITHIN:
                # "held before the end of March": no later than the bound, and when it began is not said
                return None
            case _:
                end = self._last_day(template)
                if end is None or written is None or end < written[0]:
                    return None
                return written[0], end

    def _last_day(self, template: Window) -> dt.date | None:
        """The last day that a deadline allows."""
        bound = template.bound
        ended = isinstance(bound, PartOf) and bound.part in (Part.END, Part.LATE)
        if ended and isinstance(bound, PartOf):
            whole = bound.whole
            span = self._span(whole, Direction.FUTURE, None)
        elif isinstance(bound, PartOf) and bound.part is Part.MIDDLE:
            span = self._span(bound.whole, Direction.FUTURE, None)
            return span and span[0] + (span[1] - span[0]) // 2
        else:
            span = self._span(bound, Direction.FUTURE, None)
        if span is None:
            return None
        if template.relation is Relation.BEFORE and not ended and not isinstance(bound, Stretch):
            return self._first_day(bound, span) - _DAY
        return span[1]

    def _first_day(self, bound: Template, span: Span) -> dt.date:
        """The bound's first day, not cut at the document's date."""
        written = self.document.span
        if written is not None and span[0] == written[0]:
            uncut = span_of(bound, written[0], Direction.ANY)
            return uncut[0] if uncut else span[0]
        return span[0]

    def _deadline(self, expression: TimeExpression, template: Window) -> When | None:
        if template.relation in (Relation.AFTER, Relation.SINCE):
            return None
        day = self._last_day(template)
        if day is None:
            return None
        return When(day, day, (self._reason(expression), *self._context(template.bound, None)))

    def _looks_ahead(self, expression: TimeExpression) -> bool:
        """Whether a stretch can be a due date: it must lie ahead by its words or by the nearest cue before it."""
        template = expression.template.whole if isinstance(expression.template, PartOf) else expression.template
        match template:
            case Relative(Unit.DAY, offset):
                return offset > 0
            case Relative(_, 0, _, side):
                return side is Side.LATER or (side is None and self.direction(expression) is not Direction.PAST)
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
                return self.direction(expression) is Direction.FUTURE

    def _small_hours(self, relative: Relative, direction: Direction, expression: TimeExpression) -> bool:
        """Whether "today" was written after midnight about the day before.

        A clock at exactly midnight is a date without a time, or an embargo, and says nothing.
        """
        moment = self.document.moment
        if relative.unit is not Unit.DAY or relative.offset or relative.anchor is not Anchor.PUBLICATION:
            return False
        if moment is None or direction is not Direction.PAST or moment.time() == dt.time(0):
            return False
        if moment.hour >= (_EVENING_HOURS if relative.evening else _SMALL_HOURS):
            return False
        sentence = self._inputs.sentences[expression.sentence]
        if moment.tzinfo is not None:
            there = local_time(self._inputs.text[sentence.start : sentence.end], moment)
            if there is not None and there.hour >= _EVENING_HOURS and there.date() >= moment.date():
                return False
        return True

    def before_told(self, expression: TimeExpression, narrated: When) -> When:
        """Return the day of the event that an expression counts from, the expression meaning the day being told.

        "The call came a day after the two met": they met the day before the call.
        """
        template = expression.template
        assert isinstance(template, EventAnchor)
        assert template.distance is not None
        return self._away(expression, narrated, template.distance.unit, -template.distance.count)

    def _away(self, expression: TimeExpression, told: When, unit: Unit, count: int) -> When:
        """The day so many units from the day being told."""
        if told.earliest is None or told.latest is None:
            return When()
        try:
            days = shift(told.earliest, unit, count), shift(told.latest, unit, count)
        except (ValueError, OverflowError):
            return When()
        return When(*days, (self._reason(expression), *told.evidence))

    def _after_event(
        self, expression: TimeExpression, template: EventAnchor, direction: Direction, narrated: When | None
    ) -> When:
        """From a known event to the document's date, or a stated distance from it."""
        if _ANOTHER_DAY.search(template.event):
            return When()
        event = next(
            (e for e in self._inputs.events if e.passage.start < expression.end and expression.start < e.passage.end),
            None,
        )
        if (
            event is None
            and narrated is not None
            and template.distance is not None
            and _OF_TALKS.search(template.event)
        ):
            return self._away(expression, narrated, template.distance.unit, template.distance.count)
        if event is None or (template.relation is Relation.BEFORE and template.distance is None):
            return When()
        words = f"{event.label} was {span_words((event.earliest, event.latest))}"
        reason = Evidence(EvidenceKind.DATED_EVENT, words, self._inputs.passage(expression))
        if template.distance is not None:
            unit, count = template.distance.unit, template.distance.count
            try:
                return When(shift(event.earliest, unit, count), shift(event.latest, unit, count), (reason,))
            except (ValueError, OverflowError):
                return When()
        written = self.document.span
        if written is None or written[1] < event.earliest or direction is Direction.FUTURE:
            return When()
        if (written[1] - event.earliest).days > _WIDEST:
            return When()
        return When(event.earliest, written[1], (reason, *self.document_date.evidence))

    def _tells_the_past(self, expression: TimeExpression) -> bool:
        """Whether the time beside a plan is that of the telling: "said on Thursday that they will meet"."""
        template = expression.template
        written = self.document.span
        if looks_back(template):
            return True
        if not isinstance(template, Weekday | Calendar) or _self_sufficient(template) or written is None:
            return False
        if self.direction(expression) is not Direction.PAST:
            return False
        past = span_of(template, written[0], Direction.PAST)
        future = span_of(template, written[1], Direction.FUTURE)
        return past is not None and future is not None and written[0] - past[1] <= future[0] - written[1]

    # Reasons

    def _reason(self, expression: TimeExpression) -> Evidence:
        template = expression.template
        inner = template.bound if isinstance(template, Window) else template
        inner = inner.whole if isinstance(inner, PartOf) else inner
        words = self._inputs.words(expression)
        passage = self._inputs.passage(expression)
        if isinstance(inner, Weekday):
            return Evidence(EvidenceKind.WEEKDAY, f"the text says {words}", passage)
        if isinstance(inner, Calendar | CalendarRange | Season) and _self_sufficient(inner):
            return Evidence(EvidenceKind.STATED, f"the text gives {words}", passage)
        if isinstance(inner, Calendar | CalendarRange | Season) and not _shifted(inner):
            return Evidence(EvidenceKind.YEAR_INFERRED, f"the text gives {words} without a year", passage)
        return Evidence(EvidenceKind.RELATIVE, f"the text says {words}", passage)

    def _context(self, template: Template, narrated: When | None) -> tuple[Evidence, ...]:
        """Why the day counted from is what it is."""
        if _self_sufficient(template):
            return ()
        if isinstance(template, Relative | Ago) and template.anchor is Anchor.NARRATED and narrated and narrated.known:
            return narrated.evidence
        return self.document_date.evidence


def _of_bound(window: Window, direction: Direction) -> Direction:
    return Direction.PAST if window.relation is Relation.SINCE else direction


def _shifted(template: Calendar | CalendarRange | Season) -> bool:
    date = template.last if isinstance(template, CalendarRange) else template
    return date.year_shift is not None or date.shift is not None


def _self_sufficient(template: Template) -> bool:
    """Whether the template gives its own year."""
    match template:
        case Calendar(year) | Season(year=year):
            return year is not None
        case CalendarRange(_, last):
            return last.year is not None
        case PartOf(_, whole):
            return _self_sufficient(whole)
        case Window(_, bound):
            return _self_sufficient(bound)
        case _:
            return False
