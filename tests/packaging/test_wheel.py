"""The wheel, installed elsewhere, is the whole product: command, packages and data files."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import httpx
import pytest

PACKAGES = ("ontology", "kg", "loaders", "api", "queries")
TEXT = """---
title: Ministers speak
publisher: Ministry of Foreign Affairs of the Republic of Korea
url: https://example.org/call
published: 2017-02-07
language: en
---
Foreign Minister Yun Byung-se spoke by telephone with Secretary of State Rex Tillerson on February 7. The two sides
agreed to meet in person at an early date.
"""


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, repository)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and with this one's libraries: its own packages come from the wheel alone."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env")
    python = folder / "env" / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    libraries = folder / "env" / "lib" / version / "site-packages" / "libraries.pth"
    # A .pth file inside a folder named by a .pth file is not read: the editable install stays out.
    libraries.write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    (folder / "corpus").mkdir(parents=True)
    (folder / "corpus" / "call.md").write_text(TEXT)
    return folder


def run(*command: object, cwd: Path | None = None, status: int = 0) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == status, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def test_every_file_of_the_packages_is_in_the_wheel(repository: Path, wheel: Path) -> None:
    in_wheel = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = run("git", "-C", repository, "ls-files", "-z", "--", *PACKAGES).stdout.split("\0")
    sources = "api/web/client/"  # what the bundle is made from
    expected = {name for name in tracked if name and not name.startswith(sources) and (repository / name).is_file()}
    assert expected - in_wheel == set()
    assert {Path(name).parts[0] for name in in_wheel} == set(PACKAGES)
    assert {".ttl", ".csv", ".rq", ".py"} <= {Path(name).suffix for name in in_wheel}


def test_the_scripts_of_the_pages_are_bundled_into_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        folder = "api/web/static/dist/"
        bundled = {name.removeprefix(folder) for name in files.namelist() if name.startswith(folder)}
        manifest = json.loads(files.read(f"{folder}manifest.json"))
        assert {"network.js", "sparql.js", "sparql.css"} <= set(manifest)
        assert bundled == {*manifest, "manifest.json", "needs.json", "licenses.txt"}
        assert "sigma" in files.read(f"{folder}licenses.txt").decode()
        for name, digest in manifest.items():
            assert hashlib.sha256(files.read(folder + name)).hexdigest().startswith(digest)
        assert not [name for name in files.namelist() if name.startswith("api/web/client/")]


def test_the_command_works_from_any_folder(installed: Path, elsewhere: Path) -> None:
    shown = run(installed.with_name("communique"), "--help", cwd=elsewhere).stdout
    for command in ("read", "build", "validate", "query", "show", "export", "evaluate", "serve"):
        assert command in shown


def test_packages_and_data_come_from_the_wheel(installed: Path, elsewhere: Path) -> None:
    code = (
        "import importlib, importlib.resources as r\n"
        f"for name in {PACKAGES}:\n"
        "    print(importlib.import_module(name).__file__)\n"
        "print(sum(1 for f in r.files('ontology').joinpath('authority').iterdir() if f.read_text('utf-8')))\n"
        "print(sum(1 for f in r.files('queries').iterdir() if f.name.endswith('.rq') and f.read_text('utf-8')))\n"
    )
    *files, tables, queries = run(installed, "-c", code, cwd=elsewhere).stdout.split()
    assert all(Path(file).is_relative_to(installed.parents[1]) for file in files)
    assert int(tables) >= 5
    assert int(queries) >= 14


def test_a_graph_is_built_and_asked_far_from_the_checkout(installed: Path, elsewhere: Path) -> None:
    communique = installed.with_name("communique")
    run(communique, "build", "corpus", "--store", "store", cwd=elsewhere)
    run(communique, "validate", "--store", "store", cwd=elsewhere)
    asked = run(
        communique,
        "query",
        "contacts-of-official",
        "--store",
        "store",
        "--param",
        "official=tillerson-rex",
        "--format",
        "csv",
        cwd=elsewhere,
    ).stdout
    assert "2017-02-07" in asked
    assert "Yun Byung-se" in asked


def test_the_service_of_the_wheel_has_its_pages_and_their_scripts(installed: Path, elsewhere: Path) -> None:
    communique = installed.with_name("communique")
    run(communique, "build", "corpus", "--store", "store", cwd=elsewhere)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    serving = subprocess.Popen(
        [communique, "serve", "--store", "store", "--port", "0"],
        cwd=elsewhere,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert serving.stderr
    try:
        url = ""
        while not url and (line := serving.stderr.readline()):
            url = "".join(re.findall(r"running on (http://\S+?)[\s\"]", line))
        assert url
        page = httpx.get(url, headers={"Accept": "text/html"}, timeout=60).text
        for address in re.findall(r'(?:src|href)="\./(static/[^"]+)"', page):
            assert httpx.get(f"{url}/{address}", timeout=60).status_code == 200, address
        assert "static/dist/network.js" in page
        assert "static/dist/fonts.css" in page
    finally:
        serving.terminate()
        serving.wait(30)
        serving.stderr.close()
