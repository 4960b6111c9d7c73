"""Comparing a contact of an open store: for the command line, and for whoever has a store at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from kg.comparing import rows
from kg.comparing.records import Told
from kg.queries import StoredQuery, load_queries
from kg.store import Cell, Store


@cache
def page_queries() -> Mapping[str, StoredQuery]:
    """The queries behind the pages, by name."""
    return load_queries(files("queries") / "pages")


def ask(store: Store, name: str, base: str, **values: str) -> list[dict[str, str]]:
    """Run a query of `queries/pages`; unbound variables are empty texts."""
    result = store.select(page_queries()[name].bind(values, base))
    return [dict(zip(result.variables, map(_text, row), strict=True)) for row in result]


def accounts_of(store: Store, contact: str, base: str) -> list[Told]:
    """The accounts of a contact, by its key or IRI; empty where the store has none."""
    found = [ask(store, name, base, contact=contact) for name in (rows.ACCOUNTS, rows.PARTIES, rows.ACTS)]
    return rows.told(*found)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, NamedNode | Literal) else str(cell)
