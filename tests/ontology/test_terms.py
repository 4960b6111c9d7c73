"""Every term is documented and aligned, every term that is used is declared, and every declared term is used."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.rdf import authority_quads, contacts_quads, document_quads, ontology_quads, shapes_quads
from kg.rdf.namespaces import CQ, OWL, PREFIXES, RDF, RDFS, VOCABULARY
from kg.rdf.turtle import ONTOLOGY, shipped_bytes, shipped_files, shipped_triples
from kg.records import MergedContact
from kg.validation import Context, split_quarantine, validate_document
from loaders.authority import load
from tests.rdf.samples import AGREEMENT, CALL, KEYS, YUN, document, merged, reading, span

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def ontology() -> dict[NamedNode, list[Triple]]:
    found: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in shipped_triples(ONTOLOGY):
        if isinstance(triple.subject, NamedNode):
            found[triple.subject].append(triple)
    return found


def declared(prefix: str = CQ.iri) -> set[NamedNode]:
    return {
        node
        for node, triples in ontology().items()
        if node.value.startswith(prefix) and any(t.predicate == RDF.type and t.object in KINDS for t in triples)
    }


@cache
def emitted() -> frozenset[Quad]:
    """Return quads in which every kind of statement occurs."""
    first = replace(
        CALL,
        occasion="first contact of the ministers",
        occasion_passage=span("Secretary of State"),
        place="Bonn",
        place_passage=span("Bonn"),
    )
    alone = replace(CALL, participants=(YUN,), initiator=None)
    assert AGREEMENT.due is not None
    assert CALL.when.latest is not None
    overdue = replace(AGREEMENT.due, latest=CALL.when.latest.replace(year=2016))
    late = replace(AGREEMENT, addressee="US", due=overdue)
    sample = reading(contacts=(first, alone), acts=(late, AGREEMENT))
    quads = document_quads(replace(document(), derived_from="https://example.org/page"), sample, KEYS)
    authority = load()
    report = validate_document(quads, Context.of(authority))
    kept, held = split_quarantine(quads, report)
    contacts: list[MergedContact] = [replace(merged()[0], fulfils=KEYS[1]), merged()[1]]
    return frozenset((*kept, *held, *authority_quads(authority), *contacts_quads(contacts)))


def own_terms(quads: Iterable[Quad | Triple]) -> set[NamedNode]:
    terms: set[NamedNode] = set()
    for quad in quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(CQ.iri):
                terms.add(term)
    return terms


@pytest.mark.parametrize("term", sorted(declared(), key=str), ids=lambda node: node.value.rsplit("#")[-1])
def test_term_has_label_comment_and_alignment(term: NamedNode) -> None:
    values = defaultdict(list)
    for triple in ontology()[term]:
        values[triple.predicate].append(triple.object)
    for predicate in (RDFS.label, RDFS.comment):
        (text,) = values[predicate]
        assert isinstance(text, Literal)
        assert text.language == "en"
        assert text.value.strip()
    (comment,) = values[RDFS.comment]
    assert isinstance(comment, Literal)
    assert comment.value.endswith(".")
    related = [
        target.value
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
        for target in values[predicate]
        if isinstance(target, NamedNode)
    ]
    ours = [target for target in related if target.startswith(CQ.iri)]
    assert len(related) > len(ours) or ours, f"{term.value} is aligned with nothing"


def test_classes_that_the_project_promises() -> None:
    names = "Official Office Tenure Administration Contact Account Act Agreement Passage".split()
    assert {CQ[name] for name in names} <= declared()


def test_every_term_in_the_data_is_declared() -> None:
    assert own_terms(emitted()) <= declared()


def test_every_declared_term_is_in_the_data() -> None:
    vocabularies = [t for name in shipped_files("vocabularies") for t in shipped_triples(name)]
    assert declared() - own_terms([*emitted(), *vocabularies]) == set()


@pytest.mark.parametrize("name", shipped_files("shapes"))
def test_every_term_in_the_shapes_is_declared(name: str) -> None:
    text = shipped_bytes(name).decode()
    used = {CQ[match] for match in re.findall(r"\bcq:(\w+)", text)}
    assert used <= declared()


def test_every_term_in_the_documentation_is_declared(repository: Path) -> None:
    page = (repository / "docs" / "model.md").read_text(encoding="utf-8")
    used = {CQ[match] for match in re.findall(r"\bcq:(\w+)", page)}
    assert used
    assert used <= declared()


def test_every_reused_term_in_the_data_is_declared_for_reasoners() -> None:
    standard = (RDF.iri, RDFS.iri, OWL.iri, CQ.iri)
    used = {q.predicate for q in emitted()} | {q.object for q in emitted() if q.predicate == RDF.type}
    for term in used:
        assert isinstance(term, NamedNode)
        if not term.value.startswith(standard):
            assert term in ontology(), f"{term.value} is used and not declared in {ONTOLOGY}"


def test_no_term_is_two_kinds_of_property() -> None:
    for node, triples in ontology().items():
        kinds = {t.object for t in triples if t.predicate == RDF.type} & {
            OWL.ObjectProperty,
            OWL.DatatypeProperty,
            OWL.AnnotationProperty,
            OWL.Class,
        }
        assert len(kinds) <= 1, node.value


def test_ranges_are_datatypes_of_owl_2() -> None:
    allowed = {"string", "boolean", "integer", "decimal", "PlainLiteral"}
    for triples in ontology().values():
        for triple in triples:
            if triple.predicate == RDFS.range and isinstance(triple.object, NamedNode):
                name = triple.object.value
                if "XMLSchema#" in name or name.startswith(RDF.iri):
                    assert name.rsplit("#")[-1] in allowed


def test_ontology_and_shapes_are_graphs_without_blank_nodes() -> None:
    for quads in (ontology_quads(), shapes_quads()):
        assert quads
        assert len(quads) == len(set(quads))
        assert all(not str(term).startswith("_:") for q in quads for term in (q.subject, q.object))
    assert ontology_quads() == ontology_quads()
    assert VOCABULARY.startswith("https://")


def test_prefixes_are_unique() -> None:
    assert max(Counter(PREFIXES.values()).values()) == 1
