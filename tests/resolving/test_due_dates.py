"""Due dates: by when a thing is to be done, or none where the sentence sets no day.

Each sentence was written on Wednesday, 17 March 2021.
"""

from __future__ import annotations

import datetime as dt

import pytest

from kg.reading.time_templates import Window
from tests.resolving.solvers import Reading

WRITTEN = dt.date(2021, 3, 17)

DEADLINES = [
    # the last day of what is named
    ("Both sides agreed to complete the deployment by the end of this year.", "2021-12-31"),
    ("They pledged to conclude the accord by the end of the year.", "2021-12-31"),
    ("The envoys agreed to meet again before the end of April.", "2021-04-30"),
    ("They agreed to finish the review by the end of March.", "2021-03-31"),
    ("They agreed to finish the review by the end of next month.", "2021-04-30"),
    ("They vowed to double aid by 2030.", "2030-12-31"),
    ("The government committed to net-zero emissions by 2050.", "2050-12-31"),
    ("They pledged to lift the ban by the end of 2022.", "2022-12-31"),
    ("They pledged to lift the ban before 2025.", "2024-12-31"),
    ("The minister asked the council to decide by June.", "2021-06-30"),
    ("The minister asked the council to decide before June.", "2021-05-31"),
    ("The minister asked the council to decide by June 15.", "2021-06-15"),
    ("The minister asked the council to decide before June 15.", "2021-06-14"),
    ("The minister asked the council to decide no later than 1 July 2021.", "2021-07-01"),
    ("The two will sign the text on or before April 2.", "2021-04-02"),
    ("They urged the North to return to talks by Friday.", "2021-03-19"),
    ("They urged the North to return to talks by next Friday.", "2021-03-19"),
    ("The parties agreed to extend the truce until June 1.", "2021-06-01"),
    ("The parties agreed to extend the truce through 2023.", "2023-12-31"),
    ("The two pledged to name ambassadors within six months.", "2021-09-17"),
    ("The two pledged to name ambassadors within the next 90 days.", "2021-06-15"),
    ("The two pledged to name ambassadors within 48 hours.", "2021-03-19"),
    ("The two pledged to name ambassadors within the year.", "2021-12-31"),
    ("He will submit the report by the second half of 2022.", "2022-12-31"),
    ("He will submit the report by the first quarter of next year.", "2022-03-31"),
    ("He will submit the report by mid-2025.", "2025-07-02"),
    ("He will submit the report by early May.", "2021-05-10"),
    ("The group will report back by this summer.", "2021-08-31"),
    ("They agreed to open the bridge by tomorrow.", "2021-03-18"),
    # the stretch in which it is to be done
    ("They agreed to hold a further round in April.", "2021-04-01/2021-04-30"),
    ("They agreed to hold a further round in March.", "2021-03-17/2021-03-31"),
    ("They agreed to hold a further round next week.", "2021-03-21/2021-03-27"),
    ("They agreed to hold a further round later this month.", "2021-03-17/2021-03-31"),
    ("They agreed to hold a further round this year.", "2021-03-17/2021-12-31"),
    ("They agreed to hold a further round next year.", "2022-01-01/2022-12-31"),
    ("They agreed to hold a further round in the first half of next year.", "2022-01-01/2022-06-30"),
    ("They agreed to hold a further round in early 2022.", "2022-01-01/2022-04-30"),
    ("They agreed to hold a further round on May 4-5.", "2021-05-04/2021-05-05"),
    ("They agreed to hold a further round on May 4.", "2021-05-04"),
    ("They agreed to hold a further round next Monday.", "2021-03-22"),
    ("They agreed to hold a further round this autumn.", "2021-09-01/2021-11-30"),
    ("Japan will host the session in December this year.", "2021-12-01/2021-12-31"),
    ("The bank will lend two billion over the next five years.", "2021-03-17/2026-03-17"),
    ("They agreed to hold the summit in 2023.", "2023-01-01/2023-12-31"),
]

NONE = [
    "They agreed to meet in the near future.",
    "They agreed to meet at an early date.",
    "They agreed to meet as soon as possible.",
    "They agreed to hold the talks in the coming weeks.",
    "They agreed to hold the talks soon.",
    "They agreed to hold the talks at a mutually convenient time.",
    "They agreed on Tuesday to keep the channel open.",
    "They agreed today to keep the channel open.",
    "They reaffirmed the accord reached last month.",
    "They reaffirmed the accord reached in October last year.",
    "They reaffirmed what both had agreed earlier this week.",
    "They reaffirmed the commitments made in 2018.",
    "They vowed to uphold the sanctions in force since 2016.",
    "They pledged to build on the gains of the past two years.",
    "They agreed to keep the quarantine after the summit.",
    "They pledged to defend the order founded 70 years ago.",
    "They agreed to a 30-minute call at 9 a.m. each day.",
    "They agreed to uphold the September 19 military agreement.",
    "They pledged a 2+2 meeting of ministers under Article 4.",
]


def due(sentence: str) -> str | None:
    reading = Reading(sentence, published=WRITTEN)
    found = reading.solver.due_within(0, len(reading.view.text))
    return found.isoformat() if found else None


@pytest.mark.parametrize(("sentence", "expected"), DEADLINES)
def test_due_date(sentence: str, expected: str) -> None:
    assert due(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_no_due_date(sentence: str) -> None:
    assert due(sentence) is None


def test_a_deadline_comes_before_the_day_of_the_agreement() -> None:
    assert due("On Tuesday they agreed in talks next to the palace to disarm by May.") == "2021-05-31"


def test_only_expressions_inside_the_span_count() -> None:
    reading = Reading("They agreed to reply by May, and to disarm by June.", published=WRITTEN)
    comma = reading.view.text.index(",")
    first = reading.solver.due_within(0, comma)
    second = reading.solver.due_within(comma, len(reading.view.text))
    assert first is not None
    assert second is not None
    assert (first.isoformat(), second.isoformat()) == ("2021-05-31", "2021-06-30")


def test_without_a_date_of_writing_only_full_dates_are_due() -> None:
    assert Reading("They will disarm by May.").solver.due_within(0, 99) is None
    full = Reading("They will disarm by 9 May 2030.").solver.due_within(0, 99)
    assert full is not None
    assert full.isoformat() == "2030-05-09"


def test_due_date_says_what_it_rests_on() -> None:
    reading = Reading("They will disarm by the end of this year.", published=WRITTEN)
    [expression] = [e for e in reading.expressions if isinstance(e.template, Window)]
    found = reading.solver.due(expression)
    assert found is not None
    assert [e.explanation for e in found.evidence] == [
        "the text says by the end of this year",
        "the source's metadata give 17 March 2021 as the day of publication",
    ]


def test_a_year_in_a_text_without_a_date_is_none_ahead() -> None:
    text = "The minister asked the guests to ease the limits on imports that followed the 2011 flood in the north."
    assert Reading(text).solver.due_within(0, len(text)) is None
