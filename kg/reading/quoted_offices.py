"""Whose office a quotation means: \"The President spoke with X,\" the White House said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind
from kg.reading.line import Line

CLOSES = re.compile(r"[,.]?[\"”](?:,)?\s+(?:(?:the|a|an)\s+)?")
"""Where a quotation ends and who is quoted begins."""
QUOTES = '"“”'
OF_STATE = frozenset({"head-of-state", "deputy-head-of-state", "head-of-government"})


def offices_of_the_speaker(text: str, line: Line, mentions: Sequence[Mention]) -> None:
    """Give the offices inside a quotation, of which no country is told, that of the house that is quoted behind it."""
    sentence = line.sentence
    own = [m for m in mentions if m.kind is MentionKind.OFFICE and not m.countries and m.office_kind in OF_STATE]
    if not own or not any(mark in text[sentence.start : sentence.end] for mark in QUOTES):
        return
    for closing in CLOSES.finditer(text, sentence.start, sentence.end):
        countries = _speaker_at(closing.end(), line, mentions)
        for office in own if countries else ():
            opens = sum(text[sentence.start : office.start].count(mark) for mark in QUOTES) % 2 == 1
            if opens and office.end <= closing.start() and office.number == 1:
                office.countries = countries


def _speaker_at(position: int, line: Line, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The country of the house or the official at a position, none where neither stands there."""
    person = next((m for m in mentions if m.start == position and m.kind is MentionKind.PERSON), None)
    if person is not None and person.office_kind == "spokesperson":
        return person.countries
    at = next((i for i, token in enumerate(line.tokens) if token.start == position), None)
    return tuple(line.countries.get(at, ())) if at is not None and at not in line.adjective else ()
