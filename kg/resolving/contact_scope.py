"""Which contacts a text is about, and which it only mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.reading.annotations import PROSE, Mention, Sentence
from kg.records import Mode, Participant, Scope, Status, When
from kg.resolving.accounts import Account
from kg.resolving.contact_days import ContactDays
from kg.resolving.contact_leads import AGREED, news

ALSO_TELLS = re.compile(r"\b(?:also|too)\s+(?:\w+\s+){0,2}\w+\Z|\b[Ss]eparately,")
"""What makes a contact one more beside that of the lead."""
NAME_WORD = re.compile(r"[\w-]+")
LONG_BEFORE = 14
"""Days after which nothing is news any more."""
HALF_A_YEAR = 180
TAKEN_UP_AT = re.compile(
    r"\b(?:discuss|raise|take up|address)\b[^.;]*\b(?:at|in|during) (?:an?|their|his|her) (?:[\w-]+ ){0,2}\Z"
)
"""What makes a noun the news ("he will discuss the row at a meeting with X")."""
ITEM = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Last)(?:ly)?|Next|Finally|Moving (?:on|along)|To begin with|For starters)\b"
    r"[^.,;]{0,50},\s"
)
"""How a speaker opens an item of a briefing."""
IN_PHOTO = re.compile(
    r"\b[Ii]n (?:this|a|the) (?:[\w-]+ ){0,2}(?:photo|picture|image)\b"
    r"|\b(?:photo|picture|image) (?:shows|taken|provided)\b|\bREUTERS/[A-Z]|\(not pictured\)"
)
"""What a caption tells that stands among the prose."""
CREDIT = re.compile(r"\s*\(?(?:REUTERS|AFP|AP|EPA|Getty Images|Kyodo|Yonhap)(?:[/)]| Photo| via)")
CREDITED = re.compile(r"\((?:Yonhap|AP|AFP|EPA|Reuters|Kyodo|Joint Press Corps)[^()]{0,20}\)\W*\Z")
"""Whose the picture is, behind its caption or at the end of it."""
EARLIER_THIS_WEEK = re.compile(r"\s*(?:Earlier (?:this|in the)|Last) (?:week|month|year)\b")
"""How a sentence opens on what came before the meeting that a text is about."""
IN_ONE_BREATH = re.compile(
    r"(?:,|\band|\bas well as|\b(?:after|during) which(?: \w+)?)\s+(?:(?:also|then|later|she|he|was)\s+)*\Z"
)
"""What stands before the second of two verbs with one subject."""
DURING_VISIT = re.compile(
    r"\s*(?:(?:During|On|In the course of) (?:the|this|his|her|their) (?:[\w-]+ ){0,3}(?:visit|trip|stay)\b"
    r"|While (?:in|visiting) [A-Z]|In the (?:morning|afternoon|evening)\b)"
)
"""How a sentence opens that tells on of the visit at hand."""
ON_THE_SAME_DAY = re.compile(
    r"\s*(?:(?:On|Earlier|Later|Also) (?:on |in )?(?:the|that) same day\b"
    r"|(?:Shortly|Soon|Right) (?:after|afterwards?|thereafter),)"
)
SEVERAL_OF = re.compile(r"\b(?:[Cc]alls|[Tt]alks|[Mm]eetings|[Cc]onversations|meets?|speaks?|talks?) with\b")
"""Words of a headline on contacts with officials of several countries."""
ON_THE_WAY = re.compile(
    r"\b(?:visited|is visiting|has arrived (?:in|at)|arrived in|travel+ed to"
    r"|(?:began|begins|started|starts) (?:a|his|her) (?:[\w-]+ ){0,3}(?:visit|trip|tour))\b"
)
"""What tells that a journey has begun."""
FOR_IT = re.compile(r"\b(?:to|on to|in) (?:the )?[A-Z][^.;]{0,40}? for (?:an? |the |his |her )?(?:[\w-]+ ){0,3}\Z")
"""What stands before the contact for which a journey leads somewhere ("before moving on to Riga for talks with X")."""
ON_ITS_MARGINS = re.compile(
    r"[\W\d]{0,6}On the (?:margins|sidelines) of the (?:[\w-]+ ){0,3}(?:meetings?|conference|forum|summit|session)\b"
)
"""How a sentence opens on the meetings that somebody plans beside the gathering that is announced."""
NEXT_LEG = 4
"""Days from one meeting of a journey to the next that the same text announces."""
OPENING = 6
"""Sentences of prose at the head of a text in which its main contact may be told."""
NEXT_STOP = 7
"""Sentences from one meeting of a trip to the next that is as much the news."""

REMOTE = (Mode.PHONE_CALL, Mode.VIDEO_CALL)
"""Media of a contact for which nobody travels."""
TOLD_ON = 12
"""Sentences from the first meeting to one that the words set in the same visit."""


class ContactScope:
    """Decides for the accounts of one text whether they are what it is about."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], days: ContactDays, headline: str, written: When,
        opening: Mapping[int, int], titled: Iterable[Mention] = (),
    ) -> None:  # fmt: skip
        """`opening` are the ranks of the first sentences of prose by their index.

        `written` is the text's date, `titled` are the mentions of its headline.
        """
        self.text = text
        self.sentences = sentences
        self.days = days
        self.headline = headline
        self.written = written
        self._opening = opening
        self.lead: tuple[Participant, ...] = ()
        """The officials of different governments whom the first sentence names."""
        self.titled = frozenset(code for mention in titled for code in mention.countries)

    def note(self, named: Iterable[Participant]) -> None:
        """Remember whom the first sentence of the prose names."""
        people = tuple({p.person: p for p in named if p.person and p.country}.values())
        self.lead = people if len({p.country for p in people}) > 1 else ()

    def lead_names(self, account: Account) -> bool:
        """Return whether the first sentence names two of those who take part."""
        return len({p.person for p in self.lead} & {p.person for p in account.people}) > 1

    def of_the_lead(self, accounts: Sequence[Account]) -> Account | None:
        """Return the contact of those of whom the lead says what they agreed, where another one passes for the main.

        "X and Y agreed on Friday to help. Last year Z met with W. X and Y spoke at their meeting in Bled."
        """
        people = {p.person for p in self.lead}
        mains = [a for a in accounts if a.scope is Scope.MAIN]
        if not people or not mains or any(people & {p.person for p in a.people} for a in mains):
            return None
        for account in accounts:
            held = account.status is Status.HELD and account.mode is not None and not account.earlier
            if held and {p.person for p in account.people} == people and news(account, self.written):
                return account
        return None

    def first_told(self, account: Account, accounts: Sequence[Account]) -> Account | None:
        """The first account, told by a noun ("agreed at their meeting"), where a verb tells one of long before."""
        first = next((a for a in accounts if a.status is Status.HELD and len(a.people) > 1), None)
        written = self.written.earliest
        if first is None or first.candidate.start == account.candidate.start:
            return None  # one of several that the same words tell
        led = self._opening.get(first.sentence.index, OPENING) < account.sentence.index - self.sentences[0].index
        if (
            led
            and first.scope is not Scope.MAIN
            and ALSO_TELLS.search(self.text, account.sentence.start, account.candidate.end)
            and not first.earlier
        ):
            return first  # "Minister X also met with Y"
        if account.when.latest is None or written is None or not account.dated:
            return None
        return first if (written - account.when.latest).days > LONG_BEFORE else None

    def is_main(self, account: Account, accounts: Sequence[Account]) -> bool:
        """Whether the text is about it: what the lead tells, the meetings of one journey, the items of a briefing."""
        first = next((a for a in accounts if a.scope is Scope.MAIN), None)
        if first is None:
            return self.opens(account) and not self._looks_back(account, accounts)
        start = account.candidate.start
        if any(
            a.scope is Scope.MAIN and (start in (a.candidate.start, *a.starts) or _of_one_verb(a, account))
            for a in accounts
        ):
            return True
        before = accounts[-1]
        if account.candidate.follows and before.scope is Scope.MAIN and before.status is account.status:
            return account.sentence.index - before.last_sentence.index <= 1
        travels = {p.official for p in first.people} & {p.official for p in account.people}
        gerund = account.candidate.start == account.sentence.start and account.candidate.objects
        announced = bool(travels) and self.days.trip and account.status is Status.PLANNED
        next_leg = announced and first.status is account.status
        leg = next_leg and FOR_IT.search(self.text, account.sentence.start, account.candidate.start) is not None
        tells = account.candidate.verbal or gerund or leg
        margins = first.status is account.status is Status.PLANNED and first.candidate.verbal
        if travels and margins and ON_ITS_MARGINS.match(self.text, account.sentence.start):
            return True
        of_visit = travels and account.status is first.status and DURING_VISIT.match(self.text, account.sentence.start)
        if of_visit and self._beside(first, account):
            return True
        if not ((first.candidate.verbal or announced) and tells):
            return False
        if (self._item(first) and self._item(account)) or self._in_headline(first, account):
            return True
        if travels and account.status is first.status and self._beside(first, account):
            return True
        if travels and account.status is first.status is Status.HELD and self._same_day(first, account):
            return True
        latest = max(a.sentence.index for a in accounts if a.scope is Scope.MAIN)
        near = self.days.round or account.sentence.index <= latest + NEXT_STOP
        if near and travels and self._goes_on(first, account, accounts):
            return True
        alike = self.days.trip and near and account.status is first.status
        if account.dated and EARLIER_THIS_WEEK.match(self.text, account.sentence.start):
            return False
        if account.dated and _over_by(account, first) and (account.earlier or account.mode in REMOTE):
            return False  # "said in Seoul that the two had met several times last week", "also spoke by phone on May 3"
        return alike and not (not travels and (first.mode in REMOTE or _before(account, first)))

    def _goes_on(self, first: Account, account: Account, accounts: Sequence[Account]) -> bool:
        """Whether it is the next of a journey that has begun ("visited Oslo on Monday. On Tuesday he will meet Y")."""
        if not (first.status is Status.HELD and account.status is Status.PLANNED and account.people):
            return False
        if first.people[0].official not in {p.official for p in account.people}:
            return False  # the guest's next stop is none of the host's
        day, then = first.when.latest, account.when.earliest
        told = accounts[-1] if accounts else first
        beside = told.scope is Scope.MAIN and account.sentence.index - told.sentence.index <= 1
        if then is None and beside and told.status is account.status:
            then = told.when.earliest  # "He will also meet with Minister Y"
        until = account.when.latest
        if until is not None and then is not None and (until - then).days > NEXT_LEG:
            return False  # "agreed to meet again next month"
        if day is None or then is None or not 0 <= (then - day).days <= NEXT_LEG:
            return False
        lead = self.sentences[0].start
        return self.days.trip or ON_THE_WAY.search(self.text, lead, first.candidate.start) is not None

    def raise_alike(self, first: Account, accounts: Sequence[Account], *, remarks: bool) -> None:
        """Make main what the words of the first contact tell as well ("bilateral and trilateral talks with A and B").

        In `remarks` of who is to travel the meetings of the journey are alike.
        """
        for account in accounts:
            one = account.sentence.index == first.sentence.index and account.candidate.start == first.candidate.start
            journey = remarks and self.days.trip and account is not first and self.is_main(account, accounts)
            travels = {p.official for p in first.people} & {p.official for p in account.people}
            beside = bool(travels) and account.status is first.status and self._beside(first, account)
            if one or journey or (beside and account.sentence.index > first.sentence.index):
                account.scope = Scope.MAIN

    def _looks_back(self, account: Account, accounts: Sequence[Account]) -> bool:
        """Whether the words set it long before, and the lead has told another one ("they last met in June")."""
        latest, written = account.when.latest, self.written.earliest
        if not account.earlier or latest is None or written is None:
            return False
        long = (written - latest).days > LONG_BEFORE
        led = [a for a in accounts if self._opening.get(a.sentence.index, OPENING) <= 1 and len(a.people) > 1]
        return any(long or a.status is Status.PLANNED for a in led)

    def _in_headline(self, first: Account, account: Account) -> bool:
        """Whether the headline names, beside the first contact, whom another of the lead was with."""
        ours = {p.official for p in first.people}
        others = [p.person for p in account.people if p.official not in ours]
        near = self._opening.get(account.sentence.index, OPENING) < OPENING and account.status is first.status
        words = set(NAME_WORD.findall(self.headline))
        if near and others and all(name and words & set(name.split()) for name in others):
            return True
        # "Minister Speaks with U.S. and Japanese Counterparts": each of another country that the headline names
        shared = ours & {p.official for p in account.people}
        both = [{p.country for p in a.people if p.official not in shared} for a in (first, account)]
        apart = all(both) and not both[0] & both[1] and both[0] | both[1] <= self.titled
        return near and apart and SEVERAL_OF.search(self.headline) is not None

    def _beside(self, first: Account, account: Account) -> bool:
        """Whether a finite verb tells it in one breath with the first ("met X and paid a courtesy call on Y").

        So do the words on the same visit behind it ("During her stay the Minister also met with").
        """
        if account.earlier or not (account.candidate.verbal and account.people):
            return False
        if account.sentence.index != first.sentence.index:
            opens = DURING_VISIT.match(self.text, account.sentence.start) is not None
            if account.dated and _over_by(account, first):
                return False  # "On Monday, during her visit to Oslo, she met with": the journey before
            return opens and account.sentence.index - first.sentence.index <= TOLD_ON
        same_day = not account.dated or not first.dated or self.days.trip or _days(account.when) == _days(first.when)
        between = self.text[first.candidate.end : account.candidate.start]
        return same_day and IN_ONE_BREATH.search(between) is not None

    def _same_day(self, first: Account, account: Account) -> bool:
        """Whether a sentence turns to the next news of the day ("On the same day, she also spoke with X. …")."""
        if ON_THE_SAME_DAY.match(self.text, account.sentence.start) is None or not account.candidate.objects:
            return False
        told_on = any(s.zone in PROSE for s in self.sentences[account.sentence.index + 1 :])
        alike = not account.when.known or _days(account.when) == _days(first.when)
        return account.candidate.verbal and told_on and alike

    def _item(self, account: Account) -> bool:
        """Whether a new item of a briefing opens with it ("Moving on to the next topic, the Minister will meet")."""
        return ITEM.match(self.text, account.sentence.start) is not None

    def pictured(self, account: Account) -> bool:
        """Return whether its sentence is the caption of a picture that stands among the prose."""
        start, end = account.sentence.start, account.sentence.end
        own = IN_PHOTO.search(self.text, start, end) or CREDITED.search(self.text, start, end)
        return own is not None or CREDIT.match(self.text, end) is not None

    def opens(self, account: Account) -> bool:
        """Whether a finite verb at the head of the text reports it."""
        if self.pictured(account):
            return False
        rank = 0 if self._item(account) else self._opening.get(account.sentence.index, OPENING)
        if rank == 0 and TAKEN_UP_AT.search(self.text, account.sentence.start, account.candidate.start):
            return len(account.people) > 1  # "plans to discuss the row at a meeting with X on Friday"
        if self.days.round and account.status is Status.HELD:
            return account.candidate.verbal
        return account.candidate.verbal and (rank < 6 if account.status is Status.HELD or self.days.trip else rank < 2)

    def news_of_the_day(self, account: Account) -> bool:
        """Whether the lead tells it, by a noun, as held on the day told of ("agreed to … in phone talks Thursday")."""
        if self._opening.get(account.sentence.index, OPENING) != 0 or account.status is not Status.HELD:
            return False
        if account.when.known and account.when == self.days.told:
            return True
        agreed = AGREED.search(self.text, account.sentence.start, account.candidate.start) is not None
        return agreed and account.mode is not None and not account.earlier and len(account.people) > 1


def spread_out(account: Account) -> bool:
    """Return whether a noun gathers what went on for months ("their conversations over the last year")."""
    first, last = account.when.earliest, account.when.latest
    if account.candidate.verbal or account.status is not Status.HELD or not account.candidate.word.endswith("s"):
        return False
    if not account.dated or not (first and last):
        return False
    return (last - first).days > HALF_A_YEAR


def _of_one_verb(main: Account, account: Account) -> bool:
    """Whether the verb that tells the main contact has another for its object ("spoke with X and, separately, Y")."""
    same = main.sentence is account.sentence and main.candidate.word == account.candidate.word
    shared = {p.official for p in main.people} & {p.official for p in account.people}
    together = main.status is account.status is Status.PLANNED or not account.dated
    together = together or main.when.earliest == account.when.earliest
    return same and main.candidate.verbal and account.candidate.verbal and bool(shared) and together


def _over_by(account: Account, first: Account) -> bool:
    """Whether a contact was over before the day of the first one."""
    over, news = account.when.latest, first.when.earliest
    return over is not None and news is not None and over < news


def _before(account: Account, first: Account) -> bool:
    """Whether a contact was over some days before the first one ("to follow up on X's talks with Y last week")."""
    over, news = account.when.latest, first.when.earliest
    return over is not None and news is not None and (news - over).days > NEXT_LEG - 2


def _days(when: When) -> tuple[object, object]:
    return when.earliest, when.latest
