"""What a title names that its holder serves in: a ministry, an office, the body of several states."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.line import Line
from kg.reading.titles import HEADS
from kg.reading.tokens import Token

SMALL = frozenset("the a an his her their its our".split())
"""What stands before the name of a body or a country."""
LONGEST_MINISTRY = 4
"""Words up to the noun in the longest name of a ministry ("German Federal Foreign Office")."""
LONGEST_BODY = 8
"""Words of the longest name of a body looked for."""
INSIDE_BODY = frozenset({"of", "and", "for", "on", "the", "-"})
LOWER_BODIES = frozenset("department bureau division office directorate ministry".split())
"""Nouns of parts of a government, in small letters."""
BODY_NOUNS = frozenset(
    "Forum Organization Organisation Community Cooperation Union League Agency Bank Fund Association Programme Program"
    " Authority Conference Convention Institute Initiative Partnership Alliance Foundation Centre Center"
    " Group Directorate".split()
)
"""Nouns with which names of bodies end."""


def body_end(line: Line, at: int) -> int:
    """The index behind the name of a body at token `at` ("the Pacific Islands Forum"); `at` where none stands."""
    tokens = line.tokens
    i, end = at, at
    while i < len(tokens) and i - at < LONGEST_BODY and i not in line.countries and tokens[i].lower not in HEADS:
        if not (tokens[i].capital or (i > at and tokens[i].text in INSIDE_BODY)):
            break
        i += 1
        end = i if tokens[i - 1].text in BODY_NOUNS else end
    return end if end > at + 1 else at


def over_a_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a head or director, or the part of a government that one is over, stands before "of" and token `at`."""
    i = at - 1
    while i > 0 and (tokens[i].lower in SMALL or tokens[i].lower == "of"):
        i -= 1
    return tokens[i].lower in ("head", "director", "chief") or tokens[i].text in LOWER_BODIES


def heads_a_part(line: Line, head: int, last: int, countries: Sequence[str]) -> bool:
    """Whether "head" or "director" is over a part of a government or of its party, named in small letters."""
    tokens = line.tokens
    if head + 1 >= len(tokens) or tokens[head + 1].lower != "of" or not countries:
        return False
    return any(token.text in LOWER_BODIES for token in tokens[head + 2 : last + 1])


def lower_body(line: Line, at: int) -> int:
    """The index behind a body named in small letters at token `at` ("the North Korean affairs office")."""
    tokens = line.tokens
    for i in range(at, min(at + LONGEST_BODY, len(tokens))):
        if tokens[i].text in LOWER_BODIES:
            return i + 1 if i > at else at
        topic = not tokens[i].capital or i in line.countries
        if not tokens[i].word or not topic or tokens[i].lower in ("of", "for", "to", "and", "the", "a", "an"):
            break
    return at


def ministry_of(tokens: Sequence[Token], at: int) -> int:
    """The last token of "foreign ministry" at token `at`; 0 where none stands there."""
    near = range(at, min(at + 4, len(tokens)))
    found = next((i for i in near if tokens[i].lower in ("ministry", "department")), 0)
    return found if all(token.word for token in tokens[at:found]) else 0


def ministry_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the Norwegian Ministry" or the like stands at a token ("State Secretary at the Ministry of Defence")."""
    at += at < len(tokens) and tokens[at].lower == "the"
    for token in tokens[at : at + LONGEST_MINISTRY]:
        if token.text in ("Ministry", "Department", "Embassy", "Office"):
            return True
        if not (token.capital or token.lower == "'s"):
            return False
    return False
