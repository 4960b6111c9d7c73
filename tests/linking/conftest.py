"""A local endpoint of Wikidata's shape, and a store some of whose officials have lost their items; both read-only."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from api.cli import main
from tests.linking.servers import sparql_server

TEXT = """\
---
publisher: "The White House"
url: https://news.example/2017/bishop-tillerson
title: "Readout of the Secretary's Call with Foreign Minister Bishop"
published: 2017-05-03T15:00:00-04:00
---
Secretary of State Rex Tillerson spoke by telephone on May 3 with Foreign Minister Julie Bishop of Australia. They
agreed to keep in touch.
"""
PERSONS = """\
key,wikidata,wikidata_status
bishop-julie,,none
smith-stephen,Q99000002,verified
"""


def communique(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run `communique` in `folder`, in this process: the tests here run it dozens of times."""
    out, err, before, status = io.StringIO(), io.StringIO(), Path.cwd(), 0
    os.chdir(folder)
    try:
        with (
            patch.object(sys, "argv", ["communique", *arguments]),
            patch.object(sys, "stdin", io.StringIO(given)),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        os.chdir(before)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[str]:
    """Address of the SPARQL endpoint."""
    files = (repository / "docs/examples/wikidata-australia.ttl", Path(__file__).parent / "invented.ttl")
    with sparql_server(tmp_path_factory.mktemp("wikidata") / "graph", *files) as address:
        yield address


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with texts, an authority folder and the store built from them."""
    folder = tmp_path_factory.mktemp("linking")
    (folder / "texts").mkdir()
    (folder / "texts" / "call.md").write_text(TEXT, encoding="utf-8")
    (folder / "authority").mkdir()
    (folder / "authority" / "persons.csv").write_text(PERSONS, encoding="utf-8")
    done = communique("build", "texts", "--store", "store", "--authority", "authority", "--jobs", "1", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder
