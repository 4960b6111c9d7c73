"""What is remembered of queries that took long: how much work each was, the last time."""

from __future__ import annotations

import hashlib
import math
from collections import OrderedDict

from api.engine.base import Task

REMEMBERED = 4_096
"""How many queries are remembered."""
LONG_QUERY = 8_192
"""Characters from which a stranger's query counts as long work unseen: what people write is shorter, what crashes
engines is not."""
ENDLESS = math.inf
"""Work of a query that did not end: its deadline passed, or its process died."""


class Suspects:
    """Queries that took long, with their processor seconds. One that ends soon the next time is forgotten."""

    def __init__(self, slow_after: float) -> None:
        """What takes less than `slow_after` seconds of processor is not remembered."""
        self._slow_after = slow_after
        self._work: OrderedDict[bytes, tuple[float, bool]] = OrderedDict()

    def work(self, task: Task) -> float:
        """Processor seconds to expect: 0 for a query of which nothing bad is known."""
        known, _ = self._work.get(_key(task), (0.0, False))
        return known or (self._slow_after if len(task.query) > LONG_QUERY and not task.trusted else 0.0)

    def ends(self, task: Task) -> bool:
        """Whether it has taken long and come to its end."""
        return self._work.get(_key(task), (0.0, False))[1]

    def note(self, task: Task, seconds: float, *, ended: bool = False) -> None:
        """Remember what a query took, whether so far or until it `ended`, or forget it where that was little."""
        key = _key(task)
        if seconds < self._slow_after:
            self._work.pop(key, None)
            return
        self._work[key] = (seconds, ended)
        self._work.move_to_end(key)
        if len(self._work) > REMEMBERED:
            self._work.popitem(last=False)


def _key(task: Task) -> bytes:
    return hashlib.blake2b(task.query.encode("utf-8", "replace"), digest_size=16).digest()
