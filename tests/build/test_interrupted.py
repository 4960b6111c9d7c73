"""`kill -9` in the middle of a build, then the same command: it goes on where it stopped."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.build.texts import write_many

DOCUMENTS = 160
SOME = 24
"""Documents that are to be done before the build is killed."""


def command(store: Path, jobs: int) -> list[str]:
    program = "from api.cli import main; main()"
    return [sys.executable, "-c", program, "build", "texts", "--store", str(store), "--jobs", str(jobs)]


def done(store: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{store / 'readings.sqlite'}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM reading").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def nquads(store: Path, folder: Path) -> list[str]:
    program = [sys.executable, "-c", "from api.cli import main; main()", "export", "graph", "--store", str(store)]
    return sorted(subprocess.run(program, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines())


def running_below(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in children.read_text().split()] if children.exists() else []


def test_the_graph_is_that_of_an_undisturbed_build(tmp_path: Path) -> None:
    jobs = 2
    write_many(tmp_path / "texts", DOCUMENTS)
    store = tmp_path / "store"
    victim = subprocess.Popen(command(store, jobs), cwd=tmp_path, stderr=subprocess.DEVNULL)
    while done(store) < SOME:
        assert victim.poll() is None, "the build ended before it could be killed"
        time.sleep(0.02)
    workers = running_below(victim.pid)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    before = done(store)
    assert SOME <= before < DOCUMENTS, "the build was not killed in its middle"

    report = tmp_path / "report.json"
    subprocess.run([*command(store, jobs), "--report", str(report)], cwd=tmp_path, check=True, capture_output=True)
    assert json.loads(report.read_text())["documents_read_now"] == DOCUMENTS - before
    subprocess.run(command(tmp_path / "undisturbed", 1), cwd=tmp_path, check=True, capture_output=True)
    assert nquads(store, tmp_path) == nquads(tmp_path / "undisturbed", tmp_path)
    assert len(list((store / "generations").iterdir())) == 1
    for worker in workers:
        # The processes that read end with the one that started them.
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)
