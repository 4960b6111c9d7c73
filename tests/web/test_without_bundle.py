"""A checkout whose scripts were never bundled: the pages are there, and say what to run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.serving import Service
from tests.web.pages import BROWSER


@pytest.fixture
def bare(repository: Path, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service that runs from a copy of the packages without the bundle."""
    for name in ("api", "kg", "loaders", "ontology", "queries"):
        shutil.copytree(
            repository / name, tmp_path / name, ignore=shutil.ignore_patterns("dist", "client", "__pycache__")
        )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Service(store=sample_store, workers=2) as service:
        yield service


def test_pages_say_what_to_run(bare: Service) -> None:
    for path in ("/", "/sparql"):
        answer = bare.http.get(path, headers=BROWSER)
        assert answer.status_code == 200
        assert "make web" in answer.text
        assert "dist/" not in answer.text
    assert bare.http.get("/timeline", headers=BROWSER).status_code == 200
