"""Meetings on a visit or beside a gathering whose days the text gives elsewhere."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.prepared import contacts_in, read

DAY = dt.date(2023, 5, 18)
NAMES = "Antony Blinken US, Park Jin KR"


def test_a_gathering_of_which_the_text_has_told_lends_its_days() -> None:
    text = [
        "Foreign Minister Park Jin flew to Rome on Thursday. A gathering of foreign ministers is slated to take place"
        " there from Monday to Wednesday.",
        "On the margins of the session, Park is set to meet with U.S. Secretary of State Antony Blinken.",
    ]
    assert contacts_in(text, day="2023-05-18") == [f"planned in_person 2023-05-22/2023-05-24: {NAMES}"]


def test_talks_before_a_visit_are_not_of_its_days() -> None:
    text = [
        "Secretary of State Antony Blinken arrived here on Wednesday for a three-day trip, following talks with Foreign"
        " Minister Park Jin in Rome."
    ]
    [contact] = read(text, day="2023-05-18").contacts
    assert contact.when.isoformat() != "2023-05-17/2023-05-19"


def test_a_meeting_is_not_of_the_day_of_another_deed() -> None:
    text = [
        "Foreign Minister Park Jin will visit Rome and Oslo from May 29 to June 2.",
        "During the visit, he will meet with U.S. Secretary of State Antony Blinken, and give a talk on Wednesday.",
    ]
    assert contacts_in(text, day="2023-05-18") == [f"planned in_person 2023-05-29/2023-06-02: {NAMES}"]


@given(st.integers(2, 9), st.integers(0, 60))
def test_a_stay_of_some_days_ends_with_the_text_for_what_was_held(days: int, before: int) -> None:
    first = DAY - dt.timedelta(days=before)
    text = [
        f"Foreign Minister Park Jin made a {days}-day visit to Washington starting {first:%B} {first.day}.",
        "During the visit, he met with U.S. Secretary of State Antony Blinken.",
    ]
    [contact] = [c for c in read(text, day=DAY.isoformat()).contacts if len(c.participants) == 2]
    last = min(DAY, first + dt.timedelta(days=days - 1))
    assert (contact.when.earliest, contact.when.latest) == (first, last)
