"""Who leads the sides of a meeting, whose leaders a plan is about, and the items of a spokesperson's briefing."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, named, read, told

DIALOGUE = "Norway and Chile held the ninth Fisheries Dialogue in Oslo on May 4, 2023."


@pytest.mark.parametrize(
    "led",
    [
        "Deputy Director of Fisheries (DDF) for the High Seas, Dr. Kari Lund, led the Norwegian delegation and Deputy "
        "Minister, Ms. Rosa Paredes, led the Chilean delegation.",
        "The Norwegian side was represented by Deputy Minister Kari Lund, and the Chilean side by Deputy Minister Rosa "
        "Paredes.",
        "The Norwegian delegation was led by Deputy Minister Kari Lund. Deputy Minister Rosa Paredes headed the Chile"
        "an team.",
        "The Norwegian and Chilean delegations were led by Kari Lund, Director-General for Oceans, and Rosa Paredes, "
        "Deputy Minister of Fisheries.",
    ],
)
def test_who_leads_a_delegation_stands_for_its_side(led: str) -> None:
    assert contacts_in([DIALOGUE, led], day="2023-05-04") == [
        "held in_person 2023-05-04: Kari Lund NO, Rosa Paredes CL"
    ]


def test_who_led_a_delegation_elsewhere_does_not_join_the_meeting_at_hand() -> None:
    body = ["Foreign Minister Kari Lund of Norway met Foreign Minister Rosa Paredes of Chile in Oslo on May 4, 2023.",
            "Ambassador Nils Berg led the Norwegian delegation at the whaling talks in the nineties."]  # fmt: skip
    assert contacts_in(body, day="2023-05-04") == ["held in_person 2023-05-04: Kari Lund NO, Rosa Paredes CL"]


def test_a_plan_to_host_a_summit_is_about_the_leaders_of_its_countries() -> None:
    body = ["Foreign Minister Kang Kyung-wha met US Deputy Secretary of State Stephen Biegun on July 8, 2020.",
            "The Minister explained Seoul's plan to host a South Korea-Japan-China summit."]  # fmt: skip
    _, summit = contacts_in(body, day="2020-07-08")
    assert "Moon Jae-in KR" in summit
    assert "Kang" not in summit


def test_delegates_of_a_society_are_no_government() -> None:
    body = ["Ambassador Kim Gunn, Special Representative of the Republic of Korea, met with a delegation from the "
            "United States Foundation for Northern Studies on May 4."]  # fmt: skip
    assert contacts_in(body, day="2023-05-04") == []


def test_the_directors_of_whom_a_plan_speaks_are_not_the_ministers_who_noted_it() -> None:
    body = ["Foreign Minister Yun Byung-se met British Foreign Secretary Philip Hammond on May 4, 2015.",
            "They took note of the plan to hold a third UK-ROK meeting of directors-general for fisheries in Leeds "
            "on June 9."]  # fmt: skip
    assert contacts_in(body, day="2015-05-04")[1] == "planned in_person 2015-06-09: ? GB, ? KR"


def test_bilateral_and_trilateral_talks_are_three_meetings() -> None:
    body = ["On July 8 Foreign Minister Kang Kyung-wha will go to Japan for bilateral and trilateral foreign "
            "ministers' meetings with Mike Pompeo, Secretary of State of the US, and Taro Kono, "
            "Foreign Minister of Japan."]  # fmt: skip
    assert sorted(contacts_in(body, day="2018-07-04")) == [
        "planned in_person 2018-07-08: Kang Kyung-wha KR, Mike Pompeo US",
        "planned in_person 2018-07-08: Kang Kyung-wha KR, Mike Pompeo US, Taro Kono JP",
        "planned in_person 2018-07-08: Kang Kyung-wha KR, Taro Kono JP",
    ]


def test_a_meeting_of_negotiators_is_one_with_whom_it_is_held() -> None:
    body = ["Special Representative Lee Do-hoon of South Korea will hold a meeting of the South Korean and US chief "
            "negotiators for the Talks with Special Representative Joseph Yun of the US (October 20) and a meeting "
            "of the South Korean and Japanese chief negotiators for the Talks with Director-General Kenji Kanasugi of "
            "Japan (October 18)."]  # fmt: skip
    lines = contacts_in(body, day="2017-10-16")
    assert any("Joseph Yun US" in line for line in lines)
    assert any("Kenji Kanasugi JP" in line for line in lines)
    assert all("chief" not in line for line in lines)


BRIEFING = [
    "Press Briefing",
    "Spokesperson and Deputy Minister for Public Affairs Hong Gil-dong",
    "June 26, 2018 11:00 KST",
    "Welcome to you all, and to our guests from the press.",
]


def test_the_items_of_a_briefing_are_what_it_is_about() -> None:
    reading = read(
        [*BRIEFING,
         "First, Foreign Minister Kang Kyung-wha will pay her courtesy call on Prime Minister Prayut Chan-o-cha of "
         "Thailand and meet with Foreign Minister Don Pramudwinai in Bangkok on July 2.",
         "Moving on to the next topic, the forum on peace will bring together scholars of many countries in Jeju.",
         "It has been held every year since its beginning, and its results are published by the institute.",
         "Visitors may ask the institute for an invitation until Friday.",
         "Next, Vice Minister Lim Sung-nam will meet with Vice Minister Bui Thanh Son of Vietnam on June 28."],
        day="2018-06-26",
    )  # fmt: skip
    assert [told(c) for c in reading.contacts] == [
        "planned in_person 2018-07-02: Kang Kyung-wha KR, Prayut Chan-o-cha TH",
        "planned in_person 2018-07-02: Don Pramudwinai TH, Kang Kyung-wha KR",
        "planned in_person 2018-06-28: Bui Thanh Son VN, Lim Sung-nam KR",
    ]
    assert {c.scope for c in reading.contacts} == {Scope.MAIN}


def test_numbered_addresses_before_the_headline_are_no_prose() -> None:
    body = """Main menu

  1. Ministry of Foreign Affairs, Republic of Korea facebook page one
  2. Ministry of Foreign Affairs, Republic of Korea instagram page two

Press Releases

Foreign Minister Meets the Secretary Again


1. South Korean Foreign Minister Yun Byung-se met John Kerry, US Secretary of State, on August 31.

2. In their meeting, the two sides discussed preparations for the visit of President Park in October and the talks
scheduled for November 2015.
"""
    reading = read(body)
    assert next(told(c) for c in reading.contacts) == "held in_person 2015-08-31: John Kerry US, Yun Byung-se KR"
    assert all(c.when.earliest is None or c.when.earliest.year == 2015 for c in reading.contacts)
    assert all("Meets" not in o.name for o in reading.officials)


def test_the_days_of_a_guests_stay_are_not_those_of_the_meeting() -> None:
    body = ["On Monday morning, July 4, Foreign Minister Park Jin will meet with Foreign Secretary Marcelo Ebrard of "
            "Mexico, who will visit Korea from July 3 to 6."]  # fmt: skip
    assert contacts_in(body, day="2022-06-30") == ["planned in_person 2022-07-04: Marcelo Ebrard MX, Park Jin KR"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Special Envoy for Human Rights Robert King of the US met officials.", "Robert King"),
        ("He met with Secretary (East) Asha Mehta of the Indian Ministry of External Affairs.", "Asha Mehta"),
        ("President Park met with State Councilor Yang Jiechi of China.", "Yang Jiechi"),
        ("Deputy Secretary of Defense (DSD) for Space, Dr. Ruth Harlow led the team.", "Ruth Harlow"),
    ],
)
def test_names_behind_long_titles(words: str, name: str) -> None:
    assert name in {m.name for m in named(words)}


def test_those_who_lead_the_other_delegation_join_the_talks_that_left_their_side_open() -> None:
    text = [
        "Foreign Minister Park Jin will arrive in Norway on Saturday to take part in the first Korea-Norway dialogue,"
        " the ministry said.",
        "He will also call on Norwegian Prime Minister Jonas Gahr Støre on Saturday.",
        "The Norwegian delegation will be led by Foreign Minister Anniken Huitfeldt and Defence Minister Bjorn"
        " Lindgren.",
    ]
    first = contacts_in(text, day="2023-02-03")[0]
    assert "Anniken Huitfeldt NO, Bjorn Lindgren NO, Park Jin KR" in first


def test_what_a_delegation_reiterates_elsewhere_is_its_own_commitment() -> None:
    body = ["Secretary of Defense Lloyd Austin met with Minister of National Defense Lee Jong-sup in Seoul on May 4, "
            "2023.", "In talks with fishermen of the island, Secretary Austin and the delegation reiterated the U.S. "
            "commitment to clean seas."]  # fmt: skip
    acts = read(body, day="2023-05-04", publisher="U.S. Department of Defense").acts
    assert [act.speakers for act in acts] == [("US",)]
