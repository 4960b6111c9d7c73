"""A service over a store built from the sample, shared by the tests of all pages; it is read-only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.serving import Service
from tests.web import hostile
from tests.web.pages import Site, built


@pytest.fixture(scope="session")
def site(sample_store: Path) -> Iterator[Site]:
    """The pages of a service over the sample."""
    with Service(store=sample_store, workers=4) as service:
        yield Site(service)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages of a service over documents and names that try to become markup."""
    folder = tmp_path_factory.mktemp("hostile")
    store = built(hostile.write(folder / "corpus"), folder / "store")
    hostile.rename(store)
    with Service(store=store, workers=2) as service:
        yield Site(service)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages of a service over a graph without a text that says anything."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "nothing.txt").write_text("The library opens at nine on weekdays.\n", encoding="utf-8")
    with Service(store=built(folder / "corpus", folder / "store"), workers=2) as service:
        yield Site(service)
