"""What a day must satisfy to be the day on which a text without a date was written.

Each piece of evidence is one check. A candidate may break some, since texts err and readers misread; the
candidates that break least are kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.reading.annotations import Sentence
from kg.reading.time_grammar import MONTH
from kg.reading.time_templates import (
    Calendar,
    PartOf,
    Relative,
    TimeExpression,
    Unit,
    Weekday,
)
from kg.records import Evidence, EvidenceKind
from kg.resolving.calendar_spans import Direction, Span, span_of
from kg.resolving.date_evidence import FIRST_DAY, span_words
from kg.resolving.date_inputs import REPORTED_WITHIN, DateInputs, day_of, in_prose, lead, lead_weekdays
from kg.resolving.record_events import AROUND, LATELY, SAME_SENTENCE, RecordedEvent
from kg.resolving.tense import direction_of
from kg.resolving.terms_begun import first_calls, terms_begun

_DAY = dt.timedelta(days=1)
_WEAK = 0.5
"""Weight of evidence that decides only where nothing stronger does."""

_NAMED_YEAR = re.compile(
    rf"\b(?!{MONTH}|(?:In|Since|Of)\b)[A-Z][A-Za-z]+\)?\s+(20\d\d)\b(?!-)"
    r"|\b(20\d\d)\s+[A-Z]"
)
"""The year in the name of a gathering that the lead tells of ("the Forum on Peace 2018", "the 2018 Forum")."""
_PLANNED_WITHIN = 366
"""Days from a text to what it tells of as planned with its year."""

Test = Callable[[dt.date], bool]


@dataclass(frozen=True, slots=True)
class Check:
    """One piece of evidence on the day of writing."""

    holds: Test
    weight: float = 1.0
    reason: Evidence | None = None
    """What to tell a reader where the check decided."""


def fitting(inputs: DateInputs, candidates: Sequence[dt.date]) -> tuple[list[dt.date], list[Evidence]]:
    """Return the candidates that the least evidence speaks against, and the reasons that parted them from others."""
    if not candidates:
        return [], []
    found = list(checks(inputs))
    against = [sum(c.weight for c in found if not c.holds(day)) for day in candidates]
    least = min(against)
    kept = [day for day, weight in zip(candidates, against, strict=True) if weight == least]
    reasons = [
        c.reason
        for c in found
        if c.reason is not None and all(map(c.holds, kept)) and not all(map(c.holds, candidates))
    ]
    return kept, list({(reason.kind, reason.explanation): reason for reason in reversed(reasons)}.values())[::-1]


def checks(inputs: DateInputs) -> Iterator[Check]:
    """Yield what the text, the offices and the record say of the day of writing."""
    weekdays = [(e, e.template.weekday) for e in lead_weekdays(inputs) if isinstance(e.template, Weekday)]
    for rank, (weekday, number) in enumerate(weekdays):
        words = f"the text tells of {inputs.words(weekday)} as of its own day or the day before"
        reason = Evidence(EvidenceKind.WEEKDAY, words, inputs.passage(weekday))
        yield Check(_within_a_day_of(number), _WEAK if rank else 1.0, reason)  # the news comes first
    if weekdays:
        numbers = {number for _, number in weekdays}
        yield Check(lambda day: day.weekday() in numbers, _WEAK, reason)
    for sentence in inputs.sentences:
        lately = inputs.record.latest(inputs.text[sentence.start : sentence.end], lately=True)
        if lately:
            yield Check(_within_days_after(lately), _WEAK)
    for expression, sentence in in_prose(inputs):
        yield from _by_the_year(inputs, expression, sentence)
        date = day_of(expression.template)
        if date is None or date.year is not None or date.month is None or date.day is None:
            continue
        direction = direction_of(inputs.text, sentence, expression)
        if direction is Direction.PAST:
            yield Check(_recent(date))
        yield from _recorded(inputs, expression, sentence, date)
        if date.weekday is not None:
            words = f"{inputs.words(expression)} must fall on that day of the week"
            reason = Evidence(EvidenceKind.WEEKDAY, words, inputs.passage(expression))
            yield Check(_weekday_agrees(date, direction), 1.0, reason)
    yield from _in_office(inputs)
    yield from (Check(holds, 1.0, reason) for holds, reason in (*terms_begun(inputs), *first_calls(inputs)))
    yield from _first_since(inputs)
    for event in inputs.events:
        if event.own_year:
            words = f"the {event.label} is told of as of the time of writing"
            reason = Evidence(EvidenceKind.DATED_EVENT, words, inputs.passage(event.passage))
            yield Check(_within(event.earliest, event.latest), 1.0, reason)
    named = (m for s in lead(inputs)[:1] for m in _NAMED_YEAR.finditer(inputs.text, s.start, s.end))
    years = [int(match[1] or match[2]) for match in named]
    if years:
        yield Check(lambda day: day.year in years, _WEAK)


_FIRST_SINCE = re.compile(
    r"\b[Ff]irst\b[^.;]{0,90}\b[Ss]ince\b[^.;]{0,60}?\b(?:inauguration|took office|taking (?:office|up)|appointment"
    r"|assum(?:ed|ing)|sworn in|launch of)\b"
)
"""A meeting that is the first of those in office."""
_NEW_FOR = 200
"""Days in which a holder has the first meetings."""


def _first_since(inputs: DateInputs) -> Iterator[Check]:
    """ "Their first talks since they took office": somebody of the sentence, or else of the lead, is new in office."""
    opening = {sentence.index for sentence in lead(inputs)}
    for sentence in inputs.sentences:
        if not _FIRST_SINCE.search(inputs.text, sentence.start, sentence.end):
            continue
        here = [h for h in inputs.holdings if sentence.index in h.sentences]
        named = here or [h for h in inputs.holdings if opening & set(h.sentences)]
        starts = [span[0] for h in named for span in h.spans() if span[0] > FIRST_DAY]
        if starts:
            yield Check(_soon_after(starts), _WEAK)


def _soon_after(starts: Sequence[dt.date]) -> Test:
    return lambda day: any(dt.timedelta(0) <= day - start <= _NEW_FOR * _DAY for start in starts)


def _by_the_year(inputs: DateInputs, expression: TimeExpression, sentence: Sentence) -> Iterator[Check]:
    """ "The 2016 meeting will …": what is still to come in a year is told before it ends."""
    date = expression.template
    date = date.whole if isinstance(date, PartOf) else date
    if not isinstance(date, Calendar) or date.year is None or date.day is not None:
        return
    if direction_of(inputs.text, sentence, expression) is not Direction.FUTURE:
        return
    year = date.year
    if date.month is None:
        yield Check(lambda day: day.year <= year, _WEAK)
    found = span_of(expression.template, FIRST_DAY, Direction.ANY)
    if found:
        yield Check(lambda day: day + _PLANNED_WITHIN * _DAY >= found[0], _WEAK)


def _within(first: dt.date, last: dt.date) -> Test:
    return lambda day: first <= day <= last


def _within_a_day_of(weekday: int) -> Test:
    return lambda day: (day.weekday() - weekday) % 7 <= REPORTED_WITHIN


def _within_days_after(events: Sequence[RecordedEvent]) -> Test:
    return lambda day: any(0 <= (day - e.earliest).days <= LATELY for e in events)


def _recent(date: Calendar) -> Test:
    def check(day: dt.date) -> bool:
        found = span_of(date, day, Direction.PAST)
        return found is not None and (day - found[0]).days <= 200

    return check


def _weekday_agrees(date: Calendar, direction: Direction) -> Test:
    def check(day: dt.date) -> bool:
        found = span_of(date, day, direction)
        return found is not None and found[0].weekday() == date.weekday and abs((found[0] - day).days) <= 183

    return check


def _recorded(inputs: DateInputs, expression: TimeExpression, sentence: Sentence, date: Calendar) -> Iterator[Check]:
    """The record's events on this day of some year, and the latest of their kind before it."""
    if date.month is None or date.day is None:
        return
    said = inputs.text[sentence.start : sentence.end]
    same_day = inputs.record.on(date.month, date.day, said)
    if same_day:
        yield Check(_around(same_day), 1.0, _recorded_reason(inputs, expression, same_day))
    latest = inputs.record.latest(said)
    if latest:
        yield Check(_shortly_after(date, latest), _WEAK)


def _around(events: Sequence[RecordedEvent]) -> Test:
    return lambda day: any(abs((day - e.earliest).days) <= AROUND for e in events)


def _recorded_reason(inputs: DateInputs, expression: TimeExpression, events: Sequence[RecordedEvent]) -> Evidence:
    told = "; ".join(f"{e.label} was {span_words((e.earliest, e.latest))}" for e in events)
    return Evidence(EvidenceKind.DATED_EVENT, told, inputs.passage(expression))


def _shortly_after(date: Calendar, events: Sequence[RecordedEvent]) -> Test:
    def check(day: dt.date) -> bool:
        found = span_of(date, day, Direction.PAST)
        return found is not None and any(0 <= (found[0] - e.earliest).days <= SAME_SENTENCE for e in events)

    return check


def _in_office(inputs: DateInputs) -> Iterator[Check]:
    """Who is named with a past day of this or last week was in office on it."""
    for holding in inputs.holdings:
        spans = holding.spans()
        for index in holding.sentences:
            for expression in inputs.by_sentence.get(index, ()):
                template = expression.template
                near = isinstance(template, Weekday) or (
                    isinstance(template, Relative) and template.unit is Unit.WEEK and template.offset == 0
                )
                if near and direction_of(inputs.text, inputs.sentences[index], expression) is not Direction.FUTURE:
                    words = f"{holding.explanation} on the day told of with {inputs.words(expression)}"
                    reason = Evidence(EvidenceKind.TENURE, words, inputs.passage(expression), holding.tenure)
                    yield Check(_held_then(expression, spans), 1.0, reason)


def _held_then(expression: TimeExpression, spans: list[Span]) -> Test:
    def check(day: dt.date) -> bool:
        found = span_of(expression.template, day, Direction.PAST)
        if found is not None and isinstance(expression.template, Relative) and found[0] < found[1] == day:
            found = found[0], day - _DAY  # "earlier this week" is not today
        return found is not None and any(first <= found[1] and found[0] <= last for first, last in spans)

    return check
