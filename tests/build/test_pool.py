"""Reading in several processes: nothing is lost but the document that kills."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import pool
from kg.build.reading import ReaderSettings
from kg.rdf import DEFAULT_BASE
from loaders.folder import Found
from tests.build import crashing

SETTINGS = ReaderSettings(base=DEFAULT_BASE, rules="")


def test_only_the_document_that_kills_its_process_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read_chunk", crashing.chunk)
    monkeypatch.setattr(pool, "_start", crashing.start)
    files = [Found(Path("x"), f"doc-{number}") for number in range(70)]
    files.insert(33, Found(Path("x"), "deadly"))
    outcomes = [outcome for batch in pool.read_all(files, SETTINGS, 2) for outcome in batch]
    assert sorted(outcome.doc for outcome in outcomes) == sorted(found.doc for found in files)
    (lost,) = [outcome for outcome in outcomes if outcome.rejected]
    assert lost.doc == "deadly"
    assert lost.rejected is not None
    assert "killed" in lost.rejected


def test_nothing_to_read_starts_nothing() -> None:
    assert list(pool.read_all([], SETTINGS, 2)) == []
