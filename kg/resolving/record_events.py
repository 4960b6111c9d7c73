"""Dated events of the record that a text without a year may be dated by.

A text that tells of "martial law on December 3" or of "the latest nuclear test" names no year; the record knows
which years had such an event then. What is matched here only weighs candidates against one another.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.authority import Authority
from kg.resolving.date_evidence import LAST_DAY

COMPLETE_KINDS = frozenset({"nuclear-test", "martial-law"})
"""Kinds of which the record holds every case since 2006, so that "the latest one" can be looked up."""
AROUND = 200
"""Days between such an event and a text that gives its month and day without the year."""
SAME_SENTENCE = 31
"""Days from such an event to the day that the sentence about it gives."""
_OF_AGREEMENTS = 3
"""Words of an agreement's names that tell it from others."""
LATELY = 60
"""Days for which such an event is called recent or the latest."""
_PLAIN = frozenset(
    """
    north south korea korean korea's the and for with first second third fourth fifth sixth april may june july august
    september october november december january february march
    """.split()
)
"""Words of labels that tell no event from another."""
_WORD = re.compile(r"[A-Za-z][\w'-]{3,}")


@dataclass(frozen=True)
class RecordedEvent:
    """An event of the record with the words that may name it."""

    key: str
    label: str
    kind: str
    earliest: dt.date
    latest: dt.date
    aliases: tuple[str, ...] = ()
    least: int = 1
    """How many words of its names a sentence must have beside its day: what many names share says little alone."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Lower-case words of which one must stand beside the event's month and day."""
        found = {w.lower() for name in (self.label, *self.aliases) for w in _WORD.findall(name)}
        return frozenset(found - _PLAIN)

    @cached_property
    def definite(self) -> re.Pattern[str]:
        """A particular event of the kind: "the nuclear test of the North"."""
        return self._after(r"\bthe|\bits|\bthis|'s|\blatest|\brecent")

    @cached_property
    def lately(self) -> re.Pattern[str]:
        """An event of the kind that has just happened: "the latest nuclear test"."""
        return self._after(r"\blatest|\brecent|\bshort-lived")

    def _after(self, words: str) -> re.Pattern[str]:
        phrase = self.kind.replace("-", r"[\s-]")
        return re.compile(rf"(?:{words})\s+(?:[\w-]+\s+){{0,2}}?{phrase}\b(?!s)", re.IGNORECASE)


class Record:
    """The dated events of an authority, by their day of the year and by kind.

    `horizon` is the last day that the record speaks of: who is in office after it is not known, so an undated text is
    not placed there.
    """

    def __init__(self, events: Iterable[RecordedEvent], horizon: dt.date = LAST_DAY) -> None:
        self.events = tuple(events)
        self.horizon = horizon
        self._by_day: dict[tuple[int, int], list[RecordedEvent]] = {}
        for event in self.events:
            if event.earliest == event.latest:
                self._by_day.setdefault((event.earliest.month, event.earliest.day), []).append(event)

    @classmethod
    def of(cls, authority: Authority) -> Record:
        """Return the record of an authority."""
        dated = [e.date.latest for e in authority.events.values()] + [
            a.date.latest for a in authority.agreements.values()
        ]
        dated += [tenure.start.latest for tenure in authority.tenures.values()]  # an end may be that of a fixed term
        return cls(
            [
                RecordedEvent(e.key, e.label, e.kind, e.date.earliest, e.date.latest, e.aliases)
                for e in authority.events.values()
            ]
            + [
                RecordedEvent(a.key, a.label, a.kind, a.date.earliest, a.date.latest, a.aliases, least=_OF_AGREEMENTS)
                for a in authority.agreements.values()
            ],
            max(dated, default=LAST_DAY),
        )

    def on(self, month: int, day: int, sentence: str) -> Sequence[RecordedEvent]:
        """Return the events of any year on this day of the year that the sentence has a word for."""
        events = self._by_day.get((month, day))
        if not events:
            return ()
        words = {w.lower() for w in _WORD.findall(sentence)}
        return [e for e in events if len(words & e.words) >= min(e.least, len(e.words))]

    def latest(self, sentence: str, *, lately: bool = False) -> Sequence[RecordedEvent]:
        """Return all events of the kinds of which the sentence names a particular case, or one of late."""
        kinds = {
            e.kind
            for e in self.events
            if e.kind in COMPLETE_KINDS and (e.lately if lately else e.definite).search(sentence)
        }
        return [e for e in self.events if e.kind in kinds] if kinds else ()
