"""A stand-in for reading that kills its process, as running out of memory would."""

from __future__ import annotations

import os
from collections.abc import Sequence

from kg.build.reading import Outcome, ReaderSettings
from loaders.folder import Found


def chunk(files: Sequence[Found]) -> list[Outcome]:
    if any(found.doc.startswith("deadly") for found in files):
        os._exit(9)
    return [Outcome(doc=found.doc) for found in files]


def start(settings: ReaderSettings) -> None:
    """Start no reader: none is needed here."""
