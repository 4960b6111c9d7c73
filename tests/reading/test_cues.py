"""The words for which sentences are looked at let through whatever the grammars behind them can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.reading import time_grammar
from kg.reading.act_verbs import CUE
from kg.reading.annotations import Sentence, Zone, ZoneKind
from kg.reading.cues import ACTS, CONTACTS, TIMES, Cues, found, within
from kg.reading.sentences import split
from tests.reading.prepared import candidates

SAMPLE = sorted((Path(__file__).parents[2] / "sample").glob("*.md"))


def sentences_of(path: Path) -> tuple[str, list[Sentence]]:
    text = path.read_text(encoding="utf-8")
    return text, split(text, [Zone(0, len(text), ZoneKind.BODY)])


@pytest.mark.parametrize(("cues", "grammar"), [(TIMES, time_grammar.TRIGGER), (ACTS, CUE)], ids=["times", "acts"])
def test_no_sentence_of_the_sample_is_passed_over(cues: Cues, grammar) -> None:  # type: ignore[no-untyped-def]
    for path in SAMPLE:
        text, cut = sentences_of(path)
        places = cues.places(text)
        for sentence in cut:
            if grammar.search(text, sentence.start, sentence.end):
                assert within(places, sentence.start, sentence.end), text[sentence.start : sentence.end]


def test_no_contact_of_the_sample_is_passed_over() -> None:
    for path in SAMPLE[::4]:
        text, cut = sentences_of(path)
        places = CONTACTS.places(text)
        for sentence in cut:
            words = text[sentence.start : sentence.end]
            if not within(places, sentence.start, sentence.end):
                assert not candidates(words), words


def test_case_and_wide_letters_do_not_move_the_places() -> None:
    assert Cues("meet spoke").places("İstanbul: they SPOKE, then a Meeting") == [15, 29]


def test_a_pattern_is_found_beside_the_places_too() -> None:
    text = "They will meet. The wilful meet."
    places = Cues("will meet").places(text)
    for start, end in ((0, 15), (16, len(text)), (0, 5)):
        pattern = re.compile(r"\bwill\b")
        assert found(pattern, text, places, start, end) == (pattern.search(text, start, end) is not None)
    assert found(re.compile("wilful"), text, places, 0, len(text))
