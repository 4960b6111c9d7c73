"""Which query gets which worker: a fast lane for everybody, a slow lane for queries that took long or look as if.

Workers of the slow lane run only when no other process wants the processor (`SCHED_IDLE`, which needs no privilege and
cannot be undone without one: a worker that has entered the lane stays in it), or with a lower priority where other
programs keep the machine busy, for then they would never run. A query enters the slow lane when it has
run for `slow_after`, or at once when the same text was slow before or is longer than people write.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter, OrderedDict
from collections.abc import Callable

from api.engine.base import OverloadedError
from api.engine.job import Job
from api.engine.process import Worker, crowded
from api.engine.queue import FairQueue

SUSPECTS = 4_096
"""How many queries that turned out slow are remembered."""
LONG_QUERY = 8_192
"""Characters from which a query starts in the slow lane: what people write is shorter, what crashes engines is not."""


class Lanes:
    """Idle workers, waiting and slow jobs. It assigns; starting and ending processes is the pool's business."""

    def __init__(self, slow_queries: int, slow_after: float, on_slow: Callable[[], None]) -> None:
        """At most `slow_queries` jobs are in the slow lane; a job enters it after `slow_after` seconds.

        `on_slow` is called when the fast lane has lost a worker to the slow one.
        """
        self._on_slow = on_slow
        self._slow_queries = slow_queries
        self._slow_after = slow_after
        self._idle: dict[bool, list[Worker]] = {False: [], True: []}
        self._waiting = {False: FairQueue(), True: FairQueue()}
        self._slow: dict[Job, None] = {}
        self._suspects: OrderedDict[bytes, None] = OrderedDict()

    @property
    def waiting(self) -> int:
        """Jobs without a worker."""
        return len(self._waiting[False]) + len(self._waiting[True])

    @property
    def slow(self) -> list[Job]:
        """Jobs that run in the slow lane, the oldest first."""
        return list(self._slow)

    def submit(self, job: Job) -> None:
        """Give a job to a worker, or let it wait for one."""
        job.slow = len(job.task.query) > LONG_QUERY or _key(job) in self._suspects
        if not job.slow:
            if idle := self._idle[False]:
                self._assign(idle.pop(), job)
            else:
                self._waiting[False].push(job)
        elif len(self._slow) < self._slow_queries and (worker := self._slow_worker()):
            self._assign(worker, job)
        else:
            self._waiting[True].push(job)

    def free(self, worker: Worker) -> None:
        """A worker has nothing to do: it gets the next job of its lane, or a slow one if nobody else waits."""
        slow = worker.demoted
        if not slow and not len(self._waiting[False]) and len(self._slow) < self._slow_queries:
            slow = len(self._waiting[True]) > 0
        if (not slow or len(self._slow) < self._slow_queries) and (job := self._waiting[slow].pop()):
            self._assign(worker, job)
        else:
            self._idle[worker.demoted].append(worker)

    def become_slow(self, job: Job) -> None:
        """A job leaves the fast lane for the slow one, where another may have to make room."""
        assert job.worker
        self.suspect(job)
        if len(self._slow) >= self._slow_queries:
            self._evict()
        job.slow = True
        self._slow[job] = None
        job.worker.demote(gently=self._crowded())

    def ended(self, job: Job) -> None:
        """A job has ended, in whatever way."""
        self._slow.pop(job, None)
        if not job.worker:
            self._waiting[job.slow].remove(job)

    def lost(self, worker: Worker) -> None:
        """A worker has ended."""
        for idle in self._idle.values():
            if worker in idle:
                idle.remove(worker)

    def idle(self) -> list[Worker]:
        """All workers that have nothing to do."""
        return [*self._idle[False], *self._idle[True]]

    def give_up(self) -> Worker | None:
        """An idle worker of the slow lane, which is no longer wanted."""
        return self._idle[True].pop() if self._idle[True] else None

    def suspect(self, job: Job) -> None:
        """Remember a query as one that hurts."""
        self._suspects[_key(job)] = None
        if len(self._suspects) > SUSPECTS:
            self._suspects.popitem(last=False)

    def _slow_worker(self) -> Worker | None:
        for idle in (self._idle[True], self._idle[False]):
            if idle:
                return idle.pop()
        return None

    def _assign(self, worker: Worker, job: Job) -> None:
        job.worker, worker.job = worker, job
        job.snapshot = worker.family.name
        if job.slow:
            self._slow[job] = None
            worker.demote(gently=self._crowded())
        else:
            job.timers["slow"] = asyncio.get_running_loop().call_later(self._slow_after, self._late, job)
        worker.send(job.payload())

    def _crowded(self) -> bool:
        return crowded(len(self._slow) + 1)

    def _late(self, job: Job) -> None:
        if not job.ended:
            self.become_slow(job)
            self._on_slow()

    def _evict(self) -> None:
        """End one slow job: the oldest of the client that has most of them."""
        per_client = Counter(job.task.client for job in self._slow)
        most = max(per_client.values())
        victim = next(job for job in self._slow if per_client[job.task.client] == most)
        victim.end(OverloadedError("too many long queries run at once, and yours had run longest: try again later"))


def _key(job: Job) -> bytes:
    return hashlib.blake2b(job.task.query.encode("utf-8", "replace"), digest_size=16).digest()
