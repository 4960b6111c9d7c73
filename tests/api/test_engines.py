"""The same questions to every engine: embedded, another Oxigraph, and Virtuoso, directly and through the endpoint."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.queries import load_queries
from kg.sparql.default_graph import with_default_graph
from kg.store import OxigraphStore, QueryError, Solutions, StoreError, open_store
from kg.store.protocol import QueryTimeoutError
from kg.store.protocol import Store as StoreProtocol
from kg.store.remote import RemoteStore, joins_of
from tests.api.serving import Service
from tests.engines import started
from tests.queries.test_answers import ANSWERS
from tests.queries.world import BASE, quads

GRAPH = "https://example.org/graph"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, str | None]]:
    """An engine over HTTP: URL for queries, URL for updates, graph that plays the default graph."""
    with started(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture(scope="module")
def world() -> Store:
    """The small world of the stored queries' tests."""
    store = Store()
    store.extend(quads())
    return store


@pytest.fixture(scope="module")
def remote(engine: tuple[str, str, str | None], world: Store) -> Iterator[RemoteStore]:
    """The engine with the small world in it, and its first hundred triples in a named graph as well."""
    store = open_store(engine[0], update_url=engine[1], default_graph=engine[2])
    assert isinstance(store, RemoteStore)
    found = world.quads_for_pattern(None, None, None, DefaultGraph())
    triples = [Quad(quad.subject, quad.predicate, quad.object) for quad in found]
    store.load(triples)
    store.load(Quad(t.subject, t.predicate, t.object, NamedNode(GRAPH)) for t in triples[:100])
    yield store
    store.close()


@pytest.fixture(scope="module")
def service(engine: tuple[str, str, str | None], remote: RemoteStore) -> Iterator[Service]:
    """The endpoint in front of the engine."""
    assert remote.count(DefaultGraph()) > 100
    with Service(**in_front_of(engine), query_timeout=30, max_result_bytes=50_000_000) as running_service:
        yield running_service


def in_front_of(engine: tuple[str, str, str | None]) -> dict[str, str]:
    """Settings of an endpoint in front of an engine."""
    more = {"store_default_graph": engine[2]} if engine[2] else {}
    return {"store": engine[0], "base": BASE, **more}


def rows(store: StoreProtocol, text: str) -> list[tuple[str | None, ...]]:
    """A result as texts."""
    result = store.query(text)
    if isinstance(result, Solutions):
        return [tuple(None if cell is None else str(cell) for cell in row) for row in result]
    return sorted((str(triple),) for triple in result) if not isinstance(result, bool) else [(str(result),)]


def as_values(table: list[tuple[str | None, ...]]) -> list[tuple[str | None, ...]]:
    """Virtuoso gives a boolean that a query computes as 1 or 0."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    same = {f'"true"^^<{xsd}boolean>': f'"1"^^<{xsd}integer>', f'"false"^^<{xsd}boolean>': f'"0"^^<{xsd}integer>'}
    return [tuple(same.get(cell, cell) if cell else cell for cell in row) for row in table]


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, values, *_ in ANSWERS])
def test_every_stored_query_gives_the_same_answer(
    remote: RemoteStore, world: Store, name: str, values: dict[str, str]
) -> None:
    text = load_queries()[name].bind(values, BASE)
    assert as_values(rows(remote, text)) == as_values(rows(OxigraphStore(world), text))


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, values, *_ in ANSWERS[::4]])
def test_stored_queries_through_the_endpoint(service: Service, world: Store, name: str, values: dict[str, str]) -> None:
    response = service.http.get(f"/queries/{name}", params=values, headers={"Accept": "text/csv, text/turtle"})
    assert response.status_code == 200, response.text
    if load_queries()[name].form == "select":
        expected = rows(OxigraphStore(world), load_queries()[name].bind(values, BASE))
        assert len(response.text.splitlines()) == len(expected) + 1


def test_a_triple_of_two_graphs_counts_once(remote: RemoteStore, service: Service) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    total = remote.count(DefaultGraph())
    assert service.values(query, "n") == [str(total)]
    in_graph = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
    assert service.values(in_graph, "n") == ["100"]
    assert service.values(f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> WHERE {{ ?s ?p ?o }}", "n") == ["100"]
    response = service.http.get("/sparql", params={"query": query, "default-graph-uri": GRAPH})
    assert response.json()["results"]["bindings"][0]["n"]["value"] == "100"


def test_formats_and_ask(service: Service) -> None:
    assert service.query("ASK { ?s ?p ?o }").json()["boolean"] is True
    assert service.query("ASK { ?s <x:nothing> ?o }").json()["boolean"] is False
    assert service.query("ASK { ?s ?p ?o }", "text/csv").text == "true"
    number = service.query("SELECT (1 AS ?x) WHERE { }").json()["results"]["bindings"][0]["x"]
    assert number["type"] == "literal"
    graph = service.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3", "application/n-triples")
    assert graph.headers["content-type"] == "application/n-triples"
    assert len([line for line in graph.text.splitlines() if line.endswith(".")]) == 3
    for accept in (
        "text/turtle",
        "application/rdf+xml",
        "application/ld+json",
        "application/trig",
        "application/n-quads",
    ):
        written = service.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3", accept)
        assert written.headers["content-type"].partition(";")[0] == accept
        assert len(list(parse(written.content, RdfFormat.from_media_type(accept)))) == 3
    assert service.query("SELECT * WHERE { ?s ?p ?o }", "image/png").status_code == 406


def test_errors_are_passed_on(service: Service) -> None:
    wrong = service.query("SELECT * WHERE { ?s ?p }")
    assert wrong.status_code == 400
    assert wrong.json()["type"].endswith("/bad-query")
    assert service.query("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").status_code == 400
    assert service.query("INSERT DATA { <x:a> <x:b> <x:c> }").status_code == 400


def test_the_deadline_holds(engine: tuple[str, str, str | None], remote: RemoteStore) -> None:
    assert remote.count(DefaultGraph()) > 100
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f)) }"
    with Service(**in_front_of(engine), query_timeout=1) as service:
        started = time.monotonic()
        response = service.query(heavy)
        assert response.status_code == 503, response.text
        assert time.monotonic() - started < 1.5 + 1
        assert service.query("ASK { ?s ?p ?o }").status_code == 200


def test_virtuoso_is_told_to_leave_the_joins_that_lose_rows(engine: tuple[str, str, str | None]) -> None:
    answer = httpx.post(engine[0], data={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+xml"})
    prologue = joins_of(answer.headers)
    assert bool(prologue) == (engine[2] is not None)
    query = f"{prologue}SELECT (1 AS ?x) WHERE {{ }}"  # it understands what it is told
    assert httpx.post(engine[0], data={"query": query}, headers={"Accept": "text/csv"}).is_success


@pytest.mark.parametrize("engine", ["virtuoso"], indirect=True)
def test_what_an_engine_had_when_it_gave_up_is_no_result(
    engine: tuple[str, str, str | None], remote: RemoteStore
) -> None:
    """Virtuoso says so in a header alone; Oxigraph gives up with an error."""
    # Short values of its own: of the long literals of texts Virtuoso keeps too much to stop in good order.
    graph = NamedNode("https://example.org/heavy")
    remote.replace(graph, (Quad(NamedNode(f"x:{n}"), NamedNode("x:p"), Literal(n)).triple for n in range(3_000)))
    three = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(3))
    heavy = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ {three} FILTER(?o0 < ?o1) }} }}"
    address = f"{engine[0]}?timeout=1000"  # its own limit, in milliseconds
    with closing(open_store(address, default_graph=engine[2])) as store, pytest.raises(QueryTimeoutError):
        store.query(heavy)


def test_a_cut_result_is_an_error(engine: tuple[str, str, str | None], remote: RemoteStore, service: Service) -> None:
    graph = NamedNode("https://example.org/many")
    remote.replace(graph, (Quad(NamedNode(f"x:{n}"), NamedNode("x:p"), Literal(n)).triple for n in range(10_500)))
    query = f"SELECT ?s ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    if engine[2] is None:
        assert len(list(remote.select(query))) == 10_500
        assert len(service.values(query, "s")) == 10_500
    else:
        with pytest.raises(StoreError, match="10,000 rows"):
            remote.select(query)
        cut = service.query(query)
        assert (cut.status_code, cut.json()["type"].rpartition("/")[2]) == (413, "result-too-large")
        for accept in ("text/csv", "application/sparql-results+xml", "text/tab-separated-values"):
            assert service.query(query, accept).status_code == 413
            assert service.query(query + " LIMIT 9000", accept).status_code == 200
        whole = f"CONSTRUCT {{ ?s <x:q> ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        for accept in ("text/turtle", "application/n-triples", "application/rdf+xml"):
            assert service.query(whole, accept).status_code == 413
            assert service.query(whole + " LIMIT 9000", accept).status_code == 200
        with pytest.raises(StoreError, match="10,000 rows"):
            remote.construct(whole)
        assert len(list(remote.triples(graph))) == 10_500
    remote.drop(graph)
    assert remote.count(graph) == 0


def test_what_cannot_be_written_is_refused(remote: RemoteStore, engine: tuple[str, str, str | None]) -> None:
    with pytest.raises(StoreError, match="blank node"):
        remote.load([Quad(BlankNode(), NamedNode("x:b"), Literal(1), DefaultGraph())])
    with pytest.raises(QueryError):
        remote.query("SELECT * WHERE { ?s ?p }")
    with pytest.raises(StoreError, match="no URL for updates"):
        RemoteStore(engine[0]).update("DROP ALL")


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(StoreError):
        RemoteStore("http://127.0.0.1:9/sparql").query("ASK {}")
    with pytest.raises(RuntimeError, match="does not answer"), Service(store="http://127.0.0.1:9/sparql"):
        pass


@pytest.mark.parametrize(
    ("query", "result"),
    [
        ("ASK { ?s ?p ?o }", "ASK { GRAPH <x:g> { ?s ?p ?o } }"),
        ("SELECT * { { ?s ?p '{' } } LIMIT 1", "SELECT * { GRAPH <x:g> { { ?s ?p '{' } } } LIMIT 1"),
        (
            "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
            "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <x:g> { GRAPH ?g { ?s ?p ?o } } }",
        ),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "CONSTRUCT  { ?s ?p ?o } WHERE { GRAPH <x:g> { ?s ?p ?o } } LIMIT 1"),
        ("SELECT * FROM <x:h> WHERE { ?s ?p ?o }", "SELECT * FROM <x:h> WHERE { ?s ?p ?o }"),
        ("DESCRIBE <x:a>", "DESCRIBE <x:a> FROM <x:g> "),
        ("DESCRIBE ?s WHERE { ?s ?p ?o }", "DESCRIBE ?s  FROM <x:g> WHERE { ?s ?p ?o }"),
        ("SELECT ?x { ?s ?p ?x } VALUES ?x { 1 }", "SELECT ?x { GRAPH <x:g> { ?s ?p ?x } } VALUES ?x { 1 }"),
    ],
)
def test_where_the_default_graph_goes(query: str, result: str) -> None:
    assert with_default_graph(query, "x:g") == result
    Store().query(result)
