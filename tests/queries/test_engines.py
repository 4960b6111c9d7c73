"""Stored queries give the same answer on a second SPARQL 1.1 engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from kg.queries import load_queries
from tests.queries.test_answers import ANSWERS
from tests.queries.world import BASE

SELECTS = [(name, values) for name, values, *_ in ANSWERS if load_queries()[name].form == "select"]


@pytest.fixture(scope="module")
def second(world: Store) -> rdflib.Graph:
    """The default graph of the small world in rdflib."""
    graph = rdflib.Graph()
    for quad in world.quads_for_pattern(None, None, None, None):
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


@pytest.mark.parametrize(("name", "values"), SELECTS)
def test_same_answer(name: str, values: dict[str, str], world: Store, second: rdflib.Graph) -> None:
    text = load_queries()[name].bind(values, BASE)
    solutions = world.query(text)
    assert isinstance(solutions, QuerySolutions)
    ours = [tuple(None if term is None else str(term.value) for term in row) for row in solutions]
    theirs = [tuple(None if term is None else str(term) for term in row) for row in _select(second, text)]
    assert ours == theirs


def _select(graph: rdflib.Graph, text: str) -> Iterator[rdflib.query.ResultRow]:
    for row in graph.query(text):
        assert isinstance(row, rdflib.query.ResultRow)
        yield row


def _node(term: object) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    # rdflib still tells "a" from "a"^^xsd:string, which RDF 1.1 made one.
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=None if datatype == rdflib.XSD.string else datatype)
