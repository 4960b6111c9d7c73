"""The service's side of the process that writes."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import subprocess
import sys
from contextlib import suppress
from typing import Any

from api.engine.errors import BadQueryError, TimedOutError, UnavailableError
from api.engine.frames import HEADER, Frame, pack
from api.engine.pool import Pool
from kg.store import StoreFolder

log = logging.getLogger("communique.engine")
PURPOSE = "communique serve --allow-update"


class Writing:
    """One write at a time; a write has happened when the next query sees it."""

    def __init__(self, folder: StoreFolder, pool: Pool, timeout: float) -> None:
        self._folder = folder
        self._pool = pool
        self._timeout = timeout
        self._lock = folder.lock(PURPOSE)
        self._turn = asyncio.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def start(self) -> None:
        """Take the store's lock and start the process; an empty folder becomes a store with an empty graph.

        Raises:
            StoreError: a build or another service is writing.
        """
        self._folder.path.mkdir(parents=True, exist_ok=True)
        self._folder.create()
        self._lock.acquire()
        try:
            await self._open()
        except BaseException:
            self._lock.release()
            raise

    async def stop(self) -> None:
        """End the process after the write that runs, and give the lock back."""
        async with self._turn:
            self._close()
            self._lock.release()

    async def apply(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Write, and wait until queries see it.

        Args:
            request: what `api.engine.writer.Writer.apply` takes.
            data: the update's or the graphs' text.

        Raises:
            BadQueryError: the request is wrong; nothing was changed.
            TimedOutError: it took too long; nothing was changed.
            UnavailableError: the disk is full, or the process has died.
        """
        async with self._turn:
            if self._writer is None:
                await self._open()
            try:
                async with asyncio.timeout(self._timeout):
                    done = await self._exchange(request, data)
            except TimeoutError as error:
                self._close()  # and with it the working copy: the next write starts from what is published
                raise TimedOutError("the write did not end in time; nothing was changed") from error
            except (asyncio.IncompleteReadError, OSError) as error:
                self._close()
                raise UnavailableError("the write took too much memory or nesting; nothing was changed") from error
            except BaseException:
                if not self._idle:
                    self._close()
                raise
            await self._pool.roll()
            return done

    _idle = True

    async def _exchange(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        assert self._writer is not None
        self._idle = False
        self._writer.write(pack(Frame.TASK, json.dumps(request).encode()) + pack(Frame.DATA, data))
        await self._writer.drain()
        kind, payload = await self._receive()
        self._idle = True
        found: dict[str, Any] = json.loads(payload)
        if kind is Frame.END:
            return found
        if found["class"] == "bad-query":
            raise BadQueryError(found["message"])
        raise UnavailableError(found["message"])

    async def _receive(self) -> tuple[Frame, bytes]:
        assert self._reader is not None
        kind, length = HEADER.unpack(await self._reader.readexactly(HEADER.size))
        return Frame(kind), await self._reader.readexactly(length)

    async def _open(self) -> None:
        ours, theirs = socket.socketpair()
        arguments = ["--connection", str(theirs.fileno()), "--store", str(self._folder.path)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "api.engine.writer", *arguments],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        ours.setblocking(False)
        self._reader, self._writer = await asyncio.open_unix_connection(sock=ours)
        self._idle = True
        try:
            kind, payload = await self._receive()
        except asyncio.IncompleteReadError as error:
            self._close()
            raise UnavailableError("the process that writes could not be started") from error
        if kind is not Frame.READY:
            self._close()
            raise UnavailableError(json.loads(payload)["message"])

    def _close(self) -> None:
        if self._writer:
            with suppress(OSError):
                self._writer.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = self._reader = self._writer = None
