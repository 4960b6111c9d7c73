"""The whole comparison of one contact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kg.comparing import asking, coverage
from kg.comparing.alignment import align
from kg.comparing.facets import facets
from kg.comparing.records import Comparison, Told
from kg.store import Store


def compare(
    accounts: Sequence[Told],
    sides: Iterable[str] = (),
    window: tuple[dt.date, dt.date] | None = None,
    covered: Iterable[Mapping[str, str]] = (),
    reporters: Iterable[Mapping[str, str]] = (),
) -> Comparison:
    """Lay the accounts of one contact side by side; the further arguments are those of `coverage.voices`."""
    return Comparison(
        accounts=tuple(accounts),
        acts=align(accounts),
        facets=facets(accounts),
        voices=coverage.voices(accounts, sides, window, covered, reporters),
    )


def compare_contact(store: Store, contact: str, base: str) -> Comparison:
    """Compare the accounts of a contact of a store, given by key or IRI; without accounts where there is none."""
    accounts = asking.accounts_of(store, contact, base)
    covered, reporters = (
        asking.ask(store, name, base, contact=contact) for name in (coverage.COVERAGE, coverage.REPORTERS)
    )
    return compare(accounts, sides_of(accounts), window_of(accounts), covered, reporters)


def sides_of(accounts: Iterable[Told]) -> list[str]:
    """The country codes of all sides that the accounts name, sorted."""
    return sorted({p.country for account in accounts for p in account.summary.parties if p.country})


def window_of(accounts: Iterable[Told]) -> tuple[dt.date, dt.date] | None:
    """The days on which the contact may have taken place by any of its accounts; None where none is dated."""
    dated = [(a.summary.earliest, a.summary.latest) for a in accounts]
    days = [(first, last) for first, last in dated if first and last]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None
