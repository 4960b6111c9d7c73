"""Running the service."""

from __future__ import annotations

import gc
import resource
import socket
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import uvicorn

from api import logs
from api.http.guard import protocol_class
from api.http.startup import Startup
from api.settings import Settings
from kg.store import StoreError, StoreFolder

KEEP_ALIVE = 30
"""Seconds an idle connection is kept."""
GRACE = 10
"""Seconds that requests have to end when the service is stopped."""
GARBAGE = (10_000, 20, 50)
"""When the interpreter looks for cycles, which requests leave few of: by default it would look at each of them."""
FILES = 65_536
"""Open files to ask for; each connection and each worker takes some."""


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; requests that run may end first.

    Raises:
        StoreError: there is nothing to serve, or the store is being written by another process.
    """
    if not sys.platform.startswith("linux"):
        raise StoreError("the service needs Linux, for the limits it puts on queries: run it there, or in a container")
    with logs.all_of_stderr() if settings.log_format == "json" else nullcontext(sys.stderr) as stream:
        logs.configure(settings.log_format, settings.log_level, stream)
        _serve(settings)


def _serve(settings: Settings) -> None:
    from api.app import create_app  # here, so that what a library warns of as it is imported is a record of the log

    if not settings.remote and not settings.allow_update:
        StoreFolder(Path(settings.store)).require()
    _allow_files()
    app = Startup(create_app(settings))
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=protocol_class(settings.header_timeout, settings.stall_timeout + 10),
        ws="none",
        loop="uvloop",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config)
    with suppress(SystemExit):  # by which the server says that it did not start
        server.run()
    if app.failure:
        raise app.failure
    if not server.started:
        raise StoreError("the service did not start; the log says why")


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Called once; what has been loaded until then stays for good, and nobody need look through it for garbage."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*GARBAGE)


def _allow_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
