"""Layers that the reading steps hand to one another. All offsets are characters of `Document.text`.

zones -> sentences -> mentions -> time expressions -> candidate contacts and acts; `kg.resolving` binds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ZoneKind(StrEnum):
    """The role of a stretch of text on the page."""

    FRONT_MATTER = "front-matter"
    HEADLINE = "headline"
    DATELINE = "dateline"
    STAMP = "stamp"  # "All News 11:52 February 07, 2017", "Published : July 28, 2017 - 09:41"
    CAPTION = "caption"
    BYLINE = "byline"
    EDITORIAL = "editorial"  # "(ATTN: RECASTS headline; UPDATES throughout)", "(Yonhap)", "* unofficial translation"
    BODY = "body"
    BULLET = "bullet"
    BOILERPLATE = "boilerplate"  # navigation, share buttons, feedback forms


PROSE = frozenset({ZoneKind.BODY, ZoneKind.BULLET})
"""Where a text tells something, in contrast to what stands around it."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A block of text with one role."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of provenance: one sentence or bullet, trimmed of white space and bullet marks."""

    start: int
    end: int
    zone: ZoneKind
    paragraph: int
    """Number of the zone it stands in."""
    index: int


class MentionKind(StrEnum):
    """What a noun phrase refers to."""

    PERSON = "person"  # a name, with or without a title
    OFFICE = "office"  # "the Minister", "South Korea's foreign minister", "the Presidents of the two countries"
    GROUP = "group"  # "the two sides", "the leaders", "both"
    PRONOUN = "pronoun"
    COUNTRY = "country"  # a country, its government, ministry or capital as an actor
    ORGANISATION = "organisation"


@dataclass(slots=True)
class Mention:
    """A noun phrase that may take part in something."""

    start: int
    end: int
    kind: MentionKind
    sentence: int
    name: str | None = None
    """The name as written, without title."""
    persons: tuple[str, ...] = ()
    """Authority keys the name may stand for, best first; empty for a name unknown to the authority."""
    title: str | None = None
    """The title as written ("Deputy Secretary of State")."""
    office_kind: str | None = None
    """Concept key of the SKOS scheme `office-kinds` ("foreign-minister")."""
    offices: tuple[str, ...] = ()
    """Authority office keys the title may stand for in `countries`."""
    countries: tuple[str, ...] = ()
    """Country codes that the phrase states ("the Presidents of the ROK and the US": two)."""
    number: int = 1
    """How many the phrase stands for: 1, 2, 3; 0 for an open plural."""
    qualifiers: frozenset[str] = field(default_factory=frozenset)
    """Any of: acting, former, elect, counterpart, possessive, new."""
