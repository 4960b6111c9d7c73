"""Finding time expressions: what the text says about when, as unresolved templates.

A sentence without a trigger word costs one search. In the others patterns find the atoms ("January 7",
"last month", "Thursday"); then the words around an atom make it a part ("the end of ..."), a window
("by ...") or one end of a range. Names of instruments ("June 12 Joint Statement") are no times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.reading import time_grammar as grammar
from kg.reading.annotations import Sentence
from kg.reading.calendar_atoms import HALVES
from kg.reading.time_atoms import HANDLERS
from kg.reading.time_templates import (
    Anchor,
    Bound,
    Calendar,
    CalendarRange,
    Clock,
    Part,
    PartOf,
    Relation,
    Relative,
    Season,
    Side,
    Stretch,
    Template,
    TimeExpression,
    Unit,
    Weekday,
    Window,
)

__all__ = ["TimeExpression", "find"]

_LEFT_REACH = 56
"""Characters before an atom in which its preposition and part are looked for."""


LAW_OF = re.compile(
    r"\b(?:Acts?|Amendments?|Laws?|Constitution|Treaty|Convention|Charter|Resolutions?)(?: \d+)? (?:of |in |\()\Z"
)
"""What stands before the year that is part of a name ("the Trade Act of 1974")."""


def find(text: str, sentences: Sequence[Sentence]) -> list[TimeExpression]:
    """Return the time expressions of the sentences, in the order of the text and without overlap.

    >>> from kg.reading.annotations import Sentence, ZoneKind
    >>> said = "They agreed to meet before the end of March."
    >>> [(said[e.start:e.end], e.template) for e in find(said, [Sentence(0, len(said), ZoneKind.BODY, 0, 0)])]
    ... # doctest: +ELLIPSIS
    [('before the end of March', Window(relation=<Relation.BEFORE: 'before'>, bound=PartOf(...)))]
    """
    found: list[TimeExpression] = []
    for sentence in sentences:
        if grammar.TRIGGER.search(text, sentence.start, sentence.end):
            found += _in_sentence(text, sentence)
    return found


def _in_sentence(text: str, sentence: Sentence) -> Iterator[TimeExpression]:
    atoms: list[TimeExpression] = []
    for match in _atoms(text, sentence):
        if LAW_OF.search(text, max(sentence.start, match.start() - 30), match.start()):
            continue
        for start, end, template in HANDLERS[match.lastgroup or ""](match, text, sentence):
            atoms.append(TimeExpression(start, end, sentence.index, template))
    floor = sentence.start
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        at += 1
        if at < len(atoms):
            joined = _joined(text, atom, atoms[at])
            if joined:
                atom = joined
                at += 1
        framed = _framed(text, floor, sentence, atom)
        floor = framed.end
        yield framed


def _atoms(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    """The atoms of a sentence from left to right, without overlap."""
    at = sentence.start
    for word in grammar.WORD.finditer(text, sentence.start, sentence.end):
        first = word.group()
        names = grammar.NAMES_BY_WORD.get("#" if first[0].isdigit() else first.lower())
        if names is None or (start := word.start()) < at:
            continue
        match = grammar.atom(names).match(text, start, sentence.end)
        if match:
            at = match.end()
            yield match


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """One expression from two neighbouring ones: a range of dates or weekdays, "Friday last week"."""
    one, two = first.template, last.template
    span = first.start, last.end, first.sentence
    dated = _weekday_with_date(text, first, last)
    if dated:
        return TimeExpression(first.start, last.end + 1, first.sentence, dated)
    week = _weekday_of_week(text, first, last)
    if week:
        return TimeExpression(*span, week)
    join = grammar.JOIN.fullmatch(text, first.end, last.start)
    if not join:
        return None
    if "and" in join.group() and not re.search(r"\bbetween\s+\Z", text[max(0, first.start - 10) : first.start], re.I):
        return None
    if isinstance(one, Clock) and isinstance(two, Clock) and one.hour is not None and two.hour is not None:
        minutes = (60 * (two.hour - one.hour) + two.minute - one.minute) % (24 * 60)
        if minutes > 12 * 60:  # "from 4:30 to 5:15 p.m."
            minutes -= 12 * 60
            one = replace(one, hour=(one.hour + 12) % 24)
        return TimeExpression(*span, replace(one, minutes=minutes, zone=one.zone or two.zone))
    if isinstance(one, Weekday) and isinstance(two, Weekday):
        return TimeExpression(*span, CalendarRange(Calendar(weekday=one.weekday), Calendar(weekday=two.weekday)))
    if not isinstance(one, Calendar) or not isinstance(two, Calendar) or (one.day is None) != (two.day is None):
        return None
    if one.month is None and one.year is None and (one.day is None or two.month is None):
        return None
    if one.year is None and two.month is not None:
        one = replace(one, year=two.year, year_shift=two.year_shift)
        if two.year is not None and one.month is not None and one.month > (two.month or 12):
            one = replace(one, year=two.year - 1)
    return TimeExpression(*span, CalendarRange(one, two))


def _weekday_with_date(text: str, first: TimeExpression, last: TimeExpression) -> Calendar | None:
    """Return the date of "Friday (Dec 25)" and "Dec 25 (Friday)", with its day of the week."""
    between = text[first.end : last.start]
    one, two = first.template, last.template
    if not re.fullmatch(r"\s*\(", between) or text[last.end : last.end + 1] != ")":
        return None
    weekday, date = (one, two) if isinstance(one, Weekday) else (two, one)
    if not isinstance(weekday, Weekday) or not isinstance(date, Calendar) or date.day is None:
        return None
    return replace(date, weekday=weekday.weekday)


def _weekday_of_week(text: str, first: TimeExpression, last: TimeExpression) -> Weekday | None:
    """Return the weekday of "Friday last week", "Monday of next week" or "last week on Friday"."""
    between = text[first.end : last.start]
    one, two = first.template, last.template
    if isinstance(one, Weekday) and _is_week(two) and re.fullmatch(r",?\s+(?:of\s+)?", between):
        return replace(one, week=two.offset) if isinstance(two, Relative) else None
    if _is_week(one) and isinstance(two, Weekday) and re.fullmatch(r",?\s+(?:on\s+)?", between):
        return replace(two, week=one.offset) if isinstance(one, Relative) else None
    return None


def _is_week(template: Template) -> bool:
    return (
        isinstance(template, Relative)
        and template.unit is Unit.WEEK
        and template.anchor is Anchor.PUBLICATION
        and template.side is None
    )


def _framed(text: str, floor: int, sentence: Sentence, atom: TimeExpression) -> TimeExpression:
    """Add what stands before an atom: its part of a longer stretch and its window."""
    template = atom.template
    if not isinstance(template, Bound):
        return atom
    left = grammar.LEFT.search(text, max(floor, atom.start - _LEFT_REACH), atom.start)
    start = atom.start
    bound: Bound = template
    relation = None
    if left:
        part = _part(left)
        if part:
            framed = _with_part(part, template)
            if framed is None and not (isinstance(template, PartOf) and part is Part.END):
                left = None
            elif framed is not None:
                bound = framed
                start = min(at for at in (left.start("part"), left.start("early"), left.start("end")) if at >= 0)
        if left and left["relation"]:
            word = " ".join(left["relation"].lower().split())
            relation = _RELATIONS[re.sub(r"(?<=g) (?:in|on|from)$", "", word)]
            if bound is template and part is None and _attributive(text, atom, left):
                relation = None
            else:
                start = left.start("relation")
                if bound is template and part and relation is Relation.BEFORE:
                    relation = Relation.BY  # "before the end of the first quarter"
    if relation is None or (relation is Relation.SINCE and isinstance(bound, CalendarRange | Stretch)):
        return replace(atom, start=start, template=bound)
    return replace(atom, start=start, template=Window(relation, bound))


def _with_part(part: Part, template: Bound) -> PartOf | Relative | None:
    """The part of a stretch; None where the template has no parts."""
    if not isinstance(template, Calendar | Relative | Season) or not _has_parts(template):
        return None
    if isinstance(template, Relative):
        if part in (Part.EARLIER, Part.LATER):
            return replace(template, side=Side(part.value))
        template = replace(template, side=None)
    return PartOf(part, template)


def _attributive(text: str, atom: TimeExpression, left: re.Match[str]) -> bool:
    """Whether the date qualifies a noun: "after Tuesday's talks", "ahead of the July 9-11 summit"."""
    return text.startswith("'s", atom.end) or (left["the"] is not None and not isinstance(atom.template, Relative))


_RELATIONS = {
    "by": Relation.BY,
    "before": Relation.BEFORE,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "through": Relation.UNTIL,
    "up to": Relation.UNTIL,
    "prior to": Relation.BEFORE,
    "ahead of": Relation.BEFORE,
    "within": Relation.WITHIN,
    "no later than": Relation.BY,
    "not later than": Relation.BY,
    "on or before": Relation.BY,
    "on": Relation.BY,
    "after": Relation.AFTER,
    "following": Relation.AFTER,
    "since": Relation.SINCE,
    "from": Relation.SINCE,
    "starting": Relation.SINCE,
    "beginning": Relation.SINCE,
    "as of": Relation.SINCE,
}


def _part(left: re.Match[str]) -> Part | None:
    if left["early"]:
        return _EARLY[left["early"].lower()]
    if left["end"]:
        return Part.END
    if not left["part"]:
        return None
    words = left["part"].lower().split()
    if words[-1] in ("half", "quarter"):
        return HALVES[words[-1]].get(words[0], Part.SECOND_HALF)
    if words[0] in ("first", "early", "second"):
        return Part.EARLY
    if words[0] in ("last", "latter", "fourth", "third"):
        return Part.LATE
    return {"middle": Part.MIDDLE, "end": Part.END, "close": Part.END}.get(words[-1], Part.BEGINNING)


_EARLY = {
    "early": Part.EARLY, "mid": Part.MIDDLE, "late": Part.LATE, "earlier": Part.EARLIER, "later": Part.LATER,
}  # fmt: skip


def _has_parts(template: Calendar | Relative | Season) -> bool:
    """Whether the template is longer than a day."""
    if isinstance(template, Calendar):
        return template.day is None
    return isinstance(template, Season) or template.unit is not Unit.DAY
