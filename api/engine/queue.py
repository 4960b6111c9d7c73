"""The queue before the workers: clients take turns, so that one with many queries does not keep another waiting."""

from __future__ import annotations

from collections import OrderedDict, deque
from contextlib import suppress

from api.engine.job import Job


class FairQueue:
    """Jobs by client; the client that was served last comes last."""

    def __init__(self) -> None:
        self._clients: OrderedDict[str, deque[Job]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._clients.values()))

    def push(self, job: Job) -> None:
        """Put a job at the end of its client's jobs."""
        self._clients.setdefault(job.task.client, deque()).append(job)

    def pop(self) -> Job | None:
        """Take the first job of the client whose turn it is."""
        if not self._clients:
            return None
        client, jobs = self._clients.popitem(last=False)
        job = jobs.popleft()
        if jobs:
            self._clients[client] = jobs
        return job

    def remove(self, job: Job) -> None:
        """Take out a job that has ended; nothing happens if it is not there."""
        if jobs := self._clients.get(job.task.client):
            with suppress(ValueError):
                jobs.remove(job)
            if not jobs:
                del self._clients[job.task.client]
