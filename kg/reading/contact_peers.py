"""Those who are named behind the counterparts or officials whom a sentence mentions first."""

from __future__ import annotations

import re

from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_verb_words import AMONG, INCLUDING

MANY = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?with\s+(?:an?\s+(?:number|range|series|host|variety)\s+of|many|several|various|numerous|multiple"
    r"|some|other|fellow|\w+teen|\d+)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:leaders|ministers|counterparts|officials|presidents|heads of \w+)"
    r"\b[^.;]{0,90}?,?\s+(?:including|among them|such as|namely)\s+"
)
"""From who met with many to those of them who are named."""
NEXT_ITEM = re.compile(r"[^.;,]{0,60};\s+(?:and\s+)?(?:with\s+)?")
"""From one item of a list that semicolons divide to the next."""


def among_many(context: ContactContext, start: int, end: int) -> list[Mention]:
    """Read "will meet with several leaders in Oslo, including A and B": those who are named, behind a verb."""
    many = MANY.match(context.text, start, end)
    named = context.parties.at(many.end(), end=end) if many else []
    return named if all(map(official, named)) else []


def listed_on(context: ContactContext, objects: list[Mention]) -> list[Mention]:
    """Return those who follow in a list that semicolons divide ("with Minister A; Speaker B; and Adviser C")."""
    found: list[Mention] = []
    at = objects[-1].end if objects and objects[-1].kind is MentionKind.PERSON else -1
    while at >= 0 and (item := NEXT_ITEM.match(context.text, at, context.sentence.end)):
        listed = context.parties.at(item.end())
        if not listed or any(m.kind is not MentionKind.PERSON for m in listed):
            break
        found += listed
        at = listed[-1].end
    return found


def named_peers(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Those who are named behind nameless counterparts ("her counterparts from A and B, X and Y")."""
    nameless = [m for m in objects if m.name is None and "counterpart" in m.qualifiers]
    if not objects or objects[0] not in nameless:
        return objects
    named = INCLUDING.match(context.text, nameless[-1].end, end)
    if named is not None:
        return context.parties.at(named.end(), end=end) or objects
    peers = [m for m in objects if m.kind is MentionKind.PERSON]
    sides = [code for m in nameless for code in m.countries]
    if not sides or len(peers) != len(sides):
        return objects
    for peer, country in zip(peers, sides, strict=True):
        peer.countries = peer.countries or (country,)
    return peers


def named_among(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Return those of nameless officials or counterparts who are named behind "including"; else all."""
    if not objects or any(m.kind is MentionKind.PERSON for m in objects):
        return objects
    named = INCLUDING.match(context.text, objects[-1].end, end)
    people = context.parties.at(named.end(), end=end) if named else []
    if any(m.kind is not MentionKind.PERSON for m in people[:1]):
        return objects
    countries = {code for m in objects for code in m.countries}
    for person in people:
        if len(countries) == 1 and not person.countries and not person.persons:
            person.countries = tuple(countries)
    return people or objects


def those_named(context: ContactContext, start: int, end: int) -> list[Mention]:
    """Those who are named of nameless officials of no one country ("met with senior figures, including X and Y")."""
    among = AMONG.match(context.text, start, end)
    people = context.parties.at(among.end(), end=end) if among else []
    return people if all(m.kind in (MentionKind.PERSON, MentionKind.OFFICE) for m in people) else []


def named_officials(context: ContactContext, objects: list[Mention], end: int) -> list[Mention]:
    """Return the parties with those who are named behind them in place of the nameless."""
    return named_among(context, named_peers(context, objects, end), end)
