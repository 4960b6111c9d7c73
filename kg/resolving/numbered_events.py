"""Events whose number gives their year: the sessions of the UN General Assembly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.records import Passage
from kg.resolving.date_evidence import KnownEvent

_SESSION = re.compile(
    r"\b(?P<session>(?P<number>[5-9]\d)(?:st|nd|rd|th))\s+(?:(?:regular\s+)?[Ss]ession\s+of\s+the\s+)?(?:annual\s+)?"
    r"(?:(?:UN|U\.N\.|United Nations)\s+General\s+Assembly|UNGA)\b"
)
_BEFORE_FIRST = 1945
"""The sixty-ninth session opened in September 2014, as each one opens in the September of its year."""


def sessions(text: str) -> Iterator[KnownEvent]:
    """Yield the General Assembly's sessions that a text names by their number, each with its autumn.

    >>> [(e.label, str(e.earliest)) for e in sessions("He spoke at the 69th session of the UN General Assembly.")]
    [('69th session of the UN General Assembly', '2014-09-01')]
    """
    for match in _SESSION.finditer(text):
        year = _BEFORE_FIRST + int(match["number"])
        yield KnownEvent(
            earliest=dt.date(year, 9, 1),
            latest=dt.date(year, 12, 31),
            label=f"{match['session']} session of the UN General Assembly",
            passage=Passage(match.start(), match.end()),
        )
