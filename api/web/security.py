"""What a browser may do with the answers of the service: the security headers, in one place.

Names, titles, sentences and addresses come from documents of others. They are escaped where they are written; the
policies here make that a second lock: no page runs an inline script, and nothing is loaded from another host.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_COMMON = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(**changed: str) -> str:
    """A Content-Security-Policy: the strict one, with directives changed (`style_src="'self' 'unsafe-inline'"`).

    >>> policy(img_src="'none'").split("; ")[3]
    "img-src 'none'"
    """
    directives = _COMMON | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


STRICT = policy()
"""For every page that does not name another."""
GRAPH = policy(img_src="'self' data: blob:", worker_src="'self' blob:")
"""For pages that draw on a canvas and export it as a picture."""
EDITOR = policy(style_src="'self' 'unsafe-inline'", img_src="'self' data: blob:", worker_src="'self' blob:")
"""For the SPARQL editor, which sets inline styles."""
API_DOCS = policy(style_src="'self' 'unsafe-inline'", img_src="'self' data: blob:", worker_src="'self' blob:")
"""For the descriptions of the API, whose bundled viewers set inline styles."""
NOT_A_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For what is no page. RDF/XML can be made to hold elements of XHTML, and some browsers would run them."""
_NO_DOCUMENTS = (b"text/javascript", b"text/css", b"font/", b"image/png")
_ALWAYS = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"))
_PAGE_POLICY = (b"content-security-policy", STRICT.encode())
_OTHER_POLICY = (b"content-security-policy", NOT_A_PAGE.encode())


class SecurityHeaders:
    """ASGI middleware that completes the headers of every answer; a policy that an answer brings stands."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure(MutableHeaders(raw=message.setdefault("headers", [])))
            await send(message)

        await self._app(scope, receive, complete)


def secure(headers: MutableHeaders) -> None:
    """Complete the headers of an answer."""
    raw = headers.raw  # read once: this happens to every answer
    present = dict(raw)
    raw += [header for header in _ALWAYS if header[0] not in present]
    kind = present.get(b"content-type", b"")
    if b"content-security-policy" not in present and not kind.startswith(_NO_DOCUMENTS):
        raw.append(_PAGE_POLICY if kind.startswith(b"text/html") else _OTHER_POLICY)
