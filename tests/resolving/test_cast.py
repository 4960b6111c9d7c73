"""Who is who in one document: one person under all spellings, homonyms apart."""

from __future__ import annotations

import pytest

from kg.records import Official
from kg.resolving.name_index import NameIndex
from tests.reading.prepared import read

ABOUT = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea", "day": "2016-01-20"}


def officials(text: str, **about: str | None) -> dict[str, Official]:
    return {official.key: official for official in read(text, **(ABOUT | about)).officials}


@pytest.mark.parametrize("name", ["Yun Byung-se", "YUN Byung-Se", "Byung-se Yun", "Yun Byungse"])
def test_spellings_and_orders_are_one_official(name: str) -> None:
    text = f"Foreign Minister {name} opened the harbour on Tuesday, and Minister Yun thanked those who had built it."
    assert list(officials(text)) == ["yun-byung-se"]


@pytest.mark.parametrize("name", ["Antony J. Blinken", "Antony Blinken", "Tony Blinken"])
def test_short_forms_and_initials_are_one_official(name: str) -> None:
    text = f"Deputy Secretary of State {name} opened the harbour on Tuesday, and Blinken thanked the builders of it."
    assert list(officials(text)) == ["blinken-antony"]


def test_a_surname_first_in_capitals_is_the_same_official() -> None:
    text = "Mr. KISHIDA Fumio, Minister for Foreign Affairs of Japan, spoke, and Fumio Kishida left by train."
    assert list(officials(text)) == ["kishida-fumio"]


def test_curly_apostrophes_part_no_name() -> None:
    text = "Deputy Secretary Blinken’s aides waited, since Deputy Secretary of State Antony Blinken’s train was late."
    assert list(officials(text)) == ["blinken-antony"]


def test_homonyms_are_told_apart_by_office_and_day() -> None:
    text = "{} Rice opened the harbour on Tuesday before the guests from the islands arrived."
    adviser = officials(text.format("National Security Advisor"), publisher="The White House", day="2014-03-04")
    secretary = officials(text.format("Secretary of State"), publisher="The White House", day="2006-03-04")
    assert (list(adviser), list(secretary)) == (["rice-susan"], ["rice-condoleezza"])


def test_an_official_nobody_knows_has_one_key_in_all_documents() -> None:
    first = officials(
        "Foreign Minister Xolani Mahlangeni of Lesotho spoke by phone with Foreign Minister Yun Byung-se today."
    )
    second = officials(
        "Minister Yun Byung-se met with MAHLANGENI Xolani, Foreign Minister of Lesotho, in Maseru on Tuesday."
    )
    (one,) = (o for o in first.values() if not o.linked)
    (two,) = (o for o in second.values() if not o.linked)
    assert one.key == two.key
    assert (one.name, one.office, one.country) == ("Xolani Mahlangeni", "Foreign Minister", "LS")


def test_names_of_an_administration_name_nobody() -> None:
    text = (
        "The Trump administration and the Biden-Harris Administration each published a plan for the harbour last year."
    )
    assert officials(text) == {}


def test_the_index_finds_longer_and_shorter_names() -> None:
    index = NameIndex()
    for number, name in enumerate(["Antony J. Blinken", "Susan Rice", "Rice", "Yun Byung-se"]):
        index.add(number, name, [f"key-{number}"])
    assert index.like("Blinken") == [0]
    assert index.like("Condoleezza Rice") == [2]
    assert index.like("Rice") == [1, 2]
    assert index.like("YUN Byung-Se") == [3]
    assert index.like("Kerry") == []
    assert index.known_as(["key-3", "key-1"]) == [1, 3]


def test_thousands_of_names_take_time_in_proportion() -> None:
    """Every name is compared with the few that share a word with it, not with all."""
    index = NameIndex()
    for number in range(3000):
        index.add(number, f"Given{number} Family{number}", [])
    assert index.like("Given7 Family7") == [7]
    assert sum(len(index.like(f"Family{number}")) for number in range(3000)) == 3000
