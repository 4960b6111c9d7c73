"""Sends a build to another engine: only what has changed since the last time, the whole the first time.

Another engine cannot be switched to a new graph in one step, so what is new is added before what is gone is removed:
queries in between see too much rather than too little. Graphs that no build has made are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.build.build import BuildOptions, NoProgress, Progress, build
from kg.build.report import BuildReport
from kg.store import Generation, OxigraphStore, RemoteStore, StoreError, StoreFolder

SENT = "sent.json"
"""File in the store folder: what each engine was last sent."""
AT_ONCE = 5_000
"""Quads between two steps of progress."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What an engine was sent."""

    added: int
    """Quads."""
    removed: int
    whole: bool
    """Whether everything was sent, because the engine did not hold what it was sent last."""


def build_into(
    options: BuildOptions, remote: RemoteStore, location: str, progress: Progress | None = None
) -> tuple[BuildReport, Sent]:
    """Build into the folder `options.store`, then send the graph to the engine at `location`.

    Raises:
        StoreError: the engine cannot be written, or does not hold what it was sent.
        AuthorityError, CorpusError, BuildError: as in `kg.build.build.build`.
    """
    told = progress or NoProgress()
    remote.count(DefaultGraph())  # an engine that does not answer is found out before anything is read
    folder = StoreFolder(options.store)
    before = folder.current() if folder.exists() else None
    mark = before.use() if before else None  # it must outlive the build, to be compared with
    try:
        report = build(options, progress)
        with folder.lock("communique build"):
            sent = _Sender(folder, remote, location, options.base, told).send(folder.require(), before)
    finally:
        if mark:
            mark.release()
    return report, sent


class _Sender:
    def __init__(self, folder: StoreFolder, remote: RemoteStore, location: str, base: str, progress: Progress) -> None:
        self._notes = folder.path / SENT
        self._remote = remote
        self._location = location
        self._prefix = f"{base}graph/"
        self._progress = progress

    def send(self, now: Generation, before: Generation | None) -> Sent:
        noted = self._read().get(self._location)
        new = now.open()
        if before and noted == {"generation": before.name, **self._held()}:
            old = before.open()
            added, removed = list(_missing(new, old)), list(_missing(old, new))
            old.close()
            self._progress.step("sending", len(added) + len(removed), "quads")
            self._in_steps(self._remote.load, added)
            self._in_steps(self._remote.remove, removed)
            sent = Sent(len(added), len(removed), whole=False)
        else:
            removed_quads = self._clear()
            self._progress.step("sending", new.count(), "quads")
            self._in_steps(self._remote.load, new.quads())
            sent = Sent(new.count(), removed_quads, whole=True)
        held = self._held()
        self._check(new, held)
        new.close()
        self._write({**self._read(), self._location: {"generation": now.name, **held}})
        return sent

    def _in_steps(self, do: Callable[[Iterable[Quad]], None], quads: Iterable[Quad]) -> None:
        rest = iter(quads)
        while step := list(islice(rest, AT_ONCE)):
            do(step)
            self._progress.advance(len(step))

    def _own(self) -> Iterator[NamedNode]:
        return (name for name in self._remote.graphs() if name.value.startswith(self._prefix))

    def _held(self) -> dict[str, int]:
        """How much the engine holds: of the default graph, and of the graphs that builds make."""
        named = (
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{self._prefix}')) }}"
        )
        ((number,),) = self._remote.select(named)
        return {"default": self._remote.count(DefaultGraph()), "named": int(str(getattr(number, "value", 0)))}

    def _clear(self) -> int:
        """Take away what an earlier build has sent: its graphs, and their triples from the default graph."""
        removed = 0
        for name in self._own():
            removed += self._remote.count(name)
            self._remote.remove_from_default(name)
            self._remote.drop(name)
        return removed

    def _check(self, new: OxigraphStore, held: dict[str, int]) -> None:
        default = new.count(DefaultGraph())
        named = sum(new.count(name) for name in new.graphs() if name.value.startswith(self._prefix))
        if held["named"] != named or held["default"] < default:
            raise StoreError(
                f"{self._location} does not hold what it was sent: {held['named']:,} triples in named graphs instead "
                f"of {named:,}, {held['default']:,} in the default graph instead of {default:,}; look at its log"
            )

    def _read(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._notes.read_text(encoding="utf-8")) if self._notes.is_file() else {}
        return found

    def _write(self, notes: dict[str, Any]) -> None:
        self._notes.write_text(json.dumps(notes, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _missing(these: OxigraphStore, those: OxigraphStore) -> Iterator[Quad]:
    """The quads of one store that the other lacks."""
    return (quad for quad in these.quads() if quad not in those.inner)
