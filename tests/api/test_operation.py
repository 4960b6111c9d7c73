"""Running the service: settings, health, metrics, logs, stopping, new builds, and what its documents promise."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from api.app import create_app
from api.cli.serve import serve
from api.engine.errors import EngineError
from api.problems import ENGINE, TITLES
from api.settings import Settings
from kg.store import StoreFolder
from tests.api.conftest import EX
from tests.api.serving import BEFORE, TOKEN, Service, across_a_build, descendants, make_store, publish, wait_until
from tests.engines import free_port

pytestmark = pytest.mark.alone

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def marker(text: str) -> list[Quad]:
    """A graph that says which build it is."""
    return [Quad(NamedNode(EX + "build"), NamedNode(EX + "name"), Literal(text), DefaultGraph())]


def documented(text: str) -> dict[str, tuple[str, str]]:
    """The table of `docs/settings.md`: variable -> default, description."""
    rows = re.findall(r"^\| `COMMUNIQUE_(\w+)` \| (.*?) \| (.*) \|$", text, re.MULTILINE)
    return {name.lower(): (default.strip("`"), description) for name, default, description in rows}


def test_every_setting_is_documented(repository: Path) -> None:
    found = documented((repository / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert list(found) == list(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        default, description = found[name]
        assert description == field.description
        if field.default_factory is None:
            value = field.default
            expected = "—" if value is None else value if isinstance(value, str) else json.dumps(value)
            assert default == expected, name


def test_every_flag_is_documented(repository: Path) -> None:
    text = (repository / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in serve.__annotations__:
        if name != "return":
            flags = ("--memory", "--disk") if name == "memory" else (f"--{name.replace('_', '-')}",)
            assert all(f"`{flag}`" in text for flag in flags), name


def test_every_problem_is_documented(repository: Path) -> None:
    text = (repository / "docs" / "problems.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == sorted(TITLES, key=list(TITLES).index) or set(
        re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)
    ) == set(TITLES)
    assert {kind for _, kind in ENGINE.values()} <= set(TITLES)
    assert set(EngineError.__subclasses__()) == set(ENGINE)


def test_every_route_is_in_the_api_description(service: Service, tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path), allow_update=True, token=TOKEN)
    for path, operations in create_app(settings).openapi()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("summary"), (method, path)
            assert operation.get("description"), (method, path)
    assert {"/sparql", "/queries", "/health", "/metrics"} <= set(service.http.get("/openapi.json").json()["paths"])


def test_the_pages_need_nothing_from_elsewhere(service: Service) -> None:
    for page in ("/docs", "/redoc", "/sparql"):
        text = service.http.get(page, headers={"Accept": "text/html"}).text
        assert "<script" in text
        for address in re.findall(r'(?:src|href)="([^"]+)"', text):
            assert not re.match(r"(https?:)?//", address), address
            if not address.startswith("data:"):
                assert service.http.get("/" + address, follow_redirects=True).status_code == 200, address


def test_health(service: Service) -> None:
    found = service.http.get("/health").json()
    assert (found["alive"], found["ready"], found["mode"]) == (True, True, "disk")
    assert found["snapshot_age"] >= 0
    assert found["engine"]["workers"] >= 1


def test_metrics(service: Service) -> None:
    def counted() -> dict[str, float]:
        families = text_string_to_metric_families(service.http.get("/metrics").text)
        samples = [sample for family in families for sample in family.samples]
        return {s.labels["outcome"]: s.value for s in samples if s.name == "communique_queries_total"}

    before = counted()
    service.query("ASK {}")
    service.query("nonsense")
    after = counted()
    assert after["ok"] == before.get("ok", 0) + 1
    assert after["bad-query"] == before.get("bad-query", 0) + 1


def test_the_log_says_what_happened_and_to_nobody(store_folder: Path) -> None:
    with Service(store=store_folder, base=EX, query_timeout=1) as service:
        secret = "Somebody Private"
        service.query(f"SELECT ?s {{ ?s <{EX}name> ?n FILTER(?n != '{secret}') }} LIMIT 7")
        service.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "text/turtle")
        service.query("SELECT * { ?s ?p ?o }", "text/csv")
        service.query(HEAVY)
        service.query("nonsense")
        assert wait_until(lambda: sum(r.get("message") == "query" for r in service.log) == 5)
    assert [record for record in service.log if not record.keys() >= {"time", "level", "logger"}] == []
    found = [record for record in service.log if record["message"] == "query"]
    assert [record["outcome"] for record in found] == ["ok", "ok", "ok", "timeout", "bad-query"]
    assert [record.get("rows") for record in found] == [7, None, 9_000, None, None]
    assert all(re.fullmatch(r"[0-9a-f]{16}", record["query"]) for record in found)
    assert found[3]["seconds"] > 0.99  # the event loop counts whole milliseconds
    assert "127.0.0.1" not in json.dumps(found)
    assert secret not in json.dumps(service.log)


WRITES = """
import os, sys, threading, time, warnings
def write():
    while not any(thread.name == "stderr" for thread in threading.enumerate()):
        time.sleep(0.01)
    os.write(2, b"from below\\n")
    warnings.warn("a warning")
    print("from print", file=sys.stderr, flush=True)
    os.system("echo from a child >&2")
    raise ValueError("from a thread")
threading.Thread(target=write).start()
"""


def test_every_line_of_the_log_is_a_record_whoever_writes_it(store_folder: Path) -> None:
    """A process that ended in an unlucky moment wrote a traceback between the records."""
    with Service(WRITES, store=store_folder) as service:
        said = ("from below", "a warning", "from print", "from a child", "ValueError: from a thread")

        def logged(text: str) -> bool:
            return any(text in record["message"] for record in service.log)

        for text in said:
            assert wait_until(partial(logged, text)), text
    assert [record for record in service.log if not record.keys() >= {"time", "level", "logger"}] == []


def test_the_process_that_forks_ends_without_a_word(store_folder: Path) -> None:
    """The service may close its end of the connection before it has read the last answer."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    limits = json.dumps({"result_bytes": 1 << 20, "query_memory": 1 << 29, "keep_memory": 1 << 26})
    command = [sys.executable, "-m", "api.engine.zygote", "--control", str(theirs.fileno()), "--limits", limits]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()], stderr=subprocess.PIPE) as zygote:
        theirs.close()
        assert "ready" in json.loads(ours.recv(4096))
        mine, workers = socket.socketpair()
        socket.send_fds(ours, [json.dumps({"graph": str(store_folder)}).encode()], [workers.fileno()])
        workers.close()
        assert select.select([ours], [], [], 20)[0]
        ours.close()
        assert zygote.communicate(timeout=20)[1] == b""
        mine.close()


def test_a_new_build_is_picked_up_without_a_dropped_request(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", marker("first"))
    seen: list[str] = []
    failures: list[object] = []
    stop = threading.Event()
    with Service(store=store.path, base=EX, workers=2) as service:

        def ask() -> None:
            with httpx.Client(base_url=service.url, trust_env=False, timeout=20) as client:
                while not stop.is_set():
                    response = client.get("/sparql", params={"query": "SELECT ?n { <build> <name> ?n }"})
                    if response.status_code != 200:
                        failures.append(response.text)
                        return
                    seen.append(response.json()["results"]["bindings"][0]["n"]["value"])

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()

        def seen_lately(build: str) -> bool:
            return build in seen[-3:]

        for build in ("second", "third", "fourth"):
            publish(store, marker(build))
            assert wait_until(partial(seen_lately, build))
        stop.set()
        for thread in threads:
            thread.join()
        assert not failures
        order = ["first", "second", "third", "fourth"]
        assert list(dict.fromkeys(seen)) == order
        assert service.http.get("/health").json()["snapshot"] == "4"
    with store.lock("a test"):
        store.clean()
    assert [entry.name for entry in (store.path / "generations").iterdir()] == ["4"]


def test_a_long_query_ends_on_the_graph_it_began_with(tmp_path: Path) -> None:
    with across_a_build(tmp_path / "store") as (_, _, long):
        assert long.result() == [str(BEFORE**2)]


def test_memory_mode_takes_over_and_follows(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", marker("first"))
    with Service(store=store.path, base=EX, mode="memory", workers=2) as service:
        query = "SELECT ?n { <build> <name> ?n }"
        assert service.values(query, "n") == ["first"]
        assert wait_until(lambda: service.http.get("/health").json()["mode"] == "memory")
        assert service.values(query, "n") == ["first"]
        publish(store, marker("second"))
        assert wait_until(lambda: service.values(query, "n") == ["second"])
        assert wait_until(lambda: service.http.get("/health").json()["mode"] == "memory")
        assert service.values(query, "n") == ["second"]


def test_stopping_lets_a_query_end(store_folder: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a = ?d) }"
    with Service(store=store_folder, query_timeout=2) as service:
        found: list[int] = []
        thread = threading.Thread(target=lambda: found.append(service.query(query).status_code))
        thread.start()
        time.sleep(0.3)
        children = service.children()
        started = time.monotonic()
        assert service.stop(signal.SIGTERM) in (0, -signal.SIGTERM)
        assert time.monotonic() - started < 10
        thread.join()
        assert found
        assert found[0] in (200, 503)
        assert wait_until(lambda: not any(_alive(pid) for pid in children))


def test_nothing_outlives_a_killed_service(store_folder: Path) -> None:
    with Service(store=store_folder, mode="memory") as service:
        assert wait_until(lambda: service.http.get("/health").json()["mode"] == "memory")
        assert wait_until(lambda: len(service.children()) > 4)
        children = service.children()
        service.stop(signal.SIGKILL)
        assert wait_until(lambda: not any(_alive(pid) for pid in children))


def _alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


def test_without_a_store_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="communique build"), Service(store=tmp_path / "nothing"):
        pass


def test_a_port_in_use_is_an_error(store_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        service = Service(store=store_folder, port=taken.getsockname()[1])
        with pytest.raises(RuntimeError), service:
            pass


def test_why_it_does_not_start_is_one_sentence(store_folder: Path) -> None:
    """It was a hundred lines of traceback, with the sentence at their end."""
    communique = [str(Path(sys.executable).with_name("communique")), "serve", "--port", "0"]

    def said(*arguments: str, **environment: str) -> str:
        done = subprocess.run(
            [*communique, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1]

    with StoreFolder(store_folder).lock("a test"):
        message = said("--store", str(store_folder), "--allow-update", COMMUNIQUE_TOKEN=TOKEN)
    assert re.search(r"^communique: .* is being written by `a test` \(process \d+\)", message), message
    nobody = f"http://127.0.0.1:{free_port()}/sparql"
    assert said("--store", nobody) == f"communique: {nobody}: the engine does not answer"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said("--store", str(store_folder), "--port", str(taken.getsockname()[1]))


def test_environment_variables_reach_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("COMMUNIQUE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COMMUNIQUE_QUERY_TIMEOUT", "3.5")
    monkeypatch.setenv("COMMUNIQUE_BASE", "https://example.org/x")
    monkeypatch.setenv("COMMUNIQUE_CORS_ORIGINS", '["https://example.org"]')
    settings = Settings()
    assert (settings.query_timeout, settings.base, settings.cors_origins) == (
        3.5,
        "https://example.org/x/",
        ["https://example.org"],
    )


def test_what_the_service_is_made_of_leaves_the_log_alone(store_folder: Path) -> None:
    """A library that the app uses gave the root logger a handler: lines that are no JSON came between the others."""

    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    create_app(Settings(store=str(store_folder)))
    assert (root.handlers, root.level) == before


@pytest.mark.parametrize("warm", [True, False])
def test_the_network_is_laid_out_before_anybody_asks(store_folder: Path, warm: bool) -> None:
    """Laying out a large network takes seconds: the first visitor after a start or a build should not wait for it."""
    with Service(store=store_folder, warm=warm) as service:
        assert wait_until(lambda: service.http.get("/health").status_code == 200)
        assert wait_until(lambda: calculates(service), 20 if warm else 3) is warm


def test_stopping_while_the_network_is_laid_out_leaves_no_traceback(store_folder: Path) -> None:
    """The calculation was killed first, and what waited for it failed with nobody left to be told."""
    complaints: list[dict[str, Any]] = []

    async def start_and_stop() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, complaint: complaints.append(complaint))
        app = create_app(Settings(store=str(store_folder)))
        async with app.router.lifespan_context(app):
            while not calculations(os.getpid()) - before:
                await asyncio.sleep(0.01)

    before = calculations(os.getpid())
    asyncio.run(start_and_stop())
    gc.collect()
    assert complaints == []


def calculates(service: Service) -> bool:
    """Whether a process for layouts has been started; nobody has asked for one here."""
    return bool(calculations(service.pid))


def calculations(pid: int) -> set[int]:
    """Process ids of the calculations that a process has started."""

    def command(child: int) -> bytes:
        with suppress(OSError):
            return Path(f"/proc/{child}/cmdline").read_bytes()
        return b""

    return {child for child in descendants(pid) if b"api.derived.calculating" in command(child)}
