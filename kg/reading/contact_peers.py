"""Those who are named behind the counterparts or officials whom a sentence mentions first."""

from __future__ import annotations

from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_context import ContactContext
from kg.reading.contact_verb_words import AMONG, INCLUDING


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
