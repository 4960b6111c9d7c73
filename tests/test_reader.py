"""Whole documents by publisher, and what holds for any text: passages are slices, nothing raises."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.records import FindingKind, Passage, Reading
from tests.reading.prepared import contacts_in, document, made_of, read, reader

KOREAN_MINISTRY = """Home > Press > Releases
Share
Print

Foreign Minister Cho Tae-yul and U.S. Secretary of State Antony Blinken speak by phone

Date
2024-12-06

1. Foreign Minister Cho Tae-yul held a telephone conversation with U.S. Secretaryof State Antony Blinken on the morning
of December 6.

° The Minister explained how matters stood at home; the Secretary thanked the Minister for it.

- The two sides shared the view that the alliance must hold firm, and agreed to meet at an early date.

* unofficial translation

Privacy Policy
All rights reserved
"""

WIRE = """(LEAD) S. Korea, U.S. top diplomats hold phone talks over ferries
(ATTN: UPDATES with more remarks in paras 3-5; ADDS photo)
By Hong Gil-dong

Foreign Minister Park Jin (R) shakes hands with U.S. Secretary of State Antony Blinken in Seoul in May. (Yonhap)

SEOUL, June 3 (Yonhap) -- Foreign Minister Park Jin and U.S. Secretary of State Antony Blinken held phone talks Friday,
the ministry said.

(END)
"""


def test_a_page_of_the_korean_ministry_with_its_menu_bullets_and_glued_words() -> None:
    about = {"publisher": "Ministry of Foreign Affairs of the Republic of Korea", "day": "2024-12-06"}
    assert contacts_in(KOREAN_MINISTRY, **about) == [
        "held phone_call 2024-12-06: Antony Blinken US, Cho Tae-yul KR",
        "planned in_person None: Antony Blinken US, Cho Tae-yul KR",
    ]
    acts = read(KOREAN_MINISTRY, **about).acts
    assert [(act.kind, act.speakers) for act in acts] == [("agree", ("KR", "US"))]


def test_a_wire_with_its_notes_and_its_caption() -> None:
    reading = read(WIRE, day="2022-06-03")
    assert reading.publisher == "kr-yonhap"
    assert contacts_in(WIRE, day="2022-06-03") == ["held phone_call 2022-06-03: Antony Blinken US, Park Jin KR"]


def test_the_weekday_before_is_the_previous_day() -> None:
    text = [
        "SEOUL, Dec. 7 (Yonhap) -- Foreign Minister Cho Tae-yul spoke by phone with U.S. Secretary of State Antony"
        " Blinken the previous day, his ministry said Saturday.",
    ]
    assert contacts_in(text, day="2024-12-07") == ["held phone_call 2024-12-06: Antony Blinken US, Cho Tae-yul KR"]


def test_today_without_any_date_stays_undetermined() -> None:
    text = (
        "Secretary of State Antony J. Blinken spoke today with Foreign Minister Hayashi Yoshimasa of Japan on ferries."
    )
    (contact,) = read(text, publisher="U.S. Department of State").contacts
    assert not contact.when.known or contact.when.earliest != contact.when.latest


def test_a_readout_attributed_to_a_spokesperson_is_not_his_contact() -> None:
    text = [
        "The following is attributable to Spokesperson Ned Price:",
        "Secretary of State Antony J. Blinken spoke today with Saudi Foreign Minister Faisal bin Farhan Al Saud.",
        "The Secretary and the Foreign Minister discussed their shared commitment to safe ferries.",
    ]
    reading = read(text, publisher="U.S. Department of State", day="2021-10-14")
    assert [{p.official for p in c.participants} for c in reading.contacts] == [{"blinken-antony", "bin-farhan-faisal"}]
    assert "price-ned" in {official.key for official in reading.officials}
    assert reading.acts == ()


def test_an_organisation_meets_through_its_secretary_general() -> None:
    text = [
        "NATO Secretary General Mark Rutte spoke by phone with Prime Minister Keir Starmer on Monday (14 October 2024)"
        " and met with Defence Minister Kim Yong-hyun in Brussels on Thursday.",
    ]
    assert contacts_in(text, publisher="NATO", day="2024-10-18") == [
        "held phone_call 2024-10-14: Keir Starmer GB, Mark Rutte NATO",
        "held in_person 2024-10-17: Kim Yong-hyun KR, Mark Rutte NATO",
    ]


def test_a_spelling_in_the_front_matter_is_read_through_its_escapes() -> None:
    title = "Readout of President Biden\\u2019s Talk with Prime Minister Suga"
    page = document(
        "President Biden spoke today with Prime Minister Yoshihide Suga about ferries, ports and the price of rice.\n",
        title=title, publisher="The White House", day="2021-04-16",
    )  # fmt: skip
    (contact,) = reader().read(page).contacts
    assert {p.official for p in contact.participants} == {"biden-joe", "suga-yoshihide"}


def test_a_sentence_with_a_contact_word_and_no_contact_is_reported() -> None:
    text = (
        "President Biden met with Governor Gretchen Whitmer and with the owners of two shipyards to talk about wages."
    )
    (finding,) = read(text, publisher="The White House", day="2021-04-16").findings
    assert finding.kind is FindingKind.NOT_UNDERSTOOD


def test_what_is_met_with_an_answer_is_no_contact_that_was_missed() -> None:
    text = "President Biden said that a blockade of the harbour would be met with a firm answer by all of its owners."
    assert read(text, publisher="The White House", day="2021-04-16").findings == ()


def test_a_holder_whom_the_record_excludes_is_a_finding() -> None:
    text = "Foreign Minister Yun Byung-se spoke by phone with U.S. Secretary of State Antony Blinken on June 3, 2022."
    (finding,) = (f for f in read(text, day="2022-06-03").findings if f.kind is FindingKind.HOLDER_CONTRADICTED)
    assert text[finding.passage.start : finding.passage.end] == "Foreign Minister Yun Byung-se"


def test_events_of_the_record_are_dated() -> None:
    text = "Foreign Minister Yun Byung-se spoke by phone today about the fourth North Korean nuclear test."
    (event,) = read(text, day="2016-01-20").events
    assert (event.kind, event.when.isoformat()) == ("nuclear-test", "2016-01-06")
    assert read(text, day="2015-01-20").events == ()


@pytest.mark.parametrize("label", ["[Photo]", "[Lead", "//[x"])
def test_a_label_in_brackets_is_not_taken_for_an_address(label: str) -> None:
    text = (
        f"{label}\n\nForeign Minister Park Jin spoke by phone with U.S. Secretary of State Antony Blinken on June 3.\n"
    )
    assert contacts_in(text, day="2022-06-03") == ["held phone_call 2022-06-03: Antony Blinken US, Park Jin KR"]


def passages(value: Any) -> list[Passage]:
    """All passages inside a record."""
    if isinstance(value, Passage):
        return [value]
    if isinstance(value, tuple):
        return [found for part in value for found in passages(part)]
    if is_dataclass(value):
        return [found for field in fields(value) for found in passages(getattr(value, field.name))]
    return []


@pytest.mark.parametrize("text", [KOREAN_MINISTRY, WIRE])
def test_passages_begin_and_end_with_what_they_show(text: str) -> None:
    reading = read(text, day="2024-12-06")
    shown = [text[p.start : p.end] for contact in reading.contacts for p in passages(contact)]
    assert shown
    assert all(slice_ == slice_.strip() != "" for slice_ in shown)


def test_the_words_that_name_an_actor_stand_where_the_act_says() -> None:
    """The reader does not see the marks of front matter: offsets of actors are those of the source all the same."""
    page = document(
        "President Biden spoke today with Prime Minister Yoshihide Suga. Prime Minister Suga vowed to lower duties.\n",
        title="Readout of President Biden\\u2019s Talk with Prime Minister Suga",
        publisher="The White House",
        day="2021-04-16",
    )
    (act,) = reader().read(page).acts
    (actor,) = act.actors
    assert actor.passage
    assert page.quote(actor.passage.start, actor.passage.end) == "Prime Minister Suga"


def in_bounds(reading: Reading, length: int) -> bool:
    return all(0 <= p.start <= p.end <= length for p in passages(reading))


PIECES = (
    "President Biden ", "met with ", "spoke by phone ", "Foreign Minister Kono ", "the two sides ", "agreed to ",
    "and ", "his counterpart ", "in Seoul", ", ", ". ", "\n\n", "° ", "- ", "(", ")", "on May 3", "'s ", "of the ROK ",
    "will ", "Mr. ", "KISHIDA Fumio", "the Presidents of the two countries ", "\u00ad", "\u200b", "e\u0301", "윤병세",
    "\x00", "[a](b)", "(Yonhap)", "SEOUL, Feb. 30 (Yonhap) -- ", "Minister of ", "Secretaryof ", "talks ", "between ",
    "which ", "…", "\U0001f600", "[", "//", "9:75 p.m. ", "the 32nd ",
)  # fmt: skip


@given(made_of(*PIECES))
def test_any_sequence_of_phrases_is_read_without_an_error(text: str) -> None:
    assert in_bounds(read(text, publisher="Yonhap News Agency"), len(text))


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert in_bounds(read(text), len(text))
