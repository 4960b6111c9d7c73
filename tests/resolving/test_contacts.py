"""Accounts of contacts: one or several, main or mentioned, held or planned, each with its day and its people."""

from __future__ import annotations

import pytest

from kg.records import Scope
from tests.reading.prepared import contacts_in, read

WH = {"publisher": "The White House", "day": "2021-04-16"}
JAPAN = {"publisher": "Ministry of Foreign Affairs of Japan"}
YONHAP = {"publisher": "Yonhap News Agency"}


def test_speaking_individually_is_a_call_with_each() -> None:
    text = (
        "President Biden spoke individually with Prime Minister Scott Morrison of Australia, Chancellor Angela Merkel"
        " of Germany, and Prime Minister Yoshihide Suga of Japan."
    )
    assert contacts_in(text, **WH) == [
        "held phone_call 2021-04-16: Joe Biden US, Scott Morrison AU",
        "held phone_call 2021-04-16: Angela Merkel DE, Joe Biden US",
        "held phone_call 2021-04-16: Joe Biden US, Yoshihide Suga JP",
    ]


def test_speaking_with_several_is_one_call() -> None:
    text = "President Biden spoke today with Prime Minister Yoshihide Suga of Japan and President Moon Jae-in of Korea."
    assert len(contacts_in(text, **WH)) == 1


def test_five_calls_of_one_sentence_keep_their_days() -> None:
    text = (
        "Minister for Foreign Affairs Motegi Toshimitsu held telephone talks with Mr. Heiko Maas, Foreign Minister of"
        " Germany, on the 2nd, Mr. Jean-Yves Le Drian, Minister for Europe and Foreign Affairs of France, on the 3rd,"
        " Mr. Dominic Raab, Foreign Secretary of the United Kingdom, on the 5th, Mr. Marc Garneau, Minister of Foreign"
        " Affairs of Canada, on the 6th, and Mr. Antony Blinken, Secretary of State of the United States, on the 8th."
    )
    reading = read(text, day="2021-04-09", **JAPAN)
    assert [c.when.isoformat() for c in reading.contacts] == [f"2021-04-0{day}" for day in (2, 3, 5, 6, 8)]
    assert {c.scope for c in reading.contacts} == {Scope.MAIN}
    assert [{p.country for p in c.participants} - {"JP"} for c in reading.contacts] == [
        {"DE"}, {"FR"}, {"GB"}, {"CA"}, {"US"}
    ]  # fmt: skip


def test_calls_with_each_of_a_list_respectively() -> None:
    text = (
        "On April 2, Mr. KISHIDA Fumio, Prime Minister of Japan, held summit telephone talks with Mr. Emmanuel Macron,"
        " President of France, Mr. Olaf Scholz, Chancellor of Germany, and Mr. Justin Trudeau, Prime Minister of"
        " Canada, respectively."
    )
    assert contacts_in(text, day="2022-04-02", **JAPAN) == [
        "held phone_call 2022-04-02: Emmanuel Macron FR, Fumio Kishida JP",
        "held phone_call 2022-04-02: Fumio Kishida JP, Olaf Scholz DE",
        "held phone_call 2022-04-02: Fumio Kishida JP, Justin Trudeau CA",
    ]


def test_agreeing_to_meet_and_the_talks_to_come_are_one_planned_meeting() -> None:
    text = [
        "President Biden spoke by phone with President Moon Jae-in today about the price of wheat and of rice.",
        "The two leaders agreed to meet in Washington in May and looked forward to the face-to-face talks.",
    ]
    assert contacts_in(text, **WH) == [
        "held phone_call 2021-04-16: Joe Biden US, Moon Jae-in KR",
        "planned in_person 2021-05-01/2021-05-31: Joe Biden US, Moon Jae-in KR",
    ]


def test_earlier_in_the_day_is_the_day_that_the_text_tells_of() -> None:
    text = [
        "SEOUL, March 17 (Yonhap) -- Secretary of State Rex Tillerson met Foreign Minister Yun Byung-se on Friday.",
        "Earlier in the day, Tillerson held talks with Acting President Hwang Kyo-ahn.",
    ]
    found = contacts_in(text, day="2017-03-18")
    assert found[0] == "held in_person 2017-03-17: Rex Tillerson US, Yun Byung-se KR"
    assert found[1].endswith("2017-03-17: Hwang Kyo-ahn KR, Rex Tillerson US")


def test_two_contacts_of_one_sentence_have_their_own_people_and_days() -> None:
    text = (
        "South Korea's acting president and President Trump spoke by phone on January 30, and Secretary of Defense"
        " James Mattis held a meeting with Minister Han Min-koo on February 3."
    )
    assert contacts_in(text, day="2017-02-06", **YONHAP) == [
        "held phone_call 2017-01-30: Donald Trump US, Hwang Kyo-ahn KR",
        "held in_person 2017-02-03: Han Min-koo KR, James Mattis US",
    ]


def test_the_second_verb_of_a_subject_has_that_subject() -> None:
    text = (
        "Foreign Minister Cho Tae-yul held talks with his Japanese counterpart, Takeshi Iwaya, on Friday, and is set"
        " to meet his Chinese counterpart in Beijing next month."
    )
    assert contacts_in(text, day="2024-12-07", **YONHAP)[1] == (
        "planned in_person 2025-01-01/2025-01-31: Cho Tae-yul KR, Wang Yi CN"
    )


def test_on_a_trip_each_host_is_met_apart() -> None:
    text = [
        "Secretary of State Rex Tillerson traveled to Tokyo and Seoul from March 15 to 18 to talk about wheat.",
        "In Tokyo, he met with Prime Minister Shinzo Abe and Foreign Minister Fumio Kishida.",
    ]
    found = contacts_in(text, day="2017-03-20", publisher="U.S. Department of State")
    assert [line.rpartition(": ")[2] for line in found] == [
        "Rex Tillerson US, Shinzo Abe JP",
        "Fumio Kishida JP, Rex Tillerson US",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Biden met with Governor Gretchen Whitmer, Mayor Mike Duggan and the heads of three carmakers today.",
        "President Biden met today with tribal leaders and with the owners of two shipyards to talk about wages.",
        "President Biden held a call with the chief executives of four airlines about the fares of next summer.",
        "President Biden and Vice President Harris met with their aides to restate a shared commitment to fair wages.",
    ],
)
def test_domestic_meetings_are_no_contacts(text: str) -> None:
    assert contacts_in(text, **WH) == []


def test_a_cancelled_meeting_is_none() -> None:
    text = (
        "A meeting between Foreign Minister Cho Tae-yul and his Chinese counterpart Wang Yi that was scheduled for"
        " Thursday was cancelled, the ministry said on Wednesday."
    )
    assert contacts_in(text, day="2024-07-24", **YONHAP) == []


def test_a_joint_statement_of_governments_is_no_contact() -> None:
    text = "The Government of Japan and the Government of the Republic of Korea adopted the text on October 8, 1998."
    assert contacts_in(text, day="1998-10-08") == []


def test_letters_are_contacts_in_writing() -> None:
    text = "President Biden sent a letter to President Xi Jinping on May 2, 2021, about the price of wheat and rice."
    assert contacts_in(text, publisher="The White House", day="2021-05-03") == [
        "held written 2021-05-02: Joe Biden US, Xi Jinping CN"
    ]


def test_who_joined_takes_part() -> None:
    text = [
        "President Biden met today with Prime Minister Yoshihide Suga of Japan to talk about wheat and about rice.",
        "They were joined by Secretary of State Antony Blinken.",
    ]
    assert contacts_in(text, **WH)[0].endswith(": Antony Blinken US, Joe Biden US, Yoshihide Suga JP")
