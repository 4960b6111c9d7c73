"""Web pages: main text with its paragraphs, and what the page says of itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import Document, Rejected, read_text

FIRST = "Minister Ahn and Secretary Bell spoke by phone on Tuesday about trade and security, the ministry said."
SECOND = "The two sides agreed to meet again before the end of the month and to keep in close touch."
HEADLINE = "Top diplomats talk trade over the phone"
ARTICLE = f"<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
AROUND = (
    "<nav><ul><li><a href='/'>Home</a><li><a href='/p'>Press releases</a></ul></nav>{}"
    "<footer>Copyright 2017. All rights reserved.</footer>"
)


def page(head: str = "", body: str = ARTICLE, attributes: str = ' lang="en"') -> bytes:
    return f"<!DOCTYPE html>\n<html{attributes}><head>{head}</head><body>{AROUND.format(body)}</body></html>".encode()


def read(data: bytes, doc: str = "page.html") -> Document:
    return read_text(io.BytesIO(data), doc)


def ld(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_the_text_is_headline_and_paragraphs_without_the_navigation() -> None:
    document = read(page())
    assert document.text == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"
    assert document.body == (0, len(document.text))
    assert document.media_type == "text/html"
    assert document.title == HEADLINE
    assert document.quote(document.text.index(SECOND), document.text.index(SECOND) + len(SECOND)) == SECOND


def test_the_hash_is_the_pages_and_passages_are_checked_against_the_text() -> None:
    data = page()
    document = read(data)
    assert document.source_sha256 == hashlib.sha256(data).hexdigest()
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest() != document.source_sha256


def test_the_kind_is_told_by_content() -> None:
    assert read(page(), "page.txt").media_type == "text/html"
    assert read(page(), "page").media_type == "text/html"
    assert read(f"{HEADLINE}\n\n{FIRST}\n".encode(), "page.html").media_type == "text/plain"
    xhtml = b"<?xml version='1.0' encoding='utf-8'?>\n<!-- saved -->\n" + page()
    assert read(xhtml, "page.xml").media_type == "text/html"


def test_json_ld_comes_before_open_graph_and_title() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "Press Bureau of the Ministry"},
            {"@type": "BreadcrumbList", "name": "Home"},
            {
                "@type": ["NewsArticle"],
                "headline": HEADLINE,
                "datePublished": "2017-02-07T11:52:00+09:00",
                "dateModified": "2017-02-08T09:00:00+09:00",
                "publisher": {"@id": "#us"},
                "author": [{"@type": "Person", "name": "A. Writer"}],
                "inLanguage": "en-US",
                "mainEntityOfPage": {"@id": "https://example.org/a"},
            },
        ],
    }
    head = ld(graph) + meta("og:site_name", "Other") + meta("article:published_time", "2017-02-07T02:52:00Z")
    document = read(page(head))
    assert document.publisher == "Press Bureau of the Ministry"
    assert document.published == dt.date(2017, 2, 7)
    assert document.published_time == dt.datetime(2017, 2, 7, 2, 52, tzinfo=dt.UTC)
    assert document.url == "https://example.org/a"
    assert document.language == "en"
    assert document.extra == {"author": "A. Writer", "modified_time": "2017-02-08T09:00:00+09:00"}


def test_open_graph_and_links() -> None:
    head = (
        f"<title>{HEADLINE} | Press Bureau</title><link rel='canonical' href='https://example.org/c'>"
        + meta("og:site_name", "Press Bureau")
        + meta("og:title", f"{HEADLINE} - Press Bureau")
        + meta("article:published_time", "2017-02-07")
    )
    document = read(page(head, body=f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"))
    assert (document.title, document.publisher) == (HEADLINE, "Press Bureau")
    assert (document.url, document.published) == ("https://example.org/c", dt.date(2017, 2, 7))


def test_a_logo_in_h1_is_not_the_headline() -> None:
    document = read(page(f"<title>{HEADLINE}</title>", body=f"<h1>Ministry of Trade</h1>{ARTICLE}"))
    assert document.title == HEADLINE


def test_a_saved_page_tells_its_address() -> None:
    saved = b"<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.org/s -->\n" + page().split(b"\n", 1)[1]
    assert read(saved).url == "https://example.org/s"


@pytest.mark.parametrize(
    ("head", "time", "day"),
    [
        # 20:00 UTC is the next morning in Seoul: of several stamps the local one tells the publisher's day.
        (meta("article:published_time", "2017-02-06T20:00:00Z"), "<time datetime='2017-02-07T05:00:00+09:00'>", 7),
        (meta("article:published_time", "2017-02-06T20:00:00Z"), "<time datetime='2017-02-07'>", 7),
        (meta("article:published_time", "2017-02-06T20:00:00Z"), "", None),
        # Another article's date in the margin does not count.
        (meta("article:published_time", "2017-02-06T20:00:00Z"), "<time datetime='2017-01-02'>", None),
        ("", "<time datetime='2017-02-07'>", 7),
        (meta("date", "February 7, 2017"), "", 7),
        (meta("date", "yesterday"), "", None),
    ],
)
def test_the_day_is_the_publishers_own(head: str, time: str, day: int | None) -> None:
    document = read(page(head, body=f"<div>{time}</div>{ARTICLE}"))
    assert document.published == (day and dt.date(2017, 2, day))
    if "T20:00:00Z" in head and not day:
        assert document.published_time == dt.datetime(2017, 2, 6, 20, tzinfo=dt.UTC)


def test_the_language_declared_by_a_template_gives_way_to_the_text() -> None:
    assert read(page(attributes=' lang="ko"')).language == "en"
    german = "Der Minister sprach am Dienstag mit seinem Kollegen über Handel und Sicherheit. " * 6
    mixed = f"<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{german}</p></article>"
    assert read(page(attributes=' lang="de-AT"', body=mixed)).language == "de"


def test_line_breaks_stay_in_their_paragraph() -> None:
    body = (
        f"<article><p>By A. Writer<br>Seoul</p><p>{FIRST}<br>{SECOND}<br><br>{FIRST}<br> <br/>End of it.</p></article>"
    )
    assert f"{FIRST}\n{SECOND}\n\n{FIRST}\n\nEnd of it." in read(page(body=body)).text


def test_list_items_are_bullets() -> None:
    items = "<ul><li>They reaffirmed the alliance.</li><li>They will meet in May.</li></ul>"
    text = read(page(body=ARTICLE.replace("</article>", items + "</article>"))).text
    assert f"{SECOND}\n\n- They reaffirmed the alliance.\n- They will meet in May.\n" in text


def test_declared_charsets_are_decoded() -> None:
    korean = "<p>한국 외교부는 이 통화를 확인하였다.</p>"
    head = '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    data = page(head, body=ARTICLE.replace("</article>", korean + "</article>")).decode().encode("euc-kr")
    assert "한국 외교부" in read(data).text
    curly = page("<meta charset='iso-8859-1'>", body=ARTICLE.replace("the ministry", "Bell’s office"))
    assert "Bell’s office" in read(curly.decode().encode("cp1252")).text


@pytest.mark.parametrize("charset", ["utf-8", "no-such", "hex", "euc-kr"])
def test_bytes_that_no_declared_charset_explains_are_rejected(charset: str) -> None:
    with pytest.raises(Rejected, match="not UTF-8: byte 0xff at offset"):
        read(page(f"<meta charset='{charset}'>") + b"\xff\xff")


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000, "null", '{"@type": 5}', '{"@type": "Article", "publisher": [], "headline": {}}', '[[1], "x"]'],
)
def test_malformed_metadata_counts_as_absent(script: str) -> None:
    document = read(page(f'<script type="application/ld+json">{script}</script>'))
    assert (document.title, document.publisher) == (HEADLINE, None)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/relative", "https://a b", 'https://x/"><b>', "https:///x"])
def test_addresses_that_cannot_be_iris_are_left_out(url: str) -> None:
    from html import escape

    assert read(page(f'<link rel="canonical" href="{escape(url)}">')).url is None


@pytest.mark.parametrize("opening", ["<div>" * 50_000, "<b>" * 20_000, "<table><tr><td>" * 5_000, "<ul><li>" * 3_000])
def test_nesting_without_end_is_read_or_rejected(opening: str) -> None:
    outcome: Document | Rejected
    try:
        outcome = read(page(body=opening + ARTICLE))
    except Rejected as rejected:
        outcome = rejected
    assert isinstance(outcome, Rejected) or FIRST in outcome.text


def test_extraction_says_nothing_on_the_way(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Rejected):
        read(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


_FRAGMENTS = st.sampled_from(
    [
        FIRST,
        SECOND,
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<article>",
        "<h1>",
        "<ul><li>",
        "<table>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<title>",
        "&nbsp;",
        "&#0;",
        "<![CDATA[",
        "한글",
        "<time>",
        "<meta charset=x>",
        "\x85",
        "<",
    ]
)


@given(st.lists(_FRAGMENTS, max_size=25))
def test_any_page_gives_a_document_or_one_line(fragments: list[str]) -> None:
    data = ("<html>" + " ".join(fragments)).encode()
    outcomes: list[Document | str] = []
    for _ in range(2):
        try:
            outcomes.append(read(data))
        except Rejected as rejected:
            outcomes.append(str(rejected))
    assert outcomes[0] == outcomes[1]
    assert "\n" not in outcomes[0] if isinstance(outcomes[0], str) else outcomes[0].text
