"""The quad store: a protocol, the embedded Oxigraph that needs nothing, and the folder that holds it."""

from __future__ import annotations

from pathlib import Path

from kg.store.embedded import OxigraphStore
from kg.store.folder import Generation, StoreFolder
from kg.store.lock import UseMark, WriterLock
from kg.store.protocol import Cell, Graph, QueryError, QueryTimeoutError, Solutions, Store, StoreError
from kg.store.remote import RemoteStore

__all__ = [
    "Cell",
    "Generation",
    "Graph",
    "OxigraphStore",
    "QueryError",
    "QueryTimeoutError",
    "RemoteStore",
    "Solutions",
    "Store",
    "StoreError",
    "StoreFolder",
    "UseMark",
    "WriterLock",
    "open_store",
]


def open_store(location: str | Path, *, update_url: str | None = None, default_graph: str | None = None) -> Store:
    """Open what `--store` names: the current generation of a store folder, for reading, or another engine by URL.

    Args:
        location: a folder, or the URL of an engine's endpoint for queries.
        update_url: the engine's endpoint for updates, where it is to be written.
        default_graph: IRI of the graph that plays the default graph in another engine.

    Raises:
        StoreError: there is no finished build; the message says how to make one.
    """
    if str(location).startswith(("http://", "https://")):
        return RemoteStore(str(location), update_url, default_graph)
    return StoreFolder(Path(location)).require().open()
