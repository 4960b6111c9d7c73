"""What a text has told so far: the only owner of the current contact, its sides and whoever spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.annotations import Mention, MentionKind
from kg.records import Participant, When
from kg.resolving.antecedents import Antecedents
from kg.resolving.cast import Cast
from kg.resolving.named_holders import NamedHolders
from kg.resolving.officials import Officials

THEIR = re.compile(
    r"\bthe (?:countries|nations|allies|neighbou?rs|sides)'\s+$"
    r"|\b(?:their|respective|both|these|the two)(?:\s+(?:two|three|respective|countries'|nations'))*\s+$"
)
AND_THE_NEXT = re.compile(r",?\s+(?:and\s+)?(?:the\s+)?")
"""From one government of a list to the next."""


@dataclass(slots=True)
class Focus:
    """The contact a stretch of text talks about."""

    participants: list[Participant] = field(default_factory=list)
    when: When = field(default_factory=When)
    start: int = 0
    """Where the text begins to tell it."""

    @property
    def sides(self) -> list[str]:
        """Countries of the participants, in order."""
        return list(dict.fromkeys(p.country for p in self.participants if p.country))


class Story:
    """What has been told up to the sentence at hand."""

    def __init__(
        self, text: str, cast: Cast, officials: Officials, written: When, home: str | None, *,
        within: When | None = None,
    ) -> None:  # fmt: skip
        """`home` is the publisher's country; `written` the document's date; `within` the days that bound it."""
        self.text = text
        self.cast = cast
        self.antecedents = Antecedents(text, cast)
        self.officials = officials
        self.named = NamedHolders(cast, officials)
        self.written = written
        self.within = within if within is not None else written
        """The days on which holders of offices are looked up where nothing dates what is told."""
        self.home = home
        self.main = Focus()
        self.local: Focus | None = None
        """A contact that the sentence at hand sets against the main one."""
        self.told: list[Focus] = []
        """The contacts told so far, in order."""
        self.author: Participant | None = None
        """Who says "I": the person under whose name the text, or a part of it, stands."""
        self.issuing: list[Participant] = []
        """Who says "we" in a joint text: the officials whom its headline names."""
        self.last_subject: Participant | None = None
        self.last_official: Participant | None = None
        """The last subject who does not only speak for others."""
        self.last_plural: list[Participant] = []
        self.governments: tuple[str, ...] = ()
        """The governments that a sentence told of so far lists as its subject."""
        self.journey: tuple[str, ...] = ()
        """The countries to which the journeys told of so far lead."""
        self.there: tuple[str, ...] = ()
        """The countries where those are whom the sentence at hand tells of, as far as it is told."""

    @property
    def focus(self) -> Focus:
        """The contact that the text is at."""
        return self.local or self.main

    def note_subject(self, participants: Sequence[Participant]) -> None:
        """Remember the subject of a clause for the pronouns that follow."""
        named = [p for p in participants if p.person]
        if len(participants) == 1 and named:
            self.last_subject = named[0]
            if not self.speaks_for(named[0]):
                self.last_official = named[0]
        elif len(participants) > 1:
            self.last_plural = list(participants)

    def speaks_for(self, participant: Participant) -> bool:
        """Return whether somebody is a spokesperson, who tells of what others do."""
        office = self.officials.authority.offices.get(participant.office_key or "")
        named = "spokes" in (participant.office or "").lower()
        return named or (office is not None and office.kind == "spokesperson")

    def note_governments(self, mentions: Sequence[Mention]) -> None:
        """Remember the governments that open a sentence ("A, B and C agreed"): "the three nations" behind it."""
        listed: list[Mention] = []
        for mention in mentions:
            place = mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1
            if not place or "adjective" in mention.qualifiers:
                break
            if listed and not AND_THE_NEXT.fullmatch(self.text, listed[-1].end, mention.start):
                break
            listed.append(mention)
        codes = tuple(dict.fromkeys(code for m in listed for code in m.countries))
        self.governments = codes if len(codes) > 1 else self.governments

    def theirs(self, mention: Mention) -> bool:
        """Return whether an office is of the sides that are spoken of ("their ministers", "the allies' leaders")."""
        return THEIR.search(self.text, max(0, mention.start - 40), mention.start) is not None

    def they(self, mention: Mention, own: Sequence[Mention]) -> list[Mention]:
        """Return what "their" or "they" takes up in its own sentence: a plural subject, or "A and B"."""
        return self.antecedents.they(mention, own, begun=bool(self.focus.participants))

    def introduced_by(self, mention: Mention, when: When) -> list[Participant]:
        """Return the persons named so far whom a plural takes up, where no contact has been told yet."""
        found = self.introduced(mention.start, when)
        return found if mention.number in (0, len(found)) else []

    def introduced(self, start: int, when: When) -> list[Participant]:
        """The two or three persons of different countries named so far, where no contact has been told yet."""
        told = (m for m in self.cast.members if m.first.start < start and m.kinds != {"spokesperson"})
        before = sorted(told, key=lambda m: m.first.start)
        named = [self.officials.person(m, when, None) for m in before if m.country]
        found: list[Participant] = []
        for participant in named:
            if participant.country not in {p.country for p in found}:
                found.append(participant)
        return found if 2 <= len(found) <= 3 else []

    def told_by_the_lead(self, mention: Mention) -> list[Participant]:
        """The subject of the lead where it told what several sides agreed, and no contact yet."""
        told = self.last_plural if not self.told else []
        return list(told) if mention.number in (0, len(told)) else []
