"""The SPARQL 1.1 Protocol over real HTTP: what the W3C's suite does not ask."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from SPARQLWrapper import JSON, SPARQLWrapper

from api.protocol.formats import GRAPHS, SOLUTIONS, Format
from tests.api.conftest import EX
from tests.api.serving import Service
from tests.api.test_formats import CHROME

SELECT = f"SELECT ?n WHERE {{ <{EX}thing/20> <{EX}name> ?n }}"
ASK = f"ASK {{ <{EX}thing/20> <{EX}name> ?n }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{EX}thing/20> <{EX}name> ?n }}"
EVERYTHING = "SELECT * WHERE { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"


def port(service: Service) -> int:
    """Port of the service."""
    return int(service.url.rpartition(":")[2])


def raw(service: Service, request: bytes, timeout: float = 15) -> bytes:
    """Send bytes; the answer's head and body."""
    with socket.create_connection(("127.0.0.1", port(service)), timeout=timeout) as connection:
        connection.sendall(request)
        answer = connection.makefile("rb")
        head = b"".join(iter(answer.readline, b"\r\n"))
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-1])
        return head + b"\r\n" + answer.read(int(fields[b"content-length"]))


@pytest.mark.parametrize("found", SOLUTIONS, ids=lambda found: found.key)
def test_select_in_each_format(service: Service, found: Format) -> None:
    response = service.query(SELECT, found.media_type)
    assert response.status_code == 200
    assert response.headers["content-type"] == found.content_type
    assert "thing 20" in response.text


@pytest.mark.parametrize("found", SOLUTIONS, ids=lambda found: found.key)
def test_ask_in_each_format(service: Service, found: Format) -> None:
    response = service.query(ASK, found.media_type)
    assert response.headers["content-type"] == found.content_type
    assert "true" in response.text


@pytest.mark.parametrize("found", GRAPHS, ids=lambda found: found.key)
def test_construct_in_each_format(service: Service, found: Format) -> None:
    response = service.query(CONSTRUCT, found.media_type)
    assert response.headers["content-type"] == found.content_type
    triples = list(parse(response.content, RdfFormat.from_media_type(found.media_type)))
    assert [triple.object.value for triple in triples] == ["thing 20"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser uses it
def test_json_ld_is_read_by_another_library(service: Service) -> None:
    response = service.query(CONSTRUCT, "application/ld+json")
    assert [str(o) for o in rdflib.Graph().parse(data=response.text, format="json-ld").objects()] == ["thing 20"]


def test_get_and_both_posts_agree(service: Service) -> None:
    accept = {"Accept": "text/csv"}
    by_get = service.http.get("/sparql", params={"query": SELECT}, headers=accept)
    by_form = service.http.post("/sparql", data={"query": SELECT}, headers=accept)
    by_post = service.query(SELECT, "text/csv")
    assert by_get.status_code == 200
    assert by_get.text == by_form.text == by_post.text == "n\r\nthing 20\r\n"


def test_a_real_client_is_served(service: Service) -> None:
    client = SPARQLWrapper(service.url + "/sparql", returnFormat=JSON)
    client.setQuery(SELECT)
    assert client.query().convert()["results"]["bindings"][0]["n"]["value"] == "thing 20"


@pytest.mark.parametrize("text", ["100%25", "a+b", "%", "é & ü", "日本", "a\tb", "%E9"])
def test_a_form_is_decoded_once(service: Service, text: str) -> None:
    query = f"SELECT ({json.dumps(text, ensure_ascii=False)} AS ?x) {{}}"
    response = service.http.post("/sparql", content=urlencode({"query": query}), headers={"Content-Type": FORM})
    assert response.json()["results"]["bindings"][0]["x"]["value"] == text
    response = service.http.get("/sparql", params={"query": query})
    assert response.json()["results"]["bindings"][0]["x"]["value"] == text


def test_head_answers_like_get_without_body(service: Service) -> None:
    url = "/sparql?" + urlencode({"query": SELECT})
    get, head = service.http.get(url), service.http.head(url)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == get.headers[name]
    assert service.http.head("/sparql?" + urlencode({"query": "SELECT"})).status_code == 400
    long = service.http.head("/sparql?" + urlencode({"query": EVERYTHING}))
    assert (long.status_code, long.content) == (200, b"")


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (ASK, "image/png"), (CONSTRUCT, "text/csv"), (SELECT, "application/n-triples;q=0.5")],
)
def test_406_where_no_format_fits(service: Service, query: str, accept: str) -> None:
    response = service.query(query, accept)
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"method": "GET", "params": {"query": "SELECT * {"}}, 400),
        ({"method": "GET", "params": [("query", SELECT), ("query", SELECT)]}, 400),
        ({"method": "GET", "params": {"update": "DROP ALL"}}, 400),
        ({"method": "GET", "params": {"query": SELECT, "default-graph-uri": "no iri"}}, 400),
        ({"method": "POST", "data": {"nothing": "1"}}, 400),
        ({"method": "POST", "content": SELECT, "headers": {"Content-Type": "text/plain"}}, 415),
        ({"method": "POST", "content": SELECT}, 415),
        (
            {
                "method": "POST",
                "content": SELECT.encode("utf-16"),
                "headers": {"Content-Type": "application/sparql-query; charset=utf-16"},
            },
            415,
        ),
        ({"method": "POST", "content": b"ASK {'\xff'}", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"method": "POST", "content": b"query=%ff", "headers": {"Content-Type": FORM}}, 400),
        ({"method": "POST", "content": b"x=1&" * 2_000, "headers": {"Content-Type": FORM}}, 400),
        ({"method": "POST", "params": {"query": SELECT}, "data": {"query": SELECT}}, 400),
        ({"method": "PUT", "content": SELECT}, 405),
        ({"method": "DELETE"}, 405),
    ],
)
def test_what_is_no_query_is_refused(service: Service, request_: dict[str, Any], status: int) -> None:
    response = service.http.request(url="/sparql", **request_)
    assert response.status_code == status, response.text
    problem = response.json()
    assert problem["status"] == status
    assert problem["type"].startswith("https://")
    assert problem["title"]
    assert problem["detail"]


def test_405_lists_every_method(service: Service) -> None:
    allowed = service.http.put("/sparql").headers["allow"]
    assert set(allowed.replace(" ", "").split(",")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_options(service: Service) -> None:
    response = service.http.options("/sparql")
    assert response.status_code == 204
    assert set(response.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_cors(service: Service) -> None:
    origin = {"Origin": "https://elsewhere.example"}
    response = service.http.get("/sparql", params={"query": SELECT}, headers=origin)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "ETag" in response.headers["access-control-expose-headers"]
    preflight = {
        **origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, x-requested-with",
    }
    response = service.http.options("/sparql", headers=preflight)
    assert response.status_code == 200
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "x-requested-with" in response.headers["access-control-allow-headers"].lower()
    error = service.http.get("/sparql", params={"query": "nonsense"}, headers=origin)
    assert error.headers["access-control-allow-origin"] == "*"


def test_etag_spares_the_evaluation(service: Service) -> None:
    first = service.query(SELECT)
    again = service.query(SELECT, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = service.query(SELECT, "text/csv", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
    assert "accept" in first.headers["vary"].lower()
    assert "etag" not in service.query("SELECT (RAND() AS ?x) {}").headers


def test_compression(service: Service) -> None:
    headers = {"Accept-Encoding": "gzip"}
    whole = service.query(EVERYTHING + " LIMIT 100", "text/csv", headers=headers)
    plain = service.query(EVERYTHING + " LIMIT 100", "text/csv", headers={"Accept-Encoding": "identity"})
    assert whole.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert whole.text == plain.text
    streamed = service.query(EVERYTHING, "text/csv", headers=headers)
    assert streamed.headers["content-encoding"] == "gzip"
    assert "content-length" not in streamed.headers
    plain = service.query(EVERYTHING, "text/csv", headers={"Accept-Encoding": "gzip;q=0"})
    assert sorted(streamed.text.splitlines()) == sorted(plain.text.splitlines())
    assert "content-encoding" not in service.query(SELECT, headers=headers).headers, "too short to gain"


def test_lengths(service: Service) -> None:
    assert "content-length" in service.query(EVERYTHING + " LIMIT 50").headers
    assert service.query(EVERYTHING).headers["transfer-encoding"] == "chunked"


def test_dataset_of_the_protocol_takes_the_place_of_from(service: Service) -> None:
    count = "SELECT (COUNT(*) AS ?n) {0} WHERE {{ {1} }}"
    named = f"{EX}graph/10"

    def ask(query: str, **params: str | list[str]) -> int:
        response = service.http.get("/sparql", params={"query": query, **params})
        assert response.status_code == 200, response.text
        return int(response.json()["results"]["bindings"][0]["n"]["value"])

    everything = ask(count.format("", "?s ?p ?o"))
    assert everything == 9_000
    assert ask(count.format("", "?s ?p ?o"), **{"default-graph-uri": named}) == 90
    assert ask(count.format("", "?s ?p ?o"), **{"default-graph-uri": [named, f"{EX}graph/20"]}) == 180
    assert ask(count.format("", "GRAPH ?g { ?s ?p ?o }"), **{"default-graph-uri": named}) == 0
    assert ask(count.format("", "GRAPH ?g { ?s ?p ?o }"), **{"named-graph-uri": named}) == 90
    assert ask(count.format("", "?s ?p ?o"), **{"named-graph-uri": named}) == 0
    assert ask(count.format(f"FROM <{EX}graph/20>", "?s ?p ?o"), **{"default-graph-uri": f"{EX}nothing"}) == 0
    assert ask(count.format(f"FROM <{named}>", "?s ?p ?o")) == 90
    assert ask(count.format(f"FROM NAMED <{named}>", "GRAPH ?g { ?s ?p ?o }")) == 90
    assert ask(count.format(f"FROM <{named}>", "GRAPH ?g { ?s ?p ?o }")) == 0


def test_a_triple_of_several_graphs_counts_once_in_the_default_graph(service: Service) -> None:
    subject = f"<{EX}thing/20>"
    assert service.values(f"SELECT (COUNT(*) AS ?n) {{ {subject} ?p ?o }}", "n") == ["3"]
    assert service.values(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {subject} ?p ?o }} }}", "n") == ["3"]


def test_relative_iris_are_resolved_against_the_base_of_the_data(service: Service) -> None:
    assert service.values("SELECT ?n { <thing/20> <name> ?n }", "n") == ["thing 20"]
    assert service.values(f"BASE <{EX}thing/> SELECT ?n {{ <20> <../name> ?n }}", "n") == ["thing 20"]


def test_without_a_query_browsers_get_a_page_and_others_the_description(service: Service) -> None:
    page = service.http.get("/sparql", headers={"Accept": CHROME})
    assert page.headers["content-type"].startswith("text/html")
    assert "<textarea" in page.text
    for accept in ("*/*", "text/turtle", "application/rdf+xml", "application/ld+json"):
        response = service.http.get("/sparql", headers={"Accept": accept})
        assert response.status_code == 200
        assert response.headers["content-type"].split(";")[0] in {found.media_type for found in GRAPHS}
    graph = rdflib.Graph().parse(data=service.http.get("/sparql").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (None, sd.endpoint, rdflib.URIRef(service.url + "/sparql")) in graph
    assert (None, sd.feature, sd.BasicFederatedQuery) not in graph
    assert service.http.get("/sparql", headers={"Accept": "application/sparql-results+json"}).status_code == 400


def test_an_unknown_function_is_an_error_of_its_expression_only(service: Service) -> None:
    response = service.query("SELECT ?x ?y { BIND(1 AS ?x) BIND(<http://example.org/f>(?x) AS ?y) }")
    assert response.json()["results"]["bindings"] == [
        {"x": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}
    ]


def test_too_long_a_query(service: Service) -> None:
    assert service.query("ASK {}" + " " * 65_536).status_code == 413
    assert service.query("ASK {}" + " " * 65_530).status_code == 200
    assert service.http.post("/sparql", data={"query": "ASK {}" + "é" * 33_000}).status_code == 413
    url = b"GET /sparql?query=ASK%20%7B%7D" + b"%20" * 22_000
    assert raw(service, url + b" HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 414")


def chunks() -> Iterator[bytes]:
    """A body that never says how long it is."""
    for _ in range(1_000):
        yield b" " * 1_000


def test_lying_and_odd_bodies(service: Service) -> None:
    post = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    huge = raw(service, post + b"Content-Length: 99999999999\r\n\r\nASK {}")
    assert huge.startswith(b"HTTP/1.1 413")
    streamed = service.http.post("/sparql", content=chunks(), headers={"Content-Type": "application/sparql-query"})
    assert streamed.status_code == 413
    bomb = gzip.compress(b"ASK {}" + b" " * 50_000_000)
    response = service.http.post(
        "/sparql", content=bomb, headers={"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    )
    assert response.status_code == 415
    assert raw(service, post + b"Content-Length: -5\r\n\r\nASK {}").startswith(b"HTTP/1.1 400")
    assert raw(service, post + b"Content-Length: 6\r\nContent-Length: 9\r\n\r\nASK {}").startswith(b"HTTP/1.1 400")
    shorter = raw(service, post + b"Connection: close\r\nContent-Length: 3\r\n\r\nASK {}")
    assert shorter.startswith(b"HTTP/1.1 400"), "what is beyond the declared length is no part of the query"
    assert raw(service, b"\x16\x03\x01 hello\r\n\r\n").startswith(b"HTTP/1.1 400")


def test_too_long_a_head(service: Service) -> None:
    get = b"GET /sparql HTTP/1.1\r\nHost: x\r\n"
    assert raw(service, get + b"X: " + b"a" * 70_000 + b"\r\n\r\n").startswith(b"HTTP/1.1 431")
    assert raw(service, get + b"X: " + b"a" * 300_000).startswith(b"HTTP/1.1 431")
    assert raw(service, b"GET /" + b"a" * 300_000).startswith(b"HTTP/1.1 414")
    many = b"".join(b"X%d: aaaaaaaa\r\n" % i for i in range(6_000))
    assert raw(service, get + many + b"\r\n").startswith(b"HTTP/1.1 431")


def test_http_1_0_gets_a_length(service: Service) -> None:
    request = "GET /sparql?" + urlencode({"query": EVERYTHING}) + " HTTP/1.0\r\nAccept: text/csv\r\n\r\n"
    head, _, body = raw(service, request.encode()).partition(b"\r\n\r\n")
    assert b"chunked" not in head.lower()
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
    assert int(fields[b"content-length"]) == len(body) > 65_536


def test_a_client_that_goes_away_frees_its_worker(service: Service) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    request = b"GET /sparql?" + urlencode({"query": heavy}).encode() + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port(service))) as connection:
        connection.sendall(request)
        threading.Event().wait(0.5)
        assert service.http.get("/health").json()["engine"]["running"] == 1
    threading.Event().wait(0.5)
    assert service.http.get("/health").json()["engine"]["running"] == 0


def test_pipelined_and_kept_connections(service: Service) -> None:
    with httpx.Client(base_url=service.url, trust_env=False) as client:
        for _ in range(20):
            assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True
            assert client.get("/sparql", params={"query": "no query"}).status_code == 400


@pytest.mark.parametrize("media_type", ["text/turtle", "application/trig"])
def test_a_graph_is_written_with_the_prefixes_of_its_query(service: Service, media_type: str) -> None:
    pattern = "CONSTRUCT { <http://example.org/ns#a> ex:p <http://example.org/ns#b> } {}"
    with_prefix = service.query(f"PREFIX ex: <http://example.org/ns#> {pattern}", media_type)
    assert "ex:a ex:p ex:b" in with_prefix.text
    layout = ox.RdfFormat.from_media_type(media_type)
    relative = service.query(f"BASE <http://example.org/> PREFIX ex: <ns#> {pattern}", media_type)
    assert set(ox.parse(relative.text, format=layout)) == set(ox.parse(with_prefix.text, format=layout))
    many = "".join(f"PREFIX p{n}: <http://example.org/{n}#>\n" for n in range(200))
    assert "p1:" not in service.query(f"{many} PREFIX ex: <http://example.org/ns#> {pattern}", media_type).text
