"""A release holds the whole dataset, can be checked and cited, and is the same bytes whenever it is made."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rocrate.rocrate import ROCrate

from kg.build.build import BuildOptions, build
from kg.release.dump import in_order
from kg.release.manifest import MANIFEST, Manifest
from kg.release.release import NQUADS, RECORDS, TRIG, ReleaseOptions, release
from kg.store import OxigraphStore, StoreError, StoreFolder
from tests.build.texts import write_corpus

BASE = "https://archive.example/kg/"
COMMUNIQUE = str(Path(sys.executable).with_name("communique"))


def made(home: Path, name: str, *, reverse: bool = False, jobs: int = 1) -> Path:
    """A release of a corpus that was built anew, in another folder and by another number of processes."""
    corpus = write_corpus(home / name / "corpus")
    (home / name / "files").write_text(
        "".join(
            f"{path.relative_to(corpus)}\n"
            for path in sorted((p for p in corpus.rglob("*") if p.is_file()), reverse=reverse)
        ),
        encoding="utf-8",
    )
    store = home / name / "store"
    build(BuildOptions(corpora=[corpus], files_from=home / name / "files", store=store, base=BASE, jobs=jobs))
    opened = StoreFolder(store).require().open()
    release(opened, ReleaseOptions(folder=home / name / "release", version="2026.1", base=BASE))
    opened.close()
    return home / name / "release"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("release"), "first")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_corpus_gives_the_same_bytes(first: Path, tmp_path: Path) -> None:
    again = made(tmp_path, "again", reverse=True, jobs=2)
    assert contents(again) == contents(first)


def test_another_process_writes_the_same_bytes(first: Path, tmp_path: Path) -> None:
    """The order in which an engine writes prefixes differs from process to process; here it must not."""
    store = first.parent / "store"
    command = [COMMUNIQUE, "export", "release", "--store", str(store)]
    ran = subprocess.run(
        [*command, "--version", "2026.1", "--output", str(tmp_path / "release")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert contents(tmp_path / "release") == contents(first)


def test_every_file_has_its_checksum(first: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (first / "SHA256SUMS").read_text("utf-8").splitlines())
    manifest = Manifest.from_json(json.loads((first / MANIFEST).read_text("utf-8")))
    assert {file.name for file in manifest.files} == {path.name for path in first.iterdir()} - {MANIFEST}
    for name, digest in listed.items():
        assert hashlib.sha256((first / name).read_bytes()).hexdigest() == digest, name
    assert set(listed) == {file.name for file in manifest.files} - {"SHA256SUMS"}


def test_the_dump_holds_every_quad_and_loads_elsewhere(first: Path) -> None:
    opened = StoreFolder(first.parent / "store").require().open()
    stored = set(opened.quads())
    opened.close()
    with gzip.open(first / NQUADS) as file:
        assert set(parse(file.read(), RdfFormat.N_QUADS)) == stored
    with gzip.open(first / TRIG) as file:
        assert set(parse(file.read(), RdfFormat.TRIG)) == stored
    copy = OxigraphStore.in_memory()
    with gzip.open(first / NQUADS) as file:
        copy.load_nquads(file.read())
    assert set(copy.quads()) == stored


def test_the_lines_of_each_graph_are_in_order(first: Path) -> None:
    with gzip.open(first / NQUADS) as file:
        graphs: dict[bytes, list[bytes]] = {}
        for line in file:
            quad = next(iter(parse(line, RdfFormat.N_QUADS)))
            graphs.setdefault(str(quad.graph_name).encode(), []).append(line)
    assert list(graphs) == sorted(graphs, key=lambda name: (name != b"DEFAULT", name))
    assert len(graphs) > 3


def test_records_are_lines_of_json(first: Path) -> None:
    with gzip.open(first / RECORDS, "rt", encoding="utf-8") as file:
        kinds = {json.loads(line)["type"] for line in file}
    assert {"contact", "act", "official"} <= kinds


def test_the_citation_names_version_and_day(first: Path) -> None:
    citation = yaml.safe_load((first / "CITATION.cff").read_text("utf-8"))
    # What the Citation File Format 1.2.0 requires.
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == "2026.1"
    assert dt.date.fromisoformat(citation["date-released"])


def test_the_crate_opens_in_the_reference_library(first: Path) -> None:
    crate = ROCrate(str(first))
    files = {entity.id: entity for entity in crate.get_by_type("File")}
    assert NQUADS in files
    digest = hashlib.sha256((first / NQUADS).read_bytes()).hexdigest()
    assert files[NQUADS]["sha256"] == digest
    assert crate.root_dataset["license"].id == "https://creativecommons.org/publicdomain/zero/1.0/"
    for entity in files.values():
        assert (first / entity.id).is_file()


def test_a_folder_that_holds_something_else_is_left_alone(first: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    opened = StoreFolder(first.parent / "store").require().open()
    with pytest.raises(StoreError, match="no release"):
        release(opened, ReleaseOptions(folder=tmp_path, version="1", base=BASE))
    with pytest.raises(StoreError, match="--version"):
        release(opened, ReleaseOptions(folder=tmp_path / "new", version="a b", base=BASE))
    opened.close()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@given(st.lists(st.binary(max_size=6).map(lambda text: text.replace(b"\n", b"") + b"\n")), st.integers(1, 7))
def test_sorting_in_pieces_is_sorting(lines: list[bytes], at_once: int) -> None:
    assert list(in_order(lines, at_once)) == sorted(lines)
