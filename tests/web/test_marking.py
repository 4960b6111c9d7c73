"""Marked passages may nest and overlap; the text is never altered."""

from __future__ import annotations

from typing import Any

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from api.web.marking import Mark, marked, shown

PIECES = ["<b>", "&amp;", "\r\n", "\n", "\r", "\x00", "\x0b", "Seoul", " ", "'", '"', "\ufffe", "é", "\ud800"]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
SPANS = st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=12)


def made(spans: list[tuple[int, int]]) -> list[Mark]:
    return [
        Mark(
            start=start,
            end=end,
            kinds=("act", "contact")[: 1 + number % 2],
            href=f"x.html?{number}&'\"<" if number % 3 else "",
            title="<i>",
        )
        for number, (start, end) in enumerate(dict.fromkeys(spans))
    ]


def parsed(text: str, marks: list[Mark]) -> Any:
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    body = str(marked(text, marks)).encode("utf-8", "replace").decode()
    return parser.parse(f"<!doctype html><html><head><title>t</title></head><body><div>{body}</div></body></html>")


@given(TEXTS, SPANS)
def test_the_text_is_never_altered(text: str, spans: list[tuple[int, int]]) -> None:
    (found,) = parsed(text, made(spans)).xpath("//div")
    assert "".join(found.itertext()) == shown(text)
    assert {element.tag for element in found.iter()} <= {"div", "mark", "a"}


@given(TEXTS)
def test_what_can_be_shown_is_shown_as_it_stands(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(shown(text)) == len(lines)
    assert all(a == b for a, b in zip(shown(text), lines, strict=True) if b.isprintable() or b in "\t\n")


@given(TEXTS, SPANS)
def test_a_word_is_inside_exactly_the_passages_that_hold_it(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.replace("\r", "")
    marks = [mark for mark in made(spans) if 0 <= mark.start < mark.end <= len(text)]
    tree = parsed(text, made(spans))
    (found,) = tree.xpath("//div")
    place = 0
    for node in found.xpath(".//text()"):
        holder = node.getparent().getparent() if node.is_tail else node.getparent()
        depth = len([element for element in (holder, *holder.iterancestors()) if element.tag == "mark"])
        for at in range(place, place + len(node)):
            assert depth == sum(mark.start <= at < mark.end for mark in marks), (text, at)
        place += len(node)
    assert sorted(tree.xpath("//mark/@id")) == sorted(mark.name for mark in marks), "each has its name once"


@given(TEXTS, SPANS)
def test_links_do_not_nest_and_each_passage_is_one_stop_of_the_tab_key(text: str, spans: list[tuple[int, int]]) -> None:
    tree = parsed(text, made(spans))
    assert tree.xpath("//a//a") == []
    stops = [link.get("href") for link in tree.xpath("//a[not(@tabindex)]")]
    assert len(stops) == len(set(stops))


def test_overlapping_passages_are_cut_and_go_on() -> None:
    first, second = Mark(start=0, end=6, kinds=("act",)), Mark(start=3, end=9, kinds=("contact",))
    assert str(marked("abcdefghij", [first, second])) == (
        '<mark id="passage-0-6" class="k-act">abc<mark id="passage-3-9" class="k-contact">def</mark></mark>'
        '<mark class="k-contact">ghi</mark>j'
    )
