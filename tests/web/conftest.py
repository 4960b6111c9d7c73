"""A service over a store built from the sample, shared by the tests of all pages; it is read-only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.serving import Service
from tests.web.pages import Site


@pytest.fixture(scope="session")
def site(sample_store: Path) -> Iterator[Site]:
    """The pages of a service over the sample."""
    with Service(store=sample_store, workers=4) as service:
        yield Site(service)
