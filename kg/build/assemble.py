"""From kept readings and merged contacts to the quads of the store, document by document."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.build.reading import Kept
from kg.build.report import BuildReport, Noted, Quarantined
from kg.merging.records import Merged
from kg.rdf import Iris, document_quads
from kg.records import AccountRef
from kg.validation import Result, Severity, ValidationReport, split_quarantine


def nquads(quads: Sequence[Quad]) -> bytes:
    """Write quads as N-Quads."""
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None  # it is given back where no output is named
    return written


def served(quads: Sequence[Quad]) -> bytes:
    """Write the quads of one graph as N-Quads, and once more in the default graph, the union of what is served.

    The store keeps a triple of the default graph once, however many graphs attest it.
    """
    if not quads:
        return b""
    named = nquads(quads)
    # In N-Quads a line end is a statement's end: inside literals it is escaped.
    return named + named.replace(f" {quads[0].graph_name} .\n".encode(), b" .\n")


class Assembly:
    """Writes documents with the contacts that their accounts belong to, and notes in the report what it leaves out."""

    def __init__(self, merged: Merged, base: str, report: BuildReport) -> None:
        self.merged = merged
        self._base = base
        self._iris = Iris(base)
        self._report = report
        self.minted: set[str] = set()
        """Keys of officials that the authority does not know, in the documents written so far."""
        self._key_of = {ref: contact.key for contact in merged.contacts for ref in contact.accounts}

    def document(self, kept: Kept) -> bytes:
        """Write one document as N-Quads: what is served (see `served`), and what is in quarantine apart."""
        document, reading = kept.document, kept.reading
        refs = [AccountRef(document.doc, index) for index in range(len(reading.contacts))]
        quads = document_quads(document, reading, [self._key_of.get(ref) for ref in refs], base=self._base)
        results = [*kept.validation.results, *(self._turned_away(ref) for ref in refs if ref in self.merged.rejected)]
        self._report.add(document, reading)
        self.minted.update(official.key for official in reading.officials if not official.linked)
        if not results:
            return served(quads)
        report = ValidationReport.of(results)
        self._note(kept, report)
        serve, hold = split_quarantine(quads, report, self._base)
        return served(serve) + nquads(hold)

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
        # One objection may concern several parts of a fact: it is told once.
        told = dict.fromkeys((r.fact, r.severity, r.shape, r.message) for r in report.results if r.fact is not None)
        for fact, severity, shape, message in told:
            what, quote = facts.get(fact, (fact.value.removeprefix(self._base), ""))
            if severity is Severity.VIOLATION:
                self._report.quarantined.append(Quarantined(doc, what, message, quote))
            else:
                self._report.warnings.append(Noted(shape, doc, f"{what}: {message}", quote))

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
