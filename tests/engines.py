"""Other SPARQL engines in processes of their own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.lacking import lacking

DEFAULT = "https://example.org/default"
"""The graph that plays the default graph in Virtuoso."""
VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[str]:
    """An engine in a process of its own, once it answers."""
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                httpx.get(url, params={"query": "ASK {}"}, timeout=2)
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        else:
            pytest.fail((folder / "output").read_text())
        yield url
    finally:
        process.kill()
        process.wait()


def program(name: str) -> str:
    """Path of a program that `scripts/system_programs` installs; in CI nothing is skipped."""
    how = "which is not installed: scripts/system_programs says how"
    return shutil.which(name) or lacking(f"needs the program '{name}', {how}")


@contextmanager
def started(name: str, folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """`oxigraph` or `virtuoso`: URL for queries, URL for updates, graph that plays the default graph."""
    port = free_port()
    if name == "oxigraph":
        command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
        with running(command, folder, f"http://127.0.0.1:{port}/query") as url:
            yield url, f"http://127.0.0.1:{port}/update", None
        return
    sql = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=port))
    command = [program("virtuoso-t"), "+configfile", "virtuoso.ini", "+foreground"]
    with running(command, folder, f"http://127.0.0.1:{port}/sparql") as url:
        grant = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"
        subprocess.run([program("isql-vt"), str(sql), "dba", "dba", f"exec={grant}"], check=True, capture_output=True)
        yield url, url, DEFAULT
