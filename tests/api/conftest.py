"""Stores and services that the tests of the API share; all are read-only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from tests.api.serving import Service, make_store

EX = "https://example.org/data/"
KNOWS, NAME = NamedNode(EX + "knows"), NamedNode(EX + "name")


def thing(number: int) -> NamedNode:
    """One of the things of the test graph."""
    return NamedNode(f"{EX}thing/{number}")


def quads(size: int = 3_000) -> Iterator[Quad]:
    """A graph of things with names that know one another; each tenth thing stands in a named graph, too."""
    for i in range(size):
        mine = [
            (thing(i), NAME, Literal(f"thing {i}", language="en")),
            (thing(i), KNOWS, thing((i * 7 + 1) % size)),
            (thing(i), KNOWS, thing((i * 3 + 2) % size)),
        ]
        for triple in mine:
            yield Quad(*triple, DefaultGraph())
            if i % 10 == 0:
                yield Quad(*triple, NamedNode(f"{EX}graph/{i % 100}"))


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the test graph."""
    folder = tmp_path_factory.mktemp("service") / "store"
    make_store(folder, quads())
    return folder


@pytest.fixture(scope="session")
def service(store_folder: Path) -> Iterator[Service]:
    """A service over the test graph with a deadline of 2 s."""
    with Service(store=store_folder, base=EX, query_timeout=2, workers=4) as running:
        yield running
