"""The index of names that the service holds: made from the snapshot that is served, and anew when that changes.

Both the making and the matching are Python work: they run in threads of their own, so that the event loop goes on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from api.engine.base import Engine, Task
from api.engine.errors import OverloadedError
from kg.rdf.namespaces import PREFIXES
from kg.reconciliation.entities import Row
from kg.reconciliation.index import QUERIES, Index

log = logging.getLogger("communique.reconciliation")
T = TypeVar("T")
THREADS = 2
"""Batches that are worked on at once."""
WAITING = 64
"""Batches that may wait for a thread."""
KEPT = 300.0
"""Seconds for which an index is kept where the engine does not say which snapshot it serves."""
_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


class Names:
    """Index and threads; one for each service."""

    def __init__(self, engine: Engine, base: str) -> None:
        """`base` is the base IRI of the data."""
        self._engine = engine
        self._base = base
        self._index: Index | None = None
        self._snapshot = ""
        self._made = 0.0
        self._making: asyncio.Task[Index] | None = None
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reconciliation")
        self._waiting = 0

    def stop(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, work: Callable[[Index], T]) -> T:
        """Do some work on the index in a thread.

        Raises:
            OverloadedError: too many wait already.
            EngineError: the index has to be made anew, and the engine does not answer.
        """
        if self._waiting >= WAITING:
            raise OverloadedError("too many reconciliation batches wait: try again in a moment")
        self._waiting += 1
        try:
            index = await self._current()
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, index)
        finally:
            self._waiting -= 1

    def warm(self) -> None:
        """Begin to make the index where there is none, or an old one: whoever asks next waits less."""
        snapshot = self._engine.snapshot
        old = snapshot != self._snapshot or (not snapshot and time.monotonic() - self._made > KEPT)
        if (self._index is None or old) and (self._making is None or self._making.done()):
            self._making = asyncio.get_running_loop().create_task(self._renew(snapshot))
            self._making.add_done_callback(_told)

    async def _current(self) -> Index:
        """The index: the first one is waited for; while a new one is made, the old one answers."""
        self.warm()
        if self._index is None and self._making is not None:
            return await asyncio.shield(self._making)
        assert self._index is not None
        return self._index

    async def _renew(self, snapshot: str) -> Index:
        answers = {name: await self._ask(query) for name, query in QUERIES.items()}
        made = await asyncio.get_running_loop().run_in_executor(self._threads, self._make, answers)
        self._index, self._snapshot, self._made = made, snapshot, time.monotonic()
        return made

    async def _ask(self, query: str) -> bytes:
        task = Task(query=_PROLOGUE + query, formats={"solutions": "srj"}, base=self._base, trusted=True)
        answer = await self._engine.query(task)
        return answer.content if answer.content is not None else b"".join([part async for part in answer])

    def _make(self, answers: dict[str, bytes]) -> Index:
        return Index({name: _rows(answer) for name, answer in answers.items()}, self._base)


def _told(making: asyncio.Task[Index]) -> None:
    """Note why an index was not made; the next request tries again."""
    if not making.cancelled() and (error := making.exception()):
        log.warning("the index of names was not made: %s", error)


def _rows(answer: bytes) -> list[Row]:
    bindings = json.loads(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]
