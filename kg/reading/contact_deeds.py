"""Contacts told by what somebody did before another: presented credentials, saw, had over, called in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading import contact_words as words
from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_context_words import TRAVELLED_TO
from kg.reading.contact_verb_words import ENVOYS
from kg.records import Mode

PAPERS = r"(?:credentials|letters? of (?:credence|accreditation))"
CREDENTIALS = re.compile(
    r"\b(?:(?P<gave>present(?:ed|s|ing)?|submit(?:ted|s)?|hand(?:ed|s)(?: over)?|deliver(?:ed|s)?)"
    r"|(?P<took>receiv(?:ed|es|ing)|accept(?:ed|s|ing)?))\s+"
    r"(?:(?:an?|the|his|her|their|true|copy|copies|of|\w+'s?)\s+){0,5}"
    rf"{PAPERS}\b"
)
"""What an envoy hands to a head of state."""
AND_A_LETTER = re.compile(rf"\s+and\s+(?:(?:the|his|her|original)\s+)*{PAPERS}\s+to\s+")
SAW = cued.compile(r"\b(?:saw|sees|(?<=\bto )see)\s+(?=[A-Z]|the [A-Z]|his |her )")
EACH_OTHER = re.compile(r"\b(?:see|saw|seen) each other(?= (?:again|in|at|on|next|last|for)\b)")
SEEN = re.compile(
    r"\s*(?:[.;]|,(?!\s+who\b)|(?:and|at|in|on|for|again|before|after|over|this|last|late|early|earlier|yesterday"
    r"|today|tonight|twice|first|separately|privately|briefly|to discuss)\b)"
)
"""What follows whom somebody saw; a verb would tell what that person did."""
CALLED_IN = re.compile(r"\b(?:invit(?:ed|es)|call(?:ed|s)|brought|haul(?:ed|s)|ha[ds]|having)\s+")
TO_THE_OFFICE = re.compile(
    r"\s+(?:(?:on\s+\w+day|today|yesterday)\s+)?(?:in\s+(?:to|on|for|over)\b|in\s*[.,;]"
    r"|(?:in |over )?(?:to|into)\s+(?:the|his|her|its|their|\w+'s)\s+(?:\w+\s+){0,2}(?:ministry|office|department"
    r"|headquarters|chancellery|building|residence)\b)",
    re.IGNORECASE,
)
"""Where an envoy is called to."""
OVER_FOR = re.compile(
    r"\s+(?:as (?:his|her) guests?\s+)?(?:(?:over|round|in|back)\s+(?:for|to)|for|to)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:dinner|lunch(?:eon)?|breakfast|tea|coffee|drinks|talks|meeting|discussions|barbecue|golf)\b"
)
"""What somebody has a guest over for."""
TO_A_PLACE = re.compile(r"\s+(?:in |over )?to (?:the )?[A-Z]")
"""Where somebody is invited who has not come yet ("invited X to Oslo for talks")."""
VISITED = re.compile(
    r"\b(?:paid|pay(?:s|ing)?|ma[dk]e|makes|making)\s+(?:an?|his|her)\s+(?:[\w-]+\s+){0,2}visits?\s+(?:to|on)\s+(?:the\s+)?(?=[A-Z])"
)
GUEST_OF = re.compile(
    r"\b(?:was|were|is|are|will be)\s+(?:also\s+|then\s+)?(?:an?\s+|the\s+)?(?:[a-z]+\s+)?"
    r"guests?\s+of\s+(?:the\s+)?(?=[A-Z])"
)
TELLS = re.compile(r"\b(?:told|assured|reminded|warned)\s+")
ON_HIS_VISIT = cued.compile(r"\b(?:[Dd]uring|[Oo]n) (?:his|her|a) (?:[a-z-]+ ){0,2}(?:visit|trip|stay) (?:to|in) ")
"""What sets what somebody told another in the other's country."""
AGREED_ON_VISIT = re.compile(
    r"\b(?:agreed|concurred|decided|reached|confirmed|shared|announced|settled)\b"
    r"(?: (?:up)?on)? (?:between|by) (?=[A-Z]|the )"
)
"""Before those who came to terms."""
DURING_VISIT = re.compile(
    r" (?:during|on|on the occasion of|at the time of) (?:the |his |her |an? |[A-Z][^,;.]{2,50}?'s )(?:[a-z-]+ ){0,2}"
    r"(?:visit|trip)\b"
)
"""Behind them: they were together ("agreed upon between X and Y during X's visit to Oslo")."""
READING = cued.compile(
    f"{AGREED_ON_VISIT.pattern}|{CREDENTIALS.pattern}|{SAW.pattern}|{EACH_OTHER.pattern}|{CALLED_IN.pattern}|{VISITED.pattern}"
    f"|{GUEST_OF.pattern}"
)
"""One of these stands in every sentence with such a deed."""


def deeds(context: ContactContext) -> Iterator[ContactCandidate]:
    """Yield the contacts that a sentence tells by a deed."""
    sentence = context.sentence
    if READING.search(context.text, sentence.start, sentence.end) is None:
        return
    for reader in (_credentials, _saw, _called_in, _visited, _guest, _agreed):
        found = reader(context)
        if found is not None:
            yield found


def _credentials(context: ContactContext) -> ContactCandidate | None:
    """Read "Ambassador X presented her credentials to President Y", "President Y received the credentials of X"."""
    match = CREDENTIALS.search(context.text, context.sentence.start, context.sentence.end)
    if match is None:
        return None
    subjects = context.parties.subject(match.start())
    end = context.clause_end(match.end())
    objects, _ = context.list_behind(match.end(), end, "to" if match["gave"] else "of|from|by")
    found = _told(context, match, "credentials", subjects, objects)
    if found is None or not match["gave"]:
        return found
    again = AND_A_LETTER.match(context.text, objects[-1].end, end)
    found.objects = (again and context.parties.at(again.end(), end=end)) or objects  # a copy goes to the minister first
    return found


def _saw(context: ContactContext) -> ContactCandidate | None:
    """Read "she first saw Foreign Minister X at the ministry"."""
    if each := EACH_OTHER.search(context.text, context.sentence.start, context.sentence.end):
        both = context.parties.subject(each.start())
        return context.candidate(*each.span(), "meet", Mode.IN_PERSON, both, []) if both else None
    for match in SAW.finditer(context.text, context.sentence.start, context.sentence.end):
        objects = context.parties.at(match.end())
        if not objects or any(m.kind is not MentionKind.PERSON or not m.title for m in objects):
            continue
        journey = TRAVELLED_TO.search(context.text, context.sentence.start, match.start())
        if match.group().startswith("see ") and journey is None:
            continue  # "hopes to see X"
        if SEEN.match(context.text, objects[-1].end, context.sentence.end):
            return _told(context, match, match.group().split()[0], context.parties.subject(match.start()), objects)
    return None


def _called_in(context: ContactContext) -> ContactCandidate | None:
    """Read "the Vice Minister invited Ambassador X to the ministry", "had Minister X over for dinner"."""
    for match in CALLED_IN.finditer(context.text, context.sentence.start, context.sentence.end):
        objects = context.parties.at(match.end())
        if not objects or not official(objects[0]):
            continue
        subjects = context.parties.subject(match.start())
        behind = objects[-1].end
        if match.group().startswith(("had", "has", "having", "invited")) and objects[0].office_kind not in ENVOYS:
            guest = all(m.kind is MentionKind.PERSON for m in objects)
            abroad = match.group().startswith("invited") and TO_A_PLACE.match(context.text, behind) is not None
            if guest and not abroad and OVER_FOR.match(context.text, behind, context.sentence.end):
                return _told(context, match, "had", subjects, objects)
        elif objects[0].office_kind in ENVOYS and TO_THE_OFFICE.match(context.text, behind, context.sentence.end):
            return _told(context, match, "summoned", subjects, objects)
    return None


def _visited(context: ContactContext) -> ContactCandidate | None:
    """Read "Ambassador X paid a visit to Minister Y": a visit to an official, not to a place."""
    match = VISITED.search(context.text, context.sentence.start, context.sentence.end)
    objects = context.parties.at(match.end()) if match else []
    if match is None or not objects or any(m.kind is not MentionKind.PERSON for m in objects):
        return None
    word = "pay" if match.group().startswith(("pay ", "make ")) else "visited"
    return _told(context, match, word, context.parties.subject(match.start()), objects)


def _guest(context: ContactContext) -> ContactCandidate | None:
    """Read "that evening she was a guest of President X": whoever is received by an official meets him."""
    match = GUEST_OF.search(context.text, context.sentence.start, context.sentence.end)
    objects = context.parties.at(match.end()) if match else []
    if match is None or not objects or any(m.kind is not MentionKind.PERSON or not m.title for m in objects):
        return None
    return _told(context, match, "received", context.parties.subject(match.start()), objects)


def _agreed(context: ContactContext) -> ContactCandidate | None:
    """Read "the plan agreed upon between President X and Premier Y during X's visit to Oslo last May"."""
    for match in AGREED_ON_VISIT.finditer(context.text, context.sentence.start, context.sentence.end):
        both = context.parties.at(match.end())
        people = len(both) > 1 and all(m.kind is MentionKind.PERSON for m in both)
        if people and DURING_VISIT.match(context.text, both[-1].end, context.sentence.end):
            return context.candidate(*match.span(), "agreed", Mode.IN_PERSON, both[:1], both[1:])
    return None


def told_there(context: ContactContext) -> list[ContactCandidate]:
    """Read "X told his counterpart Y on the sidelines of the forum that …": who speaks to another there is with him.

    So is who told somebody something "during his visit to Oslo".
    """
    sentence = context.sentence
    margins = words.MARGINS.search(context.text, sentence.start, sentence.end)
    journey = ON_HIS_VISIT.search(context.text, sentence.start, sentence.end)
    if margins is None and journey is None:
        return []
    for told in TELLS.finditer(context.text, sentence.start, sentence.end):
        objects = context.parties.at(told.end())
        subjects = context.parties.subject(told.start())
        there = objects and (
            (margins is not None and objects[-1].end < margins.start())
            or (journey is not None and journey.end() < told.start() and objects[0].kind is not MentionKind.PRONOUN)
        )
        speaks = all(official(m) or m.name in ("he", "she") for m in subjects)
        if subjects and speaks and there and all(map(official, objects)):
            found = context.candidate(*told.span(), "told", Mode.IN_PERSON, subjects, objects)
            return [found] if found is not None else []
    return []


def _told(
    context: ContactContext, match: re.Match[str], word: str, subjects: Sequence[Mention], objects: Sequence[Mention]
) -> ContactCandidate | None:
    """The candidate of a deed between a subject and whom it was done before."""
    if not subjects or not objects or context.in_mention(match.start()):
        return None
    return context.candidate(*match.span(), word, Mode.IN_PERSON, list(subjects), list(objects))
