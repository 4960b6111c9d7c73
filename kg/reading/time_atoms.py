"""What each atom of the time grammar means: one handler for each alternative of `time_grammar.ATOM`.

A handler yields (start, end, template) for a match; none where the words only look like a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.reading import calendar_atoms, clock_atoms
from kg.reading import time_grammar as grammar
from kg.reading.annotations import Sentence
from kg.reading.calendar_atoms import shift_of
from kg.reading.clock_atoms import Found
from kg.reading.time_templates import (
    Ago,
    Anchor,
    EventAnchor,
    Part,
    PartOf,
    Relation,
    Relative,
    Side,
    Stretch,
    Unit,
    Vague,
    Window,
)


def _unit(word: str) -> Unit:
    return Unit(word.lower().removesuffix("s"))


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
    unit = Unit.DAY if match["before_u"] == "night" else Unit(match["before_u"])
    if match["before_x"]:
        yield match.start(), match.end(), Relative(unit, 2 * offset)
        return
    event = _EVENT_AFTER.match(text, match.end(), sentence.end) if match["before_w"] in ("before", "after") else None
    distance = Ago(unit, offset, Anchor.NARRATED)
    if event:
        relation = Relation.AFTER if offset > 0 else Relation.BEFORE
        yield match.start(), event.end(), EventAnchor(relation, event["event"], distance)
    elif match.group()[0] in "aA":
        yield match.start(), match.end(), distance
    else:
        yield match.start(), match.end(), Relative(unit, offset, Anchor.NARRATED)


def _beside(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    count = grammar.count_of(match["beside_n"])
    if count is not None:
        after = match["beside_w"] == "after"
        distance = Ago(_unit(match["beside_u"]), int(count) * (1 if after else -1), Anchor.NARRATED)
        relation = Relation.AFTER if after else Relation.BEFORE
        yield match.start(), match.end(), EventAnchor(relation, match["beside_e"], distance)


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
    if unit is Unit.WEEKEND and not plural:
        yield match.start(), match.end(), Relative(unit, -1 if sign < 0 else 0)  # "over the past weekend"
        return
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
    relative = Relative(unit, shift_of(shift) or 0)
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
    ahead = match["intime_t"] or grammar.IS_AHEAD.search(text, sentence.start, match.start())
    ahead = ahead or grammar.WILL_BE.match(text, match.end(), sentence.end)
    if count is not None and ahead:
        yield match.start(), match.end(), Ago(_unit(match["intime_u"]), int(count))


def _vague(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Vague()


def _weekend(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), Relative(Unit.WEEKEND, 0)


def _yearend(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    yield match.start(), match.end(), PartOf(Part.END, Relative(Unit(match["yearend_u"].lower()), 0))


def _theyear(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    if grammar.WHOLE.search(text, max(sentence.start, match.start() - 16), match.start()):
        yield match.start("theyear_u"), match.end(), Relative(Unit(match["theyear_u"]), 0)


def _event(match: re.Match[str], text: str, sentence: Sentence) -> Found:
    word = " ".join(match["event_w"].lower().split())
    relation = {"since": Relation.SINCE, "before": Relation.BEFORE, "prior to": Relation.BEFORE,
                "ahead of": Relation.BEFORE}.get(word, Relation.AFTER)  # fmt: skip
    distance = None
    if match["event_n"] and (count := grammar.count_of(match["event_n"])) is not None:
        distance = Ago(_unit(match["event_u"]), int(count) * (-1 if relation is Relation.BEFORE else 1))
    yield match.start(), match.end(), EventAnchor(relation, match["event_e"], distance)


HANDLERS: dict[str, Callable[[re.Match[str], str, Sentence], Found]] = {
    "iso": calendar_atoms.iso,
    "ymd": calendar_atoms.ymd,
    "us": calendar_atoms.us,
    "dotted": calendar_atoms.dotted,
    "dmy": calendar_atoms.dmy,
    "mdy": calendar_atoms.mdy,
    "my": calendar_atoms.my,
    "sm": calendar_atoms.sm,
    "m": calendar_atoms.m,
    "wd": calendar_atoms.wd,
    "holiday": calendar_atoms.holiday,
    "nth": calendar_atoms.nth,
    "today": _today,
    "inday": _inday,
    "same": _same,
    "prev": _prev,
    "beside": _beside,
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
    "season": calendar_atoms.season,
    "half": calendar_atoms.half,
    "weekend": _weekend,
    "yearend": _yearend,
    "theyear": _theyear,
    "year": calendar_atoms.year,
    "event": _event,
}
