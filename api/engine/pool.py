"""The embedded engine: a pool of worker processes that are killed when a query goes on for too long.

The service itself never evaluates anything. `workers` processes stand ready as the fast lane; a
process whose query takes long moves to the slow lane, where it runs only when no other wants the processor, and another
one is forked in its place. So a short query never waits for a long one, neither in the queue nor for the processor.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from api.engine.base import EngineStatus, Task
from api.engine.deadlines import Deadlines, spare_memory
from api.engine.errors import EngineError, ExhaustedError, OverloadedError
from api.engine.frames import Frame, unpack_whole
from api.engine.in_flight import InFlight
from api.engine.job import ERRORS, Job
from api.engine.lanes import Lanes
from api.engine.options import PoolOptions
from api.engine.process import Family, Priority, Worker, Zygote
from kg.store import StoreError, StoreFolder

log = logging.getLogger("communique.engine")
WATCH_EVERY = 0.25
"""Seconds between looks at the memory of slow queries and at the store's current generation."""
RETRY_AFTER = 0.5
"""Seconds until a worker that could not start is replaced."""
LOAD_AFTER = 1.0
"""Seconds without a new generation before the graph is loaded into memory."""
RETIRE_AFTER = 20_000
"""Queries after which a worker is replaced in any case."""


class Pool:
    """Worker processes over the generations of a store folder."""

    def __init__(self, folder: Path, options: PoolOptions) -> None:
        self._store = StoreFolder(folder)
        self._options = options
        self._family: Family | None = None
        self._forker: Zygote | None = None
        self._sandbox = ""
        self._retired: set[Family] = set()
        self._lanes = Lanes(options.slow_queries, options.slow_after, on_slow=self._refill)
        self._deadlines = Deadlines(options.timeout, options.stall_timeout, on_late=self._lanes.suspect)
        self._jobs: set[Job] = set()
        self.in_flight = InFlight(options.per_client)
        self._served: Counter[Worker] = Counter()
        self._answered: list[tuple[Worker, Job, dict[str, Any]]] = []
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
        for worker in self._lanes.idle():
            if worker.family is not family:
                worker.kill()
                self._lanes.lost(worker)
        for worker in family.workers:
            if worker.ready and not worker.dead:
                self._lanes.free(worker, spare=False)
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

    @property
    def snapshot(self) -> str:
        """See `Engine`."""
        return self._family.name if self._family else ""

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
                "running": len(self._jobs) - self._lanes.waiting,
                "slow": len(self._lanes.slow),
                "waiting": self._lanes.waiting,
                "sandbox": self._sandbox,
            },
        )

    # -- queries ------------------------------------------------------------------------------------------------

    async def query(self, task: Task) -> Job:
        """See `Engine`."""
        if self._stopping:
            raise OverloadedError("the service is stopping")
        self._settle()
        entered = self.in_flight.enter(task.client, task.request)
        job = Job(task, lambda ended: self._released(ended, entered))
        self._jobs.add(job)
        self._lanes.submit(job)
        self._deadlines.watch(job)
        if not job.worker or job.work:
            self._refill()
        try:
            return await job.head
        except BaseException:
            job.close()
            raise

    def _released(self, job: Job, entered: object) -> None:
        """A job has ended, in whatever way."""
        self._jobs.discard(job)
        self._lanes.ended(job)
        self.in_flight.leave(job.task.client, entered)
        self.counts[job.usage.outcome] += 1

    # -- workers ------------------------------------------------------------------------------------------------

    def _refill(self) -> None:
        """Fork until the fast lane is full again and every slow job that may run can, as far as the limit allows."""
        family = self._family
        if not family or self._stopping:
            return
        everyone = sum(len(f.workers) + f.starting for f in (family, *self._retired))
        room = self._options.workers + self._options.slow_queries - everyone
        wanted = self._options.workers + self._lanes.wanting - self._fast(family) - family.starting
        for _ in range(wanted):
            if room <= 0 and (worker := self._lanes.give_up()):
                worker.kill()
            elif room <= 0:
                break
            room -= 1
            family.starting += 1
            self._spawn_task(self._fork(family))

    def _fast(self, family: Family) -> int:
        return sum(1 for worker in family.workers if worker.priority is Priority.NORMAL and not worker.dead)

    async def _fork(self, family: Family) -> None:
        try:
            await family.fork(self._on_frame, self._on_lost)
        except StoreError as error:
            log.error("%s", error)
        finally:
            family.starting -= 1

    def _free(self, worker: Worker) -> None:
        """A worker has nothing to do."""
        if worker.dead:
            return
        family = worker.family
        spare = worker.priority is Priority.NORMAL and self._fast(family) > self._options.workers
        superfluous = spare and not self._lanes.wanting
        if family is not self._family or superfluous or self._served[worker] >= RETIRE_AFTER:
            worker.kill()
        else:
            self._lanes.free(worker, spare=spare)

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
        elif kind is Frame.WHOLE:
            end, content = unpack_whole(payload)
            job.on_whole(end, content)
            # Its answer goes out first: the rest comes right after, or before the next query.
            self._answered.append((worker, job, end))
            asyncio.get_running_loop().call_soon(self._settle)
        else:
            end = json.loads(payload)
            if job.stalled:
                worker.resume()
            if kind is Frame.END:
                job.on_end(end)
            else:
                job.fail(ERRORS.get(end["class"], EngineError)(end["message"]))
            self._done(worker, job, end)

    def _settle(self) -> None:
        """Do what is left to do of queries that are answered."""
        answered, self._answered = self._answered, []
        for worker, job, end in answered:
            self._done(worker, job, end)

    def _done(self, worker: Worker, job: Job, end: dict[str, Any]) -> None:
        """A worker has said the last of a job."""
        if worker.job is not job:  # the worker was lost, or killed, at this moment
            return
        worker.job = None
        job.finish()
        self._served[worker] += 1
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
        self._lanes.lost(worker)
        if job and not job.ended:
            self._lanes.suspect(job, died=True)
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

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_EVERY)
            self._lanes.review()
            if self._lanes.wanting:
                self._refill()
            spare_memory(self._lanes.slow, self._options.total_memory)
            current = self._store.current()
            if current and self._family and current.name != self._family.name and not self._rolling.locked():
                try:
                    await self.roll()
                except StoreError as error:
                    log.error("the new generation cannot be served yet: %s", error)

    def _spawn_task(self, coroutine: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
