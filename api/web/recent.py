"""What was asked a moment ago: pages ask the same for the choices of their forms, and readers go back and forth."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

MOST = 8 << 20
"""Bytes of results that are kept, as they came from the engine; about five times as much in memory."""
LONGEST = 1 << 20
"""Bytes of the longest result that is kept."""


@dataclass(slots=True)
class Recent:
    """Results by the text of their query, for one snapshot of the graph; the ones not asked for go first."""

    _snapshot: str = ""
    _results: OrderedDict[str, tuple[object, int]] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def get(self, snapshot: str, text: str) -> object:
        """The result, or None."""
        if not snapshot or snapshot != self._snapshot or text not in self._results:
            return None
        self._results.move_to_end(text)
        return self._results[text][0]

    def keep(self, snapshot: str, text: str, result: object, size: int) -> None:
        """Keep a result of `size` bytes; those of other snapshots go. An engine without snapshots keeps nothing."""
        if not snapshot or size > LONGEST:
            return
        if snapshot != self._snapshot:
            self._snapshot, self._bytes = snapshot, 0
            self._results.clear()
        _, before = self._results.pop(text, (None, 0))
        self._results[text] = (result, size)
        self._bytes += size - before
        while self._bytes > MOST:
            _, (_, dropped) = self._results.popitem(last=False)
            self._bytes -= dropped
