"""Whom the words behind a contact noun name otherwise than by "with": who placed it, who was brought together."""

from __future__ import annotations

import re

from kg.reading.adverbials import WHERE_WHEN
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import HELD_BY

DONE_BY = re.compile(
    r"(?:\s+(?:on\s+\w+day|today|yesterday))?\s+(?:was|were|is|had been|has been)\s+(?:\w+ly\s+)?"
    r"(?:held|placed|made|conducted|initiated|convened|hosted)(?:\s+(?:on\s+\w+day|today|yesterday))?\s+by\s+"
)
"""Behind the parties of a noun: who had it ("a call to X was placed by Y")."""
WAS = re.compile(r"(?:(?:,? held|,)?\s+(?:in|on|last|earlier)\s[^,;]{2,50},?)?\s+(?:was|were|is)\s+")
ITS_FIRST = re.compile(r"'s?\s+(?:first|second|third|fourth|fifth|sixth|latest|only)\b")
FROM_TO = re.compile(r"\s+to\s+")
BROUGHT = re.compile(
    rf"{WHERE_WHEN}?\s+(?:gave|allowed|brought(?: together)?|saw|let"
    r"|enabled|reunited|united|(?:was|is|marked|became) the \w+ (?:one )?(?:for|of|between|involving))\s+"
)
"""From a noun that is the subject to those who had it ("A call on Monday gave X and Y a chance to")."""
TOGETHER_WITH = re.compile(r"\s+(?:together|face to face)\s+with\s+")
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.OFFICE})


def done_by(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Return who had a contact with `objects`, told in the passive; empty for nobody."""
    match = DONE_BY.match(context.text, objects[-1].end, end) if objects else None
    return context.parties.at(match.end(), end=end) if match else []


def whose(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Return whose first it was ("The call with X was Minister Y's first"); empty for nobody."""
    match = WAS.match(context.text, objects[-1].end, end) if objects else None
    listed = context.parties.at(match.end(), end=end) if match else []
    return listed if listed and ITS_FIRST.match(context.text, listed[-1].end, end) else []


def called_from_to(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Return who was called in "a call from X to Y"."""
    match = FROM_TO.match(context.text, objects[-1].end, end) if objects else None
    return context.parties.at(match.end(), end=end) if match else []


def brought(context: ContactContext, noun: re.Match[str], end: int) -> list[Mention]:
    """Return two or more people of whom the noun is told by a verb ("brought X together with Y")."""
    match = BROUGHT.match(context.text, noun.end(), end)
    listed = context.parties.at(match.end(), end=end) if match else []
    again = TOGETHER_WITH.match(context.text, listed[-1].end, end) if listed else None
    listed = [*listed, *(context.parties.at(again.end(), end=end) if again else [])]
    return listed if len(listed) > 1 and all(m.kind in PEOPLE for m in listed) else []


def the_two(context: ContactContext, objects: list[Mention], noun: re.Match[str]) -> list[Mention]:
    """Read "X urged his A counterpart to help, Z said of a call between the two": the two who open the sentence."""
    if len(objects) != 1 or objects[0].kind is not MentionKind.GROUP or objects[0].number != 2:
        return []
    if noun["noun"].startswith("summit") and "countries" in objects[0].qualifiers:
        return []  # "envoys X and Y prepare the summit between the two countries": that of their leaders
    if noun["noun"].startswith("summit") and context.text.endswith("leaders", 0, objects[0].end):
        return []
    named = [m for m in context.mentions if m.end <= noun.start() and official(m)][:2]
    peers = [m for m in named if m.kind is MentionKind.PERSON or "counterpart" in m.qualifiers]
    return peers if len(peers) == 2 and peers[0].kind is MentionKind.PERSON else []


def who_visits(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Read "ahead of President X's visit here in June for a summit with Y": whose visit it is."""
    visit = VISIT_FOR.search(context.text, context.sentence.start, noun.start())
    beside = ACCOMPANY.search(context.text, context.sentence.start, noun.start())
    if beside and (escorted := context.parties.at(beside.end(), end=noun.start())):
        return escorted[:1]  # "Minister X will accompany President Y to Oslo for a summit with Z"
    named = [m for m in context.mentions if visit and m.end == visit.start() and m.kind is MentionKind.PERSON]
    return named[:1]


ACCOMPANY = re.compile(r"\b(?:accompan(?:y|ies|ied|ying)|escort(?:s|ed|ing)?|travel(?:s|ed|ing)? with)\s+(?!by\b)")
"""What those do who come along with whoever has the meetings."""
VISIT_FOR = re.compile(
    r"'s?\s+(?:[\w-]+\s+){0,2}(?:visit|trip)\b[^.;,]{0,60}?\sfor\s+(?:an?\s+|the\s+|his\s+|her\s+)?"
    r"(?:[\w-]+\s+){0,2}\Z"
)
"""From whoever travels to what for."""


def relative(context: ContactContext, noun: re.Match[str], end: int) -> list[Mention]:
    """Read "a summit (that) their leaders held", "the meeting that X and Y will hold with Z"."""
    match = re.compile(r"\s+(?:that\s+|which\s+)?").match(context.text, noun.end(), end)
    if match is None:
        return []
    listed = context.parties.at(match.end(), end=end)
    if not listed:
        possessive = re.compile(r"(?:their|the two|the)\s+").match(context.text, match.end(), end)
        listed = context.parties.at(possessive.end(), end=end) if possessive else []
    held = HELD_BY.match(context.text, listed[-1].end, end) if listed else None
    if held is None:
        return []
    beside = WITH_WHOM.match(context.text, held.end(), end)
    return [*listed, *(context.parties.at(beside.end(), end=end) if beside else [])]


WITH_WHOM = re.compile(r"\s+(?:\w+\s+){0,2}?with\s+")
"""From the verb of a relative clause to whom its subject met."""


ITS = re.compile(
    r"[^.;]{0,40}?,?\s(?:its|that country's)\s(?:(?!(?:in|at|during|of|for|with|on|to|by)\b)[\w-]+\s+){0,3}"
)
"""From a country to what is its ("on North Korea, including its summit with Russia")."""


def of_it(context: ContactContext, noun: re.Match[str]) -> list[Mention]:
    """Return the country that "its" in front of a noun takes up, the one named last; empty where none stands there."""
    before = [m for m in context.mentions if m.end <= noun.start() and m.kind is MentionKind.COUNTRY]
    own = before[-1:] if before and ITS.fullmatch(context.text, before[-1].end, noun.start()) else []
    return own if own and len(own[0].countries) == 1 else []
