"""Whether a time behind a contact is that of something else in the sentence: what came before it, what it was about."""

from __future__ import annotations

import re

from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Calendar, PartOf, Relative, Season, TimeExpression, Unit

OF_A_THING = re.compile(r",\s+(?:which|that)\s+(?:was|were|had been)\s+(?!held|hosted|convened|conducted)\w+")
"""A clause with a day of its own ("the steering group, which was set up in May 2021")."""
SINCE = re.compile(
    r"\b(?:since\s+[^;]{8,200}\s$"
    r"|(?:in the wake of|amid)\s+(?:[^\s,;]+\s+){2,}$"
    r"|follow(?:ed|s)\s+(?!up\b|on\b)[^;]{8,160}$"
    r"|c[ao]mes?\s+(?:\w+\s+){0,3}?(?:after|as|amid|before|ahead of|following)\s+(?:[^\s,;]+\s+){2,}$)"
)
"""Another event ("the first meeting since the minister took office in May")."""
_TOPIC = (
    r"(?:to\s+(?!the\b|a\b|an\b)[a-z]+|about|over|regarding|concerning"
    r"|on\s+(?!the\s+(?:phone|telephone|sidelines|margins)\b))"
)
_AFTERMATH = re.compile(
    rf"\b{_TOPIC}\b[^;]*\b(?:after|following|in the aftermath of|in the wake of)\s+(?:[^\s;]+\s+){{2,}}\Z"
)
"""What was talked about came after something with a day of its own ("on the losses after the flood on Monday")."""
_AHEAD = re.compile(
    r"\b(?:towards?|ahead of|in advance of|prior to|in preparation for|preparations for|in the run-up to)\s"
    r"(?!(?:the|a|their|his|her)\s+(?:meeting|talks|call)\b)[^;,]*\s\Z"
)
"""The time of an event that was still to come ("ahead of the forum in India next month")."""
_OCCASION = re.compile(
    rf"\b{_TOPIC}\b[^;]*\b(?:[Ss]ummits?|[Cc]onference|[Aa]ssembly|[Ww]eek|[Ss]ession|[Mm]inisterials?|[Ee]lections?"
    r"|[Aa]nniversary|[Dd]eclaration|[Gg]ames|Olympics|[Mm]eetings?|visit|[Ff]orum)"
    r"\s+(?:(?:later |held |earlier )?(?:in|of)\s+)?\Z"
)
"""The month of an occasion that was talked about ("to discuss the summit in September")."""
_OTHER_DEED = re.compile(
    r",\s+and\s+(?:(?:will|then|also|is to)\s+)*(?:deliver|give|make|attend|visit|inspect|lay|speak|address|tour|return"
    r"|leave|depart|fly|travel|hold a (?:press|news) conference)\b[^;]*\Z"
)
"""The time of what the same person is to do besides ("will meet with X, and deliver a speech on Wednesday")."""


def of_another_event(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether the words between a contact and a time behind it give the time to something else."""
    if time.start <= candidate.end:
        return False
    end, start = candidate.end, time.start
    if OF_A_THING.search(text, end, start) or SINCE.search(text, end, start):
        return True
    if not candidate.verbal:
        return False
    if _AFTERMATH.search(text, end, start) or _AHEAD.search(text, end, start) or _OTHER_DEED.search(text, end, start):
        return True
    return _long(time) and _OCCASION.search(text, end, start) is not None


def _long(time: TimeExpression) -> bool:
    """Whether a time is longer than a day: an occasion of that month was talked about, the talks were on a day."""
    template = time.template.whole if isinstance(time.template, PartOf) else time.template
    match template:
        case Calendar(day=None) | Season():
            return True
        case Relative(unit=unit):
            return unit not in (Unit.DAY, Unit.WEEK)
        case _:
            return False
