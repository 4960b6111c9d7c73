"""From kept readings and merged contacts to the quads of the store, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.build.reading import Kept
from kg.build.report import BuildReport, Noted, Quarantined
from kg.merging.records import Merged
from kg.rdf import Iris, document_quads
from kg.records import AccountRef
from kg.validation import Result, Severity, ValidationReport, split_quarantine

_DEFAULT = DefaultGraph()


def served(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield each quad, and its triple in the default graph, which the store keeps once however often it is attested."""
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)


class Assembly:
    """Writes documents with the contacts that their accounts belong to, and notes in the report what it leaves out."""

    def __init__(self, merged: Merged, base: str, report: BuildReport) -> None:
        self.merged = merged
        self._base = base
        self._iris = Iris(base)
        self._report = report
        self._key_of = {ref: contact.key for contact in merged.contacts for ref in contact.accounts}

    def document(self, kept: Kept) -> Iterator[Quad]:
        """Yield the quads of one document: served ones twice (named and default graph), quarantined ones apart."""
        document, reading = kept.document, kept.reading
        refs = [AccountRef(document.doc, index) for index in range(len(reading.contacts))]
        quads = document_quads(document, reading, [self._key_of.get(ref) for ref in refs], base=self._base)
        results = [*kept.validation.results, *(self._turned_away(ref) for ref in refs if ref in self.merged.rejected)]
        self._report.add(document, reading)
        if not results:
            yield from served(quads)
            return
        report = ValidationReport.of(results)
        self._note(kept, report)
        serve, hold = split_quarantine(quads, report, self._base)
        yield from served(serve)
        yield from hold

    def _turned_away(self, ref: AccountRef) -> Result:
        account = self._iris.account(ref.doc, ref.index)
        return Result(
            focus=account,
            severity=Severity.VIOLATION,
            message=self.merged.rejected[ref],
            shape="HumanDecision",
            fact=account,
        )

    def _note(self, kept: Kept, report: ValidationReport) -> None:
        doc = kept.document.doc
        facts = self._facts(kept)
        for result in report.results:
            if result.fact is None:
                continue
            what, quote = facts.get(result.fact, (_tail(result.fact, self._base), ""))
            if result.severity is Severity.VIOLATION:
                self._report.quarantined.append(Quarantined(doc, what, result.message, quote))
            else:
                self._report.warnings.append(Noted(result.shape, doc, f"{what}: {result.message}", quote))

    def _facts(self, kept: Kept) -> dict[NamedNode, tuple[str, str]]:
        """Fact -> what it is called in the report, and its quote."""
        document, reading = kept.document, kept.reading
        spans = [
            (self._iris.account(document.doc, index), f"contact {index + 1}", contact.passage)
            for index, contact in enumerate(reading.contacts)
        ]
        spans += [
            (self._iris.act(document.doc, index), f"act {index + 1}", act.passage)
            for index, act in enumerate(reading.acts)
        ]
        spans += [
            (self._iris.mention(document.doc, official.key), f"mention of {official.name}", official.passage)
            for official in reading.officials
        ]
        return {
            node: (what, " ".join(document.quote(passage.start, passage.end).split())) for node, what, passage in spans
        }


def _tail(node: NamedNode, base: str) -> str:
    return node.value.removeprefix(base)
