"""The days of visits and gatherings that a text announces, for the meetings that it tells as held or planned on them.

"She will make a four-day visit to Oslo starting Sunday. … On the trip she will also see Minister Holm": the meeting is
to be on one of the four days. What was held during a visit that goes on was held by the day of the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotations import Sentence
from kg.reading.time_grammar import SMALL, count_of
from kg.reading.time_templates import Calendar, CalendarRange, Relative, TimeExpression, Unit, Weekday, Window
from kg.records import Status, When
from kg.resolving.accounts import within
from kg.resolving.calendar_spans import Direction
from kg.resolving.dates import DateSolver
from kg.resolving.journeys import ON_TO

_DAY = dt.timedelta(days=1)
_LONGEST = 21
"""Days of the longest visit or gathering that says when a meeting was held during it."""
_REACH = 8
"""Sentences behind the one on a stay in which "the trip" is still that one."""
_NEXT = 1
"""Sentences behind the one on a stay that tell of its meetings without naming it."""

_VISIT = r"(?:visits?|trips?|tours?|stay|swing|travels?|journey|stop(?:over)?)"
_GATHERING = (
    r"(?:gathering|meetings?|sessions?|summit|conference|forum|assembly|event|talks|ministerial|dialogue|consultations)"
)
_STAY = re.compile(rf"\b{_VISIT}\b|\b(?:visit|travel|stay)(?:s|l?ed|l?ing)?\b", re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?P<week>week-?long)\s+(?:[\w-]+\s+){{0,3}}?{_VISIT}\b|\b(?P<count>{SMALL})-(?:day|night)(?:,)?\s+(?:[\w-]+\s+){{0,4}}?{_VISIT}\b|\b(?:for|over)\s+(?P<days>{SMALL})\s+days\b"
    rf"|\b(?P<gathers>{SMALL})(?:-day|\s+days\s+of)\s+(?:[\w.-]+\s+){{0,6}}?{_GATHERING}\b",
    re.IGNORECASE,
)
"""How long somebody stays or meets: "a four-day official visit", "for three days from Tuesday", "the two-day talks"."""
_ENDS = re.compile(
    r"\b(?:return(?:s|ed|ing)?|wrap(?:s|ped|ping)?\s+up|conclud\w+|complet\w+|end(?:s|ed|ing)|last(?:s|ed|ing)?|(?:un)?till?"
    r"|through|came? back|coming back|back from)\b",
    re.IGNORECASE,
)
"""What makes the day of a stay its last one."""
_GATHERS = re.compile(
    rf"\b{_GATHERING}\b[^.;]{{0,90}}?\b(?:takes? place|taking place|be held|is held|held|runs?|running|convenes?"
    r"|opens?|scheduled|slated|set)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""What stands before the days of a gathering."""
_HOLDS = re.compile(
    r"\b(?:hold|host|convene|chair|attend|participate in|take part in)s?\b"
    rf"[^.;]{{0,160}}?\b{_GATHERING}\b[^.;]{{0,60}}\Z",
    re.IGNORECASE,
)
"""What stands before the only day of a gathering that is to come."""
_ATTENDS = re.compile(
    rf"\b(?:attend|participate in|take part in)\b[^;]{{0,160}}?\b(?:{_GATHERING}|(?-i:[A-Z]{{3,}}))\b[^;]{{0,60}}\Z",
    re.IGNORECASE,
)
"""What stands before the days for which somebody attends a gathering."""
_DURING_STAY = re.compile(
    rf"\b(?:[Dd]uring|[Oo]n|[Oo]ver|[Aa]s part of|[Ii]n the course of)\s+(?:his|her|their|the|that|this)\s+"
    rf"(?:[\w.'-]+\s+){{0,4}}?{_VISIT}\b"
    r"|\b[Ww]hile (?:(?:he|she|they|I|we) (?:was|were|had been) )?(?:here|there|in (?:the\s+)?[A-Z])"
)
"""What places a meeting within a stay."""
_AT_GATHERING = re.compile(
    r"\b(?:on|in) the (?:margins?|sidelines?|fringes?) of (?:the|that|this) (?:(?!of\b)[\w-]+\s+){0,2}?"
    rf"{_GATHERING}\b(?!\s+(?:in|of|with|between)\b)|\b(?:on|in) the {_GATHERING}'s (?:margins?|sidelines?|fringes?)\b",
    re.IGNORECASE,
)
"""What places a meeting beside a gathering of which the text has told."""
_ON_DAYS = re.compile(
    r",\s+(?:[^.;]|\.(?!\s+[A-Z])){2,160}?\bwill (?:also )?"
    r"(?:attend|take part|participate|visit|travel|be in|stay in)\b"
)
"""From days that open a sentence to who is somewhere on them ("On 3 and 4 May, the minister will attend")."""
_BEGAN = re.compile(
    rf"\b{SMALL}-day\s+(?:[\w-]+\s+){{0,3}}?{_VISIT}\b(?:\s+to\s+(?:the\s+)?(?:[\w.'-]+\s+){{1,4}}?)?,?\s*(?:(?:on|from)\s+)?\Z"
    rf"|\b{_VISIT}\b(?:\s+(?:to|in|of)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){{1,3}})?,?\s*"
    r"(?:(?:that|which)\s+)?(?:began|begins?|started|starts|starting|beginning|kicked off|kicks off|opened)\s+"
    r"(?:(?:late|early)\s+)?(?:on\s+|from\s+)?\Z"
)
"""What stands before the first day of a stay."""
_ON_ONE_DAY = re.compile(
    r"\bwill(?: then| also| next)? (?:visit|travel to|stop in|be in|arrive in) (?:the )?[A-Z][^.;:()]{0,60}? on \Z"
)
"""What stands before the only day of a stay that is to come."""
_VISIT_IN = re.compile(
    r"\b(?:his|her|their|'s)\s+(?:[\w-]+\s+){0,3}?(?:visit|trip)\s+(?:to|in)\s+[A-Z][^.;:()]{0,30}?\s(?:later\s+)?\Z"
)
"""What stands before the week of somebody's visit."""
_COMMA = re.compile(r",?\s+")
_AND = re.compile(r"\s+and\s+(?:on\s+)?")
"""From one day of a visit to the next."""
_ARRIVED = re.compile(
    r"\b(?:who\s+(?:had\s+)?(?:arrived|landed|left|departed|flew)|(?:[Aa]fter|[Uu]pon|[Oo]n|[Ss]ince|[Ff]ollowing)\s+"
    r"(?:(?:he|she|they)\s+(?:had\s+)?(?:arrived|landed|returned|came)|(?:his|her|their)\s+arrival|arriving|landing|returning))"
    r"\b[^,;.]{0,40}?\s(?:on\s+)?\Z"
)
"""What stands before the day on which somebody came: what followed was on that day or later."""
_RIGHT_AFTER = re.compile(r"\b(?:hours|minutes|shortly|soon|immediately|right|just) (?:after|upon)\Z")
"""What sets a meeting on the very day of the arrival told behind it."""
_SETS_OUT = re.compile(r"\b(?:departs|leaves|embarks|heads|flies|sets (?:out|off)|arrives|begins|starts)\b")
"""What announces a journey in the present tense."""
_NTH_DAY = re.compile(
    r"\b[Oo]n (?:the|his|her|their|its) (?P<nth>first|opening|second|third|fourth|final|last|closing) day\b"
    rf"(?=[,.]|\s+of (?:the|his|her|their|its|that) (?:[\w-]+ ){{0,3}}?(?:(?P<visit>{_VISIT})|{_GATHERING})\b)",
)
"""What places a meeting on one day of a stay or a gathering."""
_NTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}
_ANOTHER = re.compile(
    r"\b(?:[Ff]ollowing|[Aa]fter|[Bb]efore|[Aa]head of|[Ss]ince|[Ff]ollows|[Ff]ollowed)\s+(?:[\w.'-]+\s+){0,6}\Z"
)
"""What stands before a contact that was not on the stay of its sentence ("arrived for a visit, following talks in")."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A visit or gathering with its days."""

    sentence: int
    when: When
    gathering: bool
    owned: bool = False
    """Whether the words before it say whose it is ("X's two-day visit")."""
    loose: bool = False
    """Only the week of it is told."""
    at: int = -1
    """Where its length is told ("two-day")."""


class Stays:
    """Follows the visits and gatherings that one text tells of, from its first sentence on."""

    def __init__(self, text: str, solver: DateSolver) -> None:
        self._text = text
        self._solver = solver
        self._known: list[Stay] = []
        self._earlier: list[TimeExpression] = []
        """The times of the sentences before; few texts need their days."""

    def note(self, sentence: Sentence) -> None:
        """Remember the days of the stays that a sentence tells of; call it in the order of the text."""
        words = self._text[sentence.start : sentence.end]
        times = self._solver.expressions_of(sentence.index)
        length = (
            _LENGTH.search(words)
            if "-day" in words or "-night" in words or " days" in words or "week" in words
            else None
        )
        if not times and length is None:
            return
        if length is not None:
            days = [(t, w) for t in times if (w := self._day_of(t)) is not None]
            if (when := self._of_length(sentence, length, days)) is not None:
                owned = words[: length.start()].endswith("'s ")
                at = sentence.start + length.start()
                self._known.append(Stay(sentence.index, when, gathering=bool(length["gathers"]), owned=owned, at=at))
        for time in times if length is None else ():
            day = self._day_of(time) if self.first_day(time) else None
            since = self._until_written(day) if day is not None else None
            if since is not None:
                self._known.append(Stay(sentence.index, since, gathering=False))
        for time in times:
            before = self._text[sentence.start : time.start]
            if isinstance(time.template, Calendar | Weekday) and _ON_ONE_DAY.search(before):
                day = self._with_next(time, times)
                self._known += [Stay(sentence.index, day, gathering=False)] if day is not None else []
            ahead = isinstance(time.template, Calendar | Weekday) and "will" in before
            if ahead and (_HOLDS.search(before) or _GATHERS.search(before)):
                day = self._day_of(time)
                self._known += [Stay(sentence.index, day, gathering=True)] if day is not None else []
            if isinstance(time.template, Relative) and time.template.unit is Unit.WEEK and _VISIT_IN.search(before):
                week = self._solver.resolve(time, direction=self._solver.direction(time))
                coming = time.template.offset >= 0 and _short(week)
                self._known += [Stay(sentence.index, week, gathering=False, loose=True)] if coming else []
            if not isinstance(time.template, CalendarRange):
                continue
            gathers = any(p.search(before) is not None for p in (_GATHERS, _ATTENDS))
            fronted = not gathers and _ON_DAYS.match(self._text, time.end, sentence.end) is not None
            if gathers or fronted or _STAY.search(before) or ON_TO.search(before):
                when = self._solver.resolve(time, direction=self._solver.direction(time))
                if _short(when):
                    self._known.append(Stay(sentence.index, when, gathers))
                    if gathers and _ATTENDS.search(before):  # whoever attends it is there on its days
                        self._known.append(Stay(sentence.index, when, gathering=False))
        self._earlier += times

    def first_day(self, time: TimeExpression) -> bool:
        """Return whether a day is the first of a stay, and no more than that of what was held on it."""
        start = max(0, time.start - 90)
        day = time.template.bound if isinstance(time.template, Window) else time.template
        if not isinstance(day, Calendar | Weekday):
            return False
        arrived = _ARRIVED.search(self._text, start, time.start)
        if arrived and _RIGHT_AFTER.search(self._text, start, arrived.start() + len("after")):
            return False  # "met with X hours after arriving on Monday"
        return arrived is not None or _BEGAN.search(self._text, start, time.start) is not None

    def opens(self, time: TimeExpression) -> bool:
        """Return whether a day is the first of several for which its sentence tells a stay ("on Monday for a week")."""
        day = self._day_of(time)
        own = (s.when for s in self._exact() if s.sentence == time.sentence and s.when.earliest != s.when.latest)
        return day is not None and any(when.earliest == day.earliest for when in own)

    def of(self, sentence: Sentence, start: int, status: Status) -> When:
        """Return the days of the stay in which a sentence places the contact at `start`; undetermined if in none."""
        said = self._text[sentence.start : sentence.end]
        near = [s for s in self._known if 0 <= sentence.index - s.sentence <= _REACH]
        if " day" in said and (nth := _NTH_DAY.search(said)) is not None:
            return self._nth_day(nth, [s.when for s in near if not s.loose and not (s.gathering and nth["visit"])])
        for pattern, gathering in ((_DURING_STAY, False), (_AT_GATHERING, True)):
            stays = [s for s in near if s.gathering is gathering]
            own = bool(stays) and stays[-1].sentence == sentence.index and not gathering
            own = own and not _ANOTHER.search(self._text, sentence.start, start)
            if stays and (own or pattern.search(said)):
                return self._within(stays[-1].when, status)
        return When()

    def journeys(self) -> list[When]:
        """Return the days of the visits that are told so far."""
        return [stay.when for stay in self._exact() if not stay.gathering]

    def on_one_day(self, sentence: Sentence) -> bool:
        """Return whether a sentence places its contact on one day of a stay ("on the second day of the visit")."""
        return _NTH_DAY.search(self._text, sentence.start, sentence.end) is not None

    def told_at(self, start: int, end: int) -> When:
        """Return the days of the gathering whose length is told between two offsets ("held two-day talks")."""
        return next((s.when for s in self._known if s.gathering and start <= s.at < end), When())

    def _nth_day(self, nth: re.Match[str], stays: Sequence[When]) -> When:
        """One day of the last of some stays ("On the second day of the visit")."""
        stay = next((w for w in reversed(stays) if w.earliest != w.latest), None)
        if stay is None or stay.earliest is None or stay.latest is None:
            return When()
        day = stay.earliest + _NTH[nth["nth"]] * _DAY if nth["nth"] in _NTH else stay.latest
        return When(day, day, stay.evidence) if day <= stay.latest else When()

    def next_to(self, sentence: Sentence, status: Status) -> When:
        """Return the days of the stay that was told of right before a sentence ("He will arrive … He will meet X")."""
        stay = next((s for s in reversed(self._known) if not s.gathering and not s.owned), None)
        reach = _NEXT + (" will also " in self._text[sentence.start : sentence.end])
        near = stay is not None and 0 <= sentence.index - stay.sentence <= reach
        return self._within(stay.when, status) if stay is not None and near else When()

    def begun_on(self, day: When, status: Status) -> When:
        """Return the days of the stay that begins on a day, undetermined where the text tells of none."""
        stay = next((s.when for s in self._exact() if not s.gathering and s.when.earliest == day.earliest), None)
        return self._within(stay, status) if stay is not None else When()

    def inside(self, wide: When, *, gathering: bool) -> When:
        """Return the days of the only visit or gathering that lies within a week or month; undetermined if of none."""
        inside = {(s.when.earliest, s.when.latest): s.when for s in self._exact() if within(s.when, wide)}
        kinds = {s.gathering for s in self._exact() if within(s.when, wide)}
        return next(iter(inside.values())) if len(inside) == 1 and (not gathering or True in kinds) else When()

    def _exact(self) -> list[Stay]:
        """The stays whose days are told."""
        return [stay for stay in self._known if not stay.loose]

    def _of_length(
        self, sentence: Sentence, length: re.Match[str], days: list[tuple[TimeExpression, When]]
    ) -> When | None:
        """The days of a stay of so many days that began or ended on the day told beside it."""
        count = 7 if length["week"] else count_of(length["count"] or length["days"] or length["gathers"])
        if count is None or not 1 < count <= _LONGEST:
            return None
        start = sentence.start + length.start()
        # The day behind the visit before the one in front of it, both before that of the sentences before.
        behind = [pair for pair in days if pair[0].start > start]
        front = [pair for pair in days if pair[0].start < start]
        time, when = behind[0] if behind else front[-1] if front else (None, self._day_before())
        if when.earliest is None:
            return None
        first = min(start, time.start) if time is not None else sentence.start
        last = time.start if time is not None and behind else start
        ends = _ENDS.search(self._text, max(sentence.start, first - 40), max(last, first) + 12) is not None
        stretch = (int(count) - 1) * _DAY
        begin = when.earliest - stretch if ends else when.earliest
        return When(begin, begin + stretch, when.evidence)

    def _until_written(self, day: When) -> When | None:
        """From a day to that of the text, where that is not longer than a stay."""
        written = self._solver.document_date
        if day.earliest is None or written.latest is None:
            return None
        since = When(day.earliest, max(day.earliest, written.latest), day.evidence)
        return since if _short(since) else None

    def _day_before(self) -> When:
        """The last single day told of: that of "told reporters on Sunday", when "his four-day trip" began or ended."""
        return next((day for time in reversed(self._earlier) if (day := self._day_of(time)) is not None), When())

    def _day_of(self, time: TimeExpression) -> When | None:
        """The single day that an expression means, if it means one."""
        template = time.template.bound if isinstance(time.template, Window) else time.template
        if not isinstance(template, Calendar | Weekday | Relative):
            return None
        bare = TimeExpression(time.start, time.end, time.sentence, template)
        direction = self._solver.direction(bare)
        if direction is Direction.ANY:
            sets_out = _SETS_OUT.search(self._text, max(0, time.start - 60), time.start)
            direction = Direction.FUTURE if sets_out else Direction.PAST
        when = self._solver.resolve(bare, direction=direction)
        return when if when.known and when.earliest == when.latest else None

    def _with_next(self, time: TimeExpression, times: Sequence[TimeExpression]) -> When | None:
        """The day that an expression means, with the next one where both are told ("on Thursday and Friday")."""
        day, end = self._day_of(time), time.end
        for following in (t for t in times if t.start > time.end):
            last = self._day_of(following) if day is not None else None
            if day is None or last is None:
                break
            if last.earliest == day.earliest and _COMMA.fullmatch(self._text, end, following.start):
                end = following.end  # "Thursday, 13 December"
                continue
            follows = day.latest is not None and last.earliest == day.latest + _DAY
            if follows and _AND.fullmatch(self._text, end, following.start):
                return When(day.earliest, last.latest, (*day.evidence, *last.evidence))
            break
        return day

    def _within(self, stay: When, status: Status) -> When:
        """The days of a stay on which a meeting can have been held by the day of the text, or is still to be held."""
        written = self._solver.document_date
        first, last = stay.earliest, stay.latest
        assert first is not None
        assert last is not None
        if status is Status.HELD and written.latest is not None:
            last = min(last, written.latest)
        if status is Status.PLANNED and written.earliest is not None:
            first = max(first, written.earliest)
        return When(first, last, stay.evidence) if first <= last else When()


def _short(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _LONGEST
