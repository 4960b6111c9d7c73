"""The small world of `world.py` in a store, and a way to ask it a stored query."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.queries import StoredQuery, load_queries
from tests.queries.world import BASE, quads

Row = tuple[str | None, ...]
Ask = Callable[..., list[Row]]


@pytest.fixture(scope="session")
def stored() -> dict[str, StoredQuery]:
    """The stored queries by name."""
    return load_queries()


@pytest.fixture(scope="session")
def world() -> Store:
    """The small world; read-only."""
    store = Store()
    store.extend(quads())
    return store


@pytest.fixture(scope="session")
def ask(stored: dict[str, StoredQuery], world: Store) -> Ask:
    """Run a SELECT by name with parameters; values as texts, IRIs without the base."""

    def run(name: str, **values: str) -> list[Row]:
        return rows(world, stored[name].bind(values, BASE))

    return run


def rows(store: Store, text: str, base: str = BASE) -> list[Row]:
    """The rows of a SELECT query in their order."""
    solutions = store.query(text)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(None if term is None else str(term.value).removeprefix(base) for term in row) for row in solutions]
