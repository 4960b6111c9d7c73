"""`/queries` over real HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kg.queries import load_queries
from tests.api.serving import Service

QUERIES = load_queries()


@pytest.fixture
def listed(service: Service) -> list[dict[str, Any]]:
    """What `/queries` gives."""
    found: list[dict[str, Any]] = service.http.get("/queries").json()
    return found


def test_a_bare_array_of_all_queries(listed: list[dict[str, Any]]) -> None:
    assert isinstance(listed, list)
    assert [query["name"] for query in listed] == sorted(QUERIES)
    for query in listed:
        assert query["summary"]
        assert query["description"]
        assert all(parameter["description"] for parameter in query["params"])


@pytest.mark.parametrize("name", QUERIES)
def test_the_example_url_runs(service: Service, listed: list[dict[str, Any]], name: str) -> None:
    query = next(query for query in listed if query["name"] == name)
    response = service.http.get(query["example_url"])
    assert response.status_code == 200, response.text
    kinds = {"select": "sparql-results+json", "ask": "sparql-results+json", "construct": "turtle", "describe": "turtle"}
    assert kinds[query["form"]] in response.headers["content-type"]


@pytest.mark.parametrize("name", QUERIES)
def test_its_text_can_be_had(service: Service, name: str) -> None:
    text = service.http.get(f"/queries/{name}.rq")
    assert text.headers["content-type"].startswith("application/sparql-query")
    assert text.text == QUERIES[name].text
    accept = {"Accept": "application/sparql-query"}
    assert service.http.get(f"/queries/{name}", headers=accept).text == QUERIES[name].text


def test_parameters_are_bound_and_checked(service: Service) -> None:
    name, parameter = next((q.name, p) for q in QUERIES.values() for p in q.parameters if p.type == "date")
    base = QUERIES[name].examples()

    def ask(**values: str) -> httpx.Response:
        return service.http.get(f"/queries/{name}", params={**base, **values})

    assert ask(**{parameter.name: "2017-02-07"}).status_code == 200
    for wrong in ("tomorrow", "2017-02-30", '2017-02-07") || true || ("'):
        response = ask(**{parameter.name: wrong})
        assert response.status_code == 400
        assert response.json()["parameter"] == parameter.name
    assert ask(nonsense="1").json()["parameter"] == "nonsense"
    twice = service.http.get(f"/queries/{name}?{parameter.name}=2017-02-07&{parameter.name}=2017-02-08")
    assert twice.status_code == 400


def test_an_unknown_query(service: Service) -> None:
    response = service.http.get("/queries/nonsense")
    assert response.status_code == 404
    assert "GET /queries" in response.json()["detail"]


def test_every_query_is_in_the_api_description(service: Service) -> None:
    paths = service.http.get("/openapi.json").json()["paths"]
    for query in QUERIES.values():
        operation = paths[f"/queries/{query.name}"]["get"]
        assert operation["summary"] == query.summary
        assert [parameter["name"] for parameter in operation["parameters"]] == [p.name for p in query.parameters]
