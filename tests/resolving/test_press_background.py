"""Background contacts, counterparts and undated texts as wires and dailies write them."""

from __future__ import annotations

import pytest

from tests.reading.prepared import contacts_in, read

YONHAP = {"publisher": "Yonhap News Agency"}
HERALD = {"publisher": "The Korea Herald"}


def test_talks_bilateral_and_trilateral_are_three() -> None:
    text = (
        "Envoy Kim Gunn of South Korea will hold bilateral and trilateral talks with his American and Japanese"
        " counterparts, Sung Kim and Takehiro Funakoshi, respectively, on Friday."
    )
    assert sorted(contacts_in(text, day="2022-06-01", **YONHAP)) == [
        "planned in_person 2022-06-03: Kim Gunn KR, Sung Kim US",
        "planned in_person 2022-06-03: Kim Gunn KR, Sung Kim US, Takehiro Funakoshi JP",
        "planned in_person 2022-06-03: Kim Gunn KR, Takehiro Funakoshi JP",
    ]


@pytest.mark.parametrize("dash", ["--", "—", "–"])
def test_dashes_may_name_counterparts(dash: str) -> None:
    text = (
        f"South Korean Defense Minister Suh Wook and his American and Japanese counterparts {dash} Lloyd Austin and"
        f" Nobuo Kishi {dash} held phone talks on Tuesday."
    )
    found = contacts_in(text, day="2022-02-09", **YONHAP)
    assert found == ["held phone_call 2022-02-08: Lloyd Austin US, Nobuo Kishi JP, Suh Wook KR"]


def test_a_list_of_sides_shares_one_plural_title() -> None:
    text = "The ROK, US and Japanese foreign ministers held a meeting in Bonn on February 16."
    found = contacts_in(text, day="2017-02-17", **YONHAP)
    assert found == ["held in_person 2017-02-16: Fumio Kishida JP, Rex Tillerson US, Yun Byung-se KR"]


def test_the_leaders_of_three_countries_are_their_holders_on_the_day() -> None:
    text = [
        "Senior defense officials of South Korea, the United States and Japan will hold trilateral talks on Friday.",
        "The talks come after the three countries' leaders agreed to share data during a three-way meeting in"
        " Phnom Penh in November last"
        " year.",
    ]
    assert "held in_person 2022-11-01/2022-11-30: Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR" in contacts_in(
        text, day="2023-04-12", **YONHAP
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Fumio Kishida and Volodymyr Zelenskyy had also planned to hold a meeting in July.",
        "A planned meeting of Prime Minister Fumio Kishida with President Volodymyr Zelenskyy of Ukraine in July failed"
        " to materialize.",
        "Prime Minister Fumio Kishida and President Volodymyr Zelenskyy of Ukraine decided that they would hold"
        " meetings on a regular basis.",
    ],
)
def test_what_came_to_nothing_or_is_a_habit_is_no_contact(sentence: str) -> None:
    assert contacts_in(sentence, day="2023-08-30", publisher="Kyodo News") == []


def test_who_told_whom_in_talks_long_past_met_then() -> None:
    text = [
        "Prime Minister Fumio Kishida spoke by phone with President Volodymyr Zelenskyy of Ukraine on Monday.",
        "During talks on the fringes of the Group of Seven summit in May in the western city of Hiroshima, Kishida"
        " assured Zelenskyy that his country would send trucks.",
    ]
    found = contacts_in(text, day="2023-08-29", publisher="Kyodo News")
    assert "held in_person 2023-05-01/2023-05-31: Fumio Kishida JP, Volodymyr Zelenskyy UA" in found


def test_what_a_minister_told_a_counterpart_on_the_phone_was_their_call() -> None:
    text = "Foreign Minister Kang Kyung-wha told her Japanese counterpart, Fumio Kishida, so in their first phone call."
    found = contacts_in(text, day="2017-06-21", **HERALD)
    assert found == ["held phone_call 2017-06-21: Fumio Kishida JP, Kang Kyung-wha KR"]


def test_an_earlier_dialogue_at_a_level_on_a_day_is_that_of_its_holders() -> None:
    text = [
        "First Vice Minister of Foreign Affairs Kim Kyou-hyun met with US Deputy Secretary of State William Burns on"
        " January 21.",
        "Their talks came after the foreign ministerial meeting on January 7, 2014, and before several others.",
    ]
    found = contacts_in(text, publisher="Ministry of Foreign Affairs of the Republic of Korea")
    assert sorted(found) == [
        "held in_person 2014-01-07: John Kerry US, Yun Byung-se KR",
        "held in_person 2014-01-21: Kim Kyou-hyun KR, William J. Burns US",
    ]


def test_the_day_of_arrival_is_not_that_of_the_meeting_before() -> None:
    text = [
        "Vice Foreign Minister Choi Jong-kun and U.S. Deputy Secretary of State Wendy Sherman held a dialogue in Seoul"
        " on Friday.",
        "Sherman flew in on Wednesday, following a trilateral meeting in Tokyo with Choi and Japanese Vice Foreign"
        " Minister Takeo Mori.",
    ]
    found = contacts_in(text, day="2021-07-23", **YONHAP)
    assert [line.split(": ")[0] for line in found if "Takeo Mori" in line] == ["held in_person None"]


def test_a_year_in_front_of_a_noun_dates_the_noun() -> None:
    text = (
        "Victims cannot accept the 2015 bilateral deal, Foreign Minister Kang Kyung-wha told Japanese Foreign Minister"
        " Fumio Kishida during their phone talks."
    )
    assert [c.when.isoformat() for c in read(text, day="2017-06-21", **HERALD).contacts] == ["2017-06-21"]


def test_a_lead_that_gives_the_day_dates_the_meeting_told_next() -> None:
    text = [
        "South Korean President Yoon Suk Yeol and British Prime Minister Rishi Sunak voiced hope Saturday for more"
        " trade.",
        "Yoon and Sunak met on the sidelines of the Group of Seven summit in Hiroshima.",
    ]
    assert contacts_in(text, day="2023-05-21", **HERALD) == [
        "held in_person 2023-05-20: Rishi Sunak GB, Yoon Suk-yeol KR"
    ]


def test_a_day_to_come_bounds_a_text_without_a_year() -> None:
    text = [
        "Japanese Prime Minister Yoshihide Suga spoke by phone with Indian Prime Minister Narendra Modi on Tuesday.",
        "Suga is set to visit Washington from April 15 to 17.",
    ]
    assert read(text, publisher="Kyodo News").date.isoformat() == "2021-03-02/2021-04-13"


def test_the_photo_of_the_weekday_told_dates_the_text() -> None:
    text = [
        "Yoshimasa Hayashi, Japan's foreign minister, faces the press in Tokyo on Nov. 22, 2021. (Pool Photo via AP)",
        "TOKYO (Kyodo) -- Japanese Foreign Minister Yoshimasa Hayashi and Indian External Affairs Minister Subrahmanyam"
        " Jaishankar held phone talks on Monday.",
    ]
    found = contacts_in(text, publisher="Kyodo News")
    assert found == ["held phone_call 2021-11-22: Subrahmanyam Jaishankar IN, Yoshimasa Hayashi JP"]
