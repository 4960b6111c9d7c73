"""Who took part, however the text words the office, the country or the organisation: a table of short texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.reading.prepared import named, read

with Path(__file__).with_name("parties_told.csv").open(encoding="utf-8", newline="") as _file:
    PARTIES = [tuple(row.values()) for row in csv.DictReader(_file)]


@pytest.mark.parametrize(("written", "publisher", "parties", "text"), PARTIES)
def test_the_parties_of_a_contact(written: str, publisher: str, parties: str, text: str) -> None:
    told = [
        ", ".join(sorted(f"{p.person or '?'} {p.country or '--'}" for p in contact.participants))
        for contact in read(text, day=written, publisher=publisher).contacts
    ]
    assert told == parties.split("; ")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The foreign ministers of Kenya and Chile, Otieno Wafula and Pedro Salas, met in Oslo.", "foreign minister"),
        ("The Secretaries of Defense of Kenya and Chile, Otieno Wafula and Pedro Salas, met.", "Secretary of Defense"),
    ],
)
def test_each_of_several_holders_has_the_office_in_the_singular(text: str, office: str) -> None:
    assert {m.title for m in named(text) if m.name} == {office}


@pytest.mark.parametrize(
    ("title", "text", "officials"),
    [
        ("S. Korea, US Vice Foreign Ministers Discuss Expanding Mid-Level Channels",
         "Foreign Minister Park Jin met U.S. Secretary of State Antony Blinken in Oakdale on Friday.",
         {"Park Jin", "Antony Blinken"}),
        ("News", "Foreign Minister Park Jin spoke by phone with Suh Hoon, a former adviser to President Moon Jae-in.",
         {"Park Jin", "Suh Hoon", "Moon Jae-in"}),
        ("News", "Assistant to the President Jake Sullivan met Foreign Minister Park Jin in Oakdale on Friday.",
         {"Park Jin", "Jake Sullivan"}),
    ],
)  # fmt: skip
def test_officials_named(title: str, text: str, officials: set[str]) -> None:
    assert {o.name for o in read(text, title=title, day="2023-02-04").officials} == officials


def test_no_verb_of_a_headline_ends_a_name_in_a_list() -> None:
    reading = read("Secretary of State Antony J. Blinken and Secretary of Defense Lloyd J. Austin III met President "
                   "Moon Jae-in on March 18.", title="Secretaries Blinken and Austin Greet President Moon",
                   day="2021-03-18")  # fmt: skip
    assert {o.name for o in reading.officials} == {"Antony Blinken", "Lloyd Austin", "Moon Jae-in"}


def test_who_serves_an_organisation_borrows_no_country() -> None:
    reading = read("Foreign Minister Park Jin met with Ana Duarte, Secretary-General of the Pacific Islands Forum, in "
                   "Seoul on February 3.", publisher="Ministry of Foreign Affairs, Republic of Korea",
                   day="2023-02-04")  # fmt: skip
    assert {o.name: o.country for o in reading.officials} == {"Park Jin": "KR", "Ana Duarte": None}


def test_a_line_with_a_name_above_a_line_with_an_office_is_a_person_who_holds_it() -> None:
    reading = read(["Press Statement", "Jane Q. Doering", "Deputy Spokesperson", "Washington, DC", "March 28, 2019",
                    "Secretary Michael R. Pompeo met today with Foreign Minister Arno Tamm of Estonia."],
                   publisher="U.S. Department of State", day="2019-03-28")  # fmt: skip
    assert {(o.name, o.office) for o in reading.officials} >= {("Jane Doering", "Deputy Spokesperson")}


def test_the_end_of_the_name_of_a_region_is_no_country() -> None:
    reading = read("Foreign Minister Park Jin met with officials from Latin American countries on February 3.",
                   publisher="Ministry of Foreign Affairs, Republic of Korea", day="2023-02-04")  # fmt: skip
    assert [[p.country for p in contact.participants] for contact in reading.contacts] == [["KR", None]]


def test_two_spellings_of_one_holder_are_one_person() -> None:
    reading = read("Foreign Minister Park Jin met with Afghan Foreign Minister Zalmai Karimi on February 3. Afghan "
                   "Foreign Minister Zalmay Karimi thanked Seoul.", day="2023-02-04")  # fmt: skip
    assert [o.country for o in reading.officials] == ["KR", "AF"]


def test_the_surname_behind_an_initial_may_be_a_word_of_portfolios() -> None:
    text = "Deputy Assistant Secretary of Defense Mary P. Royal spoke."
    assert [m.name for m in named(text)] == ["Mary P. Royal"]


def test_an_official_whose_country_nobody_tells_is_one_all_the_same() -> None:
    reading = read("Foreign Minister Park Jin also spoke to Ms. Elif DEMIR, Mayor of Kavakli.", day="2023-02-04")
    assert {o.name: o.country for o in reading.officials} == {"Park Jin": "KR", "Elif Demir": None}


def test_a_state_secretary_in_europe_is_not_the_foreign_minister() -> None:
    text = "Serbian State Secretary at the Ministry of Foreign Affairs Petar Lukic spoke."
    assert [(m.name, m.office_kind) for m in named(text)] == [("Petar Lukic", "deputy-foreign-minister")]
