"""What the authority holds: one frozen record type per table of `ontology/authority`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from loaders.partial_dates import PartialDate

Status = Literal["verified", "memory"]
"""`verified`: every date was seen in the source under `evidence`; `memory`: at least one was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A human being who held public office, whatever the office."""

    key: str
    name: str
    """The usual full English name, without title."""
    native_name: str | None = None
    surnames: tuple[str, ...]
    """What follows a title or stands alone in a text: family name, or the given name of monarchs ("Abdullah II")."""
    aliases: tuple[str, ...] = ()
    """Other full names and initials ("MBS"), without titles; order, hyphens, accents and case are not aliases."""
    country: str
    wikidata: str | None = None
    wikidata_status: str = "none"
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that persons hold one after another."""

    key: str
    label: str
    country: str
    """ISO 3166-1 alpha-2, or UN, EU, NATO."""
    organisation: str
    kind: str
    """Concept key of the SKOS scheme `office-kinds`."""
    seats: int = 1
    """How many may hold it at the same time; 0 for any number."""
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    wikidata_status: str = "none"
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one office from `start` to `end`; no `end` means that no end is known."""

    key: str
    person: str
    office: str
    start: PartialDate
    end: PartialDate | None
    acting: bool = False
    status: Status
    evidence: str

    @property
    def start_earliest(self) -> dt.date:
        """First day on which it may have begun."""
        return self.start.earliest

    @property
    def start_latest(self) -> dt.date:
        """Last day on which it may have begun."""
        return self.start.latest

    @property
    def end_earliest(self) -> dt.date | None:
        """First day on which it may have ended; None while no end is known."""
        return None if self.end is None else self.end.earliest

    @property
    def end_latest(self) -> dt.date | None:
        """Last day on which it may have ended; None while no end is known."""
        return None if self.end is None else self.end.latest

    def possible_on(self, earliest: dt.date, latest: dt.date) -> bool:
        """Whether the record allows the person to have been in office on some day from `earliest` to `latest`."""
        return self.start.earliest <= latest and (self.end is None or self.end.latest >= earliest)

    def certain_on(self, day: dt.date) -> bool:
        """Whether the person was in office on `day` wherever within its margins each boundary lies."""
        return self.start.latest <= day and (self.end is None or self.end.earliest >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """The government of a head, with its interval."""

    key: str
    label: str
    country: str
    head: str
    start: PartialDate
    end: PartialDate | None
    wikidata: str | None = None
    status: Status
    evidence: str

    def possible_on(self, earliest: dt.date, latest: dt.date) -> bool:
        """Whether it may have governed on some day from `earliest` to `latest`."""
        return self.start.earliest <= latest and (self.end is None or self.end.latest >= earliest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A named instrument: treaty, accord, declaration, decision, resolution, consultative body."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: str
    date: PartialDate
    """Signing or announcement; for a consultative body, its first meeting or its founding."""
    parties: tuple[str, ...] = ()
    wikidata: str | None = None
    status: Status
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, territory or international organisation that takes part in diplomacy."""

    code: str
    """ISO 3166-1 alpha-2 (XK for Kosovo, by use), or UN, EU, NATO."""
    iso3: str | None = None
    cow: int | None = None
    """Number in the Correlates of War state list."""
    kind: Literal["state", "territory", "organisation"]
    name: str
    official_name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Adjectives and demonyms ("South Korean")."""
    ambiguous: tuple[str, ...] = ()
    """Those of its names that may mean something else ("Korean", "Georgia")."""
    capitals: tuple[str, ...] = ()
    """Seats of government, as places and as names for the government ("Seoul")."""
    metonyms: tuple[str, ...] = ()
    """Buildings and institutions that stand for the government ("Cheong Wa Dae")."""
    leader: str | None = None
    """Key of the office meant by "the leader" of the country: its executive head of state or of government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes texts; its time zone dates them."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str
    timezone: str
    """IANA time zone of its datelines and stamps."""
    domains: tuple[str, ...] = ()
    kind: Literal["government", "wire", "daily", "broadcaster", "organisation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of states that meets under a name of its own and has no government ("the Visegrad Group")."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...]
    """Codes of the member states."""
    leaders: tuple[str, ...] = ()
    """Keys of the offices that come to its summits where a state does not send its leader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """An event whose day is a matter of record and that texts use to date other things."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: str
    """Concept key of the SKOS scheme `event-kinds`."""
    countries: tuple[str, ...] = ()
    date: PartialDate
    status: Status
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityData:
    """All records by key, in the order of the files."""

    persons: dict[str, Person]
    offices: dict[str, Office]
    tenures: dict[str, Tenure]
    administrations: dict[str, Administration]
    agreements: dict[str, Agreement]
    countries: dict[str, Country]
    groups: dict[str, Group]
    publishers: dict[str, Publisher]
    events: dict[str, DatedEvent]
    digest: str
    """Hex SHA-256 of the content, the same however rows and columns are ordered."""
