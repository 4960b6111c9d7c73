"""Gatherings whose guests are told apart, summits named in pairs, meetings under way, and jubilees that give a year."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read, told

LEADERS = "held in_person None: Kim Jong-un KP, Moon Jae-in KR", "held in_person None: Donald Trump US, Kim Jong-un KP"


@pytest.mark.parametrize(
    "guests",
    [
        "The event brought together Secretary of State Pompeo of the US and Foreign Ministers Wang Yi, Kono and Ri "
        "Yong-ho of China, Japan and North Korea, respectively.",
        "Among participants in the forum were US Secretary of State Mike Pompeo, Chinese Foreign Minister Wang Yi, "
        "Japanese Foreign Minister Taro Kono and North Korean Foreign Minister Ri Yong-ho.",
    ],
)
def test_who_attended_and_whom_a_gathering_brought_together_met(guests: str) -> None:
    body = ["Foreign Minister Kang Kyung-wha of South Korea attended the 9th Forum on Rivers in Singapore on August 4.",
            guests]  # fmt: skip
    assert contacts_in(body, day="2018-08-04") == [
        "held in_person 2018-08-04: Kang Kyung-wha KR, Mike Pompeo US, Ri Yong-ho KP, Taro Kono JP, Wang Yi CN"
    ]


def test_summits_named_in_a_pair_are_two() -> None:
    body = ["Foreign Minister Kang Kyung-wha of South Korea met Foreign Minister Taro Kono of Japan on August 4.",
            "They would work to carry out what had been agreed at the inter-Korean and US-North "
            "Korea summits."]  # fmt: skip
    assert contacts_in(body, day="2018-08-04")[1:] == list(LEADERS)


@pytest.mark.parametrize(
    "words",
    [
        "The Korea-China Joint Fisheries Committee was convened on May 2 in Qingdao.",
        "The 17th meeting of Directors-General for Fisheries between Korea and China took place in Qingdao on May 2.",
        "Consultations on matters that are to be raised at the summit were under way between Korea and China on May 2.",
    ],
)
def test_governments_meet_though_nobody_is_named(words: str) -> None:
    found = contacts_in([words], day="2023-05-04")
    assert len(found) == 1
    assert found[0].endswith(": ? CN, ? KR")


def test_smaller_meetings_beside_the_one_announced_are_on_its_day() -> None:
    body = ["Vice Foreign Minister Lim Sung-nam is to attend the vice foreign ministerial meeting among South"
            " Korea, "
            "the US and Japan in Hawaii on July 14, her office said.",
            "The US and Japanese head delegates there will be Deputy Secretary Antony Blinken and Vice "
            "Minister Shinsuke Sugiyama, respectively.",
            "Seoul is thinking of holding bilateral vice ministerial meetings with the US and Japan on the"
            " margins "
            "of the trilateral meeting."]  # fmt: skip
    assert contacts_in(body, day="2016-07-08") == [
        "planned in_person 2016-07-14: Antony Blinken US, Lim Sung-nam KR, Shinsuke Sugiyama JP",
        "planned in_person 2016-07-14: Antony Blinken US, Lim Sung-nam KR",
        "planned in_person 2016-07-14: Lim Sung-nam KR, Shinsuke Sugiyama JP",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "They agreed to hold close consultations on rivers.",
        "The two governments hold talks with each other at various levels nearly on a daily basis.",
        "He asked whether there was a need for a Japan-South Korea summit.",
        "The two looked forward to an early holding of talks between the committees.",
    ],
)
def test_what_is_kept_up_or_only_wished_for_is_no_contact(words: str) -> None:
    body = [
        "Foreign Minister Kang Kyung-wha of South Korea met Foreign Minister Taro Kono of Japan on August 4.",
        words,
    ]
    assert len(contacts_in(body, day="2018-08-04")) == 1


def test_whom_the_headline_names_too_was_met_in_a_main_contact() -> None:
    reading = read(
        ["Minister Kang Kyung-wha paid her courtesy call on Prime Minister Shinzo Abe of Japan on July 8,"
         " and after "
         "the call she held a working lunch with Foreign Minister Taro Kono."],
        title="Foreign Minister Calls on Prime Minister Abe and Lunches with Foreign Minister Kono", day="2018-07-08",
    )  # fmt: skip
    assert [c.scope for c in reading.contacts] == [Scope.MAIN, Scope.MAIN]
    assert all("2018-07-08" in told(c) for c in reading.contacts)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("They mark the 20th anniversary of the Kim Dae-jung-Obuchi Joint Declaration this year.", 2018),
        (
            "The year is to see preparations for the 53rd anniversary of the normalization of diplomatic relations.",
            2018,
        ),
        ("Both celebrate the 53rd anniversary this year of the establishment of diplomatic ties.", 2018),
        ("They spoke of the session marking the 74th anniversary of the UN and its founding.", 2019),
    ],
)
def test_a_jubilee_gives_the_year_that_offices_leave_open(words: str, year: int) -> None:
    body = ["Foreign Minister Kang Kyung-wha of South Korea met Foreign Minister Taro Kono of Japan on July 8.", words]
    assert contacts_in(body) == [f"held in_person {year}-07-08: Kang Kyung-wha KR, Taro Kono JP"]


def test_the_year_in_the_name_of_a_gathering_is_that_of_the_text() -> None:
    body = ["During her visit to Hanoi for the Rivers Forum 2018, Foreign Minister Kang Kyung-wha of South Korea"
            " met Foreign "
            "Minister Taro Kono of Japan on July 8."]  # fmt: skip
    assert contacts_in(body) == ["held in_person 2018-07-08: Kang Kyung-wha KR, Taro Kono JP"]


def test_a_named_summit_is_of_leaders_whoever_speaks_of_it() -> None:
    body = ["On June 2, 2024, Defense Minister Shin Won-sik of South Korea, US Secretary of Defense Lloyd Austin"
            " and Japanese "
            "Defense Minister Minoru Kihara held a trilateral meeting in Singapore.",
            "The three officials reviewed what was agreed at the Camp David Summit held on August "
            "18, 2023."]  # fmt: skip
    assert contacts_in(body, day="2024-06-02")[1:] == [
        "held in_person 2023-08-18: Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR"
    ]


def test_who_took_part_along_with_ministers_nobody_names_took_part() -> None:
    body = ["Foreign Minister Chung Eui-yong of South Korea, along with the Foreign Ministers of China and Japan,"
            " held a "
            "virtual meeting on August 3."]  # fmt: skip
    assert contacts_in(body, day="2021-08-03") == [
        "held video_call 2021-08-03: Chung Eui-yong KR, Toshimitsu Motegi JP, Wang Yi CN"
    ]


def test_the_first_meeting_since_taking_office_is_of_the_first_months() -> None:
    body = ["Foreign Minister Kang Kyung-wha of South Korea met US Secretary of State Mike Pompeo on July 8.",
            "It was their first meeting since the Secretary took office."]  # fmt: skip
    assert contacts_in(body) == ["held in_person 2018-07-08: Kang Kyung-wha KR, Mike Pompeo US"]


def test_an_anniversary_of_a_forum_is_no_meeting() -> None:
    body = ["Foreign Minister Kang Kyung-wha of South Korea met Foreign Minister Taro Kono of Japan on August 4.",
            "The year marks the tenth anniversary of the creation of the yearly trilateral "
            "meeting of their deputies."]  # fmt: skip
    assert len(contacts_in(body, day="2018-08-04")) == 1


def test_a_picture_told_in_the_present_tense_is_a_caption() -> None:
    body = """President Moon Jae-in discusses the expected inter-Korean summit with Japanese Prime Minister Shinzo \
Abe in his office on March 16, as aides look on and take notes of what the two say about it. (Blue House)
By Hong Gil-dong
President Moon Jae-in and Prime Minister Shinzo Abe of Japan held a phone conversation on March 16 on the changes.
They agreed to keep in touch as both governments prepare for what is to come in the weeks ahead of them.
"""
    assert contacts_in(body, day="2018-03-16") == ["held phone_call 2018-03-16: Moon Jae-in KR, Shinzo Abe JP"]


@pytest.mark.parametrize(
    "held",
    [
        "In April 2022, the two governments convened the first Defense Dialogue.",
        "The two countries held the second Arctic Dialogue in Oslo in April 2022.",
    ],
)
def test_what_two_governments_held_long_before_was_not_held_by_the_ministers_at_hand(held: str) -> None:
    text = [
        "Secretary of State Antony Blinken and Norwegian Foreign Minister Anniken Huitfeldt met in Washington on May"
        " 4.",
        held,
    ]
    earlier = contacts_in(text, day="2023-05-05")[-1]
    assert earlier.endswith(" 2022-04-01/2022-04-30: ? NO, ? US")
