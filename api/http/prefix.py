"""The service under the path of its base IRI as well as at the root of its host.

`https://w3id.org/communique/official/x` is a promise about a path: whoever redirects `w3id.org/communique/` to a host
may keep the path or drop it, and both must lead somewhere.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def route_path(scope: Scope) -> str:
    """The path of a request below the service's root."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


class BasePath:
    """ASGI middleware that takes `/communique/…` for `/…`, with `/communique` as the root path."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app = app
        self._prefix = urlsplit(base).path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server."""
        if self._prefix and scope["type"] == "http":
            path = route_path(scope)
            if path == self._prefix:
                # Relative links of the start page need the slash.
                redirect = RedirectResponse(f"{self._prefix.rpartition('/')[2]}/", 307)
                await redirect(scope, receive, send)
                return
            if path.startswith(f"{self._prefix}/"):
                scope = {**scope, "root_path": scope.get("root_path", "") + self._prefix}
        await self._app(scope, receive, send)
