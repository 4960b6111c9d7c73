"""What ends a job from outside: its deadline, a client that does not read, memory that runs short."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from api.engine.errors import ExhaustedError, OverloadedError, StalledError, TimedOutError
from api.engine.job import Job
from api.engine.sandbox import private_memory


class Deadlines:
    """Ends jobs in time."""

    def __init__(self, timeout: float, stall_timeout: float, on_late: Callable[[Job], None]) -> None:
        """Jobs end after `timeout` seconds, or after `stall_timeout` in which their client reads nothing.

        `on_late` is told of a job that did not end by itself.
        """
        self._timeout = timeout
        self._stall_timeout = stall_timeout
        self._on_late = on_late

    def watch(self, job: Job) -> None:
        """Start the clock of a job."""
        timeout = min(job.task.timeout or self._timeout, self._timeout)
        job.timers["deadline"] = asyncio.get_running_loop().call_later(timeout, self._late, job)
        job.on_stall = self._stalled

    def _late(self, job: Job) -> None:
        if job.worker:
            self._on_late(job)
            job.end(
                TimedOutError(
                    "the query did not end in time: make it more selective (fix a subject, a predicate or a graph), "
                    "avoid products of unconnected patterns, or ask for fewer rows with LIMIT"
                )
            )
        else:
            job.end(OverloadedError("no worker was free in time: try again in a moment"))

    def _stalled(self, job: Job, stalled: bool) -> None:
        """A client does not read (or reads again): its own waiting does not count against the query's deadline."""
        loop = asyncio.get_running_loop()
        timer = job.timers.pop("deadline", None)
        if stalled and timer:
            job.timers["left"] = timer
            timer.cancel()
            error = StalledError("the client does not read its result")
            job.timers["stall"] = loop.call_later(self._stall_timeout, job.end, error)
        elif not stalled and (cancelled := job.timers.pop("left", None)):
            job.timers.pop("stall").cancel()
            left = max(0.0, cancelled.when() - loop.time())
            job.timers["deadline"] = loop.call_later(left, self._late, job)


def spare_memory(jobs: Iterable[Job], limit: int) -> None:
    """Keep all jobs together within a limit, in bytes of private memory: the largest goes first."""
    sizes = {job: private_memory(job.worker.pid) for job in jobs if job.worker}
    while sizes and sum(sizes.values()) > limit:
        largest = max(sizes, key=lambda job: sizes[job])
        del sizes[largest]
        largest.end(ExhaustedError("the service is short of memory and this query held most of it"))
