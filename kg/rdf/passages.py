"""Passages: the words of a document that show a fact, once per document however many facts they show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.rdf.iris import Iris
from kg.rdf.namespaces import CQ, OA, concept
from kg.rdf.writer import GraphWriter, integer_literal
from kg.records import Passage
from loaders.document import Document

CONTEXT = 32
"""Characters of `oa:prefix` and `oa:suffix`: enough to find a quote again in a page that has changed."""


class PassageWriter:
    """Writes the passages of one document into its graph."""

    def __init__(
        self, writer: GraphWriter, iris: Iris, document: Document, zones: Sequence[tuple[str, Passage]]
    ) -> None:
        self._writer = writer
        self._iris = iris
        self._document = document
        self._source = iris.document(document.doc)
        self._zones = sorted(zones, key=lambda zone: zone[1].start)
        self._starts = [zone.start for _, zone in self._zones]
        self._written: set[Passage] = set()

    def write(self, passage: Passage, kind: str) -> NamedNode:
        """Write a passage, what it shows (a concept key of `passage-kinds`), and return its IRI.

        Raises ValueError for offsets that are not a slice of the text: such a fact has no sentence to point to.
        """
        text, writer = self._document.text, self._writer
        node = self._iris.passage(self._document.doc, passage.start, passage.end)
        if passage not in self._written:
            if not 0 <= passage.start < passage.end <= len(text):
                raise ValueError(f"{self._document.doc}: passage {passage.start}-{passage.end} is outside of the text")
            self._written.add(passage)
            writer.types(node, CQ.Passage, OA.TextPositionSelector, OA.TextQuoteSelector)
            writer.add(node, OA.hasSource, self._source)
            writer.add(node, OA.start, integer_literal(passage.start))
            writer.add(node, OA.end, integer_literal(passage.end))
            writer.add(node, OA.exact, Literal(text[passage.start : passage.end]))
            writer.add(node, OA.prefix, Literal(text[max(0, passage.start - CONTEXT) : passage.start]))
            writer.add(node, OA.suffix, Literal(text[passage.end : passage.end + CONTEXT]))
            writer.link(node, CQ.zone, self._zone(passage))
        writer.add(node, CQ.passageKind, concept("passage-kinds", kind))
        return node

    def link(self, subject: NamedNode, predicate: NamedNode, passage: Passage | None, kind: str) -> None:
        """Write a passage, where there is one, and the relation to it."""
        if passage is not None:
            self._writer.add(subject, predicate, self.write(passage, kind))

    def _zone(self, passage: Passage) -> NamedNode | None:
        position = bisect_right(self._starts, passage.start) - 1
        if position < 0 or self._zones[position][1].end <= passage.start:
            return None
        return concept("zones", self._zones[position][0])
