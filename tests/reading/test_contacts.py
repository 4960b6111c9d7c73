"""Candidate contacts of single sentences: which words tell of one, its medium, its parties, held or planned."""

from __future__ import annotations

import pytest

from tests.reading.prepared import candidates


def read(text: str) -> list[str]:
    """Each candidate as "medium: subjects -> objects", planned ones with a "!"."""
    return [
        f"{'!' if c.planned else ''}{c.mode}: {' + '.join(text[m.start : m.end] for m in c.subjects)}"
        f" -> {' + '.join(text[m.start : m.end] for m in c.objects)}"
        for c in candidates(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Biden spoke with President Macron about wheat.", "phone_call: President Biden -> President Macron"),
        ("President Biden spoke today by video with President Macron.",
         "video_call: President Biden -> President Macron"),
        ("President Biden met with President Macron in Nice.", "in_person: President Biden -> President Macron"),
        ("President Biden called President Macron about wheat.", "phone_call: President Biden -> President Macron"),
        ("President Biden hosted President Macron for lunch.", "in_person: President Biden -> President Macron"),
        ("President Biden paid a courtesy call on King Harald.", "in_person: President Biden -> King Harald"),
        ("President Biden wrote to President Macron about wheat.", "written: President Biden -> President Macron"),
        ("President Biden held a phone call with President Macron.", "phone_call: President Biden -> President Macron"),
        ("Prime Minister Kishida held summit telephone talks with President Macron.",
         "phone_call: Prime Minister Kishida -> President Macron"),
        ("President Biden received a call from President Macron.", "phone_call: President Biden -> President Macron"),
        ("President Biden and President Macron held talks in Nice.", "None: President Biden + President Macron -> "),
        ("President Biden and President Macron held talks on the margins of the fair.",
         "in_person: President Biden + President Macron -> "),
        ("President Biden and President Macron agreed by telephone to share wheat.",
         "phone_call: President Biden + President Macron -> "),
        ("President Biden spoke with President Macron on the margins of the summit.",
         "in_person: President Biden -> President Macron"),
    ],
)  # fmt: skip
def test_verbs_tell_contacts_and_their_medium(text: str, expected: str) -> None:
    assert read(text)[:1] == [expected]


@pytest.mark.parametrize("place", ["Nice", "Augsburg", "Marseille", "Juneau"])
def test_a_city_that_begins_like_a_month_is_a_city(place: str) -> None:
    met = "in_person: President Biden -> President Macron"
    assert read(f"In {place} on Monday, President Biden held talks with President Macron.") == [met]


@pytest.mark.parametrize(
    "text",
    [
        "President Biden will meet with President Macron in May.",
        "President Biden plans to host President Macron in May.",
        "President Biden and President Macron agreed to meet in May.",
        "President Biden meets President Macron on Monday.",
        "President Biden is scheduled to hold talks with President Macron.",
        "President Biden looks forward to a meeting with President Macron.",
        "President Macron accepted an invitation to visit Washington in May.",
    ],
)
def test_what_is_to_come_is_planned(text: str) -> None:
    assert [c.planned for c in candidates(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "President Biden shared his commitment with voters.",
        "It remains a priority for President Biden to resolve the strike.",
        "President Biden and Congress will meet the challenge of our time.",
        "President Biden said the plan would be met with a firm response.",
        "President Biden held a press conference with his aides.",
        "President Biden met with mayors and the owners of three shipyards.",
        "President Biden called on Congress to act.",
        "President Biden called the plan by President Macron a mistake.",
        "President Biden did not meet with President Macron.",
        "A meeting between President Biden and President Macron set for Thursday was cancelled.",
        "President Biden and President Macron agreed to meet at least once a year.",
        "President Biden welcomed the opportunity to speak.",
    ],
)
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert read(text) == []


def test_agreeing_to_meet_and_the_meeting_are_told_of_one_sentence() -> None:
    text = "The two leaders agreed to meet in May and looked forward to face-to-face talks."
    assert {c.planned for c in candidates(text)} == {True}


@pytest.mark.parametrize(
    "text",
    [
        "President Biden spoke individually with President Macron, Chancellor Scholz and Prime Minister Sunak.",
        "President Biden held separate calls with President Macron and Chancellor Scholz.",
    ],
)
def test_one_by_one_is_said(text: str) -> None:
    assert [c.separate for c in candidates(text)] == [True]


def test_each_between_is_a_contact() -> None:
    text = "They recalled calls between the Presidents of Chad and Mali and between the ministers of Peru and Cuba."
    assert len(candidates(text)) == 2


def test_a_relative_clause_gives_the_parties_of_a_noun() -> None:
    assert read("They praised a summit their leaders held last month.") == ["in_person:  -> their leaders"]


def test_the_level_of_nameless_talks_is_kept() -> None:
    (found,) = candidates("It came up at the ROK-Japan vice foreign ministerial meetings (March 6, March 9).")
    assert (found.level, found.plural, len(found.times)) == ("deputy-foreign-minister", True, 2)


def test_times_go_to_the_nearest_contact() -> None:
    text = "President Biden spoke with President Macron on May 3 and met with Chancellor Scholz on May 5."
    assert [[text[t.start : t.end] for t in c.times] for c in candidates(text)] == [["May 3"], ["May 5"]]
