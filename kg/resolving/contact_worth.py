"""Which accounts are contacts that a reader would note, and which only a way of speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import MentionKind
from kg.reading.contact_context_words import OUTCOME
from kg.reading.contact_noun_words import UPCOMING
from kg.reading.contact_openings import BACK_FROM
from kg.reading.contact_words import TWO_PLUS_TWO
from kg.records import Status
from kg.resolving.accounts import Account
from kg.resolving.officials import LEADER
from kg.resolving.several_days import width

GOES_ON = re.compile(
    r"\b(?:continu\w+|keep\w*|maintain\w*|step(?:ping)? up|strengthen\w*|accelerat\w+|speed(?:ing)? up|expedit\w+"
    r"|intensif\w+|expand\w*|deepen\w*|boost\w*|enhanc\w+)\s+(?:(?!for\b|of\b|on\b|to\b|with\b)[\w-]+\s+){0,4}$"
)
"""What goes on is no meeting to come ("continue our intensive consultations with")."""
ONGOING = re.compile(
    r"\b(?:[Oo]ngoing|[Cc]ontinu(?:ing|ous))\s+(?:[\w-]+\s+){0,2}(?:consultations|discussions|talks|engagements?)\Z"
)
"""What goes on beside whatever a text tells."""
CLOSE_TALKS = re.compile(
    r"\b(?:close|closer|frequent|regular|continued|continuous|active)\s+(?:[\w-]+\s+){0,4}"
    r"(?:consultations?|discussions?|talks|dialogues?|communications?|meetings)$"
)
"""What is kept up, not one meeting ("agreed to hold close consultations")."""
REGULARLY = re.compile(
    r"[^.;]{0,80}?\b(?:on an? (?:more )?(?:regular|frequent|annual|yearly|biannual|rotating) basis|regularly|annually"
    r"|every (?:two |other )?years?|each year|as (?:often|needed)|whenever|when (?:needed|necessary)|at any time)\b"
)
"""What makes meetings agreed upon a custom, not one to come."""
HELD_ONCE = re.compile(r"\s+(?:was|were) (?:first|last) held\b")
"""What tells one of a series, whenever it was ("the dialogue was first held in 2012")."""
EARLIER_ONE = re.compile(r"(?:In|At|During)\s+(?:an?|his|her|their)\s+(?:earlier|separate|previous)\s")
"""How a sentence on a contact beside the main one begins."""


HOLD_TALKS = (
    r"(?:hold|have)\b.*\b(?:talks|dialogue|(?:separate|bilateral|trilateral|one-on-one) (?:discussion|consultation)s?)"
)
"""What officials do who will meet."""

AFTER_A = re.compile(
    r"\b(?:after|following|before|prior to|ahead of) (?:an?|his|her|their)"
    r" (?:(?!earlier|previous|last)[\w-]+ ){0,3}\w*[^s\s]\Z"
)
"""One contact beside which another is set ("paid a call on X following a meeting with Y")."""
IN_A = re.compile(r"\b(?:(?:in|during|at|over) an?|during their) (?:[\w-]+ ){0,4}[\w-]+\Z")
"""One contact in which something was said or agreed ("X and Y agreed in a telephone conversation to")."""
HOPES_TO = re.compile(r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|would like)\s+to\s+(?:\w+ly\s+)?\Z")
"""Who hopes for it has arranged nothing yet."""
RECENT_ONE = re.compile(
    r"\b(?:his|her|their|the|[A-Z][\w.-]+'s) (?:recent|latest|last|previous|earlier) (?:[\w.-]+ ){0,4}\w*[^s\s]\Z"
    r"|\b(?:on the heels of|in the wake of) [^,;.]{3,80}'s (?:[\w-]+ ){0,2}\w*[^s\s]\Z"
)
"""One contact, by its article and its singular ("his recent call with X", "on the heels of Y's call with X")."""

FOLLOWED = re.compile(
    r"(?:This|It|That|The (?:[\w-]+ )?(?:meeting|call|visit|talks|conversation)) (?:follow(?:s|ed)|c(?:ame|omes) after)"
    r" [^,;]{2,60}?\w*[^s\s]\Z"
)
"""One contact that the one at hand came after ("This followed Minister X's meeting with Y")."""


def worth_telling(text: str, account: Account, told: Sequence[Account], *, trip: bool) -> bool:
    """Return whether it is one; a noun without a day, place or ordinal is not ("previous discussions")."""
    if account.candidate.level == "nameless" and account.candidate.plural and account.status is Status.HELD:
        return False  # "high-level dialogues this year"
    goes_on = not account.candidate.verbal and not account.dated
    if goes_on and ONGOING.search(text, account.sentence.start, account.candidate.end):
        return False  # "as part of her ongoing consultations with their leaders"
    if account.status is Status.PLANNED and not account.candidate.verbal:
        before = text[account.sentence.start : account.candidate.start][-50:]
        if account.candidate.plural and re.search(r"\btheir\s+(?:[\w-]+\s+){0,4}$", before):
            return account.candidate.level is not None  # "a success of their key strategic meetings"
        own_day = account.dated and any(t.start > account.candidate.start for t in account.candidate.times)
        if not own_day and GOES_ON.search(before):
            return False
    if account.status is Status.PLANNED and not account.dated:
        words = text[account.candidate.start : account.candidate.end]
        if CLOSE_TALKS.search(words) or REGULARLY.match(text, account.candidate.end, account.sentence.end):
            return False
    if account.status is Status.PLANNED and account.mode is None and not account.dated:
        named = len(account.people) == len(account.participants) > 1
        words = text[account.candidate.start : account.candidate.end]
        if named and account.candidate.verbal and re.fullmatch(HOLD_TALKS, words):
            return True  # "will hold talks with X"
        if named and UPCOMING.search(text, account.sentence.start, account.candidate.start):
            return True  # "the envisioned talks among X, Y and Z"
        if named and account.when.known:
            return True  # "will arrive on Friday for talks with X"
        on_trip = trip and bool(account.people)
        placed = account.circumstances.place is not None
        return account.candidate.level in ("nameless", TWO_PLUS_TWO) or placed or on_trip
    if account.status is Status.PLANNED and account.candidate.verbal and not account.dated:
        placed = account.circumstances.place is not None
        if not placed and HOPES_TO.search(text, account.sentence.start, account.candidate.start):
            return False  # "hopes to meet the President soon"
    one_sided = len(account.people) < 2 and account.candidate.word == "engagement"
    if one_sided and not account.dated:
        return False  # "intensive engagement with European allies"
    wide = not account.dated or width(account.when) > 92
    once = HELD_ONCE.match(text, account.candidate.end) is not None and account.dated
    if not account.candidate.verbal and not account.people and wide and not once and account.status is Status.HELD:
        return False  # "the resumption of U.S.-X consultative meetings over the last year"
    if account.candidate.verbal or account.dated:
        return True
    if account.told_day and len(account.people) == len(account.participants):
        return True  # on a day, though nothing tells the year
    if account.status is Status.PLANNED:
        return True
    if account.candidate.same_parties and not told:
        return True  # "Envoys of A and B agreed to it. The meeting came a day after": what the lead had in mind
    if not account.candidate.parties:
        return False
    between = re.match(r"[^.;]{0,60}\bbetween\b", text[account.candidate.end : account.candidate.end + 80])
    named = all(m.kind in (MentionKind.OFFICE, MentionKind.PERSON) for m in account.candidate.objects)
    if between and named and len(account.people) == len(account.participants):
        return True
    if not told or (trip and not any(a.candidate.verbal for a in told)):
        return True
    if account.circumstances.place or (
        len(account.people) == len(account.participants) and EARLIER_ONE.match(text, account.sentence.start)
    ):
        return True
    of_two = [m for m in account.candidate.subjects if m.kind is MentionKind.COUNTRY and not account.candidate.objects]
    if account.candidate.level == LEADER and sum(len(m.countries) for m in of_two) > 1:
        return True  # "at the A-B summit": one that readers know
    person = any(m.kind is MentionKind.PERSON for m in account.candidate.objects)
    if person and OUTCOME.search(text, account.sentence.start, account.candidate.start) and len(account.people) > 1:
        return True  # "briefed him on the outcome of her summit with X"
    front = text[account.sentence.start : account.candidate.end]
    all_named = len(account.people) == len(account.participants) > 1 and not account.candidate.plural
    set_beside = IN_A.search(front) or (person and AFTER_A.search(front))
    if account.status is Status.HELD and all_named and account.mode is not None and set_beside:
        return True
    if all_named and FOLLOWED.match(front):
        return True
    if RECENT_ONE.search(front) and len(account.people) == len(account.participants) == 2:
        return True
    if BACK_FROM.search(text, account.sentence.start, account.candidate.start) and len(account.people) > 1:
        return True  # "recently returned from a summit with X"
    words = text[account.sentence.start : account.sentence.end]
    return (
        account.mode is not None
        and bool(account.people)
        and bool(re.search(r"\b(?:first|second|third|fourth|last)\b", words))
    )
