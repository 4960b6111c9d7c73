"""Who takes part in a contact: the sides of a candidate, one contact with all of them or one with each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_reunions import SINCE
from kg.reading.contact_words import TWO_PLUS_TWO
from kg.records import Participant, Passage, Status, When
from kg.resolving.antecedents import him
from kg.resolving.bound_pronouns import bind_his
from kg.resolving.cast import HEADS_OF_STATES
from kg.resolving.contact_rounds import MOST_OF_TWO, Rounds
from kg.resolving.discourse import Discourse
from kg.resolving.lent_countries import ORGANISATIONS, LentCountries
from kg.resolving.officials import LEADER
from kg.resolving.parties import nameless, unique
from kg.resolving.predecessors import takes_up, then_in_office

ANOTHER_TIME = dt.timedelta(days=2)
"""Days between talks of two governments that other officials than those at hand have held."""
A_BODY = re.compile(
    r"\b(?:[A-Z][\w-]+ (?:Dialogue|Consultations?|Committee|Commission|Forum|Talks|Working Group)"
    r"|dialogue|consultations)\b"
)
"""What governments hold at whatever level."""
ATTENDED_BY = re.compile(r"\s+(?:was |were |will be |is to be )?(?:also )?(?:attended|joined) by\b")
"""Behind a meeting that has been told: who came to it."""
REGION_BEFORE = re.compile(r"\b[A-Z]\w{2,}-\Z")
REGION_BEHIND = re.compile(r"-[A-Z]\w{2,}\b")
"""What names many countries beside the one that a gathering is named after."""
OF_ANY_PORTFOLIO = ("minister", "deputy-minister", "other")
"""Kinds of office that a short title tells ("Secretary X"); the record knows which one it is."""
MOST_SIDES = 4
"""Governments of a headline that can be the sides of one gathering."""
IN_A_CITY = re.compile(r"\bin (?:the )?\Z")
SEAT_WITHIN = 60
"""Characters behind the words for a contact in which its city is named."""
IN_PLACE = re.compile(r"(?:\A|[\s\"•])(?:In|From)\s(?:the\s)?\Z|\btravel+ed to\s(?:the\s)?\Z")
"""Before the place where somebody was met."""


AND_THE = re.compile(r"\band (?:also )?(?:his |the )?\Z")
"""What ties a minister without a name to who is named right before."""
SEAT = "BE"
"""Where NATO and the Union have their seat: whoever meets their heads there may be from anywhere."""


def country_abroad(headline: Sequence[Mention], opening: Sequence[Sequence[Mention]], home: str | None) -> str | None:
    """Return the foreign country that a text is about: the one of its headline, or of its first sentences.

    `opening` are the mentions of the first sentences. None where they name several countries or none.
    """
    first = [m for own in opening[:1] for m in own]
    near = [m for own in opening[:3] for m in own]
    for mentions in (headline, first, near):
        states = _foreign(mentions, home) - ORGANISATIONS
        if len(states) < len(_foreign(mentions, home)):
            states.discard(SEAT)
        if len(states) == 1:
            return states.pop()
        if len(states) > 1 and mentions is not headline:
            return None
    titled = _foreign(headline, home)
    told = titled if len(titled) == 1 else _foreign(first, home) or _foreign(near, home)
    return told.pop() if len(told) == 1 else None


def _foreign(mentions: Sequence[Mention], home: str | None) -> set[str]:
    return {code for mention in mentions for code in mention.countries if code != home}


def _leader_named(mentions: Sequence[Mention], side: str) -> Mention | None:
    """The head of a government or state whom the sentence names beside a summit ("the A-B summit with Premier X")."""
    fits = (m for m in mentions if m.kind is MentionKind.PERSON and m.office_kind in HEADS_OF_STATES)
    return next((m for m in fits if m.countries == (side,) and not m.qualifiers & {"former", "elect"}), None)


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


class ContactSides:
    """Binds the parties of candidates to participants."""

    def __init__(
        self, text: str, discourse: Discourse, abroad: str | None, titled: Sequence[Mention] = (), headline: str = ""
    ) -> None:
        """`abroad` is the country of persons to whom nothing else gives one; `titled` the headline's mentions."""
        self.text = text
        self.discourse = discourse
        self.parted = Rounds(text, discourse, headline)
        joined = [m for m in titled if len(m.countries) > 1]  # "ROK-US consultation on North Korean issues"
        self.titled = tuple(dict.fromkeys(code for mention in joined or titled for code in mention.countries))
        self.lent = LentCountries(discourse, abroad, self.titled)

    def rounds(
        self, candidate: ContactCandidate, when: When, status: Status, sentence: Sentence,
        mentions: Sequence[Mention], *, trip: bool,
    ) -> list[list[Participant]]:  # fmt: skip
        """Return the participants of each contact that a candidate tells; `mentions` are its sentence's."""
        if self._summits_with_each(candidate):
            one_by_one = [replace(candidate, objects=[side]) for side in candidate.objects]
            return [self._at_level(each, when, mentions) for each in one_by_one]
        subjects, objects = self._sides(candidate, when, status, mentions)
        if status is Status.HELD and takes_up(candidate) and not any(m.kind is MentionKind.PERSON for m in mentions):
            passage = Passage(candidate.start, candidate.end)
            counted = candidate.word == SINCE
            subjects = then_in_office(subjects, when, self.discourse.officials, passage, leaders=counted)
            objects = then_in_office(objects, when, self.discourse.officials, passage, leaders=counted)
        if self._of_governments(candidate, when):
            at = Passage(candidate.start, candidate.end)
            sides = dict.fromkeys(p.country for p in (*subjects, *objects) if p.country)
            return [[nameless(code, at) for code in sides]]
        words = self.text[sentence.start : sentence.end]
        return self.parted.by_place(candidate, subjects, objects, mentions) or self.parted.split(
            candidate, subjects, objects, words, trip
        )

    def _of_governments(self, candidate: ContactCandidate, when: When) -> bool:
        """Whether "the two countries held the second Arctic Dialogue" on another day than the one told of: nobody's."""
        told = self.discourse.main.when
        if candidate.level is not None or not candidate.parties or (candidate.objects and candidate.subjects):
            return False
        if not all({"countries", "sides"} & m.qualifiers for m in candidate.parties):
            return False
        if when.latest is None or when.earliest is None or told.earliest is None or told.latest is None:
            return False
        apart = when.latest + ANOTHER_TIME < told.earliest or told.latest + ANOTHER_TIME < when.earliest
        return apart and A_BODY.search(self.text, candidate.start, candidate.end) is not None

    def _summits_with_each(self, candidate: ContactCandidate) -> bool:
        """Whether a country is to hold "summits with A and B": one with each."""
        sides = [m for m in candidate.objects if m.kind is MentionKind.COUNTRY and len(m.countries) == 1]
        several = len(sides) == len(candidate.objects) > 1 and len(candidate.subjects) == 1
        told = self.text[candidate.start : candidate.end].endswith("summits")
        return candidate.level == LEADER and several and told

    def _sides(
        self, candidate: ContactCandidate, when: When, status: Status, mentions: Sequence[Mention]
    ) -> tuple[list[Participant], list[Participant]]:
        discourse = self.discourse
        if candidate.level is not None:
            holders = self._at_level(candidate, when, mentions)
            first = {code for m in candidate.subjects for code in m.countries}
            if attending := self._attending(candidate, when):
                return attending, [p for p in holders if p.country not in {own.country for own in attending}]
            hosts = [p for p in holders if p.country in first] if candidate.objects else holders
            return (hosts, [p for p in holders if p not in hosts]) if hosts else (holders, [])
        if candidate.of_headline:
            return self._of_headline(candidate, when), []
        if candidate.same_parties:
            again = (f for f in reversed(discourse.told) if when.known and f.when.known and _same_days(f.when, when))
            told = discourse.main if candidate.objects else next(again, discourse.focus)
            parties = list(told.participants or discourse.last_plural)
            parties = parties or (discourse.introduced(candidate.start, when) if candidate.of_sides else [])
            parties += [p for m in candidate.objects for p in discourse.participants_of(m, when)]
            fits = candidate.of_sides in (0, len({p.country for p in parties}))
            return parties if fits else [], []
        if not candidate.subjects and not candidate.verbal and ATTENDED_BY.match(self.text, candidate.end):
            guests = [p for m in candidate.objects for p in discourse.participants_of(m, when)]
            return [p for p in discourse.main.participants if p.person or p.country], guests
        for listed in (candidate.subjects, candidate.objects):
            listed[:] = [t for m in listed for t in discourse.they(m, mentions) or [m]]
        bind_his(self.text, candidate, mentions)
        candidate.objects[:] = [him(m, candidate.subjects, mentions) for m in candidate.objects]
        if not candidate.subjects:  # "a call between Minister X and his A counterpart"
            whose = [m for m in candidate.objects if "counterpart" not in m.qualifiers]
            if 0 < len(whose) < len(candidate.objects) and candidate.objects[0] is whose[0]:
                candidate.subjects, candidate.objects = whose, [m for m in candidate.objects if m not in whose]
        peer = next((m.office_kind for m in candidate.subjects if m.office_kind), None)
        own = [m for m in candidate.subjects if "counterpart" not in m.qualifiers]
        subjects = [self._of_side(m, p) for m in own for p in discourse.participants_of(m, when)]
        if peer in (None, *OF_ANY_PORTFOLIO) and subjects:
            peer = next(iter(self._ranks(subjects)), None) or discourse.cast.kind_of(own) or peer
        for mention in candidate.subjects:
            if mention not in own:  # "Minister X and his counterparts from A and B held talks"
                ranks = self._ranks(subjects) if mention.number != 1 and len(mention.countries) == 1 else []
                for rank in ranks if len(ranks) > 1 else [peer]:
                    subjects += [self._of_side(mention, p) for p in discourse.participants_of(mention, when, rank)]
        subjects = [self._spoken_of(p) for p in subjects]
        objects: list[Participant] = []
        for mention in candidate.objects:
            if beside := self._of_same_side(mention, objects, when):
                objects += beside
                continue
            ranks = self._ranks(subjects) if "counterpart" in mention.qualifiers and mention.number != 1 else []
            peers = ranks if len(ranks) > 1 and len(mention.countries) == 1 else [peer]
            for party in unique([p for rank in peers for p in discourse.participants_of(mention, when, rank)]):
                objects.append(self._of_side(mention, party))
        opens = bool(candidate.subjects and mentions) and candidate.subjects[0].start - mentions[0].start < 60
        if candidate.verbal and status is Status.HELD and opens:
            discourse.note_subject(unique(subjects))
        if candidate.rank is not None and not candidate.verbal:
            named = {p.country for p in objects if p.person}  # "the A-B Summit with Premier X of B"
            subjects = [p for p in subjects if p.person or p.country not in named] or subjects
            subjects = [self._holder(p, candidate.rank, when) for p in subjects]
            objects = [self._holder(p, candidate.rank, when) for p in objects]  # "a ministers' meeting with A"
        objects = [self._spoken_of(p) for p in objects]
        subjects = self._those_of_main(subjects, objects)
        self.lent.host(candidate.objects, subjects)
        self.lent.host(candidate.subjects, objects)
        self.lent.lend(subjects, objects, self._place(candidate, mentions))
        if self.discourse.home is None and (seat := self._seat(candidate, mentions)) is not None:
            self.lent.seat(subjects, objects, seat)
        self.lent.first_side(subjects, objects, [m for m in candidate.objects if m.kind is MentionKind.COUNTRY])
        return unique(subjects), unique(objects)

    def _spoken_of(self, subject: Participant) -> Participant:
        """Read "She will also meet with A, the spokesman said": of whom the spokesman tells, not himself."""
        if not self.discourse.speaks_for(subject):
            return subject
        words = set((subject.person or "").lower().split())
        named = [p for p in self.discourse.main.participants if p.person and subject.country in (None, p.country)]
        alike = [p for p in named if words & set((p.person or "").lower().split())]
        told = next(iter(alike), None) or self.discourse.last_official
        return told if told is not None and subject.country in (None, told.country) else subject

    def _attending(self, candidate: ContactCandidate, when: When) -> list[Participant]:
        """Who "attended the meeting of the ministers of all members", none where a candidate tells another thing."""
        members = candidate.word == "attend" and any("indefinite" in m.qualifiers for m in candidate.objects)
        people = [m for m in candidate.subjects if members and m.kind is MentionKind.PERSON]
        return [p for m in people for p in self.discourse.participants_of(m, when)]

    def _of_side(self, mention: Mention, party: Participant) -> Participant:
        """The person with the country that the words around the name give ("counterparts from A and B, X and Y")."""
        if party.person and party.country is None and len(mention.countries) == 1:
            party = replace(party, country=mention.countries[0])
            self.lent.tell_cast(party, mention.countries[0])
        return party

    def _those_of_main(self, subjects: list[Participant], objects: list[Participant]) -> list[Participant]:
        """Read "A and B are arranging three-way talks with Minister X" in a text on the ministers of A and B."""
        if len(subjects) < 2 or any(p.person for p in subjects) or not objects or not all(p.person for p in objects):
            return subjects
        main = {p.country: p for p in self.discourse.main.participants if p.person}
        alike = self._ranks(objects) == self._ranks(list(main.values()))
        return [main[p.country] for p in subjects] if alike and all(p.country in main for p in subjects) else subjects

    def _of_same_side(self, mention: Mention, before: Sequence[Participant], when: When) -> list[Participant]:
        """Read "met with King X and also the foreign minister": the minister of him who is named right before."""
        bare = mention.kind is MentionKind.OFFICE and not (mention.countries or mention.qualifiers)
        bare = bare and AND_THE.search(self.text, max(0, mention.start - 16), mention.start) is not None
        side = before[-1].country if before and before[-1].person else None
        home = self.discourse.home
        short = mention.office_kind in (None, *OF_ANY_PORTFOLIO)
        if not bare or mention.number != 1 or short or side in (None, home) or side in ORGANISATIONS or side is None:
            return []
        holder = self.discourse.officials.holder(side, mention.office_kind or "", when)
        return [holder or nameless(side, Passage(mention.start, mention.end))]

    def _ranks(self, parties: Sequence[Participant]) -> list[str]:
        """The kinds of the offices of one side, each of which has a counterpart of its own."""
        offices = self.discourse.officials.authority.offices
        return list(dict.fromkeys(offices[p.office_key].kind for p in parties if p.office_key))

    def _place(self, candidate: ContactCandidate, mentions: Sequence[Mention]) -> str | None:
        """The country in which the sentence sets the contact ("In Oman, she met with Minister X")."""
        for mention in mentions:
            ahead = (
                mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1 and mention.end < candidate.start
            )
            if ahead and IN_PLACE.search(self.text, max(0, mention.start - 12), mention.start):
                return mention.countries[0]
        return None

    def _seat(self, candidate: ContactCandidate, mentions: Sequence[Mention]) -> str | None:
        """The country of the city behind the words for a contact ("met in Oslo with his counterpart X")."""
        near = (m for m in mentions if candidate.end <= m.start < candidate.end + SEAT_WITHIN and len(m.countries) == 1)
        seat = next((m for m in near if m.kind is MentionKind.COUNTRY and "adjective" not in m.qualifiers), None)
        there = seat and IN_A_CITY.search(self.text, max(0, seat.start - 8), seat.start)
        return seat.countries[0] if seat and there else None

    def _holder(self, side: Participant, rank: str, when: When) -> Participant:
        """Who holds a side's office of a rank; the side itself where that is not known."""
        if side.person or side.country is None or rank == TWO_PLUS_TWO:
            return side
        holder = self.discourse.officials.holder(side.country, rank, when)
        return replace(holder, passage=side.passage) if holder else side

    def _at_level(self, candidate: ContactCandidate, when: When, mentions: Sequence[Mention]) -> list[Participant]:
        """The holders of the offices at whose level a meeting is held, for the sides it has."""
        assert candidate.level is not None
        sides = list(dict.fromkeys(code for m in candidate.parties for code in m.countries))
        if candidate.level == LEADER and candidate.objects:  # whose envoy speaks of a summit with others is one of them
            lone = [m for m in candidate.subjects if m.kind is MentionKind.PERSON and not m.countries]
            own = (p.country for m in lone for p in self.discourse.participants_of(m, when))
            sides = list(dict.fromkeys([*(code for code in own if code), *sides]))
        if any("other-side" in m.qualifiers for m in candidate.parties):
            others = [side for side in self.discourse.main.sides if side not in sides]
            sides += others if len(others) == 1 else []
        if len(sides) < 2:
            told = [t for m in candidate.parties for t in self.discourse.they(m, mentions) or [m]]
            spoken = [p for t in told for p in self.discourse.participants_of(t, when)]
            sides = list(dict.fromkeys(p.country for p in spoken if p.country)) or sides or self.discourse.main.sides
        if len(sides) < 2 and candidate.of_sides:
            named = list(dict.fromkeys(code for m in mentions if m.kind is MentionKind.COUNTRY for code in m.countries))
            sides = named if len(named) == candidate.of_sides else sides
        if len(sides) < 2 and candidate.of_headline:
            sides = list(self.titled)
        countries = self.discourse.cast.authority.countries
        bare_summit = candidate.level == LEADER and not candidate.parties
        if bare_summit and any(countries[s].kind == "organisation" for s in sides if s in countries):
            return []  # "the 2014 Wales Summit" in a text of an alliance is a gathering of all its members
        if candidate.of_sides and len(sides) != candidate.of_sides:
            return []
        if len(candidate.parties) == 1 and self._of_a_region(candidate.parties[0]):
            return []
        passage = Passage(candidate.start, candidate.end)
        officials = self.discourse.officials
        found: list[Participant] = []
        for side in sides:
            kinds = ("foreign-minister", "defence-minister") if candidate.level == TWO_PLUS_TWO else (candidate.level,)
            several = candidate.level == LEADER and len(sides) > MOST_OF_TWO
            if several and (leader := _leader_named(mentions, side)) is not None:
                found += self.discourse.participants_of(leader, when)
                continue
            holders = [
                self.discourse.named.peer(side, kind, when)
                or officials.holder(side, kind, when, among=sides)
                or (self.discourse.named.in_office(side, LEADER, when, passage) if kind == LEADER else None)
                for kind in kinds
                if kind != "nameless"
            ]
            known = [replace(holder, passage=passage) for holder in holders if holder]
            found += known or [nameless(side, passage)]
        return found

    def _of_a_region(self, mention: Mention) -> bool:
        """Whether a country is half of a gathering with many others ("the Andes-Japan Summit")."""
        lone = mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1
        if not lone or "-" not in self.text[mention.start - 1 : mention.end + 1]:
            return False
        before = self.text[max(0, mention.start - 24) : mention.start]
        return bool(REGION_BEFORE.search(before) or REGION_BEHIND.match(self.text, mention.end))

    def _of_headline(self, candidate: ContactCandidate, when: When) -> list[Participant]:
        """The governments between which the text is, none where they do not fit the gathering."""
        home = self.discourse.home
        sides = tuple(self.discourse.main.sides) or self.titled
        if len(sides) == 1 and home is not None and home not in sides:
            sides = (home, *sides)
        if len(sides) < 2 or len(sides) > MOST_SIDES or (candidate.of_sides and len(sides) != candidate.of_sides):
            return []
        passage = Passage(candidate.start, candidate.end)
        kinds = self._kinds_of_main() if candidate.of_rank and when.known else set()
        officials = self.discourse.officials
        holders = {side: officials.holder(side, kind, when, among=list(sides)) for side in sides for kind in kinds}
        return [replace(h, passage=passage) if (h := holders.get(s)) else nameless(s, passage) for s in sides]

    def _kinds_of_main(self) -> set[str]:
        """The one kind of office that all have who take part in the contact at hand; empty where there is none."""
        offices = self.discourse.officials.authority.offices
        keys = [p.office_key for p in self.discourse.main.participants]
        kinds = {offices[key].kind for key in keys if key}
        return kinds if len(kinds) == 1 and all(keys) else set()
