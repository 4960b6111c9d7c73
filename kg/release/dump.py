"""The dataset as sorted N-Quads and as TriG: the same graph gives the same bytes, on whatever engine it stands."""

from __future__ import annotations

import gzip
import heapq
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse, serialize

from kg.rdf.namespaces import PREFIXES, VOCABULARY
from kg.store import OxigraphStore, Store

SORTED_AT_ONCE = 1_000_000
"""Lines that are sorted in memory; more are sorted in pieces on disk."""


@contextmanager
def compressed(path: Path) -> Iterator[IO[bytes]]:
    """A gzip file without name and time in it."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as inner,
    ):
        yield cast("IO[bytes]", inner)


def write_nquads(store: Store, output: IO[bytes]) -> int:
    """Write all quads: the default graph, then the named graphs by name, the lines of each in byte order.

    Returns:
        How many there are.
    """
    count = 0
    graphs: list[NamedNode | DefaultGraph] = [DefaultGraph(), *sorted(store.graphs(), key=lambda graph: graph.value)]
    for graph in graphs:
        ending = b" .\n" if isinstance(graph, DefaultGraph) else f" {graph} .\n".encode()
        for line in in_order(_triples(store, graph)):
            output.write(line[: line.rindex(b" .")] + ending)
            count += 1
    return count


def write_trig(nquads: IO[bytes], output: IO[bytes], base: str) -> None:
    """Write as TriG what `write_nquads` has written; `base` is the base IRI of the data, for shorter names."""
    prefixes = {**PREFIXES, "v": VOCABULARY, "": base}
    steady = SteadyPrefixes(output)
    serialize(parse(nquads, RdfFormat.N_QUADS), cast("IO[bytes]", steady), RdfFormat.TRIG, prefixes=prefixes)
    steady.finish()


class SteadyPrefixes:
    """Puts the prefixes at the head of Turtle or TriG in order: the engine writes them in one that differs from run to
    run."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._head: list[bytes] | None = [b""]

    def write(self, data: bytes) -> int:
        """Take a piece; its length."""
        if self._head is None:
            return self._output.write(data)
        lines = (self._head.pop() + data).split(b"\n")
        self._head += lines
        if any(line and not b"@prefix ".startswith(line[:8]) for line in lines):
            self.finish()
        return len(data)

    def flush(self) -> None:
        """Nothing is held back but the head."""

    def finish(self) -> None:
        """Write what is held back."""
        if self._head is not None:
            lines, self._head = self._head, None
            heads = sum(1 for line in lines if line.startswith(b"@prefix ") and line.endswith(b"."))
            self._output.write(b"\n".join(sorted(lines[:heads]) + lines[heads:]))


def _triples(store: Store, graph: NamedNode | DefaultGraph) -> Iterator[bytes]:
    """The lines of a graph's N-Triples."""
    with tempfile.TemporaryFile() as file:
        if isinstance(store, OxigraphStore):
            store.inner.dump(file, RdfFormat.N_TRIPLES, from_graph=graph)
        else:
            serialize(store.triples(graph), file, RdfFormat.N_TRIPLES)
        file.seek(0)
        yield from file


def in_order(lines: Iterable[bytes], at_once: int = SORTED_AT_ONCE) -> Iterator[bytes]:
    """Sort lines that end in a line feed, with no more than `at_once` of them in memory."""
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        chunk: list[bytes] = []
        for line in lines:
            chunk.append(line)
            if len(chunk) == at_once:
                runs.append(stack.enter_context(_run(chunk)))
                chunk = []
        chunk.sort()
        yield from heapq.merge(*runs, chunk) if runs else chunk


@contextmanager
def _run(chunk: list[bytes]) -> Iterator[IO[bytes]]:
    chunk.sort()
    with tempfile.TemporaryFile(buffering=io.DEFAULT_BUFFER_SIZE * 16) as file:
        file.writelines(chunk)
        file.seek(0)
        yield file
