"""Which methods an address takes: the answer to OPTIONS, and the `Allow` header of a 405."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.prefix import route_path


class Methods:
    """ASGI middleware that answers OPTIONS and completes `Allow`."""

    def __init__(self, app: ASGIApp, routers: Iterable[APIRouter]) -> None:
        self._app = app
        self._routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]

    def allowed(self, path: str) -> str:
        """Value of the `Allow` header; empty where there is nothing."""
        methods = {method for route in self._routes if route.path_regex.match(path) for method in route.methods or ()}
        return ", ".join(sorted(methods | {"OPTIONS"})) if methods else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and (allowed := self.allowed(route_path(scope))):
            await Response(status_code=204, headers={"Allow": allowed})(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 405:
                allowed = self.allowed(route_path(scope)).encode()
                headers = [(name, value) for name, value in message["headers"] if name.lower() != b"allow"]
                message = {**message, "headers": [*headers, (b"allow", allowed)]}
            await send(message)

        await self._app(scope, receive, complete)
