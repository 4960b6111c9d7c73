"""Years that follow from who was in office: on the day told of, before taking office, on leaving it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.resolving.date_evidence import Holding
from tests.reading.prepared import contacts_in, read
from tests.resolving.solvers import Reading

STATE = {"publisher": "U.S. Department of State"}

TEXTS = {
    "who takes part in a visit was in office on its days; the text has no day of its own": (
        "Secretary of State Antony Blinken paid a working visit to Seoul from March 8-9 where he met with South"
        " Korean Foreign Minister Park Jin and other officials.",
        "held in_person 2023-03-08/2023-03-09: Antony Blinken US, Park Jin KR",
    ),
    "a summit to come is one of those who are in office on its day": (
        "Foreign Minister Chung Eui-yong said that South Korean President Moon Jae-in is scheduled to meet with"
        " Chinese President Xi Jinping in Beijing on May 20.",
        "planned in_person 2021-05-20: Moon Jae-in KR, Xi Jinping CN",
    ),
    "the clock stands before the day": (
        "Minister of Foreign Affairs Chung Eui-yong took part in a video meeting with Chinese Foreign Minister Wang Yi"
        " held at 10:00-11:30, September 2, on the climate.",
        "held video_call 2021-09-02: Chung Eui-yong KR, Wang Yi CN",
    ),
    "the day of a summit that the talks are about": (
        "Secretary of State Rex Tillerson met today with Foreign Minister Kang Kyung-wha of the Republic of Korea to"
        " review the November 7 summit of President Trump and President Moon.",
        "held in_person 2017-11-07/2018-03-07: Kang Kyung-wha KR, Rex Tillerson US",
    ),
    "the weekday of the lead weighs more than a year of which something is named": (
        "On Friday October 13, Foreign Minister Kang Kyung-wha and Foreign Minister Anders Samuelsen of Denmark held a"
        " meeting in Seoul. They agreed on the worth of the 2019 jubilee of their relations.",
        "held in_person 2017-10-13: Anders Samuelsen DK, Kang Kyung-wha KR",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_the_office_tells_the_year(text: str, expected: str) -> None:
    assert expected in contacts_in(text, **STATE)


def test_a_counterpart_whose_office_nobody_gives_holds_that_of_the_others() -> None:
    text = (
        "Foreign Minister Park Jin is in Tokyo. On Friday the minister spoke to reporters. Her plans were for one day."
        "\n\nOn that day Park Jin held talks with the Japanese counterpart, Yoko Kamikawa, at a hotel in the city."
    )
    assert read(text).date.isoformat() == "2023-09-15/2024-01-05"


def test_a_nominee_has_not_taken_office() -> None:
    text = "Foreign minister nominee Park Jin held talks with the U.S. ambassador in Seoul on the alliance, aides said."
    written = read(text).date
    assert written.earliest is not None
    assert written.latest == dt.date(2022, 5, 12)


def test_who_is_outgoing_leaves_office_soon() -> None:
    text = "Outgoing South Korean Foreign Minister Park Jin thanked Secretary of State Antony Blinken in a phone call."
    written = read(text).date
    assert written.earliest is not None
    assert written.latest == dt.date(2024, 1, 9)
    assert (written.latest - written.earliest).days <= 60


@given(st.dates(dt.date(1960, 1, 1), dt.date(2080, 1, 1)), st.integers(370, 2000), st.dates(dt.date(1961, 1, 1)))
def test_a_day_without_its_year_is_given_one_only_where_no_other_fits(first: dt.date, days: int, told: dt.date) -> None:
    assume((told.month, told.day) != (2, 29))
    last = first + dt.timedelta(days=days)
    text = f"It is known that the guests of the minister came from {told:%B} {told.day} to help with the reports."
    holding = Holding(intervals=((first, last),), explanation="Holm was in office", sentences=(0,))
    when = Reading(text, holdings=(holding,)).resolve(f"{told:%B} {told.day}")
    years = [y for y in range(first.year, last.year + 1) if first <= told.replace(year=y) <= last]
    if when is not None and "/" not in when:
        assert [dt.date.fromisoformat(when).year] == years


def test_who_was_sworn_in_hours_before_dates_the_text() -> None:
    text = [
        "Secretary of State Marco Rubio and South Korean Foreign Minister Cho Tae-yul agreed to meet soon.",
        "They did so in a phone call on Wednesday, fewer than 20 hours after Rubio was sworn in, the ministry said.",
    ]
    written = read(text).date
    assert (written.earliest, written.latest) == (dt.date(2025, 1, 22), dt.date(2025, 1, 22))


PHOTO = "Antony Blinken, left, greets Foreign Minister Park Jin, right, in Oslo, June 1, 2023. REUTERS/N. Holm"


@pytest.mark.parametrize(
    ("news", "day"),
    [("met in Oslo on Thursday", "2023-06-01"), ("met on Friday in Bergen after a dinner held Thursday", "2023-06-02")],
)
def test_the_news_is_of_the_day_of_the_photo_beside_it_or_the_next(news: str, day: str) -> None:
    text = [
        PHOTO,
        f"OSLO Secretary of State Antony Blinken and Foreign Minister Park Jin {news}, both ministries said.",
    ]
    assert read(text).date.isoformat() == day


def test_the_days_of_an_itinerary_are_of_the_year_with_which_it_begins() -> None:
    text = [
        "On 7-8 March 2023, the NATO Secretary General, Jens Stoltenberg, will travel to Tallinn.",
        "On 7 March, the Secretary General will meet Prime Minister Kaja Kallas.",
        "On 8 March, he will participate in the meeting of the Foreign Affairs Council of the European Union with"
        " Defence Ministers.",
    ]
    assert contacts_in(text) == [
        "planned in_person 2023-03-07: Jens Stoltenberg NATO, Kaja Kallas EE",
        "planned in_person 2023-03-08: ? EU, Jens Stoltenberg NATO",
    ]
