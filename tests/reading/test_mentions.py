"""Mentions: who is spoken of, by name, by office, by group or by pronoun."""

from __future__ import annotations

import pytest

from kg.reading.annotations import Mention, MentionKind, ZoneKind
from tests.reading.prepared import mentions, named


def people(text: str, zone: ZoneKind = ZoneKind.BODY) -> list[tuple[str | None, str | None]]:
    """Names and titles of the persons of a sentence."""
    return [(m.name, m.title) for m in named(text, zone) if m.kind is MentionKind.PERSON]


def only(text: str, kind: MentionKind) -> Mention:
    (found,) = (m for m in mentions(text) if m.kind is kind)
    return found


def test_a_minister_of_foreign_affairs_is_no_person_called_affairs() -> None:
    assert people("The Minister of Foreign Affairs opened the pier.") == []
    assert people("Minister of Foreign Affairs and Trade Murray McCully left.") == [
        ("Murray McCully", "Minister of Foreign Affairs and Trade")
    ]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("He met his Israeli counterpart, Gabi Ashkenazi, at noon.", "Gabi Ashkenazi", None),
        ("The President of Guatemala, Alejandro Giammattei, waved.", "Alejandro Giammattei", "President of Guatemala"),
        ("Olaf Scholz, Chancellor of Germany, waved.", "Olaf Scholz", "Chancellor of Germany"),
        ("Mr. KISHIDA Fumio, Minister for Foreign Affairs of Japan, waved.", "KISHIDA Fumio",
         "Minister for Foreign Affairs of Japan"),
        ("H.E. Mr. Pavlo KLIMKIN, Minister of Foreign Affairs of Ukraine, waved.", "Pavlo KLIMKIN",
         "Minister of Foreign Affairs of Ukraine"),
        ("Prince Faisal bin Farhan Al Saud, the Foreign Minister of Saudi Arabia, waved.", "Faisal bin Farhan Al Saud",
         "Prince"),
    ],
)  # fmt: skip
def test_an_office_in_apposition_belongs_to_the_name(text: str, name: str, title: str | None) -> None:
    assert people(text) == [(name, title)]


def test_two_names_with_offices_behind_them_are_two_persons() -> None:
    text = "Mr. Emmanuel Macron, President of France, Mr. Olaf Scholz, Chancellor of Germany, and others waved."
    assert people(text) == [("Emmanuel Macron", "President of France"), ("Olaf Scholz", "Chancellor of Germany")]


def test_one_person_may_hold_two_titles_but_nobody_is_president_twice() -> None:
    assert people("Acting President and Prime Minister Hwang Kyo-ahn left.")[0][0] == "Hwang Kyo-ahn"
    text = "South Korea's acting president and President Trump talked."
    assert people(text) == [("Trump", "President")]
    assert only(text, MentionKind.OFFICE).countries == ("KR",)


def test_a_list_of_names_behind_a_plural_title_shares_it() -> None:
    text = "Presidents Duda of Poland, Nausėda of Lithuania and Karis of Estonia signed."
    assert [m.countries for m in named(text)] == [("PL",), ("LT",), ("EE",)]
    assert {m.office_kind for m in named(text)} == {"head-of-state"}


@pytest.mark.parametrize(
    "text",
    [
        "The Biden-Harris Administration published a plan.",
        "A Trump-era rule and an Obama-like tone remain.",
        "Reaganite habits and Gaullist views persist.",
    ],
)
def test_adjectives_of_administrations_are_no_persons(text: str) -> None:
    assert [name for name, title in people(text) if title] == []


def test_a_suffix_stays_with_its_name() -> None:
    assert people("Ambassador Joseph R. Donovan, Jr., attended.")[0][0] == "Joseph R. Donovan, Jr."


def test_the_advised_is_not_the_adviser() -> None:
    assert people("The senior adviser to President Moon Jae-in left.") == [("Moon Jae-in", "President")]
    assert people("She had been Special Assistant to Secretary of State Mirela Kovac.") == []
    assert people("He was Chief of Staff to U.S. Senator Tomas Quiroga.") == [("Tomas Quiroga", "Senator")]


def test_who_served_under_somebody_is_not_under_anything() -> None:
    assert people("Under President Anna Holm, he was a judge.") == [("Anna Holm", "President")]
    assert people("She served under Secretary Anna Holm.") == [("Anna Holm", "Secretary")]


def test_a_style_of_address_is_no_name() -> None:
    assert people("They thanked His Majesty for the help of the crown.") == []


def test_a_house_in_front_of_a_title_is_no_part_of_the_holder_before() -> None:
    text = "Director Anna Holm of Norway and National Security Office Director Mirela Kovac of Croatia left."
    assert [name for name, _ in people(text)] == ["Anna Holm", "Mirela Kovac"]


def test_verbs_in_a_title_in_capitals_are_no_part_of_a_name() -> None:
    names = [name for name, _ in people("Foreign Minister Park Jin Speaks With U.S. Counterpart", ZoneKind.HEADLINE)]
    assert names == ["Park Jin"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The two sides agreed.", 2),
        ("Both leaders left.", 2),
        ("The three delegations left.", 3),
        ("The two last met in May.", 2),
        ("The leaders left.", 0),
    ],
)
def test_groups_say_how_many_they_are(text: str, number: int) -> None:
    assert only(text, MentionKind.GROUP).number == number


def test_a_plural_office_counts_its_countries() -> None:
    office = only("The foreign ministers of Japan, Australia and India left.", MentionKind.OFFICE)
    assert (office.number, office.countries) == (3, ("JP", "AU", "IN"))


def test_possessive_pronouns_are_marked() -> None:
    they, his = (m for m in mentions("They praised his patience.") if m.kind is MentionKind.PRONOUN)
    assert ("possessive" in they.qualifiers, "possessive" in his.qualifiers) == (False, True)
    assert (they.number, his.number) == (0, 1)
