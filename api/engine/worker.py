"""A worker: one process that evaluates one query at a time on a read-only graph and may be killed at any moment.

It is forked from `api.engine.zygote`. Evaluation happens in one thread with a huge stack, because the engine recurses
as deep as a query nests and has no limit of its own.
"""

from __future__ import annotations

import gc
import json
import os
import re
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, cast

import pyoxigraph as ox

from api.engine.base import FRAME
from api.engine.frames import Frame, Parser, pack, pack_whole
from api.engine.rows import RowCounter
from api.engine.sandbox import be_first_to_go, die_with_parent, forbid_network, limit_memory, private_memory
from kg.sparql.tokens import decode_codepoints, prefixes, tokens

STACKS = (1 << 30, 1 << 28, 1 << 26)
"""Stack sizes to try, bytes: under a strict limit on address space the large one may not be had."""
COMPRESS_FROM = 1_024
"""Bytes of result below which compression gains nothing."""
CHECK_MEMORY_AFTER = 0.02
"""Seconds a query must have taken before its memory is looked at."""
MAX_UNKNOWN_FUNCTIONS = 16
"""How many functions that the engine does not know a query may call."""
ABBREVIATING = frozenset({"ttl", "trig"})
"""Graph formats in which the query's own prefixes are used again."""
MAX_PREFIXES = 64
"""Prefixes of a query beyond which its result has none."""
GARBAGE = 50_000
"""Objects made until the interpreter looks for cycles: queries leave hardly any."""
RECEIVE = 1 << 16
"""Bytes of a task that are taken at once: nearly all of them."""
MESSAGE = 600
"""Characters of the engine's message that a client gets to see."""

SOLUTIONS = {
    "srj": ox.QueryResultsFormat.JSON,
    "srx": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}
KINDS = {"solutions": "a table (SELECT)", "boolean": "true or false (ASK)", "graph": "a graph (CONSTRUCT, DESCRIBE)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take."""

    result_bytes: int
    query_memory: int
    """Bytes of address space beyond the graph and the stack."""
    keep_memory: int
    """Bytes of private memory a worker may have grown by when a query ends; with more it is replaced."""


class TooLargeError(Exception):
    """The result has passed the limit."""


class Output:
    """A result on its way to the service: gathers 64 KB, then sends; knows the length of what fits."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._connection = connection
        self._limit = limits.result_bytes
        self._parts: list[bytes] = []
        self._gathered = 0
        self._compressor: Any = None
        self._head: dict[str, Any] = {}
        self._gzip = False
        self._counter: RowCounter | None = None
        self.total = 0
        self.started = False

    def describe(self, key: str, *, gzip: bool, table: bool) -> None:
        """Say in which format the result is written, and whether it is a table with rows to count."""
        self._head = {"format": key}
        self._gzip = gzip
        self._counter = RowCounter(key) if table else None

    def write(self, data: bytes) -> int:
        """Take a piece from the serialiser."""
        self.total += len(data)
        if self.total > self._limit:
            raise TooLargeError
        self._parts.append(bytes(data))
        self._gathered += len(data)
        if self._gathered >= FRAME:
            self._connection.sendall(self._begin() + pack(Frame.DATA, self._take(last=False)))
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces go out when 64 KB are together."""

    def finish(self, end: dict[str, Any]) -> None:
        """Send what is left and the end mark, in one go."""
        if not self.started:
            self._start_compression(self._gathered)
        data = self._take(last=True)
        end = {"bytes": self.total, "rows": self._counter.end() if self._counter else None, **end}
        if self.started:
            body = pack(Frame.DATA, data) if data else b""
            message = body + pack(Frame.END, json.dumps(end).encode())
        else:
            message = pack_whole({**self._head, "encoding": self._encoding(), **end}, data)
        self._connection.sendall(message)

    def _begin(self) -> bytes:
        if self.started:
            return b""
        self.started = True
        self._start_compression(FRAME)
        return pack(Frame.HEAD, json.dumps({**self._head, "encoding": self._encoding()}).encode())

    def _encoding(self) -> str | None:
        return "gzip" if self._compressor else None

    def _start_compression(self, expected: int) -> None:
        if self._gzip and expected >= COMPRESS_FROM:
            self._compressor = zlib.compressobj(1, zlib.DEFLATED, 31)

    def _take(self, *, last: bool) -> bytes:
        data = b"".join(self._parts)
        self._parts.clear()
        self._gathered = 0
        if self._counter:
            self._counter.feed(data)
        if not self._compressor:
            return data
        compressed: bytes = self._compressor.compress(data)
        compressed += self._compressor.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
        return compressed


def run(connection: socket.socket, open_store: Callable[[], ox.Store], limits: Limits) -> None:
    """Be a worker until the connection ends; never returns."""
    die_with_parent()
    be_first_to_go()
    os.dup2(os.open(os.devnull, os.O_RDWR), 2)  # an engine that overflows its stack prints there
    network = forbid_network()
    try:
        store = open_store()
    except OSError as error:
        connection.sendall(pack(Frame.ERROR, json.dumps({"class": "unavailable", "message": str(error)}).encode()))
        os._exit(3)
    for size in STACKS:
        try:
            threading.stack_size(size)
            limit = limit_memory(size + limits.query_memory)
            thread = threading.Thread(target=_loop, args=(connection, store, limits, network, limit), daemon=True)
            thread.start()
            break
        except (RuntimeError, ValueError):
            continue
    else:
        os._exit(4)
    thread.join()
    os._exit(0)


def _loop(connection: socket.socket, store: ox.Store, limits: Limits, network: str, limit: int) -> None:
    ready = {"pid": os.getpid(), "thread": threading.get_native_id(), "network": network, "address_space": limit}
    connection.sendall(pack(Frame.READY, json.dumps(ready).encode()))
    base = private_memory()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    messages = Parser()
    while data := connection.recv(RECEIVE):
        if not (message := messages.feed(data)):
            continue
        ((_, payload),) = message  # one task at a time
        started = time.monotonic()
        output = Output(connection, limits)
        error: dict[str, str] | None = None
        retire = False
        try:
            _evaluate(store, json.loads(payload.decode()), output)
        except OSError as problem:
            if isinstance(problem, BrokenPipeError | ConnectionResetError):
                os._exit(0)
            error = {"class": "unavailable", "message": _short(problem)}
        except Exception as problem:
            error = {"class": _class(problem), "message": _short(problem)}
        except BaseException as problem:  # a panic of the engine: what it leaves behind is not to be trusted
            error, retire = {"class": "exhausted", "message": _short(problem)}, True
        if time.monotonic() - started > CHECK_MEMORY_AFTER:
            retire = retire or private_memory() - base > limits.keep_memory
        if error is None:
            output.finish({"retire": retire})
        else:
            connection.sendall(pack(Frame.ERROR, json.dumps({**error, "retire": retire}).encode()))
        del output


def _class(problem: Exception) -> str:
    if isinstance(problem, _NotAcceptableError):
        return "not-acceptable"
    if isinstance(problem, _ForbiddenError):
        return "forbidden"
    if isinstance(problem, TooLargeError):
        return "too-large"
    if isinstance(problem, MemoryError):
        return "exhausted"
    return "bad-query"


def _short(problem: BaseException) -> str:
    text = str(problem).strip().splitlines()
    line = text[0] if text else type(problem).__name__
    return line if len(line) <= MESSAGE else line[: MESSAGE - 1] + "…"


_UNKNOWN_FUNCTION = re.compile(r"custom function <([^>]*)> is not supported")


def _no_value(*_arguments: object) -> None:
    return None


class _NotAcceptableError(Exception):
    pass


class _ForbiddenError(Exception):
    pass


def _evaluate(store: ox.Store, task: dict[str, Any], output: Output) -> None:
    query: str = task["query"]
    _refuse_service(query)
    named = task["named_graphs"]
    default = task["default_graphs"]
    unknown: dict[ox.NamedNode, Callable[..., Any]] = {}
    while True:
        try:
            result = store.query(
                query,
                base_iri=task["base"],
                default_graph=None if default is None else [ox.NamedNode(name) for name in default],
                named_graphs=None if named is None else [ox.NamedNode(name) for name in named],
                custom_functions=unknown or None,
            )
            break
        except RuntimeError as error:
            # The engine refuses the query; SPARQL 1.1, 17.6, says that only the expression is an error.
            found = _UNKNOWN_FUNCTION.search(str(error))
            if not found or len(unknown) >= MAX_UNKNOWN_FUNCTIONS:
                raise
            unknown[ox.NamedNode(found.group(1))] = _no_value
    formats = task["formats"]
    file = cast("IO[bytes]", output)  # of a file the serialiser needs `write` and `flush` only
    if isinstance(result, ox.QueryTriples):
        key = _format(formats, "graph")
        output.describe(key, gzip=task["gzip"], table=False)
        if key in ABBREVIATING and 0 < len(declared := prefixes(query)) <= MAX_PREFIXES:
            ox.serialize(result, file, GRAPHS[key], prefixes=declared)
        else:
            result.serialize(file, GRAPHS[key])
        return
    boolean = isinstance(result, ox.QueryBoolean)
    key = _format(formats, "boolean" if boolean else "solutions")
    output.describe(key, gzip=task["gzip"], table=not boolean)
    result.serialize(file, SOLUTIONS[key])


def _format(formats: dict[str, str | None], kind: str) -> str:
    if not (key := formats[kind]):
        raise _NotAcceptableError(f"the result is {KINDS[kind]}, and the Accept header names no format for that")
    return key


def _refuse_service(query: str) -> None:
    """The filter on sockets is the wall; this is the sign beside it, and it stops SERVICE SILENT from looking empty."""
    text = decode_codepoints(query)
    if "service" in text.lower() and any(token.word == "SERVICE" for token in tokens(text)):
        raise _ForbiddenError("SERVICE is not allowed here: query the other endpoint yourself and join the results")


def main() -> None:
    """Refuse to be run by itself."""
    sys.exit("a worker is forked by api.engine.zygote")
