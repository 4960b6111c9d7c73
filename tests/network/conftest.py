"""The small world as a running service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.serving import Service
from tests.network.stores import saved


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world as a store folder."""
    return saved(tmp_path_factory.mktemp("world") / "store")


@pytest.fixture(scope="session")
def world_service(world_folder: Path) -> Iterator[Service]:
    """A service over the small world."""
    with Service(store=world_folder, workers=2) as running:
        yield running
