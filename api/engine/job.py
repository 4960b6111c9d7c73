"""One query on its way through the pool."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from api.engine.base import Task, Usage
from api.engine.errors import (
    BadQueryError,
    EngineError,
    ExhaustedError,
    ForbiddenQueryError,
    NotAcceptableError,
    ResultTooLargeError,
    UnavailableError,
)

if TYPE_CHECKING:
    from api.engine.process import Worker

BACKLOG = 512 * 1024
"""Bytes of a result that may wait here for a slow client before the worker is held up."""
ERRORS: dict[str, type[EngineError]] = {
    error.outcome: error
    for error in (
        BadQueryError,
        ExhaustedError,
        ForbiddenQueryError,
        NotAcceptableError,
        ResultTooLargeError,
        UnavailableError,
    )
}


class Job:
    """A task, its worker once it has one, and its result as it comes in; an `Answer` once the head is there."""

    def __init__(self, task: Task, release: Callable[[Job], None]) -> None:
        self.task = task
        self.worker: Worker | None = None
        self.usage = Usage()
        self.snapshot = ""
        self.format = ""
        self.encoding: str | None = None
        self.content: bytes | None = None
        self.head: asyncio.Future[Job] = asyncio.get_running_loop().create_future()
        self.work = 0.0
        """Processor seconds it is expected to take; 0 in the fast lane."""
        self.foreseen = False
        """Whether it is known to end after about that."""
        self.stalled = False
        self.timers: dict[str, asyncio.TimerHandle] = {}
        self.ended = False
        self.on_stall: Callable[[Job, bool], None] = lambda _job, _stalled: None
        self._release = release
        self._parts: deque[bytes] = deque()
        self._waiting = 0
        self._error: EngineError | None = None
        self._more: asyncio.Event | None = None
        self._began = 0.0
        self._worked_before = 0.0

    def begin(self, worker: Worker) -> None:
        """The worker starts with it."""
        self.worker = worker
        self.snapshot = worker.family.name
        self._began = time.monotonic()
        self._worked_before = worker.worked()

    def age(self) -> float:
        """Seconds since a worker began."""
        return time.monotonic() - self._began

    def worked(self) -> float:
        """Processor seconds it has taken so far."""
        return self.worker.worked() - self._worked_before if self.worker else 0.0

    def payload(self) -> bytes:
        """The task as its worker reads it."""
        task = self.task
        return json.dumps(
            {
                "query": task.query,
                "formats": task.formats,
                "base": task.base,
                "default_graphs": task.default_graphs,
                "named_graphs": task.named_graphs,
                "gzip": task.gzip,
            }
        ).encode()

    def on_whole(self, head: dict[str, Any], content: bytes) -> None:
        """The result is here, complete: whoever waits for it gets it; `finish` is still to be called."""
        self.format, self.encoding = head["format"], head["encoding"]
        self.usage.bytes, self.usage.rows = head["bytes"], head["rows"]
        if not self.head.done():
            self.content = content
            self.head.set_result(self)

    def on_head(self, payload: bytes) -> None:
        """The result begins."""
        head: dict[str, Any] = json.loads(payload)
        self.format, self.encoding = head["format"], head["encoding"]
        if not self.head.done():
            self._more = asyncio.Event()
            self.head.set_result(self)

    def on_data(self, payload: bytes) -> None:
        """A piece of the result."""
        self._parts.append(payload)
        if self._more is None:
            return
        self._waiting += len(payload)
        self._more.set()
        if self._waiting > BACKLOG and not self.stalled and self.worker:
            self.stalled = True
            self.worker.pause()
            self.on_stall(self, True)

    def on_end(self, end: dict[str, Any]) -> None:
        """The result that came in pieces is complete; they stay to be read."""
        self.usage.bytes, self.usage.rows = end["bytes"], end["rows"]
        self.finish()
        if self._more is not None:
            self._more.set()

    def finish(self) -> None:
        """It needs its worker no longer."""
        self._end()

    def fail(self, error: EngineError) -> None:
        """End without, or without the rest of, a result."""
        if self.ended:
            return
        self.usage.outcome = error.outcome
        self._error = error
        self._end()
        if not self.head.done():
            self.head.set_exception(error)
        elif self._more is not None:
            self._more.set()

    def end(self, error: EngineError) -> None:
        """Fail, and end the worker that is at it."""
        if not self.ended:
            worker = self.worker
            self.fail(error)
            if worker:
                worker.kill()

    def _end(self) -> None:
        if not self.ended:
            self.ended = True
            for timer in self.timers.values():
                timer.cancel()
            self._release(self)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """See `Answer`."""
        assert self._more is not None
        try:
            while True:
                while self._parts and self._error is None:
                    part = self._parts.popleft()
                    self._waiting -= len(part)
                    if self.stalled and self._waiting < BACKLOG // 2 and self.worker:
                        self.stalled = False
                        self.worker.resume()
                        self.on_stall(self, False)
                    yield part
                if self._error is not None:
                    raise self._error
                if self.ended:
                    return
                self._more.clear()
                await self._more.wait()
        finally:
            self.close()

    def close(self) -> None:
        """See `Answer`."""
        if not self.ended:
            self.usage.outcome = "cancelled"
            worker = self.worker
            self._error = EngineError("cancelled")
            self.head.cancel()
            self._end()
            if worker:
                worker.kill()
