"""Who speaks in an act: from the grammatical subjects to governments and officials."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from kg.reading.acts import ActCandidate
from kg.reading.annotations import Mention, MentionKind
from kg.reading.groups import MYSELF_NAME
from kg.records import ActKind, Participant


class SpeakerContext(Protocol):
    """What the discourse knows of one document (`kg.resolving.discourse`)."""

    @property
    def home(self) -> str | None:
        """Country of the publisher, or of the government whose account the document is."""

    @property
    def diplomatic(self) -> bool:
        """Whether the document reports a contact between governments."""

    @property
    def issued_together(self) -> bool:
        """Whether several governments issue the document."""

    @property
    def parties(self) -> Collection[str]:
        """Countries that speak in the document at all: those of its contacts, of its issuers and of its publisher."""

    def participants_of(self, mention: Mention) -> Sequence[Participant]:
        """The parties a mention stands for; a country is a party without a person. Empty where unresolved."""

    def sides_at(self, sentence: int) -> Sequence[Participant]:
        """The participants of the contact that a sentence speaks of."""


def resolve(candidate: ActCandidate, context: SpeakerContext) -> tuple[tuple[str, ...], tuple[Participant, ...]] | None:
    """Return the country codes (sorted) and the officials an act is attributed to, or None where it is no act.

    No act: what a bystander promises or demands whom the words do not call by a country's name, an agreement of one
    side alone, a commitment that is another side's, a demand on oneself, and in a document without any contact between
    governments whatever is not said by governments themselves or by officials of several together.
    """
    spoken = _governments(candidate.subjects) or (context.issued_together and _of_all(candidate.subjects))
    speakers = _participants(candidate.subjects, context)
    together = len(candidate.subjects) > 1 and len(_codes(speakers)) > 1  # officials of several governments
    if not (context.diplomatic or spoken or together or _of_another_state(candidate, context)):
        return None
    if candidate.joint and len(candidate.subjects) > 1 and any(m.number != 1 for m in candidate.subjects):
        # "the Deputy Secretary and the two vice ministers": together they are all the sides
        sides = context.sides_at(candidate.sentence)
        if sum(max(m.number, 1) for m in candidate.subjects) >= len(_codes(sides)) > len(_codes(speakers)):
            speakers = _united(speakers, sides)
    if candidate.kind is ActKind.AGREE:
        if len(_codes(speakers)) < 2:
            sides = context.sides_at(candidate.sentence)
            if speakers and not set(_codes(speakers)) & set(_codes(sides)):
                return None  # "noted that the Congo had agreed to the plan": nobody here did
            speakers = _united(speakers, sides)
        codes = _codes(speakers)
        told = together or set(codes) & set(context.parties)
        return (codes, _persons(speakers)) if len(codes) > 1 and told else None
    if not candidate.subjects:
        speakers = _united((), context.sides_at(candidate.sentence))
    codes = _codes(speakers)
    states = bool(codes) and all(m.kind is MentionKind.COUNTRY for m in candidate.subjects)
    if not (states or together or set(codes) & set(context.parties)):
        return None
    owners = set(_codes(_participants((m for m in candidate.owner if not _own(m)), context)))
    if candidate.kind is ActKind.COMMIT and owners and not owners & set(codes):
        return None
    if candidate.kind is ActKind.REQUEST:
        asked = owners or set(_codes(_participants(_asked_in_person(candidate), context)))
        if asked and asked <= set(codes):
            return None
    return codes, _persons(speakers)


def _own(owner: Mention) -> bool:
    """Whether a word for who will do something means whoever says so ("said that he will", "the administration")."""
    body = owner.kind is MentionKind.ORGANISATION and owner.number == 1 and not owner.countries
    return body or owner.name in ("he", "she", "it")


def _of_another_state(candidate: ActCandidate, context: SpeakerContext) -> bool:
    """Whether an official asks something of another state by its name ("stressed that Iran should refrain from it")."""
    told = candidate.owner or candidate.addressees
    asked = [m for m in told if m.kind is MentionKind.COUNTRY and m.countries]
    abroad = bool(asked) and all(context.home not in m.countries for m in asked)
    return candidate.kind is ActKind.REQUEST and context.home is not None and abroad


OF_GOVERNMENTS = frozenset("government parties party participants sides department ministry".split())
"""Nouns for governments, and for what they call themselves in an agreement."""


def _governments(mentions: Sequence[Mention]) -> bool:
    """Whether governments speak: countries, their nameless officials, "both sides", or "we" of a joint statement."""
    return bool(mentions) and all(
        (m.kind in (MentionKind.COUNTRY, MentionKind.GROUP) and m.countries)
        or (m.kind is MentionKind.OFFICE and len(m.countries) > 1)
        or (m.kind is MentionKind.ORGANISATION and m.name in OF_GOVERNMENTS)
        or (m.kind is MentionKind.PRONOUN and m.name == MYSELF_NAME)
        or {"countries", "first-person", "sides"} & m.qualifiers
        for m in mentions
    )


def _of_all(mentions: Sequence[Mention]) -> bool:
    """Whether those of several sides speak whom nobody names ("the foreign ministers declare", "the six countries")."""
    return bool(mentions) and all(
        m.number != 1 and m.name in (None, "countries", "nations", "ministers") for m in mentions
    )


def _asked_in_person(candidate: ActCandidate) -> tuple[Mention, ...]:
    """The official right behind the verb ("asked Secretary X to"): one's own is sent, not asked."""
    return tuple(
        m
        for m in candidate.addressees
        if m.kind in (MentionKind.PERSON, MentionKind.OFFICE) and m.start - candidate.verb[1] <= len(" the ")
    )


def _participants(mentions: Iterable[Mention], context: SpeakerContext) -> tuple[Participant, ...]:
    found: tuple[Participant, ...] = ()
    for mention in mentions:
        found = _united(found, context.participants_of(mention))
    return found


def _united(first: Sequence[Participant], second: Sequence[Participant]) -> tuple[Participant, ...]:
    """Both lists, each party once; a country is left out where one of its officials stands."""
    merged: dict[tuple[str | None, str | None, str | None], Participant] = {}
    for one in (*first, *second):
        merged.setdefault((one.official or one.person, None if one.person else one.office, one.country), one)
    return tuple(merged.values())


def _codes(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in participants if p.country}))


def _persons(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple(p for p in participants if p.person)
