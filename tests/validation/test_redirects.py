"""Keys of former contacts, which a rebuild leaves behind as redirects, are valid wherever they lead to a contact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

from kg.rdf import Iris, contacts_quads, document_quads, ontology_quads
from kg.records import AccountRef
from kg.store.embedded import OxigraphStore
from kg.validation import validate_store
from tests.rdf.samples import document, merged, reading
from tests.validation.graphs import known

IRIS = Iris()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    """A store of two contacts, the first of which was known by another key before."""
    found = OxigraphStore.open(tmp_path / "graph")
    sample = document()
    first, second = (
        replace(contact, accounts=(AccountRef(sample.doc, number),), replaces=())
        for number, contact in enumerate(merged())
    )
    quads = [
        *known(),
        *ontology_quads(),
        *document_quads(sample, replace(reading(), doc=sample.doc), (first.key, second.key)),
        *contacts_quads([replace(first, replaces=("former-key",)), second]),
    ]
    found.load([*quads, *(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)])
    yield found
    found.close()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validate contacts one at a time: what a redirect leads to is in another group."""
    monkeypatch.setattr("kg.validation.whole.CHUNK", 1)


def test_a_redirect_to_a_contact_is_valid(store: OxigraphStore) -> None:
    assert [r.message for r in dict(validate_store(store))[IRIS.contacts_graph].violations] == []


def test_a_redirect_to_nowhere_is_found(store: OxigraphStore) -> None:
    gone = contacts_quads([replace(merged()[0], key="gone", replaces=("older-key",))])
    quads = [q for q in gone if q.subject == IRIS.contact("older-key")]
    assert quads
    store.load([*quads, *(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)])
    violations = dict(validate_store(store))[IRIS.contacts_graph].violations
    assert {(r.focus, r.message) for r in violations} == {
        (IRIS.contact("older-key"), "The key of a former contact leads to a contact.")
    }
