"""The reading view: what the rules see, and the way back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading import view
from kg.reading.annotations import Zone, ZoneKind
from tests.reading.prepared import made_of


def shown(raw: str, kind: ZoneKind = ZoneKind.BODY) -> str:
    return view.build(raw, [Zone(0, len(raw), kind)]).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The Minister’s “reply”", 'The Minister\'s "reply"'),
        ("wrapped\n  line\tand  blanks ", "wrapped line and blanks"),
        ("a [linked](https://example.org/a_(b)) word", "a linked word"),
        ('an ![image](a.png "title") gone', "an gone"),
        ("**bold** and <em>slanted</em><br>below", "bold and slanted below"),
        ("5 \\* 3 \\_ 2", "5 * 3 _ 2"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("no\u00a0break", "no break"),
        ("Ambassador Erdog\u0306an", "Ambassador Erdoğan"),
        ("the U.S. Secretaryof State", "the U.S. Secretary of State"),
        ("thanked MinisterPark again", "thanked Minister Park again"),
        ("the Presidential Secretary", "the Presidential Secretary"),
    ],
)
def test_the_view_shows_plain_words(raw: str, text: str) -> None:
    assert shown(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('"Talks \\u2013 caf\\xe9"', '"Talks – café"'),
        ('"folded\\\n  \\ line"', '"folded line"'),
        ("'the Minister''s visit'", "'the Minister's visit'"),
        ('"no\\_break"', '"no break"'),
    ],
)
def test_escapes_of_front_matter_are_undone(raw: str, text: str) -> None:
    assert shown(raw, ZoneKind.FRONT_MATTER) == text


def test_zones_are_divided_by_a_blank_line_and_keep_their_offsets() -> None:
    raw = "Head\n\n° one  two\n"
    built = view.build(raw, [Zone(0, 4, ZoneKind.HEADLINE), Zone(8, 16, ZoneKind.BULLET)])
    assert built.text == "Head\n\none two"
    assert [built.text[z.start : z.end] for z in built.zones] == ["Head", "one two"]
    assert built.raw(6, 13) == (8, 16)


MARKED = made_of(*"abZ .,;'’“\\*_[]()<>!#\n\t\u00a0\u00ad\u200b\u0306é윤", "Minister", "](x)", "<br>")


@given(MARKED, st.sampled_from([ZoneKind.BODY, ZoneKind.FRONT_MATTER]))
def test_every_character_maps_to_the_raw_characters_that_show_it(raw: str, kind: ZoneKind) -> None:
    built = view.build(raw, [Zone(0, len(raw), kind)])
    assert built.begins == sorted(set(built.begins))
    assert len(built.begins) == len(built.shown)
    last = 0
    for i, character in enumerate(built.text):
        start, end = built.raw(i, i + 1)
        assert last <= start <= end <= len(raw)
        last = start
        if end - start == 1 and character != " ":
            assert view.CHARACTERS.get(raw[start], raw[start]) == character
    assert "  " not in built.text
    assert built.text == built.text.strip(" ")


@given(MARKED, st.data())
def test_spans_map_to_slices_in_order(raw: str, data: st.DataObject) -> None:
    built = view.build(raw, [Zone(0, len(raw), ZoneKind.BODY)])
    start = data.draw(st.integers(0, len(built.text)))
    end = data.draw(st.integers(start, len(built.text)))
    first, last = built.raw(start, end)
    assert 0 <= first <= last <= len(raw)


GLUED_TEXT = made_of(
    "Secretary", "Minister", "of", "and", "met", "with", "the", "two", "sides", "talked", "by", "Seoul", "2017", ".",
    "”", '"', "’s", "'s", "announcement", "They", " ", " ", "e\u0301", "\u00ad", "agreed", "to",
)  # fmt: skip


@given(GLUED_TEXT)
def test_no_rare_place_is_passed_over_for_want_of_a_hint(raw: str) -> None:
    if view.RARE.search(raw):
        assert any(hint.search(raw) for hint in view._HINTS)
