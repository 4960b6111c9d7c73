"""The shapes of diplomatic logic: each accepts a sound text, refuses an impossible one, and says why in plain words.

Every case runs on both engines; they must agree to the letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH

from kg.rdf import Iris
from kg.rdf.namespaces import CQ, OA, RDF
from kg.rdf.turtle import shipped_bytes, shipped_files
from kg.records import ActKind, Mode, Participant, Scope, Status, When
from kg.validation import Severity
from kg.validation.engine import PyshaclEngine, TurboEngine, default_engine
from tests.rdf.samples import AGREEMENT, CALL, DOC, KEYS, MEETING, TILLERSON, YUN, merged, reading, span
from tests.validation.graphs import authority, check, graph, replaced

IRIS = Iris()
ACCOUNT, PLAN = IRIS.account(DOC, 0), IRIS.account(DOC, 1)
ACT, DOCUMENT = IRIS.act(DOC, 0), IRIS.document(DOC)
PASSAGE = IRIS.passage(DOC, CALL.passage.start, CALL.passage.end)


def on(day: str, until: str | None = None) -> When:
    return When(dt.date.fromisoformat(day), dt.date.fromisoformat(until or day))


def with_call(**changes: object) -> list[Quad]:
    return graph(reading(contacts=(replace(CALL, **changes), MEETING)))  # type: ignore[arg-type]


def with_plan(**changes: object) -> list[Quad]:
    return graph(reading(contacts=(CALL, replace(MEETING, **changes))))  # type: ignore[arg-type]


def with_act(**changes: object) -> list[Quad]:
    return graph(reading(acts=(replace(AGREEMENT, **changes),)))  # type: ignore[arg-type]


def holder(official: str, person: str, office_key: str, office: str, country: str, **more: object) -> Participant:
    fields = {"official": official, "person": person, "office": office, "office_key": office_key, "country": country}
    return Participant(**(fields | more))  # type: ignore[arg-type]


SECRETARY = {"office_key": "us-secretary-of-state", "office": "Secretary of State", "country": "US"}
KERRY = holder("kerry-john", "John Kerry", **SECRETARY)
OBAMA_AS_SECRETARY = holder("obama-barack", "Barack Obama", **SECRETARY)
DELEGATION = Participant(official=None, person=None, office=None, country="US")
KOREAN = Participant(official=None, person=None, office="Vice Minister", country="KR")


def two_meetings(here: str, there: str, second: Scope = Scope.MAIN, day: str = "2017-02-07") -> list[Quad]:
    meeting = replace(MEETING, status=Status.HELD, scope=Scope.MAIN, when=on("2017-02-07"), place=here)
    return graph(reading(contacts=(meeting, replace(meeting, scope=second, when=on(day), place=there))))


@dataclass(frozen=True)
class Case:
    """A spoilt and a sound variant of the sample, and what the shape says of the spoilt one."""

    shape: str
    spoilt: Callable[[], Sequence[Quad]]
    sound: Callable[[], Sequence[Quad]]
    focus: NamedNode
    message: str
    severity: Severity = Severity.VIOLATION


def other_contacts(**changes: object) -> list[Quad]:
    first, second = merged()
    return graph(contacts=(replace(first, **changes), second))  # type: ignore[arg-type]


def contacts_in(here: str, there: str) -> list[Quad]:
    first, second = merged()
    held = {"mode": Mode.IN_PERSON, "status": Status.HELD, "when": on("2017-02-07")}
    return graph(contacts=(replace(first, place=here, **held), replace(second, place=there, **held)))  # type: ignore[arg-type]


def fulfilment(status: Status) -> list[Quad]:
    first, second = merged()
    return graph(contacts=(replace(first, fulfils=KEYS[1]), replace(second, status=status)))


def foreign_passage() -> list[Quad]:
    elsewhere = IRIS.passage("other.txt", 0, 5)
    other = IRIS.document("other.txt")
    quads = replaced(graph(), ACCOUNT, CQ.passage, elsewhere)
    name = quads[0].graph_name
    return [
        *quads,
        Quad(elsewhere, RDF.type, CQ.Passage, name),
        Quad(elsewhere, OA.hasSource, other, name),
        Quad(other, RDF.type, CQ.Document, name),
    ]


def strangers() -> list[Quad]:
    quads = graph()
    name = quads[-1].graph_name
    return [*quads, Quad(IRIS.official("yun-byung-se"), CQ.spokeWith, IRIS.official("kerry-john"), name)]


CASES = [
    Case(
        "InOfficeShape",
        lambda: with_call(participants=(YUN, KERRY)),
        lambda: with_call(participants=(YUN, KERRY), when=on("2016-05-01")),
        ACCOUNT,
        "John Kerry is said to have taken part as Secretary of State on 2017-02-07, but the "
        "verified record has John Kerry in that office on no such day.",
    ),
    Case(
        "InOfficeByMemoryShape",
        lambda: with_call(participants=(doubtful(), TILLERSON), when=on("2010-01-04")),
        lambda: with_call(participants=(doubtful(), TILLERSON), when=on("2016-03-02")),
        ACCOUNT,
        "which is known from memory or not to the day",
        Severity.WARNING,
    ),
    Case(
        "OfficeTakenShape",
        lambda: with_call(participants=(YUN, OBAMA_AS_SECRETARY)),
        lambda: with_call(participants=(YUN, replace(OBAMA_AS_SECRETARY, acting=True))),
        ACCOUNT,
        "but by the verified record Rex Tillerson held that office then and Barack Obama never did.",
    ),
    Case(
        "TenureOfPartyShape",
        lambda: with_call(participants=(YUN, replace(KERRY, tenure=TILLERSON.tenure))),
        graph,
        IRIS.participation(DOC, "account", 0, 1),
        "John Kerry takes part by virtue of a tenure that belongs to someone else or to another office.",
    ),
    Case(
        "TwoSidesShape",
        lambda: with_call(participants=(YUN, KOREAN)),
        lambda: with_call(participants=(YUN, DELEGATION)),
        ACCOUNT,
        "A contact needs two parties of different governments; here all parties are of one side, or there is only one.",
    ),
    Case(
        "NotWithOneselfShape",
        lambda: with_call(participants=(YUN, TILLERSON, replace(YUN, passage=None))),
        graph,
        ACCOUNT,
        "Yun Byung-se is named twice as a party of the same contact.",
    ),
    Case(
        "OneCityShape",
        lambda: two_meetings("Washington", "the Blue House", Scope.MENTIONED),
        lambda: two_meetings("Washington", "Seoul", day="2017-02-06"),
        PLAN,
        "cannot have met people both in Seoul and in Washington on 2017-02-07: "
        "the two lie more than a quarter of the globe apart.",
    ),
    Case(
        "HeldBeforePublicationShape",
        lambda: with_call(when=on("2017-02-09")),
        lambda: with_call(when=on("2017-02-08")),
        ACCOUNT,
        "The text was written by 2017-02-07 and reports a contact as held that cannot have taken place before "
        "2017-02-09.",
    ),
    Case(
        "PlannedAfterPublicationShape",
        lambda: with_plan(when=on("2017-01-01", "2017-01-31")),
        lambda: with_plan(when=on("2017-02-06")),
        PLAN,
        "The text was written on 2017-02-07 or later and speaks of a contact as planned that was due by 2017-01-31.",
        Severity.WARNING,
    ),
    Case(
        "AgreementHasTwoSidesShape",
        lambda: with_act(speakers=("KR",)),
        lambda: with_act(speakers=("KR",), kind=ActKind.COMMIT),
        ACT,
        "Nobody agrees alone: an agreement is attributed to at least two sides.",
    ),
    Case(
        "DueAfterPublicationShape",
        lambda: with_act(due=on("2016-12-01", "2016-12-31")),
        graph,
        ACT,
        "The text was written on 2017-02-07 or later, but what it promises was due by 2016-12-31.",
        Severity.WARNING,
    ),
    Case(
        "InitiatorShape",
        lambda: replaced(graph(), ACCOUNT, CQ.initiator, IRIS.participation(DOC, "account", 1, 0)),
        graph,
        ACCOUNT,
        "The one who placed the call is not among the parties of the contact.",
    ),
    Case(
        "QuoteShape",
        lambda: replaced(graph(), PASSAGE, OA.exact, Literal("talked for 52 minutes")),
        graph,
        PASSAGE,
        f"The words “talked for 52 minutes” do not stand at characters {CALL.passage.start} to {CALL.passage.end} of "
        "the document.",
    ),
    Case(
        "HashShape",
        lambda: replaced(graph(), DOCUMENT, CQ.sha256, Literal("0" * 64)),
        graph,
        DOCUMENT,
        "The text of the document does not have the SHA-256 that was taken when it was read.",
    ),
    Case(
        "OwnDocumentShape",
        foreign_passage,
        graph,
        ACCOUNT,
        "The passage that is to show this stands in another document.",
    ),
    Case(
        "ContactTwoSidesShape",
        lambda: other_contacts(participants=(YUN,)),
        lambda: other_contacts(participants=(YUN, DELEGATION)),
        IRIS.contact(KEYS[0]),
        "A contact needs two parties of different governments; here all parties are of one side, or there is only one.",
    ),
    Case(
        "ContactOneCityShape",
        lambda: contacts_in("Seoul", "Brussels"),
        lambda: contacts_in("Seoul", "Tokyo"),
        IRIS.contact(KEYS[0]),
        "was both in Seoul and in Brussels on 2017-02-07: the two lie more than a quarter of the globe apart.",
        Severity.WARNING,
    ),
    Case(
        "FulfilmentShape",
        lambda: fulfilment(Status.HELD),
        lambda: fulfilment(Status.PLANNED),
        IRIS.contact(KEYS[0]),
        "This contact is to have carried out a plan, but it was not held, or what it carried out was no plan.",
    ),
    Case(
        "SpokeWithShape",
        strangers,
        graph,
        IRIS.official("yun-byung-se"),
        "Yun Byung-se and John Kerry are said to have spoken, but no held contact has both.",
    ),
]


def doubtful() -> Participant:
    """Return a holder whose only tenure is known from memory."""
    data = authority()
    for tenure in data.tenures.values():
        office, person = data.offices[tenure.office], data.persons[tenure.person]
        alone = sum(t.person == tenure.person and t.office == tenure.office for t in data.tenures.values()) == 1
        covers = tenure.possible_on(dt.date(2016, 3, 2), dt.date(2016, 3, 2))
        later = tenure.start.earliest > dt.date(2010, 2, 1)
        if tenure.status == "memory" and alone and covers and later and office.country == "KR":
            return holder(person.key, person.name, office.key, office.label, office.country)
    raise AssertionError("the authority has no such tenure any more: choose another day")


def of_shape(quads: Sequence[Quad], case: Case, engine: object) -> list[tuple[NamedNode, Severity, str]]:
    report = check(quads, engine)  # type: ignore[arg-type]
    return [(r.focus, r.severity, r.message) for r in report.results if r.shape == case.shape]


@pytest.fixture(scope="module", params=[TurboEngine, PyshaclEngine])
def engine(request: pytest.FixtureRequest) -> object:
    if request.param is TurboEngine:
        pytest.importorskip("pyshacl_turbo", reason="pyshacl-turbo has no wheel for this platform")
    return request.param()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shape)
def test_shape(case: Case, engine: object) -> None:
    found = of_shape(case.spoilt(), case, engine)
    assert found, "the spoilt graph passes"
    mine = [(severity, message) for focus, severity, message in found if focus == case.focus]
    assert mine
    for severity, message in mine:
        assert severity is case.severity
        assert case.message in message
    assert of_shape(case.sound(), case, engine) == []


def test_every_shape_with_a_query_has_a_case() -> None:
    shapes = rdflib.Graph()
    for name in shipped_files("shapes"):
        shapes.parse(data=shipped_bytes(name), format="turtle")
    queried = {str(shape).rsplit("#")[-1] for shape in shapes.subjects(SH.sparql)}
    assert queried == {case.shape for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shape)
def test_both_engines_report_the_same(case: Case) -> None:
    pytest.importorskip("pyshacl_turbo", reason="pyshacl-turbo has no wheel for this platform")
    quads = case.spoilt()
    assert check(quads, TurboEngine()) == check(quads, PyshaclEngine())


def test_the_main_contact_stands_against_one_mentioned_in_passing() -> None:
    report = check(two_meetings("Washington", "Seoul", Scope.MENTIONED), default_engine())
    assert {result.focus for result in report.violations} == {PLAN}


def test_a_plan_is_no_claim_about_the_office() -> None:
    plan = replace(MEETING, participants=(YUN, KERRY), when=on("2017-02-20"))
    report = check(graph(reading(contacts=(CALL, plan))), default_engine())
    assert [result.shape for result in report.results] == []


def test_an_undated_account_contradicts_no_record() -> None:
    report = check(with_call(participants=(YUN, KERRY), when=When()), default_engine())
    assert [result.shape for result in report.results] == []


def test_a_written_act_of_one_side_needs_no_second() -> None:
    act = replace(AGREEMENT, kind=ActKind.REQUEST, speakers=("US",), passage=span("Mr. Tillerson called the pledge"))
    assert check(graph(reading(acts=(act,))), default_engine()).results == ()
