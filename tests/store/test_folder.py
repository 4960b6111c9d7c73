"""The store's folder: generations, the switch between them, one writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.store import Generation, OxigraphStore, StoreError, StoreFolder, open_store

SUBJECT, PREDICATE = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")
HOLD = """
import sys
from pathlib import Path
from kg.store import StoreFolder
with StoreFolder(Path(sys.argv[1])).lock("communique build"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> StoreFolder:
    found = StoreFolder(tmp_path / "store")
    found.create()
    return found


def generation(folder: StoreFolder, value: str) -> Generation:
    with folder.lock("test"):
        new = folder.begin()
        store = OxigraphStore.open(new.graph)
        store.load([Quad(SUBJECT, PREDICATE, Literal(value), DefaultGraph())])
        store.finish()
        store.close()
        new.write("build", {"base": "https://example.org/"})
        folder.publish(new)
    return new


def value(store: object) -> str:
    assert isinstance(store, OxigraphStore)
    ((cell,),) = list(store.select("SELECT ?o { ?s ?p ?o }"))
    assert isinstance(cell, Literal)
    return cell.value


def test_the_current_generation_is_the_last_published(folder: StoreFolder) -> None:
    assert folder.current() is None
    generation(folder, "first")
    assert value(open_store(folder.path)) == "first"
    generation(folder, "second")
    current = folder.require()
    assert value(current.open()) == "second"
    assert current.read("build") == {"base": "https://example.org/"}
    assert current.read("nothing") is None
    assert [entry.name for entry in (folder.path / "generations").iterdir()] == [current.name]


def test_a_generation_in_use_is_kept_until_it_is_let_go(folder: StoreFolder) -> None:
    generation(folder, "first")
    reader = folder.require().open()
    second = generation(folder, "second")
    assert value(reader) == "first"
    assert len(list((folder.path / "generations").iterdir())) == 2
    reader.close()
    third = generation(folder, "third")
    assert not second.folder.exists()
    assert [entry.name for entry in (folder.path / "generations").iterdir()] == [third.name]


def test_what_a_dead_build_left_is_removed_and_never_served(folder: StoreFolder) -> None:
    generation(folder, "first")
    with folder.lock("test"):
        dead = folder.begin()
        (dead.folder / "graph").mkdir()
    assert value(open_store(folder.path)) == "first"
    generation(folder, "second")
    assert value(open_store(folder.path)) == "second"
    assert len(list((folder.path / "generations").iterdir())) == 1


def test_a_second_writer_is_told_who_writes_and_may_write_when_the_first_is_killed(folder: StoreFolder) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StoreError, match=f"being written by `communique build` .process {holder.pid}.: wait"):
        folder.lock("communique build").acquire()
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    holder.stdin.close()
    with folder.lock("communique build"):
        pass


@pytest.mark.parametrize("command", ["communique build", "communique serve --allow-update"])
def test_the_lock_excludes_within_one_process_too(folder: StoreFolder, command: str) -> None:
    with folder.lock(command), pytest.raises(StoreError, match=command):
        folder.lock("communique build").acquire()


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(StoreError, match="holds files that are no store"):
        StoreFolder(tmp_path).create()
    with pytest.raises(StoreError, match="is a file"):
        StoreFolder(tmp_path / "thesis.doc").create()
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.doc"]


def test_what_is_missing_is_said_with_what_to_do(tmp_path: Path, folder: StoreFolder) -> None:
    with pytest.raises(StoreError, match="is no store: make one with `communique build"):
        open_store(tmp_path / "nothing")
    with pytest.raises(StoreError, match="holds no finished build"):
        open_store(folder.path)


def test_a_store_of_another_format_is_refused(folder: StoreFolder) -> None:
    (folder.path / "communique-store.json").write_text('{"format": 99}')
    with pytest.raises(StoreError, match="store format 99"):
        folder.create()
