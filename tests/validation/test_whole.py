"""Validation piece by piece finds what validation of everything at once would, at a cost that does not grow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

from kg.rdf import Iris, contacts_quads, document_quads, ontology_quads
from kg.rdf.namespaces import CQ
from kg.records import AccountRef, MergedContact, Participant, Reading
from kg.store.embedded import OxigraphStore
from kg.validation import validate_document, validate_store
from kg.validation.documents import validate_quads
from tests.rdf.samples import CALL, KEYS, MEETING, VIRTANEN, YUN, document, merged, reading
from tests.validation.graphs import context, known
from tests.validation.test_diplomacy import contacts_in, strangers

IRIS = Iris()
SPOILT = reading(contacts=(replace(CALL, participants=(YUN,), initiator=None), MEETING))


def served(quads: list[Quad]) -> list[Quad]:
    return [*quads, *(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)]


def corpus(count: int, spoilt: int) -> Iterator[tuple[str, Reading, MergedContact, MergedContact]]:
    for number in range(count):
        doc = f"corpus/{number:04d}.txt"
        sample = SPOILT if number == spoilt else reading()
        first, second = merged()
        yield (
            doc,
            replace(sample, doc=doc),
            replace(first, key=f"call-{number}", accounts=(AccountRef(doc, 0),)),
            replace(second, key=f"meeting-{number}", accounts=(AccountRef(doc, 1),), replaces=()),
        )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    found = OxigraphStore.open(tmp_path / "graph")
    yield found
    found.close()


def fill(store: OxigraphStore, count: int, spoilt: int = -1) -> None:
    store.load(served([*known(), *ontology_quads()]))
    for doc, sample, first, second in corpus(count, spoilt):
        store.load(served(document_quads(document(doc=doc), sample, (first.key, second.key))))
        store.load(served(contacts_quads([first, second])))


def test_a_sound_store_conforms(store: OxigraphStore) -> None:
    fill(store, 3)
    reports = dict(validate_store(store))
    assert set(reports) == {
        IRIS.authority_graph,
        IRIS.contacts_graph,
        *(IRIS.document_graph(f"corpus/000{n}.txt") for n in range(3)),
    }
    assert all(report.results == () for report in reports.values())


def test_the_one_bad_account_of_a_store_is_found(store: OxigraphStore) -> None:
    fill(store, 4, spoilt=2)
    bad = {name: report for name, report in validate_store(store) if not report.conforms}
    assert set(bad) == {IRIS.document_graph("corpus/0002.txt")}
    assert {r.fact for r in bad[IRIS.document_graph("corpus/0002.txt")].violations} == {
        IRIS.account("corpus/0002.txt", 0)
    }


def test_contacts_are_compared_over_documents(store: OxigraphStore) -> None:
    fill(store, 1)
    store.load(served([q for q in contacts_in("Seoul", "Brussels") if q.graph_name == IRIS.contacts_graph]))
    store.load(served(document_quads(document(), reading(), KEYS)))
    report = dict(validate_store(store))[IRIS.contacts_graph]
    assert {r.shape for r in report.warnings} == {"ContactOneCityShape"}
    assert {r.focus for r in report.warnings} == {IRIS.contact(KEYS[0]), IRIS.contact(KEYS[1])}


def test_an_official_described_by_a_document_alone_is_known(store: OxigraphStore) -> None:
    finn = Participant(official=VIRTANEN.key, person=VIRTANEN.name, office=VIRTANEN.office, country="FI")
    doc, sample, first, _ = next(corpus(1, -1))
    call = replace(CALL, participants=(YUN, finn))
    store.load(served([*known(), *ontology_quads()]))
    store.load(served(document_quads(document(doc=doc), replace(sample, contacts=(call,), acts=()), (first.key,))))
    store.load(served(contacts_quads([replace(first, participants=call.participants)])))
    assert all(report.results == () for report in dict(validate_store(store)).values())


def test_who_spoke_with_whom_without_a_contact_is_found(store: OxigraphStore) -> None:
    fill(store, 1)
    store.load(served([q for q in strangers() if q.predicate == CQ.spokeWith]))
    report = dict(validate_store(store))[IRIS.contacts_graph]
    assert {r.shape for r in report.violations} == {"SpokeWithShape"}


def test_document_by_document_equals_all_at_once() -> None:
    graphs = []
    for doc, sample, first, second in corpus(12, spoilt=5):
        graphs.append(document_quads(document(doc=doc), sample, (first.key, second.key)))
    alone = {result for quads in graphs for result in validate_document(quads, context()).results}
    everything = [quad for quads in graphs for quad in quads]
    whole = validate_quads(everything, (*known(), *ontology_quads()))
    assert alone
    assert alone == set(whole.results)


def test_the_neighbourhood_does_not_grow_with_the_graph() -> None:
    quads = document_quads(document(), reading(), (None, None))
    assert 0 < len(context().neighbourhood(quads)) < 400
