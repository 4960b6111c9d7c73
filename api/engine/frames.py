"""Messages between the service and its workers: one byte of kind, four of length, then the payload."""

from __future__ import annotations

import json
import socket
import struct
from enum import IntEnum
from typing import Any

HEADER = struct.Struct(">BI")
LENGTH = struct.Struct(">I")


class Frame(IntEnum):
    """Kind of a message."""

    TASK = 1  # service -> worker: a task as JSON
    READY = 2  # worker -> service: JSON with thread and limits
    HEAD = 3  # format, encoding and, where it is known, length of the result, as JSON
    DATA = 4  # a piece of the result
    END = 5  # the result is complete; JSON with what it took
    ERROR = 6  # there is no result, or it breaks off; JSON with class and message
    WHOLE = 7  # a complete result at once: what HEAD and END say as one JSON object after its length, then the result


_FRAMES = {int(kind): kind for kind in Frame}


def pack(kind: Frame, payload: bytes) -> bytes:
    """A message as bytes."""
    return HEADER.pack(kind, len(payload)) + payload


def pack_whole(head: dict[str, Any], content: bytes) -> bytes:
    """A complete result as one message."""
    described = json.dumps(head).encode()
    length = LENGTH.size + len(described) + len(content)
    return b"".join((HEADER.pack(Frame.WHOLE, length), LENGTH.pack(len(described)), described, content))


def unpack_whole(payload: bytes) -> tuple[dict[str, Any], bytes]:
    """What `pack_whole` was given."""
    start = LENGTH.size + LENGTH.unpack_from(payload)[0]
    return json.loads(payload[LENGTH.size : start].decode()), payload[start:]  # of bytes it would guess the encoding


def receive(connection: socket.socket) -> tuple[Frame, bytes] | None:
    """Read one message; None at the end of the stream."""
    if not (head := _exactly(connection, HEADER.size)):
        return None
    kind, length = HEADER.unpack(head)
    payload = _exactly(connection, length) if length else b""
    return None if payload is None else (Frame(kind), payload)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    parts = []
    while length:
        part = connection.recv(length)
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


class Parser:
    """Cuts a stream of bytes into messages."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[tuple[Frame, bytes]]:
        """Add bytes and return the messages that are now complete."""
        if self._rest:
            data = self._rest + data
        found = []
        at = 0
        while len(data) - at >= HEADER.size:
            kind, length = HEADER.unpack_from(data, at)
            end = at + HEADER.size + length
            if len(data) < end:
                break
            found.append((_FRAMES[kind], data[at + HEADER.size : end]))
            at = end
        self._rest = data[at:]
        return found
