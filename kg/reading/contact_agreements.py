"""Contacts told by what was agreed: "X agreed with his counterpart Y to", "the envoys of A and B agreed on Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import cued
from kg.reading.annotations import MentionKind
from kg.reading.contact_candidates import OFFICIAL_KINDS, ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.reading.time_grammar import MONTH, WEEKDAY

AGREED_WITH = cued.compile(r"\b(?:agreed|affirmed|reaffirmed|confirmed|concurred)\s+with\s+(?!the view)")
ON_A_THING = re.compile(
    r"(?:\s+(?:on\s+)?\w+day|\s+earlier in the day|\s+in\s+[A-Z]\w+)?,?\s+(?:to\s+[a-z]|that\b|on\b)"
)
"""What follows whom somebody agreed with."""
A_DAY = rf"(?:on\s+)?(?:{WEEKDAY}|[Yy]esterday|[Tt]oday|{MONTH} \d{{1,2}})"
"""The day of what is told, as a pattern."""
_AGREED = (
    r"agreed|concurred|pledged|vowed|reaffirmed|affirmed|confirmed|renewed|recommitted|exchanged (?:views|opinions)"
)
_REACHED = (
    r"(?:reached|struck|made|sealed|signed) (?:an? |the )?(?:[\w-]+ )?(?:agreement|accord|deal|consensus|understanding)"
)
AGREED_THEN = cued.compile(
    rf"\b(?:{_REACHED}\s+(?:in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?(?:{A_DAY}|earlier (?:in the day|this week|this month))"
    rf"|{A_DAY}\s+(?:{_AGREED}|{_REACHED})|(?:{_AGREED})\s+(?:in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?{A_DAY})\b"
)
"""Officials of two sides agree on a day."""
AFTER_THEY = cued.compile(r"\b(?:after|before|since)\s+(?=[A-Z]|the\s)")
"""What a contact in which two agreed is counted from ("The call came a day after X and Y agreed to")."""
OF_BOTH = re.compile(r"'\s+(?=[a-z])")
DID_AGREE = re.compile(rf"\s+(?:had\s+|also\s+|\w+ly\s+)?(?:{_AGREED}|{_REACHED})\b")


def agreed_before(context: ContactContext, found: Sequence[ContactCandidate]) -> list[ContactCandidate]:
    """Read "The talks came a day after X and Y agreed that": two officials who agreed were in touch.

    None where the sentence tells their contact by itself (`found`).
    """
    match = AFTER_THEY.search(context.text, context.sentence.start, context.sentence.end)
    subjects = context.parties.at(match.end()) if match else []
    if subjects and subjects[0].kind is MentionKind.GROUP and (own := OF_BOTH.match(context.text, subjects[0].end)):
        subjects = context.parties.at(own.end())  # "after the two countries' foreign ministers reached"
    several = len(subjects) > 1 or any(m.number == 0 or len(m.countries) > 1 for m in subjects)
    verb = DID_AGREE.match(context.text, subjects[-1].end, context.sentence.end) if subjects else None
    if verb is None or not several or any(m.kind not in OFFICIAL_KINDS for m in subjects):
        return []
    if any(c.start >= subjects[0].start for c in found):
        return []
    told = context.candidate(verb.start(), verb.end(), "agreed", None, subjects, [])
    return [told] if told is not None else []


def agreed_with(context: ContactContext) -> list[ContactCandidate]:
    """Read "X agreed with his counterpart Y to speed it up": who agrees with somebody on a thing was in touch."""
    match = AGREED_WITH.search(context.text, context.sentence.start, context.sentence.end)
    objects = context.parties.at(match.end()) if match else []
    if match is None or not objects or any(m.kind not in OFFICIAL_KINDS for m in objects):
        return []
    if not ON_A_THING.match(context.text, objects[-1].end, context.sentence.end):
        return []
    subjects = context.parties.subject(match.start())
    found = context.candidate(match.start(), match.end(), "agreed", None, subjects, objects)
    return [found] if found is not None and subjects else []


def agreed_together(context: ContactContext) -> list[ContactCandidate]:
    """Read "The foreign ministers of A and B agreed on Saturday to": officials of two sides were in touch."""
    match = AGREED_THEN.search(context.text, context.sentence.start, context.sentence.end)
    subjects = context.parties.subject(match.start()) if match else []
    if match is None or any(m.kind not in OFFICIAL_KINDS for m in subjects):
        return []
    if len(subjects) < 2 and not any(len(m.countries) > 1 for m in subjects):
        return []
    found = context.candidate(match.start(), match.end(), "agreed", None, subjects, [])
    return [found] if found is not None else []
