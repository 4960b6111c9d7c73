"""What each atom of the time grammar means: one handler for each alternative of `time_grammar.ATOM`.

A handler yields (start, end, template) for a match; none where the words only look like a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.reading import clock_atoms
from kg.reading import time_grammar as grammar
from kg.reading.annotations import Sentence
from kg.reading.clock_atoms import Found
from kg.reading.time_templates import (
    Ago,
    Anchor,
    Calendar,
    CalendarRange,
    EventAnchor,
    Part,
    PartOf,
    Relation,
    Relative,
    Season,
    SeasonName,
    Side,
    Stretch,
    Unit,
    Vague,
    Weekday,
    Window,
)

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


def _shift(word: str | None) -> int | None:
    if not word:
        return None
    word = " ".join(word.lower().split())
    if word in ("last", "this past", "past"):
        return -1
    return 0 if word in ("this", "the current") else 1


def _year_shift(word: str | None) -> int | None:
    if not word:
        return None
    return -1 if "last" in word or "previous" in word else 1 if re.search("next|following|coming", word) else 0


def _unit(word: str) -> Unit:
    return Unit(word.lower().removesuffix("s"))


def _valid(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day exists in some year."""
    if month is None or day is None:
        return True
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if year is not None and month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        longest = 28
    return day <= longest


def _names_instrument(text: str, end: int, sentence: Sentence) -> bool:
    return grammar.INSTRUMENT.match(text, end, sentence.end) is not None


def _iso(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    year, month, day = (int(part) for part in re.findall(r"\d+", match.group()))
    if _valid(year, month, day):
        yield match.start(), match.end(), Calendar(year, month, day)


def _us(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    month, day, year = (int(part) for part in match.group().split("/"))
    if _valid(year, month, day):
        yield match.start(), match.end(), Calendar(year, month, day)


def _dotted(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    month, day = int(match["dotted_m"]), int(match["dotted_d"])
    if _valid(None, month, day):
        yield match.start(), match.end(), Calendar(month=month, day=day)


def _dmy(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    year = int(match["dmy_y"]) if match["dmy_y"] else None
    rest = (year, _month(match["dmy_m"]), _year_shift(match["dmy_r"]))
    if match["dmy_m"] == "May" and year is None and re.match(r"\s+(?:be|have|not|also)\b", text[match.end() :][:8]):
        return
    yield from _days(match, text, sentence, rest, _day(match["dmy_d"]), None, match["dmy_d2"], None)


def _mdy(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    year = int(match["mdy_y"]) if match["mdy_y"] else None
    named = match["mdy_w"] or (match["mdy_b"] or "").strip(" (")
    weekday = _WEEKDAYS[named[:3].lower()] if named else None
    rest = (year, _month(match["mdy_m"]), _year_shift(match["mdy_r"]))
    second = match["mdy_d2"] or match["mdy_d3"]
    month = _month(match["mdy_m2"]) if match["mdy_m2"] else None
    if match["mdy_d3"] and (third := _day(match["mdy_d3"])) - _day(match["mdy_d"]) != 1:
        # "January 16 and 20" are two days, "December 4 and 5" are one stretch
        if _names_instrument(text, match.end(), sentence) or not _valid(year, rest[1], third):
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
    if _names_instrument(text, match.end(), sentence):
        return
    first = Calendar(year, month, day, weekday, year_shift, _shift(shift))
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


def _my(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    year = int(match["my_y"]) if match["my_y"] else None
    if _names_instrument(text, match.end(), sentence):
        return
    last = Calendar(year, _month(match["my_m"]), year_shift=_year_shift(match["my_r"]))
    if match["my_m0"]:
        first = replace(last, month=_month(match["my_m0"]))
        yield match.start(), match.end(), CalendarRange(first, last)
    else:
        yield match.start(), match.end(), last


def _sm(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Calendar(month=_month(match["sm_m"]), shift=_shift(match["sm_s"]))


def _m(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    if match["m_m"][:3] in _AMBIGUOUS_MONTHS:
        before = text[max(sentence.start, match.start() - 14) : match.start()]
        if not grammar.MONTH_CONTEXT.search(before) or re.match(r"\s+[A-Z][a-z]", text[match.end() :][:3]):
            return
    elif text[match.end() : match.end() + 1] == "-" or re.match(r"\s+\d", text[match.end() :][:4]):
        return
    if not _names_instrument(text, match.end(), sentence):
        yield match.start(), match.end(), Calendar(month=_month(match["m_m"]))


def _wd(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    before = text[max(sentence.start, match.start() - 7) : match.start()].rstrip()
    if before.endswith(("Black", "Good", "Ash", "Easter", "Palm", "Super", "Bloody")):
        return
    weekday = _WEEKDAYS[match["wd_w"][:3].lower()]
    if match["wd_d"]:
        yield match.start(), match.end(), Calendar(day=_day(match["wd_d"]), weekday=weekday)
    else:
        yield match.start(), match.end(), Weekday(weekday, _shift(match["wd_s"]))


def _nth(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    before = text[max(sentence.start, match.start() - 12) : match.start()]
    if re.search(r"\b(?:on|by|until|from|to|and|of)\s+\Z", before, re.I):
        yield match.start(), match.end(), Calendar(day=_day(match["nth_d"]))


def _today(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = " ".join(match["today_w"].lower().split())
    offset = -1 if word.startswith(("yesterday", "last")) else 1 if word == "tomorrow" else 0
    part = match["today_p"] or word.rsplit(" ", 1)[-1]
    evening = part in ("afternoon", "evening", "night", "tonight")
    # What somebody is quoted as saying counts from the day it was said, not from the publication.
    quoted = text.count('"', sentence.start, match.start()) % 2 == 1
    anchor = Anchor.NARRATED if quoted else Anchor.PUBLICATION
    yield match.start(), match.end(), Relative(Unit.DAY, offset, anchor, evening=evening)


def _inday(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Relative(Unit.DAY, 0, Anchor.NARRATED)


def _same(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = match["same_u"]
    unit = Unit.DAY if word in ("morning", "afternoon", "evening", "night") else Unit(word)
    yield match.start(), match.end(), Relative(unit, 0, Anchor.NARRATED)


def _prev(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = match["prev_u"]
    unit = Unit.DAY if word in ("morning", "afternoon", "evening", "night") else Unit(word)
    offset = 1 if match["prev_w"] in ("following", "next") else -1
    yield match.start(), match.end(), Relative(unit, offset, Anchor.NARRATED)


def _before(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    offset = 1 if match["before_w"] in ("after", "later") else -1
    if match["before_x"]:
        yield match.start(), match.end(), Relative(Unit.DAY, 2 * offset)
        return
    unit = Unit.DAY if match["before_u"] == "night" else Unit(match["before_u"])
    event = _EVENT_AFTER.match(text, match.end(), sentence.end) if match["before_w"] in ("before", "after") else None
    distance = Ago(unit, offset, Anchor.NARRATED)
    if event:
        relation = Relation.AFTER if offset > 0 else Relation.BEFORE
        yield match.start(), event.end(), EventAnchor(relation, event["event"], distance)
    elif match.group()[0] in "aA":
        yield match.start(), match.end(), distance
    else:
        yield match.start(), match.end(), Relative(unit, offset, Anchor.NARRATED)


_EVENT_AFTER = re.compile(
    r"\s+(?P<event>(?:the|his|her|its|their|a|an)\s+[\w.'-]+(?:\s+(?!and\b|in\b|on\b|at\b|to\b|that\b)[\w.'-]+){0,4})"
)


def _stretch(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    sign = -1 if match["stretch_w"] in ("past", "last", "previous") else 1
    number = match["stretch_n"]
    unit = _unit(match["stretch_u"])
    plural = match["stretch_u"].endswith("s")
    through = match.group().lower().startswith(("over", "through", "across", "within"))
    if number is None and not through and re.match(r"\s+of\b", text[match.end() :][:4]):
        return  # "the last day of the visit"
    if (number is None and plural) or number in ("few", "several"):
        yield match.start(), match.end(), Vague()
        return
    if number is None and match.group().lower().startswith(("the next", "the following", "the previous")):
        # "the next day", told from the narrated day
        yield match.start(), match.end(), Relative(unit, sign, Anchor.NARRATED)
        return
    count = 2.0 if number and number.startswith("couple") else grammar.count_of(number) if number else 1.0
    if count is None:
        return
    stretch = Stretch(unit, sign * int(count))
    within = sign > 0 and match.group().lower().startswith("within")
    yield match.start(), match.end(), Window(Relation.WITHIN, stretch) if within else stretch


def _recent(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Vague()


def _within(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    if match["within_n"]:
        count = grammar.count_of(match["within_n"])
        if count is not None:
            yield match.start(), match.end(), Window(Relation.WITHIN, Stretch(_unit(match["within_u"]), int(count)))
    elif match["within_w"]:
        yield match.start(), match.end(), Window(Relation.WITHIN, Relative(Unit(match["within_w"]), 0))
    else:
        yield match.start(), match.end(), Vague()


def _unit_phrase(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    side = (match["unit_side"] or "").lower()
    shift = " ".join(match["unit_s"].lower().split())
    unit = Unit(match["unit_u"])
    if shift == "past" and text[max(sentence.start, match.start() - 5) : match.start()].lower().endswith("the "):
        yield match.start(), match.end(), Stretch(unit, -1)
        return
    relative = Relative(unit, _shift(shift) or 0)
    if side in ("earlier", "later"):
        yield match.start(), match.end(), replace(relative, side=Side(side))
    elif side:
        part = {"early": Part.EARLY, "late": Part.LATE, "mid": Part.MIDDLE}[side]
        yield match.start(), match.end(), PartOf(part, relative)
    else:
        yield match.start(), match.end(), relative


def _ago(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = " ".join(match["ago_n"].lower().split())
    unit = _unit(match["ago_u"])
    tens, _, ones = word.partition("-")
    if word == "a couple of":
        count: float | None = 2.0
    elif ones in grammar.NUMBER_WORDS and tens in grammar.NUMBER_WORDS and word not in grammar.NUMBER_WORDS:
        count = grammar.NUMBER_WORDS[tens] + grammar.NUMBER_WORDS[ones]
    else:
        count = grammar.count_of(word) if word in grammar.NUMBER_WORDS or word.isdigit() else None
    if count is None:
        yield match.start(), match.end(), Vague()
        return
    how = " ".join(match["ago_w"].lower().split())
    sign = 1 if how in ("later", "from now", "hence", "since", "after") else -1
    anchor = Anchor.PUBLICATION if how in ("ago", "from now", "hence") else Anchor.NARRATED
    yield match.start(), match.end(), Ago(unit, sign * int(count), anchor)


def _intime(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    count = grammar.count_of(match["intime_n"])
    if count is not None:
        yield match.start(), match.end(), Ago(_unit(match["intime_u"]), int(count))


def _vague(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Vague()


def _season(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    name = _SEASONS[(match["season_n"] or match["season_n2"]).lower()]
    year = int(match["season_y"]) if match["season_y"] else None
    yield match.start(), match.end(), Season(name, year, _year_shift(match["season_r"]), _shift(match["season_s"]))


def _half(match: re.Match[str], text: str, sentence: Sentence) -> Found:
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
        yield match.start(), match.end(), PartOf(chosen, Relative(Unit.YEAR, _year_shift(match["half_r"]) or 0))


def _weekend(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Relative(Unit.WEEKEND, 0)


def _yearend(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), PartOf(Part.END, Relative(Unit(match["yearend_u"].lower()), 0))


def _theyear(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    if grammar.WHOLE.search(text, max(sentence.start, match.start() - 16), match.start()):
        yield match.start("theyear_u"), match.end(), Relative(Unit(match["theyear_u"]), 0)


def _year(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    before = text[max(sentence.start, match.start() - 24) : match.start()]
    if not grammar.YEAR_CONTEXT.search(before) or grammar.NUMBERED_THING.search(before):
        return
    if _names_instrument(text, match.end(), sentence):
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


def _event(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = " ".join(match["event_w"].lower().split())
    relation = {"since": Relation.SINCE, "before": Relation.BEFORE, "prior to": Relation.BEFORE,
                "ahead of": Relation.BEFORE}.get(word, Relation.AFTER)  # fmt: skip
    distance = None
    if match["event_n"] and (count := grammar.count_of(match["event_n"])) is not None:
        distance = Ago(_unit(match["event_u"]), int(count) * (-1 if relation is Relation.BEFORE else 1))
    yield match.start(), match.end(), EventAnchor(relation, match["event_e"], distance)


HANDLERS: dict[str, Callable[[re.Match[str], str, Sentence], Found]] = {
    "iso": _iso,
    "us": _us,
    "dotted": _dotted,
    "dmy": _dmy,
    "mdy": _mdy,
    "my": _my,
    "sm": _sm,
    "m": _m,
    "wd": _wd,
    "nth": _nth,
    "today": _today,
    "inday": _inday,
    "same": _same,
    "prev": _prev,
    "before": _before,
    "stretch": _stretch,
    "recent": _recent,
    "within": _within,
    "unit": _unit_phrase,
    "ago": _ago,
    "intime": _intime,
    "vague": _vague,
    "clock": clock_atoms.clock,
    "noon": clock_atoms.noon,
    "part": clock_atoms.part_of_day,
    "length": clock_atoms.length,
    "hourlong": clock_atoms.hourlong,
    "lasting": clock_atoms.lasting,
    "season": _season,
    "half": _half,
    "weekend": _weekend,
    "yearend": _yearend,
    "theyear": _theyear,
    "year": _year,
    "event": _event,
}
