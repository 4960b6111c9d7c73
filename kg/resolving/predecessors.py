"""Whom an earlier meeting brought together, where others hold the offices by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.annotations import MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.records import Participant, Passage, When
from kg.resolving.officials import LEADER_KINDS, Officials
from kg.resolving.parties import nameless

TAKEN_UP = frozenset({MentionKind.PRONOUN, MentionKind.GROUP})


def takes_up(candidate: ContactCandidate) -> bool:
    """Whether a contact has its parties from the text before it ("their last meeting in October")."""
    return not candidate.verbal and (candidate.same_parties or all(m.kind in TAKEN_UP for m in candidate.parties))


def then_in_office(
    participants: Sequence[Participant], when: When, officials: Officials, passage: Passage, *, leaders: bool = False
) -> list[Participant]:
    """Return who took part in a contact that was held between the days of `when` and takes its parties up.

    Who came to an office only later was not there: whoever held it on all of those days was, else somebody of that
    government, told at `passage`. Leaders know each other from other offices and stay, unless `leaders` says that
    the words count meetings of the offices ("the first summit since the one held in May").
    """
    return [_then(p, when, officials, passage, leaders=leaders) for p in participants]


def _then(
    participant: Participant, when: When, officials: Officials, passage: Passage, *, leaders: bool
) -> Participant:
    authority = officials.authority
    office, person, country = participant.office_key, participant.official, participant.country
    if office is None or person is None or country is None or when.earliest is None or when.latest is None:
        return participant
    kind = authority.offices[office].kind
    own = [t for t in authority.tenures_of(person) if t.office == office]
    if (kind in LEADER_KINDS and not leaders) or not own or any(t.possible_on(when.earliest, when.latest) for t in own):
        return participant
    holder = officials.holder(country, kind, when)
    return replace(holder, passage=passage) if holder is not None else nameless(country, passage)
