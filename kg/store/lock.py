"""One writer at a time, in one folder, across processes."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.store.protocol import StoreError


class WriterLock:
    """An exclusive lock that the system releases when its holder dies, however it dies.

    The file names the holder (process id and purpose), so that whoever is refused can say what is in the way.
    """

    def __init__(self, path: Path, purpose: str) -> None:
        """Prepare a lock on `path` for `purpose`, the command as a user knows it (`communique build`)."""
        self._path = path
        self._purpose = purpose
        self._descriptor: int | None = None

    def acquire(self) -> Self:
        """Take the lock at once.

        Raises:
            StoreError: another process holds it; the message names it.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise StoreError(
                f"{self._path.parent} is being written by {holder}: wait until it ends, or stop it, and try again"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "purpose": self._purpose}).encode(), 0)
        self._descriptor = descriptor
        return self

    def release(self) -> None:
        """Give the lock back; the file stays, for its removal would race with the next writer."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class UseMark:
    """A shared mark on a generation: as long as somebody holds one, nobody deletes the generation."""

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = None
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise FileNotFoundError(f"{folder} is being deleted") from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Allow the generation to be deleted once it is no longer current."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        # A store that nobody closed is let go with its last reference.
        self.release()


def deletable(folder: Path) -> int | None:
    """Lock an unused generation for deletion: the open descriptor, or None while somebody uses it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _holder(descriptor: int) -> str:
    try:
        found = json.loads(os.pread(descriptor, 4096, 0))
        return f"`{found['purpose']}` (process {found['pid']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
