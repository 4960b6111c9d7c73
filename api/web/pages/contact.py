"""The page of a contact: the readouts side by side."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten
from typing import Any

from fastapi import Request, Response

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, ask_all
from api.web.templating import render
from api.web.writing import plural
from kg.citing import Cited, citations, source_of
from kg.comparing import coverage, rows
from kg.comparing.compare import compare, sides_of, window_of
from kg.comparing.records import ActRow, Comparison, Told, Verdict

WIDEST = 12
"""Accounts that are laid side by side; further ones are listed."""
MOST_PAIRS = 20_000
"""Pairs of acts that one page compares, some 30,000 in a CPU-second: accounts beyond that are listed."""


async def page(request: Request, context: Context, iri: str) -> Response:
    """The accounts of a contact beside each other.

    Raises:
        Problem: the graph knows no such contact.
    """
    values = {"contact": iri}
    own = ("contact", "contact-parties", "contact-related", "contact-neighbours", "contact-evidence")
    names = (*own, rows.ACCOUNTS, rows.PARTIES, rows.ACTS, coverage.COVERAGE, coverage.REPORTERS)
    found = dict(zip(names, await ask_all(request, context, *((name, values) for name in names)), strict=True))
    if not found["contact"]:
        raise Problem(404, "not-found", f"the graph knows no contact {iri}; it may stand in quarantine")
    contact = found["contact"][0]
    accounts = rows.told(found[rows.ACCOUNTS], found[rows.PARTIES], found[rows.ACTS])
    fitting = _fitting(accounts)
    shown, further = accounts[:fitting], accounts[fitting:]
    covered, reporters = found[coverage.COVERAGE], found[coverage.REPORTERS]
    comparison = await asyncio.to_thread(compare, shown, sides_of(accounts), window_of(accounts), covered, reporters)
    before, after, number = _neighbours(found["contact-neighbours"], iri)
    related = found["contact-related"]
    return render(
        request,
        "contact.html",
        title=contact["label"],
        iri=iri,
        contact=contact,
        sides=_by_side(found["contact-parties"]),
        side_names={
            row["side"].rpartition("/")[2]: row["sideName"] for row in found["contact-parties"] if row["sideName"]
        },
        comparison=comparison,
        columns=_columns(shown, found["contact-evidence"]),
        further=further,
        sections=_sections(comparison),
        summary=_summary(comparison),
        plans=[row for row in related if row["relation"] in ("fulfils", "fulfilled")],
        former=[row["other"] for row in related if row["relation"] == "formerly"],
        decisions=[row["words"] for row in related if row["relation"] == "decision"],
        before=before,
        after=after,
        together=number,
        citations=citations(_cited(iri, contact["label"], found[rows.ACCOUNTS])),
        queries=[
            ("the accounts", found[rows.ACCOUNTS].query),
            ("what they say was agreed", found[rows.ACTS].query),
            ("coverage of the sides", covered.query),
        ],
    )


def _fitting(accounts: Sequence[Told]) -> int:
    """How many of the accounts one page compares."""
    acts = pairs = 0
    for number, account in enumerate(accounts[:WIDEST]):
        pairs += acts * len(account.acts)
        acts += len(account.acts)
        if pairs > MOST_PAIRS:
            return number
    return min(len(accounts), WIDEST)


@dataclass(frozen=True, slots=True)
class Column:
    """One account, with what stands in its head."""

    account: Told
    who: str
    """Who tells: the publisher, with the document where the publisher tells twice."""
    evidence: list[Row]
    flags: list[str]


def _columns(accounts: Sequence[Told], evidence: Sequence[Row]) -> list[Column]:
    times = Counter(account.publisher.name for account in accounts if account.publisher)
    made = []
    for account in accounts:
        own = [row for row in evidence if row["account"] == account.iri]
        name = account.publisher.name if account.publisher else ""
        who = (
            name if times[name] == 1 else ": ".join(filter(None, (name, shorten(account.title, 60, placeholder=" …"))))
        )
        reasons = [row for row in own if row["evidence"]]
        made.append(Column(account, who, reasons, [row["flag"] for row in own if row["flag"]]))
    return made


def _summary(comparison: Comparison) -> list[str]:
    """How the accounts stand to each other, in a line."""
    clashes = [facet.name for facet in comparison.facets if facet.verdict is Verdict.CONTRADICT]
    clashes += ["what was agreed"] * bool(comparison.rows(Verdict.CONTRADICT))
    both, only = len(comparison.rows(Verdict.BOTH)), len(comparison.rows(Verdict.ONLY))
    found = [f"they contradict each other on {' and '.join(clashes)}" if clashes else "no contradiction"]
    found.append(f"{plural(both, 'act')} told by more than one" if both else "no act told by more than one")
    return [*found, f"{plural(only, 'act')} by one alone"] if only else found


def _sections(comparison: Comparison) -> list[tuple[Verdict, str, Sequence[ActRow]]]:
    """The aligned acts in the order in which a reader asks for them; what one alone says stands in one row."""
    several = len(comparison.accounts) > 2
    both = "Two or more say" if several else "Both say"
    found = [(Verdict.CONTRADICT, "Contradict", comparison.rows(Verdict.CONTRADICT))]
    found.append((Verdict.BOTH, both, comparison.rows(Verdict.BOTH)))
    if alone := comparison.rows(Verdict.ONLY):
        columns = range(len(comparison.accounts))
        cells = tuple(tuple(act for row in alone for act in row.cells[column]) for column in columns)
        title = "Only one says" if len(comparison.accounts) > 1 else "It says"
        found.append((Verdict.ONLY, title, (ActRow(verdict=Verdict.ONLY, cells=cells, explanation=""),)))
    return [(verdict, title, rows) for verdict, title, rows in found if rows]


def _by_side(parties: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    once = list({row["party"]: row for row in reversed(parties)}.values())[::-1]
    return [(group[0], group) for _, found in groupby(once, key=lambda row: row["side"]) if (group := list(found))]


def _neighbours(found: Sequence[Row], iri: str) -> tuple[Row | None, Row | None, int]:
    """The contacts before and after this one, and how many there are with it."""
    once = list({row["contact"]: row for row in found}.values())
    place = next((number for number, row in enumerate(once) if row["contact"] == iri), None)
    if place is None:
        return None, None, len(once)
    before = once[place - 1] if place else None
    return before, once[place + 1] if place + 1 < len(once) else None, len(once)


def _cited(iri: str, label: str, accounts: Sequence[Any]) -> Cited:
    sources = dict.fromkeys(source_of(row) for row in accounts)
    return Cited(iri=iri, label=label, kind="contact", sources=tuple(sources))
