"""What linking speaks of: things of ours, items of Wikidata, and the candidates that join them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from loaders.partial_dates import PartialDate

ENTITY = "http://www.wikidata.org/entity/"
PAGE = "https://www.wikidata.org/wiki/"
KINDS = ("official", "office", "administration", "agreement", "place")
"""Kinds of things that can be linked: the first word of their ids."""
HUMAN = "Q5"
ACTING = "Q4676846"
"""“acting” as the nature of a statement (P5102)."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that an official of ours held."""

    office: str
    """Id of the office."""
    label: str
    item: str | None
    """Item of the office, where it is known."""
    start: dt.date
    end: dt.date | None
    """First and last possible day."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing of ours to be linked."""

    id: str
    """`official/yun-byung-se`"""
    label: str
    names: tuple[str, ...] = ()
    """All names, the label and native ones included."""
    native: str | None = None
    country: str | None = None
    """Code of its country."""
    tenures: tuple[Tenure, ...] = ()
    dates: tuple[dt.date, dt.date] | None = None
    """First and last day of what has a date of its own."""
    position: tuple[float, float] | None = None
    """Latitude and longitude of a place."""
    holders: tuple[str, ...] = ()
    """Items of those who held an office."""
    item: str | None = None
    """The item it is linked to."""
    contacts: int = 0

    @property
    def kind(self) -> str:
        """First word of the id."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Position:
    """A statement of Wikidata that somebody held an office (P39), with its qualifiers."""

    office: str
    label: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    acting: bool = False
    replaces: str | None = None
    replaced_by: str | None = None

    def excludes(self, tenure: Tenure) -> bool:
        """Whether its dates leave no day to a tenure."""
        ended = self.end is not None and self.end.latest < tenure.start
        begun = self.start is not None and tenure.end is not None and self.start.earliest > tenure.end
        return ended or begun

    def words(self) -> str:
        """The interval in words."""
        return f"{self.start.text if self.start else '…'}–{self.end.text if self.end else '…'}"


@dataclass(slots=True)
class Item:
    """An item of Wikidata, as far as linking looks at it."""

    id: str
    label: str = ""
    description: str = ""
    names: set[str] = field(default_factory=set)
    """Labels, aliases and native names."""
    native: str | None = None
    """The name in the native language (P1559), where it is not in Latin letters."""
    types: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    """Items of P27 and P17."""
    codes: set[str] = field(default_factory=set)
    """ISO codes of these."""
    positions: list[Position] = field(default_factory=list)
    born: PartialDate | None = None
    died: PartialDate | None = None
    dates: list[PartialDate] = field(default_factory=list)
    """Points in time, beginnings and publications of what is no person."""
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score."""

    points: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be the same as a thing of ours."""

    item: str
    label: str
    description: str
    score: int
    """0 to 100."""
    reasons: tuple[Reason, ...]
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing of ours and its candidates, best first."""

    subject: str
    label: str
    description: str
    candidates: tuple[Candidate, ...]


class Source(Protocol):
    """Where items are found: the API of Wikidata, or a SPARQL endpoint of its shape."""

    def search(self, names: Iterable[tuple[str, str]]) -> list[str]:
        """Items that bear one of these names (text, language), without repetition."""

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; those that do not exist are left out."""

    def holders(self, office: str) -> list[str]:
        """Items with a statement that they held an office."""
