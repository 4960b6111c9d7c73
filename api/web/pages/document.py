"""The page of a document: its text with the passages that show facts, why it has its date, what was not understood."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import Request, Response

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, ask_all
from api.web.marking import Mark, marked
from api.web.templating import page_path, render, root_of
from kg.citing import Cited, Source, citations
from kg.queries import ParameterError

KINDS = {
    "account": "contact",
    "act": "act",
    "mention": "official",
    "participation": "party",
    "phrase-use": "phrase",
    "agreement": "agreement",
    "event": "event",
    "evidence": "date-evidence",
    "finding": "finding",
}
"""First word of a fact's path -> kind of the passage that shows it."""
PROPERTIES = {
    "furtherPassage": "further",
    "verbPassage": "verb",
    "placePassage": "place",
    "occasionPassage": "occasion",
}
"""Properties other than `cq:passage` that say more of the kind."""
FIRST = ("act", "contact", "agreement", "phrase", "event", "official", "party", "finding", "date-evidence", "further")
"""Of several facts that one passage shows, the words lead to the first of these kinds."""
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
LISTS = (
    ("contact", "Contacts"),
    ("act", "Agreed, promised, asked"),
    ("official", "Officials"),
    ("agreement", "Named agreements"),
    ("phrase", "Formulae"),
    ("event", "Dated events"),
)
"""What the margin lists, in this order."""


@dataclass(slots=True)
class Fact:
    """A fact in the margin."""

    iri: str
    kind: str
    label: str
    leads: str
    """IRI of what it is about (the contact, the official), else its own."""
    aspect: str
    start: int
    end: int


@dataclass(slots=True)
class Found:
    """The passages of a document and what they show."""

    kinds: defaultdict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    facts: dict[tuple[str, str], Fact] = field(default_factory=dict)
    """(IRI, kind) -> the fact, at its first passage."""
    at: defaultdict[tuple[int, int], list[Fact]] = field(default_factory=lambda: defaultdict(list))


async def page(request: Request, context: Context, iri: str) -> Response:
    """A document with its passages.

    Raises:
        Problem: the graph knows no such document.
    """
    base = context.settings.base
    key = iri.removeprefix(f"{base}document/")
    found, facts, notes = await ask_all(
        request,
        context,
        ("document", {"document": iri}),
        ("document-facts", {"document": iri}),
        ("document-evidence", {"document": iri, "quarantine": f"{base}graph/quarantine/{key}"}),
    )
    if not found:
        raise Problem(404, "not-found", f"the graph knows no document {iri}")
    document = found[0]
    passages = read_facts(facts, notes, base)
    sought = _sought(request)
    if sought is not None:
        passages.kinds[sought].add("sought")
    text = await asyncio.to_thread(_marked, document["text"], passages, base, root_of(request))
    source = Source(
        iri=iri,
        title=document["title"],
        publisher=document["publisherName"],
        issued=document["issued"],
        url=document["url"],
        language=document["language"] or "en",
    )
    return render(
        request,
        "document.html",
        title=document["title"],
        iri=iri,
        document=document,
        text=text,
        lists=[(kind, name, listed) for kind, name in LISTS if (listed := _listed(passages.facts, kind))],
        evidence=[row for row in notes if row["role"] == "evidence"],
        findings=[row for row in notes if row["role"] == "finding"],
        quarantine=[row for row in notes if row["role"] == "quarantine"],
        citations=citations(Cited(iri=iri, label=document["title"], kind="document", sources=(source,))),
        queries=[("the document", found.query), ("its passages and facts", facts.query)],
    )


def _sought(request: Request) -> tuple[int, int] | None:
    """The sentence that the URL asks to mark (`at=START-END`): where a search leads.

    Raises:
        ParameterError: it is no span.
    """
    given = request.query_params.get("at", "")
    if not given:
        return None
    match = _SPAN.fullmatch(given)
    if match is None:
        raise ParameterError("at", f"at={given!r} is not START-END, two whole numbers")
    return int(match[1]), int(match[2])


def read_facts(facts: Sequence[Row], notes: Sequence[Row], base: str) -> Found:
    """Sort what stands in the rows of `document-facts` and `document-evidence` by passage."""
    found = Found()
    for row in facts:
        span = (row["start"].number, row["end"].number)
        kind = PROPERTIES.get(row["property"].rpartition("#")[2]) or KINDS.get(_kind(row["fact"], base), "official")
        found.kinds[span].add(kind)
        fact = Fact(
            iri=row["fact"],
            kind=kind,
            label=row["label"] or row["words"] or row["fact"].rpartition("/")[2],
            leads=row["leads"] if kind in ("contact", "official", "party", "further") and row["leads"] else row["fact"],
            aspect=row["aspect"],
            start=span[0],
            end=span[1],
        )
        found.at[span].append(fact)
        found.facts.setdefault((row["fact"], kind), fact)
    for row in notes:
        if row["start"] and row["role"] == "quarantine":
            found.kinds[row["start"].number, row["end"].number].add("finding")
    return found


def _kind(iri: str, base: str) -> str:
    return iri.removeprefix(base).partition("/")[0]


def _listed(facts: Mapping[tuple[str, str], Fact], kind: str) -> list[Fact]:
    return sorted((fact for fact in facts.values() if fact.kind == kind), key=lambda fact: (fact.start, fact.label))


def _marked(text: str, found: Found, base: str, root: str) -> str:
    marks = []
    for (start, end), kinds in found.kinds.items():
        best = min(found.at[start, end], key=lambda fact: (_rank(fact.kind), fact.iri), default=None)
        path = page_path(best.leads, base) if best else None
        marks.append(
            Mark(
                start=start,
                end=end,
                kinds=tuple(sorted(kinds)),
                href=root + path if path else "",
                title=best.label if best and path else "",
            )
        )
    return marked(text, marks)


def _rank(kind: str) -> int:
    return FIRST.index(kind) if kind in FIRST else len(FIRST)
