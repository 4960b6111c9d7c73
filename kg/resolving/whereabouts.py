"""Where those are whom a text tells of: the countries to which its journeys lead, for officials met there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import Mention, MentionKind, Sentence

_WORD = r"(?:\s+(?:(?!\b(?:with|by)\b)[a-z]{2,12}|[A-Z][\w.'-]*|\d{1,2}(?:st|nd|rd|th)?),?|\s*[-\u2013]\s*\d{1,2})"
_TO = re.compile(
    r"\b(?:[Tt]ravel(?:s|l?ed|l?ing)?|[Tt]rip|[Tt]ours?|journey|visit|fl(?:y|ies|ew)|head(?:s|ed|ing)?|depart(?:s|ed)?"
    r"|continue[sd]?|proceed(?:s|ed)?|moves?d?|go(?:es)?|went|left|leaves?|return(?:s|ed)?|delegation)\b"
    rf"{_WORD}{{0,7}}?\s+(?:to|for)\s+(?!\d)"
)
_AT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|arriv(?:e[sd]?|ing)\s+in|(?:was|were|be|been|is|are|stop(?:s|ped)?)\s+in|tour(?:s|ed)?)\s+"
)
"""What stands before the place to which a journey leads."""
_OPENS = re.compile(r"(?:(?:(?:While|When)\s+)?[Ii]n|From|After\s+[\w ]{3,30}?\s+in)\s+")
"""What opens a sentence with where somebody is."""
_NAME = re.compile(
    r"(?:(?:the|both|several|other|including|three|two|four|in)\s+|[A-Z][\w.'-]*,?\s+|[a-z]+ern\s+|,\s+|nations?:?\s+){0,8}"
)
"""What may stand between such words and the country: the names of towns and regions."""
_AND = re.compile(
    r"(?:[,;]?\s*(?:(?:and|then|to|in|the|from|on|as|well|also|including|both)\s+|[A-Z][\w.'-]*,?\s+|\d{1,2}(?:st|nd|rd|th)?,?\s*"
    r"|[-\u2013]\s*)*)*"
)
"""What may stand between one country of a journey and the next, days included."""
_REACH = 4
"""Sentences behind the one on a journey in which its meetings are told."""


class Whereabouts:
    """Follows the places of one text, from its first sentence on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._there: tuple[str, ...] = ()
        self._told = -_REACH - 1

    def note(self, sentence: Sentence, mentions: Sequence[Mention], *, trip: bool) -> tuple[str, ...]:
        """Return the countries where those of a sentence are; of sentences before it only in a text on a journey."""
        countries = [m for m in mentions if m.kind is MentionKind.COUNTRY and m.countries]
        if countries:
            opening = _OPENS.match(self._text, sentence.start, sentence.end)
            leads = [m.end() for way in (_TO, _AT) for m in way.finditer(self._text, sentence.start, sentence.end)]
            for start in [*([opening.end()] if opening else []), *sorted(leads)]:
                if found := self._from(start, countries):
                    self._there, self._told = found, sentence.index
                    if opening is not None and start == opening.end():
                        return found
        own = self._told == sentence.index
        return self._there if own or (trip and sentence.index - self._told <= _REACH) else ()

    def _from(self, start: int, countries: Sequence[Mention]) -> tuple[str, ...]:
        """The countries listed from a place of the sentence on."""
        found: list[str] = []
        gap, last = _NAME, start
        for mention in countries:
            if mention.start < last:
                continue
            if not gap.fullmatch(self._text, last, mention.start):
                break
            found += mention.countries
            gap, last = _AND, mention.end
        return tuple(dict.fromkeys(found))
