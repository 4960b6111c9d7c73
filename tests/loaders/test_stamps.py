"""Stamps of front matter and pages: the day as written, the moment with its zone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.stamps import is_partial, parse_stamp

DAY = dt.date(2017, 2, 7)
SEOUL = dt.timezone(dt.timedelta(hours=9))


@pytest.mark.parametrize(
    "value",
    [
        "2017-02-07",
        "2017/02/07",
        "2017.2.7",
        "2017.02.07.",
        "2017-02-07 11:52",
        "2017-02-07T11:52:00",
        " February 7,  2017 ",
        "Feb. 7, 2017",
        "7 February 2017",
        "Tuesday, February 7th, 2017",
        "Tue, 7 Feb 2017",
    ],
)
def test_a_day(value: str) -> None:
    stamp = parse_stamp(value)
    assert stamp is not None
    assert (stamp.day, stamp.moment) == (DAY, None)


@pytest.mark.parametrize(
    "value",
    [
        "2017-02-07T11:52:00+09:00",
        "2017-02-07T11:52:00+0900",
        "2017-02-07 11:52:00 +09",
        "2017-02-07T11:52:00.000+09:00",
        "2017-02-07T11:52:00.1234567+09:00",
        "Tue, 07 Feb 2017 11:52:00 +0900",
    ],
)
def test_a_moment_keeps_its_zone(value: str) -> None:
    stamp = parse_stamp(value)
    assert stamp is not None
    assert stamp.moment is not None
    assert stamp.moment.replace(microsecond=0) == dt.datetime(2017, 2, 7, 11, 52, tzinfo=SEOUL)
    assert stamp.moment.utcoffset() == dt.timedelta(hours=9)
    assert stamp.day == DAY


@pytest.mark.parametrize(
    "value",
    [
        "",
        "02/07/2017",
        "7.2.2017",
        "2017",
        "2017-02",
        "2017-02-30",
        "2017-13-01",
        "0001-01-01",
        "9999-12-31",
        "February 2017",
        "Foo 7, 2017",
        "2017-02-07 noon",
        "2017-02-07T25:00:00Z",
        "2017-02-07T11:52:00+99:00",
        "today",
    ],
)
def test_no_day(value: str) -> None:
    assert parse_stamp(value) is None


@given(st.datetimes(dt.datetime(1700, 1, 1), dt.datetime(2199, 12, 31)), st.integers(-14 * 4, 14 * 4))
def test_iso_moments_round_trip(naive: dt.datetime, quarters: int) -> None:
    moment = naive.replace(tzinfo=dt.timezone(dt.timedelta(minutes=15 * quarters)))
    stamp = parse_stamp(moment.isoformat())
    assert stamp is not None
    assert stamp.moment == moment
    assert stamp.day == naive.date()


@given(st.text(max_size=40))
def test_any_text_is_a_stamp_or_none(value: str) -> None:
    stamp = parse_stamp(value)
    assert stamp is None or 1700 <= stamp.day.year < 2200


def test_partial_dates() -> None:
    assert is_partial("2017")
    assert is_partial(" 2017-02 ")
    assert not is_partial("2017-13")
    assert not is_partial("2017-02-07")
