"""Circumstances of a contact: place, occasion, clock time, duration, and who called or asked for it."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.records import Contact
from tests.reading.prepared import read

JAPAN = "Ministry of Foreign Affairs of Japan"
KOREA = "Ministry of Foreign Affairs of the Republic of Korea"


def first(text: str, publisher: str = JAPAN, day: str = "2019-07-12") -> Contact:
    return read(text, publisher=publisher, day=day).contacts[0]


@pytest.mark.parametrize(
    "text",
    [
        "At 11:30 p.m. on July 11, Mr. KONO Taro, Minister for Foreign Affairs of Japan, had a telephone talk with Mr."
        " Mike Pompeo, Secretary of State, for approximately 20 minutes.",
        "On July 11, commencing at 11:30 p.m. for approximately 20 minutes, Foreign Minister Taro Kono spoke by"
        " telephone with Mr. Mike POMPEO, Secretary of State.",
    ],
)
def test_start_and_duration_are_kept(text: str) -> None:
    contact = first(text)
    assert (contact.start_time, contact.duration_minutes) == (dt.time(23, 30), 20)
    assert contact.when.isoformat() == "2019-07-11"


def test_the_place_is_where_the_meeting_was_not_whose_minister_came() -> None:
    text = "Foreign Minister Taro Kono met with Foreign Minister Kang Kyung-wha of Korea in Bangkok on July 11, 2019."
    contact = first(text)
    assert contact.place == "Bangkok"
    assert contact.place_passage is not None
    assert text[contact.place_passage.start : contact.place_passage.end] == "Bangkok"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Today in Rome, Foreign Minister Taro Kono met with Foreign Minister Kang Kyung-wha of Korea.", "Rome"),
        ("In Rome on Thursday, Foreign Minister Taro Kono met with Foreign Minister Kang Kyung-wha.", "Rome"),
        ("On July 11 in Rome, Foreign Minister Taro Kono met with Foreign Minister Kang Kyung-wha.", "Rome"),
        ("Foreign Minister Taro Kono and his Korean counterpart, Kang Kyung-wha, met in Rome Thursday.", "Rome"),
        (
            "Foreign Minister Taro Kono met Foreign Minister Kang Kyung-wha about the situation in Yemen in Rome on"
            " Thursday.",
            "Rome",
        ),
        (
            "Speaking of the fighting in Yemen, Foreign Minister Taro Kono met Foreign Minister Kang Kyung-wha on"
            " Thursday.",
            None,
        ),
    ],
)
def test_the_place_may_open_the_sentence(text: str, place: str | None) -> None:
    assert first(text).place == place


@pytest.mark.parametrize("place", ["Montreal", "Monrovia", "Marrakesh", "Sunnylands", "Novi Sad", "Augsburg"])
def test_a_place_may_begin_like_a_month_or_a_weekday(place: str) -> None:
    assert first(f"Foreign Minister Taro Kono met Foreign Minister Kang Kyung-wha in {place}.").place == place


def test_the_occasion_is_named() -> None:
    text = "Foreign Minister Taro Kono met with Foreign Minister Kang Kyung-wha on the margins of the ASEAN meetings."
    assert first(text).occasion == "the ASEAN meetings"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Foreign Minister Kang Kyung-wha received a phone call from Japanese Foreign Minister Taro Kono today.",
         "Taro Kono"),
        ("At the request of the Japanese side, Foreign Minister Kang Kyung-wha had a telephone conversation with"
         " Foreign Minister Taro Kono of Japan on July 12.", "Taro Kono"),
        ("Foreign Minister Kang Kyung-wha called Foreign Minister Taro Kono of Japan on July 12 to talk about nets.",
         "Kang Kyung-wha"),
        ("Foreign Minister Kang Kyung-wha and Foreign Minister Taro Kono of Japan spoke by phone on July 12.",
         None),
    ],
)  # fmt: skip
def test_who_called_or_asked_for_it(text: str, who: str | None) -> None:
    initiator = first(text, publisher=KOREA).initiator
    assert (initiator.person if initiator else None) == who
