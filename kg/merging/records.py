"""What merging yields: contacts shared by the accounts of several documents, and the redirects of old keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kg.records import Mode, Participant, Status


@dataclass(frozen=True, slots=True, order=True)
class AccountRef:
    """One account: the contact number `index` (from 0) of a document's `Reading.contacts`."""

    doc: str
    index: int

    def __str__(self) -> str:
        """Return how decision files and messages write it: the document and the number from 1."""
        return f"{self.doc}#{self.index + 1}"


class Verdict(StrEnum):
    """What a human decision says; the words of decision files."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A human judgement, applied on every build."""

    verdict: Verdict
    subject: str
    """Contact key, account (`path/of/document.txt#2`) or, for `same`, official key."""
    object: str | None = None
    """The other contact, account or official, for `same` and `different`."""
    field: str | None = None
    """What `correct` changes: date, mode, status."""
    value: str | None = None
    who: str
    when: dt.date
    why: str
    source: str
    """File name and line, for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedContact:
    """One contact and the accounts of it."""

    key: str
    accounts: tuple[AccountRef, ...]
    """Sorted."""
    mode: Mode
    status: Status
    earliest: dt.date | None
    """First local day on which an account lets it begin; accounts across time zones may differ by a day."""
    latest: dt.date | None
    participants: tuple[Participant, ...]
    """Everyone whom an account names, once, without passages; placeholders only where no account names a person."""
    fulfils: tuple[str, ...] = ()
    """Keys of the planned contacts that this held one carries out."""
    decisions: tuple[Decision, ...] = ()
    """Human decisions that shaped it."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A key that an earlier build published and this one does not."""

    key: str
    replaced_by: tuple[str, ...]
    """Keys of the contacts that now hold its accounts; several where it was split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The result of merging all accounts of a corpus."""

    contacts: tuple[MergedContact, ...]
    """Sorted by key."""
    redirects: tuple[Redirect, ...] = ()
    unapplied: tuple[tuple[Decision, str], ...] = ()
    """Decisions that found nothing to act on, with the reason."""
