"""Who attended a gathering, where the next sentence names the other guests."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.records import Mode, When

ATTENDED = re.compile(
    r"\b(?:attend(?:ed|s)?|participate[ds]? in|take part in|took part in|joined"
    r"|presided over|chaired|hosted|convened|held)\b[^.;]{0,120}"
    r"\b(?:[Mm]eetings?|[Ss]ummit|[Ff]orum|(?:[Vv]ideo\s?|[Tt]ele)?[Cc]onference|[Dd]inner|[Ll]uncheon|[Cc]eremony"
    r"|[Ss]ession|[Dd]ialogue|\ba call|(?<!the )(?:conference|video|phone|telephone|joint|group) calls?)\b"
)
"""What somebody does at a gathering."""
ATTENDING = (
    "attend",
    "participate",
    "took part",
    "take part",
    "joined",
    "presided",
    "chaired",
    "hosted",
    "convened",
    "held",
    "took place",
)
"""The verbs of it, looked for first."""
CALLED_BY = re.compile(r"\b(?:hosted|convened|organi[sz]ed|called|initiated|chaired) by (?:the )?")
"""Before whoever called the gathering."""
REMOTE = (
    (re.compile(r"\bvideo"), Mode.VIDEO_CALL),
    (re.compile(r"\bcalls?\b"), Mode.PHONE_CALL),
)
WAS_HELD = re.compile(
    r"(?:An?|The) (?:[\w'-]+ ){0,4}(?:meeting|summit|session|dinner|talks|dialogue|conference|call|consultations)"
    r"\b[^.;]{0,90}?\b(?:took place|(?:was|were) held|convened)\b"
)
"""How a sentence tells a gathering of nobody in particular."""
IN_ONE_ROOM = re.compile(r"\b(?:meeting|summit|session|dinner)\b")
NAMED_WITHIN = 3
"""Sentences in which the other guests are named."""


@dataclass(frozen=True, slots=True)
class Attendants:
    """Who attended a gathering, and on which day; undetermined where the sentence gives none."""

    sentence: int
    mentions: tuple[Mention, ...]
    day: When
    mode: Mode | None
    """The medium, where it was no meeting in one room."""


class Attendance:
    """Follows who is told to attend gatherings, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: Attendants | None = None

    def note(self, sentence: Sentence, mentions: Sequence[Mention], day_in: Callable[[Sentence], When]) -> None:
        """Remember the one person of whom a sentence tells it, and who called the gathering.

        `mentions` are those of the sentence; `day_in` gives the day that a sentence tells of.
        """
        words = self.text[sentence.start : sentence.end]
        if not any(verb in words for verb in ATTENDING):
            return
        match = ATTENDED.search(self.text, sentence.start, sentence.end)
        if match is None:
            self._note_gathering(sentence, day_in)
            return
        before = [m for m in mentions if m.end <= match.start() and m.kind is MentionKind.PERSON]
        if len(before) == 1:
            called = CALLED_BY.search(self.text, match.end(), sentence.end)
            host = [m for m in mentions if called and m.start == called.end() and m.kind is MentionKind.PERSON]
            mode = next((mode for pattern, mode in REMOTE if pattern.search(match.group())), None)
            self._last = Attendants(sentence.index, (*before, *host), day_in(sentence), mode)

    def _note_gathering(self, sentence: Sentence, day_in: Callable[[Sentence], When]) -> None:
        """Remember the day of a gathering of which a sentence tells no more than that it was held."""
        held = WAS_HELD.match(self.text, sentence.start, sentence.end)
        if held is not None:
            mode = next((mode for pattern, mode in REMOTE if pattern.search(held.group())), None)
            mode = mode or (Mode.IN_PERSON if IN_ONE_ROOM.search(held.group()) else None)
            self._last = Attendants(sentence.index, (), day_in(sentence), mode)

    def of(self, sentence: Sentence) -> Attendants | None:
        """Return who attended the gathering whose guests a sentence names."""
        last = self._last
        return last if last is not None and 0 < sentence.index - last.sentence <= NAMED_WITHIN else None
