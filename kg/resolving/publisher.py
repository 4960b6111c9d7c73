"""Who published a text: by its metadata, else by what stands around its prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.authority import Authority
from kg.reading.annotations import PROSE, Sentence
from loaders.document import Document

SOURCE = re.compile(r"\(([A-Z][A-Za-z .]{1,30})\)")
"""A source in brackets at the edge of the prose ("(Name of an agency)")."""


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
    for sentence in (prose[:1] + prose[-1:]) if prose else []:
        for match in SOURCE.finditer(text, sentence.start, min(sentence.end, sentence.start + 60)):
            key = authority.publisher_of(match.group(1))
            if key:
                return key
    return None
