"""What a reading depends on besides its document: the code that reads and the data that it reads with."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

PACKAGES = ("loaders", "kg", "ontology")
NO_PART = {f"kg/{part}" for part in ("build", "evaluation", "export", "merging", "sparql", "store")} | {
    "ontology/authority"
}
"""Folders that come after reading; the authority in force has a digest of its own."""
SUFFIXES = (".py", ".ttl", ".csv", ".json", ".txt")


@cache
def software_digest() -> str:
    """Hex SHA-256 over the project's code and data files: what would read differently is read again."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        for name, entry in sorted(_walk(files(package), package)):
            content = entry.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _walk(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__" and path not in NO_PART:
                found += _walk(entry, path)
        elif entry.name.endswith(SUFFIXES):
            found.append((path, entry))
    return found
