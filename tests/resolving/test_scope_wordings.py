"""What a short text is about and what it only mentions, what was held, is planned, or is denied and no contact at all.

`scope_wordings.csv` holds a title, the contacts ("scope status medium: officials"; empty for none) and the text, its
paragraphs parted by two slashes.
"""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from kg.authority import Authority
from kg.reader import Reader
from loaders.document import Document

REST = "Officials in both capitals have worked on the details of the matter for some months."


@cache
def reader() -> Reader:
    return Reader(Authority.load())


def rows() -> list[dict[str, str]]:
    with Path(__file__).with_name("scope_wordings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:60])
def test_contacts_of_a_text(row: dict[str, str]) -> None:
    text = "\n\n".join((row["title"], row["text"].replace(" // ", "\n\n"), REST)) + "\n"
    document = Document(
        doc="a.txt", text=text, media_type="text/plain", source_sha256="0", body=(0, len(text)),
        published=dt.date(2023, 2, 4),
    )  # fmt: skip
    told = sorted(
        f"{c.scope.value} {c.status.value} {c.mode.value}: {', '.join(sorted(p.person or '?' for p in c.participants))}"
        for c in reader().read(document).contacts
    )
    assert "; ".join(told) == row["contacts"]
