"""Names that come back: bare surnames of the cast ("Tillerson urged", "Cho and Blinken")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg import names
from kg.reading.annotations import Mention, MentionKind
from kg.reading.line import Line
from kg.reading.names import NOT_NAMES, PARTICLES
from kg.reading.titles import HEADS, PORTFOLIO
from kg.reading.tokens import Token
from kg.resolving.cast import EPONYM, Cast, Member

LONGEST = 3
"""Words of the longest surname looked for ("von der Leyen")."""

SERVED = re.compile(
    r"\b(?:envoy|aide|adviser|advisor|representative|emissary|sister|son|letter|message) (?:of|to|from) \Z"
)
"""What stands before the title and name of whom somebody else serves."""


def _given_name(line: Line, at: int) -> bool:
    """Whether a capitalised word that is no title, country or usual word stands at a token."""
    token = line.tokens[at]
    usual = token.lower in NOT_NAMES or token.lower in HEADS or token.lower in PORTFOLIO or at in line.countries
    return token.word and token.capital and not usual and not token.text.isupper() and at < len(line.tokens) - 1


def _family_first(members: Sequence[Member], surname: str) -> bool:
    """Whether all the members write the family's name first, so that another given name may follow it."""
    return all(names.key(member.name.split()[0]) == names.key(surname) for member in members)


def _aside(text: str, mention: Mention) -> bool:
    """Whether somebody is named only as whom another serves or visits ("an envoy of North Korean leader X")."""
    return SERVED.search(text, max(0, mention.start - 60), mention.start) is not None


def _joined(token: Token, surfaces: Mapping[str, Sequence[Member]]) -> list[tuple[int, Member]]:
    """The persons whose surnames a hyphen joins ("the Park-Blinken meeting"), each with where the surname begins."""
    first, hyphen, second = token.text.partition("-")
    if not hyphen or not second or not second[0].isupper() or "-" in second:
        return []
    one, other = surfaces.get(names.key(first), ()), surfaces.get(names.key(second), ())
    if len(one) != 1 or len(other) != 1 or one[0] is other[0]:
        return []
    return [(token.start, one[0]), (token.start + len(first) + 1, other[0])]


def references(text: str, lines: Sequence[Line], cast: Cast, taken: Sequence[Mention]) -> list[Mention]:
    """Return mentions of cast members by surname alone, outside the mentions already found, and tell the cast."""
    surfaces = cast.surfaces()
    if not surfaces:
        return []
    beginnings = {surface[:end] for surface in surfaces for end in range(1, len(surface) + 1)}
    spans: dict[int, list[tuple[int, int]]] = {}
    for mention in taken:
        spans.setdefault(mention.sentence, []).append((mention.start, mention.end))
    found: list[Mention] = []
    so_called: dict[str, Member] = {}
    """Who was meant by a bare surname last."""
    for line in lines:
        used = spans.get(line.sentence.index, [])
        tokens = line.tokens
        done = 0
        for at in [i for i, token in enumerate(tokens) if token.capital or token.lower in PARTICLES]:
            token = tokens[at]
            if at < done:
                continue
            pair = _joined(token, surfaces) if token.capital and "-" in token.text else []
            if pair and not any(a <= token.start < b for a, b in used):
                for start, member in pair:
                    surname = text[start:].split("-", 1)[0] if start == token.start else text[start : token.end]
                    mention = Mention(
                        start, start + len(surname), MentionKind.PERSON, line.sentence.index, name=surname,
                        persons=(member.key,) if member.key else (),
                    )  # fmt: skip
                    cast.attach(member, mention)
                    found.append(mention)
                continue
            if names.key(token.text) not in beginnings or any(a <= token.start < b for a, b in used):
                continue
            for length in range(LONGEST, 0, -1):
                window = tokens[at : at + length]
                if len(window) < length or not all(t.word for t in window) or not window[-1].capital:
                    continue
                surface = text[window[0].start : window[-1].end]
                members = surfaces.get(names.key(surface))
                if not members or (at + length < len(tokens) and tokens[at + length].lower in EPONYM):
                    continue
                if at + length < len(tokens) and _given_name(line, at + length) and _family_first(members, surface):
                    continue  # "Wang Jiarui" beside Wang Yi: somebody else
                before = [m for m in members if m.first.start < window[0].start] or members
                member = max(
                    before, key=lambda m: max((x.start for x in m.mentions if x.start < window[0].start), default=-1)
                )
                spoken = so_called.get(names.key(surface))
                if spoken is not None and len(member.mentions) == 1 and _aside(text, member.first):
                    member = spoken  # "Kim's talks cover the visit of an envoy of leader Kim J. Kim will then travel"
                so_called[names.key(surface)] = member
                mention = Mention(
                    window[0].start, window[-1].end, MentionKind.PERSON, line.sentence.index, name=surface,
                    persons=(member.key,) if member.key else (),
                )  # fmt: skip
                cast.attach(member, mention)
                found.append(mention)
                done = at + length
                break
    return found
