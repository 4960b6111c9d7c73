"""Human decisions on what single documents say, applied wherever a kept reading is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from kg.build.reading import Kept, checked
from kg.merging.decisions import kind_of
from kg.merging.identity import Person, identify
from kg.merging.records import Decision, Verdict
from kg.merging.ruling import Stated, correct
from kg.rdf import dockey
from kg.records import Contact, Evidence, EvidenceKind
from kg.validation import Context
from loaders.authority_records import AuthorityData


class Judgement:
    """Corrections of accounts, and officials who are one person. Documents that it touches are checked again."""

    def __init__(
        self, decisions: Sequence[Decision], persons: Mapping[str, Person], authority: AuthorityData, base: str
    ) -> None:
        """Take the decisions, and whom people declared to be one person."""
        self._persons = persons
        self._authority = authority
        self._base = base
        self._corrections: defaultdict[str, list[tuple[int, Decision]]] = defaultdict(list)
        for decision in decisions:
            kind, key = kind_of(decision.subject)
            if decision.verdict is Verdict.CORRECT and kind == "account":
                doc, _, number = key.rpartition("#") if "#" in key else key.rpartition("/")
                if number.isdecimal():
                    self._corrections[doc].append((int(number) - 1, decision))

    def apply(self, kept: Kept) -> Kept:
        """Return what the document says after all decisions about it."""
        if not self._corrections and not self._persons:
            return kept
        reading = identify(kept.reading, self._persons)
        doc = kept.document.doc
        for index, decision in (*self._corrections.get(doc, ()), *self._corrections.get(dockey(doc), ())):
            if index < len(reading.contacts):
                contacts = list(reading.contacts)
                contacts[index] = _correct(contacts[index], decision)
                reading = replace(reading, contacts=tuple(contacts))
        if reading == kept.reading:
            return kept
        return replace(checked(kept.document, reading, self._context, self._base), sentences=kept.sentences)

    @cached_property
    def _context(self) -> Context:
        return Context.of(self._authority, self._base)


def _correct(contact: Contact, decision: Decision) -> Contact:
    stated = correct(Stated(contact.when, contact.mode, contact.status), decision)
    when = stated.when
    if decision.field == "date":
        told = f"{decision.who} on {decision.when.isoformat()}: {decision.why}"
        when = replace(when, evidence=(*when.evidence, Evidence(EvidenceKind.DECISION, told)))
    return replace(contact, when=when, mode=stated.mode, status=stated.status)


def about_documents(decisions: Iterable[Decision]) -> bool:
    """Whether any decision changes what a document says."""
    return any(
        kind_of(decision.subject)[0] == "official"
        or (decision.verdict is Verdict.CORRECT and kind_of(decision.subject)[0] == "account")
        for decision in decisions
    )
