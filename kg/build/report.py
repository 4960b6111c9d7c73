"""The report after a build: what was read, found, put in quarantine and why, and what a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.records import FindingKind, Reading
from loaders.document import Document

MOST_UNLINKED = 10
"""Officials unknown to the authority that the report lists."""
SHOWN = 10
"""Lines of one kind in the summary; the report file has them all."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file, a line of a file, or a decision that was turned away."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A fact that a shape refuses: kept in a graph of its own, not served as true."""

    doc: str
    what: str
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding of the reader, or a warning of a shape, with the words it is about."""

    kind: str
    doc: str
    message: str
    quote: str


@dataclass(slots=True, kw_only=True)
class BuildReport:
    """Counts and lists; lists are in the order of the documents."""

    documents: int = 0
    read_now: int = 0
    """Documents that had to be read; the others were known from an earlier build."""
    words: int = 0
    accounts: int = 0
    contacts: int = 0
    shared_contacts: int = 0
    """Contacts that several documents report."""
    acts: int = 0
    officials: int = 0
    """Mentions of officials, one for each person and document."""
    unlinked: Counter[str] = field(default_factory=Counter)
    """Keys of officials unknown to the authority -> number of documents."""
    _called: dict[str, Counter[str]] = field(default_factory=dict)
    """Key of such an official -> name and office as the documents give them -> number of documents."""
    triples: int = 0
    """In the default graph."""
    rejected: list[Rejection] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    warnings: list[Noted] = field(default_factory=list)
    findings: list[Noted] = field(default_factory=list)
    decisions_applied: int = 0
    links_applied: int = 0
    """Judgements on links to Wikidata."""

    def add(self, document: Document, reading: Reading) -> None:
        """Count one document."""
        self.documents += 1
        self.words += reading.words
        self.accounts += len(reading.contacts)
        self.acts += len(reading.acts)
        self.officials += len(reading.officials)
        for official in reading.officials:
            if not official.linked:
                where = f", {official.country}" if official.country else ""
                called = f"{official.name} ({official.office or 'office not given'}{where})"
                self.unlinked[official.key] += 1
                self._called.setdefault(official.key, Counter())[called] += 1
        for finding in reading.findings:
            quote = document.quote(finding.passage.start, finding.passage.end)
            self.findings.append(Noted(finding.kind.value, reading.doc, finding.message, " ".join(quote.split())))

    @property
    def complete(self) -> bool:
        """Whether everything given was built: nothing was turned away."""
        return not self.rejected

    def most_unlinked(self) -> list[tuple[str, int]]:
        """The most frequent officials that the authority does not know, by the name and office most texts give them."""
        names = {key: min(forms, key=lambda f: (-forms[f], -len(f), f)) for key, forms in self._called.items()}
        counted = ((names[key], count) for key, count in self.unlinked.items())
        return sorted(counted, key=lambda item: (-item[1], item[0]))[:MOST_UNLINKED]

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain values for JSON."""
        return {
            "documents": self.documents,
            "documents_read_now": self.read_now,
            "words": self.words,
            "accounts": self.accounts,
            "contacts": self.contacts,
            "contacts_with_several_accounts": self.shared_contacts,
            "acts": self.acts,
            "officials_mentioned": self.officials,
            "triples": self.triples,
            "decisions_applied": self.decisions_applied,
            "links_applied": self.links_applied,
            "rejected": [{"where": r.where, "reason": r.reason} for r in self.rejected],
            "quarantined": [
                {"doc": q.doc, "what": q.what, "reason": q.reason, "quote": q.quote} for q in self.quarantined
            ],
            "warnings": [_noted(w) for w in self.warnings],
            "findings": {
                kind.value: [_noted(f) for f in self.findings if f.kind == kind.value] for kind in FindingKind
            },
            "unlinked_officials": [{"official": name, "documents": count} for name, count in self.most_unlinked()],
        }

    def lines(self) -> Iterator[str]:
        """The summary for a person."""
        known = (
            f" ({self.documents - self.read_now:,} known from an earlier build)"
            if self.read_now < self.documents
            else ""
        )
        yield f"read        {self.documents:,} documents, {self.words:,} words{known}"
        yield (
            f"found       {self.contacts:,} contacts in {self.accounts:,} accounts"
            f" ({self.shared_contacts:,} in several documents), {self.acts:,} acts, {self.officials:,} officials named"
        )
        yield f"graph       {self.triples:,} triples"
        if self.decisions_applied:
            yield f"decisions   {self.decisions_applied:,} applied"
        if self.links_applied:
            yield f"links       {self.links_applied:,} applied"
        if self.rejected:
            # All of them: whoever gave these files must learn of each.
            yield f"rejected: {len(self.rejected):,}"
            yield from (f"  {r.where}: {r.reason}" for r in self.rejected)
        lists = {"quarantine": [f"{q.doc}: {q.what}: {q.reason}" for q in self.quarantined]}
        lists["warnings"] = [f"{w.doc}: {w.message}" for w in self.warnings]
        for kind, title in _TITLES.items():
            lists[title] = [f"{f.doc}: {f.message}: “{f.quote}”" for f in self.findings if f.kind == kind.value]
        for title, lines in lists.items():
            yield from _section(title, lines, len(lines))
        unlinked = [f"{name}: {count}" for name, count in self.most_unlinked()]
        yield from _section("unlinked officials, the most frequent first", unlinked, len(self.unlinked))


_TITLES = {
    FindingKind.HOLDER_CONTRADICTED: "holder contradicted",
    FindingKind.DATE_CONFLICT: "dates in conflict",
    FindingKind.NOT_UNDERSTOOD: "not understood",
}


def _noted(noted: Noted) -> dict[str, str]:
    return {"doc": noted.doc, "message": noted.message, "quote": noted.quote}


def _section(title: str, lines: list[str], total: int) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}: {total:,}"
    for line in lines[:SHOWN]:
        yield f"  {line}"
    if len(lines) > SHOWN:
        yield f"  … and {len(lines) - SHOWN:,} more: `--report FILE` lists all"
