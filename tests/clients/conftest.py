"""A service over the sample corpus, as its users' clients find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.serving import Service


@pytest.fixture(scope="session")
def sample_service(sample_store: Path) -> Iterator[Service]:
    """A service over the sample corpus with a deadline of 5 s."""
    with Service(store=sample_store, workers=2, query_timeout=5) as running:
        yield running
