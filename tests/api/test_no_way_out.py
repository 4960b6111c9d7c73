"""No query makes the service open a connection: a listening socket counts those that come."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.api.serving import TOKEN, Service


class Trap:
    """A server that counts who connects."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/sparql"
        self.caught = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.caught += 1
            connection.close()


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    """A listening socket."""
    found = Trap()
    yield found
    found.socket.close()


QUERIES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "select * {{ service<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # }}\n SILENT # x\n <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX s: <{0}> SELECT * {{ SERVICE s: {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?u {{ <{0}> }} OPTIONAL {{ SERVICE ?u {{ ?s ?p ?o }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
]
FROM = [
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE <{0}>",
]
UPDATES = [
    "LOAD <{0}>",
    "LOAD SILENT <{0}>",
    "load <{0}> INTO GRAPH <x:g>",
    "INSERT DATA {{ <x:a> <x:b> <x:c> }} ; LOAD <{0}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "L\\u004FAD <{0}>",
]


@pytest.mark.parametrize("query", QUERIES)
def test_service_is_refused(service: Service, trap: Trap, query: str) -> None:
    response = service.query(query.format(trap.url), "*/*")
    assert response.status_code == 400
    assert response.json()["type"].endswith(("/forbidden-query", "/bad-query"))
    assert trap.caught == 0


@pytest.mark.parametrize("query", FROM)
def test_a_graph_is_only_ever_a_name(service: Service, trap: Trap, query: str) -> None:
    assert service.query(query.format(trap.url), "*/*").status_code == 200
    assert service.http.get("/sparql", params={"query": "ASK {}", "default-graph-uri": trap.url}).status_code == 200
    assert trap.caught == 0


def test_the_word_alone_is_no_crime(service: Service) -> None:
    query = "PREFIX service: <x:> SELECT ('SERVICE' AS ?service) { } # SERVICE <http://example.org/>"
    assert service.values(query, "service") == ["SERVICE"]


def test_updates_reach_nothing(tmp_path: object, trap: Trap) -> None:
    with Service(store=f"{tmp_path}/store", allow_update=True, token=TOKEN) as service:
        for update in UPDATES:
            response = service.http.post(
                "/update",
                content=update.format(trap.url),
                headers={"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"},
            )
            assert response.status_code == 400, update
        context = f'{{"@context": "{trap.url}", "@id": "x:a", "name": "b"}}'
        response = service.http.put(
            "/graph-store?graph=x:g",
            content=context,
            headers={"Content-Type": "application/ld+json", "Authorization": f"Bearer {TOKEN}"},
        )
        assert response.status_code == 400
        assert service.values("SELECT * { ?s ?p ?o }", "s") == []
    assert trap.caught == 0


def test_the_wall_stands_without_the_sign(trap: Trap) -> None:
    """What a worker's process cannot do even if the engine tries: the filter on sockets, alone."""
    code = f"""
import pyoxigraph, socket, subprocess
from api.engine.sandbox import forbid_network
print(forbid_network())
try:
    list(pyoxigraph.Store().query("SELECT * {{ SERVICE <{trap.url}> {{ ?s ?p ?o }} }}"))
except OSError as error:
    print("engine refused")
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
    try:
        socket.socket(family)
        print("socket", family)
    except PermissionError:
        pass
try:
    subprocess.run(["/bin/true"])
    print("a program ran")
except PermissionError:
    print("no program")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["seccomp", "engine refused", "no program"], done.stdout + done.stderr
    assert trap.caught == 0


def test_what_the_sandbox_achieves_is_shown(service: Service) -> None:
    assert service.http.get("/health").json()["engine"]["sandbox"] == "seccomp"
