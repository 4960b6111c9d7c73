"""What holds for every stored query as a file."""

from __future__ import annotations

import re
from collections.abc import Container
from importlib.resources import files

import pytest

from kg.queries import StoredQuery, load_queries
from loaders.authority import load
from tests.queries.world import BASE

QUERIES = load_queries()
AUTHORITY = load()
KNOWN: dict[str, Container[str]] = {
    "official": AUTHORITY.persons,
    "office": AUTHORITY.offices,
    "country": AUTHORITY.countries,
    "agreement": AUTHORITY.agreements,
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_examples_are_keys_of_the_authority(query: StoredQuery) -> None:
    for parameter in query.parameters:
        if parameter.kind in KNOWN and parameter.example is not None:
            assert parameter.example in KNOWN[parameter.kind], parameter.name


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_query_names_no_data_of_one_deployment(query: StoredQuery) -> None:
    for iri in re.findall(r"<(https://w3id\.org/communique/[^>]*)>", query.text):
        assert iri.startswith(("https://w3id.org/communique/ontology#", "https://w3id.org/communique/vocabulary/")), iri


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_select_fixes_the_order_of_its_rows(query: StoredQuery) -> None:
    if query.form == "select":
        # Of the outermost query: what stands after the last closing brace.
        assert "ORDER BY" in query.text.rsplit("}", 1)[1]


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_query_runs_with_all_its_parameters_and_with_none_but_the_needed(query: StoredQuery) -> None:
    every = {p.name: p.example or p.default or "" for p in query.parameters}
    for values in (query.examples(), every):
        assert not re.search(r"\?_", re.sub(r"\?__\w+", "", query.bind(values, BASE).split("PREFIX", 1)[1]))


def test_there_are_enough_and_each_is_one_file() -> None:
    names = {entry.name for entry in files("queries").iterdir() if entry.name.endswith(".rq")}
    assert names == {f"{name}.rq" for name in QUERIES}
    assert len(names) >= 14
