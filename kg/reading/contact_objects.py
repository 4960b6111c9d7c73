"""Which contact noun is the object of a verb: "joined X and Y in Oslo on Monday for three-way talks"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import ITS_OBJECT, SINCE
from kg.reading.contact_noun_words import AT_A_VENUE

UPDATE_ON = re.compile(r"\b(?:updates?|briefings?|reports?|readouts?)\s+(?:on|about|of|from)\b")
"""What makes a meeting the topic of what somebody received."""
IN_A_PLACE = re.compile(r"\b(?:in|at) [A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?, [A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?,")
"""A place with its country, between commas ("in Lima, Peru, on Monday")."""
NEXT_PHRASE = re.compile(r",\s+(?:[A-Z]|and\b|the\b|his\b|her\b)")
"""What begins another phrase than the object of the verb in front."""
NEXT_CLAUSE = re.compile(r"\b(?:that|which|who)\b|(?<![\w-])to\b")
TO_THE = re.compile(r"\bto the\b")
WITH = re.compile(r"\s+(?:(?:\w+ly|together)\s+)?with\s+")
FAR = 140
"""Characters from a verb to its object, those aside whom the verb names first."""


def noun_after(context: ContactContext, verb: re.Match[str], end: int) -> re.Match[str] | None:
    """Return the contact noun that is the object of a verb, in the clause that ends at `end`."""
    for noun in context.nouns:
        if noun.start("noun") < verb.end() or noun.start() >= end:
            continue
        if AT_A_VENUE.search(context.text, verb.end(), noun.start("noun")):
            continue  # "joined X on the sidelines of the G20 meeting for three-way talks"
        gap = context.text[verb.end() : noun.start()]
        if ", " in gap or len(gap) > FAR:
            gap = _behind_parties(context, verb, noun)
        if len(gap) > FAR:
            continue
        other = words.VERB.search(gap)
        if other and other.lastgroup in ("speak", "meet", "call"):
            return None
        if other and gap[: other.start()].endswith(", ") and ITS_OBJECT.match(gap, other.end()):
            return None
        if UPDATE_ON.search(gap):
            return None  # "received an update on the Vice President's meetings with"
        if NEXT_PHRASE.search(gap) or SINCE.search(gap):
            return None
        if NEXT_CLAUSE.search(gap) and not TO_THE.search(gap):
            return None
        return noun
    return None


def _behind_parties(context: ContactContext, verb: re.Match[str], noun: re.Match[str]) -> str:
    """The words from a verb to its noun behind those whom it names, without the country of a place."""
    beside = WITH.match(context.text, verb.end())
    named = context.parties.at(beside.end() if beside else verb.end(), end=noun.start())
    gap = context.text[named[-1].end if named else verb.end() : noun.start()]
    return IN_A_PLACE.sub("", gap.removeprefix(","))
