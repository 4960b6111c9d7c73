"""Judged links in the graph: what people decided is asserted, and what they refused is not."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from kg.linking.judgements import Judgement, Judgements
from kg.linking.records import ENTITY
from kg.rdf import Iris
from kg.rdf.namespaces import CQ, SKOS
from kg.rdf.writer import english

PLACES = "https://w3id.org/communique/vocabulary/places/"


@dataclass(slots=True)
class Links:
    """The judgements that count, and which of them find nothing to act on."""

    judgements: Judgements
    base: str
    applied: int = 0
    unapplied: dict[str, str] = field(default_factory=dict)
    """`file:line` -> why a judgement is not applied."""

    @property
    def digest(self) -> str:
        """What the judgements come to: the same for files that decide the same."""
        standing = sorted((j.subject, j.item, j.verdict, _told(j)) for j in self.judgements.standing())
        return hashlib.sha256(repr(standing).encode()).hexdigest() if standing else ""

    def to_authority(self, quads: Iterable[Quad], places: Collection[str] = ()) -> list[Quad]:
        """Return the quads of the authority's graph with the links of its things, and of places (keys), as judged."""
        found = list(quads)
        subjects = {quad.subject for quad in found}
        for judgement in self._unique():
            kind, _, key = judgement.subject.partition("/")
            node = self._node(judgement)
            if (kind == "place" and key not in places) or (kind != "place" and node not in subjects):
                continue
            graph = Iris(self.base).authority_graph
            found = [quad for quad in found if not self._replaced(quad, node, judgement)]
            found += self._statements(judgement, node, graph)
            self.applied += 1
        return found

    def to_minted(self, minted: Collection[str], known: Collection[str]) -> list[Quad]:
        """Return the links of officials that only texts name, and note the judgements that find nothing.

        Args:
            minted: keys of officials made from texts.
            known: ids of everything the authority and the vocabulary of places have.
        """
        found: list[Quad] = []
        for judgement in self._unique():
            kind, _, key = judgement.subject.partition("/")
            if judgement.subject in known:
                continue
            if kind == "official" and key in minted:
                found += self._statements(judgement, self._node(judgement), Iris(self.base).authority_graph)
                self.applied += 1
            else:
                self.unapplied[judgement.source] = f"there is no {judgement.subject} in the graph"
        return found

    def _unique(self) -> list[Judgement]:
        """Judgements that count, without those that make two officials one item."""
        first: dict[str, str] = {}
        kept = []
        for judgement in self.judgements.standing():
            if judgement.verdict == "same" and judgement.subject.startswith("official/"):
                other = first.setdefault(judgement.item, judgement.subject)
                if other != judgement.subject:
                    told = (
                        f"{judgement.item} is {other} already: two officials who are one need a decision `same` first"
                    )
                    self.unapplied[judgement.source] = told
                    continue
            kept.append(judgement)
        return kept

    def _node(self, judgement: Judgement) -> NamedNode:
        kind, _, key = judgement.subject.partition("/")
        return NamedNode(PLACES + key if kind == "place" else f"{self.base}{judgement.subject}")

    @staticmethod
    def _replaced(quad: Quad, node: NamedNode, judgement: Judgement) -> bool:
        """Whether a link of the record gives way: to the item that was chosen, or because it was refused."""
        if quad.subject != node or quad.predicate != SKOS.exactMatch or not str(quad.object).startswith(f"<{ENTITY}"):
            return False
        return judgement.verdict == "same" or quad.object == NamedNode(ENTITY + judgement.item)

    @staticmethod
    def _statements(judgement: Judgement, node: NamedNode, graph: NamedNode) -> list[Quad]:
        if judgement.verdict == "different":
            return []
        item = NamedNode(ENTITY + judgement.item)
        return [Quad(node, SKOS.exactMatch, item, graph), Quad(node, CQ.evidence, english(_told(judgement)), graph)]


def _told(judgement: Judgement) -> str:
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.item} by {judgement.who}, {judgement.when.isoformat()}{why}"
