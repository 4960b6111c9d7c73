"""When an official or a government named in a text began, as the text tells: "since she took office last month"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from kg.reading.annotations import Sentence
from kg.reading.time_grammar import SMALL, count_of
from kg.reading.time_templates import Ago, Anchor, Calendar, PartOf, Relative, TimeExpression, Unit, Weekday
from kg.records import Evidence, EvidenceKind, Passage
from kg.resolving.calendar_spans import Direction, shift, span_of
from kg.resolving.date_evidence import FIRST_DAY, Holding
from kg.resolving.date_inputs import REPORTED_WITHIN, DateInputs
from kg.resolving.tense import direction_of

_DAY = dt.timedelta(days=1)
_BEGINNING = re.compile(
    r"\b(?:inaugurat(?:ion|ed)|(?:took|taking|assum(?:ed|ing)|ent(?:ered|ering))\s+(?:up\s+)?(?:the\s+|his\s+|her\s+)?(?:(?:new|top)\s+)?(?:office|post|position)"
    r"|launch(?:ed)?(?:\s+of)?\s+(?:the\s+)?(?:[\w.'-]+\s+){0,4}(?:administration|government)"
    r"|sworn\s+in|swearing-in|(?:his|her)\s+appointment|(?:was|were|been)\s+(?:appointed|named))\b"
)
"""Words for the first day of a term of office."""
_HOURS_AFTER = re.compile(r"\b(?:hours|(?:a|one) day)\s+(?:after|since)\s+(?:[\w.'-]+\s+){1,5}\Z")
"""What stands before the beginning of a term that was on the day of the news or the day before."""
_SO_LONG_AFTER = re.compile(
    rf"\b(?P<count>{SMALL})\s+(?P<unit>days|weeks?)\s+(?:after|since)\s+(?:[\w.'-]+\s+){{0,5}}\Z", re.IGNORECASE
)
"""How long after the beginning of a term something was ("eleven days after he took office")."""
_FIRST_CALL = re.compile(
    r"\bfirst\s+(?:[\w-]+\s+){0,3}?(?:(?:tele)?phone|telephonic|calls?|telecon(?:ference)?|conversation)\b[^.;]{0,90}?"
    r"\b(?:since|after|following)\s+(?:[\w.'’-]+\s+){0,5}\Z"
)
"""A first call in office, which is made soon ("held their first telephone talks since he took office")."""
_CALLED_SOON = 120
"""Days after the beginning of a term within which a first call is made."""
_ROUNDED = 4
"""Days by which a number of weeks may be rounded."""
_BESIDE = 40
"""Characters between these words and the time they are told with ("took office earlier this month")."""
_BACK = 2
"""Sentences in which whoever "his inauguration" is of was named at the latest."""
_HANDOVER = 2
"""Days by which records of first days and the telling of them differ."""


Test = Callable[[dt.date], bool]


def terms_begun(inputs: DateInputs) -> Iterator[tuple[Test, Evidence]]:
    """Yield what the beginning of a term says of the day on which the text was written, each with its reason."""
    for sentence in inputs.sentences:
        for words in _BEGINNING.finditer(inputs.text, sentence.start, sentence.end):
            holdings = _named(inputs, sentence)
            starts = [span[0] for h in holdings for span in h.spans() if span[0] > FIRST_DAY]
            if starts and (soon := _HOURS_AFTER.search(inputs.text, sentence.start, words.start())):
                said = f"{holdings[0].explanation} since less than a day, as the text tells"
                passage = inputs.passage(Passage(soon.start(), words.end()))
                reason = Evidence(EvidenceKind.TENURE, said, passage, holdings[0].tenure)
                yield _days_after(starts, Ago(Unit.DAY, 0)), reason
            if starts and (later := _SO_LONG_AFTER.search(inputs.text, sentence.start, words.start())):
                said = f"{holdings[0].explanation} {later['count']} {later['unit']} before, as the text tells"
                passage = inputs.passage(Passage(later.start(), words.end()))
                reason = Evidence(EvidenceKind.TENURE, said, passage, holdings[0].tenure)
                yield _so_long_after(starts, later), reason
            for expression in inputs.by_sentence.get(sentence.index, ()) if starts else ():
                test = _test(inputs, sentence, expression, words, starts)
                if test is not None:
                    said = f"{holdings[0].explanation} from {inputs.words(expression)} on, as the text tells"
                    yield test, Evidence(EvidenceKind.TENURE, said, inputs.passage(expression), holdings[0].tenure)


def first_calls(inputs: DateInputs) -> Iterator[tuple[Test, Evidence]]:
    """Yield what a first call in office says: that it was soon after the beginning speaks for one year, for no day."""
    for sentence in inputs.sentences:
        for words in _BEGINNING.finditer(inputs.text, sentence.start, sentence.end):
            first = _FIRST_CALL.search(inputs.text, sentence.start, words.start())
            holdings = _named(inputs, sentence) if first else []
            starts = [span[0] for h in holdings for span in h.spans() if span[0] > FIRST_DAY]
            if first and starts:
                said = f"{holdings[0].explanation} since a short while, as the text tells of a first call"
                passage = inputs.passage(Passage(first.start(), words.end()))
                yield _soon_after(starts), Evidence(EvidenceKind.TENURE, said, passage, holdings[0].tenure)


def _named(inputs: DateInputs, sentence: Sentence) -> list[Holding]:
    """The holdings of whom the sentence names, or of whom the nearest of those before it does."""
    told = (*inputs.holdings, *inputs.administrations)
    for index in range(sentence.index, sentence.index - _BACK - 1, -1):
        found = [h for h in told if index in h.sentences]
        if found:
            return found
    return []


def _test(
    inputs: DateInputs, sentence: Sentence, expression: TimeExpression, words: re.Match[str], starts: Sequence[dt.date]
) -> Test | None:
    """What a time beside the words says: "took office last month", "a day after X took office"."""
    template = expression.template
    before = 0 <= words.start() - expression.end <= _BESIDE
    if isinstance(template, Ago) and template.anchor is Anchor.NARRATED and before:
        after = inputs.text[expression.start : expression.end].endswith("after")
        return _days_after(starts, template) if after else None
    beside = 0 <= expression.start - words.end() <= _BESIDE
    past = direction_of(inputs.text, sentence, expression) is Direction.PAST
    past = past or words.group().split()[0] in ("took", "assumed", "entered")  # "who took office in May, will visit"
    month = isinstance(template, Calendar) and template.year is None and template.year_shift is None
    if beside and past and (month or isinstance(template, Relative | Ago | Weekday | PartOf)):
        return _began_then(expression, starts)
    return None


def _days_after(starts: Sequence[dt.date], distance: Ago) -> Test:
    """News of "a day after X took office" is told on that day or the next."""
    days = {start + k * _DAY for start in starts for k in range(_HANDOVER)}
    told = {shift(day, distance.unit, distance.count) for day in days}
    return lambda day: any(0 <= (day - then).days <= REPORTED_WITHIN for then in told)


def _so_long_after(starts: Sequence[dt.date], told: re.Match[str]) -> Test:
    """News of "three weeks after X took office"."""
    weeks = told["unit"].lower().startswith("week")
    distance = int(count_of(told["count"]) or 0) * (7 if weeks else 1)
    slack = _ROUNDED if weeks else _HANDOVER
    return lambda day: any(abs((day - start).days - distance) <= slack for start in starts)


def _soon_after(starts: Sequence[dt.date]) -> Test:
    """News of a first call in office."""
    return lambda day: any(0 <= (day - start).days <= _CALLED_SOON for start in starts)


def _began_then(expression: TimeExpression, starts: Sequence[dt.date]) -> Test:
    def check(day: dt.date) -> bool:
        found = span_of(expression.template, day, Direction.PAST)
        slack = _HANDOVER * _DAY
        return found is not None and any(found[0] - slack <= start <= found[1] + slack for start in starts)

    return check
