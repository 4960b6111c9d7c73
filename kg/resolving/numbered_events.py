"""Events whose number gives their year: the sessions of the UN General Assembly, anniversaries of what is on record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from kg.authority import Authority
from kg.reading import cued
from kg.reading.line import Line
from kg.records import Passage
from kg.resolving.date_evidence import KnownEvent

FOUNDING = "founding"
"""Kind of the record's events of which texts count anniversaries."""
_SESSION = cued.compile(
    r"\b(?P<session>(?P<number>[5-9]\d)(?:st|nd|rd|th))\s+(?:(?:(?:regular|annual)\s+)?[Ss]ession\s+of\s+the\s+)?(?:annual\s+)?"
    r"(?:(?:UN|U\.N\.|United Nations)\s+General\s+Assembly|UNGA)\b"
)
_BEFORE_FIRST = 1945
"""The sixty-ninth session opened in September 2014, as each one opens in the September of its year."""
_ANNIVERSARY = re.compile(
    r"\b(?P<nth>(?P<number>\d{2,3})(?:st|nd|rd|th))\s+[Aa]nniversary\b(?:\s+(?:this|next)\s+year)?"
    r"\s+of\s+(?P<what>[^;]{3,160})"
)
_BEGINNING = re.compile(
    r"\bdiplomatic (?:relations|ties)|\bnormali[sz]ation|\balliance\b"
    r"|\b(?:its|the) (?:founding|foundation|establishment|creation)"
    r"|\bfounding of|\bestablishment of (?:the )?(?:UN\b|United Nations|NATO)"
)
"""What the record has the beginnings of."""
_NOW = re.compile(
    r"\b(?:this year|mark(?:s|ed|ing)?|celebrat(?:es|ed|ing)|commemorat(?:es|ed|ing)|observ(?:es|ed|ing))\b"
)
_AHEAD = re.compile(
    r"\bnext year\b|\bupcoming\b|\bwill (?:mark|celebrate|observe)\b|\baround the corner\b|\bprepar\w+|\bahead of\b"
)
_LEAD = 3
"""Sentences, headline included, whose countries are those of a text."""


def sessions(text: str) -> Iterator[KnownEvent]:
    """Yield the General Assembly's sessions that a text names by their number, each with its autumn.

    >>> [(e.label, str(e.earliest)) for e in sessions("He spoke at the 69th session of the UN General Assembly.")]
    [('69th session of the UN General Assembly', '2014-09-01')]
    """
    for match in _SESSION.finditer(text):
        year = _BEFORE_FIRST + int(match["number"])
        yield KnownEvent(
            earliest=dt.date(year, 9, 1),
            latest=dt.date(year, 12, 31),
            label=f"{match['session']} session of the UN General Assembly",
            passage=Passage(match.start(), match.end()),
        )


def anniversaries(authority: Authority, text: str, lines: Sequence[Line]) -> Iterator[KnownEvent]:
    """Yield the anniversaries that a text marks, each with its year: of agreements, relations and organisations."""
    if "nniversary" not in text:
        return
    lead = {code for line in lines[:_LEAD] for codes in line.countries.values() for code in codes}
    for line in lines:
        for match in _ANNIVERSARY.finditer(text, line.sentence.start, line.sentence.end):
            words = text[line.sentence.start : line.sentence.end]
            if not _NOW.search(words) and not _AHEAD.search(words):
                continue
            begun = _agreement(authority, line, match) or _founding(authority, line, match["what"], lead)
            if begun is None:
                continue
            label, first = begun
            year = first.year + int(match["number"])
            yield KnownEvent(
                earliest=dt.date(year - 1 if _AHEAD.search(words) else year, 1, 1),
                latest=dt.date(year, 12, 31),
                label=f"{match['nth']} anniversary of the {label}",
                passage=Passage(match.start(), match.end()),
                news=False,
                own_year=True,
            )


def _agreement(authority: Authority, line: Line, match: re.Match[str]) -> tuple[str, dt.date] | None:
    """The agreement that an anniversary is counted from, with its day."""
    for hit in line.hits:
        if hit.kind == "agreement" and match.start("what") <= hit.start < match.end("what"):
            agreement = authority.agreements[hit.keys[0]]
            return agreement.label, agreement.date.earliest
    return None


def _founding(authority: Authority, line: Line, what: str, lead: set[str]) -> tuple[str, dt.date] | None:
    """The beginning that an anniversary is counted from: of the countries of its sentence, else of the text."""
    begins = _BEGINNING.search(what)
    if begins is None:
        return None
    founded = [e for e in authority.events.values() if e.kind == FOUNDING]
    alliance = begins.group() == "alliance"
    founded = [e for e in founded if len(e.countries) == 1 or e.key.startswith("alliance") == alliance]
    own = {code for codes in line.countries.values() for code in codes}
    for named in (own, own | lead):
        fitting = [e for e in founded if set(e.countries) <= named]
        if len(fitting) == 1:
            return fitting[0].label, fitting[0].date.earliest
        if fitting:
            return None
    return None
