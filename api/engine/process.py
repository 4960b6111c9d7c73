"""The service's side of one worker process and of the zygote it comes from."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any, cast

from api.engine.frames import Frame, Parser, pack
from api.engine.worker import Limits
from kg.store import Generation, StoreError

log = logging.getLogger("communique.engine")
_CPUCLOCK_SCHED = 2
"""Low bits of the number of a process's clock (`clock_getcpuclockid`, which Python has for its own threads only)."""


class Priority(Enum):
    """When a worker gets the processor. It can be lowered only."""

    NORMAL = 0
    ALONE = 1  # like the others, as long as its query is the only long one
    LOW = 2  # after others, but for a share of it
    IDLE = 3  # when nobody else wants it


NICE = 5
"""Nice value of priority LOW, a third of the normal share; each further step takes a fifth of it, so that however many
come after one another have less than two normal processes together."""
MOST_NICE = 19


class Worker(asyncio.Protocol):
    """One worker process: what it says goes to `on_frame`, its end to `on_lost`."""

    def __init__(
        self,
        family: Family,
        pid: int,
        handle: int,
        on_frame: Callable[[Worker, Frame, bytes], None],
        on_lost: Callable[[Worker], None],
    ) -> None:
        self.family = family
        self.pid = pid
        self.thread = 0
        self.ready = False
        self.priority = Priority.NORMAL
        self.dead = False
        self.job: Any = None
        self._handle = handle
        self._on_frame = on_frame
        self._on_lost = on_lost
        self._parser = Parser()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop."""
        self._transport = cast("asyncio.Transport", transport)  # a stream protocol gets a stream transport

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        for kind, payload in self._parser.feed(data):
            if self.dead:
                return
            self._on_frame(self, kind, payload)

    def connection_lost(self, _error: Exception | None) -> None:
        """Called by the event loop."""
        self.kill()
        self._on_lost(self)

    def send(self, payload: bytes) -> None:
        """Give the worker a task."""
        assert self._transport is not None
        self._transport.write(pack(Frame.TASK, payload))

    def pause(self) -> None:
        """Stop taking output: the worker blocks once the socket is full."""
        if self._transport and not self.dead:
            self._transport.pause_reading()

    def resume(self) -> None:
        """Take output again."""
        if self._transport and not self.dead:
            self._transport.resume_reading()

    def kill(self) -> None:
        """End the process at once."""
        if self.dead:
            return
        self.dead = True
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        os.close(self._handle)
        if self._transport:
            self._transport.abort()

    def worked(self) -> float:
        """Processor seconds of the process, infinite when it is gone."""
        try:
            return time.clock_gettime((~self.pid << 3) | _CPUCLOCK_SCHED)
        except OSError:
            return math.inf

    def demote(self, priority: Priority, *, after: int = 0) -> None:
        """Lower the priority, for good: raising it takes a privilege. Where even lowering fails, nothing changes.

        Args:
            priority: the new one; nothing happens where it is no lower than the present one.
            after: how many others of priority LOW it is to come after, so that all together have a small share.
        """
        if priority.value <= self.priority.value:
            return
        self.priority = priority
        with suppress(OSError):
            if priority is Priority.LOW:
                os.setpriority(os.PRIO_PROCESS, self.thread, min(NICE + after, MOST_NICE))
            elif priority is Priority.IDLE:
                os.sched_setscheduler(self.thread, os.SCHED_IDLE, os.sched_param(0))


def strangers(ours: int) -> int:
    """How many processes that are not ours run, or wait for a processor, at this moment.

    Args:
        ours: how many of the processes that run now are the service's own.
    """
    try:
        descriptor = os.open("/proc/loadavg", os.O_RDONLY)
    except OSError:
        return 0
    try:
        running = int(os.read(descriptor, 100).split()[3].split(b"/")[0])
    finally:
        os.close(descriptor)
    return max(0, running - ours)


class Zygote:
    """The process that workers are forked from, see `api.engine.zygote`."""

    def __init__(self, limits: Limits, graph: Path | None = None) -> None:
        """With `graph`, it holds that graph in memory, and its workers with it."""
        self.holds = graph
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._forks: deque[asyncio.Future[tuple[int, int]]] = deque()
        self._ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def start(self) -> None:
        """Start the process and wait until it can fork.

        Raises:
            StoreError: it cannot read the graph.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        arguments = ["--control", str(theirs.fileno()), "--limits", json.dumps(asdict(self._limits))]
        if self.holds:
            arguments += ["--memory", str(self.holds)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "api.engine.zygote", *arguments],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        self._control = ours
        asyncio.get_running_loop().add_reader(ours.fileno(), self._receive)
        await self._ready

    @property
    def alive(self) -> bool:
        """Whether it can still fork."""
        return self._control is not None

    async def fork(self, graph: Path) -> tuple[int, int, socket.socket]:
        """Fork a worker: its process id, a descriptor of the process, and the connection to it.

        Raises:
            StoreError: the zygote has ended.
        """
        if self._control is None:
            raise StoreError("the process that workers are forked from has ended")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            socket.send_fds(self._control, [json.dumps({"graph": str(graph)}).encode()], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise StoreError(f"no worker could be forked: {error}") from error
        finally:
            theirs.close()
        forked: asyncio.Future[tuple[int, int]] = asyncio.get_running_loop().create_future()
        self._forks.append(forked)
        try:
            pid, handle = await forked
        except BaseException:
            ours.close()
            raise
        ours.setblocking(False)
        return pid, handle, ours

    def close(self) -> None:
        """End the process, and every worker forked from it."""
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None
        self._fail("the engine has been stopped")
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _receive(self) -> None:
        assert self._control is not None
        try:
            message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1)
        except BlockingIOError:
            return
        except OSError:
            message, descriptors = b"", []
        if not message:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None
            self._fail("the process that workers are forked from has ended")
            return
        found = json.loads(message)
        if "ready" in found:
            self._ready.set_result(None)
        elif "failed" in found:
            self._ready.set_exception(StoreError(found["failed"]))
        elif "pid" in found:
            forked = self._forks.popleft()
            if forked.cancelled():
                signal.pidfd_send_signal(descriptors[0], signal.SIGKILL)
                os.close(descriptors[0])
            else:
                forked.set_result((found["pid"], descriptors[0]))
        elif found["status"] not in (0, -signal.SIGKILL):
            log.info("worker ended by itself", extra={"status": found["status"]})

    def _fail(self, reason: str) -> None:
        if not self._ready.done():
            self._ready.set_exception(StoreError(reason))
        while self._forks:
            forked = self._forks.popleft()
            if not forked.done():
                forked.set_exception(StoreError(reason))


class Family:
    """The workers that serve one state of the graph. The generation is kept from being deleted meanwhile."""

    zygote: Zygote
    """Where its workers come from; to be set before the first `fork`."""

    def __init__(self, generation: Generation) -> None:
        """Raises FileNotFoundError when the generation has just been deleted."""
        self.generation = generation
        self.name = generation.name
        """Name of the generation."""
        self.workers: set[Worker] = set()
        self.starting = 0
        self._mark = generation.use()

    @property
    def memory(self) -> bool:
        """Whether its workers share the graph in memory."""
        return self.zygote.holds is not None

    async def fork(self, on_frame: Callable[[Worker, Frame, bytes], None], on_lost: Callable[[Worker], None]) -> Worker:
        """Fork a worker; it is to be used once it has said READY.

        Raises:
            StoreError: the zygote has ended.
        """
        pid, handle, connection = await self.zygote.fork(self.generation.graph)
        worker = Worker(self, pid, handle, on_frame, on_lost)
        self.workers.add(worker)
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=connection)
        return worker

    def close(self) -> None:
        """End the workers, and the zygote if it holds this graph alone."""
        for worker in list(self.workers):
            worker.kill()
        if hasattr(self, "zygote") and self.memory:
            self.zygote.close()
        self._mark.release()
