"""Days that contacts without one have from the contact, the journey or the news that they are told with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from kg.authority import Authority
from kg.reading.contact_context_words import ARRIVED_FOR
from kg.records import Mode, Scope, Status, When
from kg.resolving.accounts import Account, also_told
from kg.resolving.contact_days import ContactDays
from kg.resolving.several_days import width
from kg.resolving.tenure_windows import while_in_office

AT_THE_MEETING = re.compile(
    r"(?:[^.;]|(?<=[A-Z])\.){0,100}?\bon the (?:sidelines|margins|fringes) of the (?:[a-z-]+ ){0,2}"
    r"(?:meetings?|talks|summit|conference|dialogue)\b"
)
"""Where a smaller meeting is held beside the one at hand."""
BESIDE_IT = re.compile(
    r"(?:On the (?:sidelines|margins|fringes) of|Before|Ahead of|Prior to|After|Following) the (?:[a-z0-9+-]+ ){0,3}"
    r"(?:meetings?|talks|summit|session|dialogue),"
)
"""How a sentence opens on a smaller meeting beside the one at hand."""
JUST_EARLIER = re.compile(r"\b[Ee]arlier,? (?:(?:had|he|she|also|separately) )*\Z")
JUST_BEFORE = re.compile(r"\b(?:shortly|minutes|hours|immediately|right) (?:after|before) (?:[\w.'-]+ ){0,4}\Z")
"""What sets a contact right beside the one that its sentence tells first ("shortly after Y held a summit with Z")."""
ALSO_WILL = re.compile(r"\b(?:also will|will also|will (?:then|separately))\b")
RIGHT_AFTER = re.compile(
    r"\A\s*(?:Shortly|Soon|Immediately|Right|Minutes|Hours) (?:after(?:wards?)?|later),"
    r"|\b[Ll]ater (?:in|on) the same day\b"
)
"""What sets a contact on the day of the one told before it."""
WILL_HAVE = re.compile(
    r"\b(?:will|(?:is|are) (?:also )?(?:to|set to|due to|expected to|scheduled to)|plans? to)\b[^.;]{0,40}\Z"
)
"""What stands before a noun that names what somebody is to have."""
WEEK, MONTH = 4, 31
"""Days that "this week" and "next month" span at least and at most beyond the first."""
AT_ONE = re.compile(
    r"\b(?:visits?|trips?|tour|travel|forum|conference|gathering|assembly|session|margins|sidelines|fringes|talks|meeting)\b",
    re.IGNORECASE,
)
"""What a stay or a gathering is called."""
LONG_JOURNEY = dt.timedelta(days=21)
NEXT_SENTENCE = 1
"""Sentences from a meeting on a day to one beside it."""


class LentDays:
    """Gives days to the accounts of one document that have none of their own."""

    def __init__(self, text: str, days: ContactDays) -> None:
        self.text = text
        self.days = days

    def lend(self, account: Account, main: Account | None, accounts: Sequence[Account]) -> None:
        """Give an account the day of whatever it is told with; it stays without one where nothing lends it.

        `main` is the main account, `accounts` are those told so far, in order.
        """
        stays, candidate = self.days.stays, account.candidate
        beside = AT_THE_MEETING.match(self.text, candidate.end) is not None
        if main is not None and main.status is account.status:
            beside = beside or BESIDE_IT.match(self.text, account.sentence.start) is not None
        if main is not None and beside:
            account.when = main.when
            account.mode = account.mode or (main.mode if main.mode is Mode.IN_PERSON else None)
        if candidate.follows and accounts and accounts[-1].status is account.status:
            account.when = accounts[-1].when  # "A luncheon ensued"
        if not account.when.known and (told := self._earlier_that_day(account, main)):
            account.when = told.when
        if not account.when.known:
            account.when = stays.of(account.sentence, candidate.start, account.status)
            account.dated = account.dated or (account.when.known and stays.on_one_day(account.sentence))
        if not account.when.known and self.days.trip and account.status is Status.PLANNED and candidate.verbal:
            account.when = stays.next_to(account.sentence, account.status)
        if not account.when.known and (day := self._also_then(account, main, accounts)) is not None:
            account.when = day
        if not account.when.known and (before := self._background_told_on(account, main, accounts)) is not None:
            account.when = before
        if not account.when.known and (account.scope is Scope.MAIN or self._fresh(account)):
            stamped = self.days.solver.stamped_days
            if account.status is Status.HELD and stamped.known and main is not None:
                account.when = stamped
            elif (then := self._told_with(account, main, accounts)) is not None:
                account.when = then
                self._settle(account)
            else:
                self.as_news(account)

    def as_news(self, account: Account) -> None:
        """Give an account the days of the journey or the day of the text."""
        account.when = self.days.undated(account.status, account.sentence)
        self._settle(account)

    def at_last(self, account: Account, accounts: Sequence[Account], authority: Authority) -> None:
        """Give an account that still has none the days that all the others, or the record, leave for it."""
        self._of_one_breath(account, accounts)
        self._of_what_is_to_come(account, accounts)
        if account.status is Status.HELD and not account.when.known:
            account.when = while_in_office(account.participants, self.days.solver.document_date, authority)

    def _of_one_breath(self, account: Account, accounts: Sequence[Account]) -> None:
        """Give a contact the day of another that the same words tell ("held separate talks with A and B")."""
        if account.dated or account.status is not Status.HELD:
            return
        start, subjects = account.candidate.start, account.candidate.subjects
        held = [a for a in accounts if a.status is Status.HELD and a.dated and a.sentence is account.sentence]
        alike = (a for a in held if a.candidate.start == start or (subjects and a.candidate.subjects is subjects))
        if (told := next(alike, None)) is not None:
            account.when = told.when

    def _of_what_is_to_come(self, account: Account, accounts: Sequence[Account]) -> None:
        """Give a plan without a day those of the journey or the stay on which it is to be held, once all are told."""
        if account.status is not Status.PLANNED:
            return
        verbal = account.candidate.verbal
        news = account.scope is Scope.MAIN or (self.days.trip and bool(account.people) and verbal)
        if news and not account.when.known:
            account.when = self.days.journeys.near(account.sentence)
        if not account.when.known and (verbal or self._to_be_had(account)):
            account.when = self.days.stays.next_to(account.sentence, account.status)
        if news and not account.when.known:
            account.when = self._since_departure(accounts)
        if account.dated and WEEK <= width(account.when) <= MONTH and self._at_what_is_told(account):
            stay = self.days.stays.inside(account.when, gathering=account.scope is not Scope.MAIN)
            account.when = (
                stay if stay.known and width(stay) else account.when
            )  # "next week", when the forum runs for three days
        if not account.dated and account.when.known:
            stay = self.days.stays.begun_on(account.when, account.status)
            account.when = stay if stay.known else account.when  # on the day of the arrival or one of the next
        if not account.dated and self.days.over(account.when):
            account.when = When()  # "departed last night": the day of the departure

    def _at_what_is_told(self, account: Account) -> bool:
        """Whether its sentence tells of the visit or the gathering at which a contact is to be."""
        return AT_ONE.search(self.text, account.sentence.start, account.sentence.end) is not None

    def _since_departure(self, accounts: Sequence[Account]) -> When:
        """From the day on which somebody sets out to the last one for which the text plans something."""
        first = self.days.departure.earliest if self.days.departure is not None else None
        days = [a.when.latest for a in accounts if a.dated and a.status is Status.PLANNED and a.when.latest]
        days += [self.days.home_again.latest] if self.days.home_again and self.days.home_again.latest else []
        last = max((day for day in days if first and first < day <= first + LONG_JOURNEY), default=None)
        if self.days.departure is None or first is None or last is None:
            return When()
        return When(first, last, self.days.departure.evidence)

    def _to_be_had(self, account: Account) -> bool:
        """Whether a noun names what somebody is to have ("will also have meetings with X")."""
        return WILL_HAVE.search(self.text, account.sentence.start, account.candidate.start) is not None

    def _earlier_that_day(self, account: Account, main: Account | None) -> Account | None:
        """Read "He earlier met with X" beside the main contact of a day: on the same day, if nothing else is told."""
        if main is None or not (main.dated and main.status is account.status is Status.HELD):
            return None
        shared = {p.official for p in main.people} & {p.official for p in account.people}
        said = JUST_EARLIER.search(self.text, account.sentence.start, account.candidate.start)
        said = said or JUST_BEFORE.search(self.text, account.sentence.start, account.candidate.start)
        return main if shared and said and account.candidate.verbal else None

    def _settle(self, account: Account) -> None:
        """Let a lent day decide whether the contact was held; who only arrived for it is yet to meet."""
        if ARRIVED_FOR.search(self.text, account.sentence.start, account.candidate.start) is None:
            account.status = self.days.settled(account.candidate, account.status, account.when)

    def _told_with(self, account: Account, main: Account | None, accounts: Sequence[Account]) -> When | None:
        """The day of the main contact, of which news of the same day tells ("X also paid a courtesy call on Y")."""
        if main is None or main.scope is not Scope.MAIN or main.status is not account.status:
            return None
        if not self.days.trip:
            return main.when if main.when.known else None
        sides = {p.country for p in account.participants}
        people = {p.official for p in account.people}
        alike = (a for a in reversed(accounts) if a.dated and a.status is account.status)
        last = next((a for a in alike if a.scope is Scope.MAIN or people & {p.official for p in a.people}), None)
        near = last is not None and account.sentence.index - last.sentence.index <= NEXT_SENTENCE
        if last is not None and near and sides <= {p.country for p in last.participants}:
            return last.when  # "On May 3 she will attend the talks in Seoul. She will meet with Minister X"
        told = [a.when for a in accounts if a.scope is Scope.MAIN and a.dated and a.status is account.status]
        days = [(d.earliest, d.latest) for d in told if d.earliest and d.latest]
        if len(days) < 2 or self.days.journeys.known:
            return None
        return When(min(first for first, _ in days), max(last for _, last in days))  # one of the journey's days

    def _also_then(self, account: Account, main: Account | None, accounts: Sequence[Account]) -> When | None:
        """Read "will host a trilateral on May 3. She will also meet with X": the day of the main contact."""
        also = ALSO_WILL.search(self.text, account.sentence.start, account.candidate.end) is not None
        last = accounts[-1] if accounts else None
        near = last is not None and account.sentence.index - last.sentence.index <= NEXT_SENTENCE
        if last is not None and near and also and last.when.known and last.status is account.status is Status.PLANNED:
            return last.when
        if main is None or not main.status is account.status is Status.PLANNED:
            return None
        sides = {p.country for p in main.participants}
        return main.when if also and {p.country for p in account.participants} <= sides else None

    def _background_told_on(self, account: Account, main: Account | None, accounts: Sequence[Account]) -> When | None:
        """Read "Last month X met with Y. He also met with Z": the days of the background told just before."""
        last = accounts[-1] if accounts else None
        if last is None or last is main or last.scope is Scope.MAIN or not also_told(self.text, account):
            return None
        near = 0 <= account.sentence.index - last.sentence.index <= NEXT_SENTENCE
        shared = {p.official for p in last.people} & {p.official for p in account.people}
        alike = last.status is account.status is Status.HELD and last.dated and last.when.known
        return last.when if near and shared and alike else None

    def _fresh(self, account: Account) -> bool:
        """Whether a finite verb tells a contact with other parties as news of the same day ("also met with")."""
        told = account.candidate.verbal and account.candidate.objects and account.candidate.word != "thanks"
        if account.status is not Status.HELD or not told:
            return False
        words = RIGHT_AFTER.sub("", self.text[account.sentence.start : account.sentence.end])
        return not re.search(
            r"\b(?:previous(?:ly)?|already|earlier|last|recent(?:ly)?|had(?! an? | another | talks| the )|since|when"
            r"|after|following)\b",
            words,
        )
