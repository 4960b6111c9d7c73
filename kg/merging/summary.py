"""The few hundred bytes of an account that merging needs: what keeps its memory small on a large corpus."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from kg.records import AccountRef, Contact, Mode, Participant, Reading, Scope, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSummary:
    """One account, without its passages."""

    ref: AccountRef
    start: int
    """Where its passage begins: tells it from the document's other accounts when their numbers change."""
    publisher: str | None
    zone: str | None
    """IANA time zone of the publisher's local dates; None where unknown."""
    written: dt.date | None
    """First day on which the document may have been written."""
    mode: Mode
    status: Status
    scope: Scope
    earliest: dt.date | None
    latest: dt.date | None
    start_time: dt.time | None
    place: str | None
    parties: tuple[Participant, ...]
    """Participants without passages."""

    @property
    def doc(self) -> str:
        """The document that gives the account."""
        return self.ref.doc

    @property
    def exact(self) -> bool:
        """Whether the account fixes the day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """Length of its window in days; None where undetermined."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def sides(self) -> frozenset[str]:
        """The governments and organisations that take part; a person of unknown country is a side of their own."""
        return frozenset(side(party) for party in self.parties)


def side(party: Participant) -> str:
    """Return the country code, or a stand-in that only the same person shares."""
    return party.country or f"?{party.official or party.office or ''}"


def summarise(reading: Reading, zone: str | None) -> list[AccountSummary]:
    """Summarise all accounts of a document whose publisher counts days in `zone` (IANA name)."""
    return [_summary(reading, index, contact, zone) for index, contact in enumerate(reading.contacts)]


def _summary(reading: Reading, index: int, contact: Contact, zone: str | None) -> AccountSummary:
    return AccountSummary(
        ref=AccountRef(reading.doc, index),
        start=contact.passage.start,
        publisher=reading.publisher,
        zone=zone,
        written=reading.date.earliest,
        mode=contact.mode,
        status=contact.status,
        scope=contact.scope,
        earliest=contact.when.earliest,
        latest=contact.when.latest,
        start_time=contact.start_time,
        place=contact.place,
        parties=tuple(replace(party, passage=None) for party in contact.participants),
    )
