"""What a document's graph refers to: types, labels, tenures of the officials and offices it names.

Validating a graph together with this neighbourhood finds every violation that validating it within the whole store
would find, at a cost that depends on the document alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.authority import authority_quads
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import CQ, FOAF, GEO, OPENGOV, ORG, RDF, RDFS, SKOS
from kg.rdf.ontology import ontology_quads
from loaders.authority_records import AuthorityData

_READ_BY_SHAPES = frozenset(
    {RDF.type, RDFS.label, FOAF.name, SKOS.inScheme, GEO.lat, GEO.long, ORG.member, OPENGOV.post, CQ.acting, CQ.seats}
    | {CQ.startDate, CQ.startPrecision, CQ.endDate, CQ.endPrecision, CQ.recordStatus}
)
"""What shapes ask of a node that a document refers to; the rest of its description would only cost time."""


class Context:
    """The authority and the vocabularies, indexed by the resource that they describe."""

    def __init__(self, quads: Iterable[Quad | Triple]) -> None:
        """Index the quads of the authority's and the ontology's graphs."""
        self._by_subject: dict[NamedNode, list[Triple]] = defaultdict(list)
        self._tenures_of: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for quad in quads:
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or quad.predicate not in _READ_BY_SHAPES:
                continue
            self._by_subject[subject].append(Triple(subject, quad.predicate, value))
            if quad.predicate in (ORG.member, OPENGOV.post) and isinstance(value, NamedNode):
                self._tenures_of[value].append(subject)

    @classmethod
    def of(cls, authority: AuthorityData, base: str = DEFAULT_BASE) -> Context:
        """Return the context that an authority and the shipped vocabularies give."""
        return cls((*authority_quads(authority, base), *ontology_quads(base)))

    def neighbourhood(self, quads: Iterable[Quad | Triple]) -> list[Triple]:
        """Return the triples that describe what `quads` refer to."""
        quads = list(quads)
        named: dict[NamedNode, None] = {}
        untenured: set[NamedNode] = set()
        for quad in quads:
            if isinstance(quad.object, NamedNode) and quad.object in self._by_subject:
                named[quad.object] = None
            if isinstance(quad.subject, NamedNode) and quad.subject in self._by_subject:
                named[quad.subject] = None
        for office in self._offices_without_tenure(quads):
            untenured.add(office)
        for node in list(named):
            if (node in untenured) or self._is(node, CQ.Official):
                named.update(dict.fromkeys(self._tenures_of.get(node, ())))
        # Labels and types of what the tenures refer to: officials for messages, offices, organisations, countries.
        described = list(named)
        for node in described:
            for triple in self._by_subject[node]:
                if isinstance(triple.object, NamedNode) and triple.object in self._by_subject:
                    named[triple.object] = None
        return [triple for node in named for triple in self._by_subject[node]]

    def _is(self, node: NamedNode, kind: NamedNode) -> bool:
        return any(triple.predicate == RDF.type and triple.object == kind for triple in self._by_subject[node])

    @staticmethod
    def _offices_without_tenure(quads: list[Quad | Triple]) -> set[NamedNode]:
        """Return the offices of parties who are in office by no tenure: only there do other holders matter."""
        offices: dict[object, NamedNode] = {}
        tenured: set[object] = set()
        for quad in quads:
            if quad.predicate == CQ.office and isinstance(quad.object, NamedNode):
                offices[quad.subject] = quad.object
            elif quad.predicate == CQ.tenure:
                tenured.add(quad.subject)
        return {office for party, office in offices.items() if party not in tenured}
