"""The graph as a file, in any RDF syntax, written as it is read from the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import PREFIXES, VOCABULARY
from kg.store import Graph, OxigraphStore, Store, StoreError

FORMATS = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
}
"""File suffix -> syntax. The first three hold named graphs, the others one graph."""


def write_graph(
    store: Store, output: IO[bytes], syntax: str, graph: str | None = None, base: str = DEFAULT_BASE
) -> None:
    """Write a store, or one of its graphs.

    Args:
        store: what to write.
        output: where to.
        syntax: a key of `FORMATS`.
        graph: IRI of a named graph, or `default`. Left out, a syntax with named graphs holds all of them, the default
            graph included, and one without holds the default graph, which is the union of what is served.
        base: base IRI of the data, for shorter names in Turtle and TriG.

    Raises:
        StoreError: there is no such graph.
    """
    kind = FORMATS[syntax]
    name: NamedNode | DefaultGraph | None = None
    if graph == "default" or (graph is None and not kind.supports_datasets):
        name = DefaultGraph()
    elif graph is not None:
        name = NamedNode(graph)
        if name not in set(store.graphs()):
            raise StoreError(f"there is no graph {graph}: `communique query` with SELECT DISTINCT ?g lists them")
    prefixes = {**PREFIXES, "v": VOCABULARY, "": base}
    if isinstance(store, OxigraphStore):
        store.inner.dump(output, kind, from_graph=name, prefixes=prefixes)
    else:
        statements = _dataset(store) if name is None else store.triples(name)
        serialize(statements, output, kind, prefixes=prefixes)


def _dataset(store: Store) -> Iterator[Quad]:
    names: list[Graph] = [DefaultGraph(), *sorted(store.graphs(), key=lambda name: name.value)]
    for name in names:
        for triple in store.triples(name):
            yield Quad(triple.subject, triple.predicate, triple.object, name)
