"""What binds a time to a contact of its sentence, or to something else that the sentence tells."""

from __future__ import annotations

from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_times import agreed_in, counted_in, on_a_visit
from kg.reading.time_templates import Ago, Anchor, EventAnchor, Relative, TimeExpression
from kg.resolving.contact_day_words import (
    ACCORDING_TO,
    AND_THEN,
    AT_A,
    BEFORE_SUBJECT,
    BEFORE_VERB,
    CAME_LATE,
    COMES,
    COMES_JUST,
    DONE,
    FOR_TALKS,
    HAVING,
    IN_FRONT,
    MADE_REMARKS,
    MAIN_CLAUSE,
    OF_A_GATHERING,
    OF_VENUE,
    OPENS,
    RECENT_NOUN,
    REPORTED,
    SAID_IN,
    SAID_ON,
    SET_OFF,
    TODAY,
    WHO_BEGAN,
    WHO_STAYS,
)

FAR = 24
"""Characters from a contact to a time of which another participle stands between."""


def in_front(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time is part of the noun phrase ("their September meeting")."""
    between = text[time.end : candidate.start]
    return not candidate.verbal and time.end <= candidate.start and IN_FRONT.fullmatch(between) is not None


def of_the_clause(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether a time stands in front of a verb as an adverbial ("On Monday, X met", "X on Monday met")."""
    if not candidate.verbal or not candidate.subjects or time.end > candidate.start:
        return False
    first, last = candidate.subjects[0], candidate.subjects[-1]
    if time.end <= first.start:
        return BEFORE_SUBJECT.fullmatch(text, time.end, first.start) is not None
    return last.end <= time.start and BEFORE_VERB.fullmatch(text, time.end, candidate.start) is not None


def of_what_was_said(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time is one that was talked about ("In their talks, the two discussed a visit in October")."""
    if time.start < candidate.end:
        return False
    if text.startswith(",", time.end) and SET_OFF.search(text, max(0, time.start - 8), time.start):
        return False  # "In talks with Minister X, on Monday, the minister said"
    opens = OPENS.search(text, max(0, candidate.start - 60), candidate.start) is not None
    last = max([candidate.end, *(m.end for m in candidate.objects if m.end <= time.start)])  # ", X," is in apposition
    return opens and MAIN_CLAUSE.search(text, last, time.start) is not None


def of_a_stay(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time is that of a guest's stay ("will meet with X, who will visit Korea from May 3 to 6")."""
    return time.start > candidate.end and WHO_STAYS.search(text, candidate.end, time.start) is not None


def of_office_begun(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time is that at which somebody came to office ("spoke with X, who was sworn in last week")."""
    return time.start > candidate.end and WHO_BEGAN.search(text, candidate.end, time.start) is not None


def day_of_telling(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the day behind a contact is that of who reports it (", the foreign ministry said Friday")."""
    return time.start >= candidate.end and SAID_ON.search(text, candidate.end, time.start) is not None


def of_arrival(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the day is that on which somebody comes ("is to arrive on Friday for talks with X")."""
    before = text[max(0, time.start - 70) : time.start]
    between = text[time.end : candidate.start]
    return COMES.search(before) is not None and FOR_TALKS.fullmatch(between) is not None


def on_arrival(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether a day is that on which somebody came late for a contact ("arrived late on Wednesday and held talks")."""
    came = CAME_LATE.search(text, max(0, time.start - 90), time.start) is not None
    return came and candidate.verbal and AND_THEN.fullmatch(text, time.end, candidate.start) is not None


def of_venue(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether a time far behind a contact is that of another gathering ("decided at the summit in July")."""
    return OF_VENUE.search(text, candidate.end, time.start) is not None


def at_gathering_of(text: str, time: TimeExpression) -> bool:
    """Whether a possessive day is that of the gathering at which the contact was."""
    before = AT_A.search(text, max(0, time.start - 30), time.start)
    return before is not None and OF_A_GATHERING.match(text, time.end) is not None


def counts_from(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the candidate is the event that a time counts from ("a day after the two ministers met")."""
    if isinstance(time.template, Ago):
        if candidate.verbal and candidate.word in HAVING and candidate.start == time.end + 1:
            return text[time.start : time.end].endswith("after")  # "will meet a day after holding talks with X"
        said_in = SAID_IN.fullmatch(text, time.end, candidate.start) is not None
        return said_in and not candidate.verbal and text[time.start : time.end].endswith("after")
    away = isinstance(time.template, EventAnchor) and time.template.distance is not None
    if not away or time.start >= candidate.start:
        return False
    if candidate.verbal:
        return candidate.start < time.end or on_a_visit(text, candidate, time)
    if on_a_visit(text, candidate, time):
        return True
    return agreed_in(text, candidate, time) or counted_in(candidate, time)


def from_another(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time counts from what the words behind it tell ("Their talks came a day after X called Y")."""
    counts = isinstance(time.template, Ago) and text[time.start : time.end].endswith(("after", "before"))
    if not counts or time.start < candidate.end or not text[time.end + 1 : time.end + 2].isalpha():
        return False
    if candidate.verbal:  # "met on Friday, a day after the launch"
        return len(candidate.times) > 1 and text[: time.start].endswith(", ")
    return COMES_JUST.search(text, candidate.end, time.start) is not None


def of_a_deed(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the time is that of what else was done ("vowed on Monday to react to the test staged a day earlier")."""
    counts = isinstance(time.template, Ago | Relative) and time.template.anchor is Anchor.NARRATED
    if not counts or len(candidate.times) < 2 or time.start < candidate.end + FAR:
        return False
    return DONE.search(text, max(candidate.end, time.start - 40), time.start) is not None


def of_recent_one(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether a day is not that of a noun called recent far behind it ("Today X met Y after the recent summit")."""
    if candidate.verbal or time.end > candidate.start - FAR:
        return False
    return RECENT_NOUN.search(text, max(0, candidate.start - 50), candidate.start) is not None


def quoted_today(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether "today" stands in a quotation: it is the day on which that was said."""
    if TODAY.match(text, time.start) is None:
        return False
    before = text[max(0, min(time.start, candidate.start) - 400) : time.start]
    opened = max(before.rfind("\u201c"), before.rfind('"'))
    closed = before.rfind("\u201d")
    even = before.count('"') % 2 == 0 and "\u201c" not in before
    return opened >= 0 and closed < opened and not even


def of_report(text: str, time: TimeExpression, candidate: ContactCandidate) -> bool:
    """Whether the day is that of the telling ("On Thursday he told reporters that they would meet")."""
    if ACCORDING_TO.search(text, max(0, time.start - 80), time.start) and time.end < candidate.start:
        return True
    if time.end < candidate.start and MADE_REMARKS.search(text, max(0, time.start - 90), time.start):
        return True
    return REPORTED.search(text, time.end, max(time.end, candidate.start)) is not None


def bracketed(text: str, time: TimeExpression) -> bool:
    """Whether the time stands in brackets ("their talks (September 2016)")."""
    before = text[max(0, time.start - 40) : time.start]
    return "(" in before and ")" not in before[before.rfind("(") :]
