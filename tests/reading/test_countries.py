"""Countries of a sentence: compounds, short names in brackets, names of several words."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.reading.prepared import line_of, made_of

NAMES = made_of(
    "Republic of Korea", "Japan", "U.S.", "South Korea", "Islamic Republic of Iran", "Visegrad Group", "Quad", "V4",
    "-", "–", " ", " (", ")", "ROK", "US", "the ", "'s ", "and ", "Minister",
)  # fmt: skip


@given(NAMES)
def test_whatever_names_are_joined_the_tables_agree(text: str) -> None:
    if not text.strip():
        return
    line = line_of(text)
    for first, last in line.country_end.items():
        assert 0 <= first <= last < len(line.tokens)
        assert line.country_start[last] == first
        assert line.countries[first]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Japan-Republic of Korea", ("JP", "KR")),
        ("Japan-U.S.-Republic of Korea (ROK)", ("JP", "US", "KR")),
        ("the Republic of Korea (ROK)", ("KR",)),
        ("Japan-China-ROK (the Republic of Korea)", ("JP", "CN", "KR")),
    ],
)
def test_a_compound_is_one_name_of_all_its_sides(text: str, codes: tuple[str, ...]) -> None:
    line = line_of(text + " talks")
    ((first, last),) = line.country_end.items()
    assert (line.countries[first], line.tokens[last + 1].text) == (codes, "talks")
