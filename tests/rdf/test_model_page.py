"""The page that explains the model shows graphs and a query that are real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, QuerySolutions, RdfFormat, Store, parse

from kg.rdf import Iris, authority_quads, contacts_quads, document_quads
from kg.rdf.namespaces import CQ, RDF
from loaders.authority import load
from tests.rdf.samples import KEYS, document, merged, reading

PAGE = Path(__file__).parents[2] / "docs" / "model.md"
ROW = re.compile(r"^\| ((?:`[^`]+`(?:, )?)+)[^|]*\| [^|]*\| ([^|]*) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def block(page: str, language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    return str(found)


def test_the_example_answers_its_query(page: str) -> None:
    store = Store()
    for quad in parse(block(page, "turtle"), format=RdfFormat.TRIG):
        store.add(quad)
        store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    rows = store.query(block(page, "sparql"))
    assert isinstance(rows, QuerySolutions)
    assert [row["date"].value for row in rows] == ["2017-02-07"]  # type: ignore[union-attr]


def test_the_example_uses_the_named_graphs_of_the_code(page: str) -> None:
    names = {quad.graph_name for quad in parse(block(page, "turtle"), format=RdfFormat.TRIG)}
    iris = Iris()
    assert names == {iris.authority_graph, iris.contacts_graph, iris.document_graph("releases/call.txt")}


def test_every_class_in_the_data_has_its_row(page: str) -> None:
    quads = [*authority_quads(load()), *document_quads(document(), reading(), KEYS), *contacts_quads(merged())]
    classes = {q.object for q in quads if q.predicate == RDF.type and str(q.object).startswith(f"<{CQ.iri}")}
    assert classes
    for name in sorted(str(node).removeprefix(f"<{CQ.iri}").rstrip(">") for node in classes):
        assert f"`cq:{name}`" in page, name


def test_every_property_in_the_data_is_on_the_page(page: str) -> None:
    quads = [*authority_quads(load()), *document_quads(document(), reading(), KEYS), *contacts_quads(merged())]
    used = {str(q.predicate).removeprefix(f"<{CQ.iri}").rstrip(">") for q in quads if CQ.iri in str(q.predicate)}
    assert used - set(re.findall(r"\bcq:(\w+)", page)) == set()
