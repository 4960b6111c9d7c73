"""The process that writes, one request at a time: SPARQL Update and whole graphs.

It works on a copy of the current generation and publishes each write as a new generation, so that readers see all of a
write or nothing. It runs under the same restrictions as the workers: LOAD reaches nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import threading
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from api.engine.frames import Frame, pack, receive
from api.engine.sandbox import die_with_parent, forbid_network
from kg.sparql.dataset import UpdateError, with_dataset
from kg.store import Generation, StoreFolder

WORKING = "working"
STACK = 1 << 28
"""Bytes of stack: updates nest too."""
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""Formats in which a graph can be written."""


class RefusedError(Exception):
    """The request is wrong; the message says how."""


class Writer:
    """The working copy and what is done to it."""

    def __init__(self, folder: StoreFolder) -> None:
        self._folder = folder
        self._working = folder.path / WORKING
        shutil.rmtree(self._working, ignore_errors=True)
        if current := folder.current():
            ox.Store.read_only(str(current.graph)).backup(str(self._working))
        self._store = ox.Store(str(self._working))
        if not current:
            self.publish()

    def publish(self) -> None:
        """Make the working copy the current generation."""
        previous = self._folder.current()
        generation = self._folder.begin()
        self._store.backup(str(generation.graph))
        if previous:
            _copy_records(previous, generation)
        self._folder.publish(generation)

    def apply(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Do what a request says; the answer says whether a graph was there before.

        Raises:
            RefusedError: the request is wrong; nothing was changed.
        """
        if request["do"] == "update":
            self._update(request, data.decode())
            existed = True
        else:
            existed = self._graph(request, data)
        if request["do"] != "delete" or existed:
            self.publish()
        return {"existed": existed}

    def _update(self, request: dict[str, Any], text: str) -> None:
        try:
            update = with_dataset(text, request["default_graphs"], request["named_graphs"])
            self._store.update(update, base_iri=request["base"])
        except (SyntaxError, UpdateError, ValueError, RuntimeError, OSError) as error:
            raise RefusedError(str(error).splitlines()[0]) from error

    def _graph(self, request: dict[str, Any], data: bytes) -> bool:
        name = request["graph"]
        graph = ox.DefaultGraph() if name is None else ox.NamedNode(name)
        existed = isinstance(graph, ox.DefaultGraph) or self._store.contains_named_graph(graph)
        if request["do"] == "delete":
            if not isinstance(graph, ox.DefaultGraph):
                self._store.remove_graph(graph)
            else:
                self._store.clear_graph(graph)
            return existed
        quads = []
        try:
            for key, part in _parts(request, data):
                for quad in ox.parse(part, FORMATS[key], base_iri=request["base"], rename_blank_nodes=True):
                    if quad.graph_name != ox.DefaultGraph():
                        raise RefusedError(f"the body names a graph of its own ({quad.graph_name}): send one graph")
                    quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
        except (SyntaxError, ValueError) as error:
            raise RefusedError(str(error).splitlines()[0]) from error
        if request["do"] == "put":
            self._store.clear_graph(graph)
        if not isinstance(graph, ox.DefaultGraph):
            self._store.add_graph(graph)
        self._store.extend(quads)
        return existed


def _parts(request: dict[str, Any], data: bytes) -> list[tuple[str, bytes]]:
    """The documents of a body: one, or those of a multipart form, given as (format, length)."""
    parts, at = [], 0
    for key, length in request["parts"]:
        parts.append((key, data[at : at + length]))
        at += length
    return parts


def _copy_records(previous: Generation, generation: Generation) -> None:
    for path in previous.folder.glob("*.json"):
        shutil.copyfile(path, generation.folder / path.name)


def main() -> None:
    """Write what the service asks for until it closes the connection."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--connection", type=int, required=True, help="descriptor of the connection to the service")
    parser.add_argument("--store", type=Path, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    forbid_network()
    threading.stack_size(STACK)
    connection = socket.socket(fileno=arguments.connection)
    thread = threading.Thread(target=_loop, args=(connection, arguments.store), daemon=True)
    thread.start()
    thread.join()
    os._exit(0)


def _loop(connection: socket.socket, store: Path) -> None:
    try:
        writer = Writer(StoreFolder(store))
    except Exception as error:
        connection.sendall(pack(Frame.ERROR, json.dumps({"class": "unavailable", "message": str(error)}).encode()))
        return
    connection.sendall(pack(Frame.READY, b"{}"))
    while (request := receive(connection)) is not None:
        data = receive(connection)
        if data is None:
            return
        try:
            done = writer.apply(json.loads(request[1]), data[1])
        except RefusedError as error:
            reply = pack(Frame.ERROR, json.dumps({"class": "bad-query", "message": str(error)}).encode())
        except Exception as error:
            reply = pack(Frame.ERROR, json.dumps({"class": "unavailable", "message": str(error)}).encode())
        else:
            reply = pack(Frame.END, json.dumps(done).encode())
        connection.sendall(reply)


if __name__ == "__main__":
    main()
