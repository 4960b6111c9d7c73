"""A real service in a process of its own, over a real store, for tests over real HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import pyoxigraph as ox

from kg.store import StoreFolder

TOKEN = "a token for tests"
START = 120
"""Seconds to wait for a service to start on a busy machine."""
_RUN = "from api.server import serve; from api.settings import Settings; serve(Settings())"


def make_store(folder: Path, quads: Iterable[ox.Quad]) -> StoreFolder:
    """A store whose current generation holds these quads, made as a build makes it."""
    store = StoreFolder(folder)
    store.create()
    publish(store, quads)
    return store


def publish(store: StoreFolder, quads: Iterable[ox.Quad]) -> None:
    """Make a new current generation."""
    with store.lock("a test"):
        generation = store.begin()
        graph = ox.Store(str(generation.graph))
        graph.bulk_extend(quads)
        graph.flush()
        del graph
        store.publish(generation)


def descendants(pid: int) -> list[int]:
    """Process ids of everything a process has started, and what those have started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found: list[int] = []
    todo = [pid]
    while todo:
        children = parents.get(todo.pop(), [])
        found += children
        todo += children
    return found


class Service:
    """`with Service(store=folder, query_timeout=2) as service: service.http.get("/sparql")`."""

    def __init__(self, prelude: str = "", **settings: Any) -> None:
        self._code = prelude + _RUN
        self._settings = {"port": 0, "log_format": "json", "warm": False, **settings}
        self._process: subprocess.Popen[str] | None = None
        self._started = threading.Event()
        self._reader: threading.Thread | None = None
        self.log: list[dict[str, Any]] = []
        self.url = ""

    def __enter__(self) -> Self:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
        for name, value in self._settings.items():
            environment[f"COMMUNIQUE_{name.upper()}"] = (
                str(value) if isinstance(value, str | Path) else json.dumps(value)
            )
        self._process = subprocess.Popen(
            [sys.executable, "-c", self._code],
            env=environment,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._started.wait(START) or not self.url:
            self.stop()
            raise RuntimeError("the service did not start: " + "\n".join(map(str, self.log)))
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()
        self.stop()

    def _read(self) -> None:
        assert self._process
        assert self._process.stderr
        for line in self._process.stderr:
            try:
                record = json.loads(line)
            except ValueError:
                record = {"message": line}
            self.log.append(record)
            if found := re.search(r"running on (http://\S+)", record.get("message", "")):
                self.url = found.group(1)
                self._started.set()
        self._started.set()

    @property
    def pid(self) -> int:
        """Process id of the service."""
        assert self._process
        return self._process.pid

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop the service; its exit status."""
        assert self._process
        if self._process.poll() is None:
            self._process.send_signal(how)
        try:
            status = self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if self._reader:
            self._reader.join(10)
        if self._process.stderr:
            self._process.stderr.close()
        return status

    def query(self, text: str, accept: str = "application/sparql-results+json", **keywords: Any) -> httpx.Response:
        """POST a query."""
        headers = {"Content-Type": "application/sparql-query", "Accept": accept, **keywords.pop("headers", {})}
        return self.http.post("/sparql", content=text.encode(), headers=headers, **keywords)

    def values(self, text: str, name: str) -> list[str]:
        """Values of one variable of a SELECT."""
        response = self.query(text)
        assert response.status_code == 200, response.text
        return [row[name]["value"] for row in response.json()["results"]["bindings"] if name in row]

    def children(self) -> list[int]:
        """Process ids of everything the service has started, and what those have started."""
        return descendants(self.pid)

    def memory(self) -> int:
        """Bytes of memory of the service and of everything it has started, without what is shared with files."""
        return sum(map(_memory_of, (self.pid, *self.children())))

    def own_memory(self) -> int:
        """Bytes of memory of the service's own process, counted in the same way."""
        return _memory_of(self.pid)

    def files(self) -> int:
        """Files and connections that the service has open."""
        return sum(1 for _ in Path(f"/proc/{self.pid}/fd").iterdir())


def _memory_of(pid: int) -> int:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
    return 0


def wait_until(condition: Any, seconds: float = 20) -> bool:
    """Whether a condition becomes true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())


BEFORE = 1_200
"""Things in the graph before the build of `across_a_build`."""


@contextmanager
def across_a_build(folder: Path) -> Iterator[tuple[Service, str, Future[list[str]]]]:
    """A service that has picked up a new build while a long query runs.

    It comes with that query and its result: it counts pairs of things, `BEFORE` squared in the graph it began with, and
    1 in the new one.
    """
    things = [ox.NamedNode(f"https://example.org/data/{number}") for number in range(BEFORE)]
    store = make_store(folder, (ox.Quad(thing, thing, ox.Literal(str(n))) for n, thing in enumerate(things)))
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(CONCAT(?c, ?f)) > 0) }"
    with Service(store=store.path, query_timeout=60, workers=2) as service, ThreadPoolExecutor(1) as pool:
        long = pool.submit(service.values, query, "n")
        assert wait_until(lambda: service.http.get("/health").json()["engine"]["running"] == 1)
        publish(store, [ox.Quad(things[0], things[0], ox.Literal("new"))])
        assert wait_until(lambda: service.http.get("/health").json()["snapshot"] == store.require().name)
        yield service, query, long
