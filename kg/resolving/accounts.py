"""Accounts in the making: what one text says of one contact, and when two passages tell the same one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.annotations import MentionKind, Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_visits import FOR_TALKS
from kg.reading.contact_words import BESIDE, THREE_WAY
from kg.reading.time_templates import Ago, Unit
from kg.records import EvidenceKind, Mode, Participant, Scope, Status, When
from kg.resolving.account_words import (
    ALSO,
    ALSO_WITH_A_THIRD,
    APART,
    BEFORE_IT,
    BILATERAL,
    LATER_THAT_DAY,
    ONWARD,
)
from kg.resolving.cast import HEADS_OF_STATES
from kg.resolving.circumstances import Circumstances
from kg.resolving.contact_before import ANY_TIME, takes_up, told_as_earlier
from kg.resolving.contact_day_bonds import counts_from
from kg.resolving.officials import same_party
from kg.resolving.parties import side_of, unique

ANOTHER_DAY = dt.timedelta(days=1)
FOUR = 4
"""Participants of a meeting that one with two of them stands beside."""
LONG_UNITS = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR})
REPORTED_WITHIN = 2
"""Days from a contact to the report whose lead does not date it."""


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
    starts: set[int] = field(default_factory=set)
    """Where the candidates begin that came back to it."""
    circumstances: Circumstances = field(default_factory=Circumstances)
    dated: bool = False
    """The text gives this account a time of its own."""
    told_day: bool = False
    """It gives a calendar day, though nothing may tell the year."""
    earlier: bool = False
    """The words say that it was before the contact at hand."""

    @property
    def last_sentence(self) -> Sentence:
        """The latest sentence that tells of it."""
        return self.further[-1] if self.further else self.sentence

    @property
    def people(self) -> list[Participant]:
        """The participants with a name."""
        return [p for p in self.participants if p.person]


def diplomatic(participants: Sequence[Participant]) -> bool:
    """Whether officials of different governments are in touch."""
    sides = {side for p in participants if (side := side_of(p))}
    foreign = any(p.country is None and p.person is None for p in participants)
    if any(p.person and side_of(p) is None for p in participants) and len(sides) < 2:
        return False
    return len(sides) >= 2 or (foreign and bool(sides))


TRADE = "trade-minister"
"""The level of meetings for which governments send ministers of different portfolios."""
NAMED_WITHIN = 3
"""Sentences from a meeting of ministers to who they are."""


def same_contact(text: str, told: Account, again: Account) -> bool:
    """Whether two accounts of one text tell the same contact; `again` is the later one."""
    return (
        told.status is again.status
        and not _of_one_breath(told, again)
        and _compatible_modes(told, again)
        and not _one_more(text, told, again)
        and not _bilateral_beside(text, told, again)
        and not _with_others(text, told, again)
        and _compatible_days(text, told, again)
        and not _before_the_news(text, told, again)
        and not _long_ago(text, told, again)
        and not _different_sides(told, again)
        and not _apart(text, told, again)
        and not _beside_series(told, again)
        and not _of_other_rank(told, again)
        and _compatible_people(told, again)
    )


def _bilateral_beside(text: str, a: Account, b: Account) -> bool:
    """Whether a sentence sets a bilateral meeting beside one of three ("his bilateral with X and the A-B-C talks")."""
    front = text[max(a.sentence.start, a.candidate.start - 20) : a.candidate.end]
    several = len({side_of(p) for p in b.participants}) > 2
    return a.sentence is b.sentence and several and BILATERAL.search(front) is not None


def _of_one_breath(a: Account, b: Account) -> bool:
    """Whether one phrase tells both: "bilateral and trilateral talks with A and B" are three."""
    others = (
        len(a.participants) != len(b.participants)
        or len(a.people) != len(b.people)
        or {p.official for p in a.people} != {p.official for p in b.people}
    )
    return others and a.sentence.index == b.sentence.index and a.candidate.start == b.candidate.start


def _compatible_modes(a: Account, b: Account) -> bool:
    loose = (None, Mode.UNSPECIFIED)
    if a.mode in loose or b.mode in loose or a.mode is b.mode:
        return True
    return {a.mode, b.mode} == {Mode.PHONE_CALL, Mode.VIDEO_CALL}


def _one_more(text: str, a: Account, b: Account) -> bool:
    """ "Last month X also met with Y, albeit virtually", beside their call: another one by another medium."""
    return None is not a.mode is not b.mode and a.sentence is not b.sentence and also_told(text, b)


def _with_others(text: str, a: Account, b: Account) -> bool:
    """ "He will also meet with key figures of the U.S. Congress", beside the talks with one whom the text names."""
    nameless = bool(b.candidate.objects) and all(
        "indefinite" in m.qualifiers
        and len(m.countries) == 1
        and not m.number
        and "other" not in (m.name or "").split()
        for m in b.candidate.objects
    )
    named = len(a.people) == len(a.participants) and a.sentence is not b.sentence
    return nameless and named and (b.candidate.plural or also_told(text, b))


def also_told(text: str, account: Account) -> bool:
    """Whether "also" stands before the verb that tells with whom somebody was in touch."""
    told = account.candidate.verbal and account.candidate.objects and account.mode is not None
    return bool(told) and ALSO.search(text, account.sentence.start, account.candidate.start) is not None


def _compatible_days(text: str, a: Account, b: Account) -> bool:
    if not b.dated or (not a.dated and (a.scope is not Scope.MAIN or a.status is Status.PLANNED)):
        return True
    first, second = a.when, b.when
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return not a.told_day
    if not a.dated and a.status is Status.HELD and not b.earlier:
        # The lead gives no day: one of the days before the report, told further on, is that of the same contact.
        within_days = ANY_TIME if takes_up(text, b.sentence, b.candidate) else REPORTED_WITHIN
        return second.latest <= first.latest and (first.earliest - second.earliest).days <= within_days
    return first.earliest <= second.latest and second.earliest <= first.latest


def _before_the_news(text: str, a: Account, b: Account) -> bool:
    """Whether the news comes so long after the second ("The talks come a week after they spoke earlier this month")."""
    news = a.scope is Scope.MAIN and a.sentence is not b.sentence and b.candidate.verbal
    return news and any(counts_from(text, time, b.candidate) for time in b.candidate.times)


def _long_ago(text: str, a: Account, b: Account) -> bool:
    """Whether the second was weeks, months or years before the news ("said that they had talked a year ago")."""
    if a.sentence is b.sentence or a.scope is not Scope.MAIN:
        return False
    if a.dated and b.dated and told_as_earlier(text, a.when, b.when, b.candidate):
        return True
    return (
        b.candidate.verbal
        and b.earlier
        and any(isinstance(t.template, Ago) and t.template.unit in LONG_UNITS for t in b.candidate.times)
    )


def _different_sides(a: Account, b: Account) -> bool:
    """A trilateral and a bilateral meeting at the same level are two."""
    leaders = any(m.office_kind in HEADS_OF_STATES for m in b.candidate.parties)
    named_later = not leaders and not a.people and len(b.people) == len(b.participants) and a.status is Status.PLANNED
    if named_later and {p.country for p in a.participants} == {p.country for p in b.participants}:
        return False  # "A and B will hold a high-level dialogue. X and Y will co-chair it."
    sides = [{p.country for p in x.participants if p.country} for x in (a, b)]
    if b.candidate.subjects and not b.people and len(a.people) == len(a.participants) and sides[0] < sides[1]:
        return True  # "On the same day, officials of A, B and C held": a meeting of more sides
    if "nameless" in (a.candidate.level, b.candidate.level) and a.candidate.level != b.candidate.level:
        return True  # "high-level meetings" are others than the one the speakers hold themselves
    named, again = _sides_named(a), _sides_named(b)
    if named and again and len(named) != len(again) and a.sentence.index == b.sentence.index:
        return True  # "at the A-B-C summit and at the A-B summit with Premier X"
    if not (a.candidate.level and b.candidate.level):
        return False
    return {p.country for p in a.participants} != {p.country for p in b.participants}


def _sides_named(account: Account) -> set[str]:
    """The governments after which the words call a meeting ("the A-B summit")."""
    pairs = (m for m in account.candidate.parties if m.kind is MentionKind.COUNTRY and len(m.countries) > 1)
    return {code for m in pairs for code in m.countries}


def _clause(account: Account) -> tuple[int, int]:
    """From the beginning of its sentence to a little behind the words that tell a contact."""
    return account.sentence.start, min(account.sentence.end, account.candidate.end + 60)


def _apart(text: str, a: Account, b: Account) -> bool:
    """ "Also met separately with": a smaller meeting beside the one with everybody."""
    sides = {p.country for p in a.participants}
    if b.candidate.follows:
        return {p.official for p in a.people} != {p.official for p in b.people}  # "were then joined by Z for a lunch"
    if b.candidate.verbal and b.candidate.objects and LATER_THAT_DAY.match(text, b.sentence.start):
        return {p.official for p in a.participants} != {p.official for p in b.participants}
    if a.sentence is not b.sentence and len(sides) == 2 and ALSO_WITH_A_THIRD.search(text, *_clause(b)):
        return True  # "X and Y met on Monday. Z will join X and Y later for three-way talks"
    if len(sides) == 2 and len(b.participants) > len(a.participants) and not b.candidate.verbal:
        return THREE_WAY.search(text, max(b.sentence.start, b.candidate.start - 20), b.candidate.end) is not None
    if len(b.participants) < len(a.participants) and BEFORE_IT.match(text, b.sentence.start, b.candidate.start):
        return True  # "Before the 2+2, the defense ministers will meet"
    if len(b.participants) != len(a.participants) and ONWARD.search(text, b.sentence.start, b.candidate.start):
        return True  # "then traveled to Bled for talks with X": no part of what was before
    words = text[b.sentence.start : b.sentence.end]
    if not b.candidate.verbal and BESIDE.search(text, b.sentence.start, b.candidate.start):
        return len(b.participants) != len(a.participants)
    if not (b.candidate.verbal and len(b.participants) != len(a.participants)):
        return False
    if not b.candidate.objects:
        officials = any("indefinite" in m.qualifiers for m in a.candidate.objects)
        if officials and len(b.people) == len(b.participants) > len(a.participants):
            return True  # "X met with A's officials. X, Y of A and Z of B held a meeting"
        two = len(b.participants) == 2 < len(a.participants)
        if two and BILATERAL.search(text, b.candidate.start, b.candidate.end):
            return True  # "The ministers of A and B are to hold bilateral talks"
        # "Before the three-way meeting, X and Y met bilaterally"
        return b.candidate.separate and len(b.people) == len(b.participants) < len(a.participants)
    peers = any("counterpart" in m.qualifiers and len(m.countries) > 1 for m in a.candidate.objects)
    if peers and b.dated and a.status is Status.PLANNED and len(b.people) == len(b.participants) < len(a.participants):
        return True  # "will visit X for talks with his A and B counterparts. He will meet Minister Y on Tuesday"
    both = len(b.participants) == 2 and len(a.participants) >= FOUR and a.status is Status.PLANNED
    if both and a.sentence.index != b.sentence.index:
        return True  # "will attend the 2+2 hosted by A and B. She will meet with A"
    return b.candidate.separate or APART.search(words) is not None


def _of_other_rank(a: Account, b: Account) -> bool:
    """Whether one is of nameless officials, the other of leaders: "A and B officials met" is no summit of theirs."""
    ranks = []
    for one in (a, b):
        officials = any("indefinite" in m.qualifiers and len(m.countries) > 1 for m in one.candidate.parties)
        leaders = any(m.office_kind in HEADS_OF_STATES for m in one.candidate.parties)
        ranks.append((officials and not one.people, leaders and bool(one.people)))
    return ranks in ([(True, False), (False, True)], [(False, True), (True, False)])


def _beside_series(a: Account, b: Account) -> bool:
    """Whether a meeting is planned beside a gathering ("will lead the A-B Dialogue. He will meet with X")."""
    alone = a.candidate.of_series and not b.candidate.of_series and a.sentence is not b.sentence
    return alone and a.status is Status.PLANNED and b.candidate.verbal and bool(b.candidate.objects)


def _named_anew(a: Account, b: Account) -> bool:
    """Whether the second names those who hold what the first calls trade ministers' talks, whatever their portfolio."""
    sides = {p.country for p in a.participants}
    if a.candidate.level != TRADE or len(b.people) != len(b.participants) or {p.country for p in b.people} != sides:
        return False
    kinds = {m.office_kind or "" for m in b.candidate.parties}
    near = b.sentence.index - a.last_sentence.index <= NAMED_WITHIN
    return near and all(kind.endswith("minister") or kind == "other" for kind in kinds)


def _compatible_people(a: Account, b: Account) -> bool:
    if _named_anew(a, b):
        return True
    smaller, larger = sorted((a.participants, b.participants), key=len)
    if all(any(same_party(p, q) for q in larger) for p in smaller):
        return True
    # "The top diplomats of A and B": a nameless side is the person whom another sentence names.
    left = list(larger)
    for party in sorted(smaller, key=lambda p: p.person is None):
        fits = [q for q in left if same_party(party, q)]
        fits += [q for q in left if q.country == party.country and not (q.person and party.person)]
        anyone = party.person is None and party.country is None and not b.candidate.verbal
        fits += left if anyone else []  # "hosted officials from abroad … the dinner was attended by"
        if not fits:
            return False
        left.remove(fits[0])
    shares = any(same_party(p, q) for p in a.people for q in b.people)
    return shares or not a.people or not b.people


def shown(told: Account, account: Account) -> bool:
    """Return whether a photo is of a contact told: some of the same people on a day that fits."""
    ours = {p.official for p in account.people}
    same = bool(ours & {p.official for p in told.people}) and told.status is Status.HELD
    if not told.when.known:
        return same
    first, last = told.when.earliest, told.when.latest
    day = account.when.earliest
    if first is None or last is None or day is None:
        return False
    theirs = {p.official for p in told.people}
    released = len(ours) > 1 and day - last == ANOTHER_DAY  # "in this photo provided on" the day after
    return ours <= theirs and (released or first <= day <= last)


def in_the_photo(accounts: Sequence[Account], account: Account) -> bool:
    """Return whether a photo is of contacts told; one told with a wider stretch was on the day of the photo."""
    told = [a for a in accounts if shown(a, account)]
    for one in told:
        one.when = account.when if within(account.when, one.when) else one.when
    return bool(told)


def within(narrow: When, wide: When) -> bool:
    """Whether an interval is a shorter part of another."""
    if narrow.earliest is None or narrow.latest is None or wide.earliest is None or wide.latest is None:
        return False
    shorter = narrow.latest - narrow.earliest < wide.latest - wide.earliest
    return shorter and wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


def merge(account: Account, again: Account) -> None:
    """Add what another account of the same contact says to the first."""
    if account.mode is None or (account.mode is Mode.PHONE_CALL and again.mode is Mode.VIDEO_CALL):
        account.mode = again.mode or account.mode
    sides = {p.country for p in account.participants}
    unnamed = not account.people or _named_anew(account, again)
    named = {p.country for p in again.people} if len(again.people) == len(again.participants) else set()
    if account.candidate.level is not None and again.candidate.level is None and sides < named:
        account.participants = list(again.participants)  # "their summit … X, Y and Z will meet on Monday"
    if again.candidate.parties and unnamed and {p.country for p in again.people} == sides:
        account.participants = list(again.participants)  # the governments told are those of the persons named now
    # "At the summit the members agreed" names nobody: it must not put leaders in the place of the governments told.
    nameless = {p.country for p in account.participants if p.person is None and p.country}
    for party in again.people if again.candidate.parties else ():
        if party.country in nameless and not any(same_party(party, p) for p in account.participants):
            account.participants = unique([*account.participants, party])
    guests = [p for p in again.people if p not in account.people]
    if guests and again.candidate.parties and any(p.person is None and p.country is None for p in account.participants):
        account.participants = unique([p for p in account.participants if p.person or p.country] + guests)
    known = again.when.evidence and all(e.kind is EvidenceKind.DATED_EVENT for e in again.when.evidence)
    if again.dated and (not account.dated or (within(again.when, account.when) and not known)):
        account.when, account.dated = again.when, True
    account.starts.add(again.candidate.start)
    if again.sentence.index != account.sentence.index and again.sentence not in account.further[-1:]:
        account.further.append(again.sentence)
    account.circumstances = account.circumstances.or_else(again.circumstances)


def beside_a_meeting(account: Account, beside: Sequence[Account]) -> bool:
    """Return whether its sentence tells a meeting of the same sides ("paid a call on X and held talks with Y")."""
    sides = {p.country for p in account.participants}
    people = {p.official for p in account.people}
    return account.candidate.verbal and any(
        told.mode is Mode.IN_PERSON
        and told.status is account.status
        and bool(people & {p.official for p in told.people})
        and {p.country for p in told.participants} == sides
        for told in beside
    )


def headings_of(text: str, told: Sequence[Account], account: Account) -> list[Account]:
    """Return the headings on what a sentence tells as to come ("Meeting with X" above "I will meet Minister X")."""
    if account.status is not Status.PLANNED or not account.people:
        return []
    people = {p.official for p in account.people}
    sides = {p.country for p in account.participants}
    journeys = [a for a in told if a.candidate.word == FOR_TALKS and a.status is Status.PLANNED]
    named = [a for a in journeys if {p.country for p in a.participants} == sides and len(account.people) > 1]
    return named + [  # "will visit Oslo for talks" above "He will meet Minister X"
        heading
        for heading in told
        if heading.status is Status.HELD
        and _compatible_modes(heading, account)  # a line of a text that tells a call is no heading on a visit
        and not (heading.candidate.verbal or heading.dated or text[heading.sentence.end - 1] in ".!?\"'")
        and {p.official for p in heading.people} == people
    ]


LISTED_WITHIN = 2
"""Sentences from contacts that are only counted to those which are named one by one."""
COUNTED = re.compile(r"[^.;,]{0,40}?\b(?:calls|conversations|meetings|discussions)\b")
"""How the words of such contacts begin ("had five separate calls")."""


def counted_before(text: str, told: Sequence[Account], account: Account) -> list[Account]:
    """Return what only counted the contacts that a sentence names ("had calls with allies. She spoke with A, B")."""
    named = {p.official for p in account.people}
    return [
        counted
        for counted in told
        if COUNTED.match(text, counted.candidate.start)
        and counted.status is account.status
        and 0 < account.sentence.index - counted.sentence.index <= LISTED_WITHIN
        and _compatible_modes(counted, account)
        and counted.people
        and {p.official for p in counted.people} < named
        and all(p.person or p.country is None for p in counted.participants)
        and len(counted.participants) > len(counted.people)
    ]
