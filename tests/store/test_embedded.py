"""The embedded store: queries with bound terms, graphs, snapshots, errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.store import OxigraphStore, QueryError, Store, StoreError

EX = "https://example.org/"
SPOKE, NAME = NamedNode(f"{EX}spokeWith"), NamedNode(f"{EX}name")
A, B, ONE, TWO = (NamedNode(f"{EX}{name}") for name in ("a", "b", "graph/1", "graph/2"))


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> OxigraphStore:
    found = OxigraphStore.in_memory() if request.param == "memory" else OxigraphStore.open(tmp_path / "graph")
    attested = Triple(A, SPOKE, B)
    found.load(
        Quad(t.subject, t.predicate, t.object, graph)
        for t, graph in [
            (attested, ONE),
            (attested, TWO),
            (attested, DefaultGraph()),
            (attested, DefaultGraph()),
            (Triple(A, NAME, Literal('Min"istry')), ONE),
        ]
    )
    return found


def test_it_is_a_store(store: OxigraphStore) -> None:
    as_protocol: Store = store
    assert as_protocol.ask("ASK {}")


def test_a_triple_counts_once_in_the_default_graph_and_once_in_each_named_one(store: OxigraphStore) -> None:
    assert [cell for row in store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") for cell in row] == [
        Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    ]
    assert store.count(DefaultGraph()) == 1
    assert store.count(ONE) == 2
    assert store.count() == 4
    assert {graph.value for graph in store.graphs()} == {ONE.value, TWO.value}


def test_terms_are_bound_as_terms(store: OxigraphStore) -> None:
    query = "SELECT ?who WHERE { GRAPH ?g { ?who ?p ?name } }"
    found = store.select(query, {"name": Literal('Min"istry'), "g": ONE})
    assert found.variables == ("who",)
    assert list(found) == [(A,)]
    assert not store.ask("ASK { ?s ?p ?name }", {"name": Literal('x" . ?s ?p ?o . #')})


def test_unbound_cells_are_none(store: OxigraphStore) -> None:
    assert list(store.select("SELECT ?s ?x WHERE { ?s ?p ?o OPTIONAL { ?s <urn:none> ?x } }")) == [(A, None)]


def test_construct_and_describe_give_triples(store: OxigraphStore) -> None:
    assert list(store.construct("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }")) == [Triple(B, SPOKE, A)]
    assert list(store.construct("DESCRIBE ?x", {"x": A})) == [Triple(A, SPOKE, B)]


def test_replace_and_drop(store: OxigraphStore) -> None:
    store.replace(ONE, [Triple(B, SPOKE, A)])
    assert list(store.triples(ONE)) == [Triple(B, SPOKE, A)]
    store.drop(ONE)
    store.drop(NamedNode(f"{EX}graph/none"))
    assert [graph.value for graph in store.graphs()] == [TWO.value]
    store.replace(DefaultGraph(), [])
    assert store.count(DefaultGraph()) == 0


def test_update(store: OxigraphStore) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{TWO.value}> {{ <{B.value}> <{SPOKE.value}> <{A.value}> }} }}")
    assert store.count(TWO) == 2


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x WHERE { ?x }", "INSERT DATA { <a:b> <a:b> <a:b> }", ""])
def test_wrong_queries_are_query_errors(store: OxigraphStore, query: str) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_the_form_must_fit(store: OxigraphStore) -> None:
    with pytest.raises(QueryError, match="not a SELECT"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match="not an ASK"):
        store.ask("SELECT * {}")
    with pytest.raises(QueryError, match="neither"):
        store.construct("ASK {}")


def test_a_snapshot_does_not_see_later_writes(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path / "graph")
    store.load([Quad(A, SPOKE, B, ONE)])
    store.snapshot(tmp_path / "snapshot")
    store.drop(ONE)
    copy = OxigraphStore.open(tmp_path / "snapshot", read_only=True)
    assert copy.count(ONE) == 1
    with pytest.raises(StoreError, match="no snapshot"):
        store.snapshot(tmp_path / "snapshot")


def test_a_missing_or_a_closed_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph database here"):
        OxigraphStore.open(tmp_path / "nothing", read_only=True)
    store = OxigraphStore.in_memory()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_two_writers_of_one_database_are_refused(tmp_path: Path) -> None:
    first = OxigraphStore.open(tmp_path / "graph")
    with pytest.raises(StoreError, match="cannot be opened"):
        OxigraphStore.open(tmp_path / "graph")
    first.close()
