"""Who leads the sides of a meeting: "A led the X delegation", "the X side was represented by A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind, Sentence

BODY = r"(?:delegations?|delegates|sides?|teams?)"
LEADS = re.compile(
    r"\b(?:(?:co-?)?led|leads?|leading|headed|heads?|heading|represented|represents?|representing)\s+"
    rf"(?:(?:the|their|his|her|its|each|both)\s+)?(?P<side>(?:(?!and\b)[\w.'()-]+\s+){{0,5}}?){BODY}\b"
)
LED_BY = re.compile(
    rf"\b{BODY}\b(?:[^.;]|\.(?=\S)|(?<=[A-Z])\.){{0,60}}?\b(?:led|headed|represented)\s+(?:\w+ly\s+)?by\s+"
    rf"|\b{BODY},?\s+by\s+|\bhead delegates?\b[^.;]{{0,40}}?\b(?:will be|is|are|was|were)\s+"
)
"""Delegations told in the passive; the verb may be left out of a second one ("and the X side by B")."""
REPRESENTED = re.compile(r"\s+(?:(?:will|would|is to|are to) be|is|are|was|were)\s+represented by\s+(?:its\s+)?")
"""From a government to those who act for it ("Oslo will be represented by X and Y")."""
UP_TO_VERB = re.compile(
    r"(?:\s*\([^)]{1,60}\))?(?:,[^,;]{1,120})?,?(?:\s+(?:will|would|is|was|to|also|who|each|jointly|respectively))*\s+"
)
"""What may stand between a head and "led the delegation"."""
NEXT_HEAD = re.compile(
    r"(?:\s*\([^)]{1,60}\)|\s+(?:and|of|for)\s+[A-Z][^,;]{2,60})?(?:,[^;]{0,120}?)?,?\s*(?:\band\s+(?:by\s+)?|;\s*)?(?:[a-z]+\s+)?"
)
"""What may stand between two heads of one list."""
OF_ANOTHER = re.compile(rf"\b{BODY}\b")
"""Between two heads it makes the second one that of the next delegation."""
SIDE_BEFORE = 90
"""Characters in front of "delegations" in which their countries are named."""


def heads(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[Mention, str | None]]:
    """Return the persons who lead delegations in a sentence, each with the country of the side where it is stated.

    `mentions` are those of the sentence, sorted by their start.
    """
    found: list[tuple[Mention, str | None]] = []
    words = text[sentence.start : sentence.end]
    if not any(body in words for body in ("deleg", "side", "team", " represented by ")):
        return found
    persons = [m for m in mentions if m.kind is MentionKind.PERSON]
    for match in REPRESENTED.finditer(text, sentence.start, sentence.end):
        side = [m for m in mentions if m.kind is MentionKind.COUNTRY and m.end == match.start()]
        listed = _behind(text, persons, match.end())
        found += [(person, side[0].countries[0]) for person in listed if side and len(side[0].countries) == 1]
    if found:
        return found
    for match in LEADS.finditer(text, sentence.start, sentence.end):
        listed = _before(text, persons, match.start())
        found += _with_sides(listed, _countries(mentions, match.start(), match.end()))
    before = sentence.start
    for match in LED_BY.finditer(text, sentence.start, sentence.end):
        body = match.start() + len(match.group().split()[0])
        listed = _behind(text, persons, match.end())
        found += _with_sides(listed, _countries(mentions, max(before, body - SIDE_BEFORE), body))
        before = match.end()
    return found


def _before(text: str, persons: Sequence[Mention], at: int) -> list[Mention]:
    """The list of persons that is the subject of the verb at `at`."""
    listed: list[Mention] = []
    for person in reversed([p for p in persons if p.end <= at]):
        between = text[person.end : listed[0].start if listed else at]
        fits = NEXT_HEAD if listed else UP_TO_VERB
        if not fits.fullmatch(between) or (listed and "and" not in between and "," not in between):
            break
        listed.insert(0, person)
    return listed


def _behind(text: str, persons: Sequence[Mention], at: int) -> list[Mention]:
    """The list of persons behind "led by"."""
    listed: list[Mention] = []
    for person in (p for p in persons if p.start >= at):
        before = listed[-1].end if listed else at
        between = text[before : person.start]
        if listed and not (NEXT_HEAD.fullmatch(between) and re.search(r"\band\b|[,;]", between)):
            break
        if listed and OF_ANOTHER.search(between):
            break
        if not listed and len(between) > len("Ambassador "):
            break
        listed.append(person)
    return listed


def _countries(mentions: Sequence[Mention], start: int, end: int) -> list[str]:
    """The countries named around the word for a delegation, each once, in order; persons' own apart."""
    sides = (m for m in mentions if m.kind is not MentionKind.PERSON and start <= m.start and m.start < end)
    return list(dict.fromkeys(code for m in sides for code in m.countries))


def _with_sides(listed: Sequence[Mention], sides: Sequence[str]) -> list[tuple[Mention, str | None]]:
    if len(sides) == 1:
        return [(person, sides[0]) for person in listed]
    if len(sides) == len(listed):
        return list(zip(listed, sides, strict=True))
    return [(person, person.countries[0] if person.countries else None) for person in listed]
