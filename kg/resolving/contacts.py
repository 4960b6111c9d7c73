"""From candidates to the document's accounts of contacts: parties, days, and which candidates are one contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind, Sentence, ZoneKind
from kg.reading.contact_words import FACE, PHONE, VIDEO
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Clock, Duration, EventAnchor, TimeExpression, Vague, Window
from kg.records import Mode, Participant, Passage, Scope, Status, When
from kg.resolving.circumstances import Circumstances
from kg.resolving.dates import DateSolver
from kg.resolving.discourse import Discourse, Focus, nameless, unique
from kg.resolving.officials import same_party

HEADS_OF = re.compile(r"^(?:Acting |Former )?(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Amir|Sultan|Pope|Prince)\b")
REPORTED = re.compile(r"\b(?:told|said|announced|stated|noted|added)\b")
APART = re.compile(
    r"\b(?:bilaterally|separate(?:ly)?|one-on-one|trilateral|also (?:met|held|had|spoke|talked|took part|hosted|received|called))\b"
)
"""What sets a contact apart from the one with more or fewer of the same people."""
TRAVELS = re.compile(
    r"\b(?:travel(?:s|ed|ing)?|visit(?:s|ed|ing)?|arriv(?:es|ed|ing)|trip|was)\b(?=\s+(?:to|in|[A-Z]|the\s+[A-Z]))"
)
TRIP = re.compile(r"\b(?:travel(?:s|ed|ing)?|trip|visit(?:s|ed|ing)? to|tour)\b", re.IGNORECASE)
TOGETHER = re.compile(r"\b(?:trilateral|together|jointly|joint|three leaders|quadrilateral|multilateral|summit)\b")


@dataclass(slots=True)
class Account:
    """A contact in the making."""

    mode: Mode | None
    status: Status
    participants: list[Participant]
    when: When
    sentence: Sentence
    candidate: ContactCandidate
    scope: Scope = Scope.MENTIONED
    further: list[Sentence] = field(default_factory=list)
    circumstances: Circumstances = field(default_factory=Circumstances)
    dated: bool = False
    """The text gives this account a time of its own."""

    @property
    def people(self) -> list[Participant]:
        """The participants with a name."""
        return [p for p in self.participants if p.person]


class ContactResolver:
    """Builds the accounts of one document, sentence by sentence."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], discourse: Discourse, solver: DateSolver, headline: str
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.discourse = discourse
        self.solver = solver
        self.headline = headline
        self.accounts: list[Account] = []
        self.told: When | None = None
        """The day that the lead tells of: "earlier in the day" counts from it."""
        self.trip_when: When | None = None
        self._mentions: Sequence[Mention] = ()
        self._main: Account | None = None
        self.trip = bool(TRIP.search(headline))

    def sentence(self, sentence: Sentence, candidates: Sequence[ContactCandidate], mentions: Sequence[Mention]) -> None:
        """Read one sentence; call it in the order of the text."""
        self.discourse.local = None
        self._mentions = mentions
        self._note_day(sentence)
        for candidate in candidates:
            for account in self._accounts(candidate, sentence):
                self._place(account)
        self._joined(sentence, mentions)

    def _note_day(self, sentence: Sentence) -> None:
        """Remember the day that the lead tells of, and the days of a trip."""
        words = self.text[sentence.start : sentence.end]
        trip = TRAVELS.search(words)
        if trip and not self.accounts and trip.group() != "trip":
            self.trip = True
        if (self.told is not None and not trip) or (self.trip_when is not None and self.told is not None):
            return
        times = self.solver.expressions_of(sentence.index)
        if trip:  # the days of the trip stand behind the verb, if they do not open the sentence
            times.sort(key=lambda t: t.start < sentence.start + trip.start())
        for time in times:
            if isinstance(time.template, Clock | Duration | Vague | Window | EventAnchor):
                continue
            direction = "future" if self._ahead(words) else "past"
            when = self.solver.resolve(time, direction=direction)
            if not when.known or self._width(when) > 31:
                continue
            if self.told is None and self._width(when) == 0 and direction == "past":
                self.told = when
            if trip and self.trip_when is None:
                self.trip_when = when

    @staticmethod
    def _ahead(words: str) -> bool:
        return re.search(r"\b(?:will|is scheduled to|plans to|is set to)\b", words) is not None

    # One candidate

    def _accounts(self, candidate: ContactCandidate, sentence: Sentence) -> list[Account]:
        vague = [isinstance(t.template, Vague) and t.start >= candidate.end for t in candidate.times]
        soon = bool(vague) and all(vague)
        status = Status.PLANNED if candidate.planned or (soon and not candidate.verbal) else Status.HELD
        times = [
            t
            for t in candidate.times
            if not isinstance(t.template, Clock | Duration | Vague)
            and not (status is Status.HELD and isinstance(t.template, Window))
            and not (status is Status.PLANNED and self._of_report(t, candidate))
            and self.text[t.end : t.end + 2] != "'s"
        ]
        days = self._days(candidate, times, status)
        accounts: list[Account] = []
        for when, dated in days:
            anchor = when if when.known else self.discourse.written
            subjects, objects = self._sides(candidate, anchor, status)
            for participants in self._by_place(candidate, subjects, objects) or self._split(
                candidate, subjects, objects, sentence
            ):
                if not diplomatic(participants):
                    continue
                accounts.append(Account(candidate.mode, status, participants, when, sentence, candidate, dated=dated))
        for account in accounts:
            account.circumstances = Circumstances.read(self.text, sentence, candidate, account.participants)
        return accounts

    def _days(
        self, candidate: ContactCandidate, times: Sequence[TimeExpression], status: Status
    ) -> list[tuple[When, bool]]:
        direction = "future" if status is Status.PLANNED else "past"
        held = self._main is not None and self._main.status is Status.HELD
        narrated = self.discourse.main.when if held and self.discourse.main.when.known else self.told
        found: list[tuple[TimeExpression, When]] = []
        for time in times:
            when = self.solver.resolve(time, direction=direction, narrated=narrated)
            if when.known:
                found.append((time, when))
        if not found:
            return [(When(), False)]
        series = [w for t, w in found if w.earliest == w.latest and self._bracketed(t)]
        if not candidate.verbal and len(series) > 1:
            return [(when, True) for when in series]
        after = [pair for pair in found if pair[0].start >= candidate.end]
        if candidate.plural and len(after) > 1:
            return [(when, True) for _, when in after]
        best = min(after or found, key=lambda pair: self._width(pair[1]) + abs(pair[0].start - candidate.end) / 1000)
        return [(best[1], True)]

    @staticmethod
    def _width(when: When) -> int:
        return (when.latest - when.earliest).days if when.earliest and when.latest else 9999

    def _of_report(self, time: TimeExpression, candidate: ContactCandidate) -> bool:
        """Whether the day is that of the telling ("On Thursday he told reporters that they would meet")."""
        return REPORTED.search(self.text, time.end, max(time.end, candidate.start)) is not None

    def _bracketed(self, time: TimeExpression) -> bool:
        before = self.text[max(0, time.start - 40) : time.start]
        return "(" in before and ")" not in before[before.rfind("(") :]

    def _sides(
        self, candidate: ContactCandidate, when: When, status: Status
    ) -> tuple[list[Participant], list[Participant]]:
        discourse = self.discourse
        if candidate.level is not None:
            return self._at_level(candidate, when), []
        if candidate.word == "invitation":
            return list(discourse.focus.participants), []
        for listed in (candidate.subjects, candidate.objects):
            listed[:] = [t for m in listed for t in discourse.they(m, self._mentions) or [m]]
        self._bind_his(candidate)
        peer = next((m.office_kind for m in candidate.subjects if m.office_kind), None)
        subjects = [p for m in candidate.subjects for p in discourse.participants_of(m, when)]
        if peer is None and subjects:
            keys = [p.office_key for p in subjects if p.office_key]
            peer = discourse.officials.authority.offices[keys[0]].kind if keys else None
        objects = []
        for mention in candidate.objects:
            objects += discourse.participants_of(mention, when, peer)
        opens = candidate.subjects and candidate.subjects[0].start - self._mentions[0].start < 60
        if candidate.verbal and status is Status.HELD and opens:
            discourse.note_subject(unique(subjects))
        self._lend_countries(subjects, objects)
        return unique(subjects), unique(objects)

    def _bind_his(self, candidate: ContactCandidate) -> None:
        """"Secretary Mattis's visit and his meeting with Minister Yun": the nearest person who is not the other side."""
        for index, mention in enumerate(candidate.subjects):
            if mention.kind is not MentionKind.PRONOUN or mention.number != 1:
                continue
            others = {m.name for m in candidate.objects}
            before = [m for m in self._mentions if m.end <= mention.start and m.kind is MentionKind.PERSON]
            near = [m for m in before if self.text[m.end : m.end + 2] == "'s" and mention.start - m.end < 80]
            first = [m for m in before[:1] if m.start - self._mentions[0].start < 60]
            if candidate.verbal:
                near = []
            for candidate_mention in (*reversed(near), *first):
                if candidate_mention.name not in others:
                    candidate.subjects[index] = candidate_mention
                    break

    def _at_level(self, candidate: ContactCandidate, when: When) -> list[Participant]:
        """The holders of the offices at whose level a meeting is held, for the sides it has."""
        assert candidate.level is not None
        sides = list(dict.fromkeys(code for m in candidate.parties for code in m.countries))
        if any("other-side" in m.qualifiers for m in candidate.parties):
            others = [side for side in self.discourse.main.sides if side not in sides]
            sides += others if len(others) == 1 else []
        if not sides:
            spoken = [p for m in candidate.parties for p in self.discourse.participants_of(m, when)]
            sides = list(dict.fromkeys(p.country for p in spoken if p.country)) or self.discourse.main.sides
        if candidate.of_sides and len(sides) != candidate.of_sides:
            return []
        passage = Passage(candidate.start, candidate.end)
        found: list[Participant] = []
        for side in sides:
            holder = None
            if candidate.level != "nameless":
                holder = self.discourse.officials.holder(side, candidate.level, when)
            found.append(replace(holder, passage=passage) if holder else nameless(side, passage))
        return found

    def _lend_countries(self, subjects: list[Participant], objects: list[Participant]) -> None:
        """A person whose country nobody states belongs to the side of the list: the neighbours', or else abroad."""
        known = [p.country for p in objects if p.country and p.country != self.discourse.home]
        known = known or [p.country for p in objects if p.country]
        place = self._foreign_country() or self._near_country()
        for index, participant in enumerate(objects):
            if participant.person and participant.country is None:
                country = known[0] if len(set(known)) == 1 else place
                if country is not None:
                    objects[index] = replace(participant, country=country)
                    self._tell_cast(participant, country)
        for index, participant in enumerate(subjects):
            at_home = participant.office is None or not HEADS_OF.search(participant.office)
            if participant.person and participant.country is None and self.discourse.home and at_home:
                subjects[index] = replace(participant, country=self.discourse.home)
                self._tell_cast(participant, self.discourse.home)

    def _tell_cast(self, participant: Participant, country: str) -> None:
        for member in self.discourse.cast.members:
            if member.country is None and participant.official and member.key is None:
                from kg.resolving.officials import minted_key

                if minted_key(member) == participant.official:
                    member.country = country

    def _foreign_country(self) -> str | None:
        """The one foreign country of the headline, where there is just one."""
        found = {c for m in self.headline_mentions for c in m.countries if c != self.discourse.home}
        return next(iter(found)) if len(found) == 1 else None

    def _near_country(self) -> str | None:
        """The one foreign country that the first sentences name."""
        return next(iter(self.near_countries)) if len(self.near_countries) == 1 else None

    near_countries: frozenset[str] = frozenset()
    headline_mentions: Sequence[Mention] = ()

    def _by_place(
        self, candidate: ContactCandidate, subjects: list[Participant], objects: list[Participant]
    ) -> list[list[Participant]]:
        """"Their conversations in Seoul and Tokyo": at each capital the visitor met that country's side."""
        together = unique([*subjects, *objects])
        home = [p for p in together if p.country == self.discourse.home]
        if candidate.verbal or not candidate.plural and not candidate.word.endswith("s") or len(together) < 3 or not home:
            return []
        places = [
            m
            for m in self._mentions
            if m.kind is MentionKind.COUNTRY
            and candidate.end <= m.start < candidate.end + 60
            and re.search(r"\b(?:in|and|,)\s+$", self.text[m.start - 5 : m.start])
        ]
        hosts = [[p for p in together if p.country == m.countries[0] and p not in home] for m in places]
        if len(places) < 2 or not all(hosts):
            return []
        return [unique([*home, *host]) for host in hosts]

    def _split(
        self, candidate: ContactCandidate, subjects: list[Participant], objects: list[Participant], sentence: Sentence
    ) -> list[list[Participant]]:
        """One contact with all, or one with each: "spoke individually with A, B and C", a round of calls on a trip."""
        together = unique([*subjects, *objects])
        many = [p for p in objects if p.person or p.country]
        if len(many) < 2:
            return [together]
        words = self.text[sentence.start : sentence.end]
        one_country = len({p.country for p in many}) == 1 and bool(many[0].country)
        trip = self.trip or bool(TRAVELS.search(words)) or bool(re.match(r"\s*In [A-Z]", words))
        plural_calls = candidate.word in ("calls", "conversations", "meetings") and not TOGETHER.search(words)
        if candidate.separate and re.search(r"\b(?:then|also) together\b|\btogether in a trilateral\b", words):
            return [*(unique([*subjects, party]) for party in many), together]
        spans = [(m.end, n.start) for m, n in pairwise(candidate.objects)]
        placed = any(re.search(r"\bin [A-Z]|\bfrom \d", self.text[a:b]) for a, b in spans)
        if placed or re.search(r"\bbilaterally\b|\bseparate meetings\b", words) and candidate.verbal:
            return [unique([*subjects, party]) for party in many]
        if candidate.separate or (one_country and trip and candidate.verbal) or (plural_calls and not one_country):
            return [unique([*subjects, party]) for party in many]
        return [together]

    # Putting accounts together

    def _place(self, account: Account) -> None:
        own = self._same(account)
        if own is not None:
            self._merge(own, account)
            self._focus(own, account)
            return
        if not self._worth(account):
            return
        if not self._any_main(account) and self._opens(account):
            account.scope = Scope.MAIN
        if not account.when.known and (account.scope is Scope.MAIN or self._fresh(account)):
            account.when = self._undated(account)
        if account.mode is None and (account.circumstances.place or account.candidate.level not in (None, "nameless")):
            account.mode = Mode.IN_PERSON
        self.accounts.append(account)
        self._focus(account, account)

    def _fresh(self, account: Account) -> bool:
        """Whether a finite verb tells a contact with other parties as news of the same day ("also met with")."""
        if account.status is not Status.HELD or not (account.candidate.verbal and account.candidate.objects):
            return False
        words = self.text[account.sentence.start : account.sentence.end]
        return not re.search(r"\b(?:previous(?:ly)?|earlier|last|recent(?:ly)?|had|since|when|after|following)\b", words)

    def _undated(self, account: Account) -> When:
        """The day of a main contact to which the text gives none: the trip's days, or the day of the text."""
        if self.trip and self.trip_when is not None:
            return self.trip_when
        return self.solver.document_date if account.status is Status.HELD else When()

    def _any_main(self, account: Account) -> bool:
        mains = [a for a in self.accounts if a.scope is Scope.MAIN]
        if not mains:
            return False
        first = mains[0]
        same_breath = first.sentence.index == account.sentence.index and first.candidate is account.candidate
        siblings = first.candidate.verbal and account.candidate.verbal and self.trip
        near = account.sentence.index <= first.sentence.index + 4
        return not (same_breath or (siblings and near and account.status is first.status))

    def _opens(self, account: Account) -> bool:
        """Whether a finite verb at the head of the text reports it."""
        prose = [s for s in self.sentences if s.zone in (ZoneKind.BODY, ZoneKind.BULLET)]
        rank = next((i for i, s in enumerate(prose) if s.index == account.sentence.index), 99)
        return account.candidate.verbal and (
            rank < 6 if account.status is Status.HELD or self.trip else rank < 2
        )

    def _focus(self, account: Account, spoken: Account) -> None:
        focus = Focus(list(account.participants), account.when)
        self.discourse.told.append(focus)
        main = self._main
        if main is None or (account.scope is Scope.MAIN and main.scope is not Scope.MAIN):
            self._main = account
            self.discourse.main = focus
            self.discourse.local = None
        elif account is main:
            self.discourse.main = focus
            self.discourse.local = None
        elif account.scope is Scope.MAIN or (spoken.candidate.objects and account.people):
            self.discourse.local = focus

    def _same(self, account: Account) -> Account | None:
        for other in reversed(self.accounts):
            if other.status is not account.status or not self._compatible_modes(other, account):
                continue
            if not self._compatible_days(other, account):
                continue
            if self._different_sides(other, account) or self._apart(other, account):
                continue
            if self._compatible_people(other, account):
                return other
        return None

    @staticmethod
    def _different_sides(a: Account, b: Account) -> bool:
        """A trilateral and a bilateral meeting at the same level are two."""
        if "nameless" in (a.candidate.level, b.candidate.level) and a.candidate.level != b.candidate.level:
            return True  # "high-level meetings" are others than the one the speakers hold themselves
        if not (a.candidate.level and b.candidate.level):
            return False
        return {p.country for p in a.participants} != {p.country for p in b.participants}

    def _apart(self, a: Account, b: Account) -> bool:
        """"Also met separately with": a smaller meeting beside the one with everybody."""
        if not (b.candidate.verbal and b.candidate.objects and len(b.participants) != len(a.participants)):
            return False
        words = self.text[b.sentence.start : b.sentence.end]
        return b.candidate.separate or APART.search(words) is not None

    @staticmethod
    def _compatible_modes(a: Account, b: Account) -> bool:
        loose = (None, Mode.UNSPECIFIED)
        if a.mode in loose or b.mode in loose or a.mode is b.mode:
            return True
        return {a.mode, b.mode} == {Mode.PHONE_CALL, Mode.VIDEO_CALL}

    def _compatible_days(self, a: Account, b: Account) -> bool:
        if not b.dated or not a.when.known:
            return True
        if not a.dated and a.scope is not Scope.MAIN:
            return True
        assert a.when.earliest and a.when.latest
        if not b.when.known:
            return True
        assert b.when.earliest and b.when.latest
        return a.when.earliest <= b.when.latest and b.when.earliest <= a.when.latest

    @staticmethod
    def _compatible_people(a: Account, b: Account) -> bool:
        smaller, larger = sorted((a.participants, b.participants), key=len)
        if all(any(same_party(p, q) for q in larger) for p in smaller):
            return True
        # "The top diplomats of A and B": a nameless side is the person whom another sentence names.
        left = list(larger)
        for party in sorted(smaller, key=lambda p: p.person is None):
            fits = [q for q in left if same_party(party, q)]
            fits += [q for q in left if q.country == party.country and not (q.person and party.person)]
            if not fits:
                return False
            left.remove(fits[0])
        shares = any(same_party(p, q) for p in a.people for q in b.people)
        return shares or not a.people or not b.people

    @staticmethod
    def _merge(account: Account, again: Account) -> None:
        if account.mode is None or (account.mode is Mode.PHONE_CALL and again.mode is Mode.VIDEO_CALL):
            account.mode = again.mode or account.mode
        for party in again.people:
            nameless_side = [p for p in account.participants if p.person is None and p.country == party.country]
            if nameless_side and not any(same_party(party, p) for p in account.participants):
                account.participants = [party if p is nameless_side[0] else p for p in account.participants]
        if again.dated and (not account.dated):
            account.when, account.dated = again.when, True
        if again.sentence.index != account.sentence.index and again.sentence not in account.further:
            account.further.append(again.sentence)
        account.circumstances = account.circumstances.or_else(again.circumstances)

    def _worth(self, account: Account) -> bool:
        """A noun without a day, a place or an ordinal is a way of speaking ("previous discussions")."""
        if account.candidate.level == "nameless" and account.candidate.plural and account.status is Status.HELD:
            return False  # "high-level dialogues this year"
        if account.status is Status.PLANNED and account.mode is None and not account.dated:
            return account.candidate.level == "nameless" or account.circumstances.place is not None
        wide = not account.dated or self._width(account.when) > 92
        if not account.candidate.verbal and not account.people and wide and account.status is Status.HELD:
            return False  # "the resumption of U.S.-X consultative meetings over the last year"
        if account.candidate.verbal or account.dated:
            return True
        if account.status is Status.PLANNED:
            return True
        if not account.candidate.parties:
            return False
        between = re.match(r"[^.;]{0,60}\bbetween\b", self.text[account.candidate.end : account.candidate.end + 80])
        named = all(m.kind in (MentionKind.OFFICE, MentionKind.PERSON) for m in account.candidate.objects)
        if between and named and len(account.people) == len(account.participants):
            return True
        if not self.accounts or (self.trip and not any(a.candidate.verbal for a in self.accounts)):
            return True
        if account.circumstances.place:
            return True
        words = self.text[account.sentence.start : account.sentence.end]
        return (
            account.mode is not None
            and bool(account.people)
            and bool(re.search(r"\b(?:first|second|third|fourth|last)\b", words))
        )

    JOINED = re.compile(
        r"\b(?:(?:was|were)\s+(?:also\s+)?(?:joined|accompanied)\s+by|(?:also\s+)?(?:joined by|accompanied by|(?:co-)?hosted by|(?:co-)?chaired by)"
        r"|(?:meeting|call|summit|participants|attendees|session)\s+(?:also\s+)?(?:included|brought together|was attended by))\b"
    )
    ALSO = re.compile(r"\b(?:also\s+(?:joined|participated|attended|took part)|(?:were|was) also (?:present|in attendance)"
                      r"|who (?:was|were) also in attendance|participated in the (?:meeting|call)|joined the (?:meeting|call))\b")  # fmt: skip

    def _joined(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """ "… were joined by X", "X also took part": more participants of the contact at hand."""
        target = next((a for a in reversed(self.accounts) if a.sentence.index == sentence.index), None)
        target = target or next((a for a in self.accounts if a.scope is Scope.MAIN), None)
        if target is None:
            return
        persons = [m for m in mentions if m.kind is MentionKind.PERSON and m.office_kind != "spokesperson"]
        for match in self.JOINED.finditer(self.text, sentence.start, sentence.end):
            self._extend(target, [m for m in persons if m.start >= match.end()])
        for match in self.ALSO.finditer(self.text, sentence.start, sentence.end):
            before = [m for m in persons if m.end <= match.start() and match.start() - m.end < 220]
            if "who" in match.group():
                before = before[-1:]
            self._extend(target, before)

    def _extend(self, account: Account, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            for participant in self.discourse.participants_of(mention, account.when):
                if participant.country is None and self.discourse.home and mention.title:
                    participant = replace(participant, country=self.discourse.home)
                    self._tell_cast(participant, self.discourse.home)
                if participant.country:
                    known = [p for p in account.participants if p.person or p.country]
                    account.participants = unique([*known, participant])
        if account is self._main:
            self.discourse.main.participants = list(account.participants)

    # The end

    def finish(self) -> list[Account]:
        """Return the accounts, with the medium settled where the sentence left it open."""
        if self.accounts and not any(a.scope is Scope.MAIN for a in self.accounts):
            first = next((a for a in self.accounts if a.candidate.verbal), None)
            first = first or next((a for a in self.accounts if not a.dated), self.accounts[0])
            first.scope = Scope.MAIN
            if not first.when.known:
                first.when = self._undated(first)
        for account in self.accounts:
            if account.scope is Scope.MAIN and account.status is Status.HELD:
                account.mode = self._headline_mode(account)
        return self.accounts

    def _headline_mode(self, account: Account) -> Mode | None:
        words = self.headline.lower()
        if VIDEO.search(words) and account.mode in (None, Mode.PHONE_CALL, Mode.IN_PERSON):
            return Mode.VIDEO_CALL
        if account.mode is None:
            if PHONE.search(words) or re.search(r"\bcalls?\b", words):
                return Mode.PHONE_CALL
            if self.trip or FACE.search(words) or re.search(r"\bmeet", words) or account.circumstances.place:
                return Mode.IN_PERSON
        return account.mode


def diplomatic(participants: Sequence[Participant]) -> bool:
    """Whether officials of different governments are in touch."""
    sides = {p.country for p in participants if p.country}
    foreign = any(p.country is None and p.person is None for p in participants)
    if any(p.person and p.country is None for p in participants) and len(sides) < 2:
        return False
    return len(sides) >= 2 or (foreign and bool(sides))
