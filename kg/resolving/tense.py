"""Whether a time expression looks back or ahead, from the words before it in its sentence."""

from __future__ import annotations

import re

from kg.reading.annotations import Sentence
from kg.reading.time_templates import (
    Ago,
    Calendar,
    PartOf,
    Relation,
    Relative,
    Season,
    Stretch,
    Template,
    TimeExpression,
    Weekday,
    Window,
)
from kg.resolving.calendar_spans import Direction

_FUTURE = re.compile(
    r"\b(?:(?:will|shall|would|may|can)\b(?:\s+(?:be|have|also|again|soon)\b)*(?:\s+\w+)?|upcoming|forthcoming|scheduled|slated|expected|due|plan(?:s|ned|ning)?|intend(?:s|ed)?"
    r"|set\s+to(?:\s+be)?(?:\s+\w+)?|to\s+be(?:\s+\w+)?|agreed\s+(?:[a-z]+\s+){0,3}?to(?:\s+[a-z]+)?|(?:agreed|concurred)\s+(?:up)?on\s+(?:the\s+)?(?!during\b)[a-z]+ing|look(?:s|ed|ing)?\s+forward|hop(?:es?|ed|ing)|propos(?:es?|ed|ing)|invit(?:es?|ed|ing)"
    r"|aim(?:s|ed|ing)?|pledg(?:es?|ed|ing)|vow(?:s|ed|ing)?|going\s+to|(?:is|are)\s+to(?:\s+be)?(?:\s+\w+)?|next|ahead\s+of|incoming|seek(?:s|ing)?\s+to|poised)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:held|met|spoke|talked|visited|took\s+place|signed|reached|adopted|conducted|launched|had|was|were|been"
    r"|agreed\s+(?:on|in|at|during)|following|since|after|recall(?:s|ed|ing)?|previous(?:ly)?|last|recent(?:ly)?|earlier"
    r"|past|announced|established|hosted|attended|received|welcomed|concluded|issued|began|started|occurred|travell?ed"
    r"|(?<!so-)called|convened|dated|published|posted|submitted|declared|expressed|determined|\w+ed\s+by|participated|said|told|joined|arrived|departed|paid|flew|returned|wrapped|stopped|launch|test|tests)\b",
    re.IGNORECASE,
)


_JUST_DONE = re.compile(
    r"\b(?<!\bbe )(?!scheduled|planned|expected|slated|proposed|need|poised)"
    r"(?:\w{3,}ed|held|met|spoke|said|told)\s+(?:on\s+|late\s+|early\s+)?$"
)
"""A verb in the past right before a weekday ("agreed Sunday to …")."""
_IN_TALKS = re.compile(
    r"\b(?:(?:in|during|over)\s+(?:their|his|her)\s+(?:[\w-]+\s+){0,3}(?:talks|calls?|meetings?|conversations?|summit)"
    r"|(?:in|during|over)\s+(?:an?\s+)?(?:tele)?phone\s+(?:talks|calls?|conversations?))\s+(?:on\s+|late\s+)?$"
)
"""Talks in which something was agreed ("agreed to cooperate in their phone talks Thursday")."""
_SET_OUT = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )"
    r"\b(?:proposed|invited|pledged|vowed|hoped|planned|intended|aimed)\Z"
)
"""What was done on the day in front of it, though it looks ahead ("On Sunday, the North proposed talks")."""
_WILL = re.compile(r",\s+[^.;]{2,220}?\bwill\b")


def direction_of(text: str, sentence: Sentence, expression: TimeExpression) -> Direction:
    """Return the direction its own words or the nearest verb before it give; `ANY` where neither does.

    The nearest cue before the expression decides; one after it decides only where none stands before.
    """
    own = _own(expression.template)
    if own is not Direction.ANY:
        return own
    before = text[max(sentence.start, expression.start - 160) : expression.start]
    told = _JUST_DONE.search(before) or (_IN_TALKS.search(before) and not re.search(r"\bwill\b", before))
    if isinstance(expression.template, Weekday) and told:
        return Direction.PAST
    if not _FUTURE.search(before) and not _PAST.search(before):
        before = text[sentence.start : expression.start]  # a long title may stand between a verb and its day
    future = _last(_FUTURE, before)
    # "to be launched": a participle inside a cue for the future is none for the past
    past = _last(_PAST, before)
    past = past if past > future or future < 0 else -1
    if future < 0 and past < 0:
        after = text[expression.end : min(sentence.end, expression.end + 120)]
        ahead, behind = _FUTURE.search(after), _PAST.search(after)
        if ahead and (not behind or ahead.start() < behind.start()):
            return Direction.PAST if _SET_OUT.search(after, 0, ahead.end()) else Direction.FUTURE
        if not behind and _WILL.match(text, expression.end, min(sentence.end, expression.end + 240)):
            return Direction.FUTURE  # "At the meeting on May 3, the heads of the missions … will"
        return Direction.PAST if behind else Direction.ANY
    return Direction.FUTURE if future > past else Direction.PAST


def _last(pattern: re.Pattern[str], text: str) -> int:
    """End of the last match, -1 where there is none."""
    at = -1
    for match in pattern.finditer(text):
        at = match.end()
    return at


def looks_back(template: Template) -> bool:
    """Whether the words alone say that it lies in the past ("yesterday", "over the past ten months")."""
    return not isinstance(template, Window) and _own(template) is Direction.PAST


def _own(template: Template) -> Direction:
    if isinstance(template, Window):
        if template.relation in (Relation.AFTER, Relation.SINCE):
            return Direction.PAST if template.relation is Relation.SINCE else Direction.ANY
        return Direction.ANY if template.relation is Relation.BEFORE else Direction.FUTURE
    if isinstance(template, PartOf):
        template = template.whole
    match template:
        case Relative(_, offset) if offset:
            return Direction.FUTURE if offset > 0 else Direction.PAST
        case Ago(_, count) | Stretch(_, count):
            return Direction.FUTURE if count > 0 else Direction.PAST
        case Weekday(_, shift) if shift:
            return Direction.FUTURE if shift > 0 else Direction.PAST
        case Calendar(shift=shift, year_shift=year_shift) | Season(shift=shift, year_shift=year_shift):
            step = shift or year_shift
            if step:
                return Direction.FUTURE if step > 0 else Direction.PAST
    return Direction.ANY
