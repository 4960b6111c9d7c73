"""What a shape refuses is kept apart with the reason, and nothing that is served refers to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, Quad

from kg.rdf import Iris, contacts_quads, document_quads
from kg.rdf.namespaces import CQ, OA, RDF
from kg.records import Reading
from kg.validation import ValidationReport, split_quarantine, validate_document
from tests.rdf.samples import AGREEMENT, CALL, DOC, KEYS, MEETING, TILLERSON, YUN, document, merged, reading, span
from tests.validation.graphs import context, replaced

IRIS = Iris()
GRAPH, QUARANTINE = IRIS.document_graph(DOC), IRIS.quarantine_graph(DOC)
CALL_ACCOUNT, PLAN_ACCOUNT = IRIS.account(DOC, 0), IRIS.account(DOC, 1)


def split(sample: Reading) -> tuple[list[Quad], list[Quad], ValidationReport]:
    quads = document_quads(document(), sample, KEYS)
    report = validate_document(quads, context())
    kept, held = split_quarantine(quads, report)
    return kept, held, report


def subjects(quads: list[Quad]) -> set[object]:
    return {quad.subject for quad in quads}


def test_a_conforming_document_is_served_whole() -> None:
    quads = document_quads(document(), reading(), KEYS)
    kept, held, report = split(reading())
    assert report.results == ()
    assert kept == quads
    assert held == []


def test_a_refused_account_is_kept_apart_with_the_reason() -> None:
    with_oneself = replace(CALL, participants=(YUN, TILLERSON, replace(YUN, passage=None)))
    kept, held, report = split(reading(contacts=(with_oneself, MEETING)))
    assert report.rejected == {CALL_ACCOUNT}
    assert {quad.graph_name for quad in kept} == {GRAPH}
    assert {quad.graph_name for quad in held} == {QUARANTINE}
    reasons = [q.object for q in held if q.predicate == CQ.quarantinedBecause]
    assert reasons == [Literal("Yun Byung-se is named twice as a party of the same contact.", language="en")]
    # The account, its parties and its date evidence are gone; the other account is whole.
    gone = {CALL_ACCOUNT, *(IRIS.participation(DOC, "account", 0, n) for n in range(3))}
    gone |= {IRIS.evidence(DOC, "account", 0, 0)}
    assert gone <= subjects(held)
    assert not gone & subjects(kept)
    assert PLAN_ACCOUNT in subjects(kept)
    assert PLAN_ACCOUNT not in subjects(held)


def test_nothing_served_refers_to_what_is_quarantined() -> None:
    alone = replace(CALL, participants=(YUN,), initiator=None)
    kept, held, _ = split(reading(contacts=(alone, MEETING)))
    served = subjects(kept)
    missing = {q.object for q in held if q.predicate != RDF.type} & (subjects(held) - served)
    assert not {quad.object for quad in kept} & missing
    # The act stands by its own sentence, without the contact that is not served.
    act = IRIS.act(DOC, 0)
    assert Quad(act, RDF.type, CQ.Act, GRAPH) in kept
    assert not [q for q in kept if q.subject == act and q.predicate in (CQ.madeIn, CQ.reportedIn)]
    assert Quad(act, CQ.madeIn, IRIS.contact(KEYS[0]), QUARANTINE) in held


def test_a_passage_that_a_served_fact_needs_stays() -> None:
    act = replace(AGREEMENT, speakers=("KR",), contact=1)
    plan = replace(MEETING, passage=act.content)
    kept, held, report = split(reading(contacts=(CALL, plan), acts=(act,)))
    assert report.rejected == {IRIS.act(DOC, 0)}
    shared = IRIS.passage(DOC, act.content.start, act.content.end)
    own = IRIS.passage(DOC, act.verb.start, act.verb.end)
    assert shared in subjects(kept)
    assert shared in subjects(held)
    assert own in subjects(held)
    assert own not in subjects(kept)


def test_every_quad_is_kept_or_held() -> None:
    alone = replace(CALL, participants=(YUN,), initiator=None)
    sample = reading(contacts=(alone, MEETING))
    quads = document_quads(document(), sample, KEYS)
    kept, held, _ = split(sample)
    both = {(q.subject, q.predicate, q.object) for q in [*kept, *held]}
    assert {(q.subject, q.predicate, q.object) for q in quads} <= both


def test_a_warning_is_served_and_flagged() -> None:
    late = replace(AGREEMENT, due=replace(AGREEMENT.due, earliest=None, latest=CALL.when.latest.replace(year=2016)))  # type: ignore[type-var, union-attr]
    kept, held, report = split(reading(acts=(late,)))
    assert report.conforms
    assert report.warnings
    assert held == []
    flags = [q for q in kept if q.predicate == CQ.flag]
    assert [(q.subject, q.graph_name) for q in flags] == [(IRIS.act(DOC, 0), GRAPH)]


def test_a_document_that_is_not_what_was_read_is_quarantined_whole() -> None:
    quads = replaced(
        document_quads(document(), reading(), KEYS), IRIS.document(DOC), CQ.text, Literal("Another text." * 60)
    )
    report = validate_document(quads, context())
    assert IRIS.document(DOC) in report.rejected
    kept, held = split_quarantine(quads, report)
    assert kept == []
    assert len([q for q in held if q.predicate == CQ.quarantinedBecause]) >= 1


def test_a_passage_of_the_document_alone_falls_alone() -> None:
    words = span("the pledge to Korea")
    passage = IRIS.passage(DOC, words.start, words.end)
    quads = replaced(document_quads(document(), reading(), KEYS), passage, OA.exact, Literal("another pledge"))
    kept, held = split_quarantine(quads, validate_document(quads, context()))
    assert passage in subjects(held)
    assert passage not in subjects(kept)
    assert CALL_ACCOUNT in subjects(kept)


def test_only_a_document_graph_is_split() -> None:
    with pytest.raises(ValueError, match="no document's graph"):
        split_quarantine(contacts_quads(merged()), ValidationReport())
    assert split_quarantine([], ValidationReport()) == ([], [])


def test_the_split_depends_on_no_order() -> None:
    alone = replace(CALL, participants=(YUN,), initiator=None)
    quads = document_quads(document(), reading(contacts=(alone, MEETING)), KEYS)
    report = validate_document(quads, context())
    backwards = list(reversed(quads))
    assert validate_document(backwards, context()) == report
    one, other = split_quarantine(quads, report), split_quarantine(backwards, report)
    assert [set(part) for part in one] == [set(part) for part in other]
