"""Any SPARQL 1.1 engine over HTTP as a store: Virtuoso, Fuseki, GraphDB, QLever, Neptune, another Oxigraph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import cast

import httpx
import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from kg.sparql.binding import Term, bind
from kg.sparql.default_graph import with_default_graph
from kg.sparql.tokens import form
from kg.store.protocol import NO_TERMS, Cell, Graph, QueryError, QueryTimeoutError, Solutions, Store, StoreError

# Virtuoso's JSON has a type of its own, `typed-literal`; its XML is the standard's.
XML = "application/sparql-results+xml"
N_TRIPLES = "application/n-triples"
BATCH = 5_000
"""Quads in one INSERT DATA; where an engine refuses so many (each has a limit of its own), half as many are tried."""
LEAST = 50
"""Quads in one INSERT DATA whose refusal is believed."""
FEWEST = 1_000
"""Triples of a result below which no engine cuts."""
LEAVING = NamedNode("urn:communique:leaving")
"""Graph that holds, for a moment, what is about to be removed."""
TIMEOUT = 600.0
"""Seconds for one request; a bulk load can take long."""
ROW_LIMIT_HEADER = "x-sparql-maxrows"
"""Virtuoso cuts results at its ResultSetMaxRows without another word than this header."""


STATE_HEADER = "x-sql-state"
PARTIAL = "S1TAT"
"""What Virtuoso says in that header when it gave up and sends, with status 200, what it had by then: at a `timeout`
that it was asked to keep, or at its own MaxQueryExecutionTime."""
LOOP_JOINS = 'DEFINE sql:select-option "loop"\n'
"""What Virtuoso is told with each query: its hash joins lose rows, and it takes them when its estimates are off, as
they can be after a load."""


class CutError(StoreError):
    """The engine gives only a part of a result."""

    def __init__(self, message: str, rows: int) -> None:
        super().__init__(message)
        self.rows = rows
        """How many it gives."""


class RemoteStore(Store):
    """A store behind a SPARQL 1.1 endpoint."""

    def __init__(
        self,
        query_url: str,
        update_url: str | None = None,
        default_graph: str | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """Talk to an engine.

        Args:
            query_url: its endpoint for queries.
            update_url: its endpoint for updates; without one the store cannot be written. User and password in the
                URL are sent with digest authentication.
            default_graph: IRI of the named graph that plays the default graph, for engines whose own is the union of
                all graphs or cannot be written.
            timeout: seconds for one request.
        """
        self._query_url = query_url
        self._update_url = update_url
        self._default = default_graph
        self._batch = BATCH
        self._uncut = 0
        self._joins: str | None = None
        self._http = httpx.Client(timeout=timeout, follow_redirects=False)

    def query(self, query: str, terms: Mapping[str, Term] = NO_TERMS) -> Solutions | bool | Iterator[Triple]:
        """See `Store.query`."""
        text = bind(query, terms)
        kind = form(text)
        if self._default:
            text = with_default_graph(text, self._default)
        graph = kind in ("construct", "describe")
        if self._joins is None:
            self._joins = joins_of(self._post(self._query_url, "query", "ASK {}", XML).headers)
        response = self._post(self._query_url, "query", self._joins + text, N_TRIPLES if graph else XML)
        if graph:
            triples = list(self._triples(response))
            if (most := self._limit(len(triples))) <= len(triples):
                raise self._cut(most)
            return iter(triples)
        try:
            result = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.XML)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._query_url}: the engine's answer is not SPARQL XML ({error})") from error
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        if kind == "ask":  # Virtuoso makes a table of it, with 1 or 0
            return any(cast("ox.Literal", solution[0]).value == "1" for solution in result)
        names = tuple(variable.value for variable in result.variables)
        rows = [tuple(cast("Cell", solution[name]) for name in names) for solution in result]
        if len(rows) >= row_limit(response.headers):
            raise self._cut(len(rows))
        return Solutions(names, iter(rows))

    def update(self, update: str) -> None:
        """See `Store.update`; the update names its graphs itself."""
        if self._update_url is None:
            raise StoreError(f"{self._query_url}: no URL for updates was given, so this store cannot be written")
        self._post(self._update_url, "update", update, "*/*")

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`. Blank nodes would lose their identity between requests and are refused."""
        rest = iter(quads)
        while batch := list(islice(rest, self._batch)):
            self._send(batch)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads; one that is not there is no error. Blank nodes are refused.

        They are put into a graph of their own and then taken away by pattern: DELETE DATA does not find every literal
        in every engine (Virtuoso: those with a language).
        """
        by_graph: dict[str | None, list[Quad]] = {}
        for quad in quads:
            leaving = Quad(quad.subject, quad.predicate, quad.object, LEAVING)
            by_graph.setdefault(self._graph_name(quad.graph_name), []).append(leaving)
        for name, leaving_quads in by_graph.items():
            self.drop(LEAVING)
            self.load(leaving_quads)
            self._remove_held_by(LEAVING, name)
        self.drop(LEAVING)

    def remove_from_default(self, graph: NamedNode) -> None:
        """Remove from the default graph what a named graph holds."""
        self._remove_held_by(graph, self._default)

    def _remove_held_by(self, holder: NamedNode, name: str | None) -> None:
        inner = "?s ?p ?o" if name is None else f"GRAPH <{name}> {{ ?s ?p ?o }}"
        self.update(f"DELETE {{ {inner} }} WHERE {{ GRAPH {holder} {{ ?s ?p ?o }} }}")

    def _send(self, batch: list[Quad]) -> None:
        by_graph: dict[str | None, list[str]] = {}
        for quad in batch:
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise StoreError(f"a blank node cannot be written to another engine: {quad.triple}")
            by_graph.setdefault(self._graph_name(quad.graph_name), []).append(f"{quad.triple} .")
        parts = ["\n".join(triples) for triples in by_graph.values()]
        blocks = [
            part if name is None else f"GRAPH <{name}> {{\n{part}\n}}"
            for name, part in zip(by_graph, parts, strict=True)
        ]
        try:
            self.update("INSERT DATA {\n" + "\n".join(blocks) + "\n}")
        except QueryTimeoutError:
            raise
        except StoreError:
            if len(batch) <= LEAST or self._update_url is None:
                raise
            self._batch = max(LEAST, len(batch) // 2)
            for half in (batch[: self._batch], batch[self._batch :]):
                self._send(half)

    def load_nquads(self, data: bytes) -> None:
        """See `Store.load_nquads`."""
        self.load(ox.parse(data, ox.RdfFormat.N_QUADS))

    def replace(self, graph: Graph, triples: Iterable[Triple]) -> None:
        """See `Store.replace`."""
        self.drop(graph)
        self.load(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)

    def drop(self, graph: Graph) -> None:
        """See `Store.drop`."""
        name = self._graph_name(graph)
        self.update("DROP SILENT DEFAULT" if name is None else f"DROP SILENT GRAPH <{name}>")

    def graphs(self) -> Iterator[NamedNode]:
        """See `Store.graphs`; the one that plays the default graph is none of them."""
        for (name,) in self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            if isinstance(name, NamedNode) and name.value != self._default:
                yield name

    def triples(self, graph: Graph) -> Iterator[Triple]:
        """See `Store.triples`."""
        inner = "?s ?p ?o" if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ ?s ?p ?o }}"
        try:
            return self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inner} }}")
        except CutError as error:
            return iter(self._pages(inner, self.count(graph), error.rows - 1))

    def _pages(self, inner: str, number: int, page: int) -> set[Triple]:
        """So many triples, page by page. Pages have no order that the standard promises: the number says whether they
        were all."""
        found: set[Triple] = set()
        for offset in range(0, number, page):
            rows = self.select(f"SELECT ?s ?p ?o WHERE {{ {inner} }} LIMIT {page} OFFSET {offset}")
            found |= {Triple(*cast("tuple[NamedNode, NamedNode, NamedNode]", row)) for row in rows}
        if len(found) != number:
            raise StoreError(f"{self._query_url}: the engine gave {len(found):,} of {number:,} triples")
        return found

    def _limit(self, number: int) -> float:
        """How many rows the engine gives at most, if it is no more than so many: some do not say so with a graph, hence
        one row more is asked for."""
        if number < FEWEST or number <= self._uncut:
            return float("inf")
        query = f"SELECT (1 AS ?x) WHERE {{ ?s ?p ?o }} LIMIT {number + 1}"
        most = row_limit(self._post(self._query_url, "query", query, XML).headers)
        if most > number:
            self._uncut = number
        return most

    def _cut(self, rows: float) -> CutError:
        told = f"{self._query_url}: the engine cuts results at {rows:,.0f} rows: raise its limit"
        return CutError(f"{told} (Virtuoso: ResultSetMaxRows)", int(rows))

    def count(self, graph: Graph | None = None) -> int:
        """See `Store.count`."""
        if graph is None:
            names: list[Graph] = [*self.graphs(), DefaultGraph()]
            return sum(self.count(name) for name in names)
        inner = "?s ?p ?o" if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ ?s ?p ?o }}"
        for (number,) in self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {inner} }}"):
            return int(cast("ox.Literal", number).value)
        return 0

    def snapshot(self, folder: Path) -> None:
        """See `Store.snapshot`."""
        raise StoreError(f"{self._query_url}: another engine's snapshots are its own business (asked for {folder})")

    def close(self) -> None:
        """See `Store.close`."""
        self._http.close()

    def _graph_name(self, graph: object) -> str | None:
        return graph.value if isinstance(graph, NamedNode) else self._default

    def _triples(self, response: httpx.Response) -> Iterator[Triple]:
        media = response.headers.get("content-type", "").partition(";")[0].strip()
        found = ox.RdfFormat.from_media_type(media) if media != "text/plain" else ox.RdfFormat.N_TRIPLES
        if found is None:
            raise StoreError(
                f"{self._query_url}: the engine answered with {media or 'no media type'}, not with a graph"
            )
        return (quad.triple for quad in ox.parse(io.BytesIO(response.content), format=found))

    def _post(self, url: str, kind: str, text: str, accept: str) -> httpx.Response:
        parsed = httpx.URL(url)
        login = httpx.DigestAuth(parsed.username, parsed.password) if parsed.username else httpx.USE_CLIENT_DEFAULT
        address = parsed.copy_with(username=None, password=None)
        try:
            response = self._http.post(
                address,
                data={kind: text},  # as a form: some engines never answer to a query sent as it is
                headers={"Accept": accept},
                auth=login,
            )
        except httpx.TimeoutException as error:
            raise QueryTimeoutError(f"{address}: the engine did not answer in time") from error
        except httpx.HTTPError as error:
            raise StoreError(f"{address}: {error}") from error
        if response.headers.get(STATE_HEADER) == PARTIAL:
            raise QueryTimeoutError(f"{address}: the engine gave up in the middle: raise its limit of time")
        if response.is_success:
            return response
        reason = first_line(response.text) or f"status {response.status_code}"
        if response.status_code == 400:
            raise QueryError(reason)
        raise StoreError(f"{address}: the engine answered {response.status_code}: {reason}")


def joins_of(headers: Mapping[str, str]) -> str:
    """What a query to the engine that answered so begins with."""
    return LOOP_JOINS if "virtuoso" in headers.get("server", "").lower() else ""


def row_limit(headers: Mapping[str, str]) -> float:
    """How many rows the engine gives at most, where it says so; else infinity."""
    text = headers.get(ROW_LIMIT_HEADER, "")
    return int(text) if text.isdecimal() and int(text) > 0 else float("inf")


def first_line(text: str) -> str:
    """The first line of an engine's message, at most 300 characters."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:300] if lines else ""
