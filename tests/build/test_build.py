"""What a build promises: the same graph from the same input, and only what depends on a change changes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.build.build import BuildError, BuildOptions, build
from kg.build.report import BuildReport
from kg.export.from_graph import store_records
from kg.store import OxigraphStore, StoreError, StoreFolder, open_store
from loaders.rejection import CorpusError
from tests.build.texts import TEXTS, document, write_corpus, write_many

BASE = "https://w3id.org/communique/"
CALL = f"{BASE}contact/2017-02-07-phone-tillerson-yun"


def run(
    corpus: Path, store: Path, *,
    include: Sequence[str] = (), files_from: Path | None = None, decisions: Path | None = None, base: str = BASE,
    jobs: int = 1,
) -> BuildReport:  # fmt: skip
    return build(
        BuildOptions(
            corpora=[corpus],
            store=store,
            include=include,
            files_from=files_from,
            decisions=decisions,
            base=base,
            jobs=jobs,
        )
    )


def quads(store: Path) -> list[str]:
    opened = StoreFolder(store).require().open()
    found = sorted(map(str, opened.quads()))
    opened.close()
    return found


def in_graph(lines: list[str], name: str) -> list[str]:
    return [line for line in lines if f"<{BASE}graph/{name}" in line]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus and the store made from it; tests work on copies."""
    folder = tmp_path_factory.mktemp("built")
    run(write_corpus(folder / "corpus"), folder / "store")
    return folder


@pytest.fixture
def corpus(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built / "corpus", tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built / "store", tmp_path / "store")
    return tmp_path / "store"


def test_two_publishers_of_one_call_give_one_contact_with_two_accounts(store: Path) -> None:
    opened = open_store(store)
    cq = f"PREFIX cq: <{BASE}ontology#>"
    rows = opened.select(
        f"{cq} SELECT ?path {{ ?a cq:accountOf <{CALL}> ; cq:inDocument/cq:path ?path }} ORDER BY ?path"
    )
    assert [str(row[0]) for row in rows] == ['"mofa/call.md"', '"wires/call.md"']
    events = {r["event"] for r in store_records(opened, {"mofa/call.md", "wires/call.md"}) if r["type"] == "contact"}
    assert events == {CALL}


def test_every_quote_is_the_slice_of_its_file(store: Path, corpus: Path) -> None:
    records = list(store_records(open_store(store)))
    assert {record["type"] for record in records} >= {"contact", "official"}
    for record in records:
        text = (corpus / record["doc"]).read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["quote"]


def test_the_default_graph_is_the_union_of_what_is_served(store: Path) -> None:
    opened = StoreFolder(store).require().open()
    served = {
        quad.triple
        for quad in opened.quads()
        if isinstance(quad.graph_name, NamedNode) and "/graph/shapes" not in quad.graph_name.value
    }
    assert set(opened.triples(DefaultGraph())) == served


def test_a_second_build_reads_nothing_and_changes_nothing(corpus: Path, store: Path) -> None:
    before = quads(store)
    report = run(corpus, store)
    assert report.read_now == 0
    assert report.documents == len(TEXTS)
    assert quads(store) == before


def test_the_order_of_files_does_not_matter(store: Path, tmp_path: Path) -> None:
    other = write_corpus(tmp_path / "other" / "corpus", list(reversed(TEXTS)))
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join(sorted(TEXTS, reverse=True)) + "\n")
    run(other, tmp_path / "other-store", files_from=listed)
    assert quads(tmp_path / "other-store") == quads(store)


def test_the_number_of_processes_does_not_matter(tmp_path: Path) -> None:
    corpus = write_many(tmp_path / "corpus", 60)
    run(corpus, tmp_path / "one")
    report = run(corpus, tmp_path / "two", jobs=2)
    assert report.read_now == 60
    assert quads(tmp_path / "two") == quads(tmp_path / "one")


def test_a_changed_document_changes_only_what_depends_on_it(corpus: Path, store: Path) -> None:
    before = quads(store)
    name = "white-house/biden-yoon.md"
    publisher, day, body = TEXTS[name]
    (corpus / name).write_text(document(publisher, day, body.replace("deepen", "widen")), encoding="utf-8")
    report = run(corpus, store)
    after = quads(store)
    assert report.read_now == 1
    changed = set(before) ^ set(after)
    assert changed
    named = [line for line in changed if "<https://w3id.org/communique/graph/" in line]
    assert all("graph/document/white-house.biden-yoon-md>" in line for line in named)
    assert in_graph(before, "contacts") == in_graph(after, "contacts")


def test_an_added_and_removed_document_leaves_the_graph_as_it_was(corpus: Path, store: Path) -> None:
    before = quads(store)
    extra = corpus / "white-house" / "extra.md"
    extra.write_text(
        document(
            "The White House",
            "2022-06-01",
            "President Joe Biden spoke by phone today with Chancellor Olaf Scholz of Germany.",
        ),
        encoding="utf-8",
    )
    assert run(corpus, store).read_now == 1
    with_extra = quads(store)
    assert set(before) < set(with_extra)
    extra.unlink()
    assert run(corpus, store).read_now == 0
    assert quads(store) == before


def test_a_removed_account_leaves_the_contact_to_the_other(corpus: Path, store: Path) -> None:
    (corpus / "wires" / "call.md").unlink()
    run(corpus, store)
    opened = open_store(store)
    assert opened.ask(f"ASK {{ <{BASE}account/mofa.call-md/1> <{BASE}ontology#accountOf> <{CALL}> }}")
    assert not any("wires.call-md" in line for line in quads(store))


def test_several_corpora_are_told_apart_by_their_folders(corpus: Path, tmp_path: Path) -> None:
    second = write_corpus(tmp_path / "second", ["mofa/call.md"])
    build(BuildOptions(corpora=[corpus, second], store=tmp_path / "both"))
    docs = {record["doc"] for record in store_records(open_store(tmp_path / "both"))}
    assert {"corpus/mofa/call.md", "second/mofa/call.md"} <= docs


def test_include_selects_files(corpus: Path, tmp_path: Path) -> None:
    report = run(corpus, tmp_path / "some", include=["mofa/**", "wires/*.md"])
    assert report.documents == 2


def test_another_base_gives_other_iris_and_the_same_keys(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "other", base="https://example.org/kg/")
    lines = quads(tmp_path / "other")
    assert any("<https://example.org/kg/contact/2017-02-07-phone-tillerson-yun>" in line for line in lines)
    assert not any(f"<{BASE}contact/" in line for line in lines)


def test_graphs_of_others_survive_a_rebuild(corpus: Path, store: Path) -> None:
    before = quads(store)
    foreign = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), NamedNode("https://example.org/mine"))
    writer = OxigraphStore.open(StoreFolder(store).require().graph)
    in_default = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:d"), DefaultGraph())
    writer.load([foreign, in_default])
    writer.close()
    for _ in range(2):
        run(corpus, store)
        assert set(quads(store)) - set(before) == {str(foreign), str(in_default)}


def test_a_damaged_cache_is_read_anew(corpus: Path, store: Path) -> None:
    before = quads(store)
    (store / "readings.sqlite").write_bytes(b"not a database at all" * 100)
    assert run(corpus, store).read_now == len(TEXTS)
    assert quads(store) == before


def test_the_description_has_no_clock_when_told_so(
    corpus: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run(corpus, store)
    description = StoreFolder(store).require().read("build")
    assert description["built"] == "2023-11-14T22:13:20+00:00"
    run(corpus, tmp_path / "again")
    assert StoreFolder(tmp_path / "again").require().read("build") == description


def test_what_cannot_be_built_at_all(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        run(tmp_path / "nowhere", tmp_path / "store")
    with pytest.raises(BuildError, match="--decisions"):
        run(corpus, tmp_path / "store", decisions=tmp_path / "none.csv")
    with pytest.raises(StoreError, match="holds files that are no store"):
        run(corpus, corpus)
    with StoreFolder(tmp_path / "store").lock("communique build"), pytest.raises(StoreError, match="being written"):
        run(corpus, tmp_path / "store")


def test_an_empty_corpus_gives_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = run(tmp_path / "empty", tmp_path / "store")
    assert (report.documents, report.contacts) == (0, 0)
    assert list(store_records(open_store(tmp_path / "store"))) == []


def test_a_failed_build_leaves_the_served_graph_alone(corpus: Path, store: Path) -> None:
    before = quads(store)
    shutil.rmtree(corpus / "mofa")
    with pytest.raises(BuildError):
        run(corpus, store, decisions=corpus / "none.csv")
    assert quads(store) == before


def test_an_unlinked_official_is_counted_once_whatever_office_each_text_gives(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    call = "Secretary of State John Kerry spoke by phone with Foreign Minister Yun Byung-se on May 3, 2016,"
    (texts / "a.txt").write_text(f"{call} State Department spokesperson Dana Brookfield said.\n", encoding="utf-8")
    (texts / "b.txt").write_text(f"{call} U.S. spokesperson Dana Brookfield said.\n", encoding="utf-8")
    listed = dict(run(texts, tmp_path / "store").most_unlinked())
    assert [(called.partition(" (")[0], count) for called, count in listed.items()] == [("Dana Brookfield", 2)]
