"""Fixtures that every test may use, and the policy for them.

Policy
- Tests are functional: real files in `tmp_path`, real stores, real HTTP. No mocks of our own code.
- A fixture stands here only when tests of more than one folder use it; others stand in their folder's own
  `conftest.py`, or beside the test.
- Session scope is for what is read-only (`repository`, `shared`); whatever a test may change is built per test.
- Texts in tests are our own sentences in the shape of the genre. Texts that are not ours are read from `shared`.
- What a test needs beside Python (Java, say) is installed by `scripts/system_programs`; where it is missing the test
  is skipped with the reason, and fails where the environment has `CI` set.
- Markers: `soak` for long soak and fuzz runs (`make soak`), deselected otherwise; `alone` for tests that hold the
  service to a time: `make test` runs all others first, a file at a time on each core, and then these.
- Hypothesis draws the same examples on every run; `make soak` draws many more, at random.

Fixtures
- `repository` (session): the checkout's root.
- `sample_store` (session): the folder of a store built from the sample; read-only.
- `shared` (session): the folder of corpora, gold records and suites that lies beside the checkout; tests that use
  it are skipped, with the reason, where it is absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.api.serving import Service
from tests.network.stores import saved
from tests.web.pages import built

REPOSITORY = Path(__file__).resolve().parents[1]

settings.register_profile(
    "default", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout's root."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout."""
    path = REPOSITORY.parent / "shared"
    if not path.is_dir():
        pytest.skip("needs the folder 'shared' beside the checkout (corpora and gold records), which is absent")
    return path


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the sample corpus."""
    return built(REPOSITORY / "sample", tmp_path_factory.mktemp("sample") / "store")


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world as a store folder."""
    return saved(tmp_path_factory.mktemp("world") / "store")


@pytest.fixture(scope="session")
def world_service(world_folder: Path) -> Iterator[Service]:
    """A service over the small world."""
    with Service(store=world_folder, workers=2) as running:
        yield running
