"""The process that workers are forked from: small, single-threaded, and in `memory` mode the holder of the graph.

It speaks with the service over a SEQPACKET socket: the path of a graph (with the worker's end of a socket pair) is
answered with a worker's process id and a descriptor that can only ever mean this worker, so that a kill never meets a
stranger. A zygote without graph of its own forks workers that open whatever graph they are told.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import IO, cast

import pyoxigraph as ox

from api.engine.sandbox import die_with_parent
from api.engine.worker import Limits, run


def load_into_memory(graph: str) -> ox.Store:
    """Copy a database into memory. Another process reads it: the threads of its engine would not survive a fork."""
    store = ox.Store()
    dump = "import sys, pyoxigraph as o; o.Store.read_only(sys.argv[1]).dump(sys.stdout.buffer, o.RdfFormat.N_QUADS)"
    with subprocess.Popen([sys.executable, "-c", dump, graph], stdout=subprocess.PIPE) as reader:
        store.bulk_load(cast("IO[bytes]", reader.stdout), ox.RdfFormat.N_QUADS, lenient=True)
    if reader.returncode != 0:
        raise OSError(f"{graph} cannot be read")
    return store


def main() -> None:
    """Load the graph, then fork workers until the service closes the control socket."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", type=int, required=True, help="descriptor of the control socket")
    parser.add_argument("--memory", metavar="GRAPH", help="load this graph, and let the workers share it")
    parser.add_argument("--limits", required=True)
    arguments = parser.parse_args()
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=arguments.control)
    limits = Limits(**json.loads(arguments.limits))
    try:
        store = load_into_memory(arguments.memory) if arguments.memory else None
    except (OSError, SyntaxError, ValueError) as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    Zygote(control, store, limits).serve()


class Zygote:
    """Forks workers on request and reports how they ended."""

    def __init__(self, control: socket.socket, store: ox.Store | None, limits: Limits) -> None:
        self._control = control
        self._store = store
        self._limits = limits
        self._children: set[int] = set()

    def serve(self) -> None:
        """Answer requests until the control socket closes, then end what was forked."""
        gc.collect()
        gc.freeze()
        wake_read, wake_write = os.pipe()
        os.set_blocking(wake_write, False)
        os.set_blocking(wake_read, False)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._wakeup = (wake_read, wake_write)
        selector = selectors.DefaultSelector()
        selector.register(self._control, selectors.EVENT_READ)
        selector.register(wake_read, selectors.EVENT_READ)
        self._send({"ready": os.getpid()})
        while True:
            for key, _ in selector.select():
                if key.fileobj is self._control:
                    if not self._request():
                        return self._end()
                else:
                    os.read(wake_read, 4096)
                    self._reap()

    def _request(self) -> bool:
        try:
            message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1)
        except ConnectionResetError:  # the service has closed its end before it read everything
            return False
        if not message:
            return False
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for descriptor in self._wakeup:
                os.close(descriptor)
            self._control.close()
            graph = json.loads(message)["graph"]
            run(socket.socket(fileno=descriptors[0]), lambda: self._store or ox.Store.read_only(graph), self._limits)
        os.close(descriptors[0])
        self._children.add(pid)
        handle = os.pidfd_open(pid)
        self._send({"pid": pid}, [handle])
        os.close(handle)
        return True

    def _reap(self) -> None:
        with suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                self._children.discard(found[0])
                self._send({"exit": found[0], "status": os.waitstatus_to_exitcode(found[1])})

    def _end(self) -> None:
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)
        os._exit(0)

    def _send(self, message: dict[str, int], descriptors: list[int] | None = None) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [json.dumps(message).encode()], descriptors or [])


if __name__ == "__main__":
    main()
