"""What the service asks of an engine."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from api.engine.in_flight import InFlight

FRAME = 65_536
"""Bytes of a result that are gathered before anything is sent; a result that fits goes out with its length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One query with its dataset and the formats its client accepts."""

    query: str
    formats: dict[str, str | None]
    """Result kind (`solutions`, `boolean`, `graph`) -> key of a format in `api.protocol.formats`; None: no format."""
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    """Graphs that make up the default graph, () for an empty one, None to leave it to the query."""
    named_graphs: tuple[str, ...] | None = None
    gzip: bool = False
    """Whether the client accepts a compressed result."""
    client: str = ""
    """Address of the client, for the cap on its queries in flight; never logged."""
    timeout: float | None = None
    """Seconds; None for the engine's own."""
    request: int = 0
    """What the query is part of: all queries of one request count as one query in flight. 0: it stands alone."""
    trusted: bool = False
    """Whether the text is the service's own, and the client chose at most its values. Such a query, when it takes long,
    does not wait behind what strangers wrote; see `api.engine.lanes`."""
    key: bytes = field(init=False, repr=False, compare=False)
    """What the answer depends on, beside the graph: the same for tasks with the same answer."""

    def __post_init__(self) -> None:
        asked = (
            self.query,
            self.base,
            self.default_graphs,
            self.named_graphs,
            sorted(self.formats.items()),
            self.gzip,
        )
        key = hashlib.blake2b(repr(asked).encode("utf-8", "surrogatepass"), digest_size=20).digest()
        object.__setattr__(self, "key", key)


@dataclass(slots=True)
class Usage:
    """What a query took, for log and metrics; complete once its answer has ended."""

    rows: int | None = None
    bytes: int = 0
    outcome: str = "ok"
    reused: bool = False
    """Whether it was evaluated for somebody else before, or at the same time."""


class Answer(Protocol):
    """A result on its way out."""

    snapshot: str
    """Name of what it was read from."""
    format: str
    """Key of the format."""
    encoding: str | None
    """`gzip` or None."""
    content: bytes | None
    """The whole result, or None: iterate."""
    usage: Usage

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The pieces of a result that is not whole.

        Raises:
            EngineError: the result breaks off; what was sent so far must not look complete.
        """

    def close(self) -> None:
        """Stop the evaluation; nothing happens if it has ended."""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """State of an engine, for `/health` and `/metrics`."""

    ready: bool
    snapshot: str
    """Name of what is served; part of every ETag."""
    snapshot_time: float | None
    """When it became current, seconds since 1970; None where the engine does not say."""
    mode: str
    kept: int | None = None
    """Bytes of answers that are kept; None where none are."""
    details: dict[str, Any] = field(default_factory=dict)


class Engine(Protocol):
    """Something that evaluates queries."""

    async def start(self) -> None:
        """Get ready; raises `StoreError` when there is nothing to serve."""

    async def stop(self) -> None:
        """Let running queries end for a moment, then end them."""

    async def query(self, task: Task) -> Answer:
        """Evaluate a query up to its first 64 KB.

        Raises:
            EngineError: see the subclasses.
        """

    @property
    def snapshot(self) -> str:
        """Name of what is served, empty where the engine does not say; part of every ETag."""

    @property
    def in_flight(self) -> InFlight:
        """The queries under way, by client."""

    def status(self) -> EngineStatus:
        """The present state."""
