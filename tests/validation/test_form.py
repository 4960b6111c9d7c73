"""Every constraint of the shapes that has no query of its own: the sample passes it, and a spoilt sample does not.

The spoilt graphs are derived from the shapes themselves, one for each component of each constraint, so that a
constraint which cannot fail is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH
from rdflib.collection import Collection

from kg.rdf import document_quads
from kg.rdf.namespaces import CQ, RDF, XSD, concept
from kg.rdf.turtle import shipped_bytes, shipped_files
from kg.validation.documents import validate_quads
from tests.rdf.samples import document, reading
from tests.validation.graphs import context, described, graph, records, replaced

COMPONENTS = (
    "minCount maxCount class datatype nodeKind pattern minLength minInclusive maxInclusive lessThan lessThanOrEquals in"
).split()
IGNORED = {"path", "message"}
STRANGER = NamedNode("https://example.org/unknown")


@dataclass(frozen=True)
class Case:
    """One component of one constraint."""

    shape: str
    target: str
    path: tuple[str, ...]
    inverse: bool
    component: str
    value: str
    message: str

    def __str__(self) -> str:
        return f"{self.shape}-{'/'.join(p.rsplit('#')[-1].rsplit('/')[-1] for p in self.path)}-{self.component}"


@cache
def shapes() -> rdflib.Graph:
    found = rdflib.Graph()
    for name in shipped_files("shapes"):
        found.parse(data=shipped_bytes(name), format="turtle")
    return found


def cases() -> Iterator[Case]:
    found = shapes()
    for shape, _, target in sorted(found.triples((None, SH.targetClass, None))):
        for constraint in found.objects(shape, SH.property):
            path = found.value(constraint, SH.path)
            inverse = found.value(path, SH.inversePath)
            if inverse is not None:
                steps = (str(inverse),)
            elif isinstance(path, rdflib.URIRef):
                steps = (str(path),)
            else:
                steps = tuple(map(str, Collection(found, path)))
            for predicate, value in found.predicate_objects(constraint):
                name = str(predicate).removeprefix(str(SH))
                if name in IGNORED:
                    continue
                assert name in COMPONENTS, f"no spoiler for sh:{name}: add one here"
                message = str(found.value(constraint, SH.message))
                yield Case(
                    str(shape).rsplit("#")[-1], str(target), steps, inverse is not None, name, str(value), message
                )


CASES = sorted(set(cases()), key=str)


@cache
def sound() -> tuple[Quad, ...]:
    """Return a graph with an instance of every class that a shape targets."""
    first: dict[object, NamedNode] = {}
    for quad in records():
        if quad.predicate == RDF.type and isinstance(quad.subject, NamedNode):
            first.setdefault(quad.object, quad.subject)
    return (*described(records(), *first.values()), *graph(), *digest())


def digest() -> list[Quad]:
    """Return a digest, so that its shape has something to look at."""
    other = replace(document(doc="digests/call.md"), derived_from="https://example.org/page")
    return document_quads(other, reading(doc="digests/call.md"), (None, None))


def focus_of(case: Case, quads: tuple[Quad, ...]) -> NamedNode:
    """Return a node that the shape targets and that has the property, where one has."""
    target, path = NamedNode(case.target), NamedNode(case.path[0])
    nodes = [q.subject for q in quads if q.predicate == RDF.type and q.object == target]
    assert nodes, f"the sound graph has no {case.target}"
    needs = {path}
    if case.component in {"lessThan", "lessThanOrEquals"}:
        needs.add(NamedNode(case.value))
    for node in nodes:
        have = {q.predicate for q in quads if q.subject == node}
        if case.inverse or needs <= have:
            return node
    return nodes[0]


def spoil(case: Case, quads: tuple[Quad, ...], focus: NamedNode) -> list[Quad]:
    """Return the graph with a value that the component forbids."""
    path = NamedNode(case.path[0])
    if case.inverse:
        return [q for q in quads if not (q.predicate == path and q.object == focus)]
    if len(case.path) == 2:  # a concept of a vocabulary
        wrong = STRANGER if case.component == "minCount" else concept("passage-kinds", "contact")
        if case.path[0].endswith("passageKind"):
            wrong = concept("media", "written")
        return replaced(quads, focus, path, wrong)
    values = [q.object for q in quads if q.subject == focus and q.predicate == path]
    match case.component:
        case "minCount":
            return replaced(quads, focus, path)
        case "maxCount":
            datatype = shapes_datatype(case)
            second = values[0] if values else None
            if isinstance(second, Literal) and second.language:
                return replaced(quads, focus, path, Literal("a", language="en"), Literal("b", language="en"))
            if isinstance(second, Literal) or datatype is not None:
                kind = datatype or (second.datatype if isinstance(second, Literal) else XSD.string)
                pair = SECOND[kind.value.rsplit("#")[-1]]
                return replaced(quads, focus, path, *(Literal(text, datatype=kind) for text in pair))
            return replaced(quads, focus, path, *(values or [STRANGER]), NamedNode("https://example.org/another"))
        case "class":
            return replaced(quads, focus, path, STRANGER)
        case "datatype":
            return replaced(quads, focus, path, Literal("neither day nor number", language="en"))
        case "nodeKind":
            return replaced(quads, focus, path, Literal("no IRI"))
        case "pattern":
            return replaced(quads, focus, path, Literal("xyz"))
        case "minLength":
            return replaced(quads, focus, path, Literal(""))
        case "minInclusive":
            return replaced(quads, focus, path, Literal(str(int(case.value) - 1), datatype=XSD.integer))
        case "maxInclusive":
            return replaced(quads, focus, path, Literal(str(int(case.value) + 1), datatype=XSD.integer))
        case "lessThan" | "lessThanOrEquals":
            other = next(q.object for q in quads if q.subject == focus and q.predicate == NamedNode(case.value))
            assert isinstance(other, Literal)
            later = "9999999" if other.datatype == XSD.integer else "2999-12-31"
            return replaced(quads, focus, path, Literal(later, datatype=other.datatype))
    raise AssertionError(case.component)


SECOND = {
    "string": ("a", "b"),
    "date": ("2017-01-01", "2017-01-02"),
    "integer": ("1", "2"),
    "boolean": ("true", "false"),
    "time": ("01:00:00", "02:00:00"),
}


def shapes_datatype(case: Case) -> NamedNode | None:
    for other in CASES:
        if (other.shape, other.path, other.component) == (case.shape, case.path, "datatype"):
            return NamedNode(other.value)
    return None


def around(focus: NamedNode, quads: list[Quad]) -> list[Quad]:
    """Return what the graph says of a node and of what it refers to: enough to judge it, and quick."""
    near = {focus} | {q.object for q in quads if q.subject == focus} | {q.subject for q in quads if q.object == focus}
    return [q for q in quads if q.subject in near]


def objections(quads: list[Quad], focus: NamedNode) -> set[str]:
    """Return what the shapes say of a node whose own description is in `quads` alone."""
    neighbours = [triple for triple in context().neighbourhood(quads) if triple.subject != focus]
    results = validate_quads(quads, neighbours).violations
    return {f"{result.shape}: {result.message}" for result in results if result.focus == focus}


@cache
def objections_to_sound(focus: NamedNode) -> set[str]:
    return objections(around(focus, list(sound())), focus)


def test_the_sound_graph_conforms() -> None:
    quads = [*graph(), *digest()]
    assert validate_quads(quads, context().neighbourhood(quads)).results == ()


def test_the_shipped_authority_conforms() -> None:
    report = validate_quads(records(), context().neighbourhood(records()))
    assert [f"{result.focus.value}: {result.message}" for result in report.results] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_spoilt_graph_is_refused(case: Case) -> None:
    quads = sound()
    focus = focus_of(case, quads)
    objection = f"{case.shape}: {case.message}"
    assert objection not in objections_to_sound(focus)
    assert objection in objections(around(focus, spoil(case, quads, focus)), focus)


def test_a_party_of_nothing_is_refused() -> None:
    bare = NamedNode("https://w3id.org/communique/participation/x/account/1/1")
    quads = [
        Quad(bare, RDF.type, CQ.Participation),
        Quad(bare, CQ.acting, Literal("false", datatype=XSD.boolean)),
    ]
    messages = {result.message for result in validate_quads(quads, ()).violations}
    assert "A party is at least an official, an office or a side." in messages
