"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

PACKAGES = ("ontology", "kg", "loaders", "api")


def modules() -> list[str]:
    names = []
    for package in PACKAGES:
        path = importlib.import_module(package).__path__
        names += [
            info.name for info in pkgutil.walk_packages(path, f"{package}.") if not info.name.endswith("__main__")
        ]
    return names


@pytest.mark.parametrize(
    "name", [name for name in modules() if ">>>" in (importlib.util.find_spec(name).loader.get_source(name) or "")]
)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0
