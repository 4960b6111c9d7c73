"""What atoms that tell the time of day or a duration mean: handlers as in `kg.reading.time_atoms`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading import time_grammar as grammar
from kg.reading.annotations import Sentence
from kg.reading.time_templates import Clock, Duration, Template

Found = Iterator[tuple[int, int, Template]]
"""(start, end, template)."""


def clock(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a time of day: "11:30 p.m. (KST)" as 23:30."""
    hour = int(match["clock_h"] or match["clock_h2"])
    minute = int(match["clock_m"] or 0)
    half = (match["clock_a"] or match["clock_a2"] or "").lower()
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    yield match.start(), match.end(), Clock(hour, minute, match["clock_z"])


def noon(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read noon and midnight."""
    yield match.start(), match.end(), Clock(12 if match["noon_w"] == "noon" else 0)


def part_of_day(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a part of the day, which has no hour."""
    yield match.start(), match.end(), Clock(None, part=match["part_p"])


def length(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a length before a noun: "the 25-minute call"."""
    count = grammar.count_of(match["length_a"])
    if count is not None:
        minutes = count * (60 if match["length_u"] == "hour" else 1)
        if match["length_h"]:
            minutes += 30 if match["length_u"] == "hour" else 0
        yield match.start(), match.end(), Duration(int(minutes))


def hourlong(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "hour-long" and "half-hour-long"."""
    yield match.start(), match.end(), Duration(30 if match["hourlong_h"] else 60)


def lasting(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a length behind a verb: "spoke for approximately 20 minutes"."""
    approximate = match["lasting_q"] is not None
    if match["lasting_x"]:
        yield match.start(), match.end(), Duration(30 if match["lasting_x"].startswith("half") else 90, approximate)
        return
    count = grammar.count_of(match["lasting_n"])
    if count is None:
        return
    hours = match["lasting_u"].startswith("hour")
    minutes = count * (60 if hours else 1) + (30 if match["lasting_h"] and hours else 0)
    minutes += int(match["lasting_n2"]) if match["lasting_n2"] else 0
    yield match.start(), match.end(), Duration(int(minutes), approximate)
