"""The embedded engine: a pool of worker processes that are killed when a query goes on for too long.

The service itself never evaluates anything. `workers` processes stand ready; a query that takes longer than
`slow_after` leaves this *fast lane*: its process from then on runs only when no other wants the processor, another one
is forked in its place, and it may go on until the deadline as long as there are no more than `slow_queries` of them.
So a short query never waits for a long one, neither in the queue nor for the processor.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from api.engine.base import (
    EngineError,
    EngineStatus,
    ExhaustedError,
    OverloadedError,
    StalledError,
    Task,
    TimedOutError,
    TooManyError,
)
from api.engine.frames import Frame
from api.engine.job import ERRORS, Job
from api.engine.process import Family, Worker, Zygote
from api.engine.queue import FairQueue
from api.engine.sandbox import private_memory
from api.engine.worker import Limits
from kg.store import StoreError, StoreFolder

log = logging.getLogger("communique.engine")
WATCH_EVERY = 0.25
"""Seconds between looks at the memory of slow queries and at the store's current generation."""
SUSPECTS = 4_096
"""How many queries that turned out slow are remembered: they start out of the fast lane next time."""
RETRY_AFTER = 0.5
"""Seconds until a worker that could not start is replaced."""
LOAD_AFTER = 1.0
"""Seconds without a new generation before the graph is loaded into memory."""
RETIRE_AFTER = 20_000
"""Queries after which a worker is replaced in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolOptions:
    """Sizes of the pool; `docs/settings.md` explains them."""

    workers: int
    slow_queries: int
    slow_after: float
    timeout: float
    per_client: int
    stall_timeout: float
    total_memory: int
    memory: bool
    limits: Limits


class Pool:
    """Worker processes over the generations of a store folder."""

    def __init__(self, folder: Path, options: PoolOptions) -> None:
        self._store = StoreFolder(folder)
        self._options = options
        self._family: Family | None = None
        self._forker: Zygote | None = None
        self._sandbox = ""
        self._retired: set[Family] = set()
        self._idle: list[Worker] = []
        self._jobs: set[Job] = set()
        self._slow: dict[Job, None] = {}
        self._queue = FairQueue()
        self._per_client: Counter[str] = Counter()
        self._suspects: OrderedDict[bytes, None] = OrderedDict()
        self._served: Counter[Worker] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._current_since: float | None = None
        self._loading: asyncio.Task[None] | None = None
        self._stopping = False
        self._rolling = asyncio.Lock()
        self.counts: Counter[str] = Counter()

    # -- life ---------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """See `Engine`. Workers read from disk at once; with `memory` they are replaced when the graph is loaded."""
        await self.roll()
        self._spawn_task(self._watch())

    async def stop(self) -> None:
        """See `Engine`."""
        self._stopping = True
        until = time.monotonic() + 2.0
        while self._jobs and time.monotonic() < until:
            await asyncio.sleep(0.02)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for job in list(self._jobs):
            job.fail(OverloadedError("the service is stopping"))
        for family in (*self._retired, *([self._family] if self._family else [])):
            family.close()
        if self._forker:
            self._forker.close()

    async def roll(self) -> None:
        """Serve the store's current generation from now on; queries that run end on theirs.

        Raises:
            StoreError: there is no generation that can be read.
        """
        async with self._rolling:
            generation = self._store.require()
            if self._family and self._family.name == generation.name and self._family.zygote.alive:
                return
            self._take_over(await self._prepare(memory=False))
        if self._loading:
            self._loading.cancel()
        if self._options.memory:
            self._loading = self._spawn_task(self._load())

    async def _load(self) -> None:
        """Replace disk workers by workers that share the graph in memory, once writes have come to rest."""
        try:
            if self._current_since and time.time() - self._current_since < LOAD_AFTER:
                await asyncio.sleep(LOAD_AFTER)
            family = await self._prepare(memory=True)
        except StoreError as error:
            log.error("the graph stays on disk: %s", error)
            return
        if self._family and self._family.name == family.name:
            self._take_over(family)
        else:
            family.close()

    async def _prepare(self, *, memory: bool) -> Family:
        """A family of the current generation with its first worker ready."""
        for _ in range(3):
            generation = self._store.require()
            with suppress(FileNotFoundError):
                family = Family(generation)
                break
        else:
            raise StoreError(f"{self._store.path}: the current generation keeps changing")
        try:
            family.zygote = await self._zygote(generation.graph if memory else None)
            await self._until_ready(await family.fork(self._on_frame, self._on_lost))
        except BaseException:
            family.close()
            raise
        return family

    async def _zygote(self, graph: Path | None) -> Zygote:
        """One that holds `graph` in memory, or the one that all workers on disk come from."""
        if graph is None and self._forker and self._forker.alive:
            return self._forker
        zygote = Zygote(self._options.limits, graph)
        try:
            await zygote.start()
        except BaseException:
            zygote.close()
            raise
        if graph is None:
            self._forker = zygote
        return zygote

    def _take_over(self, family: Family) -> None:
        old, self._family = self._family, family
        if not old or old.name != family.name:
            with suppress(OSError):
                self._current_since = (self._store.path / "current").stat().st_mtime
        for worker in [worker for worker in self._idle if worker.family is not family]:
            worker.kill()
        self._idle = [worker for worker in family.workers if worker.ready and not worker.dead]
        if old:
            self._retired.add(old)
            self._close_retired()
        mode = "memory" if family.memory else "disk"
        log.info("serving generation %s from %s", family.name, mode, extra={"sandbox": self._sandbox})
        self._refill()

    async def _until_ready(self, worker: Worker) -> None:
        deadline = time.monotonic() + 30
        while not worker.ready:
            if worker.dead or time.monotonic() > deadline:
                raise StoreError(f"{worker.family.generation.graph}: a worker could not read the graph")
            await asyncio.sleep(0.001)

    def status(self) -> EngineStatus:
        """See `Engine`."""
        family = self._family
        return EngineStatus(
            ready=family is not None and family.zygote.alive and not self._stopping,
            snapshot=family.name if family else "",
            snapshot_time=self._current_since,
            mode="memory" if family and family.memory else "disk",
            details={
                "workers": sum(len(f.workers) for f in (*self._retired, *([family] if family else []))),
                "running": len(self._jobs) - len(self._queue),
                "slow": len(self._slow),
                "waiting": len(self._queue),
                "sandbox": self._sandbox,
            },
        )

    # -- queries ------------------------------------------------------------------------------------------------

    async def query(self, task: Task) -> Job:
        """See `Engine`."""
        if self._per_client[task.client] >= self._options.per_client:
            raise TooManyError(
                f"{self._options.per_client} queries of yours are in flight: wait for one of them to end"
            )
        if self._stopping:
            raise OverloadedError("the service is stopping")
        loop = asyncio.get_running_loop()
        job = Job(task, self._released)
        job.on_stall = self._on_stall
        self._per_client[task.client] += 1
        self._jobs.add(job)
        timeout = min(task.timeout or self._options.timeout, self._options.timeout)
        job.timers["deadline"] = loop.call_later(timeout, self._on_deadline, job)
        if self._idle:
            self._assign(self._idle.pop(), job)
        else:
            self._queue.push(job)
            job.timers["wait"] = loop.call_later(self._options.slow_after, self._on_wait, job)
            self._refill()
        try:
            return await job.head
        except BaseException:
            job.close()
            raise

    def _assign(self, worker: Worker, job: Job) -> None:
        job.worker, worker.job = worker, job
        job.snapshot = worker.family.name
        loop = asyncio.get_running_loop()
        job.started = loop.time()
        worker.send(job.payload())
        if _key(job) in self._suspects:
            worker.demote()
        job.timers["slow"] = loop.call_later(self._options.slow_after, self._on_slow, job)

    def _released(self, job: Job) -> None:
        """A job has ended, in whatever way."""
        self._jobs.discard(job)
        self._slow.pop(job, None)
        client = job.task.client
        self._per_client[client] -= 1
        if self._per_client[client] <= 0:
            del self._per_client[client]
        if not job.worker:
            self._queue.remove(job)
        self.counts[job.usage.outcome] += 1

    # -- workers ------------------------------------------------------------------------------------------------

    def _refill(self) -> None:
        """Fork until the fast lane is full again, as far as the limit allows."""
        family = self._family
        if not family or self._stopping:
            return
        fast = sum(1 for worker in family.workers if not (worker.job and worker.job.slow)) + family.starting
        everyone = sum(len(f.workers) + f.starting for f in (family, *self._retired))
        room = self._options.workers + self._options.slow_queries - everyone
        for _ in range(min(self._options.workers - fast, room)):
            family.starting += 1
            self._spawn_task(self._fork(family))

    async def _fork(self, family: Family) -> None:
        try:
            await family.fork(self._on_frame, self._on_lost)
        except StoreError as error:
            log.error("%s", error)
        finally:
            family.starting -= 1

    def _free(self, worker: Worker) -> None:
        """A worker has nothing to do."""
        family = worker.family
        fast = sum(1 for other in family.workers if not (other.job and other.job.slow))
        if worker.dead:
            return
        if (
            family is not self._family
            or fast > self._options.workers
            or self._served[worker] >= RETIRE_AFTER
            or (worker.demoted and not worker.promote())
        ):
            worker.kill()
        elif job := self._queue.pop():
            job.timers.pop("wait").cancel()
            self._assign(worker, job)
        else:
            self._idle.append(worker)

    def _on_frame(self, worker: Worker, kind: Frame, payload: bytes) -> None:
        job: Job | None = worker.job
        if kind is Frame.READY:
            found = json.loads(payload)
            worker.thread, worker.ready = found["thread"], True
            self._note_sandbox(found)
            if worker.family is self._family:
                self._free(worker)
            elif worker.family in self._retired:
                worker.kill()
        elif job is None:
            return
        elif kind is Frame.HEAD:
            job.on_head(payload)
        elif kind is Frame.DATA:
            job.on_data(payload)
        else:
            self._served[worker] += 1
            worker.job = None
            if job.stalled:
                worker.resume()
            end = json.loads(payload)
            if kind is Frame.END:
                job.on_end(payload)
            else:
                job.fail(ERRORS.get(end["class"], EngineError)(end["message"]))
            if end.get("retire"):
                worker.kill()
            else:
                self._free(worker)
            if worker.dead:
                self._refill()

    def _note_sandbox(self, found: dict[str, object]) -> None:
        if self._sandbox:
            return
        self._sandbox = str(found["network"])
        if self._sandbox == "none":
            log.warning(
                "this system offers neither seccomp nor network namespaces: SERVICE is refused by reading queries "
                "alone; forbid outgoing connections from outside"
            )
        if not found["address_space"]:
            log.warning("this system does not let a worker limit its memory: only the watch over all workers does")

    def _on_lost(self, worker: Worker) -> None:
        job: Job | None = worker.job
        worker.job = None
        worker.family.workers.discard(worker)
        self._served.pop(worker, None)
        if worker in self._idle:
            self._idle.remove(worker)
        if job and not job.ended:
            self._suspect(job)
            job.fail(
                ExhaustedError(
                    "the query took more memory or deeper nesting than one query may: ask for less at a time, for "
                    "example with LIMIT, fewer nested groups, or no product of unconnected patterns"
                )
            )
        self._close_retired()
        if worker.family is self._family and not worker.family.zygote.alive and not self._stopping:
            self._family_lost()
        if worker.ready:
            self._refill()
        else:  # it could not start: try again, but not in a busy loop
            asyncio.get_running_loop().call_later(RETRY_AFTER, self._refill)

    def _family_lost(self) -> None:
        """The zygote died (out of memory, most likely): start another, from disk."""
        log.error("the process that holds the graph has ended: starting another")
        self._spawn_task(self._recover())

    async def _recover(self) -> None:
        async with self._rolling:
            if self._family and self._family.zygote.alive:
                return
            with suppress(StoreError):
                self._take_over(await self._prepare(memory=False))

    def _close_retired(self) -> None:
        for family in [family for family in self._retired if not family.workers and not family.starting]:
            self._retired.discard(family)
            family.close()

    # -- what happens over time ---------------------------------------------------------------------------------

    def _on_slow(self, job: Job) -> None:
        """A query leaves the fast lane."""
        if job.ended or not job.worker:
            return
        self._suspect(job)
        job.slow = True
        self._slow[job] = None
        job.worker.demote()
        if len(self._slow) > self._options.slow_queries:
            self._evict()
        self._refill()

    def _on_wait(self, job: Job) -> None:
        """A query has waited for a worker as long as a short one takes."""
        if job.ended or job.worker:
            return
        if self._slow and not (self._family and self._family.starting):
            self._evict()
        job.timers["wait"] = asyncio.get_running_loop().call_later(self._options.slow_after, self._on_wait, job)

    def _evict(self) -> None:
        """End one slow query: the oldest of the client that has most of them."""
        per_client = Counter(job.task.client for job in self._slow)
        most = max(per_client.values())
        victim = next(job for job in self._slow if per_client[job.task.client] == most)
        self._end(
            victim, OverloadedError("too many long queries run at once, and yours had run longest: try again later")
        )

    def _on_deadline(self, job: Job) -> None:
        if job.ended:
            return
        self._suspect(job)
        if job.worker:
            self._end(
                job,
                TimedOutError(
                    "the query did not end in time: make it more selective (fix a subject, a predicate or a graph), "
                    "avoid products of unconnected patterns, or ask for fewer rows with LIMIT"
                ),
            )
        else:
            job.fail(OverloadedError("no worker was free in time: try again in a moment"))

    def _on_stall(self, job: Job, stalled: bool) -> None:
        """A client does not read (or reads again): its own waiting does not count against the query's deadline."""
        loop = asyncio.get_running_loop()
        timer = job.timers.pop("deadline", None)
        if stalled and timer:
            job.timers["left"] = timer
            timer.cancel()
            error = StalledError("the client does not read its result")
            job.timers["stall"] = loop.call_later(self._options.stall_timeout, self._end, job, error)
        elif not stalled and (cancelled := job.timers.pop("left", None)):
            job.timers.pop("stall").cancel()
            left = max(0.0, cancelled.when() - loop.time())
            job.timers["deadline"] = loop.call_later(left, self._on_deadline, job)

    def _end(self, job: Job, error: EngineError) -> None:
        worker = job.worker
        job.fail(error)
        if worker and worker.job is job:
            worker.kill()

    def _suspect(self, job: Job) -> None:
        self._suspects[_key(job)] = None
        if len(self._suspects) > SUSPECTS:
            self._suspects.popitem(last=False)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_EVERY)
            self._watch_memory()
            current = self._store.current()
            if current and self._family and current.name != self._family.name and not self._rolling.locked():
                try:
                    await self.roll()
                except StoreError as error:
                    log.error("the new generation cannot be served yet: %s", error)

    def _watch_memory(self) -> None:
        """Keep all slow queries together within the limit: the largest goes first."""
        if not self._slow:
            return
        sizes = {job: private_memory(job.worker.pid) for job in self._slow if job.worker}
        while sizes and sum(sizes.values()) > self._options.total_memory:
            largest = max(sizes, key=lambda job: sizes[job])
            del sizes[largest]
            self._end(largest, ExhaustedError("the service is short of memory and this query held most of it"))

    def _spawn_task(self, coroutine: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _key(job: Job) -> bytes:
    return hashlib.blake2b(job.task.query.encode("utf-8", "replace"), digest_size=16).digest()
