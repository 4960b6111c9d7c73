"""SERVICE to endpoints that the operator allows, asked over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from tests.api.conftest import EX, NAME, thing
from tests.api.serving import Service, make_store

POPULATION = NamedNode(EX + "population")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Another endpoint, with what the first one lacks."""
    quads = [Quad(thing(n), POPULATION, Literal(n * 1_000), DefaultGraph()) for n in range(20)]
    quads += [Quad(thing(n), NAME, Literal(f'"thing" {n}\n', language="fr"), DefaultGraph()) for n in range(20)]
    quads.append(Quad(BlankNode(), NamedNode(EX + "blank"), Literal(1), DefaultGraph()))
    folder = tmp_path_factory.mktemp("other") / "store"
    make_store(folder, quads)
    with Service(store=folder, workers=1) as service:
        yield service


@pytest.fixture(scope="module")
def federated(store_folder: Path, other: Service) -> Iterator[Service]:
    """A service that may ask the other one, and one that is not there."""
    allowed = [f"{other.url}/sparql", "http://127.0.0.1:9/sparql", f"{other.url}/health"]
    with Service(store=store_folder, base=EX, federation=allowed, workers=2, query_timeout=5) as service:
        yield service


def test_results_are_joined(federated: Service, other: Service) -> None:
    query = f"""PREFIX ex: <{EX}>
    SELECT ?n ?p ?french WHERE {{
      ?s ex:name ?n
      SERVICE <{other.url}/sparql> {{ ?s ex:population ?p OPTIONAL {{ ?s ex:name ?french }} FILTER(?p > 17000) }}
    }} ORDER BY ?p"""
    rows = federated.query(query).json()["results"]["bindings"]
    assert [(row["n"]["value"], row["p"]["value"]) for row in rows] == [("thing 18", "18000"), ("thing 19", "19000")]
    assert (rows[0]["french"]["value"], rows[0]["french"]["xml:lang"]) == ('"thing" 18\n', "fr")


def test_two_calls_and_none(federated: Service, other: Service) -> None:
    service = f"SERVICE <{other.url}/sparql>"
    first, second = (f"{service} {{ <{EX}thing/{n}> <{EX}population> ?{name} }}" for n, name in ((3, "a"), (4, "b")))
    query = f"SELECT ?a ?b {{ {first} {second} }}"
    assert (federated.values(query, "a"), federated.values(query, "b")) == (["3000"], ["4000"])
    assert federated.values(f"SELECT ?a {{ {service} {{ <x:nothing> ?p ?a }} }}", "a") == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <http://127.0.0.1:8/sparql> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE <{0}/> {{ ?s ?p ?o }} }}",
        "SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
        "SELECT * {{ BIND(<{0}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
        "PREFIX s: <{0}> SELECT * {{ SERVICE s: {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o ",
        "ASK {{ FILTER EXISTS {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }} }}",
    ],
)
def test_everything_else_is_refused(federated: Service, other: Service, query: str) -> None:
    response = federated.query(query.format(f"{other.url}/sparql"))
    assert response.status_code == 400
    assert response.json()["type"].endswith("/forbidden-query")


def test_an_endpoint_that_does_not_answer(federated: Service, other: Service) -> None:
    for endpoint in ("http://127.0.0.1:9/sparql", f"{other.url}/health"):
        response = federated.query(f"SELECT * {{ SERVICE <{endpoint}> {{ ?s ?p ?o }} }}")
        assert response.status_code == 503
        assert response.json()["type"].endswith("/federation-failed")
        assert endpoint in response.json()["detail"]
        silent = federated.query(f"SELECT ?x {{ BIND(1 AS ?x) SERVICE SILENT <{endpoint}> {{ ?s ?p ?o }} }}")
        assert len(silent.json()["results"]["bindings"]) == 1
    blank = federated.query(f"SELECT * {{ SERVICE <{other.url}/sparql> {{ ?s <{EX}blank> ?o }} }}")
    assert "blank nodes" in blank.json()["detail"]


def test_the_description_says_so(federated: Service) -> None:
    assert "BasicFederatedQuery" in federated.http.get("/sparql").text
