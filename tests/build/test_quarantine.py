"""What a shape refuses is kept apart with the reason: not merged, not served, not lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph

from kg.authority import Authority
from kg.build.assemble import Assembly
from kg.build.codec import Codec
from kg.build.reading import KEPT, Kept, checked
from kg.build.report import BuildReport
from kg.merging.merge import merge
from kg.merging.summary import summarise
from kg.rdf import DEFAULT_BASE, Iris
from kg.reader import Reader
from kg.records import When
from kg.store import OxigraphStore
from kg.validation import Context
from loaders.loading import load
from tests.build.texts import write_corpus


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.load()


@pytest.fixture(scope="module")
def context(authority: Authority) -> Context:
    return Context.of(authority.data)


@pytest.fixture
def kept(authority: Authority, context: Context, tmp_path: Path) -> Kept:
    """A call that is said to have been held in 1999, when neither party was in office."""
    write_corpus(tmp_path, ["mofa/call.md"])
    document = load(tmp_path / "mofa" / "call.md", "mofa/call.md")
    reading = Reader(authority).read(document)
    (contact, *rest) = reading.contacts
    early = replace(contact, when=When(dt.date(1999, 1, 1), dt.date(1999, 1, 1)))
    return checked(document, replace(reading, contacts=(early, *rest)), context, DEFAULT_BASE)


def test_a_refused_account_is_told_of_and_kept_apart(kept: Kept) -> None:
    assert 0 in kept.refused_accounts(DEFAULT_BASE)
    summaries = [s for s in summarise(kept.reading, None) if s.ref.index not in kept.refused_accounts(DEFAULT_BASE)]
    merged, _ = merge(summaries)
    report = BuildReport()
    store = OxigraphStore.in_memory()
    store.load_nquads(Assembly(merged, DEFAULT_BASE, report).document(kept))
    iris = Iris()
    account = iris.account("mofa/call.md", 0)
    assert not any(t.subject == account or t.object == account for t in store.triples(DefaultGraph()))
    assert not any(t.subject == account for t in store.triples(iris.document_graph("mofa/call.md")))
    held = list(store.triples(iris.quarantine_graph("mofa/call.md")))
    reasons = [t.object for t in held if t.subject == account and t.predicate.value.endswith("quarantinedBecause")]
    assert reasons
    assert {q.what for q in report.quarantined} >= {"contact 1"}
    assert all(q.reason and q.quote for q in report.quarantined if q.what == "contact 1")
    assert any(line.startswith("quarantine: ") for line in report.lines())


def test_what_is_kept_between_builds_comes_back_as_it_was(kept: Kept) -> None:
    assert KEPT.decode(KEPT.encode(kept)) == kept
    with pytest.raises(TypeError, match="no way to write"):
        Codec(set[int])
