"""`communique diff` says what changed, in facts, and nothing where nothing did."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.build.build import BuildOptions, build
from tests.build.texts import TEXTS, document, write_corpus

CALL, VISIT = "mofa/call.md", "white-house/biden-yoon.md"
KINDS = ("document", "contact", "act", "official", "tenure")
COMMUNIQUE = str(Path(sys.executable).with_name("communique"))


def built(home: Path) -> Path:
    build(BuildOptions(corpora=[home / "corpus"], store=home / "store"))
    return home / "store"


def diff(*arguments: str | Path) -> str:
    ran = subprocess.run([COMMUNIQUE, "diff", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def by_kind(text: str) -> dict[str, dict[str, Any]]:
    return {entry["kind"]: entry for entry in json.loads(text)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole")
    write_corpus(home / "corpus")
    return built(home)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build without two of the documents."""
    home = tmp_path_factory.mktemp("part")
    write_corpus(home / "corpus", [name for name in TEXTS if name not in (CALL, VISIT)])
    return built(home)


def test_a_store_does_not_differ_from_itself(whole: Path) -> None:
    assert diff(whole, whole).splitlines() == [f"{kind}s: no difference" for kind in KINDS]


def test_what_a_document_brings_comes_and_goes_with_it(whole: Path, part: Path) -> None:
    gone, come = by_kind(diff(whole, part, "--format", "json")), by_kind(diff(part, whole, "--format", "json"))
    assert [fact["key"] for fact in gone["document"]["removed"]] == [CALL, VISIT]
    assert gone["act"]["removed"]
    assert all(fact["key"].startswith((CALL, VISIT)) for fact in gone["act"]["removed"])
    (left,) = gone["contact"]["removed"]
    assert "Biden" in left["label"]
    (told_once,) = gone["contact"]["changed"]
    assert told_once["facets"]["documents"] == {"old": [CALL, "wires/call.md"], "new": ["wires/call.md"]}
    for kind in KINDS:
        assert come[kind]["added"] == gone[kind]["removed"]
        assert come[kind]["removed"] == gone[kind]["added"]


def test_a_day_that_is_read_anew_is_a_change_of_one_contact(whole: Path, tmp_path: Path) -> None:
    """A contact's key begins with its day, and the new build knows nothing of the old key."""
    write_corpus(tmp_path / "corpus")
    publisher, _, body = TEXTS[VISIT]
    (tmp_path / "corpus" / VISIT).write_text(document(publisher, "2022-05-20", body), encoding="utf-8")
    after = built(tmp_path)
    found = by_kind(diff(whole, after, "--format", "json"))
    (changed,) = found["contact"]["changed"]
    assert changed["facets"]["date"] == {"old": ["2022-05-21"], "new": ["2022-05-20"]}
    assert changed["former_key"] != changed["key"]
    assert not found["contact"]["added"]
    assert not found["contact"]["removed"]
    lines = diff(whole, after).splitlines()
    assert any(line.startswith("  ~ contact/2022-05-20") for line in lines)
    assert "      date: 2022-05-21 → 2022-05-20" in lines


def test_a_list_can_be_cut(whole: Path, part: Path) -> None:
    lines = diff(whole, part, "--most", "1").splitlines()
    assert sum(line.startswith("  - ") for line in lines) == 3
    assert "    … and 1 more" in lines


def test_a_store_that_is_not_there_is_named(whole: Path, tmp_path: Path) -> None:
    ran = subprocess.run([COMMUNIQUE, "diff", whole, tmp_path / "none"], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert str(tmp_path / "none") in ran.stderr
