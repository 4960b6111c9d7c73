"""What `make run` ends in: an address, a sample answer, a service that stops when asked."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def store(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "store"
    command = [Path(sys.executable).with_name("communique"), "build", "sample", "--include", "2017-02-07-*"]
    subprocess.run([*command, "--store", folder], cwd=repository, check=True, capture_output=True)
    return folder


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(repository: Path, store: Path, port: int) -> list[str]:
    return [sys.executable, str(repository / "scripts" / "run_sample.py"), "--store", str(store), "--port", str(port)]


def test_it_prints_the_address_and_a_sample_answer_and_stops_on_an_interrupt(
    repository: Path, store: Path, port: int
) -> None:
    running = subprocess.Popen(
        command(repository, store, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert running.stdout is not None
    try:
        shown = ""
        while "/docs\n" not in shown:
            line = running.stdout.readline()
            assert line, shown
            shown += line
        assert f"Serving http://127.0.0.1:{port}/" in shown
        assert "2017-02-07  “" in shown
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as response:
            assert response.status == 200
    finally:
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=30)
    assert running.returncode == 0, rest
    assert rest.endswith("stopped\n")
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10)


def test_a_port_in_use_is_said_in_one_line(repository: Path, store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(command(repository, store, port), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"error: port {port} of 127.0.0.1: Address already in use; take another: make run PORT={port + 1}\n"
    )


def test_a_store_that_is_not_there_ends_it(repository: Path, tmp_path: Path, port: int) -> None:
    done = subprocess.run(
        command(repository, tmp_path / "none", port), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "communique build" in done.stderr
