"""Contacts told by the participle that opens a sentence: "Hosting X on Monday, Y said", "Speaking by phone, A and"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import UP_TO_COMMA
from kg.reading.time_grammar import MONTH
from kg.records import Mode

PARTICIPLE = cued.compile(
    r"(?P<host>Hosting|Welcoming|Receiving|Greeting)\s"
    r"|(?P<meet>Meeting)\s(?=(?:the\s)?[A-Z])"
    r"|(?P<speak>Speaking|Talking|Conferring)\s"
    r"|(?P<call>Calling|Phoning|Telephoning)\s"
    r"|(?P<sit>(?:Seated|Sitting(?: down)?)\s+(?:opposite|across (?:the table )?from|with|beside|next to)"
    r"|Sitting down)\s"
    r"|(?P<gather>Gathering|Convening|Assembling)(?=\s(?:in|at|on|for)\s)"
)
"""What somebody does who is in touch, at the head of a sentence."""
IN_A_PLACE = re.compile(rf"\bin\s+(?!{MONTH})[A-Z]|\bat\s+(?:the|his|her)\s")
BARE_COMMA = re.compile(r",\s+(?:the\s+)?")
EACH_OTHER = re.compile(r"(?:each other|one another)\b")
IN_PUBLIC = re.compile(
    r"\b(?:reporters|press|news|conference|briefing|interview|forum|event|ceremony|audience|lawmakers)\b"
)
"""What makes the speaking one to a public."""


def participle(context: ContactContext) -> list[ContactCandidate]:
    """Return the contact of an opening participle, between who stands behind the comma and whom it names."""
    sentence = context.sentence
    match = PARTICIPLE.match(context.text, sentence.start, sentence.end)
    if match is None:
        return []
    kind = match.lastgroup
    objects = _objects(context, match, kind)
    if len(objects) > 1 and BARE_COMMA.fullmatch(context.text, objects[-2].end, objects[-1].start):
        objects = objects[:-1]  # "Meeting X, the Minister said": whom he met, and he
    last = objects[-1].end if objects else match.end()
    comma = context.text.find(", ", last, min(sentence.end, last + 120))
    if kind == "gather":
        up_to = UP_TO_COMMA.match(context.text, last, sentence.end)
        comma = up_to.end() - len(", ") if up_to else -1
    if comma < 0 or IN_PUBLIC.search(context.text, match.end(), comma):
        return []
    phrase = context.text[match.start() : comma]
    subjects = context.parties.at(comma + 2)
    if not subjects or not all(map(_somebody, (*subjects, *objects))):
        return []
    mode = Mode.IN_PERSON
    if words.VIDEO.search(phrase):
        mode = Mode.VIDEO_CALL
    elif kind == "call" or (kind == "speak" and (words.PHONE.search(phrase) or not IN_A_PLACE.search(phrase))):
        mode = Mode.PHONE_CALL
    alone = kind != "speak" or words.PHONE.search(phrase) or words.VIDEO.search(phrase)
    if not objects and not (plural(subjects) and alone):
        return []
    found = context.candidate(match.start(), match.end(), match.group().split()[0].lower(), mode, subjects, objects)
    return [found] if found is not None else []


def _objects(context: ContactContext, match: re.Match[str], kind: str | None) -> list[Mention]:
    if kind == "gather":
        return []
    if kind in ("host", "call", "meet"):
        return context.parties.at(match.end())
    if kind == "sit":
        return [] if EACH_OTHER.match(context.text, match.end()) else context.parties.at(match.end())
    listed, at = context.list_behind(match.end() - 1, context.sentence.end, "with|to")
    comma = context.text.find(", ", match.end(), context.sentence.end)
    return listed if 0 <= at < comma else []


def _somebody(mention: Mention) -> bool:
    return official(mention) or (mention.kind is MentionKind.PRONOUN and mention.name in ("he", "she", "they"))
