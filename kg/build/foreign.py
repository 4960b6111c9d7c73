"""What others have written into a store: it survives a rebuild."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.store import Generation, OxigraphStore

_UNATTESTED = """
SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }
"""


def foreign_quads(previous: Generation, base: str) -> Iterator[Quad]:
    """Yield the quads of a generation that no build has made: named graphs of others, and their default triples.

    A build's own graphs lie below `{base}graph/`, and every triple that it puts into the default graph stands in one of
    them.
    """
    description = previous.read("build") or {}
    own = tuple(f"{each}graph/" for each in {base, description.get("base", base)})
    store = previous.open()
    try:
        for name in store.graphs():
            if not name.value.startswith(own):
                for triple in store.triples(name):
                    yield Quad(triple.subject, triple.predicate, triple.object, name)
        if description.get("quads") != store.count():
            # Somebody has written since the build: only then is it worth looking at every triple.
            yield from _unattested(store)
    finally:
        store.close()


def _unattested(store: OxigraphStore) -> Iterator[Quad]:
    for subject, predicate, value in store.select(_UNATTESTED):
        assert isinstance(subject, NamedNode | BlankNode)
        assert isinstance(predicate, NamedNode)
        assert value is not None
        yield Quad(subject, predicate, value, DefaultGraph())
