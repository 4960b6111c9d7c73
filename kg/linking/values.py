"""Values of Wikidata: times with their precision, and points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from loaders.partial_dates import PartialDate

LANGUAGES = ("en", "mul", "ko", "ja", "zh", "ru", "fr", "de", "es")
"""Languages in which names are looked at; `mul` is Wikidata's for names that are the same in many."""
YEAR, MONTH, DAY = 9, 10, 11
"""Precisions of times; anything coarser is not used."""
_TIME = re.compile(r"[+]?(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_POINT = re.compile(r"Point\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)


def chunks(values: Iterable[str], size: int) -> Iterator[list[str]]:
    """Cut into lists of at most `size`."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def latin(text: str) -> bool:
    """Whether all letters are Latin ones."""
    return all(ord(char) < 0x250 or not char.isalpha() for char in text)


def date_of(text: str | None, precision: str | int | None = None) -> PartialDate | None:
    """Read a time of Wikidata as precisely as it is known; None where there is none or it is coarser than a year.

    The first of January without a precision may stand for a year, as exports write it: it is read as one.

    >>> [date_of(text, precision).text for text, precision in (
    ...     ("2013-03-11T00:00:00Z", 11), ("+2013-03-00T00:00:00Z", "10"), ("2013-01-01T00:00:00Z", None))]
    ['2013-03-11', '2013-03', '2013']
    """
    match = _TIME.fullmatch(text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    known = int(precision) if precision is not None and str(precision).isdecimal() else DAY
    if precision is None and (month, day) == ("01", "01"):
        known = YEAR
    if month == "00":
        known = min(known, YEAR)
    elif day == "00":
        known = min(known, MONTH)
    if known < YEAR:
        return None
    notation = year if known == YEAR else f"{year}-{month}" if known == MONTH else f"{year}-{month}-{day}"
    try:
        return PartialDate.parse(notation)
    except ValueError:
        return None


def point_of(text: str) -> tuple[float, float] | None:
    """Read a WKT point as (latitude, longitude).

    >>> point_of("Point(126.98 37.57)")
    (37.57, 126.98)
    """
    match = _POINT.fullmatch(text.strip())
    return (float(match[2]), float(match[1])) if match else None
