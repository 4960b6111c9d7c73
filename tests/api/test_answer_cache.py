"""Answers that are kept: the same as evaluated anew, never of another graph, never of a query that failed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from api.engine.base import Task
from api.engine.cache import LONGEST, AnswerCache
from api.engine.errors import BadQueryError, OverloadedError, TimedOutError, TooManyError
from api.engine.options import PoolOptions
from api.engine.pool import Pool
from api.engine.recent import Recent
from api.engine.worker import Limits
from tests.api.conftest import EX
from tests.api.hostile import HEAVY
from tests.api.serving import BEFORE, TOKEN, Service, across_a_build, make_store, publish, wait_until

pytestmark = pytest.mark.alone

NAME = f"SELECT ?n {{ <{EX}thing/7> <{EX}name> ?n }}"
NAMES = f"SELECT ?n {{ <{EX}build> <{EX}name> ?n }}"
LONG = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } LIMIT 300 } { SELECT * { ?d ?e ?f } LIMIT 9000 } }"
"""About a third of a second of work."""
FORMATS: dict[str, str | None] = {"solutions": "srj", "boolean": "srj", "graph": "nt"}


def marker(text: str) -> list[Quad]:
    """A graph that says which build it is."""
    return [Quad(NamedNode(EX + "build"), NamedNode(EX + "name"), Literal(text), DefaultGraph())]


def counted(service: Service) -> dict[str, float]:
    """What the cache has done so far."""
    families = text_string_to_metric_families(service.http.get("/metrics").text)
    samples = [sample for family in families for sample in family.samples]
    return {s.labels["event"]: s.value for s in samples if s.name == "communique_answer_cache_total"}


def added(service: Service, what: Callable[[], object]) -> dict[str, float]:
    """What the cache does for some requests."""
    before = counted(service)
    what()
    return {event: n - before.get(event, 0) for event, n in counted(service).items() if n != before.get(event, 0)}


@pytest.fixture(scope="module")
def fresh(store_folder: Path) -> object:
    """A service that nobody else has asked anything."""
    with Service(store=store_folder, base=EX, query_timeout=5, workers=4) as running:
        yield running


def test_the_second_answer_is_the_first_one_again(fresh: Service) -> None:
    answers: list[httpx.Response] = []
    done = added(fresh, lambda: answers.extend(fresh.query(NAME) for _ in range(3)))
    assert done == {"miss": 1, "hit": 2}
    assert answers[0].json()["results"]["bindings"][0]["n"]["value"] == "thing 7"
    assert len({answer.content for answer in answers}) == 1
    for name in ("etag", "content-type", "content-length", "vary", "cache-control"):
        assert len({answer.headers.get(name) for answer in answers}) == 1, name
    lines = [record for record in fresh.log if record.get("message") == "query"][-3:]
    assert [line.get("reused") for line in lines] == [None, True, True]
    assert [line["rows"] for line in lines] == [1, 1, 1]
    assert len({line["bytes"] for line in lines}) == 1


def test_a_format_a_compression_or_a_dataset_of_its_own_is_an_answer_of_its_own(fresh: Service) -> None:
    query = f"SELECT ?s ?n {{ ?s <{EX}name> ?n }} ORDER BY ?s LIMIT 40"

    def ask() -> list[httpx.Response]:
        graph = {"default-graph-uri": f"{EX}graph/0"}
        other = {"default-graph-uri": f"{EX}graph/10"}
        named = {"named-graph-uri": f"{EX}graph/0"}
        return [
            fresh.query(query),
            fresh.query(query, headers={"Accept-Encoding": "identity"}),
            fresh.query(query, "text/csv"),
            fresh.query(query, "application/sparql-results+xml"),
            fresh.query(query, params=graph),
            fresh.query(query, params=other),
            fresh.query(query, params=named),
            fresh.query(query + " "),
        ]

    first: list[httpx.Response] = []
    again: list[httpx.Response] = []
    assert added(fresh, lambda: first.extend(ask())) == {"miss": 8}
    assert added(fresh, lambda: again.extend(ask())) == {"hit": 8}
    assert [answer.content for answer in first] == [answer.content for answer in again]
    headers = [(answer.headers["content-type"], answer.headers.get("content-encoding")) for answer in first]
    assert headers == [(answer.headers["content-type"], answer.headers.get("content-encoding")) for answer in again]
    assert headers[0][1] == "gzip"
    assert headers[1][1] is None
    assert headers[2][0].startswith("text/csv")
    assert len(first[6].json()["results"]["bindings"]) == 0
    assert first[4].content != first[5].content


@pytest.mark.parametrize("function", ["NOW()", "rand()", "STRUUID()", "uuid()"])
def test_what_differs_from_call_to_call_is_evaluated_each_time(fresh: Service, function: str) -> None:
    answers: list[bytes] = []
    query = f"SELECT ({function} AS ?value) ?o {{ <{EX}thing/3> <{EX}name> ?o }}"
    assert added(fresh, lambda: answers.extend(fresh.query(query).content for _ in range(2))) == {}
    assert len(set(answers)) == 2


@pytest.mark.parametrize(("query", "status"), [("nonsense", 400), ("CONSTRUCT WHERE { ?s ?p ?o }", 406)])
def test_failures_are_not_kept(fresh: Service, query: str, status: int) -> None:
    assert added(fresh, lambda: [fresh.query(query) for _ in range(2)]) == {"miss": 2}
    assert fresh.query(query).status_code == status


def test_a_result_that_streams_is_kept_once_it_has_ended_well(fresh: Service) -> None:
    query = f"SELECT ?s ?n {{ ?s <{EX}name> ?n }} LIMIT 1500"
    answers: list[httpx.Response] = []
    identity = {"Accept-Encoding": "identity"}
    done = added(fresh, lambda: answers.extend(fresh.query(query, headers=identity) for _ in range(2)))
    assert done == {"miss": 1, "hit": 1}
    assert 64 << 10 < len(answers[0].content) <= LONGEST
    assert answers[0].content == answers[1].content
    assert answers[0].headers.get("transfer-encoding") == "chunked"
    assert answers[1].headers["content-length"] == str(len(answers[1].content))
    everything = "SELECT * { ?s ?p ?o }"
    assert added(fresh, lambda: [fresh.query(everything, headers=identity) for _ in range(2)]) == {"miss": 2}


def test_a_result_that_breaks_off_is_not_kept(store_folder: Path) -> None:
    with Service(store=store_folder, max_result_bytes=100_000) as service:
        for _ in range(2):
            with pytest.raises(httpx.RemoteProtocolError):
                service.query("SELECT * { ?s ?p ?o }", headers={"Accept-Encoding": "identity"})
        assert counted(service) == {"miss": 2}


def test_a_client_that_hangs_up_leaves_nothing(fresh: Service) -> None:
    query = f"SELECT ?s ?n ?k {{ ?s <{EX}name> ?n ; <{EX}knows> ?k }} LIMIT 1200"

    def hang_up() -> None:
        headers = {"Content-Type": "application/sparql-query", "Accept-Encoding": "identity"}
        with fresh.http.stream("POST", "/sparql", content=query, headers=headers) as response:
            next(response.iter_raw(1_000))

    hang_up()
    assert len(fresh.query(query, headers={"Accept-Encoding": "identity"}).json()["results"]["bindings"]) == 1_200


def test_the_next_query_sees_a_write_and_a_build(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", marker("first"))
    with Service(store=store.path, base=EX, allow_update=True, token=TOKEN) as service:
        headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
        assert service.values(NAMES, "n") == service.values(NAMES, "n") == ["first"]
        for number in range(5):
            update = f'DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p "update {number}" }} WHERE {{ ?s ?p ?o }}'
            assert service.http.post("/update", content=update, headers=headers).is_success
            assert service.values(NAMES, "n") == [f"update {number}"]
        assert service.values(NAMES, "n") == ["update 4"]
    with Service(store=store.path, base=EX) as service:
        assert service.values(NAMES, "n") == service.values(NAMES, "n") == ["update 4"]
        publish(store, marker("second"))
        assert wait_until(lambda: service.http.get("/health").json()["snapshot"] == store.require().name)
        assert service.values(NAMES, "n") == ["second"]


def test_an_answer_from_before_a_build_is_not_kept_for_after_it(tmp_path: Path) -> None:
    with across_a_build(tmp_path / "store") as (service, query, long):
        assert service.values(query, "n") == ["1"]
        assert long.result() == [str(BEFORE**2)]
        assert service.values(query, "n") == ["1"]


def test_equal_queries_at_the_same_time_are_evaluated_once(fresh: Service) -> None:
    query = f"{LONG} # asked by eight"
    with ThreadPoolExecutor(8) as pool:
        done = added(fresh, lambda: [r.result() for r in [pool.submit(fresh.query, query) for _ in range(8)]])
    assert done["miss"] == 1
    assert sum(done.values()) == 8


def test_without_a_cache_everything_is_evaluated(store_folder: Path) -> None:
    with Service(store=store_folder, base=EX, answer_cache=0) as service:
        assert service.values(NAME, "n") == service.values(NAME, "n") == ["thing 7"]
        assert counted(service) == {}
        assert not any(record.get("reused") for record in service.log)


def test_who_waits_for_an_equal_query_counts_as_in_flight(store_folder: Path) -> None:
    with Service(store=store_folder, base=EX, query_timeout=1, max_in_flight=2) as service:
        with ThreadPoolExecutor(5) as pool:
            found = [r.result().status_code for r in [pool.submit(service.query, HEAVY["count"]) for _ in range(5)]]
        assert sorted(found) == [429] * 3 + [503] * 2


# -- what happens between those who wait for one another --------------------------------------------------------------


POOL = PoolOptions(
    workers=2,
    slow_queries=4,
    slow_after=0.1,
    timeout=20.0,
    per_client=32,
    stall_timeout=5.0,
    total_memory=4 << 30,
    memory=False,
    limits=Limits(result_bytes=1 << 26, query_memory=1 << 29, keep_memory=1 << 26),
)
Check = Callable[[AnswerCache, list[str]], Awaitable[None]]


@asynccontextmanager
async def cached_pool(folder: Path, options: PoolOptions) -> AsyncIterator[tuple[AnswerCache, list[str]]]:
    """A pool behind a cache, and what the cache did."""
    events: list[str] = []
    cache = AnswerCache(Pool(folder, options), 1 << 20, options.timeout, events.append)
    await cache.start()
    try:
        yield cache, events
    finally:
        await cache.stop()


def run(folder: Path, what: Check, options: PoolOptions = POOL) -> None:
    """Do something with a pool behind a cache."""

    async def inside() -> None:
        async with cached_pool(folder, options) as (cache, events):
            await what(cache, events)

    asyncio.run(inside())


def task(query: str, client: str = "somebody", *, trusted: bool = False, timeout: float | None = None) -> Task:
    """A task."""
    return Task(query=query, formats=FORMATS, client=client, trusted=trusted, timeout=timeout)


def test_who_waits_gets_an_answer_when_the_one_who_asked_first_hangs_up(store_folder: Path) -> None:
    async def check(cache: AnswerCache, events: list[str]) -> None:
        first = asyncio.create_task(cache.query(task(LONG, "one")))
        await asyncio.sleep(0.05)
        others = [asyncio.create_task(cache.query(task(LONG, f"other {n}"))) for n in range(3)]
        await asyncio.sleep(0.05)
        first.cancel()
        contents = {(await other).content for other in others}
        assert len(contents) == 1
        assert b'"value":"2700000"' in (contents.pop() or b"")
        assert first.cancelled()

    run(store_folder, check)


def test_who_waits_may_hang_up_without_taking_the_others_along(store_folder: Path) -> None:
    async def check(cache: AnswerCache, events: list[str]) -> None:
        asked = [asyncio.create_task(cache.query(task(LONG, f"client {n}"))) for n in range(3)]
        await asyncio.sleep(0.05)
        asked[1].cancel()
        assert (await asked[0]).content == (await asked[2]).content
        assert sorted(events) == ["miss", "shared"]

    run(store_folder, check)


def test_who_waits_shares_what_the_query_is_to_blame_for_and_nothing_else(store_folder: Path) -> None:
    async def check(cache: AnswerCache, events: list[str]) -> None:
        started = time.monotonic()
        endless = [asyncio.create_task(cache.query(task(HEAVY["count"], f"c{n}"))) for n in range(5)]
        found = await asyncio.gather(*endless, return_exceptions=True)
        assert [type(error) for error in found] == [TimedOutError] * 5
        assert time.monotonic() - started < 1.5
        assert len({id(error) for error in found}) == 5
        wrong = [asyncio.create_task(cache.query(task("nonsense", f"c{n}"))) for n in range(3)]
        assert {type(e) for e in await asyncio.gather(*wrong, return_exceptions=True)} == {BadQueryError}
        # The first of two clients has no room for a query: that is no answer for the second.
        busy = [asyncio.create_task(cache.query(task(f"{HEAVY['count']} # {n}", "greedy"))) for n in range(2)]
        await asyncio.sleep(0)
        refused = asyncio.create_task(cache.query(task("ASK {}", "greedy")))
        modest = asyncio.create_task(cache.query(task("ASK {}", "modest")))
        with pytest.raises(TooManyError):
            await refused
        assert b"true" in ((await modest).content or b"")
        await asyncio.gather(*busy, return_exceptions=True)

    run(store_folder, check, replace(POOL, timeout=1.0, per_client=2))


def test_a_query_ended_to_make_room_does_not_end_those_that_wait_for_it(store_folder: Path) -> None:
    async def check(cache: AnswerCache, events: list[str]) -> None:
        query = f"{LONG} # again"
        first = asyncio.create_task(cache.query(task(query, "one")))
        await asyncio.sleep(0.01)
        second = asyncio.create_task(cache.query(task(query, "two")))
        await asyncio.sleep(0.01)
        pool = cache._engine
        assert isinstance(pool, Pool)
        job = next(iter(pool._jobs))
        job.end(OverloadedError("too many"))
        with pytest.raises(OverloadedError):
            await first
        assert b"2700000" in ((await second).content or b"")

    run(store_folder, check)


def test_the_services_own_queries_do_not_wait_for_strangers(store_folder: Path) -> None:
    async def check(cache: AnswerCache, events: list[str]) -> None:
        asked = [
            asyncio.create_task(cache.query(task(LONG, trusted=trusted, timeout=timeout)))
            for trusted, timeout in ((False, None), (True, None), (False, 9.0))
        ]
        await asyncio.gather(*asked)
        assert events == ["miss"] * 3
        await cache.query(task(LONG, trusted=True))
        assert events == ["miss"] * 3 + ["hit"]

    run(store_folder, check)


def test_results_are_kept_for_one_state_of_the_graph() -> None:
    recent: Recent[str] = Recent(100, 50)
    recent.keep("one", "q", "answer", 10)
    assert recent.get("one", "q") == "answer"
    assert recent.get("two", "q") is None
    recent.keep("two", "p", "later", 10)
    assert recent.get("one", "q") is None
    assert recent.size == 10
    recent.keep("", "q", "answer", 10)
    assert recent.get("", "q") is None


def test_results_that_are_kept_stay_within_their_room() -> None:
    recent: Recent[int] = Recent(100, 20)
    recent.keep("one", "long", 0, 21)
    assert recent.get("one", "long") is None
    for number in range(15):
        recent.keep("one", f"q{number}", number, 20)
        assert recent.size <= 100
        assert recent.get("one", "q0") == 0, "what is asked for again stays"
    assert recent.get("one", "q1") is None
    recent.keep("one", "q0", 7, 5)
    assert (recent.get("one", "q0"), recent.size) == (7, 85)
