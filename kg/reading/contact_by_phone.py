"""Contacts told by their channel beside another verb: "A and B agreed by telephone to"."""

from __future__ import annotations

import re

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_agreements import A_DAY
from kg.reading.contact_candidates import ContactCandidate, official, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import UP_TO_COMMA
from kg.records import Mode

DID_TO = re.compile(
    r"\s+(?:(?:has|had|also|later|earlier|then|will|would|today|yesterday|on \w+day|\w+ly)\s+)*"
    r"(?:[a-z]+ed|told|sought|gave|reached|got)\s+"
)
"""What somebody did to another, whatever the verb; the channel behind says that they were in touch."""
BY_PHONE = cued.compile(r"\b(?:(?:[Bb]y|[Oo]ver the|[Oo]n the|[Vv]ia)\s+(?:tele)?phone|on the line)\b")
TO_PERSON = re.compile(r"\bto\s+(?=[A-Z])")
JUST_AGREED = re.compile(rf"(?:\s+{A_DAY})?\s+(?:also\s+|\w+ly\s+)?(?:spoke|\w+ed)\s+(?:{A_DAY}\s+)?")
"""A finite verb in the past between its subject and the channel."""


def by_phone(context: ContactContext) -> list[ContactCandidate]:
    """Read "A and B agreed by telephone to …", "A briefed B by phone": the channel beside another verb."""
    match = BY_PHONE.search(context.text, context.sentence.start, context.sentence.end)
    if match is not None and match.start() == context.sentence.start:
        return _phone_opens(context, match)
    subjects = context.parties.clause_subject(match.start()) if match else []
    if match is None or not subjects:
        return []
    objects: list[Mention] = []
    if not plural(subjects):
        told = DID_TO.match(context.text, subjects[-1].end, match.start())
        objects = context.parties.at(told.end(), end=match.start()) if told else []
        objects = objects if all(map(official, objects)) else []
        if not objects:
            objects, at = context.list_behind(match.end(), context.sentence.end, "to")
            objects = objects if at == match.end() + 1 else []  # "was on the phone to Y"
        if not objects:
            objects, _ = context.list_behind(subjects[-1].end, context.sentence.end, "with|by")
        if not objects and (to := TO_PERSON.search(context.text, subjects[-1].end, match.start())):
            objects = context.parties.at(to.end(), end=match.start())  # "explained it to Y over the phone"
        if not all(official(m) for m in objects):
            objects = []
    if not plural(subjects) and not objects:
        return []
    past = JUST_AGREED.fullmatch(context.text, subjects[-1].end, match.start())
    planned = False if past else None  # "A and B will help each other, their ministers agreed by phone"
    found = context.candidate(match.start(), match.end(), "phone", Mode.PHONE_CALL, subjects, objects, planned=planned)
    return [found] if found is not None else []


def _phone_opens(context: ContactContext, match: re.Match[str]) -> list[ContactCandidate]:
    """Read "By telephone on Monday, A and B agreed", "On the phone with B, A said"."""
    end = context.sentence.end
    objects, at = context.list_behind(match.end(), end)
    objects = objects if at == match.end() + 1 else []
    comma = UP_TO_COMMA.match(context.text, objects[-1].end if objects else match.end(), end)
    subjects = context.parties.at(comma.end(), end=end) if comma else []
    if not objects and all(m.kind is MentionKind.GROUP and not m.countries for m in subjects):
        return []  # "Over the phone, the two sides shared their views": the call at hand
    if not all(map(official, (*subjects, *objects))) or not (objects or plural(subjects)):
        return []
    found = context.candidate(match.start(), match.end(), "phone", Mode.PHONE_CALL, subjects, objects)
    return [found] if found is not None and subjects else []
