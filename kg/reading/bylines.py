"""Under whose name a statement stands: a line that is a name, and below it a line that is an office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.authority import Authority
from kg.reading.annotations import Mention, MentionKind, ZoneKind
from kg.reading.line import Line
from kg.reading.mention_builder import MentionBuilder
from kg.reading.names import skip_honorifics
from kg.reading.phrases import titles
from kg.reading.title_words import ISSUING_LINE

LONGEST_NAME = 7
"""Tokens of a name, honorifics and initials included."""
LONGEST_TITLE = 14
_SAID_BY = re.compile(
    r"\b(?:released|issued|made|gave|delivered) the following (?:\w+ )?(?:statement|remarks|message|comments?)\b"
    r"|\battribut(?:able|ed) to\b"
)
"""What a line over a statement says of the person it names."""


def _ends(text: str, below: Line, last: int) -> bool:
    """Whether an office ends a line at a token, or only the house that issues the text follows it."""
    rest = text[below.tokens[last].end : below.sentence.end].strip()
    return not rest or (rest.startswith(",") and ISSUING_LINE.fullmatch(rest[1:].strip()) is not None)


def attributed(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that say whose the statement below them is ("Secretary X issued the following statement:")."""
    return [
        line
        for line in lines
        if line.sentence.zone is ZoneKind.BYLINE and _SAID_BY.search(text, line.sentence.start, line.sentence.end)
    ]


def bylines(authority: Authority, text: str, lines: Sequence[Line]) -> list[Mention]:
    """Return the persons whom such pairs of lines name; `lines` are all of a text, in order."""
    found: list[Mention] = []
    for line, below in pairwise(lines):
        if not 2 <= len(line.tokens) <= LONGEST_NAME or not 0 < len(below.tokens) <= LONGEST_TITLE:
            continue
        if not line.tokens[0].capital or not line.tokens[-1].capital:
            continue
        builder = MentionBuilder(authority, text, line)
        first = skip_honorifics(line.tokens, 0)
        offices = titles(below)
        whole = offices and offices[0].first == 0 and _ends(text, below, offices[0].last)
        if not whole or builder.name_end(first) != len(line.tokens):
            continue
        person = builder.add(first, len(line.tokens), MentionKind.PERSON, name=(first, len(line.tokens)), title=None)
        told = MentionBuilder(authority, text, below).add(
            0, len(below.tokens), MentionKind.OFFICE, name=None, title=replace(offices[0])
        )
        person.title, person.office_kind, person.offices = told.title, told.office_kind, told.offices
        person.countries, person.qualifiers = told.countries, told.qualifiers
        found.append(person)
    return found
