"""Tokens: words, numbers and marks with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YUN Byung-se's reply", ["YUN", "Byung-se", "'s", "reply"]),
        ("U.S.-ROK talks", ["U.S.", "-", "ROK", "talks"]),
        ("Mr. O'Brien, Jr.", ["Mr.", "O'Brien", ",", "Jr."]),
        ("at 9:30 on the 3rd", ["at", "9:30", "on", "the", "3rd"]),
        ("Joseph R. Biden", ["Joseph", "R.", "Biden"]),
        ("Biden-Harris", ["Biden-Harris"]),
    ],
)
def test_names_stay_whole_and_possessives_stand_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_are_slices_in_order(text: str) -> None:
    at = 0
    for token in tokenize(text, 0, len(text)):
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        at = token.end
