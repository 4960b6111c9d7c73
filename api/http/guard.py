"""The HTTP server's own defences: what happens before a request reaches the app.

uvicorn waits for ever for the head of a request and lets it grow without limit; this protocol does neither.
"""

from __future__ import annotations

import asyncio
import json
import socket
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from api.http.joining import Joining
from api.problems import MEDIA_TYPE, TITLES, TYPES

MAX_URL = 65_000
"""Bytes of a request's target; the parser's own fields end at 65,535."""
MAX_HEADERS = 65_536
"""Bytes of all header fields together."""


LINGER = 1.0
"""Seconds for which the rest of a refused request is read and thrown away."""


class GuardedProtocol(HttpToolsProtocol):
    """HTTP/1.1 with a deadline for the head of a request and limits on its size."""

    header_timeout = 10.0
    """Seconds; set by `protocol_class`."""
    user_timeout = 30.0
    """Seconds for which a client may leave everything sent unread."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self._head_timer: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._in_head = True
        self._refused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop."""
        super().connection_made(Joining(cast("asyncio.Transport", transport), self.loop))
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(self.user_timeout * 1000))
        self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop."""
        self._end_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        if self._refused:
            return
        in_head = self._in_head
        super().data_received(data)
        if self._in_head and not self.transport.is_closing():
            if not self._head_timer:
                self._start_clock()
            if in_head:
                self._head_bytes += len(data)
            if self._head_bytes > MAX_URL + MAX_HEADERS:
                self._refuse(414 if not self.headers else 431, "the head of the request is too long")

    def on_message_begin(self) -> None:
        """Called by the parser."""
        super().on_message_begin()
        if not self._in_head:
            self._in_head, self._head_bytes = True, 0  # most heads arrive whole, and need no clock

    def on_headers_complete(self) -> None:
        """Called by the parser."""
        self._end_head()
        if self._refused:
            return
        if len(self.url) > MAX_URL:
            self._refuse(414, f"the URL is longer than {MAX_URL:,} bytes: send the query with POST")
        elif sum(len(name) + len(value) for name, value in self.headers) > MAX_HEADERS:
            self._refuse(431, f"the header fields are longer than {MAX_HEADERS:,} bytes")
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Called by the parser."""
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Called by the parser."""
        if not self._refused:
            super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Called for what is not HTTP."""
        self._refuse(400, "this is not a valid HTTP/1.1 request")

    def _start_clock(self) -> None:
        self._head_timer = self.loop.call_later(self.header_timeout, self._head_late)

    def _end_head(self) -> None:
        self._in_head = False
        if self._head_timer:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_late(self) -> None:
        if not self.transport.is_closing():
            self._refuse(408, f"the head of the request did not arrive within {self.header_timeout:g} seconds")

    def _refuse(self, status: int, detail: str) -> None:
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        if not self._may_answer():
            return
        kind = {400: "bad-request", 408: "request-timeout"}.get(status, "too-long")
        problem = {"type": TYPES + kind, "title": TITLES[kind], "status": status, "detail": detail}
        content = json.dumps(problem).encode()
        head = f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(content)}\r\ncache-control: no-store\r\n"
        head += "access-control-allow-origin: *\r\nconnection: close\r\n\r\n"
        self.transport.write(STATUS_LINE[status] + head.encode() + content)
        # Closing with data unread would reset the connection, and the answer might be lost: go on reading for a moment.
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.loop.call_later(LINGER, self.transport.close)

    def _may_answer(self) -> bool:
        """Whether a refusal can go out now: nothing may be put into an answer that is under way."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete:
            return True
        if not cycle.more_body:  # what is refused came after a whole request: that one has its answer, and is the last
            cycle.keep_alive = False
            return False
        if cycle.response_started or self.pipeline:
            self.transport.close()
            return False
        cycle.disconnected = True  # the body was broken: whoever waits for the rest of it is to give up
        cycle.message_event.set()
        return True


def protocol_class(header_timeout: float, user_timeout: float) -> type[GuardedProtocol]:
    """The protocol with these times."""
    return type("Protocol", (GuardedProtocol,), {"header_timeout": header_timeout, "user_timeout": user_timeout})
