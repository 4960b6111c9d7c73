"""What reading a document yields, from what was found in its view: records with offsets of the document's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.reading.annotations import Mention
from kg.reading.bodies import served
from kg.reading.names import parts
from kg.reading.view import View
from kg.reading.vocabulary import LabelHit
from kg.records import (
    Act,
    Contact,
    Finding,
    FindingKind,
    Mode,
    Official,
    Participant,
    Passage,
    PhraseUse,
    When,
)
from kg.resolving.accounts import Account
from kg.resolving.cast import EPONYM, Cast, Member
from kg.resolving.officials import Officials, minted_key, title_of, usual_name

OF_FIRMS_TOO = frozenset({"head-of-state", "deputy-head-of-state", "spokesperson", "other", "minister"})
"""Kinds of office whose titles firms and societies give as well ("President X")."""
HELD_IN_PERSON = re.compile(
    r"(?:(?!\b(?:to|about|on|that)\b).)*?\b(?:talks|dialogues?|consultations?|discussions?)\b", re.IGNORECASE
)
"""What is held in person where nothing tells of a telephone or a screen; a conversation may be either.

What was agreed on talks, or to hold some, says nothing of the medium.
"""
BESIDE = 30
"""Characters behind a verb in which its noun stands ("held a second round of high-level talks")."""
OF_STATE = frozenset({"foreign", "cabinet", "presidential", "ministry"})
"""Words of titles that only states give ("Foreign Press Secretary")."""


class Results:
    """Turns accounts, acts and members of the cast into records; make it once the cast is complete."""

    def __init__(self, view: View, cast: Cast, officials: Officials) -> None:
        self.view = view
        self.text = view.text
        self.cast = cast
        self.authority = officials.authority
        self.officials = officials
        self._linked: dict[str, Member] = {}
        self._unlinked: dict[str, Member] = {}
        """Members unknown to the authority by their usual names."""
        for member in reversed(cast.members):
            if member.key is None:
                self._unlinked[usual_name(member.name)] = member
            else:
                self._linked[member.key] = member

    def passage(self, start: int, end: int) -> Passage:
        """Return the span of the document's own text behind one of the view."""
        return Passage(*self.view.raw(start, end))

    def contact(self, account: Account) -> Contact:
        """Return the account as a record, its participants in the offices that they held on its day."""
        sentence = account.sentence
        about = account.circumstances
        return Contact(
            mode=account.mode or (Mode.IN_PERSON if self._at_a_table(account) else Mode.UNSPECIFIED),
            status=account.status,
            scope=account.scope,
            when=account.when,
            participants=tuple(self._participant(p, account) for p in account.participants),
            passage=self.passage(sentence.start, sentence.end),
            further=tuple(self.passage(s.start, s.end) for s in account.further),
            place=about.place,
            place_passage=self.passage(*about.place_span) if about.place_span else None,
            start_time=about.start_time,
            duration_minutes=about.duration_minutes,
            initiator=self._participant(about.initiator, account) if about.initiator else None,
            occasion=about.occasion,
            occasion_passage=self.passage(*about.occasion_span) if about.occasion_span else None,
        )

    def _at_a_table(self, account: Account) -> bool:
        """Whether a contact of which no word gives the medium goes by a name of those that are held in person."""
        candidate = account.candidate
        return HELD_IN_PERSON.match(self.text, candidate.start, candidate.end + BESIDE) is not None

    def act(self, act: Act) -> Act:
        """Return the act with its officials as the whole text settles them."""
        return replace(act, actors=tuple(map(self._actor, act.actors)))

    def named_officials(self, written: When, taking_part: set[str | None]) -> Iterator[Official]:
        """Yield whom the text names as a holder of public office, and the keys in `taking_part`."""
        for member in self.cast.members:
            if self._holds_office(member) or (member.key or minted_key(member)) in taking_part:
                yield self._official(member, written)

    def phrases(self, hits: Iterable[LabelHit], acts: Sequence[Act]) -> Iterator[PhraseUse]:
        """Yield the formulae of the text, those inside an act with its speakers."""
        for hit in hits:
            passage = self.passage(hit.start, hit.end)
            spoken = (a.speakers for a in acts if a.content.start <= passage.start and passage.end <= a.content.end)
            yield PhraseUse(hit.concept, passage, next(spoken, ()))

    def contradictions(self, written: When) -> Iterator[Finding]:
        """Yield the offices that the text gives to persons who by the record did not hold them at the time."""
        for member in self.cast.members:
            claimed = self.officials.contradicted(member, written)
            if claimed is None or member.key is None:
                continue
            said = next(m for m in member.titles if claimed in m.offices)
            name, office = self.authority.persons[member.key].name, self.authority.offices[claimed].label
            message = f"calls {name} {office}, which the record excludes on {written.isoformat()}"
            yield Finding(FindingKind.HOLDER_CONTRADICTED, message, self.passage(said.start, said.end))

    def _participant(self, participant: Participant, account: Account) -> Participant:
        passage = participant.passage
        if participant.official and participant.tenure is None and account.when.known:
            member = self._linked.get(participant.official)
            if member is not None:
                participant = self.officials.person(member, account.when, passage)
        participant = self._settled(participant)
        return replace(participant, passage=self.passage(passage.start, passage.end) if passage else None)

    def _actor(self, participant: Participant) -> Participant:
        passage = participant.passage
        placed = self.passage(passage.start, passage.end) if passage else None
        return replace(self._settled(participant), passage=placed)

    def _settled(self, participant: Participant) -> Participant:
        """Give an official unknown to the authority the key and country on which the whole text settles."""
        if participant.person is None or participant.official in self.authority.persons:
            return participant
        member = self._unlinked.get(participant.person)
        if member is None:
            return participant
        member.country = member.country or participant.country
        return replace(participant, official=minted_key(member), country=member.country)

    def _holds_office(self, member: Member) -> bool:
        """Whether the text names the person as a holder of public office."""
        if not any(not self._eponym(m) for m in member.mentions):
            return False
        if member.key is not None:
            return True
        peers = [m for m in member.mentions if "counterpart" in m.qualifiers and m.office_kind is not None]
        if not (member.titles or peers):
            return False
        if member.country is None:
            of_state = bool(member.kinds - OF_FIRMS_TOO) and len(parts(member.name)) > 1
            of_state = of_state or any(OF_STATE & {*parts(m.title or "")} for m in member.titles)
            return of_state or any(served(m.title) for m in member.titles)
        return any(m.office_kind is not None for m in (*member.titles, *peers))

    def _eponym(self, mention: Mention) -> bool:
        following = re.match(r"(?:'s?)?[\s-]+([A-Za-z]+)", self.text[mention.end : mention.end + 30])
        return bool(following and following.group(1).lower() in EPONYM) and mention.title is None

    def _official(self, member: Member, written: When) -> Official:
        mention = next((m for m in sorted(member.titles, key=lambda m: m.start)), member.first)
        participant = self.officials.person(member, written, None)
        former = bool(member.titles) and all("former" in m.qualifiers for m in member.titles)
        linked = member.key is not None
        return Official(
            key=member.key or minted_key(member),
            name=self.authority.persons[member.key].name if member.key else usual_name(member.name),
            linked=linked,
            office=title_of(member) if former else participant.office or title_of(member),
            office_key=None if former else participant.office_key,
            country=participant.country,
            tenure=None if former else participant.tenure,
            acting=participant.acting,
            former=former,
            names_in_text=tuple(dict.fromkeys(member.names)),
            passage=self.passage(mention.start, mention.end),
        )
