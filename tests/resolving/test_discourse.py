"""Groups, offices and pronouns: whom they stand for in a whole text."""

from __future__ import annotations

import pytest

from tests.reading.prepared import contacts_in, read

MOFA = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea"}
CALL = "Foreign Minister Yun Byung-se spoke by phone with U.S. Secretary of State Rex Tillerson on February 7, 2017."


def people(text: list[str], index: int, **about: str | None) -> set[str | None]:
    return {p.person for p in read(text, **about).contacts[index].participants}


def test_plural_roles_are_the_holders_of_the_day() -> None:
    text = [
        CALL,
        "The Presidents of the two countries had spoken by telephone on January 30, 2017, on that matter.",
    ]
    assert people(text, 1, day="2017-02-07", **MOFA) == {"Hwang Kyo-ahn", "Donald Trump"}


def test_an_office_without_a_name_stands_beside_a_named_person() -> None:
    text = "South Korea's acting president and President Trump spoke by phone on January 30 about the price of wheat."
    assert people([text], 0, day="2017-02-06", publisher="Yonhap News Agency") == {"Hwang Kyo-ahn", "Donald Trump"}


def test_a_contact_recalled_has_its_own_two_sides() -> None:
    text = [
        CALL,
        "Yun recalled that in his meeting with Secretary James Mattis on February 3 the two sides had agreed.",
        "The two sides agreed to keep in touch, and the Minister thanked the Secretary for the call.",
    ]
    reading = read(text, day="2017-02-07", **MOFA)
    assert {p.person for p in reading.contacts[1].participants} == {"Yun Byung-se", "James Mattis"}
    assert {actor.person for actor in reading.acts[-1].actors} == {"Yun Byung-se", "Rex Tillerson"}


def test_their_leaders_are_those_of_the_two_countries() -> None:
    text = [
        "Secretary of State Rex Tillerson spoke by phone on July 10, 2017, with Foreign Minister Kang Kyung-wha.",
        "They praised the outcome of a summit their leaders held last month in Washington.",
    ]
    about = {"day": "2017-07-10", "publisher": "Yonhap News Agency"}
    assert people(text, 1, **about) == {"Moon Jae-in", "Donald Trump"}
    assert contacts_in(text, **about)[1].startswith("held in_person 2017-06-01/2017-06-30")


def test_vice_ministers_of_two_bracketed_days_met_twice() -> None:
    text = (
        "Minister Yun Byung-se told reporters that the matter had been raised at vice foreign ministerial meetings"
        " with the United States (January 17, January 24)."
    )
    found = read(text, day="2017-02-01", publisher="Yonhap News Agency").contacts
    assert [c.when.isoformat() for c in found] == ["2017-01-17", "2017-01-24"]
    assert all({p.country for p in c.participants} == {"KR", "US"} for c in found)
    assert all("Yun Byung-se" not in {p.person for p in c.participants} for c in found)


@pytest.mark.parametrize(
    ("second", "index"),
    [
        ("In Seoul, he held talks with Foreign Minister Yun Byung-se on Friday.", -1),
        ("In the evening the Secretary met with Foreign Minister Yun Byung-se.", -1),
    ],
)
def test_he_and_the_secretary_are_the_subject_of_the_text(second: str, index: int) -> None:
    text = [
        "Secretary of State Rex Tillerson traveled to Tokyo and Seoul from March 15 to 18 to talk about wheat.",
        "In Tokyo, he met with Prime Minister Shinzo Abe and Foreign Minister Fumio Kishida.",
        second,
    ]
    about = {"day": "2017-03-20", "publisher": "U.S. Department of State"}
    assert people(text, index, **about) == {"Rex Tillerson", "Yun Byung-se"}


def test_the_two_are_the_parties_of_the_contact_at_hand() -> None:
    text = [
        "Foreign Minister Kang Kyung-wha will hold talks with her Chinese counterpart Wang Yi in Beijing on Thursday.",
        "The two last met in Berlin in July on the sidelines of a Group of 20 summit.",
    ]
    found = contacts_in(text, day="2017-11-20", publisher="The Korea Herald")
    assert found == [
        "planned in_person 2017-11-23: Kang Kyung-wha KR, Wang Yi CN",
        "held in_person 2017-07-01/2017-07-31: Kang Kyung-wha KR, Wang Yi CN",
    ]


def test_an_unnamed_counterpart_holds_the_same_office() -> None:
    text = "Foreign Minister Cho Tae-yul is set to meet his Chinese counterpart in Beijing on Thursday, officials said."
    assert people([text], 0, day="2024-05-12", publisher="Yonhap News Agency") == {"Cho Tae-yul", "Wang Yi"}
