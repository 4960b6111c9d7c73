"""Writing the head of an answer and the beginning of its body in one piece.

The server writes them one after the other: two packets, for which the client wakes twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

LONGEST = 16_384
"""Bytes of a piece that may wait: a head, not a piece of a long result."""


class Joining(asyncio.Transport):
    """A transport that lets a short piece wait for the next, no longer than until the event loop's next turn."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._waiting: bytes | None = None

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        """Write a piece, or let it wait. What comes after the end of the connection is dropped."""
        if self._transport.is_closing():
            self._waiting = None
        elif self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            if len(data) <= LONGEST:
                self._transport.write(waiting + data)
            else:
                self._transport.writelines((waiting, data))
        elif len(data) <= LONGEST:
            self._waiting = bytes(data)
            self._loop.call_soon(self.flush)
        else:
            self._transport.write(data)

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview[Any]]) -> None:
        """Write several pieces."""
        self.write(b"".join(list_of_data))

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            if not self._transport.is_closing():
                self._transport.write(waiting)

    def close(self) -> None:
        """Close once everything is written."""
        self.flush()
        self._transport.close()

    def write_eof(self) -> None:
        """Say that nothing more comes."""
        self.flush()
        self._transport.write_eof()

    def abort(self) -> None:
        """Close at once."""
        self._waiting = None
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether it is closed, or will be."""
        return self._transport.is_closing()

    def can_write_eof(self) -> bool:
        """Whether `write_eof` can be called."""
        return self._transport.can_write_eof()

    def get_write_buffer_size(self) -> int:
        """Bytes that are not written yet."""
        return self._transport.get_write_buffer_size() + len(self._waiting or b"")

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """What is known of the connection."""
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """Take nothing more from the client."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Take more again."""
        self._transport.resume_reading()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Let another protocol have what comes in."""
        self._transport.set_protocol(protocol)

    def get_protocol(self) -> asyncio.BaseProtocol:
        """The protocol that has what comes in."""
        return self._transport.get_protocol()
