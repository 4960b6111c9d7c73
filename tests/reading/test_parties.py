"""Parties: the lists of mentions to the left and right of a word."""

from __future__ import annotations

import pytest

from kg.reading.parties import Parties
from tests.reading.prepared import line_of, mentions


def parties(text: str) -> Parties:
    return Parties(text, line_of(text), mentions(text))


def shown(text: str, found: list) -> list[str]:  # type: ignore[type-arg]
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke with President Macron, Chancellor Scholz, and Prime Minister Sunak.",
         ["President Macron", "Chancellor Scholz", "Prime Minister Sunak"]),
        ("He spoke with the visiting Foreign Minister Park Jin as well as Ambassador Cho Hyun.",
         ["visiting Foreign Minister Park Jin", "Ambassador Cho Hyun"]),
        ("He spoke with senior Israeli officials about wells.", ["senior Israeli officials"]),
        ("He spoke with business leaders about wells.", []),
        ("He spoke with tribal leaders and mayors about wells.", []),
        ("He spoke with candour about wells.", []),
    ],
)  # fmt: skip
def test_the_list_behind_a_preposition(text: str, expected: list[str]) -> None:
    assert shown(text, parties(text).at(text.index(" with ") + 5)) == expected


def test_members_with_days_of_their_own_are_one_list() -> None:
    text = "He spoke with Mr. Emmanuel Macron on the 3rd, Mr. Olaf Scholz on the 4th, and Mr. Rishi Sunak on the 5th."
    assert len(parties(text).at(text.index(" with ") + 5)) == 3


def test_a_day_behind_one_name_ends_the_list() -> None:
    text = "After a call with Prime Minister Kishida on April 3, Secretary Blinken spoke of wells."
    assert shown(text, parties(text).at(text.index(" with ") + 5)) == ["Prime Minister Kishida"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Park Jin and Secretary Blinken today spoke.",
         ["Foreign Minister Park Jin", "Secretary Blinken"]),
        ("Foreign Minister Park Jin, on leave since Monday, spoke.", ["Foreign Minister Park Jin"]),
        ("Park Jin held talks with Wang Yi, and spoke.", ["Park Jin"]),
        ("Aides of Foreign Minister Park Jin say that the two ministers spoke.", ["ministers"]),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb(text: str, expected: list[str]) -> None:
    assert shown(text, parties(text).subject(text.index("spoke"))) == expected
