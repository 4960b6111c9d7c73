"""Why an expression means the days that it is given: its own words, and what the day it counts from rests on."""

from __future__ import annotations

from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    PartOf,
    Relative,
    Season,
    Template,
    TimeExpression,
    Weekday,
    Window,
)
from kg.records import Evidence, EvidenceKind, When
from kg.resolving.date_inputs import DateInputs
from kg.resolving.template_days import self_sufficient


def reason_of(inputs: DateInputs, expression: TimeExpression) -> Evidence:
    """Return what the words of an expression say of a day."""
    template = expression.template
    inner = template.bound if isinstance(template, Window) else template
    inner = inner.whole if isinstance(inner, PartOf) else inner
    words = inputs.words(expression)
    passage = inputs.passage(expression)
    if isinstance(inner, Weekday):
        return Evidence(EvidenceKind.WEEKDAY, f"the text says {words}", passage)
    if isinstance(inner, Calendar | CalendarRange | Season) and self_sufficient(inner):
        return Evidence(EvidenceKind.STATED, f"the text gives {words}", passage)
    if isinstance(inner, Calendar | CalendarRange | Season) and not _shifted(inner):
        return Evidence(EvidenceKind.YEAR_INFERRED, f"the text gives {words} without a year", passage)
    return Evidence(EvidenceKind.RELATIVE, f"the text says {words}", passage)


def context_of(template: Template, narrated: When | None, written: When) -> tuple[Evidence, ...]:
    """Return why the day that a template counts from is what it is."""
    if self_sufficient(template):
        return ()
    if isinstance(template, Relative | Ago) and template.anchor is Anchor.NARRATED and narrated and narrated.known:
        return narrated.evidence
    return written.evidence


def _shifted(template: Calendar | CalendarRange | Season) -> bool:
    date = template.last if isinstance(template, CalendarRange) else template
    return date.year_shift is not None or date.shift is not None
