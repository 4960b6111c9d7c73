"""Whole documents in the dress of each publisher, composed of ordinary lines: every fact of each is read rightly."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loaders.loading import load
from tests.compositions.pages import DRESSES, compose, faults
from tests.reading.prepared import reader

PAGES = 40
"""Documents of each dress."""


@pytest.mark.parametrize("dress", DRESSES)
def test_all_that_a_page_tells_is_read(dress: str, tmp_path: Path) -> None:
    wrong = []
    for seed in range(PAGES):
        page = compose(dress, random.Random(f"{dress} {seed}"))
        path = tmp_path / page.name
        path.write_text(page.text, encoding="utf-8")
        found = list(faults(page, reader().read(load(path, page.name))))
        wrong += ["\n  ".join([page.text, *found])] if found else []
    assert not wrong, "\n\n".join([f"{len(wrong)} of {PAGES} pages", *wrong])
