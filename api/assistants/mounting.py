"""The assistants' server within the service, made when the first assistant asks.

Its library takes as long to import as all else that the service needs to answer a query, and many a service is never
asked by an assistant.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from api.context import Context

if TYPE_CHECKING:
    from mcp.server import MCPServer

PATH = "/mcp"


class Assistants:
    """ASGI app at `PATH`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asked = asyncio.Event()
        self._made: asyncio.Future[Router] | None = None

    @property
    def route(self) -> Route:
        """Its route in the service."""
        return Route(PATH, endpoint=self)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Be ready to make the server; end it, if it was made. The library wants one task to begin and to end it."""
        self._made = asyncio.get_running_loop().create_future()
        stop = asyncio.Event()
        task = asyncio.create_task(self._run(self._made, stop))
        try:
            yield
        finally:
            stop.set()
            self._asked.set()
            await task

    async def _run(self, made: asyncio.Future[Router], stop: asyncio.Event) -> None:
        await self._asked.wait()
        if stop.is_set():
            made.cancel()
            return
        try:
            server, router = await asyncio.to_thread(_make, self._context)
        except Exception as error:
            made.set_exception(error)
            return
        async with server.session_manager.run():
            made.set_result(router)
            await stop.wait()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the service."""
        assert self._made is not None
        self._asked.set()
        router = await asyncio.shield(self._made)
        await router(scope, receive, send)


def _make(context: Context) -> tuple[MCPServer[Any], Router]:
    from api.assistants.server import make_server, routes

    server = make_server(context)
    return server, Router(routes(server))
