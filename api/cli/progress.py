"""How a build gets on: bars on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from api.cli.output import messages, say

EVERY = 10.0
"""Seconds between plain lines."""


class Bars:
    """Bars with a count and the time that remains."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=messages(),
        )
        self._task: TaskID | None = None

    def step(self, name: str, total: int, unit: str = "documents") -> None:
        """Begin a bar."""
        self._task = self._progress.add_task(name, total=total)

    def advance(self, units: int) -> None:
        """Move the bar of the current step."""
        if self._task is not None:
            self._progress.advance(self._task, units)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


class Lines:
    """One line when a step begins, and one every few seconds."""

    def __init__(self) -> None:
        self._name = ""
        self._total = self._done = 0
        self._last = 0.0

    def step(self, name: str, total: int, unit: str = "documents") -> None:
        """Begin a step."""
        self._name, self._total, self._done, self._last = name, total, 0, time.monotonic()
        say(f"{name} {total:,} {unit}")

    def advance(self, units: int) -> None:
        """Count, and tell when it is time."""
        self._done += units
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            say(f"{self._name} {self._done:,} of {self._total:,}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


def progress() -> Bars | Lines:
    """Bars where somebody watches, lines where a file or a pipe does."""
    return Bars() if messages().is_terminal else Lines()
