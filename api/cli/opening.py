"""What `--store` names, opened for reading: a folder that a build has made, or another SPARQL engine by its URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.rdf import DEFAULT_BASE
from kg.store import Store, StoreFolder, open_store


@contextmanager
def opened(location: str) -> Iterator[tuple[Store, str]]:
    """Open a store; gives it with the base IRI of its data.

    A folder knows its base. For a URL the environment says it, as it does for the service: `COMMUNIQUE_BASE`, and
    `COMMUNIQUE_STORE_DEFAULT_GRAPH` where a named graph plays the default graph.

    Raises:
        StoreError: there is nothing to open; the message says how to make it.
    """
    base = os.environ.get("COMMUNIQUE_BASE") or DEFAULT_BASE
    if is_url(location):
        store = open_store(location, default_graph=os.environ.get("COMMUNIQUE_STORE_DEFAULT_GRAPH") or None)
    else:
        generation = StoreFolder(Path(location)).require()
        base = (generation.read("build") or {}).get("base", base)
        store = generation.open()
    try:
        yield store, base
    finally:
        store.close()


def is_url(location: str) -> bool:
    """Whether a store is an engine's address."""
    return location.startswith(("http://", "https://"))
