"""The Atom feed: valid by RFC 4287, filtered as the network is, with ids that stay."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from api.web.feed import ATOM, Entry, Sentence, atom, newest
from tests.web.pages import Site

NS = {"a": ATOM}


def valid(content: bytes) -> etree._Element:
    """What RFC 4287 asks of a feed (sections 4.1.1, 4.1.2, 4.2.6, 4.2.7, 4.2.15)."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{{{ATOM}}}feed"
    entries = feed.findall("a:entry", NS)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", NS)) == 1, name
        identifier = element.findtext("a:id", namespaces=NS) or ""
        assert urlsplit(identifier).scheme in ("http", "https", "urn")
        for name in ("updated", "published"):
            for moment in element.findall(f"a:{name}", NS):
                assert datetime.fromisoformat(str(moment.text)).tzinfo
        for link in element.findall("a:link", NS):
            assert urlsplit(link.get("href") or "").scheme
        for author in element.findall("a:author", NS):
            assert author.findtext("a:name", namespaces=NS)
    assert feed.findall("a:author", NS), "entries without an author take the feed's"
    ids = [entry.findtext("a:id", namespaces=NS) for entry in entries]
    assert len(ids) == len(set(ids))
    parsed: Any = feedparser.parse(content)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert len(parsed.entries) == len(entries)
    return feed


def test_the_feed_of_the_sample_is_valid_and_leads_to_pages(site: Site) -> None:
    answer = site.service.http.get("/contacts.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = valid(answer.content)
    entries = feed.findall("a:entry", NS)
    assert len(entries) == 50
    moments = [entry.findtext("a:updated", namespaces=NS) or "" for entry in entries]
    assert moments == sorted(moments, reverse=True)
    link = entries[0].find("a:link", NS)
    assert link is not None
    page = site.get(urlsplit(str(link.get("href"))).path)
    assert page.texts("//h1") == [entries[0].findtext("a:title", namespaces=NS)]
    assert "blockquote" in (entries[0].findtext("a:content", namespaces=NS) or "")
    again = site.service.http.get("/contacts.atom", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_the_feed_takes_the_filters_of_the_network(site: Site) -> None:
    everything = len(valid(site.service.http.get("/contacts.atom?country=JP").content).findall("a:entry", NS))
    feed = valid(site.service.http.get("/contacts.atom?country=JP&medium=phone-call").content)
    calls = feed.findall("a:entry", NS)
    assert 0 < len(calls) < everything
    for entry in calls:
        assert "phone-call" in [category.get("term") for category in entry.findall("a:category", NS)]
    assert (feed.findtext("a:id", namespaces=NS) or "").endswith("contacts.atom?country=JP&medium=phone-call")
    none = valid(site.service.http.get("/contacts.atom?from=1950-01-01&to=1950-01-02").content)
    assert none.findall("a:entry", NS) == []
    assert site.service.http.get("/contacts.atom?medium=smoke").status_code == 400


def test_an_id_is_the_lasting_address_whatever_the_host(site: Site) -> None:
    feed = valid(site.service.http.get("/contacts.atom?country=KR").content)
    ids = [entry.findtext("a:id", namespaces=NS) or "" for entry in feed.findall("a:entry", NS)]
    assert ids
    assert all(identifier.startswith("https://w3id.org/communique/contact/") for identifier in ids)


TEXT = st.text(max_size=40)
SENTENCES = st.builds(
    Sentence,
    quote=TEXT,
    address=st.just("https://example.org/document/a.html#passage-1-2"),
    title=TEXT,
    publisher=TEXT.filter(str.strip),
    issued=st.sampled_from(["", "2017-02-07", "2021-12-31"]),
)


@given(st.lists(SENTENCES, max_size=3), TEXT)
def test_texts_of_any_kind_leave_the_feed_valid(sentences: list[Sentence], label: str) -> None:
    entry = Entry(
        iri="https://example.org/contact/a",
        label=label,
        address="https://example.org/contact/a.html",
        categories=(("https://example.org/media", label),),
        sentences=tuple(sentences),
    )
    content = atom(
        newest([entry], 5),
        iri="https://example.org/contacts.atom",
        title=label,
        address="https://example.org/contacts.atom",
        page="https://example.org/",
    )
    feed = etree.fromstring(content)
    html = feed.findtext("a:entry/a:content", namespaces=NS) or ""
    assert html.count("<") == 8 * len(sentences), "no text of a document is an element: each sentence has eight tags"
