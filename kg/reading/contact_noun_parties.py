"""Whose contact a noun tells: its owner in front of it, or who said, agreed or planned something there."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import PARTY_KINDS, closing, plural
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import (
    AGREED_AT,
    HEADS,
    OF_A_NAME,
    OWN_PHRASE,
    POSSESSIVE,
    PREPOSITION,
    SAID_TO,
    TOLD_TO,
)
from kg.reading.time_grammar import WEEKDAY

PRESS_AFTER = re.compile(
    r"\b(?:held|hold|gave|give|had|addressed|attended|issued|released|announced|signed|made)\s+(?:an?|the)?\s*"
    r"(?:joint\s+)?(?:news|press)?\s*(?:conference|statement|briefing|declaration|announcement)\s+"
    r"(?:[^,;.]{2,60}\s)?(?:after|following|at the end of)\s+(?:an?|the|their)?\s*(?:[\w-]+\s+){0,3}\Z"
)
"""What two do together when a meeting is over ("held a joint press conference after a summit")."""

MINISTERS = frozenset({"minister", "foreign-minister", "defence-minister", "diplomat"})
"""Kinds of offices whose holders speak of summits that others hold."""
WITHIN_CLAUSE = r"(?:[^,;]|, (?:the |[A-Z])[^,;]{3,50},)"
"""What may stand in a clause: anything without a comma, or an apposition."""
WITH_ANOTHER = re.compile(r"[^,;.]{0,40}?\bwith\s+")
"""From what was agreed to whom one agreed with ("reached the deal with X at a meeting in")."""


OF_A_DAY = rf"(?:(?:{WEEKDAY}|[Yy]esterday|[Tt]oday|(?:this|last)\s+\w+)'s)"
"""Whose a meeting is that is known by its day ("at Monday's meeting")."""


def appeared_after(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Read "X and Y held a joint press conference after summit talks in Oslo": those who met."""
    press = PRESS_AFTER.search(context.text, context.sentence.start, noun.start())
    listed = context.parties.subject(press.start()) if press else []
    people = all(m.kind in (MentionKind.PERSON, MentionKind.OFFICE) for m in listed)
    return listed if people and (len(listed) > 1 or plural(listed)) else []


def said_in(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Read "A and B agreed in phone talks on Thursday to …"."""
    before = context.text[context.sentence.start : noun.start()]
    near = OWN_PHRASE.split(before[-40:])[-1]
    if words.MULTILATERAL.search(near) or noun["noun"].lower() in ("discussions", "dialogue", "session"):
        return []
    if not re.search(r"\b(?:in|during|over)\s+(?:(?:a|an|their|the)\s+)?(?:[\w-]+\s+){0,3}$", before):
        return []
    listed = context.parties.clause_subject(noun.start())
    if len(listed) == 1 and not plural(listed):
        # "X agreed with Y in a telephone conversation that …"
        end = closing(context.text, listed[0])
        behind = before[end - context.sentence.start :]
        other = re.search(r"\bwith\b", behind) or SAID_TO.match(behind) or TOLD_TO.match(behind)
        start = end + other.end() if other else noun.start()
        listed = [*listed, *context.parties.at(start, end=noun.start())] if other else listed
    heads = plural(listed) and (
        listed[0].kind is MentionKind.OFFICE or HEADS.search(context.text, listed[0].start, listed[0].end)
    )
    return listed if len(listed) > 1 or heads else []


def agreed_to(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Read "the two sides agreed to find an opportunity in February for a meeting"."""
    if not re.fullmatch(
        r"(?:summit )?(?:meeting|summit|talks)|(?:(?:tele)?phone |telephone |video )?(?:call|talks?)",
        noun["noun"].lower(),
    ):
        return []
    if words.MULTILATERAL.search(context.text, max(context.sentence.start, noun.start() - 40), noun.end()):
        return []
    match = re.search(
        r"\b(?:agreed|decided|planned?|committed)\s+(?:to|on)\b(?:(?!success|launch|resum|continu|maintain|strengthen|close"
        r"|through)[^.;]){0,110}$",
        context.text[context.sentence.start : noun.start()],
    )
    if match is None:
        return []
    listed = context.parties.subject(context.sentence.start + match.start())
    return listed if plural(listed) or len(listed) > 1 else []


def agreed_at(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Read "President A and President B agreed at the November 2023 summit"."""
    before = context.text[context.sentence.start : noun.start()]
    if words.MULTILATERAL.search(before[-40:] + noun.group()):
        return []
    tail = rf"{WITHIN_CLAUSE}{{0,110}}\b(?:at|during|in)\s+(?:the|their|an?|{OF_A_DAY})\s+(?:[\w-]+\s+){{0,4}}$"
    if listed := by_all(context, before):
        return listed
    agents = re.search(rf"\bby\b{tail}", before)
    if agents:
        listed = context.parties.at(context.sentence.start + agents.start() + 2)
        return listed if plural(listed) else []
    for verb in reversed(list(re.finditer(rf"\b(?:{AGREED_AT})(?={tail})", before))):
        # the verb nearest to the noun that has a subject ("discussed the commitments that A and B made at")
        if listed := context.parties.subject(context.sentence.start + verb.start()):
            beside = WITH_ANOTHER.match(before, verb.end()) if len(listed) == 1 else None
            listed = [*listed, *(context.parties.at(context.sentence.start + beside.end()) if beside else [])]
            if noun["noun"].startswith("summit") and all(m.office_kind in MINISTERS for m in listed):
                return []  # "the two ministers praised what was agreed at the bilateral summit": that of their leaders
            return listed if plural(listed) else []
    return []


def by_all(context: ContactContext, before: str) -> list[Mention]:
    """Read "an agreement reached by A, B and C during their summit": the parties between "by" and the noun."""
    during = re.search(r"\s+(?:at|during|in)\s+(?:the|their)\s+(?:[\w-]+\s+){0,4}$", before)
    for by in re.finditer(r"\bby\b", before) if during else ():
        listed = context.parties.at(context.sentence.start + by.end())
        if during and len(listed) > 1 and listed[-1].end == context.sentence.start + during.start():
            return listed
    return []


OWN_DEED = re.compile(r"\b(?:made|given|reached|agreed|signed|announced|adopted|undertaken)\s+(?:at|in|during)\b")
"""What is somebody's in front of a meeting that need not be ("their commitments made during meetings in Oslo")."""


def owner(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """The parties in front of a noun: "his meeting", "the two leaders' call", "ROK-US talks"."""
    overlapped = any(m.start < noun.start() < m.end for m in context.mentions)
    position = noun.start("noun") if overlapped else noun.start()
    limit = position
    own: list[Mention] = []
    for mention in reversed([m for m in context.mentions if m.end <= position and m.kind in PARTY_KINDS]):
        gap = context.text[mention.end : limit].replace('"', "")  # "the A-B "2+2""
        pronoun = mention.kind is MentionKind.PRONOUN and "possessive" in mention.qualifiers
        if not own:
            compound = mention.kind is MentionKind.COUNTRY and len(mention.countries) > 1
            near = (
                POSSESSIVE.match(gap)
                or (compound and OF_A_NAME.fullmatch(gap))
                or (
                    re.fullmatch(r"\.?(?:'s?)?\s+(?:[\w'.,-]+\s+){0,4}", gap)
                    and (not OWN_DEED.search(gap) if pronoun else not PREPOSITION.search(gap))
                )
            )
            if not near or re.search(r"\b(?:in|at|during)\s+an?\s+$|\b(?:follow|preced)(?:s|ed)\b", gap):
                break
            joined = context.text[mention.start - 1 : mention.start] == "-"  # "the X-Y meeting"
            beside = mention.kind is MentionKind.COUNTRY or (
                not gap.strip() and (mention.kind is MentionKind.OFFICE or joined)
            )
            if not pronoun and not gap.startswith("'") and not beside:
                break
            if (
                mention.kind is MentionKind.COUNTRY
                and not gap.startswith("'")
                and "adjective" not in mention.qualifiers
            ):
                own.append(mention)
                limit = mention.start
                continue
            own.append(mention)
        elif len(own) == 1 and own[0].kind is MentionKind.COUNTRY and gap.strip() in ("'s", "'"):
            return [mention]  # "President X's Oslo talks with Y"
        elif re.fullmatch(r"\s*(?:-|–|/|,|and|, and)\s*(?:the\s+)?", gap) and mention.kind is own[0].kind:
            own.insert(0, mention)
        else:
            break
        limit = mention.start
    return own
