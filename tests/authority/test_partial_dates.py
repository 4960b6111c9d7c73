"""Dates as precise as known: days, months, years and the space between two of them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.partial_dates import PartialDate

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


@given(DAYS)
def test_a_day_is_itself(day: dt.date) -> None:
    date = PartialDate.parse(day.isoformat())
    assert (date.earliest, date.latest, date.exact) == (day, day, True)
    assert date == PartialDate.day(day)


@given(DAYS)
def test_a_month_and_a_year_hold_all_their_days_and_no_other(day: dt.date) -> None:
    month, year = PartialDate.parse(f"{day:%Y-%m}"), PartialDate.parse(f"{day:%Y}")
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest
    assert {month.earliest.month, month.latest.month} == {day.month}
    assert (month.latest + dt.timedelta(1)).month != day.month if month.latest != dt.date.max else True
    assert not month.exact
    assert not year.exact


@given(DAYS, DAYS)
def test_two_dates_span_what_lies_between(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    date = PartialDate.parse(f"{first}/{last:%Y-%m}")
    assert date.earliest == first
    assert date.latest == PartialDate.parse(f"{last:%Y-%m}").latest
    assert date.isoformat() == f"{first}/{last:%Y-%m}"


@given(st.text(alphabet="0123456789-/T :Z年", max_size=14))
def test_whatever_is_written_gives_a_date_or_a_value_error(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
    assert PartialDate.parse(date.isoformat()) == date


@pytest.mark.parametrize(
    "text",
    ["", "17", "2017-2-7", "2017-02-30", "2017-00", "0000", "2017-02-07T09:00", "2018/2017", "２０１７", "2017-02-07 "],
)
def test_other_notations_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|is not in the calendar|ends before it begins"):
        PartialDate.parse(text)
