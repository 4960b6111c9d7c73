"""The graph as a file, in any RDF syntax, written as it is read from the store."""

from __future__ import annotations

from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import PREFIXES, VOCABULARY
from kg.store import OxigraphStore, StoreError

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
    store: OxigraphStore, output: IO[bytes], syntax: str, graph: str | None = None, base: str = DEFAULT_BASE
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
        if not store.inner.contains_named_graph(name):
            raise StoreError(f"there is no graph {graph}: `communique query` with SELECT DISTINCT ?g lists them")
    prefixes = {**PREFIXES, "v": VOCABULARY, "": base}
    store.inner.dump(output, kind, from_graph=name, prefixes=prefixes)
