"""Whether a time behind a contact is that of something else in the sentence: what came before it, what it was about."""

from __future__ import annotations

import re

from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Calendar, PartOf, Relative, Season, TimeExpression, Unit
from kg.records import Mode

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
_OF_A_TOPIC = re.compile(
    rf"\b{_TOPIC}\b[^;]*,\s+(?:which|that)\s+(?:had\s+)?(?:t(?:ook|aken) place|occurred|happened"
    r"|c[ao]me|hit|struck|fell)\b"
)
"""What was talked about had a day of its own ("about the landslide, which happened on Monday")."""
_OF_A_TEXT = re.compile(
    r"\b(?i:statement|agreements?|declaration|accords?|treaty|pact|memorandum|mou|resolutions?|roadmap|document"
    r"|communiqu[eé]|framework|protocol|principles|guidelines)\b[\"”'’]*\s+"
    r"(?:that |which )?(?:was |were )?(?:also )?(?:adopted|signed|issued|announced"
    r"|concluded|agreed|released|reached|unveiled|published|passed|made)"
    r"(?! (?:at|in|during) (?:the|their|his|her|an?) (?:[\w-]+ ){0,3}(?:summit|meeting|talks))\b[^,;]{0,40}\Z"
)
"""The day of a text that was talked about ("pursuant to the statement adopted in May 2014")."""
_OVER = re.compile(
    r"\b(?:over|for|following|after|about|regarding|in the wake of)\s+(?:the|an?|his|her|their)\s[^;]*\Z"
)
"""What a letter was about had a day of its own ("a message of condolence over the crash on June 3")."""
_AHEAD = re.compile(
    r"\b(?:towards?(?! the \Z)|ahead of|in advance of"
    r"|prior to|in preparation for|preparations for|in the run-up to)\s"
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
_MOVES_ON = re.compile(
    r"\b(?:before|prior to|after)\s+(?:heading|leaving|departing|flying|returning|travel+ing|moving"
    r"|going|continuing|arriving)\b[^;,]*\Z"
)
"""The time of the next leg of a journey ("will meet with X before heading to Oslo on Wednesday")."""
_GAMES = re.compile(
    r"\b(?:Games|Olympics|Paralympics|World Cup|[Ee]xpo|[Ee]lections?|exercises?|drills?)\s+"
    r"(?:(?:to be held|scheduled|slated|set|due|planned)\s+)?(?:(?:for|in|on)\s+)?\Z"
)
"""The time of games, of a vote or of drills that were talked about ("talks on the Games to be held next month")."""
_TO_MARK = re.compile(r"\bto (?:mark|celebrate|commemorate|honou?r)\b[^;]*\Z")
"""The time of what a meeting is to remember ("to mark the anniversary of the accord this year")."""
_TERM_BEGUN = re.compile(
    r"\b(?:after|since|following)\s+(?:his|her|their|the)\s+(?:inauguration|appointment|election|confirmation|nomination)\s+\Z"
)
"""The time of the beginning of a term ("their first talks after his appointment last month")."""
_CAME_BACK = re.compile(
    r"\b(?:(?:came|flew|got|arrived|headed|went|was|were) (?:back|home)|returned|landed)"
    r"(?: (?:home|back|to|in) ?[A-Z]?\w*)? (?:(?:on|late|early) )?\Z"
)
_FROM = re.compile(r"\s(?:from|after|following)\b")
"""The day of coming back is not that of the talks ("came home on Sunday from a summit with X")."""
_SPOKEN_AFTER = re.compile(
    r"\b(?:told|said|announced)\b[^.;]{0,60}\b(?:after|following|during|in|at)\s+(?:[\w-]+\s+){0,4}\Z"
)
"""From a month of which somebody spoke to the talks at which it was said ("to come this year, X said after talks")."""
_OF_A_NAME = re.compile(r"(?:\b[Tt]he|'s|\b[Aa]n?) \Z")
ORDINAL_OF = re.compile(r"\d{1,2}(?:st|nd|rd|th) of ")
_NAMED_EVENT = re.compile(
    r"\s(?:[A-Z][\w.+&'-]*\s){1,5}(?:Visit|Summit|Meeting|Ministerial|Conference|Forum|Session|Dialogue|Talks|Assembly"
    r"|Statement|Declaration|Agreement)\b"
)
_OTHER_CLOCK = re.compile(r"\((?:local time|[^()]{0,80}?\b(?:[A-Z][a-z]+ time|[A-Z]{3}|[A-Z][a-z]+ Standard Time))\b")
"""A bracket that repeats a time by another clock."""


def of_another_event(text: str, candidate: ContactCandidate, time: TimeExpression) -> bool:
    """Return whether the words between a contact and a time behind it give the time to something else."""
    earlier = time.end <= candidate.start and not candidate.verbal and _long(time)
    if earlier and _SPOKEN_AFTER.search(text, time.end, candidate.start):
        return True
    if time.start <= candidate.end:
        back = not candidate.verbal and _CAME_BACK.search(text, max(0, time.start - 50), time.start)
        return bool(back and _FROM.match(text, time.end))
    end, start = candidate.end, time.start
    if OF_A_THING.search(text, end, start) or SINCE.search(text, end, start):
        return True
    if _OF_A_TEXT.search(text, end, start):
        return True
    if (
        _TERM_BEGUN.search(text, end, start)
        or _TO_MARK.search(text, end, start)
        or _GAMES.search(text, end, start)
        or _AFTERMATH.search(text, end, start)
        or _OF_A_TOPIC.search(text, end, start)
    ):
        return True
    if not candidate.verbal:
        return False
    if candidate.mode is Mode.WRITTEN and _OVER.search(text, end, start):
        return True
    if _MOVES_ON.search(text, end, start):
        return True
    if _AHEAD.search(text, end, start) or _OTHER_DEED.search(text, end, start):
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


def of_a_name(text: str, time: TimeExpression) -> bool:
    """Return whether a date belongs to the name of what follows ("the 2015 agreement", "the 2024 Trade Convention")."""
    return _tells_apart(text, time) or _year_of_a_name(text, time) or _day_of_a_name(text, time)


def _tells_apart(text: str, time: TimeExpression) -> bool:
    """Whether a date in front of a noun only tells it from others ("the 2015 agreement").

    The article of "the end of May" and "the 9th of May" is the date's own.
    """
    if isinstance(time.template, PartOf) or ORDINAL_OF.match(text, time.start, time.end):
        return False
    after = text[time.end : time.end + 30]
    return _OF_A_NAME.search(text, max(0, time.start - 8), time.start) is not None and bool(
        re.match(r" (?!(?:on|in|at|to|and|for|with|by|of|when|that|which|the|a|as|after|before)\b)[a-z]", after)
    )


def _year_of_a_name(text: str, time: TimeExpression) -> bool:
    """Whether a year belongs to the name of a gathering ("on the margins of the 2024 Trade Convention")."""
    named = re.match(r"\s[A-Z]", text[time.end : time.end + 2])
    year = re.fullmatch(r"\d{4}", text[time.start : time.end])
    return named is not None and year is not None and text[time.start - 5 : time.start].endswith(" the ")


def _day_of_a_name(text: str, time: TimeExpression) -> bool:
    """Whether a day belongs to an event with a name ("to build on the May 3 State Visit")."""
    if not isinstance(time.template, Calendar) or time.template.day is None:
        return False
    before = _OF_A_NAME.search(text, max(0, time.start - 8), time.start)
    return before is not None and _NAMED_EVENT.match(text, time.end) is not None


def by_other_clock(text: str, time: TimeExpression) -> bool:
    """Return whether a bracket gives the day by another clock ("(local time; after midnight on May 5, Japan time)")."""
    before = text.rfind("(", max(0, time.start - 100), time.start)
    if before < 0 or ")" in text[before : time.start]:
        return False
    return _OTHER_CLOCK.match(text, before) is not None
