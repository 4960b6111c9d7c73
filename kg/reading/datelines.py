"""The dateline in front of a text's news ("OSLO, Nov. 10 (Agency) -- "): it dates and places the text, and is no
part of the sentence behind it.
"""

from __future__ import annotations

import re

from kg.reading.zone_words import MONTHS

_CAPITALS = r"[A-Z][A-Z.'’]{2,}(?:[ /-]+[A-Z][A-Z.'’]*){0,4}"
_CITY = r"[A-Z]{4,}|NEW [A-Z]{4,}|(?:SAN|LOS|ABU|SRI|DEN) [A-Z]{4,}|[A-Z]{4,} CITY"
"""Capitals that stand alone in front of the dash: longer ones are names and headings of lists."""
_PLACE = r"[A-Z][a-z]+(?:[ /-][A-Z][a-z]+){0,2}"
_REGION = r"(?:,\s*(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[A-Z](?:\.[A-Z])+\.?)|\s*\[[A-Z][A-Za-z ]+\])"
_DATE = (
    rf"(?:{MONTHS}\s*\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTHS}(?:,?\s*\d{{4}})?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
)
_BRACKETS = r"\([A-Za-z][\w .&/'’-]{1,40}\)"
_AGENCY = rf"(?:{_BRACKETS}|\b[A-Z][a-z]+\b)"
_DASH = r"(?:--|—|–)\s*|-\s"
_DATELINE = re.compile(
    rf"(?:\([A-Z0-9 ]+\)\s*)?"
    rf"(?:(?:{_CITY})(?:/(?:{_CITY}))?{_REGION}?\s*(?:{_DASH})"
    rf"|(?:{_CAPITALS}{_REGION}?,?|{_PLACE}{_REGION}?,)\s*{_DATE}\.?,?(?:\s*{_AGENCY})?\s*(?:{_DASH}|:\s)"
    rf"|{_CAPITALS}{_REGION}?,?\s*{_BRACKETS}\s*(?:{_DASH})"
    rf"|{_CAPITALS}{_REGION}?,\s*{_DATE}\.?\s*/[A-Z]+/\.?\s+"
    rf"|{_DATE}\.?\s*{_BRACKETS}\s*(?:{_DASH}|:\s))"
    r"(?=[\"“‘'(]?[A-Z0-9])"
)
"""A colon alone behind capitals parts a speaker from what he says."""
LONGEST = 110
"""Characters of the longest dateline."""


def behind(text: str, start: int, end: int) -> int:
    """Where the prose of `text[start:end]` begins: behind its dateline, or at `start` when it has none."""
    found = _DATELINE.match(text, start, min(end, start + LONGEST))
    return found.end() if found else start
