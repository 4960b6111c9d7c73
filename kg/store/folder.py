"""The folder given as `--store`: generations of the graph, one of them current, and what a build keeps between runs.

```
STORE/communique-store.json   marks the folder as ours
STORE/writer.lock             held by whoever writes
STORE/current                 name of the current generation; replaced in one step
STORE/generations/7/graph/    an Oxigraph database
STORE/generations/7/build.json, keys.json, report.json
STORE/generations/7/search.sqlite   the index of sentences
STORE/readings.sqlite         what the reader found in each document
```
A build writes a new generation beside the current one and then switches: readers never see half a build, and
neither `kill -9` nor a failed build harms what is served.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.store.embedded import OxigraphStore
from kg.store.lock import UseMark, WriterLock, deletable
from kg.store.protocol import StoreError

MARK = "communique-store.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the graph."""

    folder: Path

    @property
    def name(self) -> str:
        """Its number, as text."""
        return self.folder.name

    @property
    def graph(self) -> Path:
        """Folder of the database."""
        return self.folder / "graph"

    def read(self, name: str) -> Any:
        """Read one of its JSON files; None where there is none."""
        path = self.folder / f"{name}.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None

    def write(self, name: str, value: Any) -> None:
        """Write one of its JSON files."""
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.folder / f"{name}.json").write_text(text, encoding="utf-8")

    def open(self) -> OxigraphStore:
        """Open the graph for reading; the generation is not deleted before the store is closed.

        Raises:
            StoreError: it has just been replaced; ask for the current generation again.
        """
        try:
            mark = self.use()
        except FileNotFoundError as error:
            raise StoreError(f"{self.folder} has just been replaced by a new build: try again") from error
        return OxigraphStore.open(self.graph, read_only=True, mark=mark)

    def use(self) -> UseMark:
        """Keep the generation from being deleted until the mark is released.

        Raises:
            FileNotFoundError: it is gone; ask for the current generation again.
        """
        return UseMark(self.folder)


class StoreFolder:
    """The folder that holds a store."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def readings(self) -> Path:
        """File of the readings kept between builds."""
        return self.path / "readings.sqlite"

    def exists(self) -> bool:
        """Whether the folder is a store."""
        return (self.path / MARK).is_file()

    def create(self) -> None:
        """Make the folder a store, unless it is one.

        Raises:
            StoreError: it holds something else, or a store of a later version.
        """
        if self.exists():
            self._check_format()
            return
        if self.path.exists() and not self.path.is_dir():
            raise StoreError(f"{self.path} is a file: give a folder for the store")
        if self.path.is_dir() and any(self.path.iterdir()):
            raise StoreError(f"{self.path} holds files that are no store: give an empty or a new folder")
        try:
            (self.path / "generations").mkdir(parents=True)
        except OSError as error:
            raise StoreError(f"{self.path}: the folder cannot be made ({error.strerror})") from error
        _write_atomically(self.path / MARK, json.dumps({"format": FORMAT}))

    def lock(self, purpose: str) -> WriterLock:
        """Lock for writing; `purpose` is the command, for whoever is refused meanwhile."""
        return WriterLock(self.path / "writer.lock", purpose)

    def current(self) -> Generation | None:
        """The generation that is served, or None before the first build has ended."""
        try:
            name = (self.path / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        generation = Generation(self.path / "generations" / name)
        return generation if name and generation.folder.is_dir() else None

    def require(self) -> Generation:
        """The current generation.

        Raises:
            StoreError: there is none; the message says how to make one.
        """
        if not self.exists():
            raise StoreError(f"{self.path} is no store: make one with `communique build CORPUS --store {self.path}`")
        self._check_format()
        if not (generation := self.current()):
            raise StoreError(
                f"{self.path} holds no finished build: run `communique build CORPUS --store {self.path}` to its end"
            )
        return generation

    def begin(self) -> Generation:
        """Make room for a new generation; call with the lock held. Leftovers of builds that died are removed."""
        self.clean()
        current = self.current()
        generation = Generation(self.path / "generations" / str(int(current.name) + 1 if current else 1))
        generation.folder.mkdir(parents=True)
        return generation

    def publish(self, generation: Generation) -> None:
        """Make a generation the current one, in one step, and remove what nobody uses any more."""
        _write_atomically(self.path / "current", generation.name + "\n")
        self.clean()

    def clean(self) -> None:
        """Remove generations that are neither current nor in use; call with the lock held."""
        current = self.current()
        for folder in sorted((self.path / "generations").iterdir()):
            if current and folder.name == current.name:
                continue
            if (descriptor := deletable(folder)) is not None:
                shutil.rmtree(folder)
                os.close(descriptor)

    def _check_format(self) -> None:
        found = json.loads((self.path / MARK).read_text(encoding="utf-8")).get("format")
        if found != FORMAT:
            raise StoreError(f"{self.path} has store format {found}, this version reads {FORMAT}: build it anew")


def _write_atomically(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
