"""What atoms that give a date of the calendar mean: handlers as in `kg.reading.time_atoms`."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading import time_grammar as grammar
from kg.reading.annotations import Sentence
from kg.reading.clock_atoms import Found
from kg.reading.time_templates import Calendar, CalendarRange, Part, PartOf, Relative, Season, SeasonName, Unit, Weekday

HALVES = {
    "half": {
        "first": Part.FIRST_HALF, "1st": Part.FIRST_HALF, "second": Part.SECOND_HALF, "2nd": Part.SECOND_HALF,
        "last": Part.SECOND_HALF, "latter": Part.SECOND_HALF,
    },
    "quarter": {
        "first": Part.FIRST_QUARTER, "1st": Part.FIRST_QUARTER, "second": Part.SECOND_QUARTER,
        "2nd": Part.SECOND_QUARTER, "third": Part.THIRD_QUARTER, "3rd": Part.THIRD_QUARTER,
        "fourth": Part.FOURTH_QUARTER, "4th": Part.FOURTH_QUARTER, "last": Part.FOURTH_QUARTER,
    },
}  # fmt: skip
"""Halves and quarters by their ordinal."""

_MONTHS = {name[:3].lower(): number for number, name in enumerate(grammar.MONTH_NAMES, 1)}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(grammar.WEEKDAY_NAMES)}
_SEASONS = {"spring": SeasonName.SPRING, "summer": SeasonName.SUMMER, "autumn": SeasonName.AUTUMN,
            "fall": SeasonName.AUTUMN, "winter": SeasonName.WINTER}  # fmt: skip
_AMBIGUOUS_MONTHS = ("Mar", "Apr", "May", "Jun", "Aug")


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _day(word: str) -> int:
    """The number of "3" or "3rd"."""
    return int(re.sub(r"\D.*", "", word))


def shift_of(word: str | None) -> int | None:
    """Return -1 for "last", 0 for "this", 1 for "next"; None where no such word stands."""
    if not word:
        return None
    word = " ".join(word.lower().split())
    if word in ("last", "this past", "past"):
        return -1
    return 0 if word in ("this", "the current") else 1


def year_shift_of(word: str | None) -> int | None:
    """Return how many years from the present one "of last year" or "next year" is; None where no such words stand."""
    if not word:
        return None
    return -1 if "last" in word or "previous" in word else 1 if re.search("next|following|coming", word) else 0


def _valid(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day exists in some year."""
    if month is None or day is None:
        return True
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if year is not None and month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        longest = 28
    return day <= longest


def names_instrument(text: str, end: int, sentence: Sentence) -> bool:
    """Return whether what follows makes a date part of a name ("the 2015 agreement")."""
    return grammar.INSTRUMENT.match(text, end, sentence.end) is not None


def iso(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a date in figures: "2017-02-07"."""
    year, month, day = (int(part) for part in re.findall(r"\d+", match.group()))
    if _valid(year, month, day):
        yield match.start(), match.end(), Calendar(year, month, day)


def ymd(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "2017 Feb. 7"."""
    year, month, day = int(match["ymd_y"]), _month(match["ymd_m"]), _day(match["ymd_d"])
    if _valid(year, month, day):
        yield match.start(), match.end(), Calendar(year, month, day)


def us(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "07/28/2017"."""
    month, day, year = (int(part) for part in match.group().split("/"))
    if _valid(year, month, day):
        yield match.start(), match.end(), Calendar(year, month, day)


def dotted(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read the "(5.25.)" of a headline."""
    month, day = int(match["dotted_m"]), int(match["dotted_d"])
    if _valid(None, month, day):
        yield match.start(), match.end(), Calendar(month=month, day=day)


def dmy(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "7 February 2017" and "7-8 February"."""
    year = int(match["dmy_y"]) if match["dmy_y"] else None
    rest = (year, _month(match["dmy_m"]), year_shift_of(match["dmy_r"]))
    if match["dmy_m"] == "May" and year is None and re.match(r"\s+(?:be|have|not|also)\b", text[match.end() :][:8]):
        return
    yield from _days(match, text, sentence, rest, _day(match["dmy_d"]), None, match["dmy_d2"], None)


def mdy(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "Thursday, July 27", "July 27-28, 2017"."""
    year = int(match["mdy_y"]) if match["mdy_y"] else None
    named = match["mdy_w"] or (match["mdy_b"] or "").strip(" (")
    weekday = _WEEKDAYS[named[:3].lower()] if named else None
    rest = (year, _month(match["mdy_m"]), year_shift_of(match["mdy_r"]))
    second = match["mdy_d2"] or match["mdy_d3"]
    month = _month(match["mdy_m2"]) if match["mdy_m2"] else None
    if match["mdy_d3"] and (third := _day(match["mdy_d3"])) - _day(match["mdy_d"]) != 1:
        # "January 16 and 20" are two days, "December 4 and 5" are one stretch
        if names_instrument(text, match.end(), sentence) or not _valid(year, rest[1], third):
            return
        yield match.start(), match.end("mdy_d"), Calendar(year, rest[1], _day(match["mdy_d"]), weekday, rest[2])
        yield match.start("mdy_d3"), match.end(), Calendar(year, rest[1], third, None, rest[2])
        return
    yield from _days(match, text, sentence, rest, _day(match["mdy_d"]), weekday, second, month, match["mdy_s"])


def _days(
    match: re.Match[str],
    text: str,
    sentence: Sentence,
    rest: tuple[int | None, int, int | None],
    day: int,
    weekday: int | None,
    second: str | None,
    second_month: int | None,
    shift: str | None = None,
) -> Found:
    year, month, year_shift = rest
    if names_instrument(text, match.end(), sentence):
        return
    first = Calendar(year, month, day, weekday, year_shift, shift_of(shift))
    if not _valid(year, month, day):
        return
    if second is None:
        yield match.start(), match.end(), first
        return
    last = Calendar(year, second_month or month, _day(second), None, year_shift)
    if not _valid(last.year, last.month, last.day):
        return
    if second_month and second_month < month and year is not None:
        first = replace(first, year=year - 1)
    if (first.year, month, day) > (last.year, last.month, last.day) if year else False:
        return
    yield match.start(), match.end(), CalendarRange(first, last)


def my(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "April 2017", "October last year"."""
    year = int(match["my_y"]) if match["my_y"] else None
    if names_instrument(text, match.end(), sentence):
        return
    last = Calendar(year, _month(match["my_m"]), year_shift=year_shift_of(match["my_r"]))
    if match["my_m0"]:
        first = replace(last, month=_month(match["my_m0"]))
        yield match.start(), match.end(), CalendarRange(first, last)
    else:
        yield match.start(), match.end(), last


def sm(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "last November"."""
    yield match.start(), match.end(), Calendar(month=_month(match["sm_m"]), shift=shift_of(match["sm_s"]))


def m(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a bare month, where the words before it make it one."""
    if match["m_m"][:3] in _AMBIGUOUS_MONTHS:
        before = text[max(sentence.start, match.start() - 14) : match.start()]
        if not grammar.MONTH_CONTEXT.search(before) or re.match(r"\s+[A-Z][a-z]", text[match.end() :][:3]):
            return
    elif text[match.end() : match.end() + 1] == "-" or re.match(r"\s+\d", text[match.end() :][:4]):
        return
    if not names_instrument(text, match.end(), sentence):
        yield match.start(), match.end(), Calendar(month=_month(match["m_m"]))


def wd(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a day of the week."""
    before = text[max(sentence.start, match.start() - 7) : match.start()].rstrip()
    if before.endswith(("Black", "Good", "Ash", "Easter", "Palm", "Super", "Bloody")):
        return
    weekday = _WEEKDAYS[match["wd_w"][:3].lower()]
    if match["wd_d"]:
        yield match.start(), match.end(), Calendar(day=_day(match["wd_d"]), weekday=weekday)
    else:
        yield match.start(), match.end(), Weekday(weekday, shift_of(match["wd_s"]))


def holiday(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "New Year's Eve" and the like."""
    christmas = match["holiday_h"] == "Christmas"
    eve = match["holiday_d"] == "Eve"
    month, day = (12, 24 if eve else 25) if christmas else (12, 31) if eve else (1, 1)
    yield match.start(), match.end(), Calendar(month=month, day=day)


def nth(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "the 27th"."""
    before = text[max(sentence.start, match.start() - 12) : match.start()]
    if re.search(r"\b(?:on|by|until|from|to|and|of)\s+\Z", before, re.I):
        yield match.start(), match.end(), Calendar(day=_day(match["nth_d"]), shift=shift_of(match["nth_s"]))


def season(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "last summer", "the spring of 2018"."""
    name = _SEASONS[(match["season_n"] or match["season_n2"] or match["season_n3"]).lower()]
    year = int(match["season_y"]) if match["season_y"] else None
    yield match.start(), match.end(), Season(name, year, year_shift_of(match["season_r"]), shift_of(match["season_s"]))


def half(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read "the first half of next year", "Q3 2024"."""
    if match["half_q"]:
        kind, number = match["half_q"][0], match["half_q"][1]
        if kind == "H" and number > "2":
            return
        part = list(HALVES["half" if kind == "H" else "quarter"].values())
        order = [p for i, p in enumerate(part) if p not in part[:i]]
        yield match.start(), match.end(), PartOf(order[int(number) - 1], Calendar(int(match["half_y2"])))
        return
    ordinal, kind = match["half_p"].lower().split()
    chosen = HALVES[kind].get(ordinal)
    if chosen is None:
        return
    if match["half_y"]:
        yield match.start(), match.end(), PartOf(chosen, Calendar(int(match["half_y"])))
    else:
        yield match.start(), match.end(), PartOf(chosen, Relative(Unit.YEAR, year_shift_of(match["half_r"]) or 0))


def year(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    """Read a bare year, where the words before it make it one."""
    before = text[max(sentence.start, match.start() - 40) : match.start()]
    listed = grammar.YEAR_OF_LIST.search(before) is not None
    if not listed and (not grammar.YEAR_CONTEXT.search(before[-24:]) or grammar.NUMBERED_THING.search(before[-24:])):
        return
    if names_instrument(text, match.end(), sentence):
        return
    after = text[match.end() : match.end() + 14]
    if re.match(r"\s+(?!and\b|to\b|as\b|in\b|for\b|by\b|at\b|on\b|or\b|was\b|the\b|with\b|of\b|has\b|when\b|is\b)"
                r"(?:[a-z]{4,}s\b|people|troops)", after) and not re.search(
                    r"(?:the|its|his|her|their|our|this|'s|in|since|of)[\s-]+\Z", before, re.I):  # fmt: skip
        return  # "for 2000 soldiers"
    year = int(match["year_y"])
    if match["year_y2"]:
        last = int(match["year_y2"])
        last = last if last > 99 else year // 100 * 100 + last
        if year < last <= year + 30:
            yield match.start(), match.end(), CalendarRange(Calendar(year), Calendar(last))
        return
    yield match.start(), match.end(), Calendar(year)
