"""What is compared and what comes out: accounts of one contact in columns, aligned acts and facets in rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kg.merging.summary import AccountSummary
from kg.records import ActKind, Participant


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a document, with its words: what every line of a comparison opens."""

    document: str
    """IRI of the document."""
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who tells."""

    key: str
    name: str
    country: str | None = None
    """ISO 3166-1 alpha-2 code, or UN, EU, NATO."""
    zone: str | None = None
    """IANA time zone in which it dates."""
    kind: str | None = None
    """Concept key of the scheme `publisher-kinds` (`government`, `wire`, …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """An act as one account tells it."""

    iri: str
    kind: ActKind
    speakers: tuple[str, ...]
    """Sorted country codes, each once."""
    content: str
    """The clause that says what is agreed, promised or asked."""
    denied: bool = False
    due: tuple[dt.date, dt.date] | None = None
    """First and last day on which it is due."""
    topics: tuple[str, ...] = ()
    """Concept keys of the scheme `topics`."""
    agreements: tuple[str, ...] = ()
    """IRIs of the named agreements it concerns."""
    span: Span | None = None
    """Its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One account, with everything that can be laid beside another."""

    iri: str
    document: str
    """IRI of the document."""
    title: str
    publisher: Publisher | None
    issued: str | None
    """Day of publication as stated, `YYYY-MM-DD`."""
    summary: AccountSummary
    """Days, medium, status, scope and parties, as merging compares them."""
    initiator: Participant | None = None
    initiator_span: Span | None = None
    duration: int | None = None
    """Minutes."""
    place: str | None = None
    """IRI of the place, where the vocabulary knows it; its name is in the summary."""
    occasion: str | None = None
    acts: tuple[ToldAct, ...] = ()
    span: Span | None = None
    """The sentence that shows the contact."""
    place_span: Span | None = None
    occasion_span: Span | None = None


class Verdict(StrEnum):
    """How the accounts stand to each other in one row."""

    BOTH = "both"  # two or more accounts say it
    ONLY = "only"  # one account says it, the others do not
    DIFFER = "differ"  # they say different things that can both be true
    CONTRADICT = "contradict"  # they say things that cannot both be true


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """Acts that are one, as each account tells it."""

    verdict: Verdict
    cells: tuple[tuple[ToldAct, ...], ...]
    """One cell for each account, in the order of the columns; empty where the account does not say it."""
    explanation: str
    """Why these acts stand in one row, or that nothing like it is said elsewhere."""
    score: float | None = None
    """Likeness of the two most alike, 0 to 1; None in a row of one account."""

    @property
    def tellers(self) -> tuple[int, ...]:
        """Columns that say it."""
        return tuple(column for column, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """What one account says of a facet."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One circumstance of the contact across the accounts."""

    name: str
    """`date`, `medium`, `held`, `participants`, `initiator`, `place`, `start`, `duration`, `occasion`."""
    verdict: Verdict
    values: tuple[FacetValue | None, ...]
    """One for each account; None where the account does not say."""
    explanation: str


class Voice(StrEnum):
    """Whether a side's government tells of the contact."""

    TOLD = "told"
    SILENT = "silent"
    NOT_COLLECTED = "not-collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideVoice:
    """A side of the contact and whether its publishers tell of it."""

    side: str
    """Country code."""
    voice: Voice
    explanation: str
    """With the publishers and how many documents of theirs the collection has for the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The accounts of one contact side by side."""

    accounts: tuple[Told, ...]
    """The columns: accounts whose main matter the contact is come first, then governments before others."""
    acts: tuple[ActRow, ...]
    facets: tuple[Facet, ...]
    voices: tuple[SideVoice, ...] = ()

    def rows(self, verdict: Verdict) -> tuple[ActRow, ...]:
        """The rows of one verdict, in order."""
        return tuple(row for row in self.acts if row.verdict is verdict)
