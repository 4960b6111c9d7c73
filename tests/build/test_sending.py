"""A build into another engine: the same graph, the same answers, only what has changed the second time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.build.build import BuildOptions
from kg.build.sending import Sent, build_into
from kg.queries import load_queries
from kg.rdf import DEFAULT_BASE
from kg.store import RemoteStore, Solutions, Store, StoreError, StoreFolder
from kg.validation import validate_store
from tests.build.texts import MOFA, document, write_corpus
from tests.engines import started

OURS = [NamedNode(f"https://example.org/{name}") for name in ("graph", "a", "b")]


class Engine:
    """An engine, and what is built into it."""

    def __init__(self, folder: Path, query_url: str, update_url: str, default_graph: str | None) -> None:
        self.corpus = write_corpus(folder / "texts")
        self.local = folder / "local"
        self.location = query_url
        self.remote = RemoteStore(query_url, update_url, default_graph)

    def build(self) -> Sent:
        """Build the corpus into the engine."""
        options = BuildOptions(corpora=[self.corpus], store=self.local)
        return build_into(options, self.remote, self.location)[1]

    def here(self) -> Store:
        """The graph that was built."""
        return StoreFolder(self.local).require().open()


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine that holds somebody else's graph, and then the corpus."""
    folder = tmp_path_factory.mktemp("sending")
    (folder / "engine").mkdir()
    with started(request.param, folder / "engine") as found:
        engine = Engine(folder, *found)
        engine.remote.load([Quad(OURS[1], OURS[2], Literal("not from a build"), OURS[0])])
        assert engine.build().whole
        yield engine
        engine.remote.close()


def answers(store: Store, text: str) -> list[str]:
    """A result as sorted texts; Virtuoso gives a boolean that a query computes as 1 or 0."""
    result = store.query(text)
    assert not isinstance(result, bool)
    xsd = "http://www.w3.org/2001/XMLSchema#"
    rows = [" ".join(map(str, row)) if isinstance(result, Solutions) else str(row) for row in result]
    same = {f'"true"^^<{xsd}boolean>': f'"1"^^<{xsd}integer>', f'"false"^^<{xsd}boolean>': f'"0"^^<{xsd}integer>'}
    for one, other in same.items():
        rows = [row.replace(one, other) for row in rows]
    return sorted(rows)


@pytest.mark.parametrize("name", load_queries())
def test_every_stored_query_gives_the_same_answer(engine: Engine, name: str) -> None:
    query = load_queries()[name]
    required = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
    values = {key: value for key, value in required.items() if value is not None}
    text = query.bind(values, DEFAULT_BASE)
    assert answers(engine.remote, text) == answers(engine.here(), text)


def test_the_engine_validates_like_the_folder(engine: Engine) -> None:
    def objections(store: Store) -> list[str]:
        return [f"{name} {result.message}" for name, report in validate_store(store) for result in report.results]

    assert objections(engine.remote) == objections(engine.here())


def test_only_changes_are_sent_and_others_graphs_stay(engine: Engine) -> None:
    changed = engine.corpus / "mofa" / "call.md"
    body = "Foreign Minister Yun Byung-se met with US Secretary of State Rex Tillerson in Seoul on February 8."
    changed.write_text(document(MOFA, "2017-02-08", body), encoding="utf-8")
    sent = engine.build()
    assert not sent.whole
    assert 0 < sent.removed < 500
    assert 0 < sent.added < 500
    assert engine.remote.count(DefaultGraph()) == engine.here().count(DefaultGraph())
    assert list(engine.remote.triples(OURS[0]))


@pytest.mark.soak
@pytest.mark.parametrize("engine", ["oxigraph"], indirect=True)
def test_an_engine_that_lost_something_is_sent_everything(engine: Engine) -> None:
    gone = next(name for name in engine.remote.graphs() if "/graph/document/" in name.value)
    engine.remote.drop(gone)
    assert engine.build().whole
    assert engine.remote.count(gone) == engine.here().count(gone)
    assert engine.remote.count(DefaultGraph()) == engine.here().count(DefaultGraph())
    assert list(engine.remote.triples(OURS[0]))


def test_an_engine_that_is_not_there_is_found_out_before_anything_is_read(tmp_path: Path) -> None:
    remote = RemoteStore("http://127.0.0.1:9/query", "http://127.0.0.1:9/update")
    options = BuildOptions(corpora=[write_corpus(tmp_path / "texts")], store=tmp_path / "local")
    with pytest.raises(StoreError):
        build_into(options, remote, "http://127.0.0.1:9/query")
    remote.close()
    assert not (tmp_path / "local").exists()
