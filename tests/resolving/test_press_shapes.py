"""Shapes of sentences in ministries' press releases, wires and dailies, each with the account that it gives."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read

YONHAP = {"publisher": "Yonhap News Agency"}
MOFA = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea"}


def test_a_text_that_lost_its_line_breaks_has_sentences() -> None:
    text = (
        "Foreign Minister Park Jin met with Japanese Foreign Minister Yoshimasa Hayashi in Tokyo on Monday and spoke of"
        " trade.Park and Hayashi agreed to meet more often.Hayashi also thanked Japanese Prime Minister Fumio"
        " Kishida.Park flies home on Tuesday."
    )
    reading = read(text, day="2022-07-18", **YONHAP)
    assert {o.name for o in reading.officials} == {"Park Jin", "Yoshimasa Hayashi", "Fumio Kishida"}
    assert [(a.kind, a.speakers) for a in reading.acts] == [("agree", ("JP", "KR"))]


@pytest.mark.parametrize(("session", "year"), [("67th", 2012), ("70th", 2015)])
def test_the_number_of_an_assembly_gives_its_year(session: str, year: int) -> None:
    text = (
        f"Minister of Foreign Affairs Wang Yi of China, in New York for the {session} session of the UN General"
        " Assembly, met with Foreign Minister Sergey Lavrov of Russia on September 25."
    )
    expected = [] if year < 2013 else [f"held in_person {year}-09-25: Sergey Lavrov RU, Wang Yi CN"]
    found = [line for line in contacts_in(text) if f" {year}-" in line]
    assert found == expected  # in 2012 China's minister was somebody else


def test_the_beginning_of_a_term_dates_a_text() -> None:
    text = [
        "South Korea's new Foreign Minister Chung Eui-yong held phone talks with Russian Foreign Minister Sergey Lavrov"
        " on Friday, his ministry said.",
        "It was the first conversation since Chung was sworn in earlier this week.",
    ]
    assert contacts_in(text, **YONHAP) == ["held phone_call 2021-02-12: Chung Eui-yong KR, Sergey Lavrov RU"]


def test_no_text_is_older_than_the_photo_beside_it() -> None:
    text = [
        "This file photo taken on Nov. 3, 2021, shows Noh Kyu-duk, the special representative for Korean Peninsula"
        " peace"
        " and security affairs, at a forum in Seoul. (Yonhap)",
        "Noh Kyu-duk, the special representative for Korean Peninsula peace and security affairs, spoke by phone"
        " with his"
        " Japanese counterpart Takehiro Funakoshi on Tuesday, the foreign ministry said.",
    ]
    reading = read(text, **YONHAP)
    assert reading.date.earliest is not None
    assert reading.date.earliest.isoformat() >= "2021-11-03"


def test_an_announcement_is_no_younger_than_what_it_announces() -> None:
    text = [
        "Foreign Minister Kang Kyung-wha will visit Berlin on October 11 and 12.",
        "The visit follows UN Security Council Resolution 2397 and comes ahead of a summit set for May 2019.",
        "She will meet with German Foreign Minister Heiko Maas on October 11.",
    ]
    assert contacts_in(text, **MOFA) == ["planned in_person 2018-10-11: Heiko Maas DE, Kang Kyung-wha KR"]


def test_the_day_of_the_telling_is_not_that_of_the_talks() -> None:
    text = [
        "Foreign Minister Cho Tae-yul and his Japanese counterpart, Takeshi Iwaya, have held talks on the margins of a"
        " gathering in Peru, Seoul's foreign ministry said Friday.",
        "The top diplomats of the two nations held the meeting in Lima on Thursday, according to the ministry.",
        "It marked the first meeting between Cho and Iwaya since the Japanese minister took office last month.",
    ]
    assert contacts_in(text, day="2024-11-15", **YONHAP) == [
        "held in_person 2024-11-14: Cho Tae-yul KR, Takeshi Iwaya JP"
    ]


def test_a_lead_that_tells_what_was_agreed_is_about_the_talks() -> None:
    text = [
        "The foreign ministers of South Korea and Japan have agreed to hold a meeting with their Chinese"
        " counterpart soon.",
        "The deal was struck in a meeting between Foreign Minister Park Jin and his Japanese counterpart, Yoko"
        " Kamikawa,"
        " on Wednesday in San Francisco.",
    ]
    contacts = read(text, day="2023-11-16", **YONHAP).contacts
    main = [c for c in contacts if c.scope is Scope.MAIN]
    assert [(c.status, c.when.isoformat()) for c in main] == [("held", "2023-11-15")]


def test_a_noun_takes_up_what_was_announced() -> None:
    text = [
        "South Korea's Foreign Minister Yun Byung-se will speak with his Chinese counterpart Wang Yi by telephone on"
        " Friday, the ministry said.",
        "Their call comes in the wake of a nuclear test earlier this week.",
    ]
    assert contacts_in(text, day="2016-01-07", **YONHAP) == [
        "planned phone_call 2016-01-08: Wang Yi CN, Yun Byung-se KR"
    ]


def test_two_titles_behind_a_name_are_one_person() -> None:
    text = (
        "Lee Do-hoon, the ministry's special representative for Korean Peninsula peace and security affairs, and"
        " Stephen"
        " Biegun, the U.S. special representative for North Korea and deputy secretary of state, spoke over the phone."
    )
    assert contacts_in(text, day="2020-04-02", **YONHAP) == [
        "held phone_call 2020-04-02: Lee Do-hoon KR, Stephen Biegun US"
    ]


def test_who_works_on_a_country_does_not_work_for_it() -> None:
    text = (
        "Han Min-su, director-general for North Korean nuclear affairs, spoke by phone with his Russian"
        " counterpart, Igor"
        " Petrov, on Friday."
    )
    (contact,) = read(text, day="2021-05-28", **YONHAP).contacts
    assert {p.country for p in contact.participants} == {"KR", "RU"}


def test_a_call_with_counterparts_of_two_countries_is_one_with_each() -> None:
    text = [
        "Noh Kyu-duk, South Korea's new top nuclear envoy, spoke on the phone with counterparts in Washington and"
        " Tokyo.",
        "On Tuesday evening, Noh talked on the phone with U.S. Deputy Secretary of State Stephen Biegun.",
        "On Wednesday morning, Noh held phone talks with Takehiro Funakoshi, director-general at Japan's foreign"
        " ministry.",
    ]
    assert contacts_in(text, day="2020-12-23", **YONHAP) == [
        "held phone_call 2020-12-22: Noh Kyu-duk KR, Stephen Biegun US",
        "held phone_call 2020-12-23: Noh Kyu-duk KR, Takehiro Funakoshi JP",
    ]


def test_talks_planned_on_a_journey_have_its_days() -> None:
    text = [
        "President Yoon Suk Yeol and Japanese Prime Minister Shigeru Ishiba have been arranging to have a meeting"
        " in Laos.",
        "Yoon plans to visit Laos from Wednesday to Friday.",
    ]
    assert contacts_in(text, day="2024-10-03", **YONHAP) == [
        "planned in_person 2024-10-09/2024-10-11: Shigeru Ishiba JP, Yoon Suk-yeol KR"
    ]


def test_a_day_before_the_summit_counts_from_the_summit() -> None:
    text = [
        "Foreign Minister Cho Tae-yul held talks with U.S. Secretary of State Antony Blinken in Seoul on Friday.",
        "A day before the talks, Cho met Japanese Foreign Minister Yoko Kamikawa.",
    ]
    assert (
        contacts_in(text, day="2024-05-12", **YONHAP)[1]
        == "held in_person 2024-05-09: Cho Tae-yul KR, Yoko Kamikawa JP"
    )


def test_what_a_day_is_counted_from_was_the_day_before() -> None:
    text = [
        "Foreign Minister Cho Tae-yul spoke by phone with U.S. Secretary of State Antony Blinken on Sunday.",
        "The call came a day after the two ministers met in Tokyo.",
    ]
    assert (
        contacts_in(text, day="2024-05-12", **YONHAP)[1]
        == "held in_person 2024-05-11: Antony Blinken US, Cho Tae-yul KR"
    )


def test_a_noun_with_nothing_but_its_day_has_the_parties_at_hand() -> None:
    text = [
        "Minister of Foreign Affairs Cho Tae-yul met with Wang Yi, Minister of Foreign Affairs of China, on"
        " Monday, May 13.",
        "The two sides reaffirmed their commitment to peace, following the telephone conversation (February 6) of the"
        " winter.",
    ]
    assert contacts_in(text, **MOFA)[1] == "held phone_call 2024-02-06: Cho Tae-yul KR, Wang Yi CN"


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
        "The ministers spoke of a summit that President Moon Jae-in and Japanese Prime Minister Shinzo Abe could"
        " hold in"
        " Chengdu next week."
    )
    assert contacts_in(text, day="2019-12-16", **YONHAP) == [
        "planned in_person 2019-12-22/2019-12-28: Moon Jae-in KR, Shinzo Abe JP"
    ]


def test_who_opens_a_mouth_at_a_summit_was_there() -> None:
    text = (
        "During the Camp David summit in August, President Yoon Suk Yeol, U.S. President Joe Biden and Japanese Prime"
        " Minister Fumio Kishida agreed to hold exercises every year."
    )
    (told,) = contacts_in(text, day="2023-10-20", **YONHAP)
    assert told.endswith("Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR")


def test_a_message_brought_in_a_courtesy_call() -> None:
    text = (
        "Foreign Minister Park Jin relayed a letter of the President in a courtesy call to Japanese Prime Minister"
        " Fumio"
        " Kishida in Tokyo on Tuesday."
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
        "In her meeting with Belgian Foreign Minister Didier Reynders on October 20, Minister Kang will discuss trade.",
    ]
    assert contacts_in(text, day="2017-10-17", **MOFA) == [
        "planned in_person 2017-10-20: Didier Reynders BE, Kang Kyung-wha KR"
    ]


def test_a_stamp_that_lost_its_line_break_dates_the_page() -> None:
    text = (
        "date 2018-09-04 President Moon Jae-in and US President Donald Trump spoke by phone on Tuesday about the"
        " envoys who"
        " are to leave for the North.\n"
    )
    assert contacts_in(text, **YONHAP) == ["held phone_call 2018-09-04: Donald Trump US, Moon Jae-in KR"]
