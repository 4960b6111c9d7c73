"""Who "the ministers", "the two sides" and "the leaders" are at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.annotations import Mention
from kg.records import Participant, Passage, When
from kg.resolving.officials import LEADER, LEADER_KINDS
from kg.resolving.parties import nameless, unique
from kg.resolving.story import Story

OF_COUNTRIES = re.compile(r"\b(?:countries|nations|governments|allies|neighbou?rs|states)' ")
OF_THE_SIDES = re.compile(
    r"\s+of (?:the |their )(?:(?:two|three|respective) )?(?P<sides>countries|nations|allies|neighbou?rs)\b"
)
"""Whose leaders they are, behind the word ("the leaders of the three countries")."""
OF_A_GROUP = re.compile(r"(?:(?:the|his|her|other|fellow) )*[A-Z][\w-]*(?: [A-Z][\w-]*)* [Ll]eaders")
"""The leaders of a group of states that has a name."""
OF_EACH = re.compile(r"the (?:[A-Z][\w.]*(?: [A-Z][\w.]*)?,? )+and (?:[A-Z][\w.]*(?: [A-Z][\w.]*)?) [Ll]eaders")
"""Those of countries that are named one by one ("the U.S. and Japanese leaders")."""
AT_A_SUMMIT = re.compile(r"\bsummit\b(?! of the )(?:[^.;,]|\.(?= \d)){0,70}? (?:between|of|among|by) \Z")
"""What makes "the two leaders" heads of state or government, whoever is at hand."""


def plural_office(story: Story, mention: Mention) -> list[Participant]:
    """Return the holders of an office of several countries ("the Foreign Ministers") at a place of the text."""
    kind = mention.office_kind
    inside = [p for p in story.focus.participants if p.person]
    day = story.focus.when if story.focus.when.known else story.within
    fits = story.named.before(mention, day)
    if len(fits) >= 2 and mention.number in (0, len(fits)) and len(fits) < len(inside):
        return fits
    if not inside:
        return story.introduced_by(mention, day) or story.told_by_the_lead(mention)
    offices = story.officials.authority.offices
    alike = [p for p in inside if p.office_key and offices[p.office_key].kind == kind]
    if len(inside) > len(alike) > 1 and mention.number in (0, len(alike)):
        return alike  # "the Foreign Ministers" of a meeting of four ministers
    if mention.number in (0, len(inside)) or kind is None:
        return inside
    return inside[: mention.number] if mention.number < len(inside) else inside


def group(story: Story, mention: Mention, when: When, passage: Passage) -> list[Participant]:
    """Return who "the two sides", "the leaders", "the delegation" or "officials there" are at a place of the text."""
    if "there" in mention.qualifiers:
        return [nameless(code, passage, None) for code in story.there]
    if "indefinite" in mention.qualifiers:
        named = OF_A_GROUP.fullmatch(mention.name or "") and len(mention.countries) > 2  # "fellow G7 leaders"
        named = named or (OF_EACH.fullmatch(mention.name or "") and len(mention.countries) > 1)
        holders = {c: story.officials.holder(c, LEADER, when, among=mention.countries) if named else None
                   for c in mention.countries}  # fmt: skip
        return [holder or nameless(code, passage, None) for code, holder in holders.items()] or [
            nameless(None, passage, mention.name)
        ]
    if "delegation" in mention.qualifiers:
        return _delegation(story, mention, when, passage)
    words = story.text[mention.start : mention.end].lower()
    if behind := OF_THE_SIDES.match(story.text, mention.end):
        words = f"the {behind['sides']}' {words.split()[-1]}"
    participants = story.focus.participants or story.introduced_by(mention, when) or story.told_by_the_lead(mention)
    countries = "countries" in mention.qualifiers and not story.focus.participants
    if countries or "teams" in mention.qualifiers:
        # "agencies of the two countries", "their teams"
        return [nameless(p.country, passage) for p in participants]
    if mention.number == 3 and len(participants) != 3:
        together = unique([p for focus in story.told[-3:] for p in focus.participants])
        participants = together if len(together) == 3 else participants
    if "leaders" in words and not story.theirs(mention) and not words.startswith("their"):
        higher = _higher(story, mention, of_sides=OF_COUNTRIES.search(words) is not None)
        if higher:
            return higher
    if ("leaders" in words or "presidents" in words) and _leaders_of_sides(story, mention, participants, words):
        sides = story.main.sides or list(dict.fromkeys(p.country for p in participants if p.country))
        found = []
        for country in sides:
            holder = story.officials.holder(country, LEADER, when, among=sides)
            found.append(holder or nameless(country, passage, None))
        return found
    return list(participants)


def _delegation(story: Story, mention: Mention, when: When, passage: Passage) -> list[Participant]:
    """Who travels for the publisher's government: its officials named so far, leaders and spokespersons aside."""
    guests = [p for p in story.main.participants if p.person is None and p.country not in (None, story.home)]
    if len(guests) == 1:
        return [replace(guests[0], passage=passage)]  # "received a delegation of the A Senate. The delegation said"
    if story.home is None:
        return []
    sent = [
        member
        for member in story.cast.members
        if member.country == story.home and member.first.start < mention.start and member.titles
        and not member.kinds & (LEADER_KINDS | {"deputy-head-of-state", "spokesperson"})
    ]  # fmt: skip
    return [story.officials.person(m, when, passage) for m in sent] or [nameless(story.home, passage)]


def _leaders_of_sides(story: Story, mention: Mention, participants: Sequence[Participant], words: str) -> bool:
    """Whether "leaders" are those of the two countries, the talk being among others or of one with a minister."""
    kinds = [story.officials.authority.offices[p.office_key].kind for p in participants if p.office_key]
    leading = [kind in LEADER_KINDS | {"deputy-head-of-state"} for kind in kinds]
    if OF_COUNTRIES.search(words):
        return not (kinds and all(leading))
    if kinds and not any(leading):
        summit = AT_A_SUMMIT.search(story.text, max(0, mention.start - 90), mention.start) is not None
        return story.theirs(mention) or words.startswith("their") or summit
    countries = story.officials.authority.countries
    bodies = any(countries[p.country].kind == "organisation" for p in participants if p.country in countries)
    return mention.number == 2 and "leaders" in words and len(leading) == 2 and not all(leading) and not bodies


def _higher(story: Story, mention: Mention, *, of_sides: bool) -> list[Participant]:
    """ "The three leaders" in a text on officials of lower rank: those of the contact just spoken of.

    `of_sides` for "the two countries' leaders", who are those of no other countries than the text is on.
    """
    kinds = story.officials.authority.offices
    own = story.focus.participants
    leading = [p.office_key for p in own if p.office_key and kinds[p.office_key].kind in LEADER_KINDS]
    if len(leading) == len(own) > 1 and mention.number in (0, len(own)):
        return []  # the text is on leaders itself
    if mention.number == 0 and len([p for p in own if p.person]) > 1:
        return []  # "The leaders" of ministers who have just been named are these
    for focus in reversed(story.told[-3:]):
        if of_sides and story.main.participants and set(focus.sides) != set(story.main.sides):
            continue
        ranks = {kinds[p.office_key].kind for p in focus.participants if p.office_key}
        if ranks and ranks <= LEADER_KINDS and mention.number in (0, len(focus.participants)):
            return list(focus.participants)
    return []
