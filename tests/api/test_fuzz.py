"""Queries that a grammar makes up: whatever comes, the answer is a result or a problem that was meant to be."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import EX
from tests.api.serving import TOKEN, Service

MEANT = {200, 304, 400, 406, 413, 414, 415, 429, 431, 503}
VARIABLE = st.sampled_from(["?s", "?p", "?o", "?x", "$y"])
TERM = st.one_of(
    VARIABLE,
    st.sampled_from(
        [
            f"<{EX}knows>",
            f"<{EX}thing/10>",
            "<x:>",
            "<relative>",
            "1",
            "-2.5",
            "1e9",
            "true",
            '"a"',
            "'é'@en",
            "_:b",
            "[]",
            '"2017-02-07"^^<http://www.w3.org/2001/XMLSchema#date>',
            "()",
            "(1 2)",
            "a",
            '"""\n"""',
            "ex:none",
            "<<( ?s ?p ?o )>>",
        ]
    ),
)
OPERATORS = st.sampled_from(["=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||", "IN", "NOT IN"])
FUNCTIONS = st.sampled_from(
    (
        "STR LANG DATATYPE BOUND IRI BNODE RAND ABS CONCAT SUBSTR REPLACE REGEX YEAR NOW MD5 IF COALESCE EXISTS COUNT "
        "SUM GROUP_CONCAT SAMPLE STRDT <x:f> SERVICE"
    ).split()
)


def _expressions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, OPERATORS, inner),
        st.builds("{}({})".format, FUNCTIONS, st.lists(inner, max_size=3).map(", ".join)),
        st.builds("!{}".format, inner),
    )


EXPRESSION = st.recursive(TERM, _expressions, max_leaves=8)
PATH = st.recursive(
    st.sampled_from([f"<{EX}knows>", f"<{EX}name>", "a", "<x:>"]),
    lambda inner: st.one_of(
        st.builds("({}/{})".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("{}{}".format, inner, st.sampled_from(["*", "+", "?"])),
        st.builds("^{}".format, inner),
        st.builds("!({})".format, inner),
    ),
    max_leaves=4,
)
TRIPLE = st.builds("{} {} {} .".format, TERM, st.one_of(PATH, VARIABLE), TERM)
GROUP = st.recursive(
    st.lists(TRIPLE, max_size=3).map(" ".join),
    lambda inner: st.one_of(
        st.builds("{{ {} }}".format, inner),
        st.builds("{} OPTIONAL {{ {} }}".format, inner, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{} MINUS {{ {} }}".format, inner, inner),
        st.builds("{} FILTER({})".format, inner, EXPRESSION),
        st.builds("{} BIND({} AS {})".format, inner, EXPRESSION, VARIABLE),
        st.builds("{} VALUES {} {{ {} }}".format, inner, VARIABLE, st.lists(TERM, max_size=3).map(" ".join)),
        st.builds("GRAPH {} {{ {} }}".format, TERM, inner),
        st.builds("SERVICE {} {{ {} }}".format, TERM, inner),
        st.builds("{{ SELECT {} WHERE {{ {} }} }}".format, VARIABLE, inner),
        st.builds("{} FILTER NOT EXISTS {{ {} }}".format, inner, inner),
    ),
    max_leaves=6,
)
MODIFIERS = st.lists(
    st.one_of(
        st.builds("ORDER BY {}".format, VARIABLE),
        st.builds("GROUP BY {}".format, VARIABLE),
        st.builds("HAVING ({})".format, EXPRESSION),
        st.builds("LIMIT {}".format, st.integers(-1, 10**20)),
        st.builds("OFFSET {}".format, st.integers(0, 100)),
    ),
    max_size=3,
).map(" ".join)
QUERY = st.one_of(
    st.builds(
        "SELECT {} WHERE {{ {} }} {}".format,
        st.sampled_from(["*", "DISTINCT ?s ?o", "?x", "(COUNT(*) AS ?n)"]),
        GROUP,
        MODIFIERS,
    ),
    st.builds("SELECT ({} AS ?z) WHERE {{ {} }} {}".format, EXPRESSION, GROUP, MODIFIERS),
    st.builds("ASK {{ {} }}".format, GROUP),
    st.builds("CONSTRUCT {{ {} }} WHERE {{ {} }} {}".format, TRIPLE, GROUP, MODIFIERS),
    st.builds("DESCRIBE {} WHERE {{ {} }}".format, TERM, GROUP),
)
BROKEN = st.builds(
    lambda query, at, text: query[: at % (len(query) + 1)] + text + query[at % (len(query) + 1) :],
    QUERY,
    st.integers(0, 500),
    st.one_of(st.text(max_size=5), st.sampled_from(["{", "}", '"', "'''", "<", "\\u0053", "\x00", "#", "\r"])),
)
ACCEPT = st.sampled_from(
    ["*/*", "text/csv", "application/sparql-results+json", "text/turtle", "application/ld+json", "x"]
)
fuzz = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


def ask(service: Service, **keywords: Any) -> None:
    """Send a request; what comes back must be meant, and whole or visibly broken off."""
    try:
        response = service.http.request(url="/sparql", **keywords)
    except httpx.RemoteProtocolError:
        return  # broken off, and seen to be
    assert response.status_code in MEANT, response.text
    if response.status_code >= 400:
        assert response.json()["detail"]


@fuzz
@given(query=QUERY, accept=ACCEPT)
def test_queries_of_the_grammar(service: Service, query: str, accept: str) -> None:
    ask(service, method="GET", params={"query": query}, headers={"Accept": accept})


@fuzz
@given(query=BROKEN, accept=ACCEPT)
def test_queries_with_a_fault(service: Service, query: str, accept: str) -> None:
    content = query.encode("utf-8", "surrogatepass")
    ask(service, method="POST", content=content, headers={"Accept": accept, "Content-Type": "application/sparql-query"})


@fuzz
@given(body=st.binary(max_size=300), kind=st.sampled_from(["x-www-form-urlencoded", "sparql-query", "json", "\xff"]))
def test_bodies_of_any_kind(service: Service, body: bytes, kind: str) -> None:
    headers = {"Content-Type": f"application/{kind}".encode("latin-1")}
    ask(service, method="POST", content=b"query=" + body, headers=headers)


@fuzz
@given(graphs=st.lists(st.text(max_size=20), min_size=1, max_size=3), name=st.sampled_from(["default", "named"]))
def test_graphs_of_any_name(service: Service, graphs: list[str], name: str) -> None:
    graphs = [graph.encode("utf-8", "replace").decode() for graph in graphs]
    ask(service, method="GET", params={"query": "ASK { ?s ?p ?o }", f"{name}-graph-uri": graphs})


@pytest.mark.parametrize("examples", [5, pytest.param(500, marks=pytest.mark.soak)])
def test_the_api_description_holds(store_folder: object, tmp_path: object, examples: int) -> None:
    """Schemathesis makes requests from the description; only answers that are meant may come."""
    with Service(store=store_folder, query_timeout=1, token=TOKEN) as service:
        schema = schemathesis.openapi.from_url(f"{service.url}/openapi.json")
        allowed = {*MEANT, 302, 303, 307, 401, 404, 405}
        for operation in schema.get_all_operations():
            found = operation.ok()

            @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(case=found.as_strategy())
            def check(case: schemathesis.Case) -> None:
                response = case.call(base_url=service.url)
                assert response.status_code in allowed, (response.status_code, response.text)

            check()
        assert service.query("ASK {}").status_code == 200
