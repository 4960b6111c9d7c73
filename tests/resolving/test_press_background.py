"""Background contacts, counterparts and undated texts as wires and dailies write them."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read

YONHAP = {"publisher": "Yonhap News Agency"}
HERALD = {"publisher": "The Korea Herald"}


def test_talks_bilateral_and_trilateral_are_three() -> None:
    text = (
        "Envoy Kim Gunn of South Korea will hold bilateral and trilateral talks with his Japanese and American"
        " counterparts, Takehiro Funakoshi and Sung Kim, respectively, on Friday."
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
        "Defense officials of South Korea, Japan and the United States will hold trilateral talks on Friday.",
        "The session comes after the three countries' leaders agreed on a hotline during a three-way meeting in"
        " Phnom Penh in November last year.",
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
        "During talks on the margins of the G7 summit in May in the city of Hiroshima, Kishida"
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
        "First Vice Foreign Minister Kim Kyou-hyun had a meeting with U.S. Deputy Secretary Burns on January 21.",
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
    assert [line.split(": ")[0] for line in found if "Takeo Mori" in line] == ["held in_person 2021-06-22/2021-07-23"]


def test_a_year_in_front_of_a_noun_dates_the_noun() -> None:
    text = (
        "Victims cannot accept the 2015 bilateral deal, Foreign Minister Kang Kyung-wha told Japanese Foreign Minister"
        " Fumio Kishida during their phone talks."
    )
    assert [c.when.isoformat() for c in read(text, day="2017-06-21", **HERALD).contacts] == ["2017-06-21"]


def test_a_lead_that_gives_the_day_dates_the_meeting_told_next() -> None:
    text = [
        "South Korean President Yoon Suk Yeol and Prime Minister Rishi Sunak of Britain voiced hope Saturday for more"
        " trade.",
        "Yoon and Sunak met in Hiroshima on the sidelines of the G7 summit.",
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


def test_a_clause_with_a_subject_of_its_own_has_its_own_parties_and_day() -> None:
    text = [
        "SINGAPORE, June 2 (Yonhap) -- Defense Minister Jeong Kyeong-doo of South Korea, acting U.S. Defense Secretary"
        " Patrick Shanahan and Japanese Defense Minister Takeshi Iwaya met on Sunday.",
        "The South Korean and Japanese defense ministers had a bilateral meeting a day earlier, and Jeong will hold a"
        " bilateral"
        " meeting with Shanahan on Monday.",
    ]
    found = contacts_in(text, day="2019-06-02", **YONHAP)
    assert "held in_person 2019-06-01: Jeong Kyeong-doo KR, Takeshi Iwaya JP" in found
    assert "planned in_person 2019-06-03: Jeong Kyeong-doo KR, Patrick M. Shanahan US" in found


def test_a_day_of_arrival_gives_way_to_that_of_the_meeting() -> None:
    text = [
        "Sung Kim, the U.S. special representative for North Korea, is set to fly to Seoul on Saturday for a"
        " meeting"
        " with his South Korean counterpart, Noh Kyu-duk.",
        "Kim and Noh will hold the meeting on Monday.",
    ]
    assert contacts_in(text, day="2021-06-17", **YONHAP) == [
        "planned in_person 2021-06-21: Noh Kyu-duk KR, Sung Kim US"
    ]


def test_meetings_back_to_back_are_meetings() -> None:
    text = (
        "Envoy Kim Gunn of South Korea is to have bilateral and trilateral meetings back-to-back with his Japanese"
        " and American counterparts, Takehiro Funakoshi and Sung Kim, on Monday."
    )
    assert len(contacts_in(text, day="2022-12-08", **YONHAP)) == 3


def test_the_contact_in_which_something_was_agreed_is_the_news() -> None:
    text = [
        "SEOUL, Feb. 10 (Yonhap) -- South Korean, American and Japanese defense chiefs agreed to work"
        " closely"
        " together in their phone talks Thursday.",
        "Defense Minister Suh Wook and his American and Japanese counterparts -- Lloyd Austin and Nobuo Kishi -- also"
        " agreed to meet in person.",
    ]
    main = [c for c in read(text, **YONHAP).contacts if c.scope is Scope.MAIN]
    assert [(c.mode.value, c.status.value, c.when.isoformat()) for c in main] == [("phone_call", "held", "2022-02-10")]


def test_offices_are_read_within_the_days_that_bound_an_undated_text() -> None:
    text = [
        "Foreign Minister Cho Hyun spoke by phone with Chinese Foreign Minister Wang Yi on Tuesday.",
        "They discussed the prospect of a South Korea-China summit in Gyeongju.",
    ]
    assert [sorted(p.person or "?" for p in c.participants) for c in read(text, **YONHAP).contacts][1:] == [
        ["Lee Jae-myung", "Xi Jinping"]
    ]


def test_a_meeting_that_is_sought_is_not_planned() -> None:
    text = "President Donald Trump said that he will go on seeking a meeting with North Korean leader Kim Jong-un."
    assert contacts_in(text, day="2025-10-29", **YONHAP) == []


def test_a_pages_remark_to_its_readers_is_no_lead() -> None:
    text = [
        "Please view the article below by skipping the menu that stands at the top of this page.",
        "Talks Between Japan and India",
        "Yoshimasa Hayashi, Japan's foreign minister, is seen in Tokyo on Nov. 22, 2021. (Someone/Pool Photo via AP)",
        "TOKYO -- Japanese Foreign Minister Yoshimasa Hayashi and Indian External Affairs Minister Subrahmanyam"
        " Jaishankar held phone talks on Monday, officials said.",
    ]
    assert contacts_in(text) == ["held phone_call 2021-11-22: Subrahmanyam Jaishankar IN, Yoshimasa Hayashi JP"]


LEAD = "South Korean Foreign Minister Park Jin spoke by phone with Chinese Foreign Minister Qin Gang on Monday."


def test_a_photo_of_named_officials_on_a_day_shows_a_contact() -> None:
    photo = (
        "Foreign Minister Park Jin, right, shakes hands with U.S. Secretary of State Antony Blinken during their"
        " talks in"
        " Washington on June 13, 2022, in this photo released by the ministry. (Yonhap)"
    )
    assert contacts_in([LEAD, photo], day="2023-01-09", **YONHAP) == [
        "held phone_call 2023-01-09: Park Jin KR, Qin Gang CN",
        "held in_person 2022-06-13: Antony Blinken US, Park Jin KR",
    ]


@pytest.mark.parametrize(
    "photo",
    [
        "Foreign Minister Park Jin speaks on the phone with Chinese Foreign Minister Qin Gang in this photo released on"
        " Jan. 9, 2023. (Yonhap)",
        "This file photo shows Foreign Minister Park Jin, left, in talks with U.S. Secretary of State Antony Blinken."
        " (Yonhap)",
        "Foreign Minister Park Jin speaks at a forum in this photo taken Jan. 3, 2023. (Yonhap)",
    ],
)
def test_a_photo_of_the_news_of_no_day_or_of_one_official_shows_no_other(photo: str) -> None:
    assert contacts_in([LEAD, photo], day="2023-01-09", **YONHAP) == [
        "held phone_call 2023-01-09: Park Jin KR, Qin Gang CN"
    ]


def test_occasions_in_brackets_are_meetings_of_the_same_two() -> None:
    text = [
        "Minister Yun Byung-se of South Korea spoke by phone with British Foreign Secretary Boris Johnson"
        " on March 30, 2017.",
        "They had been together on several occasions, including a meeting at the margins of the UN General Assembly"
        " (September 2016).",
    ]
    assert contacts_in(text, day="2017-03-30")[1:] == [
        "held in_person 2016-09-01/2016-09-30: Boris Johnson GB, Yun Byung-se KR"
    ]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Foreign Minister Park Jin voiced his willingness to work with China.", ["commit"]),
        ("Minister Kono reaffirmed his government's willingness to help.", ["commit"]),
        ("President Joe Biden noted the willingness of Japan to help.", []),
        ("Foreign Minister Kang Kyung-wha asked the United States on Saturday for help.", ["request"]),
        ("Foreign Minister Kang Kyung-wha asked the United States on Saturday about help.", []),
    ],
)
def test_willingness_is_a_commitment_when_voiced_and_help_may_be_asked_for(sentence: str, kinds: list[str]) -> None:
    lead = "Foreign Minister Kang Kyung-wha met with Foreign Minister Taro Kono of Japan on Saturday."
    assert [a.kind for a in read([lead, sentence], day="2019-11-24").acts] == kinds


def test_an_event_still_to_come_dates_a_text() -> None:
    text = [
        "South Korean Foreign Minister Kang Kyung-wha called U.S. Secretary of State Mike Pompeo on Monday.",
        "They spoke of preparations for the Pyongyang summit of President Moon Jae-in and North Korean leader Kim"
        " Jong-un, which begins on Tuesday.",
    ]
    date = read(text, publisher="Xinhua").date
    assert date.latest is not None
    assert "2018-09-12" <= date.latest.isoformat() <= "2018-09-18"


def test_the_leaders_of_countries_are_who_led_them_then() -> None:
    text = "Prime Minister Shinzo Abe spoke by phone with the leaders of Australia and Britain on Wednesday."
    found = contacts_in(text, day="2017-08-31", publisher="Kyodo News")
    people = {name for line in found for name in line.split(": ")[1].split(", ")}
    assert people == {"Shinzo Abe JP", "Malcolm Turnbull AU", "Theresa May GB"}


def test_an_agencys_dateline_may_do_without_a_city() -> None:
    text = (
        "Jan. 30 (UPI) -- Defense Secretary James Mattis of the United States and South Korean Defense Minister"
        " Han Min-koo spoke by"
        " phone on Monday."
    )
    assert contacts_in(text) == ["held phone_call 2017-01-30: Han Min-koo KR, James Mattis US"]


def test_who_flew_to_speak_with_others_met_them() -> None:
    text = (
        "South Korean National Security Adviser Chung Eui-yong flew to San Francisco to speak with Japanese"
        " National Security Adviser Shotaro Yachi and U.S. National Security Adviser H.R. McMaster on Saturday."
    )
    found = contacts_in(text, day="2018-03-19", **YONHAP)
    assert found == ["held in_person 2018-03-17: Chung Eui-yong KR, H. R. McMaster US, Shotaro Yachi JP"]


def test_the_adviser_of_a_president_serves_the_presidents_country() -> None:
    text = [
        "President Moon Jae-in's national security adviser held talks with his Japanese counterpart on Saturday.",
        "Chung Eui-yong and Shotaro Yachi talked for two hours.",
    ]
    first = read(text, day="2018-03-19", **YONHAP).contacts[0]
    assert [p.person for p in first.participants] == ["Chung Eui-yong", "Shotaro Yachi"]


def test_an_invitation_from_one_for_another_is_a_meeting_to_come() -> None:
    text = [
        "Prime Minister Shinzo Abe and President Donald Trump spoke by telephone on Wednesday.",
        "The visit ended with an invitation from Chairman Kim Jong-un for President Moon Jae-in to travel to"
        " Pyongyang.",
    ]
    found = contacts_in(text, day="2018-02-15", publisher="Kyodo News")
    assert "planned in_person None: Kim Jong-un KP, Moon Jae-in KR" in found


def test_a_delegation_from_a_capital_is_that_of_its_country() -> None:
    text = "President Moon Jae-in held a meeting on Saturday with a high-ranking delegation from Pyongyang."
    contact = read(text, day="2018-02-12", **YONHAP).contacts[0]
    assert sorted(p.country or "" for p in contact.participants) == ["KP", "KR"]


def test_courtesy_calls_are_paid_one_by_one() -> None:
    text = (
        "U.S. Secretary of Defense James Mattis paid a courtesy call on Thursday to Prime Minister Hwang Kyo-ahn, the"
        " acting president of South Korea, and also National Security Adviser Kim Kwan-jin."
    )
    people = [line.split(": ")[1] for line in contacts_in(text, day="2017-02-03", **YONHAP)]
    assert people == ["Hwang Kyo-ahn KR, James Mattis US", "James Mattis US, Kim Kwan-jin KR"]


def test_their_summit_is_that_of_whom_somebody_talked_with() -> None:
    text = [
        "Prime Minister Shinzo Abe and President Donald Trump spoke by telephone on Saturday.",
        "Abe added what he had discussed with Iranian President Hassan Rouhani during their summit on Friday.",
    ]
    found = contacts_in(text, day="2019-12-22", publisher="Kyodo News")
    assert "held in_person 2019-12-20: Hassan Rouhani IR, Shinzo Abe JP" in found


def test_a_dinner_meeting_is_one_meeting() -> None:
    text = "Vice Foreign Minister Cho Hyun and his Chinese counterpart Kong Xuanyou held a dinner meeting on Friday."
    assert contacts_in(text, day="2019-01-15", **YONHAP) == ["held in_person 2019-01-11: Cho Hyun KR, Kong Xuanyou CN"]


def test_diplomats_from_two_countries_are_theirs() -> None:
    text = "The top diplomats from South Korea and China met in Vientiane on Friday."
    assert contacts_in(text, day="2024-07-27", **YONHAP) == ["held in_person 2024-07-26: Cho Tae-yul KR, Wang Yi CN"]


def test_who_will_chair_a_dialogue_announced_takes_part_in_it() -> None:
    text = [
        "BEIJING, Dec. 21 (Xinhua) -- The Republic of Korea and China will hold a high-level strategic dialogue"
        " on Thursday by video link.",
        "Vice Foreign Minister Le Yucheng of China and First Vice Foreign Minister Choi Jong-kun of the ROK will"
        " co-chair the dialogue.",
    ]
    assert contacts_in(text, day="2021-12-22", publisher="Xinhua") == [
        "planned video_call 2021-12-23: Choi Jong-kun KR, Le Yucheng CN"
    ]


def test_conversations_of_a_whole_year_are_not_what_a_text_is_about() -> None:
    text = (
        "As a senior official told reporters, climate will come up between the two presidents, Joe Biden and Emmanuel"
        " Macron, as it did in all their talks over the past year."
    )
    (gathered,) = read(text, day="2022-11-28", publisher="The White House").contacts
    assert (gathered.scope, gathered.when.isoformat()) == (Scope.MENTIONED, "2021-11-28/2022-11-28")
