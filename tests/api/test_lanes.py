"""Who waits for whom: short queries for nobody, long ones that end not for those that never do."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from api.engine.base import Task
from api.engine.errors import EngineError, OverloadedError, TimedOutError, TooManyError
from api.engine.lanes import FORESEEN_AT_ONCE
from api.engine.options import PoolOptions
from api.engine.pool import Pool
from api.engine.process import Priority
from api.engine.suspects import ENDLESS
from api.engine.worker import Limits
from tests.api.conftest import EX
from tests.api.hostile import HEAVY
from tests.api.serving import Service, wait_until

pytestmark = pytest.mark.alone

SHORT = f"SELECT ?n {{ <{EX}thing/7> <{EX}knows>/<{EX}name> ?n }}"
LONG = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } LIMIT 200 } { SELECT * { ?d ?e ?f } LIMIT 9000 } }"
"""About a quarter of a second of work."""
FORMATS: dict[str, str | None] = {"solutions": "srj", "boolean": "srj", "graph": "nt"}
LIMITS = Limits(result_bytes=1 << 26, query_memory=1 << 29, keep_memory=1 << 26)


@asynccontextmanager
async def pool_of(folder: Path, **changes: object) -> AsyncIterator[Pool]:
    """A pool over a store."""
    options: dict[str, Any] = {
        "workers": 2,
        "slow_queries": 4,
        "slow_after": 0.1,
        "timeout": 60.0,
        "per_client": 32,
        "stall_timeout": 5.0,
        "total_memory": 4 << 30,
        "memory": False,
        "limits": LIMITS,
        **changes,
    }
    pool = Pool(folder, PoolOptions(**options))
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def task(query: str, client: str = "somebody", **more: Any) -> Task:
    """A task; each call of `HEAVY` wants a text of its own, for queries are known by their text."""
    return Task(query=query, formats=FORMATS, client=client, **more)


def run(folder: Path, what: Callable[[Pool], Awaitable[None]], **options: object) -> None:
    """Do something with a pool."""

    async def inside() -> None:
        async with pool_of(folder, **options) as pool:
            await what(pool)

    asyncio.run(inside())


async def until(condition: Callable[[], bool], seconds: float = 50) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


async def outcome(pool: Pool, asked: Task) -> str:
    """How a query ended."""
    try:
        await pool.query(asked)
    except EngineError as error:
        return error.outcome
    return "ok"


def test_a_query_that_was_held_up_once_is_no_suspect(store_folder: Path) -> None:
    """Others keep the machine busy, and a short query takes long by the clock. Then attackers fill the slow lane."""
    with Service(store=store_folder, workers=2, slow_queries=2, query_timeout=3) as service:
        assert wait_until(lambda: service.http.get("/health").json()["engine"]["workers"] == 2)
        workers = service.children()[1:]

        async def held_up() -> None:
            async def ask() -> int:
                return (await asyncio.to_thread(service.query, SHORT)).status_code

            for pid in workers:
                os.kill(pid, signal.SIGSTOP)
            asked = asyncio.create_task(ask())
            await asyncio.sleep(0.4)
            for pid in workers:
                os.kill(pid, signal.SIGCONT)
            assert await asked == 200
            attackers = [
                asyncio.create_task(asyncio.to_thread(service.query, f"{HEAVY['count']} # {number}"))
                for number in range(6)
            ]
            await asyncio.sleep(0.5)
            found = [await ask() for _ in range(20)]
            assert found == [200] * 20
            await asyncio.gather(*attackers)

        asyncio.run(held_up())


def test_a_long_query_that_ends_does_not_wait_for_those_that_never_do(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        endless = [task(f"{HEAVY['count']} # {number}") for number in range(4)]
        for each in endless:
            pool._lanes._suspects.note(each, ENDLESS)
        assert await outcome(pool, task(LONG)) == "ok"
        attack = [asyncio.create_task(outcome(pool, task(each.query))) for each in endless * 3]
        await until(lambda: pool.status().details["slow"] == 2)
        assert pool.status().details["waiting"] == 10
        assert await outcome(pool, task(LONG)) == "ok"
        assert not any(each.done() for each in attack)
        for each in attack:
            each.cancel()
        await asyncio.gather(*attack, return_exceptions=True)

    run(store_folder, check)


def test_long_queries_that_end_take_turns_however_many_there_are(store_folder: Path) -> None:
    """They were all run at once, and once the lane was full, each that came ended one that was about to end."""

    async def check(pool: Pool) -> None:
        long = [task(f"{LONG} # {number}", f"client {number % 3}") for number in range(12)]
        for each in long:
            assert await outcome(pool, each) == "ok"
        asked = [asyncio.create_task(outcome(pool, each)) for each in long]
        most = 0
        while not all(each.done() for each in asked):
            most = max(most, sum(job.foreseen for job in pool._lanes.slow))
            assert await outcome(pool, task(SHORT)) == "ok"
            await asyncio.sleep(0.01)
        assert [each.result() for each in asked] == ["ok"] * 12
        assert most == FORESEEN_AT_ONCE

    run(store_folder, check)


def test_a_query_is_expected_to_take_what_those_took_that_differ_in_values(store_folder: Path) -> None:
    """Each was taken for a short one, and its worker was lost to the slow lane."""

    def like(number: int, limit: int = 9_000) -> Task:
        where = f"{{ SELECT * {{ ?a ?b ?c }} LIMIT 200 }} {{ SELECT * {{ ?d ?e ?f }} LIMIT {limit} }}"
        return task(f'SELECT (COUNT(*) AS ?n) {{ {where} FILTER("{number}" != <{EX}{number}>) }} # {number}')

    async def check(pool: Pool) -> None:
        found = [(await pool.query(like(number))).foreseen for number in range(4)]
        assert found == [False, False, True, True]
        assert (await pool.query(like(5, limit=1))).foreseen, "nobody could know"
        assert not (await pool.query(like(6, limit=1))).foreseen, "one that ends soon is forgiven"
        endless = task(HEAVY["count"] + ' FILTER("1" != "2")')
        pool._lanes._suspects.note(endless, ENDLESS)
        assert pool._lanes._suspects.work(endless) == ENDLESS
        assert pool._lanes._suspects.work(task(endless.query.replace("1", "3"))) == 0

    run(store_folder, check)


def test_a_query_that_takes_much_longer_than_it_did_gives_its_turn_away(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        assert await outcome(pool, task(LONG)) == "ok"
        changed = [task(f"{HEAVY['count']} # {number}") for number in range(FORESEEN_AT_ONCE)]
        for each in changed:
            pool._lanes._suspects.note(each, 0.1, ended=True)
        endless = [asyncio.create_task(outcome(pool, each)) for each in changed]
        await until(lambda: sum(job.foreseen for job in pool._lanes.slow) == FORESEEN_AT_ONCE)
        assert await outcome(pool, task(LONG)) == "ok"
        assert not any(each.done() for each in endless)
        for each in endless:
            each.cancel()
        await asyncio.gather(*endless, return_exceptions=True)

    run(store_folder, check, slow_queries=8)


def test_slow_queries_are_not_kept_waiting_by_a_fast_lane_that_never_empties(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        long = [task(LONG), task(f"{LONG} # another")]
        for each in long:
            assert await outcome(pool, each) == "ok"
        busy = True

        async def short(client: str) -> None:
            while busy:
                assert await outcome(pool, task(SHORT, client)) == "ok"

        many = [asyncio.create_task(short(f"client {number}")) for number in range(8)]
        await until(lambda: pool.counts["ok"] > 50)
        try:
            assert await asyncio.gather(*(outcome(pool, each) for each in long)) == ["ok", "ok"]
        finally:
            busy = False
            await asyncio.gather(*many)

    run(store_folder, check)


def test_what_ends_soon_is_forgiven(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        long = "A" * 9_000
        assert await outcome(pool, task(f"ASK {{}} # {long}")) == "ok"
        job = await pool.query(task(SHORT))
        await asyncio.sleep(0)  # what it took is noted once its answer is out
        pool._lanes._suspects.note(job.task, 1.0)
        first = await pool.query(task(SHORT))
        second = await pool.query(task(SHORT))
        assert (first.work, second.work) == (1.0, 0.0)

    run(store_folder, check)


def test_the_queries_of_one_request_count_as_one(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        page = [task(SHORT, request=17) for _ in range(20)]
        other = asyncio.create_task(outcome(pool, task(HEAVY["count"], request=18)))
        await asyncio.sleep(0)
        assert set(await asyncio.gather(*(outcome(pool, each) for each in page))) == {"ok"}
        asked = [asyncio.create_task(outcome(pool, each)) for each in page]
        await asyncio.sleep(0)
        with pytest.raises(TooManyError):
            await pool.query(task(SHORT, request=19))
        with pytest.raises(TooManyError):
            await pool.query(task(SHORT))
        assert await outcome(pool, task(SHORT, "somebody else")) == "ok"
        assert set(await asyncio.gather(*asked)) == {"ok"}
        assert await outcome(pool, task(SHORT)) == "ok"
        other.cancel()
        await asyncio.gather(other, return_exceptions=True)

    run(store_folder, check, per_client=2)


def test_the_services_own_long_queries_keep_a_share_of_the_processor(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        strangers = [asyncio.create_task(outcome(pool, task(f"{HEAVY['count']} # {n}"))) for n in range(4)]
        await until(lambda: len(pool._lanes.slow) == 4)
        own = [asyncio.create_task(outcome(pool, task(f"{HEAVY['count']} # {n}", trusted=True))) for n in range(3)]
        await until(lambda: sum(job.task.trusted for job in pool._lanes.slow) == 3)
        low = [job.worker.priority for job in pool._lanes.slow if job.task.trusted and job.worker]
        assert low.count(Priority.LOW) >= 2
        await until(lambda: sum(each.done() for each in strangers) == 3)
        assert [each.result() for each in strangers if each.done()] == ["overloaded"] * 3
        for each in (*strangers, *own):
            each.cancel()
        await asyncio.gather(*strangers, *own, return_exceptions=True)

    run(store_folder, check)


def test_every_slow_query_ends_in_time_when_there_are_many(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        texts = itertools.chain.from_iterable([f"{HEAVY[name]} # {n}" for n in range(3)] for name in HEAVY)
        asked = [task(text, f"client {number % 3}") for number, text in enumerate(texts)]
        for _ in range(2):
            started = time.monotonic()
            found = await asyncio.gather(*(outcome(pool, each) for each in asked))
            assert time.monotonic() - started < 1.5
            assert set(found) <= {TimedOutError.outcome, OverloadedError.outcome, "exhausted", "ok", "too-large"}
            assert await outcome(pool, task(SHORT)) == "ok"

    run(store_folder, check, timeout=1.0)


def test_a_long_query_gives_way_only_when_there_are_others(store_folder: Path) -> None:
    async def check(pool: Pool) -> None:
        def priorities() -> list[Priority]:
            return [job.worker.priority for job in pool._lanes.slow if job.worker]

        first = asyncio.create_task(outcome(pool, task(f"{HEAVY['count']} # 1")))
        await until(lambda: len(priorities()) == 1)
        assert priorities() == [Priority.ALONE]
        second = asyncio.create_task(outcome(pool, task(f"{HEAVY['count']} # 2")))
        await until(lambda: len(priorities()) == 2)
        assert Priority.ALONE not in priorities()
        for each in (first, second):
            each.cancel()
        await asyncio.gather(first, second, return_exceptions=True)

    run(store_folder, check)
