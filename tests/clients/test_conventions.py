"""The table of what works with what names tests, and they are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path


def test_every_convention_has_the_test_that_is_named_for_it(repository: Path) -> None:
    text = (repository / "docs" / "clients.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) > 25
    missing = []
    for file, name in named:
        path = repository / file
        tests = (
            {
                node.name
                for node in ast.parse(path.read_text(encoding="utf-8")).body
                if isinstance(node, ast.FunctionDef)
            }
            if path.is_file()
            else set()
        )
        if name not in tests:
            missing.append(f"{file}::{name}")
    assert missing == []


def test_the_readme_leads_to_the_table_and_has_its_programs(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert "](docs/clients.md)" in readme
    for program in (
        "SPARQLWrapper",
        "rdflib",
        "Comunica",
        "pandas",
        "networkx",
        "Gephi",
        "OpenRefine",
        "YASGUI",
        "MCP",
    ):
        assert program in readme, program
