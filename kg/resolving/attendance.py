"""Who attended a gathering, where the next sentence names the other guests."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.records import When

ATTENDED = re.compile(
    r"\b(?:attended|participated in|took part in|presided over|chaired|hosted)\b[^.;]{0,120}"
    r"\b(?:[Mm]eetings?|[Ss]ummit|[Ff]orum|[Cc]onference|[Dd]inner|[Ll]uncheon|[Cc]eremony|[Ss]ession|[Dd]ialogue)\b"
)
"""What somebody does at a gathering."""
ATTENDING = ("attended", "participated", "took part", "presided", "chaired", "hosted")
"""The verbs of it, looked for first."""
NAMED_WITHIN = 3
"""Sentences in which the other guests are named."""


@dataclass(frozen=True, slots=True)
class Attendant:
    """Who attended a gathering, and on which day; undetermined where the sentence gives none."""

    sentence: int
    mention: Mention
    day: When


class Attendance:
    """Follows who is told to attend gatherings, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: Attendant | None = None

    def note(self, sentence: Sentence, mentions: Sequence[Mention], day_in: Callable[[Sentence], When]) -> None:
        """Remember the one person of whom a sentence tells it.

        `mentions` are those of the sentence; `day_in` gives the day that a sentence tells of.
        """
        words = self.text[sentence.start : sentence.end]
        if not any(verb in words for verb in ATTENDING):
            return
        match = ATTENDED.search(self.text, sentence.start, sentence.end)
        before = [m for m in mentions if match and m.end <= match.start() and m.kind is MentionKind.PERSON]
        if len(before) == 1:
            self._last = Attendant(sentence.index, before[0], day_in(sentence))

    def of(self, sentence: Sentence) -> Attendant | None:
        """Return who attended the gathering whose guests a sentence names."""
        last = self._last
        return last if last is not None and 0 < sentence.index - last.sentence <= NAMED_WITHIN else None
