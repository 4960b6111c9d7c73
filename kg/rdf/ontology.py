"""The ontology, its vocabularies and the shapes as named graphs, so that a service can show what its terms mean.

Blank nodes of the files become IRIs in the order in which they occur: a rebuild gives the same quads.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.turtle import ONTOLOGY, shipped_files, shipped_triples


def ontology_quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """Return ontology and vocabularies in `{base}graph/ontology`."""
    iris = Iris(base)
    return _graph((ONTOLOGY, *shipped_files("vocabularies")), iris.ontology_graph, iris)


def shapes_quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the SHACL shapes in `{base}graph/shapes`."""
    iris = Iris(base)
    return _graph(shipped_files("shapes"), iris.shapes_graph, iris)


def _graph(names: Iterable[str], graph: NamedNode, iris: Iris) -> list[Quad]:
    quads: dict[Quad, None] = {}
    for name in names:
        skolems: dict[str, NamedNode] = {}
        prefix = f"{iris.base}.well-known/genid/{name.removesuffix('.ttl').replace('/', '-')}-"
        for triple in shipped_triples(name):
            quads[_skolemised(triple, graph, skolems, prefix)] = None
    return list(quads)


def _skolemised(triple: Triple, graph: NamedNode, skolems: dict[str, NamedNode], prefix: str) -> Quad:
    def named(term: NamedNode | BlankNode) -> NamedNode:
        if isinstance(term, NamedNode):
            return term
        return skolems.setdefault(term.value, NamedNode(f"{prefix}{len(skolems) + 1}"))

    subject, value = triple.subject, triple.object
    if isinstance(subject, Triple) or isinstance(value, Triple):
        raise ValueError("the graph is RDF 1.1: no triple terms")
    return Quad(named(subject), triple.predicate, value if isinstance(value, Literal) else named(value), graph)
