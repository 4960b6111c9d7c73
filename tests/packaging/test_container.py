"""The Containerfile takes the README's steps, on a Python that the project supports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def steps(repository: Path) -> list[tuple[str, str]]:
    """(instruction, arguments), continued lines joined."""
    text = re.sub(r"\\\n", " ", (repository / "Containerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, " ".join(rest.split())) for word, _, rest in (line.partition(" ") for line in lines)]


def test_it_runs_targets_that_the_makefile_has(repository: Path, steps: list[tuple[str, str]]) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    asked = [target for word, rest in steps if word == "RUN" for target in re.findall(r"^make (\S+)$", rest)]
    assert asked == ["sample"]
    assert {*asked, "run"} <= set(phony.split())


def test_it_serves_by_the_command_of_the_readme(repository: Path, steps: list[tuple[str, str]]) -> None:
    (command,) = (rest for word, rest in steps if word == "CMD")
    assert command == '["make", "run", "HOST=0.0.0.0"]'
    assert re.search(r"^make run\b", (repository / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert ("EXPOSE", "8000") in steps


def test_its_python_is_one_that_the_project_supports(repository: Path, steps: list[tuple[str, str]]) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = tuple(map(int, project["requires-python"].removeprefix(">=").split(".")))
    (image,) = (rest for word, rest in steps if word == "FROM")
    (found,) = re.findall(r"/python:(\d+)\.(\d+)", image)
    assert tuple(map(int, found)) >= least


def test_it_does_not_run_as_root(steps: list[tuple[str, str]]) -> None:
    order = [word for word, rest in steps if word in ("USER", "CMD")]
    assert order == ["USER", "CMD"]


def test_stopping_the_container_stops_the_service(steps: list[tuple[str, str]]) -> None:
    """make as the first process hands SIGTERM, the default, on to what it runs, but not SIGINT."""
    assert not [rest for word, rest in steps if word == "STOPSIGNAL"]


def test_what_a_checkout_has_grown_stays_out(repository: Path) -> None:
    ignored = (repository / ".containerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "store", "**/node_modules"} <= set(ignored)
