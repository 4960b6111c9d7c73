"""The servers that are measured, each in a process of its own, and a client with one kept connection."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

STARTS = 900
"""Seconds a server may take to start: rdflib reads its graph slowly."""


class Client:
    """One kept connection to a server."""

    def __init__(self, port: int, path: str) -> None:
        self._path = path
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)

    def ask(self, query: str) -> bytes:
        """The result; raises where there is none."""
        accept = "text/turtle" if "CONSTRUCT" in query else "application/sparql-results+json"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        body = urlencode({"query": query})
        try:
            self._connection.request("POST", self._path, body, headers)
            response = self._connection.getresponse()
        except (ConnectionError, http.client.BadStatusLine):  # idle for too long
            self._connection.close()
            self._connection.request("POST", self._path, body, headers)
            response = self._connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status}: {content[:200]!r}")
        return content


class Server:
    """A running server."""

    def __init__(self, name: str, port: int, path: str) -> None:
        self.name = name
        self._port, self._path = port, path

    def client(self) -> Client:
        """A new connection."""
        return Client(self._port, self._path)

    def health(self) -> bytes:
        """What `/health` says."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request("GET", "/health")
        return connection.getresponse().read()


@contextmanager
def communique(store: Path, mode: str, **settings: str) -> Iterator[Server]:
    """This project's service over a store, once it answers from `mode`."""
    port = free_port()
    code = "from api.server import serve; from api.settings import Settings; serve(Settings())"
    environment = {
        "COMMUNIQUE_STORE": str(store),
        "COMMUNIQUE_PORT": str(port),
        "COMMUNIQUE_MODE": mode,
        "COMMUNIQUE_QUERY_TIMEOUT": "300",
        "COMMUNIQUE_LOG_LEVEL": "warning",
        **settings,
    }
    with _running([sys.executable, "-c", code], Server(f"communique, {mode}", port, "/sparql"), environment) as server:
        while f'"mode":"{mode}"'.encode() not in server.health():
            time.sleep(0.2)
        yield server


@contextmanager
def oxigraph(graph: Path) -> Iterator[Server]:
    """Oxigraph's own server (PyPI package `oxigraph`) on the same database."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve-read-only"]
    command += ["--location", str(graph), "--bind", f"127.0.0.1:{port}"]
    with _running(command, Server("oxigraph serve", port, "/query")) as server:
        yield server


@contextmanager
def rdflib_endpoint(graph: Path) -> Iterator[Server]:
    """rdflib-endpoint on the triples of the default graph, which it reads into memory."""
    port = free_port()
    with tempfile.NamedTemporaryFile(suffix=".nt") as dump:
        ox.Store.read_only(str(graph)).dump(dump, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        dump.flush()
        command = [sys.executable, "-m", "rdflib_endpoint", "serve", "--port", str(port), dump.name]
        with _running(command, Server("rdflib-endpoint", port, "/")) as server:
            yield server


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def _running(command: list[str], server: Server, environment: dict[str, str] | None = None) -> Iterator[Server]:
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.time() + STARTS
        while True:
            try:
                server.client().ask("ASK {}")
                break
            except (OSError, RuntimeError, http.client.HTTPException):
                if process.poll() is not None or time.time() > until:
                    raise SystemExit(f"{command[0]} did not start") from None
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait()
