"""Who else took part in a contact told, and who they were that it was told of without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.records import Mode, Scope, Status
from kg.resolving.accounts import Account
from kg.resolving.antecedents import AND
from kg.resolving.contact_sides import ContactSides
from kg.resolving.delegations import heads
from kg.resolving.discourse import Discourse
from kg.resolving.parties import side_of, unique
from kg.resolving.sides_told import delegates

JOINED = cued.compile(
    r"\b(?:(?:was|were)\s+(?:also\s+)?(?:joined|accompanied|flanked)\s+by"
    r"|(?:also\s+)?(?:joined by|accompanied by|flanked by"
    r"|(?:co-)?hosted by|(?:co-)?chaired by|attended by|(?:with )?the (?:participation|attendance) of)"
    r"|[Pp]resent (?:there|at the (?:[\w-]+ ){0,2}(?:meeting|talks?|call|summit|session|dinner|lunch)) (?:was|were)"
    r"|[Oo]ther (?:attendees|participants) (?:include|are|were)"
    r"|(?:meeting|call|summit|participants|attendees|session|dinner|lunch|luncheon|breakfast|talks|dialogue"
    r"|consultations?)\s+(?:also\s+)?(?:included|brought together"
    r"|(?:was|were|will be|is to be) (?:jointly )?(?:attended|(?:co-)?led|(?:co-)?headed) by))\b"
)
ACCOMPANIED = re.compile(
    r",?\s+(?:(?:who|and)\s+)?(?:(?:was|were|is|are|will be)\s+(?:also\s+)?)?(?:joined|accompanied|flanked) by\b"
)
"""What follows a person of whose company a sentence tells."""
SIDES_NAMED = re.compile(r"\b[Pp]articipants (?:on|for|from|of) the (?:[\w.-]+ ){1,4}?side")
"""What names those who took part in the contact told last, of each side."""
AS_DELEGATES = re.compile(
    r",?\s+with\s+(?=(?P<who>[^.;]{10,260}?)\s+(?:(?:serving|acting|participating|attending)\s+)?as\s+(?:the\s+)?(?:respective\s+)?"
    r"(?:(?:chief|head|lead)\s+(?:delegates|representatives)|heads\s+of|co-?chairs))"
)
"""What names who led the sides of a meeting ("was held in Oslo with X and Y as the chief delegates")."""
CHAIRED = re.compile(
    r"\s+(?:jointly\s+)?(?:co-)?(?:chaired|led|hosted|convened)\s+(?:the|this)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:forum|meetings?|dialogue|talks|session|consultations|discussions?|committee|event)\b"
)
"""What follows those who lead the gathering at hand."""
ALSO = cued.compile(
    r"\b(?:also\s+(?:joined|participated|attended|took part)|(?:were|was) also (?:present|in attendance)"
                  r"|(?:co-?chaired|co-?hosted|co-?led|presided over) the (?:\w+ ){0,2}(?:forum|session"
                  r"|conference|event|plenary)\b"
                  r"|who (?:was|were) also in attendance|(?:participated|took part) in the (?:\w+ ){0,2}(?:meeting"
                  r"|call|\w*conference|talks|discussions?|consultations?|dialogue|session)|joined the (?:\w+ ){0,2}"
                  r"(?:meeting|call|talks|session))\b")  # fmt: skip
ONE_BEFORE = re.compile(r"\b(?:previous|last|first|preceding|earlier)\b")
"""What makes a gathering another than the one at hand."""
HELD_BY_VIDEO = re.compile(
    r"\b(?:was|were) (?:held|conducted|convened) (?:virtually|remotely|online"
    r"|(?:by|via|through) (?:an? )?(?:secure )?(?:video|tele))"
    r"|\b(?:participated|took part|joined|attended|appeared)\b[^.;]{0,40}\b(?:by|via|through)"
    r" (?:an? )?(?:secure )?video"
)
"""What tells that not all were in one room."""
ON_A_VISIT = re.compile(
    r"\b(?:on|for|began|begun|during|wrapped up|wraps up|ended) (?:an?|his|her) (?:[\w-]+ ){0,4}"
    r"(?:visit|trip) (?:to|in) (?:the )?|\bvisiting (?:the )?"
)
"""What stands before the country where somebody is as a guest."""
BOTH_ATTEND = re.compile(
    r"\b(?:attend|join|participate in|take part in) (?:the|these|those) [^.;]{3,60}?,?\s+(?:which|that|together with"
    r"|along with|to be)\b"
)
"""What tells one by one who attends ("X will fly in to attend the talks, which Y will join")."""
ANOTHER_TIME = re.compile(
    r"(?:Then,? )?(?:[Aa]fter|[Ff]ollowing|[Bb]efore|[Pp]rior to|[Aa]head of)"
    r" (?:the|their|this|that|his|her) (?:[\w-]+ ){0,3}?"
    r"(?:meetings?|calls?|talks|summit|session|conversation|discussions?|consultations?)\b[^.;]{0,40}?,"
)
"""How a sentence begins that tells what came before or after a contact, and who took part in that."""
VISIT_WITHIN = 4
"""Sentences from a contact to what tells that one of those in it was on a visit."""
LED_WITHIN = 3
"""Sentences between a meeting and who led a delegation to it."""
NAMED_WITHIN = 2
"""Sentences between a contact told without names and the names of those who had it."""


class Company:
    """Adds participants to the accounts of one document."""

    def __init__(self, text: str, discourse: Discourse, sides: ContactSides) -> None:
        self.text = text
        self.discourse = discourse
        self.sides = sides
        self.main: Account | None = None
        """The main account, once one has been told."""
        self.remote: Account | None = None
        """The account of which another sentence says that it was held by video."""

    def joined(self, accounts: Sequence[Account], sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Add those of "… were joined by X", "X also took part" to the contact at hand."""
        target = next((a for a in accounts[-1:] if a.sentence.index == sentence.index), None)
        target = target or self._accompanied(accounts, sentence, mentions)
        if target is None and ANOTHER_TIME.match(self.text, sentence.start):
            return
        target = target or next((a for a in accounts if a.scope is Scope.MAIN), None)
        if target is None and accounts and sentence.index - accounts[-1].sentence.index <= LED_WITHIN:
            target = accounts[-1] if SIDES_NAMED.search(self.text, sentence.start, sentence.end) else None
        if target is None:
            return
        persons = [m for m in mentions if m.kind is MentionKind.PERSON and m.office_kind != "spokesperson"]
        behind = sentence.end
        for match in reversed(list(JOINED.finditer(self.text, sentence.start, sentence.end))):
            before = [m for m in persons if m.end <= match.start()]
            self.extend(target, self._hosts(target, before))
            with_whom = before[-1] if before and ACCOMPANIED.match(self.text, before[-1].end, match.end()) else None
            side = self._served(with_whom, target) if with_whom else None
            self.extend(target, [m for m in persons if match.end() <= m.start < behind], side)
            missions = [m for m in mentions if m.kind is MentionKind.OFFICE and len(m.countries) > 1]
            self.extend(target, [m for m in missions if match.end() <= m.start < behind])
            behind = with_whom.start if with_whom else behind
        for of_one, side in delegates(self.text, sentence, mentions):
            self.extend(target, of_one, side)
        for match in AS_DELEGATES.finditer(self.text, sentence.start, sentence.end):
            self.extend(target, [m for m in persons if match.start("who") <= m.start < match.end("who")])
        self._chaired(accounts, sentence, persons)
        for match in ALSO.finditer(self.text, sentence.start, sentence.end):
            before = [m for m in persons if m.end <= match.start() and match.start() - m.end < 220]
            if "who" in match.group():
                before = before[-1:]
            self.extend(target, before)

    def _chaired(self, accounts: Sequence[Account], sentence: Sentence, persons: Sequence[Mention]) -> None:
        """Name the officials of one of the sides that met, who "co-chaired the forum"."""
        told = accounts[-1] if accounts else None
        leading = [m for m in persons if CHAIRED.match(self.text, m.end, sentence.end)]
        if told is None or told.people or not leading:
            return
        if told is not self.main and sentence.index - told.last_sentence.index > LED_WITHIN:
            return
        before = [m for m in persons if m.start < leading[0].start]
        if before and AND.fullmatch(self.text, before[-1].end, leading[0].start):
            leading = [before[-1], *leading]
        sides = {p.country for p in told.participants}
        named = [p for m in leading for p in self.discourse.participants_of(m, told.when)]
        if named and all(p.person and p.country in sides for p in named):
            ours = {p.country for p in named}
            told.participants = unique([*named, *(p for p in told.participants if p.country not in ours)])

    def note_medium(self, accounts: Sequence[Account], sentence: Sentence) -> None:
        """Remember "the dialogue was held remotely", told just behind the main contact."""
        main = next((a for a in accounts if a.scope is Scope.MAIN), None)
        near = main is not None and 0 <= sentence.index - main.sentence.index <= LED_WITHIN
        held = HELD_BY_VIDEO.search(self.text, sentence.start, sentence.end) if near else None
        if held is not None and ONE_BEFORE.search(self.text, sentence.start, held.end()) is None:
            self.remote = main

    def note_visit(self, accounts: Sequence[Account], sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Note that a guest of the main contact is in the host's country ("who is on a visit to Oslo"): they met."""
        main = next((a for a in accounts if a.scope is Scope.MAIN), None)
        if main is None or main.mode is not None or main.status is not Status.HELD or len(main.people) < 2:
            return
        if not 0 <= sentence.index - main.sentence.index <= VISIT_WITHIN:
            return
        for visit in ON_A_VISIT.finditer(self.text, sentence.start, sentence.end):
            host = next((m for m in mentions if m.start == visit.end() and m.kind is MentionKind.COUNTRY), None)
            if host is None or not {*host.countries} & {p.country for p in main.people}:
                continue
            before = [m for m in mentions if m.kind is MentionKind.PERSON and m.end < visit.start()]
            guests = {p.official for m in before for p in self.discourse.participants_of(m)}
            if any(p.official in guests and p.country not in host.countries for p in main.people):
                main.mode = Mode.IN_PERSON

    def named_behind(self, accounts: Sequence[Account], sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Name the officials of two governments of whose contact the sentences before tell without a name."""
        account = accounts[-1] if accounts else None
        if account is None or account.people or not 0 < sentence.index - account.sentence.index <= NAMED_WITHIN:
            return
        sides = [p.country for p in account.participants if p.country]
        both = BOTH_ATTEND.search(self.text, sentence.start, sentence.end) is not None
        listed: list[Mention] = []
        for mention in mentions:
            if mention.kind is not MentionKind.PERSON or mention.office_kind == "spokesperson":
                continue
            joined = listed and (both or AND.fullmatch(self.text, listed[-1].end, mention.start))
            listed = [*listed, mention] if joined else [mention]
            if len(listed) < len(sides) or len(sides) < 2:
                continue
            named = [p for m in listed for p in self.discourse.participants_of(m, account.when)]
            known = {p.official for p in self.main.people} if self.main not in (None, account) else set()
            if known >= {p.official for p in named}:
                return  # "planned a call of commanders. X and Y discussed": these have met
            if sorted(p.country or "" for p in named) == sorted(sides):
                account.participants = named
                account.candidate.level = None
                if account is self.main:
                    self.discourse.main.participants = list(named)
                return

    def led(self, accounts: Sequence[Account], sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Add who "led the X delegation" to the meeting told last, where it named nobody for that side.

        `accounts` are those in the order in which the text told them or came back to them.
        """
        target = next((a for a in accounts[-1:] if sentence.index - a.last_sentence.index <= LED_WITHIN), self.main)
        if target is None:
            return
        open_sides = [p.country for p in target.participants if p.person is None and p.country]
        told_last = target
        chosen: dict[str | None, tuple[Account, list[str]]] = {}
        for mention, country in heads(self.text, sentence, mentions):
            if country not in chosen:
                open_one = self._open_for(country, told_last)
                opened = [p.country for p in open_one.participants if p.person is None and p.country]
                chosen[country] = (open_one, opened)
            target, open_sides = chosen[country]
            side = country or (open_sides[0] if len(open_sides) == 1 else None)
            for head in self.discourse.participants_of(mention, target.when):
                if country is not None and head.country == self.discourse.home != country:
                    head = self.sides.lent.elsewhere(head, country)
                if side_of(head) is None and side is not None:
                    head = replace(head, country=side)
                    self.sides.lent.tell_cast(head, side)
                if head.country in open_sides:
                    target.participants = unique([*target.participants, head])
        if target is self.main:
            self.discourse.main.participants = list(target.participants)

    def _open_for(self, country: str | None, target: Account) -> Account:
        """The contact whose side of a country nobody is named for: that told last, else the main one."""
        main = self.main
        if country is None or main is None or main is target:
            return target
        named = any(p.country == country and p.person for p in target.participants)
        opened = any(p.country == country and p.person is None for p in main.participants)
        return main if named and opened else target

    def _accompanied(
        self, accounts: Sequence[Account], sentence: Sentence, mentions: Sequence[Mention]
    ) -> Account | None:
        """The contact told last in which someone takes part of whom the sentence tells by whom he was accompanied."""
        for mention in mentions:
            if mention.kind is MentionKind.PERSON and ACCOMPANIED.match(self.text, mention.end, sentence.end):
                officials = {p.official for p in self.discourse.participants_of(mention)}
                theirs = (a for a in reversed(accounts) if officials & {p.official for p in a.people})
                return next((a for a in theirs if sentence.index - a.last_sentence.index <= LED_WITHIN), None)
        return None

    def _served(self, mention: Mention, account: Account) -> str | None:
        """The country for which a person acts in a contact."""
        return next((p.country for p in self.discourse.participants_of(mention, account.when) if p.country), None)

    def _hosts(self, account: Account, before: Sequence[Mention]) -> list[Mention]:
        """Those of a nameless side whom others joined ("A and B were joined by C" behind "the council met")."""
        sides = {p.country for p in account.participants if p.person is None and p.country}
        if not sides:
            return []
        return [m for m in before if any(p.country in sides for p in self.discourse.participants_of(m, account.when))]

    def extend(self, account: Account, mentions: Sequence[Mention], country: str | None = None) -> None:
        """Add persons to a contact; whom nobody gives a country serves `country`, or the side that holds the talks."""
        opened = {p.country for p in account.participants if p.person is None and p.country}
        beside = {p.country for m in mentions for p in self.discourse.participants_of(m, account.when)} & opened
        for mention in mentions:
            for participant in self.discourse.participants_of(mention, account.when):
                open_sides = [p.country for p in account.participants if p.person is None and p.country]
                side = country or (open_sides[0] if len(open_sides) == 1 else self.discourse.home)
                side = side or (next(iter(beside)) if len(beside) == 1 and len(mentions) == 2 else None)
                side = side or next((p.country for p in account.participants[:1]), None)
                if side_of(participant) is None and side and mention.title:
                    participant = replace(participant, country=side)
                    self.sides.lent.tell_cast(participant, side)
                if side_of(participant):
                    known = [p for p in account.participants if p.person or p.country]
                    account.participants = unique([*known, participant])
        if account is self.main:
            self.discourse.main.participants = list(account.participants)
