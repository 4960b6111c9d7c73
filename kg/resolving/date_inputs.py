"""What the search for a document's date looks at, and the few places of a text that tell most about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.reading.annotations import PROSE, Sentence, ZoneKind
from kg.reading.time_templates import Calendar, CalendarRange, TimeExpression, Weekday
from kg.records import Passage
from kg.resolving.calendar_spans import Direction
from kg.resolving.date_evidence import LAST_DAY, Holding, KnownEvent
from kg.resolving.record_events import Record
from kg.resolving.tense import direction_of
from loaders.document import Document

REPORTED_WITHIN = 1
"""Days from the main event to the text: press releases and reports come on the day itself or the next."""


@dataclass(slots=True)
class DateInputs:
    """What the search for a document's date looks at."""

    document: Document
    text: str
    sentences: Sequence[Sentence]
    expressions: Sequence[TimeExpression]
    holdings: Sequence[Holding] = ()
    administrations: Sequence[Holding] = ()
    """Governments that the text names by their heads; they bound nothing, but it may tell when one began."""
    events: Sequence[KnownEvent] = ()
    timezone: str | None = None
    horizon: dt.date = LAST_DAY
    record: Record = field(default_factory=lambda: Record(()))
    raw: Callable[[int, int], tuple[int, int]] = lambda start, end: (start, end)
    by_sentence: dict[int, list[TimeExpression]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for expression in self.expressions:
            self.by_sentence.setdefault(expression.sentence, []).append(expression)

    def passage(self, item: TimeExpression | Passage) -> Passage:
        """The span in the document's own text."""
        return Passage(*self.raw(item.start, item.end))

    def words(self, expression: TimeExpression) -> str:
        """The expression as the text writes it."""
        return self.text[expression.start : expression.end]


def lead(inputs: DateInputs, sentences: int = 2) -> list[Sentence]:
    """Return the first sentences of the prose."""
    return [s for s in inputs.sentences if s.zone in PROSE][:sentences]


def in_prose(inputs: DateInputs) -> Iterator[tuple[TimeExpression, Sentence]]:
    """Yield the time expressions of body and headline with their sentences."""
    for sentence in inputs.sentences:
        if sentence.zone in PROSE | {ZoneKind.HEADLINE}:
            for expression in inputs.by_sentence.get(sentence.index, ()):
                yield expression, sentence


def in_captions(inputs: DateInputs) -> Iterator[tuple[TimeExpression, Sentence]]:
    """Yield the whole dates of captions with their sentences."""
    return ((e, s) for e, s in _days_of_captions(inputs) if full_date(e))


def _days_of_captions(inputs: DateInputs) -> Iterator[tuple[TimeExpression, Sentence]]:
    """Yield the days of captions, the year may be missing."""
    for sentence in inputs.sentences:
        if sentence.zone is ZoneKind.CAPTION:
            for expression in inputs.by_sentence.get(sentence.index, ()):
                if day_of(expression.template) is not None:
                    yield expression, sentence


_CREDIT = re.compile(r"[.)]?\s*\(?(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images|Kyodo|Yonhap)\s?[/)|]")
"""The credit behind a photo's caption that stands in the prose."""


def without_year_in_captions(inputs: DateInputs) -> Iterator[tuple[TimeExpression, Sentence]]:
    """Yield the days of captions that leave the year out, with their sentences."""
    for sentence in inputs.sentences:
        for expression in inputs.by_sentence.get(sentence.index, ()) if sentence.zone is ZoneKind.CAPTION else ():
            date = expression.template
            if isinstance(date, Calendar) and day_of(date) and not full_date(expression):
                yield expression, sentence


def in_photos(inputs: DateInputs) -> Iterator[tuple[TimeExpression, Sentence]]:
    """Yield the days of captions, those among them that stand in the prose with their credit; years may be missing."""
    yield from _days_of_captions(inputs)
    for expression, sentence in in_prose(inputs):
        if day_of(expression.template) is not None and _CREDIT.match(inputs.text, expression.end):
            yield expression, sentence


def day_of(template: object) -> Calendar | None:
    """The last whole day of a calendar template; the year may be missing."""
    date = template.last if isinstance(template, CalendarRange) else template
    if isinstance(date, Calendar) and date.day is not None and date.month is not None and date.year_shift is None:
        return date
    return None


def full_date(expression: TimeExpression) -> bool:
    """Whether the expression gives a day with its year."""
    date = day_of(expression.template)
    return date is not None and date.year is not None


def lead_weekdays(inputs: DateInputs) -> list[TimeExpression]:
    """Return the bare weekdays of the lead, without those that are still to come."""
    return [expression for expression, _ in past_weekdays_of(inputs, lead(inputs))]


def past_weekdays_of(inputs: DateInputs, sentences: Sequence[Sentence]) -> list[tuple[TimeExpression, int]]:
    """Return the bare weekdays of some sentences with their numbers, without those that are still to come."""
    return [
        (expression, expression.template.weekday)
        for sentence in sentences
        for expression in inputs.by_sentence.get(sentence.index, ())
        if isinstance(expression.template, Weekday)
        and expression.template.shift is None
        and expression.template.week is None
        and direction_of(inputs.text, sentence, expression) is not Direction.FUTURE
    ]
