"""Contacts told by what was agreed: "X agreed with his counterpart Y to", "the envoys of A and B agreed on Friday"."""

from __future__ import annotations

import re

from kg.reading import cued
from kg.reading.contact_candidates import OFFICIAL_KINDS, ContactCandidate
from kg.reading.contact_context import ContactContext

AGREED_WITH = cued.compile(r"\b(?:agreed|affirmed|reaffirmed|confirmed|concurred)\s+with\s+(?!the view)")
ON_A_THING = re.compile(
    r"(?:\s+(?:on\s+)?\w+day|\s+earlier in the day|\s+in\s+[A-Z]\w+)?,?\s+(?:to\s+[a-z]|that\b|on\b)"
)
"""What follows whom somebody agreed with."""
A_DAY = (
    r"(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2})"
)
"""The day of what is told, as a pattern."""
_AGREED = (
    r"agreed|concurred|pledged|vowed|reaffirmed|affirmed|confirmed|renewed|recommitted|exchanged (?:views|opinions)"
)
AGREED_THEN = cued.compile(
    rf"\b(?:{A_DAY}\s+(?:{_AGREED})|(?:{_AGREED})\s+(?:in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?{A_DAY})\b"
)
"""Officials of two sides agree on a day."""


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
