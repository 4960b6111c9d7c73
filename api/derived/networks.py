"""The network as files: made once for each snapshot and part of the network, and kept while there is room."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from pyoxigraph import NamedNode

from api.derived.calculating import Calculator
from api.engine.base import Engine, Task
from api.engine.errors import ResultTooLargeError
from kg.network.contacts import contacts_query
from kg.network.files import (
    Level,
    NetworkFormat,
    administrations_of,
    edges_metadata_of_csv,
    measures_of_csv,
    network_file_of_csv,
    panel_of_csv,
    text_rows,
)
from kg.network.filters import Filters
from kg.network.layout import Places
from kg.network.network import places_of_csv, whole
from kg.network.panel import COUNTRIES
from kg.network.periods import ADMINISTRATIONS, By
from kg.network.selection import months_json_of_csv, selection_json_of_csv
from kg.sparql.binding import bind
from kg.tables.writing import TableFormat

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
    """Makes files of the network, through the engine and the calculator. All methods raise `EngineError`."""

    def __init__(self, engine: Engine, calculator: Calculator) -> None:
        self._engine = engine
        self._calculator = calculator
        self._kept: OrderedDict[tuple[str, Hashable], asyncio.Task[Any]] = OrderedDict()

    async def stop(self) -> None:
        """Give up what is being made, before the engine and the calculator it is made by are stopped."""
        making = [task for task in self._kept.values() if not task.done()]
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)

    @property
    def snapshot(self) -> str:
        """Name of what is served; where the engine does not say, of the present minutes."""
        return self._engine.snapshot or f"minutes-{int(time.time() / STALE_AFTER)}"

    async def file(self, filters: Filters, layout: NetworkFormat, client: str) -> bytes:
        """The network in one of its formats; `client` is the address of who asks."""

        async def make() -> bytes:
            rows, places = await asyncio.gather(self._contacts(filters, client), self.places(filters, client))
            return await self._calculator.run(network_file_of_csv, rows, filters, places, layout)

        return await self._once((layout, filters), make)

    async def edges_metadata(self, filters: Filters, url: str, client: str) -> bytes:
        """CSVW metadata of the edge list at `url`."""
        rows = await self._contacts(filters, client)
        return await self._calculator.run(edges_metadata_of_csv, rows, filters, url)

    async def places(self, filters: Filters, client: str) -> Places:
        """Where the nodes of a view are drawn: the same for every part of the network."""
        everything = whole(filters)

        async def make() -> Places:
            rows = await self._contacts(everything, client)
            return await self._calculator.run(places_of_csv, rows, everything)

        return await self._once(("places", everything.view), make)

    async def measures(
        self, filters: Filters, level: Level, by: By, of: str, layout: TableFormat, url: str, client: str
    ) -> bytes:
        """Measures by period as a file, or with a `url` the CSVW metadata of its CSV file there.

        Args:
            filters: the part of the network.
            level: of nodes or of the network.
            by: length of the periods.
            of: IRI of the country whose administrations they are, else empty.
            layout: the file's format.
            url: address of the CSV file, else empty.
            client: address of who asks.
        """

        async def make() -> bytes:
            query = bind(ADMINISTRATIONS, {"country": NamedNode(of)}) if of else ""
            found = administrations_of(text_rows(await self.rows(query, filters.base, client))) if of else []
            rows = await self._contacts(filters, client)
            return await self._calculator.run(measures_of_csv, rows, filters, level, by, found, layout, url)

        return await self._once(("measures", filters, level, by, of, layout, url), make)

    async def panel(self, filters: Filters, layout: TableFormat, url: str, client: str) -> bytes:
        """The panel as a file, or with a `url` the CSVW metadata of its CSV file there."""

        async def make() -> bytes:
            sides, rows = await asyncio.gather(
                self.rows(COUNTRIES, filters.base, client), self._contacts(filters, client)
            )
            return await self._calculator.run(panel_of_csv, rows, sides, filters, layout, url)

        return await self._once(("panel", filters, layout, url), make)

    async def selection(self, filters: Filters, nodes: tuple[str, ...], client: str) -> bytes:
        """The contacts behind nodes of the network, as `selection_json_of_csv` describes them."""

        async def make() -> bytes:
            rows = await self._contacts(filters, client)
            return await self._calculator.run(selection_json_of_csv, rows, filters, nodes)

        return await self._once(("selection", filters, nodes), make)

    async def months(self, filters: Filters, client: str) -> bytes:
        """The contacts of the network by month, as JSON."""

        async def make() -> bytes:
            rows = await self._contacts(filters, client)
            return await self._calculator.run(months_json_of_csv, rows, filters)

        return await self._once(("months", filters), make)

    async def _contacts(self, filters: Filters, client: str) -> bytes:
        query = contacts_query(filters)
        return await self._once(("rows", query), lambda: self.rows(query, filters.base, client))

    async def rows(self, query: str, base: str, client: str) -> bytes:
        """The result of a SELECT as SPARQL CSV."""
        formats = {"solutions": "csv", "boolean": None, "graph": None}
        answer = await self._engine.query(Task(query=query, formats=formats, base=base, client=client, trusted=True))
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

    async def _once(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The result for a key and the present snapshot; made by whoever asks first, while others wait for it."""
        full = (self.snapshot, key)
        task = self._kept.get(full)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(make())
            # Whoever waits is told of an error; where all have gone meanwhile, nobody need be.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._kept[full] = task
        self._kept.move_to_end(full)
        try:
            return await asyncio.shield(task)
        finally:
            self._forget()

    def _forget(self) -> None:
        """Let go of what is of another snapshot, and of what was asked longest ago beyond the room there is."""
        now = self.snapshot
        for key in [key for key, task in self._kept.items() if task.done()]:
            task = self._kept[key]
            if key[0] != now or task.cancelled() or task.exception():
                del self._kept[key]
        # Places have a length, too, of nodes; it is too small to matter.
        size = sum(len(task.result()) for task in self._kept.values() if task.done())
        for key in [key for key, task in self._kept.items() if task.done()]:
            if len(self._kept) <= KEPT and size <= KEPT_BYTES:
                break
            size -= len(self._kept.pop(key).result())
