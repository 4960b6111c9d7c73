"""Offices by date: who held them, on handover days and through acting holders too."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.records import When
from kg.resolving.officials import LEADER, Officials, usual_name
from tests.reading.prepared import authority, read


def on(day: str) -> When:
    date = dt.date.fromisoformat(day)
    return When(date, date)


@pytest.mark.parametrize(
    ("country", "kind", "day", "person", "acting"),
    [
        ("KR", "foreign-minister", "2017-02-07", "Yun Byung-se", False),
        ("KR", "foreign-minister", "2022-06-03", "Park Jin", False),
        ("KR", "head-of-state", "2017-01-30", "Hwang Kyo-ahn", True),
        ("KR", LEADER, "2017-05-11", "Moon Jae-in", False),
        ("JP", LEADER, "2022-04-02", "Fumio Kishida", False),
        ("JP", "foreign-minister", "2021-11-06", "Fumio Kishida", True),
        ("US", "head-of-state", "2021-01-19", "Donald Trump", False),
        ("US", "head-of-state", "2021-01-21", "Joe Biden", False),
    ],
)
def test_the_holder_of_an_office_on_a_day(country: str, kind: str, day: str, person: str, acting: bool) -> None:
    holder = Officials(authority()).holder(country, kind, on(day))
    assert holder is not None
    assert (holder.person, holder.acting) == (person, acting)


def test_on_a_handover_day_the_holder_is_not_guessed() -> None:
    assert Officials(authority()).holder("US", "head-of-state", on("2021-01-20")) is None


def test_through_an_interval_with_two_holders_nobody_is_named() -> None:
    year = When(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    assert Officials(authority()).holder("KR", "foreign-minister", year) is None


def test_the_second_vice_minister_is_not_named_where_two_held_the_first_office_in_turn() -> None:
    spring = When(dt.date(2023, 2, 1), dt.date(2023, 6, 1))
    assert Officials(authority()).holder("KR", "deputy-foreign-minister", spring) is None


def test_without_a_day_nobody_is_named() -> None:
    assert Officials(authority()).holder("KR", "foreign-minister", When()) is None


def test_an_office_is_read_at_the_day_of_the_contact() -> None:
    text = [
        "Prime Minister Fumio Kishida spoke by phone with President Joe Biden on April 2, 2022 on wheat.",
        "Kishida had met with Secretary of State John Kerry in Tokyo on August 1, 2016.",
    ]
    contacts = read(text, day="2022-04-02").contacts
    offices = [p.office for c in contacts for p in c.participants if p.official == "kishida-fumio"]
    assert offices == ["Prime Minister of Japan", "Minister for Foreign Affairs of Japan"]


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("KISHIDA Fumio", "Fumio Kishida"),
        ("Antony J. Blinken", "Antony Blinken"),
        ("Pavlo KLIMKIN", "Pavlo Klimkin"),
        ("Joe Biden", "Joe Biden"),
    ],
)
def test_the_usual_form_of_a_name(written: str, usual: str) -> None:
    assert usual_name(written) == usual
