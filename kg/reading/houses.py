"""The houses that officers serve, in front of their titles, and the bodies that two governments have together."""

from __future__ import annotations

import re

from kg.reading.annotations import Mention, MentionKind

HOUSES = re.compile(
    r"\b(?:Organi[sz]ation|Authority|Council|Secretariat|Office|Ministry|Department|Chancellery|Commission|Cabinet"
    r"|Assembly|Parliament|Palace|Court|Agency|Bureau|Committee|Government|Presidency|Administration|Coordinating)\b"
)
"""Words of bodies that officers serve."""
IN_FRONT = re.compile(
    r"(?:^|(?<=[\s(]))(?:[A-Z][\w&'.-]*\s+(?:\([A-Z]{2,6}\)\s+)?(?:(?:of|for|and)\s+(?:the\s+)?(?=[A-Z]))?){1,6}\Z"
)
"""Capitalised words in front of a title ("and National Security Office Director X")."""
BODY_OF_TWO = re.compile(
    r"(?:\s+(?:[A-Z][\w-]*|and|of|for|on))*\s+(?:Committee|Commission|Council|Dialogue|Group|Forum|Board|Task Force)"
    r"(?:\s+\([A-Z-]{2,8}\))?"
)
"""The name of a body of two governments behind their names ("The A-B Trade and Investment Council")."""


def without_house(gap: str, mention: Mention) -> str:
    """Return the words in front of a titled official without those that name the house that the official serves."""
    if mention.kind is not MentionKind.PERSON or mention.title is None or HOUSES.search(gap) is None:
        return gap
    house = IN_FRONT.search(gap)
    return gap if house is None else gap[: house.start()]
