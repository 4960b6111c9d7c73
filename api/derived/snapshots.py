"""What is worked out once for each state of the graph, however many ask for it at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class PerSnapshot(Generic[Made]):
    """A value that stands for one snapshot; the first who asks has it made, the others wait for the same."""

    def __init__(self) -> None:
        self._snapshot: str | None = None
        self._value: asyncio.Task[Made] | None = None

    async def get(self, snapshot: str, make: Callable[[], Awaitable[Made]]) -> Made:
        """The value for a snapshot; an empty name is no snapshot, so it is made anew.

        Raises:
            Exception: whatever `make` raises; then the next who asks has it made again.
        """
        current = self._value
        failed = current is not None and current.done() and (current.cancelled() or current.exception() is not None)
        if current is None or failed or not snapshot or snapshot != self._snapshot:
            self._snapshot = snapshot
            current = self._value = asyncio.ensure_future(make())
        # Whoever hangs up must not take the value from those who still wait.
        return await asyncio.shield(current)
