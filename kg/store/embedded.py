"""The store that needs nothing: Oxigraph, in a folder or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from kg.sparql.binding import Term, bind
from kg.store.lock import UseMark
from kg.store.protocol import NO_TERMS, Cell, Graph, QueryError, Solutions, Store, StoreError

DEFAULT = DefaultGraph()


class OxigraphStore(Store):
    """An embedded Oxigraph: on disk when opened from a folder, else in memory."""

    def __init__(self, inner: ox.Store, mark: UseMark | None = None) -> None:
        """Wrap an engine; `mark` is released when the store is closed."""
        self._inner: ox.Store | None = inner
        self._mark = mark

    @classmethod
    def in_memory(cls) -> OxigraphStore:
        """Make an empty store that lives as long as the process."""
        return cls(ox.Store())

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, mark: UseMark | None = None) -> OxigraphStore:
        """Open the database in `folder`; a missing one is created unless `read_only`.

        Raises:
            StoreError: it is not there, it is damaged, or another process has it open for writing.
        """
        if read_only and not (folder / "CURRENT").is_file():
            raise StoreError(f"{folder}: no graph database here; make one with `communique build`")
        try:
            if read_only:
                return cls(ox.Store.read_only(str(folder)), mark)
            return cls(ox.Store(str(folder)), mark)
        except OSError as error:
            raise StoreError(f"{folder}: the graph database cannot be opened ({_first_line(error)})") from error

    @property
    def inner(self) -> ox.Store:
        """The engine itself, for what the protocol does not cover."""
        if self._inner is None:
            raise StoreError("this store is closed")
        return self._inner

    def query(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> Solutions | bool | Iterator[Triple]:
        """See `Store.query`."""
        try:
            result = self.inner.query(bind(query, terms))
        except (SyntaxError, ValueError) as error:
            raise QueryError(_first_line(error)) from error
        except OSError as error:
            raise QueryError(f"the query cannot be evaluated: {_first_line(error)}") from error
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        if isinstance(result, ox.QuerySolutions):
            names = tuple(variable.value for variable in result.variables)
            return Solutions(names, (tuple(cast("Cell", solution[name]) for name in names) for solution in result))
        return result

    def update(self, update: str) -> None:
        """See `Store.update`."""
        try:
            self.inner.update(update)
        except SyntaxError as error:
            raise QueryError(_first_line(error)) from error
        except OSError as error:
            raise StoreError(f"the update failed: {_first_line(error)}") from error

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`."""
        self.inner.bulk_extend(quads)

    def load_nquads(self, data: bytes) -> None:
        """See `Store.load_nquads`."""
        # The program wrote it itself: its IRIs were checked as they were made.
        self.inner.bulk_load(data, ox.RdfFormat.N_QUADS, lenient=True)

    def replace(self, graph: Graph, triples: Iterable[Triple]) -> None:
        """See `Store.replace`."""
        self.inner.clear_graph(graph)
        self.inner.extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def drop(self, graph: Graph) -> None:
        """See `Store.drop`."""
        self.inner.remove_graph(graph)

    def graphs(self) -> Iterator[NamedNode]:
        """See `Store.graphs`."""
        return (name for name in self.inner.named_graphs() if not isinstance(name, BlankNode))

    def triples(self, graph: Graph) -> Iterator[Triple]:
        """See `Store.triples`."""
        return (quad.triple for quad in self.inner.quads_for_pattern(None, None, None, graph))

    def quads(self) -> Iterator[Quad]:
        """All quads of all graphs, the default graph included."""
        return iter(self.inner.quads_for_pattern(None, None, None, None))

    def count(self, graph: Graph | None = None) -> int:
        """See `Store.count`."""
        if graph is None:
            return len(self.inner)
        pattern = "?s ?p ?o" if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ ?s ?p ?o }}"
        ((number,),) = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        return int(number.value) if isinstance(number, ox.Literal) else 0

    def snapshot(self, folder: Path) -> None:
        """See `Store.snapshot`: hard links where the file system allows, so it takes milliseconds."""
        try:
            self.inner.backup(str(folder))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"no snapshot in {folder}: {_first_line(error)}") from error

    def finish(self, *, compact: bool = True) -> None:
        """Write everything to disk, and compact what several loads have left: the last step before publishing."""
        self.inner.flush()
        if compact:
            self.inner.optimize()

    def close(self) -> None:
        """See `Store.close`. The engine closes its files when its last reference goes."""
        self._inner = None
        if self._mark:
            self._mark.release()


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
