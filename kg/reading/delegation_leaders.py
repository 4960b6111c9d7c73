"""Whom those who lead a delegation serve, as its name tells: "a delegation of the French Senate led by Senator X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind
from kg.reading.line import Line
from kg.reading.nameless_words import SOCIETY

_NOUN = (
    r"\b(?:delegation|group|team|mission|members|lawmakers|legislators|parliamentarians|senators|caucus|committee)\b"
)
_LED = r"[^;]{0,110}?,?\s+(?:led|headed|represented)\s+by\s+(?:the\s+)?"
LED_BY = re.compile(rf"{_NOUN}{_LED}\Z")
"""What stands between a delegation and who leads it."""
OBJECT_LED_BY = re.compile(rf"\s*(?:with\s+)?(?:the|an?|\d+|several)\s[^;]{{0,80}}?{_NOUN}{_LED}(?=[A-Z])")
"""From a verb to who leads the delegation that is its object."""
_IN = re.compile(r"\b(?:in|to|at|visited)\s+(?:the\s+)?\Z")
"""Before a place that is no part of the name of a delegation."""
_NEAR = 160
"""Characters in front of a person in which the delegation is named."""
_CUE = (" led by ", " headed by ", " represented by ")


def leads(text: str, start: int, person: int) -> bool:
    """Return whether whoever is named at `person` leads a delegation of officials named behind `start`."""
    front = text[max(start, person - _NEAR) : person]
    return LED_BY.search(front) is not None and SOCIETY.search(front) is None


def give_sides(text: str, line: Line, mentions: Sequence[Mention]) -> None:
    """Give those who lead a delegation, and to whom no word of their own gives a country, the delegation's."""
    start, end = line.sentence.start, line.sentence.end
    if not any(cue in text[start:end] for cue in _CUE):
        return
    for mention in mentions:
        if mention.kind is not MentionKind.PERSON or mention.countries or not leads(text, start, mention.start):
            continue
        named = [first for first in line.country_end if _part_of(text, line, first, mention.start)]
        if named and len(line.countries[named[-1]]) == 1:
            mention.countries = line.countries[named[-1]]


def _part_of(text: str, line: Line, first: int, person: int) -> bool:
    at = line.tokens[first].start
    return person - _NEAR <= at < person and _IN.search(text, max(0, at - 16), at) is None
