"""From candidates to the document's accounts of contacts: which are new, which is the main one, who joined it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import PROSE, Mention, MentionKind, Sentence, ZoneKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_times import apart
from kg.reading.contact_visits import FOR_TALKS
from kg.reading.contact_words import FACE, PHONE, VIDEO
from kg.reading.time_templates import Vague
from kg.records import Mode, Scope, Status
from kg.resolving.account_bonds import announced, announced_apart, with_whom_he_spoke
from kg.resolving.accounts import (
    Account,
    beside_a_meeting,
    counted_before,
    diplomatic,
    headings_of,
    in_the_photo,
    merge,
    same_contact,
)
from kg.resolving.attendance import Attendance
from kg.resolving.circumstances import Circumstances
from kg.resolving.contact_before import set_before
from kg.resolving.contact_company import Company
from kg.resolving.contact_days import ContactDays
from kg.resolving.contact_leads import AGREED, leading, told_soon
from kg.resolving.contact_rounds import SPEAKS
from kg.resolving.contact_scope import OPENING, ContactScope, spread_out
from kg.resolving.contact_sides import ATTENDED_BY, ContactSides
from kg.resolving.contact_splits import told_apart, two_told_as_one
from kg.resolving.contact_worth import worth_telling
from kg.resolving.date_inputs import day_of
from kg.resolving.dates import DateSolver
from kg.resolving.discourse import Discourse
from kg.resolving.itineraries import Itinerary
from kg.resolving.journeys import TRAVELS
from kg.resolving.lent_days import NEXT_SENTENCE, LentDays
from kg.resolving.parties import unique
from kg.resolving.story import Focus
from kg.resolving.tense import looks_back
from kg.resolving.whereabouts import Whereabouts

TWO = 2
OPENS_WITHIN = 4
"""Characters in front of "The two leaders" that opens a sentence."""
PRESIDED = 3
"""Sentences between a meeting and who led it."""
LOOK_BACK = 40
"""Accounts among which one that comes back is looked for; a text with more is a chronology."""

PAST = re.compile(r"\b(?:last|past|recent)\b")
"""What makes a vague time one that is over ("over the last several months")."""
LATER = re.compile(r"[^.;]{0,80}?\blater this (?:year|month|week)\b")
"""What makes a participle one of what is to come ("with X hosting them later this year")."""


class ContactResolver:
    """Builds the accounts of one document, sentence by sentence."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], discourse: Discourse, solver: DateSolver, headline: str,
        abroad: str | None, titled: Sequence[Mention] = (),
    ) -> None:  # fmt: skip
        """`headline` are the words of title and headlines, `titled` the mentions there; `abroad` the country that
        the text is about, if one.
        """
        self.text = text
        self.sentences = sentences
        self.discourse = discourse
        self.headline = headline
        self.days = ContactDays(text, solver, headline)
        self.sides = ContactSides(text, discourse, abroad, titled, headline)
        self.company = Company(text, discourse, self.sides)
        self.accounts: list[Account] = []
        self.at_hand: list[Account] = []
        """The accounts that the sentence read last tells or comes back to."""
        prose = [s.index for s in sentences if s.zone in PROSE]
        self._opening = {index: rank for rank, index in enumerate(prose[:OPENING])}
        self.scope = ContactScope(text, sentences, self.days, headline, discourse.written, self._opening, titled)
        self._lent = LentDays(text, self.days)
        self._main: Account | None = None
        self._beside: list[Account] = []
        """What the sentence at hand tells, as it tells it."""
        self._recent: list[Account] = []
        """The account that the text last told or came back to before the sentence at hand."""
        self._attendance = Attendance(text)
        self._whereabouts = Whereabouts(text)
        self._itinerary = Itinerary(text, solver, self.days.stays)
        for told in (s for s in sentences if s.zone is ZoneKind.HEADLINE):
            self.days.stays.note(told)

    def sentence(self, sentence: Sentence, candidates: Sequence[ContactCandidate], mentions: Sequence[Mention]) -> None:
        """Read one sentence; call it in the order of the text."""
        self.discourse.local = self._taken_up(mentions, sentence)
        self._recent = self.at_hand[-1:] or self._recent
        self.at_hand, self._beside = [], []
        self.days.note(sentence, begun=bool(self.accounts))
        self.discourse.there = self._whereabouts.note(sentence, mentions, trip=self.days.trip)
        self.discourse.journey = self._whereabouts.countries
        self._itinerary.note(sentence, self._whereabouts.places)
        if self._opening.get(sentence.index) == 0:
            people = [m for m in mentions if m.kind is MentionKind.PERSON]
            self.scope.note(p for m in people for p in self.discourse.participants_of(m))
        self.discourse.note_governments(mentions)
        for candidate in (part for whole in candidates for part in apart(whole)):
            if candidate.word == "included" and (told := self._joined(sentence)):
                self.company.extend(told, candidate.objects)
                continue  # "The call included X": of the one told before
            for account in self._accounts(candidate, sentence, mentions):
                self._place(account)
        self.company.note_medium(self.accounts, sentence)
        self.company.note_visit(self.accounts, sentence, mentions)
        self.company.joined(self.accounts, sentence, mentions)
        self.company.led([*self._recent, *self.at_hand], sentence, mentions)
        self.company.named_behind(self.accounts, sentence, mentions)
        if not self.at_hand:
            self._attendance.note(sentence, mentions, self.days.day_told_in)

    def _taken_up(self, mentions: Sequence[Mention], sentence: Sentence) -> Focus | None:
        """The contact of two others that the sentence before has told, where this one goes on with "The two …"."""
        told = self.at_hand[-1] if self.at_hand else None
        first = mentions[0] if mentions else None
        if told is None or first is None or first.kind is not MentionKind.GROUP or first.number != TWO:
            return None
        new = told.sentence.index == sentence.index - 1 and told.candidate.verbal and bool(told.candidate.objects)
        if not new or told.scope is Scope.MAIN or not len(told.people) == len(told.participants) == TWO:
            return None
        opens = first.start - sentence.start < OPENS_WITHIN
        return Focus(list(told.participants), told.when, told.candidate.start) if opens else None

    def _joined(self, sentence: Sentence) -> Account | None:
        """The contact whose company a sentence names: one told right before, or with officials whom nothing names."""
        near = (a for a in reversed(self.accounts) if 0 < sentence.index - a.last_sentence.index <= NEXT_SENTENCE)
        open_to_more = (a for a in self.accounts if any(not p.person and not p.country for p in a.participants))
        return next(near, None) or next(open_to_more, None)

    # One candidate

    def _accounts(self, candidate: ContactCandidate, sentence: Sentence, mentions: Sequence[Mention]) -> list[Account]:
        sides = self.days.solver.sides_at(candidate.start, candidate.end) if not candidate.parties else ()
        if sides and not candidate.verbal:  # "at the Camp David Summit": whose it was is a matter of record
            named = (candidate.start, candidate.end, MentionKind.COUNTRY, sentence.index)
            candidate.subjects = [Mention(*named, countries=sides)]
        vague = [
            isinstance(t.template, Vague) and t.start >= candidate.end and not PAST.search(self.text, t.start, t.end)
            for t in candidate.times
        ]
        gerund = candidate.word.endswith("ing")
        soon = bool(vague) and all(vague) and (not candidate.verbal or gerund)
        soon = soon or (gerund and LATER.match(self.text, candidate.end, sentence.end) is not None)
        status = Status.PLANNED if candidate.planned or soon else Status.HELD
        alike = self._main is not None and self._main.status in (Status.HELD, status)
        main = self.discourse.main.when if alike else None
        times = self.days.own_times(candidate, status)
        back = any(looks_back(t.template) for t in times) and not self.days.upcoming(candidate)
        if status is Status.PLANNED and not candidate.verbal and back:
            status = Status.HELD  # "will review the results of the summit in June last year"
            times = self.days.own_times(candidate, status)
        accounts: list[Account] = []
        for when, dated in self.days.of(candidate, times, status, main):
            anchor = when if when.known else self.discourse.within
            status = self.days.settled(candidate, status, when)
            for participants in self.sides.rounds(candidate, anchor, status, sentence, mentions, trip=self.days.trip):
                guests = candidate.word in ("convened", "included", "took part")
                guests = guests or (not candidate.verbal and bool(ATTENDED_BY.match(self.text, candidate.end)))
                if guests and (told := self._attendance.of(sentence)):
                    first = [p for m in told.mentions for p in self.discourse.participants_of(m, told.day)]
                    participants = unique([*first, *participants])
                    when = when if when.known else told.day
                    status = self.days.settled(candidate, status, when)
                    candidate.mode = told.mode or candidate.mode
                if candidate.word == FOR_TALKS:
                    participants = with_whom_he_spoke(self.discourse.main.participants, participants)
                if diplomatic(participants):
                    accounts.append(
                        Account(
                            candidate.mode, status, participants, when, sentence, candidate, dated=dated,
                            told_day=any(day_of(t.template) for t in times),
                            earlier=set_before(self.text, sentence, candidate),
                        )
                    )  # fmt: skip
        for account in accounts:
            account.circumstances = Circumstances.read(self.text, sentence, candidate, account.participants, mentions)
        return accounts

    def titled(self, candidate: ContactCandidate, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Read the meeting that the headline tells, before the prose is read: the text is about it."""
        for account in self._accounts(candidate, sentence, mentions):
            if not account.when.known:
                account.when = self.days.undated(account.status, account.sentence)
            account.scope = Scope.MAIN
            self.accounts.append(account)
            self._focus(account, account)

    def caption(self, sentence: Sentence, candidates: Sequence[ContactCandidate], mentions: Sequence[Mention]) -> None:
        """Read what a photo shows, once the prose has been read: a contact of named officials on a day of its own."""
        self.discourse.local = None
        for candidate in candidates:
            if candidate.planned and not candidate.verbal:
                continue  # "X speaks of the expected summit with Y"
            candidate.planned = False  # captions are in the present tense
            if all(m.kind in (MentionKind.PRONOUN, MentionKind.GROUP) for m in candidate.parties):
                # "X shakes hands with Y during their talks": those in the photo, not those of the text
                pictured = [m for m in mentions if m.kind is MentionKind.PERSON and m.end <= candidate.start]
                candidate.subjects, candidate.objects, candidate.level = pictured, [], None
            for account in self._accounts(candidate, sentence, mentions):
                named = len({p.country for p in account.people}) > 1 and len(account.people) == len(
                    account.participants
                )
                known = account.when.known and account.when.earliest == account.when.latest
                if not named or not known or not account.dated or account.status is not Status.HELD:
                    continue
                if account.mode is None:
                    account.mode = Mode.IN_PERSON
                if not in_the_photo(self.accounts, account):
                    self.accounts.append(account)

    # Putting accounts together

    def _place(self, account: Account) -> None:
        if announced(account, self.accounts, self._main):
            account.status = Status.PLANNED
        if self._presides(account):
            return
        before = self.accounts[-LOOK_BACK:]
        if headings := headings_of(self.text, before, account) or counted_before(self.text, before, account):
            self.accounts = [told for told in self.accounts if told not in headings]
            self._main = self.company.main = None if self._main in headings else self._main
        if self._named_next(account):
            return
        recent = reversed(self.accounts[-LOOK_BACK:])
        own = next((a for a in recent if same_contact(self.text, a, account)), None)
        if own is not None and (first := two_told_as_one(self.text, own, account, self._beside)):
            self._focus(own, first)
            own = None
        self._beside.append(account)
        if own is not None:
            self.at_hand.append(own)
            merge(own, account)
            self._focus(own, account)
            return
        if not worth_telling(self.text, account, self.accounts, trip=self.days.trip):
            return
        lead = leading(self.text, self.accounts, self._opening) if self.scope.opens(account) else None
        if (
            lead is not None
            and lead.sentence is not account.sentence
            and not any(a.scope is Scope.MAIN for a in self.accounts)
        ):
            self._promote(lead)  # "X and Y last met in May" beside the meeting that the lead announces by a noun
        if self.scope.is_main(account, self.accounts):
            if first := self.scope.first_told(account, self.accounts):
                self._promote(first)
            else:
                account.scope = Scope.MAIN
        if not account.when.known:
            self._lent.lend(account, self._main, self.accounts)
        if account.mode is None and (account.circumstances.place or account.candidate.level not in (None, "nameless")):
            account.mode = Mode.IN_PERSON
        spoke = account.candidate.word in SPEAKS and any(
            m.kind is MentionKind.PERSON for m in account.candidate.subjects
        )
        if account.mode is None and spoke and len(account.people) > 1:
            account.mode = Mode.PHONE_CALL
        if account.status is Status.PLANNED:
            self.accounts = [told for told in self.accounts if not announced_apart(told, account)]
        self.accounts.append(account)
        self.at_hand.append(account)
        self._focus(account, account)
        self._lead_agreed()

    def _promote(self, account: Account) -> None:
        """Make an account the main one, with those that the same words tell."""
        for told in self.accounts:
            if told.sentence is account.sentence and told.candidate.start == account.candidate.start:
                told.scope = Scope.MAIN
        if not account.when.known:
            self._lent.as_news(account)
        self._focus(account, account)

    def _presides(self, account: Account) -> bool:
        """Let those who lead the meeting told just before take part in it; False where none of their sides was."""
        told = self.accounts[-1] if self.accounts else None
        if told is None or not account.candidate.presides or account.dated or told.status is not account.status:
            return False
        sides = {p.country for p in account.participants}
        if account.sentence.index - told.sentence.index > PRESIDED or sides != {p.country for p in told.participants}:
            return False
        told.participants = unique([*(p for p in told.participants if p.person), *account.participants])
        merge(told, account)
        self.at_hand.append(told)
        self._focus(told, account)
        return True

    def _named_next(self, account: Account) -> bool:
        """Read "left for talks with his A counterpart. He is to meet X of A": who that is."""
        told = self.accounts[-1] if self.accounts else None
        if told is None or not told.status is account.status is Status.PLANNED or len(account.people) != 2:
            return False
        peers = [m for m in told.candidate.objects if "counterpart" in m.qualifiers and m.kind is MentionKind.OFFICE]
        near = 0 < account.sentence.index - told.sentence.index <= NEXT_SENTENCE and len(told.participants) == 2
        shared = {p.official for p in told.people} & {p.official for p in account.people}
        sides = [{p.country for p in a.participants} for a in (told, account)]
        if not (peers and near and shared and sides[0] == sides[1] and account.candidate.verbal):
            return False
        told.participants = list(account.participants)
        merge(told, account)
        self.at_hand.append(told)
        self._focus(told, account)
        return True

    def _focus(self, account: Account, spoken: Account) -> None:
        focus = Focus(list(account.participants), account.when, spoken.candidate.start)
        self.discourse.told.append(focus)
        main = self._main
        if main is None or (account.scope is Scope.MAIN and main.scope is not Scope.MAIN):
            self._main = self.company.main = account
            self.discourse.main = focus
            self.discourse.local = None
        elif account is main:
            self.discourse.main = focus
            self.discourse.local = None
        elif account.scope is Scope.MAIN and self.days.round and spoken.sentence is not main.sentence:
            self.discourse.main = focus  # what follows is said in this one of several calls
            self.discourse.local = None
        elif account.scope is Scope.MAIN or (spoken.candidate.objects and account.people):
            self.discourse.local = focus

    # The end

    def _lead_agreed(self) -> None:
        """Make the meeting main where the lead tells what was agreed ("agreed to meet soon … in a call on Friday")."""
        main = next((a for a in self.accounts if a.scope is Scope.MAIN), None)
        if main is None or main.status is not Status.PLANNED:
            return
        led = self._opening.get(main.sentence.index, 0) == 0 or self.scope.lead_names(main)
        if led and not AGREED.search(self.text, main.sentence.start, main.candidate.start):
            return
        written = self.discourse.written
        for account in self.accounts:
            near = -2 <= account.sentence.index - main.sentence.index <= 3 and account.status is Status.HELD
            if not near or account.mode is None or len(account.people) < 2:
                continue
            if account.earlier and not account.when.known:
                continue  # "building on X's recent meeting with Y"
            day, stamp = account.when.latest, written.latest
            if day is None or stamp is None or (stamp - day).days <= 3:
                account.scope, main.scope = Scope.MAIN, Scope.MENTIONED
                self._promote(account)
                return

    def finish(self) -> list[Account]:
        """Return the accounts, with the medium settled where the sentence left it open."""
        self.accounts = told_apart(self.text, self.accounts)
        fresh = [a for a in self.accounts if not spread_out(a)]
        if fresh and not any(a.scope is Scope.MAIN for a in self.accounts):
            told = [a for a in fresh if not self.scope.pictured(a)] or fresh
            first = next((a for a in told if self.scope.news_of_the_day(a)), None)
            first = first or leading(self.text, told, self._opening)
            first = first or told_soon(told, self._opening, self.discourse.written)
            first = first or next((a for a in told if a.candidate.verbal and not a.earlier), None)
            first = first or next((a for a in told if not a.dated), told[0])
            self._promote(first)
            self.scope.raise_alike(first, self.accounts, remarks=self.discourse.author is not None)
        led = self.scope.of_the_lead(self.accounts)
        if led is not None:
            for account in self.accounts:
                account.scope = Scope.MENTIONED
            self._promote(led)
        beside: dict[int, list[Account]] = {}
        for account in self.accounts:
            for at in {s.index for s in (account.sentence, *account.further)}:
                beside.setdefault(at, []).append(account)
        for account in self.accounts:
            if account.scope is Scope.MAIN and account.status is Status.HELD:
                account.mode = self._headline_mode(account)
            if account.mode is None and beside_a_meeting(account, beside[account.sentence.index]):
                account.mode = Mode.IN_PERSON
            if account.mode is None and account.status is Status.PLANNED and self._on_the_way(account):
                account.mode = Mode.IN_PERSON
            if account is self.company.remote and account.mode in (None, Mode.IN_PERSON):
                account.mode = Mode.VIDEO_CALL
            self._lent.at_last(account, self.accounts, self.discourse.officials.authority)
        return self._itinerary.settle(self.accounts)

    def _on_the_way(self, account: Account) -> bool:
        """Whether somebody is to travel for it ("will be in Oslo to hold talks with X")."""
        named = len(account.people) > 1 and account.candidate.verbal
        return named and TRAVELS.search(self.text, account.sentence.start, account.candidate.start) is not None

    def _headline_mode(self, account: Account) -> Mode | None:
        words = self.headline.lower().replace("(video)", "")  # a recording of the press conference
        if VIDEO.search(words) and account.mode in (None, Mode.PHONE_CALL, Mode.IN_PERSON):
            return Mode.VIDEO_CALL
        if account.mode is None:
            if PHONE.search(words) or re.search(r"\bcalls?\b(?! for\b)", words):
                return Mode.PHONE_CALL
            if self.days.trip or FACE.search(words) or re.search(r"\bmeet", words) or account.circumstances.place:
                return Mode.IN_PERSON
        return account.mode
