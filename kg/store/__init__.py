"""The quad store: a protocol, the embedded Oxigraph that needs nothing, and the folder that holds it."""

from __future__ import annotations

from pathlib import Path

from kg.store.embedded import OxigraphStore
from kg.store.folder import Generation, StoreFolder
from kg.store.lock import UseMark, WriterLock
from kg.store.protocol import Cell, Graph, QueryError, QueryTimeoutError, Solutions, Store, StoreError

__all__ = [
    "Cell",
    "Generation",
    "Graph",
    "OxigraphStore",
    "QueryError",
    "QueryTimeoutError",
    "Solutions",
    "Store",
    "StoreError",
    "StoreFolder",
    "UseMark",
    "WriterLock",
    "open_store",
]


def open_store(location: str | Path) -> Store:
    """Open what `--store` names, for reading: the current generation of a store folder.

    Raises:
        StoreError: there is no finished build; the message says how to make one.
    """
    return StoreFolder(Path(location)).require().open()
