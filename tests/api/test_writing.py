"""`/update` and `/graph-store`: who may write, what is written, and that it is there when the answer says so."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.sparql.dataset import UpdateError, with_dataset
from kg.store import StoreError, StoreFolder
from tests.api.serving import TOKEN, Service, make_store

AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
A, B = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that may be written to; every test uses graphs of its own."""
    folder = tmp_path_factory.mktemp("writable") / "store"
    make_store(folder, [Quad(A, A, A, DefaultGraph()), Quad(A, A, A, NamedNode("https://example.org/built"))])
    with Service(store=folder, allow_update=True, token=TOKEN, workers=2, max_update_bytes=100_000) as service:
        yield service


def update(service: Service, text: str, **keywords: Any) -> httpx.Response:
    """POST an update."""
    headers = {"Content-Type": "application/sparql-update", **AUTHORIZED}
    return service.http.post("/update", content=text, headers=headers, **keywords)


def put(service: Service, graph: str, turtle: str, method: str = "PUT") -> httpx.Response:
    """Write a graph."""
    headers = {"Content-Type": "text/turtle", **AUTHORIZED}
    return service.http.request(method, "/graph-store", params={"graph": graph}, content=turtle, headers=headers)


def objects(service: Service, graph: str) -> list[str]:
    """Objects of a graph, sorted."""
    return sorted(service.values(f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", "o"))


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"])
def test_without_the_token_nothing_is_written(writable: Service, header: str | None) -> None:
    headers = [(b"Content-Type", b"application/sparql-update")]
    headers += [(b"Authorization", header.encode())] if header else []
    for method, url in (("POST", "/update"), ("PUT", "/graph-store?graph=x:1"), ("DELETE", "/graph-store?default")):
        response = writable.http.request(method, url, content="DROP ALL", headers=headers)
        assert response.status_code == 401
        assert response.headers["www-authenticate"].startswith("Bearer")
    assert writable.query("ASK { ?s ?p ?o }").json()["boolean"] is True


def test_without_the_flag_there_is_no_way_to_write(service: Service) -> None:
    for method, url in (("POST", "/update"), ("PUT", "/graph-store?default"), ("GET", "/graph-store?default")):
        assert service.http.request(method, url, headers=AUTHORIZED).status_code == 404
    assert service.query("INSERT DATA { <x:a> <x:b> <x:c> }").status_code == 400
    assert service.query("DROP ALL").status_code == 400


def test_the_flag_needs_a_token(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="COMMUNIQUE_TOKEN"), Service(store=tmp_path / "store", allow_update=True):
        pass


def test_the_next_query_sees_the_write(writable: Service) -> None:
    for number in range(20):
        assert update(writable, f"INSERT DATA {{ GRAPH <x:next> {{ <x:a> <x:n> {number} }} }}").status_code == 204
        assert len(objects(writable, "x:next")) == number + 1
    before = writable.query("SELECT * { GRAPH <x:next> { ?s ?p ?o } }").headers["etag"]
    assert put(writable, "x:next", "<x:a> <x:n> 1 .").status_code == 204
    after = writable.query("SELECT * { GRAPH <x:next> { ?s ?p ?o } }", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert objects(writable, "x:next") == ["1"]


def test_queries_go_on_while_it_is_written(writable: Service) -> None:
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(lambda: writable.query("ASK { ?s ?p ?o }").status_code) for _ in range(200)]
        written = [
            update(writable, f"INSERT DATA {{ GRAPH <x:busy> {{ <x:a> <x:n> {n} }} }}").status_code for n in range(10)
        ]
    assert written == [204] * 10
    assert {future.result() for future in asked} == {200}
    assert len(objects(writable, "x:busy")) == 10


def test_a_refused_write_changes_nothing(writable: Service) -> None:
    assert put(writable, "x:kept", "<x:a> <x:n> 1 .").status_code == 201
    assert put(writable, "x:kept", "<x:a> <x:n> 2 . nonsense").status_code == 400
    assert update(writable, "INSERT DATA { GRAPH <x:kept> { <x:a> <x:n> 2 } } ; nonsense").status_code == 400
    trig = {"Content-Type": "application/trig", **AUTHORIZED}
    assert writable.http.put("/graph-store?graph=x:kept", content="", headers=trig).status_code == 415
    long = put(writable, "x:kept", "<x:a> <x:n> 3 ." + " " * 200_000)
    assert long.status_code == 413
    assert objects(writable, "x:kept") == ["1"]


def test_graph_store(writable: Service) -> None:
    graph = "https://example.org/graph/1"
    read = {"params": {"graph": graph}, "headers": {"Accept": "application/n-triples"}}
    assert writable.http.get("/graph-store", **read).status_code == 404
    assert put(writable, graph, "<#a> <#b> 1 .").status_code == 201
    assert put(writable, graph, "<#a> <#b> 2 .", "POST").status_code == 204
    assert sorted(writable.http.get("/graph-store", **read).text.split()[2::4]) == [
        '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"2"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]
    assert f"<{graph}#a>" in writable.http.get("/graph-store", **read).text, "relative to the graph's IRI"
    head = writable.http.head("/graph-store", **read)
    assert (head.status_code, head.content) == (200, b"")
    assert writable.http.get("/graph-store", params={"graph": graph}, headers={"Accept": "text/csv"}).status_code == 406
    assert writable.http.delete("/graph-store", params={"graph": graph}, headers=AUTHORIZED).status_code == 204
    assert writable.http.delete("/graph-store", params={"graph": graph}, headers=AUTHORIZED).status_code == 404
    assert writable.http.get("/graph-store", **read).status_code == 404


def test_a_new_graph_gets_a_name(writable: Service) -> None:
    headers = {"Content-Type": "text/turtle", **AUTHORIZED}
    made = writable.http.post("/graph-store", content="<x:a> <x:b> 5 .", headers=headers)
    assert made.status_code == 201
    assert objects(writable, made.headers["location"]) == ["5"]


@pytest.mark.parametrize("query", ["", "?default&graph=x:1", "?graph=x:1&graph=x:2", "?graph=nonsense", "?other=1"])
def test_one_graph_must_be_named(writable: Service, query: str) -> None:
    headers = {"Content-Type": "text/turtle", **AUTHORIZED}
    assert writable.http.put(f"/graph-store{query}", content="", headers=headers).status_code == 400


def test_a_multipart_form_holds_several_documents(writable: Service) -> None:
    parts = [
        ("graph", ("a.ttl", "<x:a> <x:b> 1 .", "text/turtle")),
        ("graph", ("b.nt", "<x:a> <x:b> <x:c> .\n", "application/n-triples")),
    ]
    response = writable.http.post("/graph-store?graph=x:parts", files=parts, headers=AUTHORIZED)
    assert response.status_code == 201
    assert objects(writable, "x:parts") == ["1", "x:c"]


def test_using_graph_uri(writable: Service) -> None:
    assert put(writable, "x:source", "<x:a> <x:b> 7 .").status_code == 201
    text = "INSERT { GRAPH <x:target> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    assert update(writable, text, params={"using-graph-uri": "x:source"}).status_code == 204
    assert objects(writable, "x:target") == ["7"]
    own = "INSERT { GRAPH <x:target> { ?s ?p ?o } } USING <x:source> WHERE { ?s ?p ?o }"
    assert update(writable, own, params={"using-graph-uri": "x:source"}).status_code == 400


def test_a_build_and_the_service_exclude_each_other(writable: Service) -> None:
    folder = StoreFolder(Path(str(writable._settings["store"])))
    with pytest.raises(StoreError, match="communique serve --allow-update"):
        folder.lock("communique build").acquire()


def test_a_second_writing_service_says_who_is_in_the_way(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", [])
    refused = Service(store=store.path, allow_update=True, token=TOKEN)
    with store.lock("communique build"), pytest.raises(RuntimeError, match="communique build"), refused:
        pass
    with Service(store=store.path, allow_update=True, token=TOKEN) as service:
        assert put(service, "x:1", "<x:a> <x:b> 1 .").status_code == 201
    with store.lock("communique build"):
        pass
    with Service(store=store.path) as service:
        assert objects(service, "x:1") == ["1"]


def test_writes_in_memory_mode_are_seen_at_once(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", [Quad(A, A, B, DefaultGraph())])
    with Service(store=store.path, allow_update=True, token=TOKEN, mode="memory", workers=2) as service:
        for number in range(5):
            assert put(service, "x:1", f"<x:a> <x:b> {number} .").is_success
            assert objects(service, "x:1") == [str(number)]


@pytest.mark.parametrize(
    ("update_", "result"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "DELETE WHERE { ?s ?p ?o }"),
        ("INSERT DATA { <a> <b> 'WHERE' }", "INSERT DATA { <a> <b> 'WHERE' }"),
        (
            "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } where { ?s ?p 1 } ; CLEAR ALL",
            "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } USING <x:g> where { ?s ?p 1 } ; CLEAR ALL",
        ),
        (
            "INSERT { ?s ?p 2 } WHERE { { SELECT * WHERE { ?s ?p 1 } } }",
            "INSERT { ?s ?p 2 } USING <x:g> WHERE { { SELECT * WHERE { ?s ?p 1 } } }",
        ),
    ],
)
def test_where_using_goes(update_: str, result: str) -> None:
    assert with_dataset(update_, ["x:g"], []) == result


def test_no_iri_becomes_syntax() -> None:
    with pytest.raises(UpdateError):
        with_dataset("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ["x:g> WHERE {} ; DROP ALL #"], [])
