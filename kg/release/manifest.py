"""What a release holds, for programs: `release.json` in its folder."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.catalogue.dataset import Distribution

MANIFEST = "release.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file."""

    name: str
    title: str
    media_type: str
    """Of the content, before compression."""
    bytes: int
    sha256: str
    holds_data: bool
    """Whether it holds the dataset, and not a description of it."""

    @classmethod
    def of(cls, path: Path, title: str, media_type: str, *, holds_data: bool = False) -> File:
        """Measure a file that is there."""
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        return cls(
            name=path.name,
            title=title,
            media_type=media_type,
            bytes=path.stat().st_size,
            sha256=digest.hexdigest(),
            holds_data=holds_data,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A release."""

    version: str
    date: dt.date
    base: str
    """Base IRI of the data."""
    licence: str
    """IRI of the licence of the data."""
    quads: int
    documents: int
    contacts: int
    files: tuple[File, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "date": self.date.isoformat(), "files": [asdict(file) for file in self.files]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Manifest:
        """Read what `as_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is no manifest.
        """
        files = tuple(File(**file) for file in value["files"])
        return cls(**{**value, "date": dt.date.fromisoformat(value["date"]), "files": files})


def distributions(files: Iterable[File], address: str) -> list[Distribution]:
    """Return the files that hold the data as what a catalogue lists, at `{address}{name}`."""
    return [
        Distribution(
            url=f"{address}{file.name}",
            name=file.name,
            media_type=file.media_type,
            bytes=file.bytes,
            sha256=file.sha256,
            compressed=file.name.endswith(".gz"),
        )
        for file in files
        if file.holds_data
    ]
