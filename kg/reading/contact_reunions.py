"""When those who meet had last met: "glad to see Minister X again since their talks in Bled last November".

"The first session between the two since the one held in Bled last November" tells it as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading import cued
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.reading.contact_words import PHONE
from kg.reading.time_templates import TimeExpression, Window
from kg.records import Mode

AGAIN_SINCE = cued.compile(
    r"\b(?:meet|see|welcom|reunit|visit)(?:e|ing)?\s+(?:with\s+)?[^,;]{2,70}?\s+(?P<since>again\s+(?:since|after|following))"
    r"\s+(?P<then>[^,;.]{3,110})"
)

FIRST_SINCE = cued.compile(
    r"\b(?:m[eo]et|met|see(?:ing)?|saw|spoken?|speak(?:ing)?|talk(?:ed|ing)?"
    r"|(?:have|had|having|h[eo]ld|holding|conduct(?:ed)?) (?:an?|their|talks|phone|telephone) ?(?:[\w'’-]+ ){0,4}?"
    r"(?:talks?|calls?|meeting|conversation|conference|dialogue)?)\b"
    r"(?:[^;.]|(?<=[A-Z])\.){0,110}?\b(?:for the first time|(?<=, )(?:the|their) first)\b(?: in [\w ]{3,20},)?"
    r" (?P<since>since) (?P<then>(?!\d{4}\b)[^,;.]{3,40})"
)
"""The contact before the one at hand, told by its time alone ("talked for the first time since May"): no year."""
MET = re.compile(r"\b(?:met|meet|see|seeing|saw|meeting|dialogue)\b")
SINCE = "since"
"""The word of a contact told as the one before: whoever held the offices then took part."""
SINCE_ONE = cued.compile(
    r"\b(?:first|third|second|fourth) [^.;]{3,140}?\b(?P<since>since)\s+"
    r"(?P<then>(?:(?:the|their) )?(?:(?:last|previous|latest) )?"
    r"(?:one|(?:meeting|summit|session|talks)) (?:was |were )?held [^;.]{3,80})"
)
"""The meeting before the one at hand, and when it was held ("the first session since the one held in Bled in May")."""


def met_before(
    context: ContactContext, times: Sequence[TimeExpression], found: Sequence[ContactCandidate]
) -> list[ContactCandidate]:
    """Return the earlier meeting of the same two, where the sentence gives its time and no noun of `found` tells it."""
    match = AGAIN_SINCE.search(context.text, context.sentence.start, context.sentence.end)
    match = match or SINCE_ONE.search(context.text, context.sentence.start, context.sentence.end)
    if match is None and "first" in context.text[context.sentence.start : context.sentence.end]:
        match = FIRST_SINCE.search(context.text, context.sentence.start, context.sentence.end)
        if match and not any(match.end("since") <= t.end and t.start <= match.start("then") for t in times):
            return []  # "for the first time since taking office in May": no contact
    if match is None or context.in_mention(match.start()):
        return []
    start, end = match.start("since"), match.end()
    then = [t for t in times if start <= t.start < end]
    if any(start <= c.start < end for c in found) or not then:
        return []
    for other in found:
        other.times = [t for t in other.times if t not in then]
    # "since last November" is a stretch of time that begins with the meeting
    days = [replace(t, template=t.template.bound) if isinstance(t.template, Window) else t for t in then]
    span = match.span("since")
    word = "again" if match.re is AGAIN_SINCE.expression else SINCE
    mode: Mode | None = Mode.IN_PERSON
    if match.re is FIRST_SINCE.expression and not MET.search(match.group()):
        mode = Mode.PHONE_CALL if PHONE.search(match.group()) else None
    return [ContactCandidate(
        context.sentence.index, *span, False, word, mode, same_parties=True, times=days
    )]  # fmt: skip
