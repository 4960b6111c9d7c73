"""The meeting that the headline of a transcript tells: "Remarks With Foreign Minister X After Their Meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.records import Mode

REMARKS = re.compile(
    r"\b(?i:remarks|statements?|comments|availability|conference|spray)\b.{3,220}?"
    r"\b(?i:after|before|following|prior to|ahead of|at the top of)\s+(?i:(?:their|the|an?|our)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?P<noun>(?i:meeting|talks))\b"
)
"""A headline over what was said at a meeting."""


def meeting(
    text: str, headline: Sentence, titled: Sequence[Mention], labels: Sequence[Mention]
) -> ContactCandidate | None:
    """Return the meeting of those whom a headline names with the one who speaks beside them; None where it has none.

    `titled` are the mentions of the headline, `labels` those in front of what each says ("SECRETARY X:").
    """
    told = REMARKS.search(text, headline.start, headline.end)
    guests = [m for m in titled if m.kind is MentionKind.PERSON and told and told.start() <= m.start < told.end()]
    if told is None or not guests:
        return None
    names = " ".join(text[m.start : m.end].lower() for m in guests)
    hosts = [m for m in labels if (m.name or "").lower() not in names]
    start, end = told.span("noun")
    return ContactCandidate(
        headline.index, start, end, False, told["noun"].lower(), Mode.IN_PERSON, list(hosts[:1]), guests
    )


def labels(text: str, sentences: Sequence[Sentence], by_sentence: Sequence[Sequence[Mention]]) -> list[Mention]:
    """Return the persons in front of what each says ("SECRETARY X: Good morning."), in order."""
    found = []
    for sentence in sentences:
        first = by_sentence[sentence.index][:1]
        if first and first[0].kind is MentionKind.PERSON and first[0].start == sentence.start:
            found += [first[0]] if text.startswith(":", first[0].end) else []
    return found
