"""Human decisions, and what merging yields besides `kg.records.MergedContact`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.records import AccountRef, MergedContact


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
class Merged:
    """The result of merging all accounts of a corpus."""

    contacts: tuple[MergedContact, ...]
    """Sorted by key."""
    rejected: Mapping[AccountRef, str]
    """Account -> the decision that rejects it."""
    corrections: Mapping[AccountRef, Sequence[Decision]]
    """Account -> decisions that correct what it says."""
    unapplied: tuple[tuple[Decision, str], ...] = ()
    """Decisions that found nothing to act on, with the reason."""
