"""What is remembered of queries that took long: how much work each was, the last time."""

from __future__ import annotations

import hashlib
import math
import re
from collections import OrderedDict
from functools import lru_cache
from typing import TypeVar

from api.engine.base import Task

REMEMBERED = 4_096
"""How many queries are remembered."""
LONG_QUERY = 8_192
"""Characters from which a stranger's query counts as long work unseen: what people write is shorter, what crashes
engines is not."""
ENDLESS = math.inf
"""Work of a query that did not end: its deadline passed, or its process died."""
ALIKE = 2
"""Queries that differ in their values only and took long one after another, for the next such to be expected to."""
FORGIVEN = 0.5
"""Share of what makes a query long below which it is one no more: others make each query take a bit more or less."""
_VALUES = re.compile(r"""(?P<iri><[^<>\s]*>)|"[^"\n]*"|'[^'\n]*'|\#[^\n]*|\d+""")


class Suspects:
    """Queries that took long, with their processor seconds. One that ends soon the next time is forgotten.

    A query is known by its text. One that is new, but for its values like those that took long and ended, is expected
    to do the same; that such a one never ended is not held against it.
    """

    def __init__(self, slow_after: float) -> None:
        """What takes less than `slow_after` seconds of processor is not remembered."""
        self._slow_after = slow_after
        self._work: OrderedDict[bytes, tuple[float, bool]] = OrderedDict()
        self._alike: OrderedDict[bytes, tuple[float, int]] = OrderedDict()

    def work(self, task: Task) -> float:
        """Processor seconds to expect: 0 for a query of which nothing bad is known."""
        return self.expect(task)[0]

    def expect(self, task: Task) -> tuple[float, bool]:
        """Processor seconds to expect, and whether it, or those like it, have taken long and come to an end."""
        if known := self._work.get(_key(task.query)):
            return known
        if len(task.query) > LONG_QUERY:
            return (0.0 if task.trusted else self._slow_after), False
        if self._alike:
            seconds, times = self._alike.get(_shape(task.query), (0.0, 0))
            if times >= ALIKE:
                return seconds, True
        return 0.0, False

    def note(self, task: Task, seconds: float, *, ended: bool = False) -> None:
        """Remember what a query took, whether so far or until it `ended`, or forget it where that was little."""
        key = _key(task.query)
        if seconds < self._slow_after * (FORGIVEN if key in self._work else 1):
            self._work.pop(key, None)
        else:
            _put(self._work, key, (seconds, ended))
        if ended and len(task.query) <= LONG_QUERY and (self._alike or seconds >= self._slow_after):
            like = _shape(task.query)
            if seconds < self._slow_after * (FORGIVEN if like in self._alike else 1):
                self._alike.pop(like, None)
            else:
                _put(self._alike, like, (seconds, self._alike.get(like, (0.0, 0))[1] + 1))


Known = TypeVar("Known")


def _put(memory: OrderedDict[bytes, Known], key: bytes, value: Known) -> None:
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > REMEMBERED:
        memory.popitem(last=False)


@lru_cache(maxsize=64)
def _shape(query: str) -> bytes:
    """The same for queries that differ in their values only."""
    return _key(_VALUES.sub(lambda found: "<>" if found["iri"] else "0", query))


@lru_cache(maxsize=64)
def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
