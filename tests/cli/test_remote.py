"""The same commands against another engine: what `--store URL` answers is what the folder answers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import communique
from tests.lacking import lacking


@pytest.fixture(scope="module")
def engine(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Oxigraph's own server, which holds what the store holds."""
    program = shutil.which("oxigraph") or str(Path(__file__).parents[2] / ".venv" / "bin" / "oxigraph")
    if not Path(program).is_file():
        lacking("needs the program 'oxigraph' (pip install oxigraph)")
    folder = tmp_path_factory.mktemp("engine")
    graph = folder / "graph.nq"
    done = communique("export", "graph", "--output", str(graph), folder=home)
    assert done.returncode == 0, done.stderr
    subprocess.run(
        [program, "load", "--location", str(folder / "db"), "--file", str(graph)], check=True, capture_output=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [program, "serve-read-only", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}/query"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        server.terminate()


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "who-spoke-with-whom", "--format", "csv"),
        ("query", "contacts-of-official", "--param", "official=yun-byung-se", "--format", "json"),
        ("show", "contact", "2017-02-07-phone-tillerson-yun"),
        ("compare", "2017-02-07-phone-tillerson-yun"),
        ("search", "telephone", "OR", "alliance"),
        ("show", "document", "mofa/call.md"),
        ("export", "records"),
        ("validate",),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_an_engine_answers_like_the_folder(home: Path, engine: str, arguments: tuple[str, ...]) -> None:
    here = communique(*arguments, folder=home)
    there = communique(*arguments, "--store", engine, folder=home)
    assert there.returncode == here.returncode == 0, there.stderr
    assert there.stdout == here.stdout


def test_the_default_graph_of_an_engine_is_exported_too(home: Path, engine: str) -> None:
    arguments = ("export", "graph", "--format", "nt")
    here = communique(*arguments, folder=home).stdout.splitlines()
    there = communique(*arguments, "--store", engine, folder=home).stdout.splitlines()
    assert sorted(there) == sorted(here)
