"""What the repository promises about itself: documentation, layers, sizes, nothing of one machine in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings

# Each package may import itself and those to its right: dependencies point one way.
LAYERS = ("api", "kg", "loaders", "ontology")
PACKAGES = (*LAYERS, "queries")
LONGEST_MODULE = 800
# Folders of people's machines and of build machines; written in parts, or this file would be the first hit.
MACHINE_PATH = re.compile(
    r"(?<![\w.}$:/-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers", "tm" + "p"]) + r")/\w"
)
PROJECT_FILES = ("README.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "docs/architecture.md")


@pytest.fixture(scope="module")
def tracked(repository: Path) -> list[str]:
    listed = subprocess.run(["git", "-C", repository, "ls-files", "-z"], capture_output=True, check=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (repository / name).is_file()]


def text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_no_file_speaks_of_one_machine(repository: Path, tracked: list[str]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in tracked
        if (text := text_of(repository / name)) is not None
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_modules_stay_small(repository: Path, tracked: list[str]) -> None:
    long = {
        name: lines
        for name in tracked
        if name.split("/")[0] in PACKAGES and name.endswith(".py")
        if (lines := len((repository / name).read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_dependencies_point_one_way(repository: Path, tracked: list[str]) -> None:
    against = []
    for name in tracked:
        package = name.split("/")[0]
        if package not in LAYERS or not name.endswith(".py"):
            continue
        above = LAYERS[: LAYERS.index(package)]
        for node in ast.walk(ast.parse((repository / name).read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules = [node.module]
            against += [f"{name} imports {module}" for module in modules if module.split(".")[0] in (*above, "tests")]
    assert against == []


def test_the_files_a_newcomer_looks_for_are_there(tracked: list[str]) -> None:
    assert set(PROJECT_FILES) <= set(tracked)


def test_links_between_documents_lead_somewhere(repository: Path, tracked: list[str]) -> None:
    broken = []
    for name in tracked:
        if not name.endswith(".md") or name.startswith("sample/"):
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", (repository / name).read_text(encoding="utf-8")):
            if "://" not in target and not ((repository / name).parent / target).exists():
                broken.append(f"{name} -> {target}")
    assert broken == []


def test_every_folder_is_explained(repository: Path, tracked: list[str]) -> None:
    """The README has a table of what each folder is for."""
    readme = (repository / "README.md").read_text(encoding="utf-8")
    folders = {name.split("/")[0] for name in tracked if "/" in name and not name.startswith(".")}
    assert [folder for folder in sorted(folders) if f"`{folder}/`" not in readme] == []


def test_every_target_of_the_makefile_is_explained(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    header = makefile.split("\n\n", 1)[0]
    assert [target for target in phony.split() if f"# make {target} " not in header] == []


def test_every_command_and_option_is_documented(repository: Path) -> None:
    """docs/command-line.md is written from the commands; `make docs` mends what this test finds."""
    script = repository / "scripts" / "write_cli_docs.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_every_route_is_documented(repository: Path) -> None:
    documents = "".join(path.read_text(encoding="utf-8") for path in sorted((repository / "docs").glob("*.md")))
    routes = create_app(Settings(allow_update=True, token=SecretStr("token"))).openapi()["paths"]
    stored = re.compile(r"/queries/[a-z-]+")
    assert [route for route in routes if not stored.fullmatch(route) and f"`{route}" not in documents] == []
