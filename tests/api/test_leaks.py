"""Twenty thousand requests of every kind leave nothing behind: no process, no file, no memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import EX
from tests.api.hostile import ALL
from tests.api.serving import Service, wait_until
from tests.api.test_fuzz import ACCEPT, BROKEN, QUERY, ask

TOGETHER = 10
"""Requests sent at once."""
GOOD = f"SELECT ?n {{ <{EX}thing/%d> <{EX}knows>/<{EX}name> ?n }}"
ANY = st.one_of(QUERY, QUERY, BROKEN, st.builds(lambda number: GOOD % number, st.integers(0, 3_000)))
SOME_HOSTILE = st.one_of(*[ANY] * 9, st.sampled_from(list(ALL.values())))
REQUESTS = 20_000
MAY_GROW = 48 << 20
"""Bytes that the service may have grown by: what its workers keep is bounded by itself."""


@pytest.mark.soak
def test_requests_leave_nothing_behind(store_folder: Path) -> None:
    kept = 4 << 20  # full before the first look at memory
    with (
        Service(store=store_folder, base=EX, query_timeout=1, answer_cache=kept) as service,
        ThreadPoolExecutor(TOGETHER) as pool,
    ):

        def send(number: int) -> None:
            @settings(max_examples=number // TOGETHER, deadline=None, database=None,
                      suppress_health_check=list(HealthCheck))  # fmt: skip
            @given(texts=st.lists(SOME_HOSTILE, min_size=TOGETHER, max_size=TOGETHER), accept=ACCEPT)
            def together(texts: list[str], accept: str) -> None:
                sent = [
                    pool.submit(
                        ask,
                        service,
                        method="POST",
                        content=text.encode("utf-8", "surrogatepass"),
                        headers={"Accept": accept, "Content-Type": "application/sparql-query"},
                    )
                    for text in texts
                ]
                for each in sent:
                    each.result()

            together()

        def rest() -> None:
            assert wait_until(lambda: service.http.get("/health").json()["engine"]["running"] == 0)

        send(1_000)
        rest()
        files, processes, memory = service.files(), len(service.children()), service.memory()
        parent = service.own_memory()
        send(REQUESTS)
        rest()
        assert wait_until(lambda: service.files() <= files + TOGETHER), (files, service.files())
        assert len(service.children()) <= max(processes, 6) + 16
        assert wait_until(lambda: service.memory() <= memory + 16 * MAY_GROW), (memory, service.memory())
        grown = service.own_memory() - parent
        print(
            f"{REQUESTS} requests: files {files} -> {service.files()}, processes {processes} -> "
            f"{len(service.children())}, memory {memory >> 20} -> {service.memory() >> 20} MiB, of which the service "
            f"itself {grown >> 20:+} MiB"
        )
        assert grown < MAY_GROW
