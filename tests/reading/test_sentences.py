"""Sentences: the unit of provenance."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.reading import sentences
from kg.reading.annotations import Zone, ZoneKind
from tests.reading.prepared import made_of


def split(text: str, kind: ZoneKind = ZoneKind.BODY) -> list[str]:
    return [text[s.start : s.end] for s in sentences.split(text, [Zone(0, len(text), kind)])]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Joseph R. Dunford Jr. landed at noon",
        "He flew to Washington, D.C. on Jan. 3 with Mr. Kono",
        "The call began at 9:30 p.m. and lasted an hour",
        "U.S. Secretary of State Antony J. Blinken wrote to H.E. Park Jin",
        "He wrote to U.S. Under Secretary of State Victoria Nuland",
        "Harbour fees (art. 5, no. 7) rise by 3.5 percent",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(text: str) -> None:
    assert split(text + ".") == [text + "."]


@pytest.mark.parametrize(
    "parts",
    [
        ("They met in Washington, D.C.", "The two sides agreed on fares."),
        ('He said "yes."', "Nobody asked again."),
        ("Was it signed?", "It was."),
        ("The port opened in Sept.", "He left on foot."),
        ("(The gate was shut.)", "Guests waited."),
    ],
)
def test_sentences_end_where_the_next_one_opens(parts: tuple[str, ...]) -> None:
    assert split(" ".join(parts)) == list(parts)


def test_bullets_run_together_are_divided_at_their_marks() -> None:
    assert len(split("The sides agreed on tides; ° they shared the view that nets matter; ° they will meet.")) == 3


def test_a_headline_is_one_sentence() -> None:
    assert split("Call ends. Ministers content", ZoneKind.HEADLINE) == ["Call ends. Ministers content"]


@given(made_of(*"aB .!?;\"')°1\n", "Mr", "U.S.", "The ", ". "))
def test_sentences_partition_their_zone(text: str) -> None:
    found = sentences.split(text, [Zone(0, len(text), ZoneKind.BODY)])
    assert [s.index for s in found] == list(range(len(found)))
    at = 0
    for sentence in found:
        assert text[at : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end] != ""
        at = sentence.end
    assert text[at:].strip() == ""
