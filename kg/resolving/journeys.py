"""The days of the journeys that a text announces, leg by leg, for the meetings that have no day of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reading import cued
from kg.reading.annotations import Sentence
from kg.records import When

TRAVELS = cued.compile(
    r"\b(?:left|leaves?|depart(?:ed|s)?)(?=\s+for\s+(?:the\s+)?[A-Z])"
    r"|\b(?:leads?|led|leading)\b(?=\s+(?:an?|the|his|her)\s+(?:[\w.-]+\s+){0,6}?(?:delegation|team)\b(?:[^.;]|(?<=[A-Z])\.){0,60}?\sto\s)"
    r"|\b[Hh]ead(?:s|ing)?\b(?=\s+to\s+(?:the\s+)?[A-Z])"
    r"|\bwill be(?<!talks will be)(?<!meeting will be)(?<!summit will be)(?<!dialogue will be)(?=\s+in\s+[A-Z])"
    r"|\b(?:[Tt]ravel(?:s|l?ed|l?ing)?|[Vv]isit(?:s|ed|ing)?|[Aa]rriv(?:es|ed|ing)|trip|tour|was)\b(?=\s+(?:to|in|[A-Z]|the\s+[A-Z]))"
)
"""What tells that somebody is on the way, or was."""
ON_TO = re.compile(
    r"\b(?:continue[sd]?|proceed(?:s|ed)?|mov(?:es?|ed)|head(?:s|ed)?|go(?:es)?|went|fl(?:y|ies|ew))"
    r"\s+(?:(?:on|then|next|his trip|her trip)\s+)*to\s+(?:the\s+)?(?=[A-Z])"
)
"""How a journey goes on."""
_LEG = re.compile(rf"{ON_TO.pattern}|\b(?:[Tt]ravel|[Aa]rrive|[Vv]isit)(?:s|ed)?\b")
"""What opens a leg of a journey."""
_ELSEWHERE = re.compile(r"\s*(?:While\s+|Then,?\s+)?[Ii]n (?:the )?(?P<place>[A-Z][\w.-]+)")
"""How a sentence opens that tells of another stop."""
_STOPS = 7
"""Sentences behind the announcement of a journey in which its meetings are told."""
_STOP = 3
"""Sentences behind the announcement of a leg in which its meetings are told."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a journey with its days."""

    sentence: Sentence
    when: When


class Journeys:
    """Follows the legs of the journey that one text announces, from its first sentence on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._whole: Leg | None = None
        self._last: Leg | None = None

    @property
    def known(self) -> bool:
        """Whether the text tells when somebody travels."""
        return self._whole is not None

    @property
    def when(self) -> When | None:
        """The days of the whole journey, as far as one sentence gives them."""
        return self._whole.when if self._whole is not None else None

    def note(self, sentence: Sentence, when: When, *, within: bool) -> None:
        """Remember the days that a sentence gives a journey; `within` where they are more precise than those known."""
        leg = Leg(sentence, when)
        first = self._whole.when.earliest if self._whole is not None else None
        if first is not None and when.latest is not None and when.latest < first:
            return  # what led to the journey ("was agreed in May when Premier X visited Oslo")
        if self._whole is None or within:
            self._whole = leg
        told = self._last is not None and self._last.sentence is sentence
        if (within or not told) and _LEG.search(self._text, sentence.start, sentence.end):
            self._last = leg

    def at(self, sentence: Sentence) -> When | None:
        """Return the days of the leg that a sentence tells of, else those of the whole journey."""
        leg = self._last
        if leg is not None and 0 <= sentence.index - leg.sentence.index <= _STOP:
            stop = _ELSEWHERE.match(self._text, sentence.start, sentence.end)
            told = self._text[leg.sentence.start : leg.sentence.end]
            if stop is None or stop["place"] in told:
                return leg.when
        return self.when

    def near(self, sentence: Sentence) -> When:
        """Return the days of the journey that the sentence, or one of the next two, announces."""
        whole = self._whole
        near = whole is not None and -_STOPS <= whole.sentence.index - sentence.index <= 2
        found = self.at(sentence) if near else None
        return found if found is not None else When()
