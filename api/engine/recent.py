"""What was asked a moment ago and may be asked again: results for one snapshot of the graph, up to some bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass(slots=True)
class Recent(Generic[Result]):
    """Results by what was asked, for one snapshot of the graph; the ones not asked for go first."""

    most: int
    """Bytes of results that are kept."""
    longest: int
    """Bytes of the longest result that is kept."""
    size: int = 0
    """Bytes of results that are kept now."""
    _snapshot: str = ""
    _results: OrderedDict[str | bytes, tuple[Result, int]] = field(default_factory=OrderedDict)

    def get(self, snapshot: str, asked: str | bytes) -> Result | None:
        """The result, or None."""
        if not snapshot or snapshot != self._snapshot or asked not in self._results:
            return None
        self._results.move_to_end(asked)
        return self._results[asked][0]

    def keep(self, snapshot: str, asked: str | bytes, result: Result, size: int) -> None:
        """Keep a result of `size` bytes; those of other snapshots go. An engine without snapshots keeps nothing."""
        if not snapshot or size > self.longest:
            return
        if snapshot != self._snapshot:
            self._snapshot, self.size = snapshot, 0
            self._results.clear()
        if before := self._results.pop(asked, None):
            self.size -= before[1]
        self._results[asked] = (result, size)
        self.size += size
        while self.size > self.most:
            _, (_, dropped) = self._results.popitem(last=False)
            self.size -= dropped
