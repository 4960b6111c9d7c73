"""The command as users run it: a process of its own, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.texts import write_corpus

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def communique(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run `communique` in `folder`; a traceback is never an answer."""
    done = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus in `texts`, with one file that is rejected, and the store made from it; do not change."""
    folder = tmp_path_factory.mktemp("home")
    write_corpus(folder / "texts")
    (folder / "texts" / "empty.txt").touch()
    done = communique("build", "texts", "--store", "store", "--report", "report.json", folder=folder)
    assert done.returncode == 3, done.stderr
    (folder / "build.stderr").write_text(done.stderr)
    (folder / "build.stdout").write_text(done.stdout)
    return folder


@pytest.fixture
def run(home: Path) -> Command:
    """Run a command beside that store."""

    def call(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return communique(*arguments, folder=home, given=given)

    return call
