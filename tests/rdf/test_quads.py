"""What the graphs of a document, of contacts and of the authority say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.rdf import Iris, authority_quads, contacts_quads, document_quads
from kg.rdf.namespaces import CQ, DCTERMS, FOAF, OA, OPENGOV, ORG, PROV, RDF, RDFS, SKOS, TIME, XSD, concept
from kg.records import Participant, Passage, Status, When
from loaders.authority import load
from loaders.authority_records import AuthorityData
from tests.rdf.samples import CALL, DOC, KEYS, MEETING, TEXT, TILLERSON, YUN, document, merged, reading

IRIS = Iris()


def values(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[object]:
    return [quad.object for quad in quads if quad.subject == subject and quad.predicate == predicate]


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return document_quads(document(), reading(), KEYS)


@pytest.fixture(scope="module")
def authority() -> AuthorityData:
    return load()


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def test_every_quad_is_in_the_documents_graph(quads: list[Quad]) -> None:
    assert {quad.graph_name for quad in quads} == {IRIS.document_graph(DOC)}
    assert len(quads) == len(set(quads))


def test_every_passage_is_a_slice_of_the_text(quads: list[Quad]) -> None:
    passages = [q.subject for q in quads if q.predicate == RDF.type and q.object == CQ.Passage]
    assert len(passages) > 10
    for node in passages:
        assert isinstance(node, NamedNode)
        (start,), (end,) = values(quads, node, OA.start), values(quads, node, OA.end)
        (exact,), (prefix,), (suffix,) = (values(quads, node, p) for p in (OA.exact, OA.prefix, OA.suffix))
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        first, last = int(start.value), int(end.value)
        assert exact == Literal(TEXT[first:last])
        assert prefix == Literal(TEXT[max(0, first - 32) : first])
        assert suffix == Literal(TEXT[last : last + 32])
        assert values(quads, node, OA.hasSource) == [IRIS.document(DOC)]


def test_every_fact_points_to_a_passage(quads: list[Quad]) -> None:
    kinds = (CQ.Account, CQ.Act, CQ.Mention, CQ.PhraseUse, CQ.DatedEvent, CQ.Finding)
    facts = [q.subject for q in quads if q.predicate == RDF.type and q.object in kinds]
    assert len(facts) == 8
    for fact in facts:
        assert isinstance(fact, NamedNode)
        assert len(values(quads, fact, CQ.passage)) == 1


def test_an_account_says_who_when_and_how(quads: list[Quad]) -> None:
    account = IRIS.account(DOC, 0)
    assert values(quads, account, CQ.accountOf) == [IRIS.contact(KEYS[0])]
    assert values(quads, account, CQ.medium) == [concept("media", "phone-call")]
    assert values(quads, account, CQ.date) == [day("2017-02-07")]
    assert values(quads, account, CQ.startTime) == [Literal("08:30:00", datatype=XSD.time)]
    assert values(quads, account, CQ.durationMinutes) == [Literal("25", datatype=XSD.integer)]
    assert values(quads, account, PROV.wasAttributedTo) == [IRIS.publisher("kr-mofa")]
    party = IRIS.participation(DOC, "account", 0, 0)
    assert values(quads, account, CQ.initiator) == [party]
    assert values(quads, party, CQ.official) == [IRIS.official("yun-byung-se")]
    assert values(quads, party, CQ.tenure) == [IRIS.tenure(YUN.tenure or "")]
    assert values(quads, party, CQ.side) == [IRIS.country("KR")]


def test_an_interval_has_no_day(quads: list[Quad]) -> None:
    plan = IRIS.account(DOC, 1)
    assert values(quads, plan, CQ.earliestDate) == [day("2017-02-07")]
    assert values(quads, plan, CQ.latestDate) == [day("2017-02-28")]
    assert values(quads, plan, CQ.date) == []


def test_a_date_is_explained(quads: list[Quad]) -> None:
    (node,) = values(quads, IRIS.account(DOC, 0), CQ.dateEvidence)
    assert isinstance(node, NamedNode)
    assert values(quads, node, CQ.evidenceKind) == [concept("date-evidence", "year-inferred")]
    assert values(quads, node, CQ.tenure) == [IRIS.tenure(TILLERSON.tenure or "")]
    assert len(values(quads, node, CQ.explanation)) == len(values(quads, node, CQ.passage)) == 1


def test_an_account_that_is_not_merged_stands_alone() -> None:
    alone = document_quads(document(), reading(), (None, KEYS[1]))
    assert values(alone, IRIS.account(DOC, 0), CQ.accountOf) == []
    assert values(alone, IRIS.act(DOC, 0), CQ.madeIn) == []
    assert values(alone, IRIS.act(DOC, 0), CQ.reportedIn) == [IRIS.account(DOC, 0)]


def test_an_official_whom_nobody_knows_is_described(quads: list[Quad]) -> None:
    person = IRIS.official("fi-virtanen-tarja")
    assert set(values(quads, person, RDF.type)) == {CQ.Official, CQ.UnlinkedOfficial, FOAF.Person}
    assert values(quads, person, FOAF.name) == [Literal("Tarja Virtanen")]
    assert values(quads, IRIS.official("yun-byung-se"), RDF.type) == []


def test_a_digest_is_marked_as_ours() -> None:
    other = document_quads(replace(document(), derived_from="https://example.org/page"), reading(), KEYS)
    node = IRIS.document(DOC)
    assert CQ.Digest in values(other, node, RDF.type)
    assert values(other, node, PROV.wasDerivedFrom) == [NamedNode("https://example.org/page")]


@pytest.mark.parametrize("source", ["javascript:alert(1)", "not an address", "https://exa mple.org/"])
def test_a_source_that_is_no_address_is_no_link(source: str) -> None:
    other = document_quads(replace(document(), derived_from=source), reading(), KEYS)
    assert values(other, IRIS.document(DOC), PROV.wasDerivedFrom) == []


def test_an_unknown_publisher_is_described_by_its_name() -> None:
    other = document_quads(document(), reading(publisher=None), KEYS)
    node = IRIS.publisher("ministry-of-foreign-affairs")
    assert CQ.Publisher in values(other, node, RDF.type)
    assert values(other, IRIS.document(DOC), DCTERMS.publisher) == [node]


def test_a_reading_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="2 contacts but 1 contact keys"):
        document_quads(document(), reading(), KEYS[:1])
    outside = replace(CALL, passage=Passage(5, len(TEXT) + 1))
    with pytest.raises(ValueError, match="outside of the text"):
        document_quads(document(), reading(contacts=(outside, MEETING)), KEYS)
    empty = replace(CALL, passage=Passage(5, 5))
    with pytest.raises(ValueError, match="passage 5-5"):
        document_quads(document(), reading(contacts=(empty, MEETING)), KEYS)


@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 80))
def test_any_slice_is_quoted_to_the_letter(start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    contact = replace(CALL, passage=Passage(start, end), further=())
    found = document_quads(document(), reading(contacts=(contact,), acts=()), (None,))
    assert values(found, IRIS.passage(DOC, start, end), OA.exact) == [Literal(TEXT[start:end])]


def test_two_builds_give_the_same_quads_in_the_same_order(quads: list[Quad]) -> None:
    assert document_quads(document(), reading(), KEYS) == quads
    assert contacts_quads(merged()) == contacts_quads(merged())


def test_another_base_moves_data_and_leaves_concepts() -> None:
    other = document_quads(document(), reading(), KEYS, base="http://localhost:8000/")
    assert all(str(q.subject).startswith("<http://localhost:8000/") for q in other)
    assert values(other, Iris("http://localhost:8000/").account(DOC, 0), CQ.medium) == [concept("media", "phone_call")]


# ------------------------------------------------------------------------------------------------ merged contacts


def test_a_held_contact_lets_officials_speak_with_each_other() -> None:
    found = contacts_quads(merged())
    yun, tillerson = IRIS.official("yun-byung-se"), IRIS.official("tillerson-rex")
    assert values(found, yun, CQ.spokeWith) == [tillerson]
    assert values(found, tillerson, CQ.spokeWith) == [yun]
    contact = IRIS.contact(KEYS[0])
    assert set(values(found, contact, CQ.participant)) == {yun, tillerson}
    assert set(values(found, contact, CQ.side)) == {IRIS.country("KR"), IRIS.country("US")}


def changed(**changes: object) -> list[Quad]:
    return contacts_quads([replace(merged()[0], **changes)])  # type: ignore[arg-type]


def test_only_officials_of_two_sides_who_met_spoke_with_each_other() -> None:
    colleague = replace(YUN, official="colleague", person="A Colleague")
    unnamed = Participant(official=None, person=None, office="Minister", country="JP")
    assert [q for q in changed(status=Status.PLANNED) if q.predicate == CQ.spokeWith] == []
    assert [q for q in changed(participants=(YUN, colleague)) if q.predicate == CQ.spokeWith] == []
    assert [q for q in changed(participants=(YUN, unnamed)) if q.predicate == CQ.spokeWith] == []


def test_a_key_of_an_earlier_build_leads_to_the_contact() -> None:
    found = contacts_quads(merged())
    old, new = IRIS.contact("undated-tillerson-yun-meeting"), IRIS.contact(KEYS[1])
    assert values(found, old, DCTERMS.isReplacedBy) == [new]
    assert values(found, old, RDF.type) == [CQ.FormerContact]
    assert values(found, new, DCTERMS.replaces) == [old]
    assert len(values(found, new, CQ.humanDecision)) == 1


def test_a_plan_that_was_carried_out_is_linked() -> None:
    found = changed(fulfils=KEYS[1])
    assert values(found, IRIS.contact(KEYS[0]), CQ.fulfils) == [IRIS.contact(KEYS[1])]


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (
            When(dt.date(2017, 2, 7), dt.date(2017, 2, 7)),
            "Phone call of Yun Byung-se and Rex Tillerson, 7 February 2017",
        ),
        (
            When(dt.date(2017, 2, 1), dt.date(2017, 2, 28)),
            "Phone call of Yun Byung-se and Rex Tillerson, between 1 February 2017 and 28 February 2017",
        ),
        (When(), "Phone call of Yun Byung-se and Rex Tillerson, undated"),
    ],
)
def test_a_contact_has_a_title(when: When, label: str) -> None:
    found = changed(when=when)
    assert values(found, IRIS.contact(KEYS[0]), RDFS.label) == [Literal(label, language="en")]


# ------------------------------------------------------------------------------------------------ authority


def test_a_tenure_is_a_membership_with_an_interval(authority: AuthorityData) -> None:
    found = authority_quads(authority)
    node = IRIS.tenure(TILLERSON.tenure or "")
    assert set(values(found, node, RDF.type)) == {CQ.Tenure, ORG.Membership}
    assert values(found, node, ORG.member) == [IRIS.official("tillerson-rex")]
    assert values(found, node, OPENGOV.post) == [IRIS.office("us-secretary-of-state")]
    (interval,) = values(found, node, ORG.memberDuring)
    assert isinstance(interval, NamedNode)
    (beginning,) = values(found, interval, TIME.hasBeginning)
    assert isinstance(beginning, NamedNode)
    assert values(found, beginning, TIME.inXSDDate) == values(found, node, CQ.startDate) == [day("2017-02-01")]


def test_a_missing_end_stays_missing(authority: AuthorityData) -> None:
    found = authority_quads(authority)
    open_ended = [tenure for tenure in authority.tenures.values() if tenure.end is None]
    assert open_ended
    ended = {quad.subject for quad in found if quad.predicate == CQ.endDate}
    assert not {IRIS.tenure(tenure.key) for tenure in open_ended} & ended


def test_dates_are_as_precise_as_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("authority")
    rows = [
        "key,person_key,office_key,start,end,acting,status,evidence",
        "one,obama-barack,us-trade-representative,1901-03,1902,false,memory,made up",
        "two,obama-barack,us-trade-representative,1903-01-02/1903-02-05,1904-01-01,false,memory,made up",
    ]
    (folder / "tenures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    data = load(folder)
    found = authority_quads(data)
    nodes = [IRIS.tenure(t.key) for t in data.tenures.values() if t.evidence == "made up"]
    assert len(nodes) == 2
    first, second = nodes
    assert values(found, first, CQ.startDate) == [day("1901-03-01")]
    assert values(found, first, CQ.endDate) == [day("1902-12-31")]
    assert values(found, first, CQ.startPrecision) == [Literal("month")]
    assert values(found, first, CQ.endPrecision) == [Literal("year")]
    assert values(found, first, CQ.recordStatus) == [concept("record-statuses", "from-memory")]
    start = NamedNode(f"{first.value}#start")
    assert values(found, start, TIME.inXSDgYearMonth) == [Literal("1901-03", datatype=XSD.gYearMonth)]
    assert values(found, second, CQ.startPrecision) == [Literal("range")]
    assert values(found, second, CQ.startDate) == [day("1903-01-02")]


def test_only_verified_items_are_matched_with_wikidata(authority: AuthorityData) -> None:
    found = authority_quads(authority)
    matched = {q.subject for q in found if q.predicate == SKOS.exactMatch}
    for person in authority.persons.values():
        assert (IRIS.official(person.key) in matched) == (person.wikidata_status == "verified")


def test_native_names_carry_their_language(authority: AuthorityData) -> None:
    found = authority_quads(authority)
    names = [q.object for q in found if q.predicate == SKOS.altLabel]
    assert {name.language for name in names if isinstance(name, Literal)} >= {"en", "ko"}


def test_all_graphs_together_answer_a_simple_query(authority: AuthorityData) -> None:
    store = Store()
    for quad in (*authority_quads(authority), *document_quads(document(), reading(), KEYS), *contacts_quads(merged())):
        store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    rows = store.query(
        """
        PREFIX cq: <https://w3id.org/communique/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?name ?office ?quote WHERE {
            ?contact cq:date "2017-02-07"^^<http://www.w3.org/2001/XMLSchema#date> ; cq:participation ?party .
            ?party cq:official/rdfs:label ?name ; cq:office/rdfs:label ?office .
            ?account cq:accountOf ?contact ; cq:passage/oa:exact ?quote .
        } ORDER BY ?name"""
    )
    assert [(row["name"].value, row["quote"].value) for row in rows] == [  # type: ignore[union-attr, index]
        ("Rex Tillerson", "talked for 25 minutes by telephone with Rex Tillerson"),
        ("Yun Byung-se", "talked for 25 minutes by telephone with Rex Tillerson"),
    ]
