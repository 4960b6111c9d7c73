"""What reading one document yields: the contract between the reader and everything after it.

The reader (`kg.reading`, `kg.resolving`) produces a `Reading`; RDF, merging, export and the report consume it.
All offsets are characters of `Document.text`; a quote is never stored, always sliced, so it cannot differ.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """Medium of a contact; the values are those of the export format."""

    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    IN_PERSON = "in_person"
    WRITTEN = "written"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """Whether a contact had taken place when the document was written."""

    HELD = "held"
    PLANNED = "planned"


class Scope(StrEnum):
    """Whether the document is about the contact or reports it as background."""

    MAIN = "main"
    MENTIONED = "mentioned"


class ActKind(StrEnum):
    """What a side does with words."""

    AGREE = "agree"
    COMMIT = "commit"
    REQUEST = "request"


class EvidenceKind(StrEnum):
    """What fixed a date; concept keys of the SKOS scheme `date-evidence`."""

    STATED = "stated"  # the text gives the calendar date
    METADATA = "metadata"  # front matter, page metadata, a stamp such as "Published : July 28, 2017"
    DATELINE = "dateline"
    RELATIVE = "relative"  # "today", "last month", "the week before"
    WEEKDAY = "weekday"  # "on Thursday"
    TENURE = "tenure"  # only within these days did the named officials hold the named offices
    ORDER = "order"  # after or before another dated contact or event
    DATED_EVENT = "dated-event"  # an event of the text or the graph whose day is known
    YEAR_INFERRED = "year-inferred"  # month and day stated, year from the other evidence
    DECISION = "decision"  # a person corrected the date in a file of decisions


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date, in words a historian understands."""

    kind: EvidenceKind
    explanation: str
    passage: Passage | None = None
    tenure: str | None = None
    """Key of the tenure that cut the candidates, for `TENURE`."""


@dataclass(frozen=True, slots=True)
class When:
    """A day (`earliest == latest`), an interval, or undetermined (both None)."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the text and its metadata determine a day or an interval."""
        return self.earliest is not None and self.latest is not None

    def isoformat(self) -> str | None:
        """`YYYY-MM-DD`, `YYYY-MM-DD/YYYY-MM-DD` or None, as the export format writes dates."""
        if self.earliest is None or self.latest is None:
            return None
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person named in the text as a holder of public office, once per document."""

    key: str
    """Authority key, or a key minted from the name and country (stable across documents) when `linked` is False."""
    name: str
    """The full usual English name: the authority's, or the fullest form the text gives."""
    linked: bool
    office: str | None
    """Label of the office on the document's date (a former official: the office that the text gives)."""
    office_key: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, or UN, EU, NATO."""
    tenure: str | None = None
    """Key of the tenure in force on the document's date."""
    acting: bool = False
    former: bool = False
    names_in_text: tuple[str, ...] = ()
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One party of a contact or one actor of an act: a person, or an office or delegation nobody can name."""

    official: str | None
    """Key of the official, or None where only an office, a government or a delegation is given."""
    person: str | None
    """The official's full name, as in the export."""
    office: str | None
    """Label of the office held at the date of the contact, in English."""
    office_key: str | None = None
    country: str | None = None
    tenure: str | None = None
    acting: bool = False
    passage: Passage | None = None
    """The words that name the party, where it is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What this document says of one contact: its account of it."""

    mode: Mode
    status: Status
    scope: Scope
    when: When
    participants: tuple[Participant, ...]
    passage: Passage
    """The sentence or clause that shows the contact."""
    further: tuple[Passage, ...] = ()
    """Other sentences that speak of the same contact as such."""
    place: str | None = None
    place_passage: Passage | None = None
    start_time: dt.time | None = None
    """Local clock time where stated."""
    duration_minutes: int | None = None
    initiator: Participant | None = None
    """Who placed or asked for the call."""
    occasion: str | None = None
    """"on the margins of the G20": the occasion's name as the text gives it."""
    occasion_passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An agreement, commitment or request attributed to one or more governments."""

    kind: ActKind
    speakers: tuple[str, ...]
    """Sorted country codes of the governments the act is attributed to."""
    actors: tuple[Participant, ...]
    """The officials to whom the sentence attributes the act; empty where only a government speaks."""
    passage: Passage
    """The quote: one sentence or bullet, or a part of it."""
    content: Passage
    """The clause that says what is agreed, promised or asked."""
    verb: Passage
    addressee: str | None = None
    """Country code of the side addressed, where named."""
    due: When | None = None
    topics: tuple[str, ...] = ()
    """Concept keys of the SKOS scheme `topics`."""
    agreements: tuple[str, ...] = ()
    """Keys of the named agreements it concerns."""
    denied: bool = False
    """The sentence denies the act ("made no commitment to")."""
    contact: int | None = None
    """Index in `Reading.contacts` of the contact in which it was made."""


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """An occurrence of a recurring formula of the SKOS scheme `phrases`."""

    phrase: str
    passage: Passage
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementUse:
    """A named agreement mentioned in the text."""

    agreement: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event that the text states and that is not a contact: a nuclear test, a launch, an inauguration."""

    kind: str
    """Concept key of the SKOS scheme `event-kinds`."""
    label: str
    when: When
    passage: Passage


class FindingKind(StrEnum):
    """What the build report lists besides facts."""

    HOLDER_CONTRADICTED = "holder-contradicted"  # the text gives a holder the authority excludes
    NOT_UNDERSTOOD = "not-understood"  # a contact word and no contact
    DATE_CONFLICT = "date-conflict"  # stated dates that exclude each other


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at."""

    kind: FindingKind
    message: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything one document yields."""

    doc: str
    date: When
    """The day or interval in which the document was written or published."""
    publisher: str | None
    """Key of the authority's publisher, where known."""
    contacts: tuple[Contact, ...] = ()
    acts: tuple[Act, ...] = ()
    officials: tuple[Official, ...] = ()
    phrases: tuple[PhraseUse, ...] = ()
    agreements: tuple[AgreementUse, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    words: int = 0
    zones: tuple[tuple[str, Passage], ...] = field(default=())
    """Zone kind and span, for the document page."""


@dataclass(frozen=True, slots=True, order=True)
class AccountRef:
    """One account: a document and the position of the contact in its reading."""

    doc: str
    index: int
    """Index in `Reading.contacts`, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedContact:
    """The one contact that the accounts of several documents share, as `kg.merging` determined it."""

    key: str
    """Readable and stable: what `{base}contact/{key}` ends in."""
    accounts: tuple[AccountRef, ...]
    mode: Mode
    status: Status
    when: When
    participants: tuple[Participant, ...]
    """The parties on whom the accounts settle; each account keeps its own list. Passages are not used."""
    place: str | None = None
    fulfils: str | None = None
    """Key of the planned contact that this one carried out."""
    replaces: tuple[str, ...] = ()
    """Keys that earlier builds gave to this contact: each leaves a redirect."""
    decisions: tuple[str, ...] = ()
    """Human judgements that act on this contact, one sentence each (who, when, why)."""
