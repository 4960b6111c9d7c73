"""The date in a text that says how near to it the text was written: a dateline, or what its lead tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotations import Sentence, ZoneKind
from kg.reading.time_templates import (
    Anchor,
    Calendar,
    CalendarRange,
    Relative,
    TimeExpression,
    Unit,
)
from kg.records import EvidenceKind
from kg.resolving.calendar_spans import Direction, Span, span_of
from kg.resolving.date_evidence import (
    FIRST_DAY,
    intersect,
)
from kg.resolving.date_inputs import (
    REPORTED_WITHIN,
    DateInputs,
    day_of,
    full_date,
    in_prose,
    lead,
    lead_weekdays,
)
from kg.resolving.tense import direction_of

_DAY = dt.timedelta(days=1)
_DATELINE_WITHIN = 4
"""Sentences of the prose in which a dateline is looked for; remnants of a page's menu may stand before it."""
_ANNOUNCED_WITHIN = 45
"""Days from an announcement to the event it tells of without the year."""
_BACKGROUND_WITHIN = 120
"""Days from a background event dated without its year to the text, where the text dates no main event."""
_DATELINE_PLACE = re.compile(
    r"(?:\([A-Z]+\)\s*)?[A-Z][A-Za-z .'/-]{2,40}(?:,\s*[A-Z][A-Za-z. ]{1,20})?,?\s*(?:\([^)]*\)\s*)?"
)
_DATELINE_CITY = re.compile(r"(?:^|[\s)])[A-Z]{3,}(?:[ /-][A-Z]{3,}){0,3},\s*\Z")
_DATELINE_BRACKET = re.compile(r"[A-Z][A-Z .'/-]{2,40}\s*\([^()]{2,60}[-–—,]\s*")
"""What stands before a date that a dateline has in brackets, behind the agency: "OSLO (Agency - 12th July, 2019)"."""
_ON = re.compile(
    r"(?:\b[Oo]n\s+(?:the\s+)?(?:(?:morning|afternoon|evening|night)\s+of\s+)?|^|[.\n(]\s*|\b(?:morning|afternoon|evening),?\s+"
    r"|(?:\d:\d\d|[ap]\.?m\.?)\s*(?:\([A-Z]{2,5}\))?,\s+"
    r"|\s(?!Their|The|His|Her|Its|This|That|An?\b)[A-Z][a-z]+\s+)\Z"
)
"""What stands before the day on which something happened; other days qualify nouns ("their April 2 call")."""
_OF_CONTACT = re.compile(
    r"\s+(?:(?:[a-z-]+|[A-Z][\w.]*-[A-Z][\w.]*)\s+){0,3}(?:calls?|conversations?|meetings?|talks|summits?|visits?|trips?|dialogue)\b"
)
"""What follows a day that qualifies the name of a contact ("the April 2 call")."""
_TODAY_IS = re.compile(r"\b[Tt]oday(?:,? on|,| \()?\s*\Z")
"""What makes a date the day of writing ("today, May 7, 2004")."""
_LATER = re.compile(r"\b(?:later|this) (?:today|afternoon|evening)\b")
HEADLINES = (ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER)
_SHORTEST_HEADLINE = 20
"""Characters of a headline before the day that closes it."""
_BOUND = re.compile(
    r"\b(?:on|from|by|until|till|of|to|for|in|since|after|before|next|the|and|between)\s+\Z", re.IGNORECASE
)
"""Words that make a day a part of what the headline tells ("to visit Japan on May 5")."""
_CLOSES = re.compile(r"[\s).\]]*")
NUMERIC_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}/\d{1,2}/\d{4}")
"""A date that agencies put in front of a text, before the place."""
_DATELINE_END = re.compile(
    r"\.?\s*(?:\((?:[A-Z][\w .&/-]*)\)\s*)?(?:(?:--|—|–)\s?|(?:-|:|/)\s)"
    r"|\.?\s*\([A-Z][\w .&/-]*\)\s(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class DateAnchor:
    """A date in the text that says how near to it the text was written."""

    expression: TimeExpression
    kind: EvidenceKind
    before: int
    """Days the text may be older than it."""
    after: int
    """Days the text may be younger than it."""


def find_anchor(inputs: DateInputs) -> DateAnchor | None:
    """The dateline, else the day of the lead (the first two sentences), else the latest past day of the text."""
    opening = lead(inputs)
    for sentence in _openings(inputs):
        for expression in inputs.by_sentence.get(sentence.index, ()):
            if day_of(expression.template) and is_dateline(inputs.text, sentence, expression):
                return DateAnchor(expression, EvidenceKind.DATELINE, 0, 0)
    for sentence in opening:
        for expression in inputs.by_sentence.get(sentence.index, ()):
            before = inputs.text[max(sentence.start, expression.start - 12) : expression.start]
            if full_date(expression) and _TODAY_IS.search(before):
                return DateAnchor(expression, EvidenceKind.STATED, 0, 0)
    closing = _closes_headline(inputs)
    if closing is not None:
        said_today = _says_today(inputs, opening)
        return DateAnchor(closing, EvidenceKind.STATED, 0, 0 if said_today else REPORTED_WITHIN)
    for sentence in opening if not lead_weekdays(inputs) and not _says_today(inputs, opening) else ():
        for expression in inputs.by_sentence.get(sentence.index, ()):
            date = day_of(expression.template)
            named = date is not None and date.weekday is not None  # "officials said Friday (Dec 25)"
            on = _ON.search(inputs.text, max(sentence.start, expression.start - 24), expression.start)
            if not date or not (named or on):
                continue
            if direction_of(inputs.text, sentence, expression) is Direction.FUTURE:
                continue
            kind = EvidenceKind.STATED if full_date(expression) else EvidenceKind.ORDER
            return DateAnchor(expression, kind, 0, 0 if _later_today(inputs) else REPORTED_WITHIN)
    ahead = [
        expression
        for sentence in opening[:1]
        for expression in inputs.by_sentence.get(sentence.index, ())
        if day_of(expression.template) and direction_of(inputs.text, sentence, expression) is Direction.FUTURE
    ]
    if ahead and not full_date(ahead[0]):
        return DateAnchor(min(ahead, key=_in_its_month), EvidenceKind.ORDER, _ANNOUNCED_WITHIN, 0)
    told = [
        (expression, sentence, direction_of(inputs.text, sentence, expression))
        for expression, sentence in in_prose(inputs)
        if day_of(expression.template)
        and not full_date(expression)  # whoever gives the year may look back over years
        and sentence.zone is not ZoneKind.HEADLINE
    ]
    coming = {day_of(expression.template) for expression, _, direction in told if direction is Direction.FUTURE}
    past = [
        expression
        for expression, sentence, direction in told
        if direction is Direction.PAST
        and day_of(expression.template) not in coming
        and _happened_then(inputs.text, sentence, expression)
    ]
    return DateAnchor(past[0], EvidenceKind.ORDER, 0, _BACKGROUND_WITHIN) if past else None


def _closes_headline(inputs: DateInputs) -> TimeExpression | None:
    """The day that stands at the end of a headline without a word that binds it ("Minister X Calls Y 27 March")."""
    for sentence in inputs.sentences:
        for expression in inputs.by_sentence.get(sentence.index, ()) if sentence.zone in HEADLINES else ():
            bare = not _BOUND.search(inputs.text, sentence.start, expression.start)
            opens = expression.start - sentence.start < _SHORTEST_HEADLINE
            if (
                day_of(expression.template)
                and bare
                and not opens
                and _CLOSES.fullmatch(inputs.text, expression.end, sentence.end)
            ):
                return expression
    return None


def _happened_then(text: str, sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether something is told to have happened on a day, or the day is that of a contact."""
    if _ON.search(text, max(sentence.start, expression.start - 24), expression.start):
        return True
    stretch = isinstance(expression.template, CalendarRange)  # "from April 2 to 5" is the time of what took days
    return stretch or _OF_CONTACT.match(text, expression.end, sentence.end) is not None


def _in_its_month(expression: TimeExpression) -> int:
    """The day of the month, so that the first of several days of one month comes first."""
    template = expression.template
    date = day_of(template.first if isinstance(template, CalendarRange) else template)
    return (date.day or 0) if date else 0


def _later_today(inputs: DateInputs) -> bool:
    """Whether a text that opens with a day tells what is to come "later today": it was written on that day."""
    return any(_LATER.search(inputs.text, expression.start, expression.end) for expression, _ in in_prose(inputs))


def _openings(inputs: DateInputs) -> list[Sentence]:
    """The dateline that stands apart, and the first sentences of the prose."""
    apart = [s for s in inputs.sentences if s.zone is ZoneKind.DATELINE]
    return [*apart[:1], *lead(inputs, _DATELINE_WITHIN)]


def _says_today(inputs: DateInputs, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences tell of the day of writing, so that other dates in them are background."""
    return any(
        isinstance(e.template, Relative) and e.template.unit is Unit.DAY and e.template.anchor is Anchor.PUBLICATION
        for s in sentences
        for e in inputs.by_sentence.get(s.index, ())
    )


def is_dateline(text: str, sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether a place, the date and a dash open the text: "SEOUL, Feb. 7 (Yonhap) --".

    A headline may stand before a place in capitals, where the page runs the two together.
    """
    if sentence.zone is ZoneKind.DATELINE:
        return True
    numeric = expression.start == sentence.start and NUMERIC_DATE.fullmatch(text, expression.start, expression.end)
    if numeric and text[expression.end : expression.end + 3].strip(" :|")[:1].isupper():
        return True
    if text.startswith(")", expression.end) and _DATELINE_BRACKET.fullmatch(text, sentence.start, expression.start):
        return True
    end = _DATELINE_END.match(text, expression.end)
    if not end:
        return False
    if expression.start == sentence.start and re.search(r"[(–—-]", end.group()):
        return True  # "Feb. 7 (Agency) -- …", "July 12, 2019 - …"
    if expression.start - sentence.start <= 60 and _DATELINE_PLACE.fullmatch(text, sentence.start, expression.start):
        return True
    return _DATELINE_CITY.search(text, sentence.start, expression.start) is not None


def days_near(anchor: DateAnchor, spans: Sequence[Span]) -> list[Span]:
    """The days near the anchor in every year that the spans allow."""
    template = anchor.expression.template
    ahead = anchor.before and isinstance(template, CalendarRange) and day_of(template.first)
    date = day_of(template.first if ahead and isinstance(template, CalendarRange) else template)
    assert date is not None
    years = {date.year} if date.year is not None else {y for a, b in spans for y in range(a.year, b.year + 1)}
    near = []
    for year in sorted(years):
        found = span_of(Calendar(year, date.month, date.day, date.weekday), FIRST_DAY, Direction.ANY)
        if found and (date.weekday is None or found[0].weekday() == date.weekday):
            near.append((found[0] - anchor.before * _DAY, found[0] + anchor.after * _DAY))
    return intersect(near, spans)


def anchor_words(inputs: DateInputs, anchor: DateAnchor) -> str:
    """Return in words what the anchor says of the day of writing."""
    words = inputs.words(anchor.expression)
    if anchor.before:
        return f"the text opens with what is to come on {words}"
    if anchor.kind is EvidenceKind.DATELINE:
        return f"the dateline gives {words}"
    if anchor.after > REPORTED_WITHIN:
        return f"the text tells of {words} as past"
    return f"the text opens with what happened on {words}, on that day or the day after"
