"""The only owner of concrete dates: from time expressions to days and intervals, each with its reasons.

The solver first settles when the document was written (`kg.resolving.document_date`), then resolves each
template against that date or against the day of the contact that is being told. Where the document's own date is
an interval, an expression is resolved against both of its ends and stays an interval; one wider than a year, where
the template itself is not, counts as undetermined.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cached_property

from kg.reading.annotations import PROSE, Sentence
from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    Clock,
    Duration,
    EventAnchor,
    Relation,
    Relative,
    Template,
    TimeExpression,
    Unit,
    Vague,
    Weekday,
    Window,
)
from kg.records import Evidence, EvidenceKind, When
from kg.resolving import document_date as documents
from kg.resolving.calendar_spans import Direction, shift, span_of
from kg.resolving.date_anchors import is_dateline
from kg.resolving.date_evidence import LAST_DAY, Holding, KnownEvent, span_words
from kg.resolving.date_inputs import DateInputs
from kg.resolving.date_reasons import context_of, reason_of
from kg.resolving.due_dates import DueDates
from kg.resolving.place_clock import local_time
from kg.resolving.record_events import Record
from kg.resolving.template_days import TemplateDays, self_sufficient
from kg.resolving.tense import direction_of, looks_back
from kg.resolving.year_by_tenure import year_by_tenure, year_of_the_itinerary
from loaders.document import Document

__all__ = ["DateSolver", "Direction", "Holding", "KnownEvent"]

_DAY = dt.timedelta(days=1)
_WIDEST = 366
_AROUND_A_STAMP = 16
"""Characters besides the days in a line that is nothing but a stamp."""
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


_SPOKE = re.compile(r"\b(?:said|told|announced|reported|stated|revealed|confirmed|disclosed)\s[^,;]{0,80}\Z")
"""What stands before the day of a report."""
_ANOTHER_DAY = re.compile(r"\b(?:expir\w+|renew\w+|anniversar\w+|terminat\w+|withdraw\w+|extension|implementation)\b")
"""What happens to a pact on a day that is not its own."""


def _of_days(template: Template) -> bool:
    """Whether a template is a stretch of days that gives its own year."""
    return isinstance(template, CalendarRange) and self_sufficient(template)


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
        self._days = TemplateDays(lambda: self.document.span)
        self._due_dates = DueDates(
            self._inputs,
            self._days,
            lambda: self.document_date,
            lambda expression: self.resolve(expression, direction=Direction.FUTURE),
        )

    @cached_property
    def document(self) -> documents.DocumentDate:
        """The document's date with the clock time of its publication."""
        return documents.determine(self._inputs)

    @cached_property
    def stamped_days(self) -> When:
        """The several days that a page is stamped with ("14 Jun. 2018 - 15 Jun. 2018"): those it is about."""
        for sentence in self._inputs.sentences:
            if sentence.zone in PROSE:
                break
            for expression in self.expressions_of(sentence.index):
                if sentence.end - sentence.start - (expression.end - expression.start) > _AROUND_A_STAMP:
                    continue  # more than a stamp
                span = span_of(expression.template, LAST_DAY, Direction.ANY) if _of_days(expression.template) else None
                if span is not None and (span[1] - span[0]).days < _EVENT:
                    return When(*span, (reason_of(self._inputs, expression),))
        return When()

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

    def sides_at(self, start: int, end: int) -> tuple[str, ...]:
        """Return whose leaders met at the summit of the record that is named between two offsets; empty for none."""
        named = (e for e in self._inputs.events if e.passage.start < end and start < e.passage.end)
        return next((e.sides for e in named if e.sides), ())

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
        evidence = (reason_of(self._inputs, expression),)
        if isinstance(template, Clock | Duration | Vague):
            return When()
        if isinstance(template, EventAnchor):
            return self._after_event(expression, template, direction, narrated)
        if isinstance(template, Window):
            span = self._days.window(template, direction, narrated)
        elif isinstance(template, Relative) and self._small_hours(template, direction, expression):
            span = self._days.span(template, direction, narrated, back=1)
            moment = self.document.moment
            clock = f"{moment:%H:%M}" if moment else ""
            words = f"published at {clock}, the text means the day before with {self._inputs.words(expression)}"
            evidence = (Evidence(EvidenceKind.RELATIVE, words, self._inputs.passage(expression)),)
        else:
            span = self._days.span(template, direction, narrated)
        if span is None and self.document.span is None:
            known = year_of_the_itinerary(self._inputs, expression)
            known = known or year_by_tenure(self._inputs, expression, self.document.bounds, direction)
            if known is not None:
                return When(*known[0], (*evidence, known[1]))
        if span is None or (direction is Direction.FUTURE and self._tells_the_past(expression)):
            return When()
        return When(span[0], span[1], evidence + context_of(template, narrated, self.document_date))

    def due(self, expression: TimeExpression) -> When | None:
        """Return the date by which something is to be done, None where the expression sets none."""
        return self._due_dates.of(expression)

    def due_within(self, start: int, end: int, counts: Callable[[TimeExpression], bool] | None = None) -> When | None:
        """Return the due date set between two offsets of the searched text: a deadline before a mere stretch.

        `counts` tells which expressions are times of a deed to come; without it all are that look ahead.
        """
        return self._due_dates.within(start, end, counts)

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
        if isinstance(template, Ago):
            return self._away(expression, narrated, template.unit, -template.count)
        assert isinstance(template, EventAnchor)
        assert template.distance is not None
        return self._away(expression, narrated, template.distance.unit, -template.distance.count)

    def _away(self, expression: TimeExpression, told: When, unit: Unit, count: int) -> When:
        """The day so many units from the day being told."""
        if told.earliest is None or told.latest is None:
            return When()
        if unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):  # "two months after": in that month
            ends = [span_of(Ago(unit, count), day, Direction.ANY) for day in (told.earliest, told.latest)]
            if ends[0] is None or ends[1] is None:
                return When()
            days = ends[0][0], ends[1][1]
        else:
            try:
                days = shift(told.earliest, unit, count), shift(told.latest, unit, count)
            except (ValueError, OverflowError):
                return When()
        return When(*days, (reason_of(self._inputs, expression), *told.evidence))

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
        if not isinstance(template, Weekday | Calendar) or self_sufficient(template) or written is None:
            return False
        if self.direction(expression) is not Direction.PAST:
            return False
        past = span_of(template, written[0], Direction.PAST)
        future = span_of(template, written[1], Direction.FUTURE)
        if past is None or future is None:
            return False
        if past == future:  # the day of the text: that of the plan, unless somebody spoke of it then
            before = self._inputs.text[self._inputs.sentences[expression.sentence].start : expression.start]
            return _SPOKE.search(before) is not None
        return written[0] - past[1] <= future[0] - written[1]
