"""Help teaches: every command says what it does, explains its options and shows examples that run."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer

from api.cli.app import app
from tests.cli.conftest import Command as Run


def commands(command: Any, path: tuple[str, ...] = ()) -> list[Any]:
    """All commands below one, groups included, as test parameters named by what a user types."""
    found = [pytest.param(path, command, id=" ".join(("communique", *path)))]
    for name, child in getattr(command, "commands", {}).items():
        found += commands(child, (*path, name))
    return found


ALL = commands(typer.main.get_command(app))
LEAVES = [case for case in ALL if not hasattr(case.values[1], "commands")]


def test_the_commands_are_all_there() -> None:
    assert {case.values[0][0] for case in LEAVES} == {
        "read", "build", "validate", "query", "show", "compare", "diff", "export", "link", "authority", "evaluate",
        "search", "serve", "mcp",
    }  # fmt: skip


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_command_and_option_has_help(path: tuple[str, ...], command: Any) -> None:
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{' '.join(path)}: {parameter.name} has no help"


@pytest.mark.parametrize(("path", "command"), LEAVES)
def test_options_in_examples_exist(path: tuple[str, ...], command: Any) -> None:
    examples = re.findall(r"communique ([^\n]+)", (command.help or "").partition("Example")[2])
    if path != ("serve",):
        assert examples, f"{' '.join(path)} shows no example"
    known = {name for parameter in command.params for name in parameter.opts}
    for example in examples:
        assert tuple(example.split()[: len(path)]) == path
        assert set(re.findall(r"(?<=\s)--[a-z-]+", example)) <= known


def test_version_and_bare_command(run: Run) -> None:
    assert re.fullmatch(r"communique \d+\.\d+\S*\n", run("--version").stdout)
    assert "Start with" in run("--help").stdout
