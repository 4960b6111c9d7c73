"""Why a service could not start, as one sentence: the server's own report of it is the whole way the error came."""

from __future__ import annotations

import sys

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.store import StoreError


class Startup:
    """An app that remembers why it did not start, where the store is to blame, and says no more than that."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.failure: StoreError | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return

        async def report(message: Message) -> None:
            error = sys.exception()
            if message["type"] == "lifespan.startup.failed" and isinstance(error, StoreError):
                self.failure = error
                message = {**message, "message": ""}
            await send(message)

        try:
            await self._app(scope, receive, report)
        except StoreError:
            if not self.failure:
                raise
