"""`/network.json` over real HTTP, and the processes that calculate."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from api.derived.calculating import Calculator
from api.engine.errors import ExhaustedError, TimedOutError
from tests.api.serving import Service


def test_the_network_is_graphology_json(world_service: Service) -> None:
    response = world_service.http.get("/network.json")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    found = response.json()
    assert found["options"] == {"type": "undirected", "multi": False, "allowSelfLoops": False}
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    assert set(nodes) == {f"official/{who}" for who in ("an", "bae", "carr", "dunn", "endo", "farr")}
    assert {"label", "country", "office", "officeKind", "contacts", "community", "x", "y"} <= set(nodes["official/an"])
    edge = next(e for e in found["edges"] if e["key"] == "official/an|official/carr")
    assert edge["attributes"] == {
        "contacts": 3,
        "media": {"in-person": 1, "phone-call": 2},
        "first": "2017-02-07",
        "last": "2017-03-31",
    }


def test_no_node_moves_when_a_filter_changes(world_service: Service) -> None:
    def places(query: str) -> dict[str, tuple[float, float]]:
        nodes = world_service.http.get(f"/network.json{query}").json()["nodes"]
        return {node["key"]: (node["attributes"]["x"], node["attributes"]["y"]) for node in nodes}

    everyone, some = places(""), places("?country=JP")
    assert some
    assert all(everyone[name] == place for name, place in some.items())


def test_a_wrong_filter_is_a_problem_that_names_it(world_service: Service) -> None:
    response = world_service.http.get("/network.json?medium=pigeon")
    assert response.status_code == 400
    assert response.json()["parameter"] == "medium"


def test_the_network_has_an_etag_that_depends_on_the_filters(world_service: Service) -> None:
    first = world_service.http.get("/network.json")
    other = world_service.http.get("/network.json?country=JP")
    assert first.headers["etag"] != other.headers["etag"]
    again = world_service.http.get("/network.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert world_service.http.get("/network.json?view=officials").headers["etag"] == first.headers["etag"]


def test_the_network_goes_out_compressed_where_the_client_takes_it(world_service: Service) -> None:
    plain = world_service.http.get("/network.json", headers={"Accept-Encoding": "identity"})
    packed = world_service.http.get("/network.json", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content


def test_head_says_what_get_would(world_service: Service) -> None:
    head, got = world_service.http.head("/network.json"), world_service.http.get("/network.json")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == got.headers["etag"]


def test_a_calculation_that_takes_too_long_is_ended_and_the_next_one_runs() -> None:
    async def both() -> int:
        calculator = Calculator(timeout=5)
        assert await calculator.run(os.getpid) != os.getpid()
        calculator._timeout = 0.2
        with pytest.raises(TimedOutError):
            await calculator.run(time.sleep, 60)
        calculator._timeout = 20
        found = await calculator.run(len, "four")
        await calculator.stop()
        return found

    started = time.monotonic()
    assert asyncio.run(both()) == 4
    assert time.monotonic() - started < 30


def test_a_calculation_whose_process_dies_is_an_answer_and_what_fails_raises() -> None:
    async def both() -> None:
        calculator = Calculator(timeout=20)
        with pytest.raises(ExhaustedError):
            await calculator.run(os._exit, 3)
        with pytest.raises(ZeroDivisionError):
            await calculator.run(divmod, 1, 0)
        await calculator.stop()

    asyncio.run(both())
