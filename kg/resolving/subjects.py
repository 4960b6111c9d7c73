"""Who is meant by "I" and by "he" in what follows: the author of a text, the subject of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.resolving.antecedents import AND
from kg.resolving.discourse import Discourse
from kg.resolving.parties import unique

BEHIND_PREPOSITION = re.compile(r"\b(?:with|to|of|from|by|between|for|about|on|at|alongside)\s+(?:\w+\s+)?$")
"""What makes a person in front of a verb no subject of the sentence."""
TELLS = re.compile(r"\s+(?:also\s+|\w+ly\s+)?(?:said|spoke|told|made|gave|held|met|took|[a-z]+ed)\s")
"""What follows the subject of "Meeting with X, the Minister said"."""
BY_AUTHOR = re.compile(
    r"\b(?:[Ss]tatement|[Cc]onference|[Rr]emarks|[Ll]etter|[Mm]essage|[Rr]eport) (?:by|from|of) (?:the )?\Z"
)
"""What stands in a headline before the person who says "I" in the text."""


def note_author(text: str, discourse: Discourse, own: Sequence[Mention], label: Sentence | None = None) -> None:
    """Remember who says "I": whom the headline names as the author, or whose name and colon open a passage."""
    for mention in own:
        if mention.kind is not MentionKind.PERSON:
            continue
        titled = label is None and BY_AUTHOR.search(text, max(0, mention.start - 40), mention.start)
        opens = label is not None and mention.start == label.start and text.startswith(":", mention.end)
        if titled or opens:
            discourse.author = next(iter(discourse.participants_of(mention)), None)
            return


_JOINT_TEXT = re.compile(r"\b[Jj]oint\s+(?:[A-Z]\w+\s+)?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Rr]eadout)\b")
"""What headlines call a text that several governments issue together."""


def note_issuers(headline: str, discourse: Discourse, own: Sequence[Mention]) -> None:
    """Remember who says "we": the officials of two or more countries whom the headline of a joint text names."""
    if _JOINT_TEXT.search(headline) is None:
        return
    people = [m for m in own if m.kind is MentionKind.PERSON]
    named = unique([p for m in people for p in discourse.participants_of(m)])
    if len({p.country for p in named if p.country}) > 1:
        discourse.issuing = named


_I_SAY = re.compile(r"\bI(?:'(?:m|ve|d|ll))?\s+[a-z]")


def note_signed(text: str, discourse: Discourse, signed: Sequence[Mention], opening: Sequence[Sentence]) -> None:
    """Remember as the author who stands on a line of their own over what they say as "I"."""
    if discourse.author is not None or len(signed) != 1 or signed[0].office_kind == "spokesperson":
        return
    for sentence in opening:
        said = _I_SAY.search(text, sentence.start, sentence.end)
        if said is not None and text.count('"', sentence.start, said.start()) % 2 == 0:
            discourse.author = next(iter(discourse.participants_of(signed[0])), None)
            return


def note_subject(text: str, discourse: Discourse, sentence: Sentence, own: Sequence[Mention]) -> None:
    """The sentence's first person who is not governed by a preposition, for the pronouns of the next."""
    governed = 0
    for mention in own:
        several = len(mention.countries) > 1 and mention.kind in (MentionKind.GROUP, MentionKind.OFFICE)
        if several and not BEHIND_PREPOSITION.search(text, sentence.start, mention.start):
            discourse.note_subject(discourse.participants_of(mention))  # "Envoys of A and B agreed": "their" talks
            return
        if mention.kind is MentionKind.PRONOUN and "possessive" not in mention.qualifiers:
            return  # "In Tokyo, he met with Prime Minister X"
        if (
            mention.kind in (MentionKind.PERSON, MentionKind.OFFICE)
            and mention.start - (governed or sentence.start) < 60
        ):
            before = text[sentence.start : mention.start]
            gap = text[governed : mention.start]
            listed = governed and AND.fullmatch(gap) and (" and " in gap or not TELLS.match(text, mention.end))
            if listed or BEHIND_PREPOSITION.search(before):
                governed = mention.end
                continue
            if text[mention.end : mention.end + 2] == "'s":
                continue
            found = discourse.participants_of(mention)
            if len(found) == 1:
                discourse.note_subject(found)
                return
