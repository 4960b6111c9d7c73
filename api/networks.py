"""The network as files: made once for each snapshot and part of the network, and kept while there is room."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from api.calculating import Calculator
from api.engine.base import Engine, ResultTooLargeError, Task
from kg.network.contacts import contacts_query
from kg.network.filters import Filters
from kg.network.layout import Places
from kg.network.network import network_json_of_csv, places_of_csv, whole

T = TypeVar("T")
KEPT = 200
"""Results that are kept."""
KEPT_BYTES = 64 << 20
"""Bytes of files that are kept."""
STALE_AFTER = 300
"""Seconds for which results are kept where the engine does not say what it serves."""
MAX_ROWS_BYTES = 64 << 20
"""Bytes of rows beyond which a network is too large to be drawn or counted here."""


class Networks:
    """Makes files of the network, through the engine and the calculator."""

    def __init__(self, engine: Engine, calculator: Calculator) -> None:
        self._engine = engine
        self._calculator = calculator
        self._kept: OrderedDict[tuple[str, Hashable], asyncio.Task[Any]] = OrderedDict()

    @property
    def snapshot(self) -> str:
        """Name of what is served; where the engine does not say, of the present minutes."""
        return self._engine.snapshot or f"minutes-{int(time.time() / STALE_AFTER)}"

    async def json(self, filters: Filters, client: str) -> bytes:
        """The network as graphology's JSON.

        Raises:
            EngineError: there is no answer.
        """

        async def make() -> bytes:
            rows, places = await asyncio.gather(self.rows(filters, client), self.places(filters, client))
            return await self._calculator.run(network_json_of_csv, rows, filters, places)

        return await self.once(("json", filters), make)

    async def places(self, filters: Filters, client: str) -> Places:
        """Where the nodes of a view are drawn: the same for every part of the network."""
        everything = whole(filters)

        async def make() -> Places:
            return await self._calculator.run(places_of_csv, await self.rows(everything, client), everything)

        return await self.once(("places", everything.view), make)

    async def rows(self, filters: Filters, client: str) -> bytes:
        """The rows of the network's query, as SPARQL CSV."""
        task = Task(
            query=contacts_query(filters),
            formats={"solutions": "csv", "boolean": None, "graph": None},
            base=filters.base,
            client=client,
        )
        answer = await self._engine.query(task)
        if answer.content is not None:
            return answer.content
        parts, size = [], 0
        async for part in answer:
            parts.append(part)
            size += len(part)
            if size > MAX_ROWS_BYTES:
                answer.close()
                raise ResultTooLargeError("the network is too large: ask for a smaller part of it, with more filters")
        return b"".join(parts)

    async def once(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The result for a key and the present snapshot; made by whoever asks first, while others wait for it."""
        full = (self.snapshot, key)
        task = self._kept.get(full)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(make())
            self._kept[full] = task
        self._kept.move_to_end(full)
        try:
            return await asyncio.shield(task)
        finally:
            self._forget()

    def _forget(self) -> None:
        """Let go of what is of another snapshot, and of what was asked longest ago beyond the room there is."""
        now = self.snapshot
        done = [key for key, task in self._kept.items() if task.done()]
        for key in done:
            task = self._kept[key]
            if key[0] != now or task.cancelled() or task.exception():
                del self._kept[key]
        size = sum(len(task.result()) for task in self._kept.values() if task.done())
        for key in [key for key, task in self._kept.items() if task.done()]:
            if len(self._kept) <= KEPT and size <= KEPT_BYTES:
                break
            size -= len(self._kept.pop(key).result())
