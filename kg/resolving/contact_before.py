"""Whether the words around a trigger set its contact before the one at hand ("the two last spoke on Monday")."""

from __future__ import annotations

import re

from kg.reading.annotations import Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_templates import Relative, Side
from kg.records import When

EARLIER = re.compile(
    r"\b(?:last|latest|earlier|previous(?:ly)?|again|another|following|(?<!day )(?<!days )(?<!week )(?<!weeks )after"
    r"|on the heels of|since|before|recent(?:ly)?|second|third|fourth|had (?:\w+ed|met|spoken|held))\b"
)
DAYS_AFTER = re.compile(r"\b(?:days?|hours|weeks?|months?) after (?:[^.,;]+ )?\Z")
"""What stands before what came first ("The call came two days after she met X")."""
PRESS_AFTER = re.compile(
    r"\b(?:conference|briefing|reporters|statement) (?:after|following) (?:an?|the|their) (?:[\w-]+ )?\Z"
)
"""What those do who have just met ("In a press conference after their summit")."""
HAD_THERE = re.compile(
    r"\b(?:said|announced|reported|added)\b[^.;]*\bhad \w+ed\b[^.;]*\b(?:during|in|at) (?:the|their) (?:[\w-]+ )?\Z"
)
"""What a ministry tells of the meeting at hand ("said that the two had discussed it during their meeting")."""
ANY_TIME = 60
"""Days within which "The meeting was held on" can be that of the lead."""
THE_ONE = re.compile(r"(?:The|This|Their) (?:(?!previous|last|earlier|first|recent|latest)[\w-]+ )?\Z")
"""How a sentence opens whose subject is the contact at hand."""
LAST_TIME = re.compile(
    r"\b(?:last|previously|had|previous|most recent)\s+(?:also\s+)?\Z|\b(?:last|previous|most recent)\b[^,;.]{0,30}\Z"
    r"|\b(?:follow(?:s|ed|ing)?(?! up\b)|since|after)\b[^,;.]{0,40}\Z|\breached when\b[^,;.]{0,30}\Z"
)
"""What stands before a contact that was before the news ("The two last met", "follows their meeting")."""
NEWS, LONG = 4, 10
"""Days from the news to the end of a stretch in which it would lie, and days of such a stretch."""
IN_FRONT, BEHIND = 60, 24
"""Characters around a trigger in which such words stand."""


def set_before(text: str, sentence: Sentence, candidate: ContactCandidate) -> bool:
    """Return whether the contact was before the one that the text is at."""
    if not candidate.verbal and HAD_THERE.search(text, sentence.start, candidate.start):
        return False
    if PRESS_AFTER.search(text, sentence.start, candidate.start):
        return False
    start = max(sentence.start, candidate.start - IN_FRONT)
    if DAYS_AFTER.search(text, start, candidate.start):
        return True
    return EARLIER.search(text, start, candidate.end + BEHIND) is not None


def takes_up(text: str, sentence: Sentence, candidate: ContactCandidate) -> bool:
    """Return whether a sentence opens with a contact as known ("The meeting took place on May 3")."""
    opens = THE_ONE.match(text[sentence.start : candidate.start]) is not None
    return not candidate.verbal and candidate.same_parties and opens


def told_as_earlier(text: str, news: When, again: When, candidate: ContactCandidate) -> bool:
    """Return whether a contact of "earlier this year" or "last month" was before the one of these days.

    `news` is the day of the lead, `again` the stretch that the words give: it may end with the day of the text.
    """
    if news.latest is None or news.earliest != news.latest or again.earliest is None or again.latest is None:
        return False
    if (again.latest - again.earliest).days < LONG or (again.latest - news.latest).days > NEWS:
        return False
    earlier = any(isinstance(t.template, Relative) and t.template.side is Side.EARLIER for t in candidate.times)
    return earlier or LAST_TIME.search(text, max(0, candidate.start - 50), candidate.start) is not None
