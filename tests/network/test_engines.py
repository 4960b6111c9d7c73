"""The network, its measures and the panel from another engine are those from a store folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.store import open_store
from tests.api.serving import Service
from tests.cli.conftest import communique
from tests.engines import started
from tests.network.stores import quads

FILES = (
    "/network.json",
    "/network.csv?edges=multi&topic=missile-defense",
    "/network/measures.csv?by=month",
    "/dyad-month.csv",
)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str | None]]:
    """An engine over HTTP with the small world in it, and the graph that plays the default graph."""
    with started(request.param, tmp_path_factory.mktemp(request.param)) as (url, update, default):
        store = open_store(url, update_url=update, default_graph=default)
        if default:
            store.replace(NamedNode(default), [quad.triple for quad in quads()])
        else:
            store.load(quads())
        store.close()
        yield url, default


def test_another_engine_gives_the_same_files(engine: tuple[str, str | None], world_service: Service) -> None:
    url, default = engine
    more = {"store_default_graph": default} if default else {}
    with Service(store=url, **more) as remote:
        for path in FILES:
            found, expected = remote.http.get(path), world_service.http.get(path)
            assert (found.status_code, found.text) == (200, expected.text), path


def test_the_command_line_gives_them_too(engine: tuple[str, str | None], world_folder: Path, tmp_path: Path) -> None:
    url, default = engine
    arguments = ("export", "network", "--format", "csv", "--filter", "view=countries", "--store")
    expected = communique(*arguments, str(world_folder), folder=tmp_path)
    if default:
        os.environ["COMMUNIQUE_STORE_DEFAULT_GRAPH"] = default
    try:
        found = communique(*arguments, url, folder=tmp_path)
    finally:
        os.environ.pop("COMMUNIQUE_STORE_DEFAULT_GRAPH", None)
    assert found.returncode == 0, found.stderr
    assert found.stdout == expected.stdout
