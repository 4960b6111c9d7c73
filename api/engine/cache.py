"""Whole answers, kept for the next who asks the same; and equal queries at the same time, evaluated once.

An engine around an engine. What is kept are complete results of one snapshot of the graph, as long as that snapshot is
served: so whoever reads after a write or a new build never gets what was true before. Nothing is kept of a query that
failed, that broke off, or whose value differs from call to call.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

from api.engine.base import Answer, Engine, EngineStatus, Task, Usage
from api.engine.errors import (
    BadQueryError,
    EngineError,
    ExhaustedError,
    ForbiddenQueryError,
    NotAcceptableError,
    ResultTooLargeError,
    TimedOutError,
)
from api.engine.in_flight import InFlight
from api.engine.recent import Recent
from kg.sparql.tokens import is_volatile

LONGEST = 256 << 10
"""Bytes of the longest answer that is kept, as it is sent."""
BESIDE = 1 << 10
"""Bytes that an answer counts beside its content."""
OF_THE_QUERY = (
    BadQueryError,
    ForbiddenQueryError,
    NotAcceptableError,
    TimedOutError,
    ExhaustedError,
    ResultTooLargeError,
)
"""Failures that the same query would meet again. Any other is a matter of who asked, or of the moment."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A complete answer."""

    snapshot: str
    format: str
    encoding: str | None
    content: bytes
    rows: int | None
    bytes: int


_Place = tuple[str, bytes, bool, float | None]


class AnswerCache:
    """An engine that asks another one only what it has not answered before."""

    def __init__(self, engine: Engine, most: int, timeout: float, count: Callable[[str], None]) -> None:
        """Make it.

        Args:
            engine: evaluates; where it does not name its snapshots, it is asked everything.
            most: bytes of answers that are kept.
            timeout: the engine's deadline in seconds.
            count: is told `hit`, `shared` or `miss` of each query that may be kept.
        """
        self._engine = engine
        self._timeout = timeout
        self._count = count
        # None stands for an answer that is too long to be kept: no use in waiting for another's.
        self._kept: Recent[_Whole | None] = Recent(most, LONGEST + BESIDE)
        self._running: dict[_Place, asyncio.Future[_Whole | EngineError | None]] = {}

    async def start(self) -> None:
        """See `Engine`."""
        await self._engine.start()

    async def stop(self) -> None:
        """See `Engine`."""
        await self._engine.stop()

    @property
    def snapshot(self) -> str:
        """See `Engine`."""
        return self._engine.snapshot

    @property
    def in_flight(self) -> InFlight:
        """See `Engine`."""
        return self._engine.in_flight

    def status(self) -> EngineStatus:
        """See `Engine`."""
        return replace(self._engine.status(), kept=self._kept.size)

    async def query(self, task: Task) -> Answer:
        """See `Engine`."""
        snapshot = self._engine.snapshot
        if not snapshot or is_volatile(task.query):
            return await self._engine.query(task)
        key = task.key
        if kept := self._kept.get(snapshot, key):
            self._count("hit")
            return _Given(kept)
        # Who has privileges, or a deadline of their own, does not depend on those who have not.
        place = (snapshot, key, task.trusted, task.timeout)
        if other := self._running.get(place):
            started = time.monotonic()
            if given := await self._follow(other, task):
                self._count("shared")
                return given
            left = max(0.0, (task.timeout or self._timeout) - (time.monotonic() - started))
            self._count("miss")
            return self._copied(key, await self._engine.query(replace(task, timeout=left)))
        self._count("miss")
        return await self._lead(place, task)

    async def _lead(self, place: _Place, task: Task) -> Answer:
        """Evaluate a query for all who ask it meanwhile."""
        result: asyncio.Future[_Whole | EngineError | None] = asyncio.get_running_loop().create_future()
        self._running[place] = result
        found: _Whole | EngineError | None = None
        try:
            answer = await self._engine.query(task)
            if answer.content is not None:
                found = _whole(answer, answer.content)
            return self._copied(place[1], answer)
        except OF_THE_QUERY as error:
            found = error
            raise
        finally:
            del self._running[place]
            result.set_result(found)

    async def _follow(self, other: asyncio.Future[_Whole | EngineError | None], task: Task) -> Answer | None:
        """What another's evaluation of the same query gives; None where that is for the other only.

        Raises:
            EngineError: the query fails, whoever asks it; or this client has too many in flight.
        """
        entered = self._engine.in_flight.enter(task.client, task.request)
        try:
            found = await asyncio.shield(other)
        finally:
            self._engine.in_flight.leave(task.client, entered)
        if isinstance(found, EngineError):
            raise type(found)(str(found))
        return _Given(found) if found else None

    def _copied(self, key: bytes, answer: Answer) -> Answer:
        """Keep an answer that is whole, and let the others be kept when they turn out to be short."""
        if answer.content is not None:
            self._keep(key, _whole(answer, answer.content))
            return answer
        if answer.snapshot == self._engine.snapshot:
            self._kept.keep(answer.snapshot, key, None, BESIDE)
        return _Copied(answer, lambda content: self._keep(key, _whole(answer, content)))

    def _keep(self, key: bytes, whole: _Whole) -> None:
        if whole.snapshot == self._engine.snapshot:  # else it comes from before a new build
            self._kept.keep(whole.snapshot, key, whole, len(whole.content) + BESIDE)


def _whole(answer: Answer, content: bytes) -> _Whole:
    return _Whole(answer.snapshot, answer.format, answer.encoding, content, answer.usage.rows, answer.usage.bytes)


class _Given:
    """An answer that was there before."""

    def __init__(self, whole: _Whole) -> None:
        self.snapshot = whole.snapshot
        self.format = whole.format
        self.encoding = whole.encoding
        self.content: bytes | None = whole.content
        self.usage = Usage(whole.rows, whole.bytes, reused=True)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert self.content is not None
        yield self.content

    def close(self) -> None:
        """See `Answer`: nothing runs."""


class _Copied:
    """An answer that comes in pieces, and is offered to be kept if it ends as it should and is short."""

    def __init__(self, answer: Answer, keep: Callable[[bytes], None]) -> None:
        self._answer = answer
        self._keep = keep
        self.snapshot = answer.snapshot
        self.format = answer.format
        self.encoding = answer.encoding
        self.content: bytes | None = None
        self.usage = answer.usage

    async def __aiter__(self) -> AsyncIterator[bytes]:
        parts: list[bytes] = []
        size = 0
        async for part in self._answer:
            size += len(part)
            if size <= LONGEST:
                parts.append(part)
            else:
                parts.clear()
            yield part
        if size <= LONGEST:
            self._keep(b"".join(parts))

    def close(self) -> None:
        """See `Answer`."""
        self._answer.close()
