"""Whom "he", "she" and "his" mean in the sentence that tells a contact, where it names that person itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.groups import MYSELF_NAME

SAID_THAT = re.compile(
    r"\s+(?:also\s+|then\s+|further\s+)?(?:explained|stated|said|mentioned|told|added|noted|reported|announced|recalled"
    r"|tweeted|wrote|posted)\b"
    r"[^.;]{0,80}?\bthat\s+"
)
"""From who speaks to the pronoun that stands for the same person ("Minister X explained to Y that he")."""
OWN_JOURNEY = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}(?:visit|trip|tour|travels?)\b")
"""Behind whoever made a journey."""
VISITED_WHERE = re.compile(r"\b(?:visit|trip|tour|travels?)\b[^.;]{0,80}, where (?:\w+ly )?\Z")
"""What makes "he" the one who made a journey."""
OPENS_BEFORE = re.compile(r"(?:\A|[.\s\"])(?:After|Before|While|When|Following|Having|During)\b(?: [\w-]+){0,3} \Z")
"""How a sentence opens on what its subject did before or beside its news."""


def bind_his(text: str, candidate: ContactCandidate, mentions: Sequence[Mention]) -> None:
    """Read "Secretary X's visit and his meeting with Minister Y": the nearest person who is not the other side.

    The subjects of `candidate` are changed; `mentions` are those of its sentence.
    """
    for index, mention in enumerate(candidate.subjects):
        if mention.kind is not MentionKind.PRONOUN or mention.number != 1 or mention.name == MYSELF_NAME:
            continue
        others = {m.name for m in candidate.objects}
        before = [m for m in mentions if m.end <= mention.start and m.kind is MentionKind.PERSON]
        near = [m for m in before if text[m.end : m.end + 2] == "'s" and mention.start - m.end < 80]
        opening = [m for m in mentions if m.end <= mention.start and m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
        first = [m for m in (opening if candidate.verbal else before)[:1] if m.start - mentions[0].start < 60]
        if not before and (named := _named_later(text, mentions, mention)):
            first = [named]
        he = mentions[0]
        if he.kind is MentionKind.PRONOUN and he.name == mention.name and he is not mention:
            first = []  # "She will meet X before traveling to Oslo, where she will": who opens the sentence
        if VISITED_WHERE.search(text[max(0, mention.start - 120) : mention.start]):
            first = _visitor(text, before, mention) or first
        first = [m for m in before if SAID_THAT.fullmatch(text, m.end, mention.start)][-1:] or first
        if candidate.verbal:
            near = []
        for candidate_mention in (*reversed(near), *first):
            if candidate_mention.name not in others:
                candidate.subjects[index] = candidate_mention
                break


def _named_later(text: str, mentions: Sequence[Mention], he: Mention) -> Mention | None:
    """The subject of "After visiting Oslo, where he met Minister Y, Minister X said": who stands behind a comma."""
    if not OPENS_BEFORE.search(text[max(0, mentions[0].start - 40) : mentions[0].start]):
        return None
    people = [m for m in mentions if m.start > he.end and m.kind is MentionKind.PERSON]
    return next((m for m in people if text[max(0, m.start - 6) : m.start].endswith((", ", ", the "))), None)


def _visitor(text: str, before: Sequence[Mention], he: Mention) -> list[Mention]:
    """The person of "the visit of X to Y, where he met Z": whose visit it is, "the latter" being named last."""
    near = text[max(0, he.start - 120) : he.start]
    if re.search(r"\bthe latter's\b", near):
        return list(before[-1:])
    owners = [m for m in before if OWN_JOURNEY.match(text, m.end)]
    if owners:
        return owners[-1:]
    return list(before[-1:]) if re.search(r"\b(?:his|her) (?:[\w-]+ ){0,3}(?:visit|trip|tour)\b", near) else []
