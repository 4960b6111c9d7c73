"""Sources as they are reached in life: a SPARQL server with items of Wikidata's shape, and its API, over real HTTP."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

OXIGRAPH = "oxigraph"


@contextmanager
def sparql_server(folder: Path, *files: Path) -> Iterator[str]:
    """An Oxigraph server with the content of Turtle files; gives the address of its endpoint."""
    program = Path(sys.executable).parent / OXIGRAPH
    loading = [program, "load", "--location", folder, *(part for file in files for part in ("--file", file))]
    subprocess.run(loading, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving = [program, "serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            endpoint = f"http://127.0.0.1:{port}/query"
            deadline = time.monotonic() + 60
            while True:
                try:
                    httpx.get(endpoint, params={"query": "ASK {}"}, trust_env=False).raise_for_status()
                    break
                except httpx.TransportError:
                    assert time.monotonic() < deadline, "the SPARQL server does not start"
                    time.sleep(0.05)
            yield endpoint
        finally:
            process.terminate()


class WikidataApi:
    """The API in the shape in which it was recorded, with a few items; it can be told to misbehave first."""

    def __init__(self, entities: dict[str, dict[str, Any]]) -> None:
        self.entities = entities
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.plan: list[tuple[int, dict[str, str], dict[str, Any]]] = []
        """Answers (status, headers, JSON) to give before the proper ones."""

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        """What the API says."""
        if asked["action"] == "wbsearchentities":
            wanted = asked["search"].casefold()
            hits = [id for id, e in self.entities.items() if wanted in {v.casefold() for v in _names(e)}]
            return {"searchinfo": {"search": asked["search"]}, "search": [{"id": id} for id in hits], "success": 1}
        if asked["action"] == "wbgetentities":
            ids = asked["ids"].split("|")
            return {"entities": {id: self.entities.get(id, {"id": id, "missing": ""}) for id in ids}, "success": 1}
        if asked["action"] == "query":
            office = asked["srsearch"].partition("=")[2]
            found = [id for id, e in self.entities.items() if office in _offices(e)]
            at = int(asked["sroffset"])
            part = {"query": {"search": [{"title": id} for id in found[at : at + 1]]}}
            return {**part, "continue": {"sroffset": at + 1}} if at + 1 < len(found) else part
        return {"error": {"code": "badvalue", "info": f"Unrecognized value for parameter action: {asked['action']}."}}

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Serve; gives the address."""
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                api.asked.append(asked)
                api.agents.append(self.headers.get("User-Agent", ""))
                status, headers, content = api.plan.pop(0) if api.plan else (200, {}, api.answer(asked))
                body = json.dumps(content).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/w/api.php"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def item(value: str) -> dict[str, Any]:
    """A value that is an item."""
    return {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}


def time_value(day: str, precision: int = 11) -> dict[str, Any]:
    """A value that is a time."""
    return {"time": f"+{day}T00:00:00Z", "precision": precision, "timezone": 0, "before": 0, "after": 0}


def snak(property: str, value: Any) -> dict[str, Any]:
    """A property with a value."""
    return {"snaktype": "value", "property": property, "datavalue": {"value": value}}


def statement(property: str, value: Any, **qualifiers: list[Any]) -> dict[str, Any]:
    """A statement with qualifiers."""
    found: dict[str, Any] = {"mainsnak": snak(property, value), "type": "statement", "rank": "normal"}
    if qualifiers:
        found["qualifiers"] = {name: [snak(name, value) for value in values] for name, values in qualifiers.items()}
    return found


def entity(id: str, label: str, description: str = "", *statements: dict[str, Any]) -> dict[str, Any]:
    """An entity as `wbgetentities` gives it."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for made in statements:
        claims.setdefault(made["mainsnak"]["property"], []).append(made)
    return {
        "type": "item",
        "id": id,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": description}} if description else {},
        "aliases": {},
        "claims": claims,
    }


def _names(entity: dict[str, Any]) -> list[str]:
    return [label["value"] for label in entity["labels"].values()]


def _offices(entity: dict[str, Any]) -> list[str]:
    return [s["mainsnak"]["datavalue"]["value"]["id"] for s in entity["claims"].get("P39", ())]
