"""The day to come that a text told last: "the next day" in what is planned counts from it."""

from __future__ import annotations

from dataclasses import replace

from kg.reading.annotations import Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Calendar, CalendarRange, Relation, TimeExpression, Weekday, Window
from kg.records import When
from kg.resolving.dates import DateSolver
from kg.resolving.days_of_the_text import SOON_AFTER
from kg.resolving.several_days import width

TOLD_NEAR = 2
"""Sentences from a day to come to what counts from it."""


class DaysAhead:
    """Follows the days to come of one text, from its first sentence on."""

    def __init__(self, solver: DateSolver) -> None:
        self.solver = solver
        self._told: tuple[int, When] | None = None
        """Index of the sentence and the day."""

    def note(self, sentence: Sentence) -> None:
        """Remember the day to come that a sentence tells of; of several days the first."""
        for time in self.solver.expressions_of(sentence.index):
            day = self._first_day(time)
            if day.known and self.within_weeks(day):
                self._told = (sentence.index, day)

    def before(self, candidate: ContactCandidate) -> When | None:
        """Return the day told in the sentence of a candidate or those before it, None where none is."""
        told = self._told
        return told[1] if told is not None and 0 <= candidate.sentence - told[0] <= TOLD_NEAR else None

    def within_weeks(self, when: When) -> bool:
        """Return whether a day comes within the weeks after the text was written."""
        written = self.solver.document_date.latest
        return when.earliest is not None and written is not None and 0 <= (when.earliest - written).days <= SOON_AFTER

    def _first_day(self, time: TimeExpression) -> When:
        """The day that an expression means, or from which on it means several; undetermined where it means none."""
        template = time.template
        if isinstance(template, Window) and template.relation is Relation.SINCE:
            template = template.bound
        if not isinstance(template, Calendar | CalendarRange | Weekday):
            return When()
        when = self.solver.resolve(replace(time, template=template), direction="future")
        if isinstance(template, CalendarRange):
            return When(when.earliest, when.earliest, when.evidence)
        return when if width(when) == 0 else When()
