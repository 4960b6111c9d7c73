"""The short way for what is asked most: one address answered ahead of the framework's routing.

Finding the route, its dependencies and the layers between take about as long as a short query. The route stays where it
was, for whoever reads the description of the service and for what the short way leaves to it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import problems
from api.web.security import secure


class _Headers(Headers):
    """Headers that are asked for more than once: found by name, and not by looking through them all each time."""

    def __init__(self, raw: list[tuple[bytes, bytes]]) -> None:
        super().__init__(raw=raw)
        self._by_name = {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(raw)}

    def __getitem__(self, key: str) -> str:
        return self._by_name[key.lower()]

    def get(self, key: str, default: Any = None) -> Any:
        """See `Mapping`."""
        return self._by_name.get(key.lower(), default)


class _Request(Request):
    @cached_property
    def headers(self) -> Headers:
        """See `Request`."""
        return _Headers(self.scope["headers"])


class Direct:
    """An ASGI app that answers requests by one coroutine, and errors as problems."""

    def __init__(self, path: str, answer: Callable[[Request], Awaitable[Response]]) -> None:
        """`answer` is given what `takes` has found to be for `path`."""
        self._path = path
        self._answer = answer

    def takes(self, scope: Scope) -> bool:
        """Whether a request is for this address: one that brings a query, by the address itself."""
        if scope["type"] != "http" or scope["path"] != self._path:
            return False
        return scope["method"] == "POST" or (scope["method"] in ("GET", "HEAD") and b"query=" in scope["query_string"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server. What goes wrong once an answer has begun is for the server: it breaks off."""
        request = _Request(scope, receive)
        try:
            response = await self._answer(request)
        except Exception as error:
            response = await problems.handle(request, error)
        secure(response.headers)
        await response(scope, receive, send)
