"""The days of contacts: what the lead tells of, the days of a trip, the times that a candidate has of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.reading.annotations import Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_visits import FOR_TALKS
from kg.reading.time_grammar import count_of
from kg.reading.time_templates import (
    Ago,
    Anchor,
    Clock,
    Duration,
    EventAnchor,
    Relation,
    Relative,
    TimeExpression,
    Vague,
    Weekday,
    Window,
)
from kg.records import Status, When
from kg.resolving.accounts import within
from kg.resolving.contact_day_bonds import (
    at_gathering_of,
    bracketed,
    counts_from,
    day_of_telling,
    from_another,
    in_front,
    of_a_deed,
    of_a_stay,
    of_arrival,
    of_office_begun,
    of_recent_one,
    of_report,
    of_the_clause,
    of_venue,
    of_what_was_said,
    on_arrival,
    quoted_today,
)
from kg.resolving.contact_day_words import (
    AGREED_ON,
    AHEAD,
    AND_ON,
    DEPARTS,
    DURING_WHICH,
    FROM_OR_TO,
    HAD_JUST,
    HAS,
    LASTS,
    MADE_TRIP,
    OF_ANOTHER_TRIP,
    OF_PLANS,
    ON_JOURNEY,
    ONE_AND_ANOTHER,
    RETURNS,
    ROUND,
    SAID,
    SAID_THEN,
    SETS_OUT,
    SINCE_THEN,
    TO_ATTEND,
    TODAY,
    TRIP,
    TRIP_ENDED,
    UPCOMING,
    WHO_CAME,
)
from kg.resolving.dates import DateSolver
from kg.resolving.days_ahead import DaysAhead
from kg.resolving.days_of_the_text import (
    ANOTHER_CLOCK,
    LONG_AGO,
    by_now,
    in_week,
    is_news,
    not_before,
    soon,
    until_written,
)
from kg.resolving.journeys import ON_TO, TRAVELS, Journeys
from kg.resolving.other_events import by_other_clock, of_a_name, of_another_event
from kg.resolving.several_days import between, both, disjoint, in_all, month_of, one_each, two_days, width
from kg.resolving.stays import Stays

IN_FRONT_AT_MOST = 31
"""Days that a time in front of a noun may span to be the date of what the noun names."""
OWN_LENGTH = 12
"""Characters in front of a noun in which its length is told ("a two-day meeting")."""
LEAD = 3
"""Sentences in which the lead tells its day."""


class ContactDays:
    """Follows the days that one text tells of, from its first sentence on."""

    def __init__(self, text: str, solver: DateSolver, headline: str) -> None:
        self.text = text
        self.solver = solver
        self.told: When | None = None
        """The day that the lead tells of: "earlier in the day" counts from it."""
        self.trip = bool(TRIP.search(headline) or TRIP_ENDED.search(text, 0, len(text)))
        """Whether the text is about a journey."""
        self.round = False
        """Whether the lead announces meetings with several that the text tells one by one."""
        self.departure: When | None = None
        """The day on which somebody is to set out."""
        self.home_again: When | None = None
        self.reported: When | None = None
        """The day on which somebody said, by the lead, what the text then quotes."""
        self._read = 0
        """Sentences read so far."""
        self.ahead = DaysAhead(solver)
        self.journeys = Journeys(text)
        self.stays = Stays(text, solver)

    def note(self, sentence: Sentence, *, begun: bool) -> None:
        """Remember the day that the lead tells of, and the days of a trip; `begun` once a contact has been told."""
        text, start, end = self.text, sentence.start, sentence.end
        self._read += 1
        self.stays.note(sentence)
        ahead = AHEAD.search(text, start, end)
        if ahead:
            self.ahead.note(sentence)
        if self._read <= LEAD and self.reported is None:
            self._note_report(sentence)
        trip = TRAVELS.search(text, start, end) or (ON_TO.search(text, start, end) if self.journeys.known else None)
        # "builds on X's travel to the region in May", "agreed that X would visit Oslo", "days after X's visit to Oslo"
        if trip and (
            (begun and text.endswith("'s ", start, trip.start()))
            or AGREED_ON.search(text, start, trip.start())
            or OF_ANOTHER_TRIP.search(text, start, trip.start())
        ):
            trip = None
        if trip and not begun and trip.group() != "trip":
            self.trip = True
        if not begun and (ON_JOURNEY.match(text, start, end) or MADE_TRIP.search(text, start, end)):
            self.trip = True
        if not begun and ROUND.search(text, start, end):
            self.trip = self.round = True
        leads = self.told is None and self._read <= LEAD
        if not leads and not trip:
            return
        times = self.solver.expressions_of(sentence.index)
        if trip:  # the days of the trip stand behind the verb, if they do not open the sentence
            times.sort(key=lambda t: t.start < trip.start())
        for index, time in enumerate(times):
            if isinstance(time.template, Clock | Duration | Vague | Window | EventAnchor):
                continue
            said = ahead and SAID.search(text, time.end, max(time.end, ahead.start()))
            direction = "future" if ahead and not said else "past"
            when = self.solver.resolve(time, direction=direction)
            if direction == "past" and SETS_OUT.search(text, start, end):
                soon = self.solver.resolve(time, direction="future")
                when = soon if self.ahead.within_weeks(soon) else when
            if not when.known or width(when) > 31:
                continue
            narrated = isinstance(time.template, Relative | Ago) and time.template.anchor is Anchor.NARRATED
            if leads and self.told is None and width(when) == 0 and direction == "past" and not narrated:
                self.told = when
            departs = DEPARTS.search(self.text, sentence.start, time.start) is not None
            if departs and direction == "future" and width(when) == 0:
                self.departure = when
            if RETURNS.search(self.text, sentence.start, time.start) and direction == "future" and width(when) == 0:
                self.home_again = when
            leaves = trip is not None and trip.group().startswith(("left", "leave", "depart", "head", "Head"))
            leaves = leaves or departs
            following = times[index + 1] if trip and index + 1 < len(times) else None
            if following is not None and AND_ON.fullmatch(self.text, time.end, following.start):
                when = two_days(when, self.solver.resolve(following, direction=direction))
            if trip and not leaves and not bracketed(self.text, time):
                known = self.journeys.when
                self.journeys.note(sentence, when, within=known is not None and width(when) > 0 and within(when, known))

    def _years_ahead(self, when: When) -> bool:
        """Whether a day lies more than a year behind that of the text."""
        written = self.solver.document_date.latest
        return when.earliest is not None and written is not None and (when.earliest - written).days > LONG_AGO

    def _note_report(self, sentence: Sentence) -> None:
        """Remember the weekday on which the lead says that something was said: "today" in the quotation is that day."""
        for time in self.solver.expressions_of(sentence.index):
            said = isinstance(time.template, Weekday) and SAID_THEN.search(self.text, sentence.start, time.start)
            day = self.solver.resolve(time) if said else When()
            self.reported = day if day.known and width(day) == 0 else self.reported

    def own_times(self, candidate: ContactCandidate, status: Status) -> list[TimeExpression]:
        """Return the times in which the candidate can have taken place or is to take place."""
        return [
            t
            for t in candidate.times
            if not isinstance(t.template, Clock | Duration | Vague)
            and not (
                isinstance(t.template, Window) and (status is Status.HELD or t.template.relation is Relation.SINCE)
            )
            and not ((status is Status.PLANNED or not candidate.verbal) and of_report(self.text, t, candidate))
            and not (
                self.text[t.end : t.end + 2] == "'s"
                and not in_front(self.text, t, candidate)
                and not at_gathering_of(self.text, t)
                and not candidate.start < t.start < candidate.end
            )
            and not day_of_telling(self.text, t, candidate)
            and not (of_a_name(self.text, t) and not in_front(self.text, t, candidate))
            and not (candidate.verbal and by_other_clock(self.text, t))
            and not of_office_begun(self.text, t, candidate)
            and not (status is Status.PLANNED and self.text.startswith(" had ", t.end))
            and not (status is Status.PLANNED and TO_ATTEND.match(self.text, t.end, candidate.end))
            and not self.solver.in_dateline(t)
            and not of_another_event(self.text, candidate, t)
            and not (candidate.verbal and self._of_stay(t, candidate))
            and not of_what_was_said(self.text, t, candidate)
            and not from_another(self.text, t, candidate)
            and not of_a_deed(self.text, t, candidate)
            and not of_recent_one(self.text, t, candidate)
            and not (status is Status.HELD and OF_PLANS.search(self.text, candidate.end, t.start))
        ]

    def of(
        self, candidate: ContactCandidate, times: Sequence[TimeExpression], status: Status, main: When | None
    ) -> list[tuple[When, bool]]:
        """Return the days of a candidate, each with whether the text gives it a time of its own.

        `main` is the day of the main contact, once one that was held has been told.
        """
        if candidate.word == FOR_TALKS:
            return [(When(), False)]
        direction = "future" if status is Status.PLANNED else "past"
        narrated = main if main is not None and main.known else self.told
        if status is Status.PLANNED and (then := self.ahead.before(candidate)) is not None:
            narrated = then
        found: list[tuple[TimeExpression, When]] = []
        for time in times:
            if counts_from(self.text, time, candidate):
                told = narrated if narrated is not None else self.solver.document_date
                when = self.solver.before_told(time, told)
            else:
                when = self.solver.resolve(time, direction=direction, narrated=narrated)
            if self.reported is not None and quoted_today(self.text, time, candidate):
                when = self.reported
            if status is Status.HELD and not candidate.verbal:
                when = soon(self.solver, time, when)
            if status is Status.HELD:
                when = by_now(when, self.solver.document_date)
            elif isinstance(time.template, Weekday):
                for around in (*([main] if main is not None else ()), *self.stays.journeys()):
                    when = in_week(when, around, self.solver.document_date)
                if found and of_arrival(self.text, found[-1][0], candidate):
                    when = not_before(when, found[-1][1], self.solver.document_date)
            if when.known and not (status is Status.PLANNED and self._of_the_past(when) and self.upcoming(candidate)):
                found.append((time, when))
        whole = self.stays.told_at(candidate.start - OWN_LENGTH, candidate.end)
        if whole.known and (not found or FROM_OR_TO.search(self.text, candidate.start, found[-1][0].start)):
            return [(whole, True)]
        if not found and narrated is not None and HAD_JUST.search(self.text, candidate.start - 24, candidate.start):
            return [(narrated, narrated.known)]
        if not found and status is Status.HELD and (since := self._since(candidate)).known:
            return [(since, True)]
        named = self.solver.event_at(candidate.start, candidate.end) if not candidate.verbal else When()
        if self._years_ahead(named):
            named = When()  # what the record knows by this name came long after
        if not candidate.verbal and (not found or (named.known and all(disjoint(named, w) for _, w in found))):
            month = next((m for time, _ in found if (m := month_of(named, time)) is not None), named)
            return [(month, month.known)]
        if not found:
            return [(When(), False)]
        brackets = [(t, w) for t, w in found if w.earliest == w.latest and bracketed(self.text, t)]
        series = [w for t, w in brackets if ")" not in self.text[brackets[0][0].end : t.start]]
        if not candidate.verbal and len(series) > 1:
            return [(when, True) for when in series]
        if len(found) > 1:
            found = [pair for pair in found if not of_a_stay(self.text, pair[0], candidate)] or found
        arrival = [pair for pair in found if status is Status.PLANNED and of_arrival(self.text, pair[0], candidate)]
        if arrival and len(arrival) == len(found):
            return [(arrival[-1][1], False)]  # a day of the stay, unless another sentence gives the meeting's own
        if status is Status.HELD and len(found) == 1 and on_arrival(self.text, found[0][0], candidate):
            return [
                (until_written(found[0][1], self.solver.document_date), True)
            ]  # "arrived late on Wednesday and held talks with X"
        now = [pair for pair in found if TODAY.match(self.text, pair[0].start) and candidate.verbal]
        if now and len(found) > 1 and status is Status.HELD and now[0][0].start < candidate.start:
            return [(now[0][1], True)]  # "and today, ten days after, they held another"
        after = [pair for pair in found if pair[0].start >= candidate.end]
        front = [pair for pair in found if in_front(self.text, pair[0], candidate)]
        if front and width(front[-1][1]) <= IN_FRONT_AT_MOST:
            return [(front[-1][1], True)]
        if len(after) > 1 and ONE_AND_ANOTHER.match(self.text, candidate.end, after[1][0].start):
            return [(when, True) for _, when in after]
        if len(after) > 1 and (counted := in_all(self.text, candidate, after)) is not None:
            return [(counted, True)]
        if (candidate.plural or one_each(self.text, candidate, [time for time, _ in after])) and len(after) > 1:
            return [(when, True) for _, when in after]
        pair = after or found
        if len(pair) == 2 and (two := both(self.text, candidate, pair)) is not None:
            return [(two, True)]
        if len(after) > 1 and (either := between(self.text, after[:2])) is not None:
            return [(either, True)]
        front = [pair for pair in found if pair[0].start < candidate.start and width(pair[1]) == 0]
        if front and after and candidate.verbal and all(of_venue(self.text, time, candidate) for time, _ in after):
            return [(front[-1][1], True)]  # "on Thursday met with X to discuss what the summit in July decided"
        opening = next((pair for pair in found if of_the_clause(self.text, pair[0], candidate)), None)
        if opening is not None and after and all(width(when) >= max(1, width(opening[1])) for _, when in after):
            return [(opening[1], True)]  # "on Thursday held talks with X on ties that were set up in 2020"
        best = min(after or found, key=lambda pair: width(pair[1]) + abs(pair[0].start - candidate.end) / 1000)
        return [(self._lasting(candidate, *best), True)]

    def _lasting(self, candidate: ContactCandidate, time: TimeExpression, when: When) -> When:
        """All the days of a meeting that the sentence calls one of several ("met on Saturday for a two-day summit")."""
        length = LASTS.match(self.text, max(candidate.end, time.end))
        count = count_of(length["days"]) if length else None
        if count is None or when.earliest is None or width(when):
            return when
        return When(when.earliest, when.earliest + dt.timedelta(days=int(count) - 1), when.evidence)

    def _since(self, candidate: ContactCandidate) -> When:
        """From a day on, for what has been held since ("have spoken twice since April", "since he won on May 3")."""
        if not candidate.verbal or not HAS.search(self.text, max(0, candidate.start - 30), candidate.start):
            return When()
        written = self.solver.document_date
        for time in candidate.times:
            window = isinstance(time.template, Window) and time.template.relation is Relation.SINCE
            if time.start < candidate.end or not (window or SINCE_THEN.search(self.text, candidate.end, time.start)):
                continue
            when = self.solver.resolve(time)
            if when.earliest is not None and written.latest is not None and when.earliest <= written.latest:
                return When(when.earliest, written.latest, when.evidence)
        return When()

    def day_told_in(self, sentence: Sentence) -> When:
        """Return the day that a sentence tells of, undetermined where it tells none."""
        ahead = AHEAD.search(self.text, sentence.start, sentence.end) is not None
        direction = "future" if ahead else "past"
        times = self.solver.expressions_of(sentence.index)
        found = (self.solver.resolve(time, direction=direction) for time in times)
        return next((when for when in found if when.known and width(when) == 0), When())

    def upcoming(self, candidate: ContactCandidate) -> bool:
        """Whether the words call the contact one to come ("the upcoming second A-B summit")."""
        near = self.text[max(0, candidate.start - 60) : candidate.end]
        return not candidate.verbal and UPCOMING.search(near) is not None

    def _of_the_past(self, when: When) -> bool:
        written = self.solver.document_date.earliest
        return when.latest is not None and written is not None and when.latest < written

    def _of_stay(self, time: TimeExpression, candidate: ContactCandidate) -> bool:
        """Whether a day is that on which somebody came, and the contact was on it or on one of the next."""
        came = self.text.startswith(",", time.end) and WHO_CAME.search(self.text, max(0, time.start - 70), time.start)
        within = came or DURING_WHICH.search(self.text, time.end, candidate.start)
        during = time.start >= candidate.end or bool(within)
        return during and (self.stays.first_day(time) or (within is not None and self.stays.opens(time)))

    def settled(self, candidate: ContactCandidate, status: Status, when: When) -> Status:
        """Return the status that the day allows: what lies ahead of the text is planned, whatever its tense.

        A noun with a day that had passed is no plan either ("building on the talks in November 2022").
        """
        written = self.solver.document_date
        if written.latest is None or written.earliest is None or when.earliest is None or when.latest is None:
            return status
        clock = ANOTHER_CLOCK if candidate.verbal else dt.timedelta()
        if status is Status.HELD and when.earliest > written.latest + clock:
            return Status.PLANNED
        if status is Status.PLANNED and not candidate.verbal and when.latest < written.earliest:
            return Status.HELD
        return status

    def undated(self, status: Status, sentence: Sentence) -> When:
        """Return the day of a main contact to which the text gives none: the trip's days, or the day of the text."""
        journey = self.journeys.at(sentence) if self.trip else None
        if journey is not None and (status is not Status.HELD or not self._ahead(journey)):
            return journey
        if status is not Status.HELD:
            return When()
        written = self.solver.document_date
        if self.told is not None and is_news(self.told, written):
            return self.told
        return written if journey is None else When()  # what was before a journey to come may be long ago

    def over(self, when: When) -> bool:
        """Whether days had passed when the text was written, as that of a departure has for what is to come."""
        written = self.solver.document_date.earliest
        return written is not None and when.latest is not None and when.latest < written

    def _ahead(self, when: When) -> bool:
        written = self.solver.document_date.latest
        return written is not None and when.earliest is not None and when.earliest > written + ANOTHER_CLOCK
