"""Contacts as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01"
"""What an entry without any dated document, and a feed without entries, was updated on."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that tells of a contact."""

    quote: str
    address: str
    """Absolute address of the document's page at the sentence."""
    title: str
    publisher: str = ""
    issued: str = ""
    """`YYYY-MM-DD`, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A contact."""

    iri: str
    """Its lasting IRI: the entry's id, whatever host serves the feed."""
    label: str
    address: str
    """Absolute address of its page."""
    categories: tuple[tuple[str, str], ...] = ()
    """(scheme, term)."""
    sentences: tuple[Sentence, ...] = ()

    @property
    def published(self) -> str:
        """Day on which the first document told of it."""
        return min((s.issued for s in self.sentences if s.issued), default=NEVER)

    @property
    def updated(self) -> str:
        """Day on which the last document told of it."""
        return max((s.issued for s in self.sentences if s.issued), default=NEVER)


def newest(entries: Iterable[Entry], most: int) -> list[Entry]:
    """The entries of which documents told last, those first."""
    return sorted(entries, key=lambda entry: (entry.updated, entry.published, entry.iri), reverse=True)[:most]


def atom(entries: Sequence[Entry], *, iri: str, title: str, address: str, page: str) -> bytes:
    """Write a feed.

    Args:
        entries: in the order in which they stand.
        iri: the feed's id: the same for the same filters on any host.
        title: what it holds.
        address: where it is served.
        page: address of the page that shows the same.
    """
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    _text(feed, "id", iri)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((entry.updated for entry in entries), default=NEVER)))
    _link(feed, "self", address, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    _author(feed, "communique")
    for entry in entries:
        _entry(feed, entry)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(feed: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _text(element, "id", entry.iri)
    _text(element, "title", entry.label)
    _text(element, "published", _moment(entry.published))
    _text(element, "updated", _moment(entry.updated))
    _link(element, "alternate", entry.address, "text/html")
    for publisher in dict.fromkeys(s.publisher for s in entry.sentences if s.publisher):
        _author(element, publisher)
    for scheme, term in entry.categories:
        category = etree.SubElement(element, f"{{{ATOM}}}category")
        category.set("scheme", scheme)
        category.set("term", _clean(term))
    _text(element, "content", "".join(map(_html, entry.sentences)), type="html")


def _html(sentence: Sentence) -> str:
    source = ", ".join(filter(None, (sentence.publisher, sentence.issued)))
    cited = f'<a href="{escape(sentence.address)}">{escape(sentence.title)}</a>'
    told = f"{escape(source)}, {cited}" if source else cited
    return f"<blockquote><p>{escape(sentence.quote)}</p></blockquote><p>{told}</p>"


def _moment(day: str) -> str:
    """Documents state days; midnight UTC stands for one."""
    return f"{day[:10]}T00:00:00Z"


def _text(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _clean(text)


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=_clean(address), type=kind)


def _author(parent: etree._Element, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
