"""What "they" and "the two" take up in their own sentence: a plural subject, a list of persons, a pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind
from kg.reading.party_words import WHO_IS
from kg.resolving.cast import Cast

SAID_TO = re.compile(
    r"\s+(?:also\s+)?(?:told|assured|informed|briefed|asked|urged|thanked|congratulated)\s+(?:the\s+)?"
)
THEIR = re.compile(r"\b[Tt]heir (?:(?:foreign|defen[cs]e) and )?(?:\w{0,6})\Z")
"""How an office opens that two sides have, or in front of the second of two such offices."""
HE = frozenset({"he", "she"})
TALKED_WITH = re.compile(
    r"\s+(?:had |has )?(?:discussed|agreed|talked|spoke|confirmed"
    r"|(?:shak|clasp|join)(?:es|s|ing) hands|pos(?:es|ing)|talks|speaks|chats|walks|stands)\b[^,;]{0,40}"
    r"\bwith\s+(?:the\s+)?"
)
TOLD_TO = re.compile(
    r",?\s+(?:also |first |had |\w+ly )*(?:[a-z]+ed|made|gave|brought|took|told) [^,;]{0,60}?"
    r"(?:\b(?:to|with|by)\s+)?(?:the\s+)?"
)
"""From who says something to whom it is said, right in front of "during their call"."""
SUBORDINATE = re.compile(r"\b(?:when|as|after|before|while|since|where)\s+\Z")
"""What opens a clause whose subject "the two" are those of the main clause."""
DURING = re.compile(r"\s+(?:during|in|at|over)\s+")
AND = re.compile(r"\s*,?\s*(?:and\s+)?(?:(?:the|new|visiting|his|her)\s+)*")


class Antecedents:
    """Finds what plurals take up in the sentences of one text."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast

    def they(self, mention: Mention, own: Sequence[Mention], *, begun: bool) -> list[Mention]:
        """Return what "their" or "they" takes up in its own sentence: a plural subject, or "A and B".

        `begun` once the text is at a contact, whose parties "the two" are.
        """
        if mention.kind is MentionKind.GROUP and mention.number == 2:
            inside = SUBORDINATE.search(self.text, max(0, mention.start - 12), mention.start) is not None
            return self._pair(mention, own) if inside or not begun else []
        if mention.kind is MentionKind.OFFICE and not begun:
            return self._of_both(mention, own)
        if mention.kind is not MentionKind.PRONOUN or mention.number == 1 or "first-person" in mention.qualifiers:
            return []
        before = [m for m in own if m.end <= mention.start and (m.kind is not MentionKind.PRONOUN or m.name in HE)]
        for last in reversed(before):
            if last.number != 1 and last.kind in (MentionKind.OFFICE, MentionKind.GROUP):
                return [last]
            if last.kind in (MentionKind.PERSON, MentionKind.OFFICE):
                listed = [last]
                for earlier in reversed(before[: before.index(last)]):
                    gap = self.text[earlier.end : listed[0].start]
                    if earlier.kind is not MentionKind.PERSON and self._who(before, listed[0]) is not None:
                        continue
                    joined = AND.fullmatch(gap) or SAID_TO.fullmatch(gap) or TALKED_WITH.fullmatch(gap)
                    if not joined and self._who(before, listed[0]) is not earlier:
                        break
                    listed.insert(0, earlier)
                if len(listed) > 1:
                    return listed
                if told := self._told_another(mention, last, before):
                    return told
        return []

    def _who(self, before: Sequence[Mention], following: Mention) -> Mention | None:
        """Return the person in front on whom a clause stands between ("X, who is in Oslo for A, and Y")."""
        people = (m for m in before if m.kind is MentionKind.PERSON and m.end < following.start)
        return next((m for m in people if WHO_IS.fullmatch(self.text, m.end, following.start)), None)

    def _told_another(self, their: Mention, last: Mention, before: Sequence[Mention]) -> list[Mention]:
        """Read "X conveyed it to Y during their call": who spoke and who was spoken to."""
        if their.name != "their" or DURING.fullmatch(self.text, last.end, their.start) is None:
            return []
        people = [m for m in before if m.kind is MentionKind.PERSON and m.end <= last.start]
        speaker = people[-1] if people and last.kind is MentionKind.PERSON else None
        told = speaker is not None and TOLD_TO.fullmatch(self.text, speaker.end, last.start)
        return [speaker, last] if speaker is not None and told else []

    def _of_both(self, mention: Mention, own: Sequence[Mention]) -> list[Mention]:
        """ "A and B will help, their ministers agreed": the offices of the two countries named just before."""
        theirs = THEIR.search(self.text, max(0, mention.start - 24), mention.start + 6)
        if mention.countries or mention.number == 1 or theirs is None:
            return []
        sides = [m for m in own if m.end <= mention.start and m.kind is MentionKind.COUNTRY and len(m.countries) == 1]
        pairs = [(a, b) for a, b in pairwise(sides) if AND.fullmatch(self.text, a.end, b.start)]
        if len(pairs) != 1 or pairs[0][0].countries == pairs[0][1].countries:
            return []
        codes = (*pairs[0][0].countries, *pairs[0][1].countries)
        return [replace(mention, countries=codes, number=2, qualifiers=mention.qualifiers - {"possessive"})]

    def _pair(self, mention: Mention, own: Sequence[Mention]) -> list[Mention]:
        """ "X invited Y when the two leaders held talks": the two persons of different countries named just before."""
        found: list[Mention] = []
        for before in own:
            member = self.cast.member_of(before) if before.end <= mention.start else None
            known = [self.cast.member_of(m) for m in found]
            if member is not None and member.country and member not in known:
                found.append(before)
        countries = {member.country for m in found if (member := self.cast.member_of(m)) is not None}
        return found if len(found) == len(countries) == 2 and "countries" not in mention.qualifiers else []


def him(mention: Mention, subjects: Sequence[Mention], own: Sequence[Mention]) -> Mention:
    """Return whom "him" or "her" means behind the subjects of its sentence: the person named in front of them.

    "At the request of Minister X, the Secretary called him." Without such a person it is the mention itself.
    """
    if mention.name not in ("him", "her") or not subjects:
        return mention
    first = min(m.start for m in subjects)
    return next((m for m in reversed(own) if m.kind is MentionKind.PERSON and m.end <= first), mention)
