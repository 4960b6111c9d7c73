"""The shipped authority, loaded once; folders of override files are written by the tests themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.authority import Authority
from loaders.authority import AuthorityError, load

Problems = Callable[..., tuple[str, ...]]


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.load()


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """Write one override file and return the problems that loading it reports."""

    def report(filename: str, *lines: str | bytes) -> tuple[str, ...]:
        content = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n"
        (tmp_path / filename).write_bytes(content)
        with pytest.raises(AuthorityError) as error:
            load(tmp_path)
        return error.value.problems

    return report
