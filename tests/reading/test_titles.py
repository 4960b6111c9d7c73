"""Titles: which kind of office a phrase names, and where the phrase ends."""

from __future__ import annotations

import pytest

from kg.reading.phrases import titles
from kg.reading.titles import Title, kind_of
from tests.reading.prepared import line_of, named


def first_title(text: str) -> tuple[Title, str]:
    line = line_of(text)
    title = titles(line)[0]
    return title, text[line.tokens[title.first].start : line.tokens[title.last].end]


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Minister of Foreign Affairs Kono", "Minister of Foreign Affairs", "foreign-minister"),
        ("Minister for Foreign Affairs of Japan", "Minister for Foreign Affairs of Japan", "foreign-minister"),
        ("First Vice Foreign Minister Lim", "First Vice Foreign Minister", "deputy-foreign-minister"),
        ("Deputy Secretary of State Sherman", "Deputy Secretary of State", "deputy-foreign-minister"),
        ("U.S. Secretary of Defense Austin", "U.S. Secretary of Defense", "defence-minister"),
        ("Assistant Secretary for Asian Affairs Kim", "Assistant Secretary for Asian Affairs", "assistant-secretary"),
        ("National Security Adviser Chung", "National Security Adviser", "national-security-adviser"),
        ("deputy prime minister Hollander", "deputy prime minister", "deputy-head-of-government"),
        ("Vice President Pence", "Vice President", "deputy-head-of-state"),
        ("President of the European Commission", "President of the European Commission",
         "international-organisation-head"),
        ("NATO Secretary General Rutte", "NATO Secretary General", "international-organisation-head"),
        ("Chief Cabinet Secretary Suga", "Chief Cabinet Secretary", "spokesperson"),
        ("South Korea's top diplomat", "South Korea's top diplomat", "foreign-minister"),
        ("the Pentagon chief", "Pentagon chief", "defence-minister"),
        ("Governor Whitmer", "Governor", "subnational"),
        ("Unification Minister Cho", "Unification Minister", "unification-minister"),
        ("Trade Minister Yoo", "Trade Minister", "trade-minister"),
    ],
)  # fmt: skip
def test_a_title_has_a_kind_and_an_end(text: str, phrase: str, kind: str) -> None:
    title, found = first_title(text)
    assert (found, kind_of(title)) == (phrase, kind)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("acting President Hwang", "acting"),
        ("then-Secretary of State Powell", "former"),
        ("former Foreign Minister Song", "former"),
        ("President-elect Yoon", "elect"),
        ("his foreign minister", "possessive"),
        ("newly appointed Minister Cho", ""),
    ],
)
def test_what_stands_before_a_title_qualifies_it(text: str, qualifier: str) -> None:
    title, _ = first_title(text)
    assert qualifier in title.qualifiers or not qualifier


def test_the_presidents_of_the_two_countries_are_those_of_the_discourse() -> None:
    title, phrase = first_title("the Presidents of the two countries")
    assert (phrase, title.plural, title.of_both) == ("Presidents of the two countries", True, True)


def test_the_presidents_of_named_countries_name_them() -> None:
    title, _ = first_title("the Presidents of the ROK and the US")
    assert (title.countries, title.plural) == (("KR", "US"), True)


@pytest.mark.parametrize("text", ["allied leaders", "a member of staff", "the general view", "a chief concern"])
def test_ordinary_words_are_no_titles(text: str) -> None:
    assert titles(line_of(text)) == []


@pytest.mark.parametrize(
    "rank", ["Capt.", "Maj.", "Col.", "Navy Capt.", "Army Lt. Col.", "Marine Corps Gen.", "Navy Cmdr."]
)
def test_rank_and_service_are_no_part_of_a_name(rank: str) -> None:
    assert [m.name for m in named(f"Pentagon spokesman {rank} Dana Brook said so.")] == ["Dana Brook"]
