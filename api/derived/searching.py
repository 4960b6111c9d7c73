"""The service's side of full-text search: which index is asked, and making one where the graph came without.

A build leaves its index beside the graph. A graph that was written through the service, and that of another engine, has
none: a process of its own makes it, and until that is done the last one is asked, or whoever asks is told to wait.
`python -m api.derived.searching STORE TARGET` is such a process.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path

from api.derived.processes import end, start
from api.engine.errors import OverloadedError, TimedOutError
from api.engine.sandbox import be_first_to_go, die_with_parent
from api.problems import Problem
from api.settings import Settings
from kg.searching.find import IndexMissingError, Results, Search, SearchTimeoutError, find
from kg.searching.index import build_index
from kg.searching.schema import FILE
from kg.store import StoreError, StoreFolder, open_store

log = logging.getLogger("communique.search")
AT_ONCE = 4
"""Searches that run at a time."""
WAITING = 64
"""Searches that may wait for their turn."""


class Searching:
    """Asks the index of what is served."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = None if settings.remote else StoreFolder(Path(settings.store))
        self._room = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._own: Path | None = None
        """Folder of the indexes that the service made."""
        self._last: Path | None = None
        """The newest index that was there."""
        self._made: dict[str, Path] = {}
        self._failed: dict[str, str] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """See whether an index is there; if none is, begin to make one."""
        with suppress(Problem):
            self._index()

    async def stop(self) -> None:
        """End what is under way and remove what was made."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)

    async def find(self, search: Search) -> Results:
        """Look for sentences.

        Raises:
            SearchError: what is looked for cannot be looked for.
            TimedOutError, OverloadedError: it took too long; too many wait.
            Problem: there is no index yet.
        """
        if self._waiting >= WAITING:
            raise OverloadedError("too many searches wait for their turn: try again later")
        self._waiting += 1
        try:
            async with self._room:
                try:
                    return await self._find(search)
                except IndexMissingError:  # its generation has just been replaced
                    return await self._find(search)
        except SearchTimeoutError as error:
            raise TimedOutError(str(error)) from error
        except IndexMissingError as error:
            raise Problem(503, "search-unavailable", str(error)) from error
        finally:
            self._waiting -= 1

    async def _find(self, search: Search) -> Results:
        return await asyncio.to_thread(find, self._index(), search, self._settings.query_timeout)

    @property
    def behind(self) -> bool:
        """Whether the index that is asked is older than the graph."""
        return self._task is not None and not self._task.done()

    def _index(self) -> Path:
        """The index of what is served, or the last one while a new one is made.

        Raises:
            Problem: there is none yet, or it cannot be made.
        """
        name = ""
        if self._folder is not None:
            generation = self._folder.current()
            if generation is not None:
                beside = generation.folder / FILE
                if beside.is_file():
                    self._last = beside
                    return beside
                name = generation.name
        if name in self._made:
            return self._made[name]
        if name in self._failed:
            raise Problem(503, "search-unavailable", f"the sentences could not be indexed: {self._failed[name]}")
        if not self.behind:
            self._task = asyncio.create_task(self._make(name))
        if self._last is not None and self._last.is_file():
            return self._last
        raise Problem(503, "search-unavailable", "the sentences are being indexed: ask again in a moment")

    async def _make(self, name: str) -> None:
        if self._own is None:
            self._own = Path(tempfile.mkdtemp(prefix="communique-search-"))
        target = self._own / f"{name or 'remote'}.sqlite"
        environment = dict(os.environ)
        if self._settings.store_default_graph:
            environment["COMMUNIQUE_STORE_DEFAULT_GRAPH"] = self._settings.store_default_graph
        arguments = str(self._settings.store), str(target)
        process = await start(__name__, *arguments, env=environment, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE)
        try:
            _, errors = await process.communicate()
        except asyncio.CancelledError:
            await end(process)
            raise
        if process.returncode == 0 and target.is_file():
            previous, self._last = self._last, target
            self._made = {name: target}
            if previous is not None and self._own in previous.parents and previous != target:
                previous.unlink(missing_ok=True)
            return
        reason = errors.decode(errors="replace").strip().splitlines()[-1:] or ["its process has died"]
        log.error("no index of sentences: %s", reason[0])
        if self._folder is None or (current := self._folder.current()) is None or current.name == name:
            self._failed = {name: reason[0]}


def main() -> None:
    """Make an index: the process that the service starts."""
    die_with_parent()
    be_first_to_go()
    location, target = sys.argv[1:]
    os.nice(5)
    try:
        store = open_store(location, default_graph=os.environ.get("COMMUNIQUE_STORE_DEFAULT_GRAPH") or None)
        try:
            build_index(store, Path(target))
        finally:
            store.close()
    except (StoreError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
