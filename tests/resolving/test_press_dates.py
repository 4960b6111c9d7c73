"""Days and years as press releases, wires and dailies give them, or leave them to be found."""

from __future__ import annotations

import pytest

from tests.reading.prepared import contacts_in, read

YONHAP = {"publisher": "Yonhap News Agency"}
MOFA = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea"}


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
        "Envoy Noh Kyu-duk addresses students at a university in this photo taken on Nov. 3, 2021. (Yonhap)",
        "Noh Kyu-duk, the chief nuclear envoy of South Korea, telephoned his Japanese counterpart Takehiro Funakoshi on"
        " Tuesday, officials said.",
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
        "South Korea's Foreign Minister Cho Tae-yul and Japan's Takeshi Iwaya, its top diplomat, have held talks"
        " beside a"
        " gathering in Peru, the ministry in Seoul announced Friday.",
        "The top diplomats of the two nations held the meeting in Lima on Thursday, according to the ministry.",
        "It marked the first meeting between Cho and Iwaya since the Japanese minister took office last month.",
    ]
    assert contacts_in(text, day="2024-11-15", **YONHAP) == [
        "held in_person 2024-11-14: Cho Tae-yul KR, Takeshi Iwaya JP"
    ]


def test_a_term_that_began_in_a_month_gives_the_year() -> None:
    text = [
        "Japanese Foreign Minister Toshimitsu Motegi, who took up the post in September, sat down with his Russian"
        " counterpart Sergey Lavrov in Moscow on December 19.",
    ]
    assert contacts_in(text) == ["held in_person 2019-12-19: Sergey Lavrov RU, Toshimitsu Motegi JP"]


def test_talks_planned_on_a_journey_have_its_days() -> None:
    text = [
        "Aides of President Moon Jae-in and Prime Minister Scott Morrison of Australia said that the two will meet"
        " in person.",
        "Moon plans to visit Canberra from Monday to Wednesday.",
    ]
    assert contacts_in(text, day="2021-12-09", **YONHAP) == [
        "planned in_person 2021-12-13/2021-12-15: Moon Jae-in KR, Scott Morrison AU"
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
        "Foreign Minister Cho Tae-yul talked by telephone with U.S. Secretary of State Antony Blinken on Sunday.",
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


def test_a_stamp_that_lost_its_line_break_dates_the_page() -> None:
    text = (
        "date 2019-11-24 Foreign Minister Kang Kyung-wha spoke by phone on Sunday with Foreign Minister Toshimitsu"
        " Motegi of"
        " Japan, whom she is to see again in a few weeks.\n"
    )
    assert contacts_in(text, **YONHAP)[0] == "held phone_call 2019-11-24: Kang Kyung-wha KR, Toshimitsu Motegi JP"


def test_a_dateline_dates_no_talks() -> None:
    text = [
        "SEOUL, May 10 (Yonhap) -- The foreign ministers of South Korea and Japan agreed to seek a meeting with"
        " China soon.",
        "They did so as Foreign Minister Cho Tae-yul met Japan's Foreign Minister Yoko Kamikawa on Thursday.",
    ]
    assert contacts_in(text, **YONHAP)[-1] == "held in_person 2024-05-09: Cho Tae-yul KR, Yoko Kamikawa JP"


def test_a_summit_that_the_record_dates_has_its_day() -> None:
    text = (
        "At the Camp David summit, President Joe Biden, Prime Minister Fumio Kishida and President Yoon Suk Yeol"
        " promised to"
        " meet every year."
    )
    told = contacts_in(text, day="2023-10-20", **YONHAP)
    assert told == ["held in_person 2023-08-18: Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR"]


def test_a_weekday_in_brackets_tells_the_year() -> None:
    text = (
        "Marco Rubio, U.S. secretary of state, met South Korea's Foreign Minister Cho Hyun in Tokyo on August 22 (Fri)."
    )
    assert contacts_in(text, **MOFA) == ["held in_person 2025-08-22: Cho Hyun KR, Marco Rubio US"]


@pytest.mark.parametrize("dash", [" -- ", "--"])
def test_a_dateline_without_blanks_is_one(dash: str) -> None:
    text = (
        f"Busan, May 26 (Jiji Press){dash}Prime Minister Fumio Kishida of Japan and President Yoon Suk Yeol promised on"
        " Sunday to meet more often."
    )
    assert read(text).date.isoformat() == "2024-05-26"


@pytest.mark.parametrize("front", ["OSLO (NewsPoint / Depesche - 12th July, 2019) ", "July 12, 2019 - "])
def test_a_dateline_in_brackets_or_alone_is_no_day_of_the_meeting(front: str) -> None:
    text = f"{front}Foreign Minister Taro Kono and U.S. Secretary of State Mike Pompeo are to meet on Monday."
    assert contacts_in(text) == ["planned in_person 2019-07-15: Mike Pompeo US, Taro Kono JP"]


def test_the_call_of_a_weekday_is_the_one_that_was_told() -> None:
    text = [
        "National security adviser Cho Tae-yong talked by phone with his U.S. counterpart, Jake Sullivan, for the"
        " first time,"
        " his office said Tuesday.",
        "During Monday's call, Cho spoke of the alliance.",
    ]
    assert contacts_in(text, day="2023-04-04", **YONHAP) == [
        "held phone_call 2023-04-03: Cho Tae-yong KR, Jake Sullivan US"
    ]


def test_agreed_on_a_day_to_meet() -> None:
    text = [
        "Jake Sullivan, the U.S. national security adviser, telephoned his South Korean counterpart Cho Tae-yong"
        " on Thursday.",
        "They agreed Thursday to push for a trilateral meeting with Takeo Akiba of Japan before the end of the year.",
    ]
    assert contacts_in(text, day="2023-11-09", **YONHAP)[1].startswith("planned in_person 2023-11-09/2023-12-31")


def test_a_dateline_may_close_with_the_agency_alone() -> None:
    text = "Seoul, Sep 9 (NewsPost) Foreign Minister Cho Hyun met with US Secretary of State Marco Rubio on Monday."
    assert [c.when.isoformat() for c in read(text).contacts] == ["2025-09-08"]
