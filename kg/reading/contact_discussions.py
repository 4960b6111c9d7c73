"""Contacts told by what was discussed: "X discussed it with Y in Oslo", "X and Y on Monday discussed"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_agreements import A_DAY
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import OPENS_THERE
from kg.records import Mode

DISCUSSED = cued.compile(
    r"\b(?:discussed|(?P<will>(?:(?<=\bwill )|(?<=\bwill also ))discuss)"
    r"|exchanged (?:views|opinions)|(?P<raised>raised|took up|brought up|reviewed|addressed|explored"
    r"|assessed|coordinated|compared notes))\b"
)
IN_A_PLACE_OR_DAY = re.compile(
    r"\b(?:in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?on\s+(?:[A-Z]\w+day|[A-Z][a-z]{2,8}\.? \d)"
    r"|\bin\s+[A-Z]\w+\s+(?:next|this|later this)\s+(?:\w+day|week|month)"
)
"""When two persons discussed something together."""
THEN_DISCUSSED = re.compile(rf"\b{A_DAY}\s+(?:also\s+)?\Z")
"""A day between two persons and what they discussed."""
OPENING_DAY = re.compile(r"(?:(?:Earlier|Later)\s+(?:in|on|that|the|same|\s)+day|(?:On\s+)?[A-Z]\w+day)\b,?\s")
"""A day at the beginning of the sentence."""
IN_PERSON = re.compile(r"\b(?:in[- ]person|face[- ]to[- ]face)\b")
SOMEWHERE = re.compile(r"(?:\s+(?:on\s+\w+day|today|yesterday))?\s+(?:in|at)\s+(?:the\s+)?[A-Z]")
"""Where two were together."""
RELATIONS_WITH = re.compile(
    r"\s+(?:[\w.'-]+\s+){0,4}(?:relations?|relationship|ties|cooperation|coordination|trade|alliance)\s+with\s+"
)
"""What can be discussed with an official, or be that of whoever discusses it with his country."""
DISCUSSED_WITHIN = 120
"""Characters from the verb to "with": what stands further away belongs to what was discussed."""


def discussed(context: ContactContext) -> list[ContactCandidate]:
    """Read "X discussed the alliance with Minister Y in Oslo on Monday": who has talked something over was in touch."""
    match = DISCUSSED.search(context.text, context.sentence.start, context.sentence.end)
    if match is None or context.in_mention(match.start()):
        return []
    objects, at = context.list_behind(match.end(), context.clause_end(match.end()))
    if not objects:
        objects, at = _relations_with(context, match)
    if not objects:
        return _discussed_by_both(context, match)
    nameless = any(m.kind is not MentionKind.PERSON for m in objects)
    there = match["will"] and OPENS_THERE.match(context.text, context.sentence.start)
    if (nameless and not there) or not all(official(m) for m in objects):
        return []
    if match["raised"] and not SOMEWHERE.match(context.text, objects[-1].end, context.sentence.end):
        return []  # "raised it with X" may tell of the contact at hand
    subjects = context.parties.subject(match.start())
    window = context.text[match.start() : context.sentence.end]
    mode = Mode.VIDEO_CALL if words.VIDEO.search(window) else Mode.PHONE_CALL if words.PHONE.search(window) else None
    if mode is None and IN_PERSON.search(window):
        mode = Mode.IN_PERSON
    found = context.candidate(match.start(), match.end(), "discussed", mode, subjects, objects, window=window)
    return [found] if found is not None and at - match.end() < DISCUSSED_WITHIN else []


def _relations_with(context: ContactContext, match: re.Match[str]) -> tuple[list[Mention], int]:
    """Read "Minister X discussed bilateral ties with Minister Y": one alone can have discussed them with Y only."""
    topic = RELATIONS_WITH.match(context.text, match.end(), context.clause_end(match.end()))
    alone = topic is not None and len(context.parties.subject(match.start())) == 1
    people = context.parties.at(topic.end()) if topic is not None and alone else []
    titled = all(m.kind is MentionKind.PERSON and m.title for m in people)
    return (people, topic.end()) if topic is not None and titled else ([], -1)


def _discussed_by_both(context: ContactContext, match: re.Match[str]) -> list[ContactCandidate]:
    """Read "X and Y discussed the alliance in Oslo", "X and Y on Monday discussed": two persons, where or when."""
    subjects = context.parties.subject(match.start())
    somewhere = (
        IN_A_PLACE_OR_DAY.search(context.text, match.end(), context.clause_end(match.end()))
        or THEN_DISCUSSED.search(context.text, context.sentence.start, match.start())
        or OPENING_DAY.match(context.text, context.sentence.start)
    )
    of_two = [m for m in subjects if m.kind is MentionKind.OFFICE and len(m.countries) > 1]
    both = len(subjects) > 1 and all(m.kind is MentionKind.PERSON for m in subjects)
    both = both or (match["will"] is not None and len(subjects) == 2 and all(map(_of_one_side, subjects)))
    if match["raised"] or not (both or of_two) or (somewhere is None and not (match["will"] and both)):
        return []
    mode = Mode.IN_PERSON if somewhere is not None and somewhere.group().startswith("in ") else None
    planned = True if match["will"] else None
    found = context.candidate(match.start(), match.end(), "discussed", mode, subjects, [], planned=planned)
    return [found] if found is not None else []


def _of_one_side(mention: Mention) -> bool:
    """Whether a mention is one official of a country that the text gives."""
    return official(mention) and (mention.kind is MentionKind.PERSON or len(mention.countries) == 1)
