"""What was read is kept, document by document: a build that was killed goes on where it stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_SCHEMA = "CREATE TABLE IF NOT EXISTS reading (doc TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, payload BLOB NOT NULL)"


class ReadingCache:
    """Readings on disk, one for each document, valid for one fingerprint (file, reader, authority)."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. One that is damaged, or no database, is made anew: it can all be read again."""
        try:
            self._connection = self._open(path)
        except sqlite3.DatabaseError:
            for leftover in path.parent.glob(f"{path.name}*"):
                leftover.unlink()
            self._connection = self._open(path)

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        # A killed process loses nothing that was committed; only a power cut may lose the last moments.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_SCHEMA)
        return connection

    def has(self, doc: str, fingerprint: str) -> bool:
        """Whether there is a valid reading."""
        row = self._connection.execute("SELECT 1 FROM reading WHERE doc = ? AND fingerprint = ?", (doc, fingerprint))
        return row.fetchone() is not None

    def get(self, doc: str) -> bytes:
        """The payload of a document that is there.

        Raises:
            KeyError: it is not.
        """
        row = self._connection.execute("SELECT payload FROM reading WHERE doc = ?", (doc,)).fetchone()
        if row is None:
            raise KeyError(doc)
        return bytes(row[0])

    def put(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep payloads: (document, fingerprint, payload) each."""
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)

    def keep_only(self, docs: Iterable[str]) -> None:
        """Forget documents that are no longer in the corpus."""
        with self._connection:
            self._connection.execute("CREATE TEMP TABLE kept (doc TEXT PRIMARY KEY)")
            self._connection.executemany("INSERT INTO kept VALUES (?)", ((doc,) for doc in docs))
            self._connection.execute("DELETE FROM reading WHERE doc NOT IN (SELECT doc FROM kept)")
            self._connection.execute("DROP TABLE kept")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
