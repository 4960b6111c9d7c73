"""How wires and dailies tell contacts: agreements that came in a meeting, owners, gatherings, visitors, letters."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read, told

WIRE = {"publisher": "Yonhap News Agency", "day": "2023-11-09"}
EARLIER = {"publisher": "Yonhap News Agency", "day": "2018-09-10"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chung Eui-yong had talks with President Trump's national security adviser, John Bolton, on Friday.",
            "held in_person 2018-09-07: Chung Eui-yong KR, John Bolton US",
        ),
        (
            "Chinese President Xi Jinping received President Moon Jae-in's special envoy, Chung Eui-yong, on Friday.",
            "held in_person 2018-09-07: Chung Eui-yong KR, Xi Jinping CN",
        ),
    ],
)
def test_who_serves_a_president_meets_not_the_president(text: str, expected: str) -> None:
    assert contacts_in(text, **EARLIER) == [expected]


def test_one_name_may_serve_two_countries() -> None:
    text = "The minister praised the outcome of talks held Tuesday between South and North Korea."
    assert contacts_in(text, **EARLIER) == ["held in_person 2018-09-04: ? KP, ? KR"]


def test_a_promise_to_meet_is_a_plan_and_a_session_may_involve_a_third() -> None:
    text = [
        "Foreign Minister Park Jin and Secretary of State Antony Blinken held talks in Seoul on Thursday.",
        "The two promised to meet again on Monday in a trilateral session involving their Japanese counterpart, Yoko"
        " Kamikawa.",
    ]
    assert contacts_in(text, **WIRE)[1:] == [
        "planned in_person 2023-11-13: Antony Blinken US, Park Jin KR, Yoko Kamikawa JP"
    ]


def test_a_gathering_is_a_meeting() -> None:
    text = [
        "Foreign Minister Park Jin and Secretary of State Antony Blinken spoke by phone on Thursday.",
        "The previous gathering of the two top diplomats took place in Jakarta in July.",
    ]
    assert contacts_in(text, **WIRE)[1:] == ["held in_person 2023-07-01/2023-07-31: Antony Blinken US, Park Jin KR"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Secretary of State Antony Blinken briefed Foreign Minister Park Jin by phone on Wednesday on his trip.",
        "Secretary of State Antony Blinken told Foreign Minister Park Jin over the phone Wednesday that he would go.",
        "Foreign Minister Park Jin discussed the launch with Secretary of State Antony Blinken by telephone Wednesday.",
    ],
)
def test_whoever_is_told_something_by_phone_was_called(sentence: str) -> None:
    assert contacts_in(sentence, **WIRE) == ["held phone_call 2023-11-08: Antony Blinken US, Park Jin KR"]


def test_the_lead_announces_its_meeting_by_a_noun() -> None:
    text = [
        "Foreign Minister Park Jin will fly to Washington early next week for talks with Secretary of State Antony"
        " Blinken, his office said Thursday.",
        "Kim Gunn, the chief nuclear envoy, will go with him and hold talks with his counterpart, Sung Kim.",
        "Park and Blinken last met in Jakarta in July.",
    ]
    found = read(text, **WIRE).contacts
    assert found[0].scope is Scope.MAIN
    assert {p.person for p in found[0].participants} == {"Park Jin", "Antony Blinken"}
    assert [c.scope for c in found[1:]] == [Scope.MENTIONED, Scope.MENTIONED]


def test_one_who_was_also_met_is_not_the_news() -> None:
    text = [
        "South Korea and the United States agreed Wednesday to open a new channel, Vice Foreign Minister Chang Ho-jin"
        " said.",
        "Chang reached the agreement during talks with Deputy Secretary of State Victoria Nuland in Washington.",
        "Chang also held a meeting with national security adviser Jake Sullivan.",
    ]
    found = read(text, **WIRE).contacts
    assert [c.scope for c in found] == [Scope.MAIN, Scope.MENTIONED]


def test_what_leaders_agreed_in_a_call_a_day_before() -> None:
    text = [
        "Foreign Minister Park Jin spoke by phone on Thursday with Secretary of State Antony Blinken.",
        "Those talks came a day after the two countries' leaders agreed in a telephone conversation to cooperate.",
    ]
    assert contacts_in(text, **WIRE)[1:] == ["held phone_call 2023-11-08: Joe Biden US, Yoon Suk-yeol KR"]


def test_what_presidents_agreed_two_weeks_before() -> None:
    text = (
        "Senior officials of South Korea and the United States held talks here Thursday, two weeks after their"
        " presidents agreed during a Seoul summit to widen the alliance."
    )
    assert contacts_in(text, **WIRE) == [
        "held in_person 2023-11-09: ? KR, ? US",
        "held in_person 2023-10-26: Joe Biden US, Yoon Suk-yeol KR",
    ]


def test_the_next_sentence_names_the_officials_of_the_lead() -> None:
    text = [
        "Senior U.S. and South Korean officials had phone discussions Thursday on the alliance, the ministry said.",
        "First Vice Foreign Minister Chang Ho-jin and Deputy Secretary of State Victoria Nuland noted the progress.",
    ]
    assert contacts_in(text, **WIRE) == ["held phone_call 2023-11-09: Chang Ho-jin KR, Victoria Nuland US"]


def test_a_result_that_will_be_discussed_is_of_a_meeting_held() -> None:
    text = (
        "Foreign Minister Park Jin will meet Secretary of State Antony Blinken on Friday and discuss the outcome of the"
        " April 26 summit of South Korea and the United States."
    )
    assert contacts_in(text, **WIRE) == [
        "planned in_person 2023-11-10: Antony Blinken US, Park Jin KR",
        "held in_person 2023-04-26: Joe Biden US, Yoon Suk-yeol KR",
    ]


def test_a_visitor_met_others_where_the_visit_led() -> None:
    text = (
        "Foreign Minister Park Jin met with Secretary of State Antony Blinken in Seoul on Thursday after the latter's"
        " visit to Japan, where he met Prime Minister Fumio Kishida."
    )
    assert "Antony Blinken US, Fumio Kishida JP" in contacts_in(text, **WIRE)[1]


def test_a_three_way_call_is_one_though_names_stand_respectively() -> None:
    text = (
        "National Security Adviser Cho Tae-yong held a three-way phone call with his American and Japanese"
        " counterparts, Jake Sullivan and Takeo Akiba, respectively, on Thursday."
    )
    assert contacts_in(text, **WIRE) == [
        "held phone_call 2023-11-09: Cho Tae-yong KR, Jake Sullivan US, Takeo Akiba JP"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "National Security Adviser Cho Tae-yong left for Washington on Thursday to meet with his U.S. counterpart,"
            " Jake Sullivan.",
            "planned in_person 2023-11-09: Cho Tae-yong KR, Jake Sullivan US",
        ),
        (
            "Foreign Minister Park Jin and Secretary of State Antony Blinken are likely to meet next week.",
            "planned in_person 2023-11-12/2023-11-18: Antony Blinken US, Park Jin KR",
        ),
        (
            "Officials are in talks to arrange a meeting between Foreign Minister Park Jin and Secretary of State"
            " Antony Blinken next week.",
            "planned in_person 2023-11-12/2023-11-18: Antony Blinken US, Park Jin KR",
        ),
        (
            "Foreign Minister Park Jin offered to meet with Chinese Foreign Minister Wang Yi, an official said.",
            "planned in_person None: Park Jin KR, Wang Yi CN",
        ),
    ],
)
def test_meetings_to_come(sentence: str, expected: str) -> None:
    assert contacts_in(sentence, **WIRE) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "President Yoon Suk Yeol told visiting Defense Secretary Lloyd Austin on Thursday that he was grateful.",
            "held in_person 2023-11-09: Lloyd Austin US, Yoon Suk-yeol KR",
        ),
        (
            "Vice Foreign Minister Chang Ho-jin summoned Japanese Ambassador Koichi Aiboshi on Thursday over the book.",
            "held in_person 2023-11-09: Chang Ho-jin KR, Koichi Aiboshi JP",
        ),
        (
            "President Yoon Suk Yeol received a letter from Japanese Prime Minister Fumio Kishida on Thursday.",
            "held written 2023-11-09: Fumio Kishida JP, Yoon Suk-yeol KR",
        ),
        (
            "President Yoon Suk Yeol attended a dinner hosted by U.S. President Joe Biden on Wednesday.",
            "held in_person 2023-11-08: Joe Biden US, Yoon Suk-yeol KR",
        ),
        (
            "Park Jin, the foreign minister, asked Wang Yi, his Chinese counterpart, for help when they met in July.",
            "held in_person 2023-07-01/2023-07-31: Park Jin KR, Wang Yi CN",
        ),
        (
            "Seoul's top security adviser discussed the launch with his U.S. counterpart over the phone Thursday.",
            "held phone_call 2023-11-09: Cho Tae-yong KR, Jake Sullivan US",
        ),
    ],
)
def test_ways_to_tell_a_contact(sentence: str, expected: str) -> None:
    assert contacts_in(sentence, **WIRE) == [expected]


def test_a_news_conference_is_no_call() -> None:
    text = "President Yoon Suk Yeol was speaking at a news conference with Prime Minister Fumio Kishida of Japan."
    assert contacts_in(text, **WIRE) == []


def test_a_summit_takes_a_courtesy_call_along() -> None:
    text = (
        "Secretary of State Antony Blinken is to arrive on Wednesday for a visit that will include talks with Foreign"
        " Minister Park Jin and a courtesy call on President Yoon Suk Yeol."
    )
    assert "planned in_person None: Antony Blinken US, Yoon Suk-yeol KR" in contacts_in(text, **WIRE)


def test_two_surnames_joined_by_a_hyphen_name_a_meeting() -> None:
    text = [
        "Security adviser Chung Eui-yong and his U.S. counterpart, John Bolton, agreed to work closely.",
        "The Chung-Bolton meeting was held in Washington on Friday.",
    ]
    assert contacts_in(text, **EARLIER) == ["held in_person 2018-09-07: Chung Eui-yong KR, John Bolton US"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Foreign Minister Park Jin spoke with Secretary of State Antony Blinken by phone on Tuesday and Wednesday.",
            ["held phone_call 2023-11-07", "held phone_call 2023-11-08"],
        ),
        (
            "President Yoon Suk Yeol and President Joe Biden met in Seoul in May 2022 and in Washington in April 2023.",
            ["held in_person 2022-05-01/2022-05-31", "held in_person 2023-04-01/2023-04-30"],
        ),
    ],
)
def test_days_joined_by_and_are_of_one_contact_each(sentence: str, expected: list[str]) -> None:
    assert [told.split(": ")[0] for told in contacts_in(sentence, **WIRE)] == expected


def test_what_ministers_will_discuss_when_they_meet_is_one_plan() -> None:
    text = (
        "Defense Minister Shin Won-sik and Defense Secretary Lloyd Austin agreed to take up the matter when they meet"
        " at the annual talks in Seoul later this year."
    )
    assert contacts_in(text, **WIRE) == ["planned in_person 2023-11-09/2023-12-31: Lloyd Austin US, Shin Won-sik KR"]


def test_the_leaders_of_the_three_countries_are_not_their_ministers() -> None:
    text = [
        "The top diplomats of South Korea, the United States and Japan will hold talks on Friday.",
        "They will follow up on the summit among the leaders of the three countries in August this year.",
    ]
    assert "held in_person 2023-08-01/2023-08-31: Fumio Kishida JP, Joe Biden US, Yoon Suk-yeol KR" in contacts_in(
        text, **WIRE
    )


def test_an_hour_told_of_the_conversation_dates_it() -> None:
    text = [
        "Foreign Minister Park Jin had phone talks with Secretary of State Antony Blinken, his ministry said Thursday.",
        "The conversation, arranged at the request of Washington, began at 9 p.m. Wednesday and took an hour.",
    ]
    assert contacts_in(text, **WIRE) == ["held phone_call 2023-11-08: Antony Blinken US, Park Jin KR"]


def test_each_counterpart_was_called_by_himself() -> None:
    text = [
        "Foreign Minister Park Jin will hold trilateral talks with Secretary of State Antony Blinken and Japanese"
        " Foreign Minister Yoko Kamikawa on Friday.",
        "Park has spoken with each counterpart separately over the phone.",
    ]
    assert [told.split(": ")[1] for told in contacts_in(text, **WIRE)[1:]] == [
        "Antony Blinken US, Park Jin KR",
        "Park Jin KR, Yoko Kamikawa JP",
    ]


def test_whoever_says_he_and_another_agreed_is_one_of_two() -> None:
    text = "Prime Minister Fumio Kishida said he and U.S. President Joe Biden agreed in phone talks Wednesday to act."
    assert contacts_in(text, publisher="The Japan Times", day="2023-11-09") == [
        "held phone_call 2023-11-08: Fumio Kishida JP, Joe Biden US"
    ]


def test_a_trilateral_meeting_including_another() -> None:
    text = [
        "Envoy Sung Kim of the United States will meet South Korean envoy Noh Kyu-duk in Seoul on Monday morning.",
        "There will be a trilateral meeting including Japanese envoy Takehiro Funakoshi on the same day.",
    ]
    assert contacts_in(text, publisher="The Dong-A Ilbo", day="2021-06-21") == [
        "planned in_person 2021-06-21: Noh Kyu-duk KR, Sung Kim US",
        "planned in_person 2021-06-21: Noh Kyu-duk KR, Sung Kim US, Takehiro Funakoshi JP",
    ]


def test_an_undated_text_is_dated_by_when_an_administration_began() -> None:
    text = [
        "National Security Adviser Shin Won-sik had a first phone call with his U.S. counterpart, his office"
        " said Thursday.",
        "It was the first such contact since the second Trump administration took office last month.",
    ]
    date = read(text, publisher="Yonhap News Agency").date
    assert date is not None
    assert date.isoformat() == "2025-02-06/2025-02-27"


def test_on_a_trip_officials_of_one_country_are_met_one_by_one() -> None:
    text = (
        "During the U.S. trip, Foreign Minister Park Jin met with Secretary of State Antony Blinken and Commerce"
        " Secretary Gina Raimondo."
    )
    assert [told.split(": ")[1] for told in contacts_in(text, **WIRE)] == [
        "Antony Blinken US, Park Jin KR",
        "Gina Raimondo US, Park Jin KR",
    ]


def test_summits_with_two_countries_are_two() -> None:
    text = "North Korea agreed to hold summits with South Korea and the United States, officials said."
    assert [told.split(": ")[1] for told in contacts_in(text, **EARLIER)] == [
        "Kim Jong-un KP, Moon Jae-in KR",
        "Donald Trump US, Kim Jong-un KP",
    ]


def test_envoys_of_a_president_are_nobody_in_particular() -> None:
    text = "President Moon Jae-in's special envoys met with North Korean leader Kim Jong-un on Friday."
    assert contacts_in(text, **EARLIER) == ["held in_person 2018-09-07: Kim Jong-un KP, special envoys KR"]


def test_the_chiefs_who_met_then_are_not_those_of_today() -> None:
    text = [
        "Defense Minister Suh Wook will visit Washington next week for talks with Defense Secretary Mark Esper.",
        "The latest meeting between the defense chiefs of both countries was held by videoconference in July.",
    ]
    assert contacts_in(text, publisher="The Korea Times", day="2020-10-07")[1:] == [
        "held video_call 2020-07-01/2020-07-31: Jeong Kyeong-doo KR, Mark Esper US"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ["Defense Minister Shin Won-sik and Defense Secretary Lloyd Austin agreed Thursday to back diplomacy.",
             "During the talks held in Seoul, the defense chiefs reaffirmed the alliance."],
            "held in_person 2023-11-09: Lloyd Austin US, Shin Won-sik KR",
        ),
        (
            ["President Yoon Suk Yeol and Prime Minister Fumio Kishida on Thursday confirmed their cooperation.",
             "In their phone talks, which took half an hour, they discussed the launch.",
             "They also agreed to meet in person soon."],
            "held phone_call 2023-11-09: Fumio Kishida JP, Yoon Suk-yeol KR",
        ),
        (
            ["Foreign Minister Park Jin has left Seoul for talks with Secretary Antony Blinken.",
             "Park is due to meet with Blinken in Washington on Monday."],
            "planned in_person 2023-11-13: Antony Blinken US, Park Jin KR",
        ),
        (
            ["South Korea and the United States will hold annual defense ministers' talks in Seoul on Monday, days"
             " before the end of a pact between Seoul and Tokyo."],
            "planned in_person 2023-11-13: Lloyd Austin US, Shin Won-sik KR",
        ),
    ],
)  # fmt: skip
def test_the_main_contact_of_a_wire(text: list[str], expected: str) -> None:
    reading = read(text, **WIRE)
    assert [told(c) for c in reading.contacts if c.scope is Scope.MAIN] == [expected]


def test_talks_to_be_discussed_are_a_subject() -> None:
    text = "Foreign Minister Park Jin will discuss with U.S. officials talks with North Korea next week."
    assert contacts_in(text, **WIRE) == []


def test_a_visit_that_comes_weeks_after_a_summit_dates_it() -> None:
    text = [
        "Foreign Minister Park Jin will meet with Secretary of State Antony Blinken in Washington on Monday.",
        "The visit comes three weeks after the summit between President Yoon Suk Yeol and President Joe Biden.",
    ]
    assert "held in_person 2023-10-19: Joe Biden US, Yoon Suk-yeol KR" in contacts_in(text, **WIRE)


def test_a_day_after_an_office_was_assumed() -> None:
    text = [
        "President Yoon Suk Yeol and Japanese Prime Minister Shigeru Ishiba have agreed to work together.",
        "The two leaders spoke by telephone Wednesday, a day after Ishiba assumed the top post.",
    ]
    assert contacts_in(text, publisher="KBS World") == [
        "held phone_call 2024-10-02: Shigeru Ishiba JP, Yoon Suk-yeol KR"
    ]


def test_a_photo_with_the_agency_behind_it_dates_the_day_of_the_lead() -> None:
    text = [
        "Japanese Prime Minister Fumio Kishida said he and President Yoon Suk Yeol agreed in phone talks Wednesday"
        " to keep in touch.",
        "Kishida told of his summit with President Joe Biden on April 10.",
        "Japanese Prime Minister Fumio Kishida speaks to the press in Tokyo on April 17, 2024, after the call. (Kyodo)",
        "The two leaders also took up the launch that the North is thought to prepare.",
    ]
    assert (
        contacts_in(text, publisher="Kyodo News")[0] == "held phone_call 2024-04-17: Fumio Kishida JP, Yoon Suk-yeol KR"
    )
