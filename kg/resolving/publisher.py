"""Who published a text: by its metadata, else by what stands around its prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.authority import Authority
from kg.reading.annotations import PROSE, Sentence
from loaders.document import Document

SOURCE = re.compile(r"\(([A-Z][A-Za-z .]{1,30})\)")
"""A source in brackets at the edge of the prose ("(Name of an agency)")."""

RELEASED = re.compile(
    r"\b(?:[Tt]he )?(?P<name>[A-Z][\w.&'-]*(?: (?:of(?: the)? )?[A-Z][\w.&'-]*){0,7}) (?:(?:has|have) )?"
    r"(?:released|issued|published|provided) the following\b"
)
"""Who gives out a text that a page repeats ("The Department of X released the following statement")."""
IN_WHOSE_NAME = re.compile(
    r"\b(?:attributable|attributed) to (?:the )?(?:[A-Z]?[\w.-]+ ){0,4}?[Ss]pokes(?:person|man|woman) "
    r"(?P<name>[^,:\n]{4,40})"
)
"""The spokesperson in whose name a readout is given."""
HANGUL = re.compile(r"[\uac00-\ud7a3]")
KANA = re.compile(r"[\u3040-\u30ff]")
LETTERS_OF_A_MENU = 12
"""Letters of another script from which they are a menu of the page, and no name of its editions in other languages."""
OPENING = 8
"""Sentences at the head of a text in which it says who gives it out."""


def publisher_of(document: Document, text: str, sentences: Sequence[Sentence], authority: Authority) -> str | None:
    """Return the key of the publisher that metadata, the marks around the text, or its first or last line name."""
    for said in (document.publisher, document.url):
        if said:
            key = authority.publisher_of(said)
            if key:
                return key
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if sentence.zone not in PROSE and len(words) < 60:
            key = authority.publisher_of(words.strip("()"))
            if key:
                return key
    prose = [s for s in sentences if s.zone in PROSE]
    said_so = _said_to_release(text, sentences, authority)
    if said_so:
        return said_so
    for sentence in (prose[:1] + prose[-1:]) if prose else []:
        for match in SOURCE.finditer(text, sentence.start, min(sentence.end, sentence.start + 60)):
            key = authority.publisher_of(match.group(1))
            if key:
                return key
    return None


def home_by_script(text: str, sentences: Sequence[Sentence]) -> str | None:
    """The country of a page without a publisher, by the script of its menus: a ministry's English page keeps them."""
    for script, country in ((HANGUL, "KR"), (KANA, "JP")):
        if script.search(text) is None:
            continue
        menus = (s for s in sentences if s.zone not in PROSE)
        if sum(len(script.findall(text, s.start, s.end)) for s in menus) >= LETTERS_OF_A_MENU:
            return country
    return None


def _said_to_release(text: str, sentences: Sequence[Sentence], authority: Authority) -> str | None:
    """The publisher that the opening of a text names as the one who gives it out, or whose spokesperson does."""
    for sentence in sentences[:OPENING]:
        for match in RELEASED.finditer(text, sentence.start, sentence.end):
            words = match["name"].split()
            for last in range(len(words), 0, -1):  # "Agency Press Secretary X": the agency's name comes first
                key = authority.publisher_of(" ".join(words[:last]))
                if key and authority.publishers[key].kind == "government":
                    return key
        named = IN_WHOSE_NAME.search(text, sentence.start, sentence.end)
        key = _of_spokesperson(named["name"].strip(), authority) if named else None
        if key:
            return key
    return None


def _of_spokesperson(name: str, authority: Authority) -> str | None:
    """The publisher for which a spokesperson of the authority speaks, or has spoken."""
    for person in authority.persons_named(name):
        for tenure in authority.tenures_of(person):
            office = authority.offices[tenure.office]
            key = authority.publisher_of(office.organisation) if office.kind == "spokesperson" else None
            if key and authority.publishers[key].country == office.country:
                return key
    return None
