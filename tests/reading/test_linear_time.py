"""Reading takes time in proportion to the text, however long its sentences and however many its people."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.reading.annotations import Zone, ZoneKind
from kg.reading.sentences import LONGEST, split
from tests.reading.prepared import document, reader

LEAD = "President Joe Biden met today with President Moon Jae-in of South Korea"


def letters(number: int) -> str:
    """A made-up syllable for a number."""
    return "".join("bdfgklmnprstvz"[digit] + "aeiou"[digit % 5] for digit in (number % 14, number // 14 % 14))


SHAPES: dict[str, Callable[[int], str]] = {
    "people in one sentence": lambda n: f"{LEAD}, " + "Foreign Minister Kari Lund, " * n + "and others.",
    "countries in one sentence": lambda n: "The heads of " + "Norway, Chile, Japan, " * n + "and Canada met to act.",
    "verbs in one sentence": lambda n: f"{LEAD} and " + "agreed to act, urged Japan to talk, " * n + ".",
    "reported clauses": lambda n: f"{LEAD} and said " + "that Japan said that Canada will act and " * n + "rest.",
    "dates in one sentence": lambda n: f"{LEAD} on " + "May 4, on Thursday, in June 2022, " * n + "and today.",
    "pronouns in one sentence": lambda n: f"{LEAD} and " + "he and they and his and their " * n + "agreed.",
    "towns in one sentence": lambda n: "The Secretary traveled to Norway, " + "Great, Little, 3, " * n + "saw Chile.",
    "hyphens": lambda n: "Talks " + "U.S.-Japan-ROK " * n + "were held.",
    "blanks": lambda n: LEAD + " " * (40 * n) + "in Seoul.",
    "many sentences": lambda n: f"{LEAD}.\n\n" + "The two agreed to hold talks in May. He urged Japan to act.\n\n" * n,
    "many people": lambda n: f"{LEAD}.\n\n" + "".join(
        f"Foreign Minister Ka{letters(i)} Lu{letters(i)}nd of Norway called Foreign Minister Rosa Paredes of Chile.\n\n"
        for i in range(n)
    ),
}  # fmt: skip


def seconds(text: str) -> float:
    """CPU-seconds to read a text, the better of two."""
    source = document(text, day="2021-05-21")
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        reader().read(source)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(shape: str) -> None:
    """Quadratic reading would take sixteen times as long."""
    seconds(LEAD + ".")
    short, long = (seconds(SHAPES[shape](n)) for n in (60, 240))
    assert long < 8 * short + 0.02


def test_a_sentence_without_end_is_cut_between_the_members_of_its_list() -> None:
    text = "They met with " + "Minister Berg, and with " * 900 + "others."
    sentences = split(text, [Zone(0, len(text), ZoneKind.BODY)])
    assert all(s.end - s.start <= LONGEST for s in sentences)
    assert all(text[s.end - 1] == "," for s in sentences[:-1])
    assert "".join(text[s.start : s.end] + " " for s in sentences).strip() == text
