"""Zones: what is prose on a page, and what is headline, caption, stamp, byline, bullet or menu."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.reading import zones
from kg.reading.annotations import ZoneKind
from tests.reading.prepared import document, made_of

PROSE = "The minister left the harbour before noon, and the delegation followed him to the station on foot."


def kinds(text: str) -> dict[str, ZoneKind]:
    return {text[z.start : z.end]: z.kind for z in zones.cut(document(text))}


def kind_of(block: str, *, before: str = "", after: str = PROSE) -> ZoneKind:
    text = "\n\n".join(part for part in (before, block, after) if part) + "\n"
    return kinds(text)[block]


def test_a_caption_is_not_prose() -> None:
    caption = "Foreign Minister Kang Kyung-wha (R) greets a guest at the gate of the ministry in Seoul. (Yonhap)"
    assert kind_of(caption, before="Guests at the gate of the ministry") is ZoneKind.CAPTION


@pytest.mark.parametrize(
    "line", ["(ATTN: ADDS details in last 2 paras; RECASTS headline)", "(END)", "* unofficial translation"]
)
def test_notes_of_the_editor_are_no_prose(line: str) -> None:
    assert kind_of(line, before="Two ministers talk of tides", after=PROSE) is ZoneKind.EDITORIAL


def test_a_byline_is_none() -> None:
    assert kind_of("By Hong Gil-dong", before="Two ministers talk of tides") is ZoneKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Chief Spokesperson Dana Brook gave the following account:",
        "Press Secretary Dana Brook released the following:",
        "Press Secretary Dana Brook provided this readout:",
    ],
)
def test_the_line_that_says_in_whose_name_a_readout_is_given_is_a_byline(line: str) -> None:
    assert kind_of(line, before="Two ministers talk of tides") is ZoneKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "(LEAD) Two ministers talk of tides in Busan",
        "Vice ministers of the coast promise better harbour lights ahead of their own conference in Aug.",
    ],
)
def test_the_headline_stands_before_the_prose(line: str) -> None:
    assert kind_of(line) is ZoneKind.HEADLINE


def test_the_office_that_issues_a_text_is_no_headline_of_it() -> None:
    title = "Joint Statement on the Third Dialogue"
    cut = kinds(f"{title}\nOffice of the Harbour Master\nOslo\n\n{PROSE}\n")
    assert cut[title] is ZoneKind.HEADLINE
    assert cut["Office of the Harbour Master"] is ZoneKind.BOILERPLATE


@pytest.mark.parametrize("after", [PROSE, ""])
def test_a_short_sentence_that_opens_the_text_is_prose(after: str) -> None:
    assert kind_of("Prime Minister Kishida met President Yoon in Tokyo on March 16.", after=after) is ZoneKind.BODY
    assert kind_of("Prime Minister Kishida meets President Yoon in Tokyo") is not ZoneKind.BODY


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("On Tuesday the minister also sailed to the island with his guests and the crew of the harbour pil", True),
        ("“The two sides agreed to keep the harbour open thro", True),
        ("Ferry to the island stays in the harbour as of Tuesday", False),
    ],
)
def test_the_last_paragraph_of_a_text_that_was_cut_off_is_prose(line: str, told: bool) -> None:
    assert (kind_of(line, before=PROSE, after="") is ZoneKind.BODY) is told


@pytest.mark.parametrize("line", ["Share this page", "Subscribe to our newsletter", "Skip to contents", "외교부 소개"])
def test_menus_and_other_scripts_are_boilerplate(line: str) -> None:
    assert kind_of(line) is ZoneKind.BOILERPLATE


def test_a_stamp_is_a_line_with_a_date_and_little_else() -> None:
    assert kind_of("Published : July 28, 2017 - 09:41", before="Two ministers talk of tides") is ZoneKind.STAMP


@pytest.mark.parametrize("mark", ["° ", "- ", "• ", "o ", "ㅇ "])
def test_bullets_lose_their_mark(mark: str) -> None:
    bullet = "The two sides agreed to study the tides of the strait together from next spring on."
    assert kinds(f"{PROSE}\n\n{mark}{bullet}\n")[bullet] is ZoneKind.BULLET


def test_numbered_paragraphs_are_prose() -> None:
    assert kinds(f"1. {PROSE}\n\n2. {PROSE[:-1]} again.\n")[PROSE] is ZoneKind.BODY


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    wrapped = PROSE.replace(", and", ",\nand").replace("him to", "him\nto")
    assert list(kinds(f"Tides\n\n{wrapped}\n").values()).count(ZoneKind.BODY) == 1


def test_a_full_line_goes_on_where_other_paragraphs_are_broken_by_hand() -> None:
    lines = [
        "The two sides spoke of the harbours of the north and of the new",
        "charts that the pilots of both countries had drawn up in spring.",
        "They agreed that the beacons should be lit before the autumn and",
        "that the pilots should meet again. A third meeting was thought of",
        "for the time after the storms.",
    ]
    name = "The harbour master of Split and the first pilot of the northern\nHarbour Board met to sign the charts."
    text = "\n".join(lines) + f"\n{PROSE * 3}\n\n{name}\n"
    assert kinds(text)[name] is ZoneKind.BODY
    title = "Harbours of the North Join Hands"
    assert kinds(f"{title}\n{text}")[title] is ZoneKind.HEADLINE


def test_a_line_far_shorter_than_the_others_is_no_part_of_the_next() -> None:
    title = "Pilots of the North: The Harbours Are Safe"
    text = f"{title}\n{PROSE}\nThe pilots told it the press.\n{PROSE}\n"
    assert kinds(text)[title] is ZoneKind.HEADLINE


def test_the_title_of_the_front_matter_is_the_only_headline() -> None:
    page = document(f"Share\n\n{PROSE}\n", title="Two ministers talk of tides")
    cut = {page.text[z.start : z.end]: z.kind for z in zones.cut(page)}
    assert cut['"Two ministers talk of tides"'] is ZoneKind.FRONT_MATTER
    assert ZoneKind.HEADLINE not in cut.values()


@given(made_of(*"aB .\n°-*1)(", "Menu", "word ", "\n\n", "(Yonhap)", PROSE))
def test_zones_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for zone in zones.cut(document(text)):
        assert at <= zone.start <= zone.end <= len(text)
        assert not text[zone.start : zone.end] or not text[zone.start].isspace()
        at = zone.end


@pytest.mark.parametrize(
    "line",
    [
        "While in Oslo, Park also held bilateral talks with Secretary Antony Blinken, and Secretary Jane Dow, after",
        "Minister Park also held talks in Oslo with Prime Minister Erna Lund and Foreign Minister Nils Berg on the",
    ],
)
def test_a_last_line_that_breaks_off_within_its_sentence_is_prose(line: str) -> None:
    assert kind_of(line, before="Two ministers talk of tides\n\n" + PROSE, after="") is ZoneKind.BODY
