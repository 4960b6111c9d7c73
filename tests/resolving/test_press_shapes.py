"""Shapes of sentences in ministries' press releases, wires and dailies, each with the account that it gives."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read

YONHAP = {"publisher": "Yonhap News Agency"}
MOFA = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea"}


def test_a_text_that_lost_its_line_breaks_has_sentences() -> None:
    text = (
        "Minister of Foreign Affairs Park Jin met Foreign Minister Yoshimasa Hayashi of Japan in Tokyo on Monday"
        " and spoke of"
        " trade.Park and Hayashi agreed to meet more often.Hayashi also thanked Japanese Prime Minister Fumio"
        " Kishida.Park flies home on Tuesday."
    )
    reading = read(text, day="2022-07-18", **YONHAP)
    assert {o.name for o in reading.officials} == {"Park Jin", "Yoshimasa Hayashi", "Fumio Kishida"}
    assert [(a.kind, a.speakers) for a in reading.acts] == [("agree", ("JP", "KR"))]


def test_a_lead_that_tells_what_was_agreed_is_about_the_talks() -> None:
    text = [
        "The foreign ministers of South Korea and Japan have agreed to hold a meeting with their Chinese"
        " counterpart soon.",
        "The deal was struck in a meeting between Foreign Ministers Park Jin and Yoko Kamikawa on Wednesday in"
        " California.",
    ]
    contacts = read(text, day="2023-11-16", **YONHAP).contacts
    main = [c for c in contacts if c.scope is Scope.MAIN]
    assert [(c.status, c.when.isoformat()) for c in main] == [("held", "2023-11-15")]


def test_a_noun_takes_up_what_was_announced() -> None:
    text = [
        "Yun Byung-se, South Korea's foreign minister, will talk by telephone with his Chinese counterpart Wang Yi on"
        " Friday, the ministry said.",
        "Their call comes in the wake of a nuclear test earlier this week.",
    ]
    assert contacts_in(text, day="2016-01-07", **YONHAP) == [
        "planned phone_call 2016-01-08: Wang Yi CN, Yun Byung-se KR"
    ]


def test_two_titles_behind_a_name_are_one_person() -> None:
    text = (
        "Kim Gunn, the ministry's special representative for Korean Peninsula nuclear affairs, and Wendy Sherman,"
        " the U.S."
        " envoy for Asia and deputy secretary of state, spoke by telephone."
    )
    assert contacts_in(text, day="2022-06-02", **YONHAP) == [
        "held phone_call 2022-06-02: Kim Gunn KR, Wendy Sherman US"
    ]


def test_who_works_on_a_country_does_not_work_for_it() -> None:
    text = (
        "Han Min-su, director-general for North Korean issues, talked by phone with his Russian counterpart, Igor"
        " Petrov, today."
    )
    (contact,) = read(text, day="2021-05-28", **YONHAP).contacts
    assert {p.country for p in contact.participants} == {"KR", "RU"}


def test_a_call_with_counterparts_of_two_countries_is_one_with_each() -> None:
    text = [
        "Foreign Minister Cho Tae-yul, on his first day at work, telephoned counterparts in Washington and Canberra.",
        "On Wednesday evening, Cho had a call with U.S. Secretary of State Antony Blinken.",
        "On Thursday morning, he spoke by phone with Australian Foreign Minister Penny Wong.",
    ]
    assert contacts_in(text, day="2024-01-11", **YONHAP) == [
        "held phone_call 2024-01-10: Antony Blinken US, Cho Tae-yul KR",
        "held phone_call 2024-01-11: Cho Tae-yul KR, Penny Wong AU",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Chung Eui-yong voiced hope for an early meeting with Japanese Foreign Minister Motegi.",
        "Seoul sought to arrange phone talks between Chung Eui-yong and Japanese Foreign Minister Toshimitsu"
        " Motegi, but"
        " the two sides failed to arrange any.",
    ],
)
def test_what_was_hoped_for_or_failed_is_no_contact(sentence: str) -> None:
    assert contacts_in(sentence, day="2021-03-31", **YONHAP) == []


def test_a_relative_clause_says_who_could_meet() -> None:
    text = (
        "They spoke of a summit that Prime Minister Fumio Kishida and President Yoon Suk Yeol could hold in"
        " Seoul next week."
    )
    assert contacts_in(text, day="2024-08-28", **YONHAP) == [
        "planned in_person 2024-09-01/2024-09-07: Fumio Kishida JP, Yoon Suk-yeol KR"
    ]


def test_who_opens_a_mouth_at_a_summit_was_there() -> None:
    text = (
        "During the Hanoi summit in February, President Donald Trump and North Korean leader Kim Jong-un parted"
        " without an"
        " agreement."
    )
    (told,) = contacts_in(text, day="2019-06-20", **YONHAP)
    assert told.endswith("Donald Trump US, Kim Jong-un KP")


def test_a_message_brought_in_a_courtesy_call() -> None:
    text = (
        "Foreign Minister Park Jin relayed a letter of the President in a courtesy call to Fumio Kishida, Japan's"
        " Prime Minister, on Tuesday."
    )
    assert contacts_in(text, day="2022-07-19", **YONHAP) == ["held in_person 2022-07-19: Fumio Kishida JP, Park Jin KR"]


def test_a_journey_made_for_a_meeting_tells_it() -> None:
    text = "Last month, Chung Eui-yong, South Korea's national security adviser, flew North to meet with Kim Jong-un."
    assert contacts_in(text, day="2018-04-13", **YONHAP) == [
        "held in_person 2018-03-01/2018-03-31: Chung Eui-yong KR, Kim Jong-un KP"
    ]


def test_an_opening_phrase_tells_a_meeting_to_come() -> None:
    text = [
        "Foreign Minister Kang Kyung-wha will visit Belgium on October 20.",
        "At her dinner with Foreign Minister Didier Reynders of Belgium on October 20, Minister Kang will discuss"
        " trade.",
    ]
    assert contacts_in(text, day="2017-10-17", **MOFA) == [
        "planned in_person 2017-10-20: Didier Reynders BE, Kang Kyung-wha KR"
    ]


def test_the_two_leaders_are_not_a_minister_and_his_host() -> None:
    text = [
        "Foreign Minister Park Jin met Japanese Prime Minister Fumio Kishida in Tokyo on Tuesday.",
        "Park proposed that the two leaders meet again in New York next month.",
    ]
    assert contacts_in(text, day="2022-07-19", **YONHAP)[1] == (
        "planned in_person 2022-08-01/2022-08-31: Fumio Kishida JP, Yoon Suk-yeol KR"
    )


def test_officials_of_the_two_countries_are_nobody_named() -> None:
    text = [
        "Foreign Minister Kang Kyung-wha met her Japanese counterpart, Toshimitsu Motegi, in Madrid on Sunday.",
        "She welcomed talks that trade officials of both countries will hold on Monday.",
    ]
    assert contacts_in(text, day="2019-12-16", **YONHAP)[1].startswith("planned in_person 2019-12-16: ? ")


def test_what_lies_between_the_two_koreas_has_two_sides() -> None:
    text = [
        "Foreign Minister Kang Kyung-wha spoke by phone with U.S. Secretary of State Mike Pompeo on June 18, 2018.",
        "She told him of the inter-Korean military talks on June 14.",
    ]
    assert contacts_in(text, day="2018-06-18", **YONHAP)[1] == "held in_person 2018-06-14: ? KP, ? KR"


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to keep up close communication, including at the level of summit-level exchanges.",
        "The Minister declined to say a word on the summit venue.",
        "He took with him an invitation for a summit from the North.",
        "The ministers agreed to make a success of their key strategic meetings this year.",
    ],
)
def test_ways_of_speaking_of_summits_add_no_contact(sentence: str) -> None:
    text = [
        "Foreign Minister Cho Tae-yul met with Australian Foreign Minister Penny Wong in Melbourne on May 1, 2024.",
        sentence,
    ]
    assert len(contacts_in(text, day="2024-05-01", **YONHAP)) == 1


@pytest.mark.parametrize(
    ("sentence", "nobody"),
    [
        (
            "A new port call of the aircraft carrier Ronald Reagan in Busan was praised by Foreign Minister Park Jin.",
            "Reagan",
        ),
        (
            "South Korea, a member of the Organisation for the Prohibition of Chemical"
            " Weapons and a"
            " friend of the treaty, wrote to Foreign Minister Wang Yi.",
            "Weapons",
        ),
    ],
)
def test_ships_and_organisations_hold_no_office(sentence: str, nobody: str) -> None:
    assert not [o.name for o in read(sentence, day="2023-10-16", **YONHAP).officials if nobody in o.name]


def test_glued_words_are_read_apart() -> None:
    text = (
        "1. On May 25, thetwo foreign ministers, Kang Kyung-wha and Mike Pompeo, had a call. Minister Kang spoke ofthe"
        " President'sannouncement. She wenton to propose that the two countries meet again."
    )
    reading = read(text, day="2018-05-26", **MOFA)
    assert [a.kind for a in reading.acts] == ["request"]


def test_a_remark_of_the_page_is_no_lead() -> None:
    text = [
        "* The archive holds articles of the last ten years only.",
        "Order by",
        "Most read",
        "Vice minister talks with colleague",
        "09:31 April 16, 2021",
        "SEOUL, April 16 (Yonhap) -- Vice Foreign Minister Choi Jong-kun talked by phone with Deputy Secretary of"
        " State Wendy"
        " Sherman of the United States on Friday.",
        "Their call came after her nomination was approved Tuesday.",
    ]
    assert contacts_in(text, **YONHAP) == ["held phone_call 2021-04-16: Choi Jong-kun KR, Wendy Sherman US"]


def test_talks_on_negotiations_with_others_are_not_with_them() -> None:
    text = (
        "South Korea's nuclear envoy Noh Kyu-duk had phone talks with U.S. envoy Sung Kim on Friday on stalled"
        " negotiations"
        " with North Korea."
    )
    assert contacts_in(text, day="2021-10-29", **YONHAP) == ["held phone_call 2021-10-29: Noh Kyu-duk KR, Sung Kim US"]


def test_counterparts_of_two_countries_have_them_in_order() -> None:
    text = (
        "Defense Minister Lee Jong-sup met his American and Japanese counterparts, Lloyd Austin and Yasukazu Hamada,"
        " on Friday."
    )
    assert contacts_in(text, day="2023-06-02", **YONHAP) == [
        "held in_person 2023-06-02: Lee Jong-sup KR, Lloyd Austin US, Yasukazu Hamada JP"
    ]


def test_who_leads_talks_takes_part() -> None:
    text = [
        "Australia and Japan will open a dialogue on security on Tuesday.",
        "The talks will be headed by Australian Foreign Minister Penny Wong and Japanese Foreign Minister Yoko"
        " Kamikawa.",
    ]
    assert contacts_in(text, day="2024-06-17", **YONHAP) == [
        "planned in_person 2024-06-18: Penny Wong AU, Yoko Kamikawa JP"
    ]


def test_an_earlier_meeting_opens_a_sentence() -> None:
    text = [
        "President Park Geun-hye spoke by phone with U.S. President Barack Obama on Friday.",
        "In an earlier meeting with U.S. Ambassador Mark Lippert, Park said that she would like to meet the U.S."
        " president.",
    ]
    assert contacts_in(text, day="2015-04-03", **YONHAP) == [
        "held phone_call 2015-04-03: Barack Obama US, Park Geun-hye KR",
        "held in_person 2014-11-21/2015-04-03: Mark Lippert US, Park Geun-hye KR",
    ]


def test_whoever_arrived_to_attend_has_not_met_yet() -> None:
    text = (
        "President Moon Jae-in arrived in London on Sept. 17 (local time) to attend a trilateral summit with"
        " President Joe"
        " Biden and Prime Minister Yoshihide Suga."
    )
    (told,) = contacts_in(text, day="2021-09-18", **YONHAP)
    assert told.startswith("planned in_person")


def test_meetings_with_each_of_two_leaders() -> None:
    text = (
        "President Yoon Suk Yeol will hold bilateral meetings with President Joe Biden and Prime Minister Fumio"
        " Kishida today."
    )
    assert [line.split(": ")[1] for line in contacts_in(text, day="2023-08-18", **YONHAP)] == [
        "Joe Biden US, Yoon Suk-yeol KR",
        "Fumio Kishida JP, Yoon Suk-yeol KR",
    ]


def test_another_given_name_is_another_person() -> None:
    text = [
        "South Korea's Foreign Minister Yun Byung-se talked with Foreign Minister Wang Yi of China in Beijing on"
        " Wednesday.",
        "Later in the day he was scheduled to meet with Premier Li Keqiang of China and Wang Huning, an adviser.",
    ]
    assert (
        contacts_in(text, day="2013-04-24", **YONHAP)[1]
        == "planned in_person 2013-04-24: Li Keqiang CN, Yun Byung-se KR"
    )


def test_an_offer_made_in_a_call_names_both_ends() -> None:
    text = (
        "In a phone call on Thursday, U.S. Secretary of State Marco Rubio extended an offer to South Korea's"
        " Foreign Minister"
        " Cho Tae-yul, stressing friendship."
    )
    assert contacts_in(text, day="2025-01-24", **YONHAP) == [
        "held phone_call 2025-01-23: Cho Tae-yul KR, Marco Rubio US"
    ]


def test_what_a_ministry_says_was_asked_is_news() -> None:
    text = [
        "Foreign Minister Cho Hyun met with his Chinese counterpart, Wang Yi, in Beijing on Wednesday.",
        "The ministry said Cho had asked for support in bringing the North back to talks.",
        "Cho thanked Wang for the visit, saying it will help the region.",
    ]
    reading = read(text, day="2025-09-18", **YONHAP)
    assert [(a.kind, a.speakers) for a in reading.acts] == [("request", ("KR",))]


def test_initials_in_a_row_end_no_sentence() -> None:
    text = (
        "South Korea's security adviser Chung Eui-yong met with U.S. National Security Adviser H.R. McMaster on Friday."
    )
    assert contacts_in(text, day="2017-06-02", **YONHAP) == [
        "held in_person 2017-06-02: Chung Eui-yong KR, H. R. McMaster US"
    ]


def test_an_agreement_of_three_was_made_where_the_three_met() -> None:
    text = [
        "National security adviser Cho Tae-yong spoke by phone with his U.S. counterpart, Jake Sullivan, on Thursday.",
        "They stood by a deal struck by President Joe Biden, Prime Minister Fumio Kishida and President Yoon Suk"
        " Yeol in their"
        " Hiroshima summit in May.",
    ]
    assert contacts_in(text, day="2023-11-09", **YONHAP)[1] == (
        "held in_person 2023-05-01/2023-05-31: Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR"
    )


def test_talks_involve_who_is_named() -> None:
    text = (
        "The agreement was reached in trilateral talks involving Foreign Ministers Cho Tae-yul of South Korea,"
        " Penny Wong of"
        " Australia and Yoko Kamikawa of Japan."
    )
    assert contacts_in(text, day="2024-06-15", **YONHAP) == [
        "held in_person 2024-06-15: Cho Tae-yul KR, Penny Wong AU, Yoko Kamikawa JP"
    ]


def test_the_three_officials_are_those_of_two_meetings() -> None:
    text = [
        "Vice Foreign Minister Cho Hyun-dong flies to Tokyo today.",
        "He will hold bilateral talks with Deputy Secretary of State Wendy Sherman of the United States and Vice"
        " Foreign Minister Takeo Mori of Japan, separately, on Tuesday.",
        "A meeting of the three officials is slated for Wednesday.",
    ]
    assert contacts_in(text, day="2022-10-25", **YONHAP)[-1] == (
        "planned in_person 2022-10-26: Cho Hyun-dong KR, Takeo Mori JP, Wendy Sherman US"
    )


def test_a_governments_will_is_a_commitment_and_what_a_thing_will_do_is_none() -> None:
    text = [
        "President Donald Trump met with President Moon Jae-in at the White House on June 30, 2017.",
        "President Trump announced that his administration will seek new terms of trade.",
    ]
    reading = read(text, day="2017-06-30", publisher="The White House")
    assert [(a.kind, a.speakers) for a in reading.acts] == [("commit", ("US",))]
