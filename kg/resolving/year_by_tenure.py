"""The year of a day that a text gives without one, where the text's own date is not known.

Who takes part in what a sentence tells of was in office on that day, as far as the text gives them offices: where that
is so in one year alone, among the years in which the text can have been written, the year is known.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kg.reading.time_templates import Calendar, CalendarRange, Template, TimeExpression
from kg.records import Evidence, EvidenceKind
from kg.resolving.calendar_spans import Direction, Span, span_of
from kg.resolving.date_evidence import FIRST_DAY, intersect, long_date
from kg.resolving.date_inputs import DateInputs

_LATER = dt.timedelta(days=365)
"""How long before a text what it tells without a year can have been, and after it what it announces."""
_BEHIND = 6
"""Sentences in which an itinerary goes on without the year."""
_NEAR = dt.timedelta(days=45)
"""Days around a date with its year in which one without it is of the same itinerary."""
_MOST_YEARS = 12
"""Years among which the one is looked for."""


def year_by_tenure(
    inputs: DateInputs, expression: TimeExpression, bounds: Span | None, direction: Direction
) -> tuple[Span, Evidence] | None:
    """Return the only days that an expression without a year can mean, with the reason; None where there are several.

    `bounds` are the outermost days on which the text can have been written.
    """
    template = expression.template
    holdings = [h for h in inputs.holdings if h.intervals and expression.sentence in h.sentences]
    if bounds is None or not holdings or not _without_year(template):
        return None
    first = bounds[0] - (dt.timedelta() if direction is Direction.FUTURE else _LATER)
    last = bounds[1] + (_LATER if direction is Direction.FUTURE else dt.timedelta())
    if last.year - first.year > _MOST_YEARS:
        return None
    possible: list[Span] = []
    for year in range(first.year, last.year + 1):
        found = span_of(_in_year(template, year), FIRST_DAY, Direction.ANY)
        inside = found is not None and first <= found[0] and found[1] <= last
        if found and inside and all(intersect([found], h.spans()) == [found] for h in holdings):
            possible.append(found)
    weekday = template.weekday if isinstance(template, Calendar) and template.day is not None else None
    if weekday is not None:
        possible = [span for span in possible if span[0].weekday() == weekday]
    if len(possible) != 1:
        return None
    words = (
        f"only in {possible[0][0].year} were all whom the sentence names in office on {long_date(possible[0][0])[:-5]}"
    )
    return possible[0], Evidence(EvidenceKind.TENURE, words, inputs.passage(expression), holdings[0].tenure)


def year_of_the_itinerary(inputs: DateInputs, expression: TimeExpression) -> tuple[Span, Evidence] | None:
    """Return the days of an expression without a year beside dates that the sentences before give with one.

    "On 7-8 March 2023, X will travel to Oslo. On 7 March, he will meet Y": of the same year. A month with its year
    ("the talks in Oslo in April 2024") gives that of a day in the month ("met on April 22").
    """
    if not _without_year(expression.template):
        return None
    near = (
        e for s in range(expression.sentence, expression.sentence - _BEHIND, -1) for e in inputs.by_sentence.get(s, ())
    )
    for other in near:
        template = other.template
        last = template.last if isinstance(template, CalendarRange) else template
        if other.start >= expression.start or not isinstance(last, Calendar) or last.year is None or last.month is None:
            continue
        if last.day is None and not _of_days(expression.template):
            continue  # "in May" behind "since May 2017" may be of any year
        told = span_of(template, FIRST_DAY, Direction.ANY)
        found = span_of(_in_year(expression.template, last.year), FIRST_DAY, Direction.ANY)
        near_by = _NEAR if last.day is not None else dt.timedelta()
        if told and found and told[0] - near_by <= found[0] and found[1] <= told[1] + near_by:
            words = f"of the year of {inputs.words(other)}, which stands before it"
            return found, Evidence(EvidenceKind.YEAR_INFERRED, words, inputs.passage(expression))
    return None


def _without_year(template: Template) -> bool:
    """Whether a template gives the month, or a day of it, and no year."""
    dates = (template.first, template.last) if isinstance(template, CalendarRange) else (template,)
    return all(
        isinstance(d, Calendar) and d.month is not None and d.year is None and d.year_shift is None and d.shift is None
        for d in dates
    )


def _of_days(template: Template) -> bool:
    """Whether a template gives days of a month."""
    last = template.last if isinstance(template, CalendarRange) else template
    return isinstance(last, Calendar) and last.day is not None


def _in_year(template: Template, year: int) -> Template:
    """The template in a year."""
    if isinstance(template, CalendarRange):
        return CalendarRange(replace(template.first, year=None, weekday=None), replace(template.last, year=year))
    assert isinstance(template, Calendar)
    return replace(template, year=year, weekday=None)
