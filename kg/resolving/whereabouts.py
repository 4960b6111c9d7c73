"""Where those are whom a text tells of: the countries to which its journeys lead, for officials met there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind, Sentence

_WORD = r"(?:\s+(?:(?!\b(?:with|by)\b)[a-z]{2,12}|[A-Z][\w.'-]*|\d{1,2}(?:st|nd|rd|th)?),?|\s*[-\u2013]\s*\d{1,2})"
_TO = cued.compile(
    r"\b(?:[Tt]ravel(?:s|l?ed|l?ing)?|[Tt]rip|[Tt]ours?|journey|visit|fl(?:y|ies|ew)|head(?:s|ed|ing)?|depart(?:s|ed)?"
    r"|continue[sd]?|proceed(?:s|ed)?|moves?d?|go(?:es)?|went|left|leaves?|return(?:s|ed)?|delegation)\b"
    rf"{_WORD}{{0,7}}?\s+(?:to|for)\s+(?!\d)|\b(?:and|then) on to\s+"
)
_AT = cued.compile(
    r"\b(?:visit(?:s|ed|ing)?|arriv(?:e[sd]?|ing)\s+in|(?:was|were|be|been|is|are|stop(?:s|ped)?)\s+in|tour(?:s|ed)?)\s+"
)
"""What stands before the place to which a journey leads."""
_OPENS = re.compile(
    r"(?:(?:Finally|Lastly|Last|Next|Then|Later|Also|Afterwards?),?\s+)?"
    r"(?:(?:(?:While|When)\s+)?[Ii]n|From|After\s+[\w ]{3,30}?\s+in)\s+"
)
"""What opens a sentence with where somebody is."""
_NAME = re.compile(
    r"(?:(?:the|both|several|other|including|three|two|four|in)\s+|[A-Z][\w.'-]*,?\s+|[a-z]+ern\s+|,\s+|nations?:?\s+){0,8}"
)
"""What may stand between such words and the country: the names of towns and regions."""
_AND = re.compile(
    r"(?:[,;\s\u2013-]|(?:and|then|to|in|the|from|on|as|well|also|including|both)\s|[A-Z][\w.'-]*,?\s"
    r"|\d{1,2}(?:st|nd|rd|th)?)*"
)
"""What may stand between one country of a journey and the next, days included."""
_EACH = re.compile(
    r"(?:[Ii]n|[Aa]t|[Oo]n|[Tt]hroughout) (?:each|both|all(?: (?:two|three|four))?|every|the (?:two|three|four))"
    r"(?: of (?:these|the))? (?:country|countries|capitals?|stops?|legs?|nations?)\b"
)
"""What opens a sentence on the meetings at all stops."""
_REACH = 4
"""Sentences behind the one on a journey in which its meetings are told."""


class Whereabouts:
    """Follows the places of one text, from its first sentence on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._there: tuple[str, ...] = ()
        self.countries: tuple[str, ...] = ()
        """All the countries to which the journey leads."""
        self._told = -_REACH - 1
        self.places: list[tuple[int, tuple[str, ...]]] = []
        """The places to which the sentence at hand leads: where each is told, and in which countries it is."""

    def note(self, sentence: Sentence, mentions: Sequence[Mention], *, trip: bool) -> tuple[str, ...]:
        """Return the countries where those of a sentence are; of sentences before it only in a text on a journey."""
        self.places = []
        countries = [m for m in mentions if m.kind is MentionKind.COUNTRY and m.countries]
        opening = _OPENS.match(self._text, sentence.start, sentence.end) if countries else None
        if countries:
            leads = {m.end() for way in (_TO, _AT) for m in way.finditer(self._text, sentence.start, sentence.end)}
            starts = sorted(leads | ({opening.end()} if opening else set()))
            for start, end in pairwise([*starts, sentence.end]):
                if (found := self._from(start, [m for m in countries if start <= m.start < end])) and found[1] not in [
                    codes for _, codes in self.places
                ]:
                    self.places.append(found)
        if self.places:
            opened = opening is not None and self.places[0][0] == opening.end()
            self._there, self._told = self.places[0 if opened else -1][1], sentence.index
            codes = [code for _, listed in self.places for code in listed]
            self.countries = tuple(dict.fromkeys([*self.countries, *codes]))
        if trip and _EACH.match(self._text, sentence.start, sentence.end):
            return self.countries
        own = self._told == sentence.index
        return self._there if own or (trip and sentence.index - self._told <= _REACH) else ()

    def _from(self, start: int, countries: Sequence[Mention]) -> tuple[int, tuple[str, ...]] | None:
        """The countries listed from a place of the sentence on, with that place."""
        found: list[str] = []
        gap, last = _NAME, start
        for mention in countries:
            if not gap.fullmatch(self._text, last, mention.start):
                break
            found += mention.countries
            gap, last = _AND, mention.end
        return (start, tuple(dict.fromkeys(found))) if found else None
