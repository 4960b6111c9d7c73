"""The files of a release that the service offers for download: what `communique export release` has written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.catalogue.dataset import Distribution
from kg.release.manifest import MANIFEST, Manifest, distributions
from kg.store import StoreError


@dataclass(frozen=True)
class Release:
    """A folder with a manifest."""

    folder: Path

    @cached_property
    def manifest(self) -> Manifest:
        """What is in it.

        Raises:
            StoreError: it is no release.
        """
        try:
            return Manifest.from_json(json.loads((self.folder / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.folder} is no release: make one with `communique export release`") from error

    def path(self, name: str) -> Path | None:
        """Where a file of the release stands; None for what is none."""
        return self.folder / name if name in {file.name for file in self.manifest.files} else None

    def distributions(self, address: str) -> list[Distribution]:
        """The files that hold the data, at `{address}{name}`."""
        return distributions(self.manifest.files, address)
