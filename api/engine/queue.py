"""The queue before the workers: clients take turns, so that one with many queries does not keep another waiting."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

from api.engine.job import Job


class FairQueue:
    """Jobs by client; the client that was served last comes last."""

    def __init__(self) -> None:
        self._clients: OrderedDict[str, deque[Job]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._clients.values()))

    def __iter__(self) -> Iterator[Job]:
        return chain.from_iterable(self._clients.values())

    def push(self, job: Job, *, first: bool = False) -> None:
        """Put a job at the end of its client's jobs, or before them."""
        jobs = self._clients.setdefault(job.task.client, deque())
        if first:
            jobs.appendleft(job)
        else:
            jobs.append(job)

    def pop(self, fits: Callable[[Job], bool] = lambda _job: True) -> Job | None:
        """Take the first job of the client whose turn it is; a client whose first job does not fit is passed over."""
        for client, jobs in self._clients.items():
            if fits(jobs[0]):
                job = jobs.popleft()
                del self._clients[client]
                if jobs:
                    self._clients[client] = jobs
                return job
        return None

    def first(self) -> Job | None:
        """The first job of the client whose turn it is; it stays."""
        return next((jobs[0] for jobs in self._clients.values()), None)

    def remove(self, job: Job) -> None:
        """Take out a job that has ended; nothing happens if it is not there."""
        if jobs := self._clients.get(job.task.client):
            with suppress(ValueError):
                jobs.remove(job)
            if not jobs:
                del self._clients[job.task.client]
