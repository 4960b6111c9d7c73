"""A further meeting of those who have met, with whom somebody joins them: "were then joined by X for a lunch"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.records import Mode

JOINED_BY = cued.compile(
    r"\b(?:was|were|(?P<will>(?:will|is to|are to)(?: then| later| also)? be)) "
    r"(?:(?:then|later|subsequently|afterwards?) )?joined by\s+"
)
LATER = re.compile(r"\b(?:[Tt]hen|[Ll]ater|[Ss]ubsequently|[Aa]fterwards?|[Ff]ollowing|[Aa]fter)\b")
"""What makes it another meeting than the one that they had."""
FOR_A = re.compile(r",?\s+(?:[^.;]{0,80}?\s)?for\s+(?:(?:an?|another|the)\s+)?(?:[\w.'-]+\s+){0,5}?\Z")
"""From whoever joins to the noun of what they join for."""
FOR_ONE = re.compile(r"\bfor an? ")
"""What makes it no meeting that has been told."""
ENSUED = re.compile(
    r"(?:\s+(?:in|at)\s+[A-Z]\w+)?,?\s+(?:then\s+)?(?:ensued|followed(?!\s+(?:up|by|a|an|the)\b)"
    r"|(?:then|later|subsequently)\s+(?:took place|was held)"
    r"|(?:took place|was held)\s+(?:afterwards?|right after|thereafter|later))\b"
)
"""Behind the parties of a noun: it came after what was told before."""
OPENS = re.compile(r"(?:Then,? |Later,? )?(?:An?|The(?:ir)?|Another) (?:[\w'-]+ ){0,4}\Z")
"""In front of such a noun: it is the subject of its sentence."""
FOLLOWING_ON = re.compile(
    r"(?:,|\b(?:and|which was|that was))\s+followed by (?:an?|another|their|his|her) (?:[\w'-]+ ){0,4}\Z"
)
"""In front of the noun of the next contact ("held a summit with X, followed by a trilateral meeting with X and Y")."""


def joined_for(context: ContactContext) -> list[ContactCandidate]:
    """Return the meeting of those who had met with whoever joined them for it."""
    match = JOINED_BY.search(context.text, context.sentence.start, context.sentence.end)
    if match is None:
        return []
    later = LATER.search(context.text, context.sentence.start, match.end()) is not None
    objects = context.parties.at(match.end())
    subjects = context.parties.subject(match.start())
    if not subjects or not objects or not all(map(official, objects)):
        return []
    if not later and any(m.kind is not MentionKind.PERSON for m in (*subjects, *objects)):
        return []  # who came along to the meeting at hand
    last = objects[-1].end
    noun = next((n for n in context.nouns if FOR_A.match(context.text, last, n.start("noun"))), None)
    if noun is None or context.text.startswith(" with ", noun.end()):
        return []
    if not later and len(subjects) == 1 and not FOR_ONE.search(context.text, last, noun.start("noun")):
        return []
    context.used.add(noun.start())
    mode = words.mode_of_noun(noun.group().lower()) or Mode.IN_PERSON
    planned = match["will"] is not None
    found = context.candidate(match.start(), match.end(), "joined", mode, subjects, objects, planned=planned)
    if found is None:
        return []
    found.follows = later
    return [found]


def ensued(context: ContactContext, noun: re.Match[str], objects: list[Mention]) -> bool:
    """Return whether a meeting is told to have come after the one before it ("ensued", "followed by a dinner with")."""
    if not objects:
        return False
    if FOLLOWING_ON.search(context.text, max(context.sentence.start, noun.start("noun") - 70), noun.start("noun")):
        return True
    if OPENS.fullmatch(context.text, context.sentence.start, noun.start("noun")) is None:
        return False
    return ENSUED.match(context.text, objects[-1].end, context.sentence.end) is not None
