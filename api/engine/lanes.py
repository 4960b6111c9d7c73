"""Which query gets which worker: a fast lane for everybody, a slow lane for queries that take long or look as if.

Length is counted in processor time, so that no query becomes a suspect because others kept the machine busy. A query
enters the slow lane when it has worked for `slow_after`, or at once when the same text took long the last time or is
longer than people write. Workers of the slow lane run only when no other process wants the processor (`SCHED_IDLE`,
which needs no privilege and cannot be undone without one: a worker that has entered the lane stays in it), or with a
lower priority where other programs keep the machine busy, for then they would never run. A long query that is the only
one gives way to nobody: there is no attack.

Queries that are known to end take turns: as many of them run at once as there are processors, for more would only share
the same processors and push one another out of their caches. So few may keep a share of the processor. One that takes
much longer than it did is no longer one of these. Nobody waits for those who never end: queries that reached the
deadline before get at most half of the lane, and one that is known to end makes room for itself when the lane is full.
The service's own queries (`Task.trusted`) wait for nobody's turn, go before others of their client, and a few of them
at a time keep a share of the processor.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable

from api.engine.errors import OverloadedError
from api.engine.job import Job
from api.engine.process import Priority, Worker, strangers
from api.engine.queue import FairQueue
from api.engine.suspects import ENDLESS, Suspects

PATIENCE = 5
"""Times `slow_after` by the clock after which a query that works little (it waits for the disk, or for its client)
makes room in the fast lane, without becoming a suspect."""
LOOK_AGAIN = 0.02
"""Seconds until a query that was about to become slow is looked at again, at least."""
PROCESSORS = os.cpu_count() or 1
FORESEEN_AT_ONCE = max(2, PROCESSORS)
"""Long queries that are known to end and run at once."""
OVERDUE = 2
"""Times the work a query took the last time, after which it is no longer taken for one that is known to end; and
`PATIENCE` times that by the clock."""
SMOOTHING = 0.3
"""Share of the last look in the average of processes that are not ours: with four looks a second, it follows a build
that begins within a second, and no moment of an attack."""
TRUSTED_AT_ONCE = 2
"""Long queries of the service's own that keep a share of the processor, for each client."""


class Lanes:
    """Idle workers, waiting and slow jobs. It assigns; starting and ending processes is the pool's business."""

    def __init__(self, slow_queries: int, slow_after: float, on_slow: Callable[[], None]) -> None:
        """At most `slow_queries` jobs are in the slow lane; a job enters it after `slow_after` seconds of work.

        `on_slow` is called when the fast lane has lost a worker to the slow one.
        """
        self._on_slow = on_slow
        self._slow_queries = slow_queries
        self._slow_after = slow_after
        self._idle: dict[Priority, list[Worker]] = {priority: [] for priority in Priority}
        self._fast = FairQueue()
        self._long = FairQueue()
        self._endless = FairQueue()
        self._slow: dict[Job, None] = {}
        self._running: set[Job] = set()
        self._suspects = Suspects(slow_after)
        self._strangers = 0.0
        """Processes of other programs that want a processor, on average of late."""

    @property
    def waiting(self) -> int:
        """Jobs without a worker."""
        return len(self._fast) + len(self._long) + len(self._endless)

    @property
    def slow(self) -> list[Job]:
        """Jobs that run in the slow lane, the oldest first."""
        return list(self._slow)

    @property
    def wanting(self) -> int:
        """Jobs of the slow lane that lack nothing but a worker: so many are to be forked beyond the fast lane's."""
        endless = min(len(self._endless), max(0, self._endless_room()))
        trusted = sum(1 for job in self._long if job.task.trusted)
        long = trusted + min(len(self._long) - trusted, max(0, self._turns()))
        return max(0, min(long + endless, self._slow_queries - len(self._slow)))

    def submit(self, job: Job) -> None:
        """Give a job to a worker, or let it wait for one."""
        job.work, ends = self._suspects.expect(job.task)
        job.foreseen = ends and not job.task.trusted
        if not job.work:
            if idle := self._idle[Priority.NORMAL]:
                self._assign(idle.pop(), job)
            else:
                self._fast.push(job)
            return
        if job.work < ENDLESS and len(self._slow) >= self._slow_queries:
            self._make_room(job.work)
        if self._admits(job) and (worker := self._worker_for(job)):
            self._assign(worker, job)
        else:
            (self._endless if _endless(job) else self._long).push(job, first=job.task.trusted)

    def review(self) -> None:
        """Once in a while: who is overdue leaves the turn to the next, and one that waits for a full slow lane and is
        known to end may make room for itself."""
        self._strangers += SMOOTHING * (strangers(len(self._running) + 1) - self._strangers)
        for slow in self._slow:
            most = OVERDUE * slow.work + self._slow_after
            if slow.foreseen and (slow.worked() > most or slow.age() > PATIENCE * most):
                slow.foreseen = False
                self._demote(slow, low=False)
        if len(self._slow) >= self._slow_queries and (waiting := self._long.first()):
            self._make_room(waiting.work)
        for priority in Priority:
            if priority is not Priority.NORMAL:
                for worker in list(self._idle[priority]):
                    if job := self._next_slow(worker):
                        self._idle[priority].remove(worker)
                        self._assign(worker, job)

    def free(self, worker: Worker, *, spare: bool) -> None:
        """A worker has nothing to do: it gets the next job.

        Args:
            worker: one that has just started, or whose job has ended.
            spare: whether the fast lane has enough without it.
        """
        if job := self._next(worker, spare=spare):
            self._assign(worker, job)
        else:
            self._idle[worker.priority].append(worker)

    def ended(self, job: Job) -> None:
        """A job has ended, in whatever way."""
        self._running.discard(job)
        if not job.worker:
            for queue in (self._fast, self._long, self._endless):
                queue.remove(job)
        self._slow.pop(job, None)
        if job.worker and job.usage.outcome == "ok":
            self._suspects.note(job.task, job.worked(), ended=True)

    def lost(self, worker: Worker) -> None:
        """A worker has ended."""
        for idle in self._idle.values():
            if worker in idle:
                idle.remove(worker)

    def idle(self) -> list[Worker]:
        """All workers that have nothing to do."""
        return [worker for idle in self._idle.values() for worker in idle]

    def give_up(self) -> Worker | None:
        """An idle worker of the slow lane, which is no longer wanted."""
        for priority in (Priority.IDLE, Priority.LOW, Priority.ALONE):
            if idle := self._idle[priority]:
                return idle.pop()
        return None

    def suspect(self, job: Job, *, died: bool = False) -> None:
        """Remember a query as one that does not end, unless it was hardly let work; or whose process died of it."""
        if died or job.worked() >= self._slow_after:
            self._suspects.note(job.task, ENDLESS)

    def _admits(self, job: Job) -> bool:
        if len(self._slow) >= self._slow_queries:
            return False
        return job.task.trusted or (self._endless_room() if _endless(job) else self._turns()) > 0

    def _turns(self) -> int:
        """How many more that are known to end may begin."""
        return FORESEEN_AT_ONCE - sum(1 for job in self._slow if job.foreseen)

    def _endless_room(self) -> int:
        return max(1, self._slow_queries // 2) - sum(1 for job in self._slow if _endless(job))

    def _worker_for(self, job: Job) -> Worker | None:
        """An idle worker for a slow job; the last one of the fast lane stays there."""
        order = [Priority.ALONE, Priority.LOW]
        if self._slow and not self._privileged(job):
            order = [Priority.IDLE, *reversed(order)]
        for priority in order:
            if idle := self._idle[priority]:
                return idle.pop()
        return self._idle[Priority.NORMAL].pop() if len(self._idle[Priority.NORMAL]) > 1 else None

    def _next(self, worker: Worker, *, spare: bool) -> Job | None:
        if worker.priority is not Priority.NORMAL:
            return self._next_slow(worker)
        if spare:
            return self._next_slow(worker) or self._fast.pop()
        # A job of the slow lane takes a worker for good: not the last one that a short query would find.
        return self._fast.pop() or (self._next_slow(worker) if self._idle[Priority.NORMAL] else None)

    def _next_slow(self, worker: Worker) -> Job | None:
        def fits(job: Job) -> bool:
            return self._admits(job) and (worker.priority is not Priority.IDLE or not self._privileged(job))

        return self._long.pop(fits) or self._endless.pop(fits)

    def _privileged(self, job: Job) -> bool:
        """Whether a slow job is to keep a share of the processor whatever others do."""
        if not job.task.trusted:
            return job.foreseen
        same = sum(1 for slow in self._slow if slow.task.trusted and slow.task.client == job.task.client)
        return same < TRUSTED_AT_ONCE

    def _assign(self, worker: Worker, job: Job) -> None:
        worker.job = job
        job.begin(worker)
        if job.work:
            self._enter(job, low=False)
        worker.send(job.payload())
        self._running.add(job)  # while the worker works
        if not job.work:
            self._look_after(job, self._slow_after)

    def _enter(self, job: Job, *, low: bool) -> None:
        """Put a running job into the slow lane."""
        assert job.worker
        if not self._slow and job.work < ENDLESS:
            job.worker.demote(Priority.ALONE)
        else:
            for other in self._slow:
                if other.worker and other.worker.priority is Priority.ALONE:
                    self._demote(other, low=False)
            self._demote(job, low=low)
        self._slow[job] = None

    def _demote(self, job: Job, *, low: bool) -> None:
        assert job.worker
        if low or self._privileged(job) or self._strangers >= PROCESSORS:
            job.worker.demote(Priority.LOW, after=0 if job.task.trusted or job.foreseen else len(self._slow))
        else:
            job.worker.demote(Priority.IDLE)

    def _look_after(self, job: Job, seconds: float) -> None:
        job.timers["slow"] = asyncio.get_running_loop().call_later(seconds, self._look, job)

    def _look(self, job: Job) -> None:
        """See whether a job of the fast lane has become slow."""
        if job.ended:
            return
        worked = job.worked()
        if worked < self._slow_after and job.age() < PATIENCE * self._slow_after:
            self._look_after(job, max(self._slow_after - worked, LOOK_AGAIN))
            return
        self._suspects.note(job.task, worked)
        if len(self._slow) >= self._slow_queries:
            self._make_room(0.0)
        job.work = max(worked, self._slow_after)
        self._enter(job, low=worked < self._slow_after)
        self._on_slow()

    def _make_room(self, work: float) -> None:
        """End one slow job that has worked for longer than `work` and is not known to end: the oldest of the client
        that has most of them, of those that strangers wrote if there are such, of those that never end if there are
        such."""
        found = [job for job in self._slow if job.worked() >= work and not job.foreseen]
        found = [job for job in found if not job.task.trusted] or found
        found = [job for job in found if _endless(job)] or found
        if not found:
            return
        per_client = Counter(job.task.client for job in self._slow)
        most = max(per_client[job.task.client] for job in found)
        victim = next(job for job in found if per_client[job.task.client] == most)
        victim.end(OverloadedError("too many long queries run at once, and yours had run longest: try again later"))


def _endless(job: Job) -> bool:
    return job.work == ENDLESS and not job.task.trusted
