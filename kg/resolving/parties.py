"""Participants without a name, lists of participants, and titles that end alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.bodies import served
from kg.records import Participant, Passage
from kg.resolving.officials import same_party


def side_of(participant: Participant) -> str | None:
    """The country for which a participant acts, else the name of the organisation; None where neither is told."""
    return participant.country or served(participant.office)


def nameless(country: str | None, passage: Passage, office: str | None = None) -> Participant:
    """A side that nobody can name a person for."""
    return Participant(official=None, person=None, office=office, country=country, passage=passage)


def unique(participants: Sequence[Participant]) -> list[Participant]:
    """Drop repetitions, and a nameless side where a person of that country is there."""
    kept: list[Participant] = []
    for participant in participants:
        if not any(same_party(participant, other) for other in kept):
            kept.append(participant)
    named = {p.country for p in kept if p.person}
    return [p for p in kept if p.person or p.country not in named or p.country is None]


def ends_like(title: str | None, words: Sequence[str]) -> bool:
    """Whether a title's core ends in the words: "Foreign Minister" in "minister"."""
    if not title or not words:
        return False
    core, mine = core_of(title), core_of(" ".join(words))
    return core[-len(mine) :] == mine


def core_of(title: str | None) -> list[str]:
    """The words of a title in front of what it is over: "Deputy Secretary of State" -> deputy, secretary."""
    return re.split(r"\s+(?:of|for|to)\s+", (title or "").lower())[0].split()
