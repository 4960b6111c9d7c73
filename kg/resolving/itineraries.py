"""The stops of a journey that a text announces, each from its own arrival to the next one's.

"She will be in Oslo and Riga from May 3 to 9. … In Oslo she will meet officials. … She will go on to Riga on May 7":
what is planned in Oslo is to be held from the 3rd to the 7th, what is planned in Riga by the 9th.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotations import Sentence
from kg.reading.time_templates import Calendar, CalendarRange, Relative, TimeExpression, Weekday
from kg.records import Status, When
from kg.resolving.accounts import Account, merge, within
from kg.resolving.calendar_spans import Direction
from kg.resolving.dates import DateSolver
from kg.resolving.several_days import disjoint, width
from kg.resolving.stays import Stays

_LONGEST = 21
"""Days between two stops of one journey, at most."""
_AHEAD = 75
"""Days from the announcement of a journey to its first stop, at most."""
_NEAR = 5
"""Sentences between a stop and the meetings that are told of it."""
_ONE_NIGHT = 1
"""Days between two stops of which the first is that of its meetings."""
_ARRIVES = re.compile(r"\barriv(?:e[sd]?|ing)\b")
"""What makes the day of a stop that of its meetings as well ("arrives in Oslo on May 3, where she will meet X")."""

_VISITS = re.compile(r"\bvisits? (?:the )?\Z")
"""What makes it so too ("will visit Oslo on May 3 to meet with X")."""
_FOR_IT = re.compile(r"\bon (?:[A-Z]\w+day|[A-Z]\w+\.? \d{1,2}) for (?:[a-z-]+ ){0,3}\Z")
"""What makes it so as well ("will be in Oslo on Thursday for meetings with X")."""
_IN = re.compile(r"\s*(?:While\s+)?[Ii]n\s+")
"""What makes the day told beside it that of what was done there ("In Oslo on May 3, she will meet X")."""


@dataclass(slots=True)
class Stop:
    """Where a journey leads, as one sentence tells it."""

    sentence: Sentence
    start: int
    countries: tuple[str, ...]
    when: When
    """The days that the sentence gives it."""


class Itinerary:
    """Follows the stops of one text, from its first sentence on."""

    def __init__(self, text: str, solver: DateSolver, stays: Stays) -> None:
        self._text = text
        self._solver = solver
        self._stays = stays
        self._whole: Stop | None = None
        """The announcement of all countries in one."""
        self._stops: list[Stop] = []

    def note(self, sentence: Sentence, places: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        """Remember the places to which a sentence leads, each where its name ends, with the days told beside it."""
        if not places:
            return
        times = [t for t in self._solver.expressions_of(sentence.index) if _of_days(t)]
        for number, (start, countries) in enumerate(places):
            end = places[number + 1][0] if number + 1 < len(places) else sentence.end
            own = [t for t in times if start <= t.start < end]
            if len(countries) == len(own) > 1:  # "in Seoul on May 3-4, Beijing on May 5 and Tokyo from May 6 to 8"
                each = zip(own, countries, strict=True)
                self._stops += [Stop(sentence, start, (code,), self._ahead(time)) for time, code in each]
                continue
            front = [t for t in times if t.start < places[0][0]] if number == 0 else []
            when = self._ahead((own or front)[0]) if own or front else When()
            stop = Stop(sentence, start, countries, when)
            if self._whole is None and not self._stops and len(countries) > 1:
                self._whole = stop
            elif len(countries) == 1:
                self._stops.append(stop)

    def settle(self, accounts: list[Account]) -> list[Account]:
        """Give the meetings planned on a stop its days, and return them with those of one stop told once."""
        announced = {stop.countries for stop in self._stops if stop.when.known}
        if len(announced) < (1 if self._whole is not None and self._whole.when.known else 2):
            return accounts
        kept: list[Account] = []
        for account in accounts:
            when = self._days(account) if account.status is Status.PLANNED else When()
            if when.known:
                account.when = when
                told = next((a for a in kept if a.when == when and _alike(a, account)), None)
                if told is not None:
                    merge(told, account)
                    continue
            kept.append(account)
        return kept

    def _days(self, account: Account) -> When:
        """The days of the stop at which a meeting is to be, undetermined where it has a day of its own."""
        sides = {p.country for p in account.participants} - {p.country for p in account.participants[:1]}
        here = [s for s in self._stops if s.countries[0] in sides]
        before = [s for s in here if 0 <= account.sentence.index - s.sentence.index <= _NEAR]
        stop = before[-1] if before else here[0] if here else None
        if stop is None:
            return When()
        days = self._window(stop)
        if days.known and days.earliest == days.latest and not account.dated:
            stay = self._stays.begun_on(days, account.status)
            days = stay if stay.known else days
        if not account.dated:
            arrivals = [(s.when.earliest, s.when.latest) for s in self._stops]
            lent = not account.when.known or (account.when.earliest, account.when.latest) in arrivals
            return days if lent or within(days, account.when) or disjoint(days, account.when) else When()
        if days.earliest != days.latest and within(days, account.when):
            return days  # "next week", when she will be in Oslo for three days
        arrival = stop.sentence is account.sentence and stop.when == account.when and width(days) > _ONE_NIGHT
        front = self._text[stop.sentence.start : stop.start]
        arrival = arrival and not _ARRIVES.search(front) and not _IN.fullmatch(front) and not _VISITS.search(front)
        arrival = arrival and not _FOR_IT.search(self._text, stop.start, account.candidate.start)
        return days if arrival else When()

    def _ahead(self, time: TimeExpression) -> When:
        """The days ahead that a time means, undetermined where they are over or far away."""
        when = self._solver.resolve(time, direction="future")
        written = self._solver.document_date.latest
        if when.earliest is None or when.latest is None or written is None or width(when) > _LONGEST:
            return When()
        back = self._solver.direction(time) is Direction.PAST
        far = when.latest < written or (when.earliest - written).days > _AHEAD
        return When() if back or far else when

    def _window(self, stop: Stop) -> When:
        """From a stop to the next, or to the end of the journey."""
        dated = [s for s in self._stops if s.when.known or s.countries == stop.countries]
        known = [s for s in dated if s.countries == stop.countries and s.when.known]
        same = min(known, key=lambda s: width(s.when), default=stop)
        if same.when.known and same.when.earliest != same.when.latest:
            return same.when
        at = dated.index(same)
        whole = self._whole.when if self._whole is not None else When()
        first = same.when.earliest if same.when.known else dated[at - 1].when.latest if at else whole.earliest
        following = next((s.when for s in dated[at + 1 :] if s.countries != stop.countries), None)
        last = following.earliest if following is not None else None
        if following is None and self._whole is not None and self._complete():
            last = whole.latest
        if first is None or (last is None and not same.when.known):
            return When()
        last = last if last is not None and 0 <= (last - first).days <= _LONGEST else first
        evidence = (*same.when.evidence, *(following.evidence if following is not None else whole.evidence))
        return When(first, last, evidence)

    def _complete(self) -> bool:
        """Whether every country of the announcement has been told as a stop."""
        told = {country for stop in self._stops for country in stop.countries}
        return self._whole is not None and told >= {*self._whole.countries}


def _of_days(time: TimeExpression) -> bool:
    """Whether a time tells days on which somebody may travel."""
    template = time.template
    if isinstance(template, Calendar):
        return template.day is not None
    return isinstance(template, CalendarRange | Weekday | Relative)


def _alike(told: Account, account: Account) -> bool:
    """Whether two meetings are with the officials of one stop whom nobody names."""
    parties = [{(p.official, p.country) for p in a.participants} for a in (told, account)]
    return (
        told.status is account.status and parties[0] == parties[1] and len(account.people) < len(account.participants)
    )
