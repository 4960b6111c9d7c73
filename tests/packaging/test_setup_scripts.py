"""What the set-up says on machines that lack something: one line, with the way out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def run(script: Path, *arguments: object, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": str(path)} if path else None
    bash = shutil.which("bash")
    assert bash
    return subprocess.run(
        [bash, script, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )


def program(folder: Path, name: str, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)
    return folder / name


@pytest.fixture
def create_venv(repository: Path) -> Path:
    return repository / "scripts" / "create_venv"


def test_no_python(create_venv: Path, tmp_path: Path) -> None:
    done = run(create_venv, "python9.9", tmp_path / "env")
    assert done.returncode == 1
    assert done.stderr.startswith("error: no 'python9.9' here: install Python 3.11 or later")
    assert done.stderr.count("\n") == 1


def test_an_old_python(create_venv: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "bin", "python3", '[ "$1" = --version ] && echo Python 3.9.2 && exit 0; exit 1')
    done = run(create_venv, old, tmp_path / "env")
    assert done.returncode == 1
    assert done.stderr == (
        "error: Python 3.9.2 is too old: Python 3.11 or later is needed (make PYTHON=python3.12 …)\n"
    )
    assert not (tmp_path / "env").exists()


def test_a_python_without_venv(create_venv: Path, tmp_path: Path) -> None:
    bare = program(tmp_path / "bin", "python3", 'case "$2" in *ensurepip*) exit 1;; esac; exit 0')
    done = run(create_venv, bare, tmp_path / "env")
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def system_programs(repository: Path) -> Path:
    return repository / "scripts" / "system_programs"


@pytest.fixture
def required(system_programs: Path) -> dict[str, str]:
    """The programs that the script asks for, with their packages."""
    found = dict(re.findall(r"^require (\S+) (\S+) ", system_programs.read_text(encoding="utf-8"), re.MULTILINE))
    assert found["java"] == "default-jre-headless"
    return found


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is all there is: nothing that is asked for, and not root."""
    folder = tmp_path / "machine"
    program(folder, "id", "echo 1000")
    for name in ("mktemp", "rm", "tail"):
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


def test_missing_programs_are_named_with_their_packages(
    system_programs: Path, machine: Path, required: dict[str, str]
) -> None:
    done = run(system_programs, path=machine)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert len(lines) == len(required)
    for line, (name, package) in zip(lines, required.items(), strict=True):
        assert line.startswith(f"warning: no '{name}' here (")
        assert line.endswith(f"sudo apt-get install {package}")


def test_nothing_is_said_where_nothing_lacks(system_programs: Path, machine: Path, required: dict[str, str]) -> None:
    for name in required:
        program(machine, name, "exit 0")
    done = run(system_programs, path=machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_root_installs_what_lacks(system_programs: Path, machine: Path, required: dict[str, str]) -> None:
    program(machine, "id", "echo 0")
    program(machine, "apt-get", f'echo "$@" >> {machine}/calls')
    assert run(system_programs, path=machine).returncode == 0
    installed = [line.split()[-1] for line in (machine / "calls").read_text().splitlines() if line != "update"]
    assert installed == list(required.values())


def test_a_failed_installation_is_a_warning_with_its_last_lines(
    system_programs: Path, machine: Path, required: dict[str, str]
) -> None:
    program(machine, "id", "echo 0")
    program(machine, "apt-get", "echo 'E: no network'; exit 100")
    done = run(system_programs, path=machine)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert lines[::2] == ["E: no network"] * len(required)
    assert [line.split("'")[1] for line in lines[1::2]] == list(required)
