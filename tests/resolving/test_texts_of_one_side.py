"""Texts in which one government or one official speaks: whose the acts are, and that "I" and "the Government" count."""

from __future__ import annotations

import pytest

from tests.reading.prepared import contacts_in, read

STATEMENT = "Spokesperson's Statement on the Floods in Nepal\n\nThe Government of the Republic of Korea is saddened by"
REMARKS = "Remarks by Prime Minister Kishida Fumio at the Water Conference\n\nRivers are a good of all nations."


def acts_in(text: str) -> list[str]:
    return [f"{act.kind.value} {' '.join(act.speakers)}" for act in read(text, day="2023-02-04").acts]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The ROK Government calls on every party to let the relief workers through.", ["request KR"]),
        ("The Government will go on working with its partners to rebuild the schools.", ["commit KR"]),
        ("The government of the Republic of Korea has decided to send tents and blankets.", ["commit KR"]),
        ("The Government is aware of the losses.", []),
    ],
)
def test_a_government_acts_in_a_statement_of_its_own(sentence: str, acts: list[str]) -> None:
    assert acts_in(f"{STATEMENT} the losses.\n\n{sentence}\n") == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("I urge all of you to share what you know of them.", ["request JP"]),
        ("We are determined for such a drought never to happen again.", ["commit JP"]),
        ("I remember the great drought.", []),
    ],
)
def test_the_author_of_remarks_is_who_says_i(sentence: str, acts: list[str]) -> None:
    assert acts_in(f"{REMARKS} {sentence}\n") == acts


@pytest.mark.parametrize(
    "head",
    [
        "Press Statement\n\nNed Price\nDepartment Spokesperson\nMay 17, 2022\n\nThe flood in Norway",
        "Washington (Wire) Secretary of State Antony Blinken issued the following statement:\n\nThe flood in Norway",
    ],
)
def test_who_signs_a_statement_says_whose_it_is(head: str) -> None:
    said = "was great. We will rebuild the schools with our friends. Our commitment to them remains unwavering."
    assert acts_in(f"{head} {said}\n") == ["commit US", "commit US"]


def test_somebody_and_the_author_agree_together() -> None:
    text = (
        "Statement by Foreign Minister Hayashi Yoshimasa\n\nOn Friday, I met with Secretary of State Antony Blinken in"
        " Munich. Secretary Blinken and I confirmed that the two countries will train more pilots.\n"
    )
    assert acts_in(text) == ["agree JP US"]


@pytest.mark.parametrize(
    ("listed", "countries"),
    [
        ("of three Andean countries -- Chile, Peru and Colombia --", ["CL", "PE", "CO"]),
        ("of two Nordic states (Norway and Sweden)", ["NO", "SE"]),
        ("of three countries, namely Kenya, Ghana and Egypt,", ["KE", "GH", "EG"]),
    ],
)
def test_ministers_of_states_that_a_list_names_met_one_by_one(listed: str, countries: list[str]) -> None:
    text = f"Foreign Minister Park Jin held a series of bilateral meetings with the foreign ministers {listed} in Rome."
    found = read(text, day="2023-02-04").contacts
    assert [[p.country for p in c.participants if p.country != "KR"] for c in found] == [[code] for code in countries]
    assert {c.scope.value for c in found} == {"main"}


def test_an_item_under_the_name_of_a_country_comes_back_to_its_meeting() -> None:
    text = (
        "On January 30, Foreign Minister Park Jin held bilateral meetings with the foreign ministers of two countries"
        " -- Thailand and Chile -- in Seoul. (Thailand) At the talks with Thai Deputy Prime Minister and Foreign"
        " Minister, Don Pramudwinai, Minister Park praised the hosts of this year. (Chile) In the talks"
        " with Foreign Minister Antonia Urrejola of Chile, Minister Park proposed a round of talks.\n"
    )
    assert contacts_in(text, day="2023-02-04") == [
        "held in_person 2023-01-30: Don Pramudwinai TH, Park Jin KR",
        "held in_person 2023-01-30: Antonia Urrejola CL, Park Jin KR",
    ]


def test_officials_of_the_place_and_a_council_are_met_on_a_journey() -> None:
    text = (
        "Under Secretary of State Uzra Zeya will travel to Valletta and Brussels from March 6-8, 2023. In Valletta,"
        " she will meet with high-ranking officials on migration.\n"
    )
    assert [{p.country for p in c.participants} for c in read(text, day="2023-02-04").contacts] == [{"US", "MT"}]
    council = "On Thursday, Foreign Minister Park Jin took part in a session of the EU Foreign Affairs Council."
    assert [{p.country for p in c.participants} for c in read(council, day="2023-02-04").contacts] == [{"KR", "EU"}]


def test_a_surname_that_begins_with_its_article_follows_a_title() -> None:
    text = (
        "Secretary of State Antony Blinken spoke with Iraqi Prime Minister Mohammed al-Sudani on Friday. Secretary"
        " Blinken and Prime Minister al-Sudani reaffirmed the agreement.\n"
    )
    assert acts_in(text) == ["agree IQ US"]


def test_a_statement_is_that_of_the_government_whose_official_released_it() -> None:
    text = (
        "Dana Brook, Secretary of the US Department of State, released the following statement:\n\nThe United States "
        "condemns the coup in Mali. The United States calls on all sides to go back to civilian rule.\n"
    )
    assert acts_in(text) == ["request US"]


def test_a_government_that_acts_in_a_headline_says_we() -> None:
    text = [
        "The United States on Friday condemned North Korea's launch but reaffirmed its commitment to talks.",
        '"We remain committed to a diplomatic approach," a spokesperson for the Department of State told Yonhap.',
    ]
    reading = read(text, title="U.S. condemns N. Korean launch", publisher="Yonhap News Agency", day="2022-01-17")
    assert [act.speakers for act in reading.acts] == [("US",), ("US",)]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("In it he stressed that North Korea should refrain from more tests.", ["request KR"]),
        ("In it he stressed that students should learn more languages.", []),
    ],
)
def test_what_a_speech_asks_of_another_state_is_a_request(sentence: str, acts: list[str]) -> None:
    text = f"Minister Park Jin gave a speech in Seoul on Friday. {sentence}\n"
    read_acts = read(text, day="2023-02-04", publisher="Ministry of Foreign Affairs, Republic of Korea").acts
    assert [f"{act.kind.value} {' '.join(act.speakers)}" for act in read_acts] == acts
