"""Personal names: where they end, and which two can be one person's."""

from __future__ import annotations

import pytest

from kg.reading.names import compatible, name_end, parts
from kg.reading.tokens import tokenize


def name_in(text: str) -> str:
    tokens = tokenize(text, 0, len(text))
    end = name_end(tokens, 0)
    return text[: tokens[end - 1].end] if end else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Antony J. Blinken spoke first", "Antony J. Blinken"),
        ("Joseph R. Donovan, Jr., attended", "Joseph R. Donovan, Jr."),
        ("KISHIDA Fumio of Japan", "KISHIDA Fumio"),
        ("Ursula von der Leyen and others", "Ursula von der Leyen"),
        ("Mohammed bin Salman Al Saud called", "Mohammed bin Salman Al Saud"),
        ("Yun Byung-se's visit", "Yun Byung-se"),
        ("Kim Min-su on Monday", "Kim Min-su"),
        ("Affairs and Trade", ""),
        ("Tuesday evening", ""),
        ("the harbour", ""),
    ],
)
def test_a_name_ends_where_its_words_end(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("Yun", "YUN Byung-Se"),
        ("Kishida Fumio", "Fumio KISHIDA"),
        ("Blinken", "Antony J. Blinken"),
        ("Joseph Donovan", "Joseph R. Donovan, Jr."),
        ("Yun Byungse", "Yun Byung-se"),
    ],
)
def test_spellings_orders_and_initials_are_compatible(shorter: str, longer: str) -> None:
    assert compatible(shorter, longer)
    assert compatible(longer, shorter)


@pytest.mark.parametrize(("one", "other"), [("Kim Sung-han", "Kim Sung-hwan"), ("Susan Rice", "Condoleezza Rice")])
def test_homonyms_stay_apart(one: str, other: str) -> None:
    assert not compatible(one, other)


def test_initials_suffixes_and_particles_identify_nobody() -> None:
    assert parts("Joseph R. Donovan, Jr.") == ("joseph", "donovan")
    assert parts("Ursula von der Leyen") == ("ursula", "leyen")


def test_the_name_of_a_body_is_nobodys() -> None:
    assert name_in("Coastal Waters Trading Commission") == ""
