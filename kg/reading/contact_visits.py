"""Contacts for which somebody goes to another country, where nobody is named there: "will visit A and B for talks"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.records import Mode

READING = cued.compile(
    r"\b(?P<will>will|plans? to|(?:is|are) (?:set|due|scheduled|slated|expected) to|is to)"
    r" (?:also )?(?:visit|travel to|fly to|go to"
    r"|make a (?:\w+ )?(?:visit|trip) to|embark on a (?:\w+ )?(?:visit|trip) to)"
    r" (?=(?:the )?[A-Z])(?P<where>(?:(?!\bfor\b)[^;.]|(?<=[A-Z])\.|\.(?= \d)){2,140}?)"
    r" (?P<talks>(?:for|to (?:hold|have|conduct)) (?:[a-z-]+ ){0,2}"
    r"(?P<noun>talks|consultations|discussions))\b"
)
"""A journey for talks that nobody in particular is to have."""
FOR_TALKS = "for talks"
"""The word of such a contact: the days of its sentence are those of the journey."""
WITH = re.compile(r"[^;.]{0,80}?\b(?:with|between|among|involving)\b")
"""What names who else has the talks."""
MULTILATERAL = re.compile(r"\b(?:six|five|four)-(?:party|nation|way)\b")


def talks_abroad(context: ContactContext) -> list[ContactCandidate]:
    """Read "Deputy Minister X will visit A, B and C next week for talks on trade": talks with each government."""
    sentence = context.sentence
    visit = READING.search(context.text, sentence.start, sentence.end)
    if visit is None or WITH.match(context.text, visit.end(), sentence.end) or MULTILATERAL.search(visit["talks"]):
        return []
    travellers = context.parties.subject(visit.start())
    if not travellers or any(m.kind is not MentionKind.PERSON for m in travellers):
        return []
    hosts = [m for m in context.mentions if _visited(m) and visit.start("where") <= m.start < visit.end("where")]
    if not hosts:
        return []
    start, end = visit.span("noun")
    found = context.candidate(start, end, FOR_TALKS, Mode.IN_PERSON, travellers, hosts, planned=True)
    if found is None or words.MULTILATERAL.search(visit["talks"]):
        return []
    found.separate = True
    return [found]


def talks_besides(context: ContactContext, found: Sequence[ContactCandidate]) -> list[ContactCandidate]:
    """Read "After their summit, X announced that Y will visit Oslo for talks": somebody else's, behind those found."""
    if not found or any(c.word == FOR_TALKS for c in found):
        return []
    known = {id(m) for c in found for m in c.parties}
    last = max(c.end for c in found)
    return [c for c in talks_abroad(context) if c.start > last and not {id(m) for m in c.subjects} & known]


ONWARD_FOR = re.compile(
    r"\b(?:and|before) (?:then |later |afterwards? |subsequently )?"
    r"(?:(?:(?:travel|go|fly|head|continue|proceed)(?:ing)? )?(?:on )?to |(?=[A-Z]\w+(?: [A-Z]\w+)? on \w+day for ))"
    r"(?:the )?[A-Z][\w. ]{1,40}?"
    r" for (?:[\w-]+ ){0,4}\Z"
)
"""In front of the talks at the next stop of a journey ("will fly to A to meet X, and then to B for talks with Y")."""
TO_COME = re.compile(r"\b(?:will|plans? to|(?:is|are) (?:set|due|scheduled|slated|expected|to))\b")


def onward_for(context: ContactContext, noun: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a noun tells the talks at the next stop of a journey, and whether the journey is to come."""
    onward = ONWARD_FOR.search(context.text, max(context.sentence.start, noun.start() - 90), noun.start())
    ahead = onward and TO_COME.search(context.text, context.sentence.start, onward.start())
    return onward is not None, bool(ahead)


def _visited(mention: Mention) -> bool:
    return mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1 and "adjective" not in mention.qualifiers
