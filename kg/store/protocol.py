"""What the project asks of a quad store, whatever engine it is.

The default graph of a store holds the deduplicated union of the served graphs; nobody asks an engine for a union.
Parameters of queries are RDF terms and are bound as terms (`kg.sparql.binding`), never pasted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.sparql.binding import Term

Cell = NamedNode | BlankNode | Literal | Triple | None
"""A value in a row of results; None where the variable is unbound."""
Graph = NamedNode | DefaultGraph
"""Name of a graph, or the default graph."""
NO_TERMS: Mapping[str, Term] = {}


class StoreError(Exception):
    """A store cannot do what was asked; the message says what to do next."""


class QueryError(StoreError):
    """The engine refuses the query or update: its text is wrong."""


class QueryTimeoutError(StoreError):
    """A query did not end within its deadline."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The result of a SELECT: rows are tuples in the order of `variables` (names without `?`), to be read once."""

    variables: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return self.rows


class Store(Protocol):
    """A quad store that is queried with SPARQL 1.1 and written graph by graph; engines inherit from it."""

    def query(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> Solutions | bool | Iterator[Triple]:
        """Run any query form. The result of CONSTRUCT and DESCRIBE is an iterator of triples.

        Raises:
            QueryError: the engine cannot parse or evaluate the query.
        """

    def select(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> Solutions:
        """Run a SELECT."""
        result = self.query(query, terms)
        if not isinstance(result, Solutions):
            raise QueryError("this is not a SELECT query")
        return result

    def ask(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> bool:
        """Run an ASK."""
        result = self.query(query, terms)
        if not isinstance(result, bool):
            raise QueryError("this is not an ASK query")
        return result

    def construct(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> Iterator[Triple]:
        """Run a CONSTRUCT or a DESCRIBE."""
        result = self.query(query, terms)
        if isinstance(result, bool | Solutions):
            raise QueryError("this is neither a CONSTRUCT nor a DESCRIBE query")
        return result

    def update(self, update: str) -> None:
        """Run a SPARQL Update."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads in bulk, without keeping them all in memory."""

    def load_nquads(self, data: bytes) -> None:
        """Add quads in bulk, as N-Quads that an RDF library has written: several times faster than objects."""

    def replace(self, graph: Graph, triples: Iterable[Triple]) -> None:
        """Make a graph hold exactly these triples."""

    def drop(self, graph: Graph) -> None:
        """Remove a graph; one that does not exist is no error."""

    def graphs(self) -> Iterator[NamedNode]:
        """Names of the named graphs."""

    def triples(self, graph: Graph) -> Iterator[Triple]:
        """All triples of one graph."""

    def count(self, graph: Graph | None = None) -> int:
        """Number of triples of a graph, or of quads of the whole store."""

    def snapshot(self, folder: Path) -> None:
        """Write a read-only copy that later writes do not touch; `folder` must not exist.

        Raises:
            StoreError: the engine has no snapshots that we can reach.
        """

    def close(self) -> None:
        """Let go of files and connections."""
