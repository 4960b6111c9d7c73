"""Work that is too heavy for the event loop and is no query: layouts, centralities, tables in binary formats.

A `Calculator` keeps a few Python processes that run one function each at a time; one that takes too long is killed and
another started. `python -m api.derived.calculating` is such a process: it reads a pickled (function, arguments) from
stdin and writes the pickled result to stdout.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from api.derived.processes import end, start
from api.engine.errors import ExhaustedError, OverloadedError, TimedOutError
from api.engine.sandbox import be_first_to_go, die_with_parent, limit_memory

P = ParamSpec("P")
T = TypeVar("T")
PROCESSES = 2
"""Calculations at a time."""
WAITING = 32
"""Calculations that may wait for their turn."""
MEMORY = 4 << 30
"""Bytes of address space beyond what a process has when it starts; libraries reserve much more than they use."""
_LENGTH = struct.Struct(">Q")


class Calculator:
    """Runs functions in processes of their own."""

    def __init__(self, timeout: float) -> None:
        """`timeout`: seconds that one calculation may take, its wait for a process not counted."""
        self._timeout = timeout
        self._room = asyncio.Semaphore(PROCESSES)
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function`, which must be found by its module and name; arguments and result are pickled.

        Raises:
            TimedOutError: it took too long.
            ExhaustedError: its process has died.
            OverloadedError: too many calculations wait.
            Exception: what the function raises.
        """
        if self._waiting >= WAITING:
            raise OverloadedError("too many calculations wait for their turn: try again later")
        self._waiting += 1
        try:
            await self._room.acquire()
        finally:
            self._waiting -= 1
        try:
            return cast("T", await self._call(pickle.dumps((function, args, kwargs))))
        finally:
            self._room.release()

    async def _call(self, task: bytes) -> object:
        process = self._idle.pop() if self._idle else await self._start()
        try:
            async with asyncio.timeout(self._timeout):
                done, result = pickle.loads(await _exchange(process, task))
        except TimeoutError as error:
            self._kill(process)
            raise TimedOutError(
                f"the calculation took more than {self._timeout:g} seconds: ask for a smaller part, with more filters"
            ) from error
        except (asyncio.IncompleteReadError, OSError) as error:
            self._kill(process)
            raise ExhaustedError("the calculation took more memory than there is: ask for a smaller part") from error
        except BaseException:
            self._kill(process)
            raise
        self._idle.append(process)
        if not done:
            raise result
        return result

    async def _start(self) -> Process:
        process = await start(__name__, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment())
        self._all.add(process)
        return process

    def _kill(self, process: Process) -> None:
        self._all.discard(process)
        ending = asyncio.create_task(end(process))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def stop(self) -> None:
        """End all processes."""
        self._idle = []
        for process in list(self._all):
            self._kill(process)
        await asyncio.gather(*self._ending)


def _environment() -> dict[str, str]:
    # One processor for each calculation: their number is what is decided here, not by a library of linear algebra.
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


async def _exchange(process: Process, task: bytes) -> bytes:
    assert process.stdin
    assert process.stdout
    process.stdin.write(_LENGTH.pack(len(task)) + task)
    await process.stdin.drain()
    (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
    return await process.stdout.readexactly(length)


def main() -> None:
    """Be one of the processes: run functions until stdin ends."""
    die_with_parent()
    be_first_to_go()
    limit_memory(MEMORY)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no result
    while head := source.read(_LENGTH.size):
        function, args, kwargs = pickle.loads(source.read(*_LENGTH.unpack(head)))
        try:
            result = pickle.dumps((True, function(*args, **kwargs)))
        except Exception as error:
            result = pickle.dumps((False, error))
        sink.write(_LENGTH.pack(len(result)) + result)
        sink.flush()


if __name__ == "__main__":
    main()
