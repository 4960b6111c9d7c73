"""What bounds the day on which a text without a date was written: what it tells of as past, and as to come."""

from __future__ import annotations

import datetime as dt
import re

from kg.reading.annotations import PROSE, ZoneKind
from kg.reading.time_templates import Calendar, CalendarRange, PartOf, Relation, TimeExpression, Weekday, Window
from kg.records import Evidence, EvidenceKind, Passage
from kg.resolving.calendar_spans import Direction, Span, span_of
from kg.resolving.date_evidence import FIRST_DAY, LAST_DAY, KnownEvent, intersect, span_words
from kg.resolving.date_inputs import DateInputs, day_of, in_captions, in_prose
from kg.resolving.tense import direction_of

_DAY = dt.timedelta(days=1)
_NEW_FOR = 183
"""Days for which a holder may be called new."""
_ANNOUNCED_WITHIN = 45
"""Days from a text to a day to come that it tells without the year."""
_TITLES = 6
"""Lines of a text's head among which its title is."""
_YEAR = re.compile(r"(?<![\w/-])(?:19|20)\d\d\Z|(?<![\w/-])(?:19|20)\d\d(?=\s*[)\n])")
"""A year that closes a title."""
_AWAITED = 120
"""Days before an event in which a text tells of it as to come."""
_FEW_YEARS = 8
"""Years of office among which the day to come is looked for."""
_TO_COME = re.compile(
    r"\b(?:to\s+be\s+held|scheduled(?:\s+for)?|slated(?:\s+for)?|set\s+for|upcoming|will\s+(?:be\s+held|take\s+place|be\s+hosted))"
    r"(?:\s+(?:in|on|at|for|the)|\s+[A-Z][\w.]+){0,5}\s*\Z"
)
"""What stands before a time that is still to come, whatever else the sentence tells."""
_IS_TO_COME = re.compile(
    r"\b(?:will|plans? to|(?:is|are) (?:set|scheduled|due|expected|slated|to)|to be held|upcoming"
    r"|(?:scheduled|slated|set|due) (?:for|to|on))\b[^.;]*\s\Z"
)
"""What stands before a day that had not come when the text was written."""


def after_events(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text cannot be older than an event it tells of as past."""
    past = sorted((e for e in inputs.events if not e.upcoming), key=lambda e: e.earliest, reverse=True)
    for latest in past:
        later = intersect(spans, [(latest.earliest, LAST_DAY)])
        if later:
            break
    else:
        return spans, []
    if later == spans:
        return spans, []
    words = f"{latest.label} was {span_words((latest.earliest, latest.latest))}; the text tells of it as past"
    return later, [Evidence(EvidenceKind.DATED_EVENT, words, inputs.passage(latest.passage))]


def before_events(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text is older than an event that it tells of as still to come, wherever it names it."""
    told = {e.label for e in inputs.events if not e.upcoming}
    coming = sorted((e for e in inputs.events if e.upcoming and e.label not in told), key=lambda e: e.latest)
    for event in coming[:1]:
        awaited = 6 if _named_by_weekday(inputs, event) else _AWAITED
        earlier = intersect(spans, [(event.earliest - awaited * _DAY, event.latest)])
        if earlier and earlier != spans:
            words = f"{event.label} was {span_words((event.earliest, event.latest))}; the text tells of it as to come"
            return earlier, [Evidence(EvidenceKind.DATED_EVENT, words, inputs.passage(event.passage))]
    return spans, []


def _named_by_weekday(inputs: DateInputs, event: KnownEvent) -> bool:
    """Whether a sentence on the event or beside it gives the weekday on which it begins: it is less than a week off."""
    at = next((s.index for s in inputs.sentences if s.start <= event.passage.start < s.end), None)
    if at is None:
        return False
    near = [e for i in (at - 1, at, at + 1) for e in inputs.by_sentence.get(i, ())]
    templates = [e.template.bound if isinstance(e.template, Window) else e.template for e in near]
    return any(isinstance(t, Weekday) and t.weekday == event.earliest.weekday() for t in templates)


def after_dated(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text cannot be older than a past date it gives with its year."""
    latest: tuple[dt.date, TimeExpression] | None = None
    for expression, sentence in (*in_prose(inputs), *in_captions(inputs)):
        date = expression.template
        if isinstance(date, CalendarRange):
            date = date.first  # a term or a programme may run on
        if isinstance(date, Window) and date.relation is Relation.SINCE and isinstance(date.bound, Calendar):
            date = date.bound
        if not isinstance(date, Calendar) or date.year is None:
            continue
        taken = sentence.zone is ZoneKind.CAPTION  # no photo is of a day to come
        if not taken and direction_of(inputs.text, sentence, expression) is not Direction.PAST:
            continue
        found = span_of(date, FIRST_DAY, Direction.ANY)
        if found and (latest is None or found[0] > latest[0]):
            latest = (found[0], expression)
    if latest is None:
        return spans, []
    later = intersect(spans, [(latest[0], LAST_DAY)])
    if not later or later == spans:
        return spans, []
    words = f"the text tells of {inputs.words(latest[1])} as past"
    return later, [Evidence(EvidenceKind.ORDER, words, inputs.passage(latest[1]))]


def before_deadlines(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text cannot be younger than a deadline it sets with its year, or a year in which something is still to be."""
    first: tuple[dt.date, TimeExpression] | None = None
    for expression, sentence in in_prose(inputs):
        template = expression.template
        before = inputs.text[max(sentence.start, expression.start - 60) : expression.start]
        if isinstance(template, Window) and template.relation in (Relation.BY, Relation.BEFORE):
            template = template.bound
        elif not _TO_COME.search(before):
            continue
        found = span_of(template, FIRST_DAY, Direction.ANY) if _gives_year(template) else None
        if found and (first is None or found[1] < first[0]):
            first = (found[1], expression)
    if first is None:
        return spans, []
    earlier = intersect(spans, [(FIRST_DAY, first[0])])
    if not earlier or earlier == spans:
        return spans, []
    words = f"the text tells of {inputs.words(first[1])} as to come"
    return earlier, [Evidence(EvidenceKind.ORDER, words, inputs.passage(first[1]))]


def before_what_comes(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text that opens with no day of its own is not much older than a day to come that it tells without a year."""
    if spans[-1:] and spans[-1][1].year - spans[0][0].year > _FEW_YEARS:
        return spans, []
    coming: list[tuple[dt.date, TimeExpression]] = []
    for expression, sentence in in_prose(inputs):
        template = expression.template
        date = day_of(template.first if isinstance(template, CalendarRange) else template)
        if date is None or date.year is not None or sentence.zone is ZoneKind.HEADLINE:
            continue
        before = inputs.text[max(sentence.start, expression.start - 60) : expression.start]
        if not _IS_TO_COME.search(before):
            continue
        for year in range(spans[0][0].year, spans[-1][1].year + 2) if spans else ():
            found = span_of(Calendar(year, date.month, date.day, None), FIRST_DAY, Direction.ANY)
            if found and _in_office(inputs, sentence.index, found):
                coming.append((found[0], expression))
    if not coming:
        return spans, []
    earlier = intersect(spans, [(day - _ANNOUNCED_WITHIN * _DAY, day) for day, _ in coming])
    if not earlier or earlier == spans:
        return spans, []
    expression = coming[0][1]
    words = f"the text tells of {inputs.words(expression)} as to come"
    return earlier, [Evidence(EvidenceKind.ORDER, words, inputs.passage(expression))]


def _in_office(inputs: DateInputs, sentence: int, day: Span) -> bool:
    """Whether all whose offices a sentence gives hold them on a day that it sets for them."""
    return all(intersect([day], holding.spans()) for holding in inputs.holdings if sentence in holding.sentences)


def newly_held(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text calls a holder new only in the first months."""
    reasons = []
    for holding in inputs.holdings:
        if holding.new:
            first_months = [(a, min(b, a + _NEW_FOR * _DAY)) for a, b in holding.spans() if a > FIRST_DAY]
            fewer = intersect(spans, first_months)
            if fewer and fewer != spans:
                spans = fewer
                passage = inputs.passage(holding.passage) if holding.passage else None
                words = f"{holding.explanation} {span_words(holding.spans()[0])}, and the text calls the holder new"
                reasons.append(Evidence(EvidenceKind.TENURE, words, passage, holding.tenure))
    return spans, reasons


def titled_year(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """A text whose lines above the prose give one year ("Joint Statement of the A-B Consultations 2015") is of it."""
    told: dict[int, Passage] = {}
    for sentence in inputs.sentences[:_TITLES]:
        if sentence.zone in PROSE:
            break
        for match in _YEAR.finditer(inputs.text, sentence.start, sentence.end):
            told.setdefault(int(match.group()), Passage(*match.span()))
    if len(told) != 1:
        return spans, []
    ((year, passage),) = told.items()
    fewer = intersect(spans, [(dt.date(year, 1, 1), dt.date(year, 12, 31))])
    if not fewer or fewer == spans:
        return spans, []
    return fewer, [Evidence(EvidenceKind.STATED, f"the title gives {year}", inputs.passage(passage))]


def _gives_year(template: object) -> bool:
    whole = template.whole if isinstance(template, PartOf) else template
    return isinstance(whole, Calendar) and whole.year is not None
