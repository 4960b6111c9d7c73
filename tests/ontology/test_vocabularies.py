"""The vocabularies are sound SKOS, and cover what records and authority may say."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode

from kg.rdf.iris import slug
from kg.rdf.namespaces import CQ, GEO, RDF, RDFS, SKOS, VOCABULARY, concept
from kg.rdf.places import find_place
from kg.rdf.turtle import shipped_files, shipped_triples
from kg.reading.annotations import ZoneKind
from kg.records import ActKind, EvidenceKind, FindingKind, Mode, Scope, Status
from loaders.authority import load
from loaders.authority_records import AuthorityData

FILES = shipped_files("vocabularies")
SCHEMES = [name.removeprefix("vocabularies/").removesuffix(".ttl") for name in FILES]


@cache
def concepts(scheme: str) -> dict[NamedNode, dict[NamedNode, list[object]]]:
    found: dict[NamedNode, dict[NamedNode, list[object]]] = defaultdict(lambda: defaultdict(list))
    for triple in shipped_triples(f"vocabularies/{scheme}.ttl"):
        assert isinstance(triple.subject, NamedNode)
        found[triple.subject][triple.predicate].append(triple.object)
    return {node: values for node, values in found.items() if SKOS.Concept in values[RDF.type]}


@cache
def authority() -> AuthorityData:
    return load()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_scheme_is_documented(scheme: str) -> None:
    node = NamedNode(VOCABULARY + scheme)
    values = [t for t in shipped_triples(f"vocabularies/{scheme}.ttl") if t.subject == node]
    assert {RDFS.label, RDF.type} <= {t.predicate for t in values}
    assert concepts(scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_are_documented(scheme: str) -> None:
    base = f"{VOCABULARY}{scheme}/"
    for node, values in concepts(scheme).items():
        key = node.value.removeprefix(base)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), node.value
        assert values[SKOS.inScheme] == [NamedNode(VOCABULARY + scheme)]
        (notation,) = values[SKOS.notation]
        assert isinstance(notation, Literal)
        assert notation.value.replace("_", "-") == key
        by_language: dict[str | None, list[str]] = defaultdict(list)
        for label in values[SKOS.prefLabel]:
            assert isinstance(label, Literal)
            by_language[label.language].append(label.value)
        assert all(len(texts) == 1 for texts in by_language.values()), node.value
        assert by_language["en"]
        assert values[RDFS.label] == [Literal(by_language["en"][0], language="en")]
        (definition,) = values[SKOS.definition]
        assert isinstance(definition, Literal)
        assert definition.value.endswith("."), node.value
        for broader in values[SKOS.broader]:
            assert broader in concepts(scheme)
        assert values[SKOS.broader] or values[SKOS.topConceptOf]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_of_a_concept_differ(scheme: str) -> None:
    for node, values in concepts(scheme).items():
        for predicate in (SKOS.altLabel, SKOS.hiddenLabel):
            texts = values[predicate]
            assert len(texts) == len(set(texts)), node.value
        assert not set(values[SKOS.prefLabel]) & set(values[SKOS.altLabel]), node.value


@pytest.mark.parametrize("scheme", ["phrases", "places"])
def test_no_form_means_two_things(scheme: str) -> None:
    meaning: dict[str, NamedNode] = {}
    for node, values in concepts(scheme).items():
        for label in [*values[SKOS.prefLabel], *values[SKOS.altLabel], *values[SKOS.hiddenLabel]]:
            assert isinstance(label, Literal)
            form = label.value.casefold()
            assert meaning.setdefault(form, node) == node, f"{form} means {meaning[form].value} and {node.value}"


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("media", Mode),
        ("statuses", Status),
        ("scopes", Scope),
        ("act-kinds", ActKind),
        ("date-evidence", EvidenceKind),
        ("finding-kinds", FindingKind),
        ("zones", ZoneKind),
    ],
)
def test_scheme_has_exactly_the_values_of_the_records(scheme: str, values: type[StrEnum]) -> None:
    assert {concept(scheme, value) for value in values} == set(concepts(scheme))


def test_authority_uses_known_kinds() -> None:
    data = authority()
    used = {concept("office-kinds", office.kind) for office in data.offices.values()}
    assert used - set(concepts("office-kinds")) == set()
    used = {concept("agreement-kinds", agreement.kind) for agreement in data.agreements.values()}
    assert used - set(concepts("agreement-kinds")) == set()
    used = {concept("event-kinds", event.kind) for event in data.events.values()}
    assert used - set(concepts("event-kinds")) == set()
    used = {concept("publisher-kinds", publisher.kind) for publisher in data.publishers.values()}
    assert used - set(concepts("publisher-kinds")) == set()


def test_topics_and_phrases_are_many_and_have_triggers() -> None:
    assert len(concepts("topics")) >= 40
    assert len(concepts("phrases")) >= 40
    assert all(values[SKOS.hiddenLabel] for values in concepts("topics").values())


def test_places_lie_in_known_countries_and_on_the_globe() -> None:
    codes = set(authority().countries)
    for node, values in concepts("places").items():
        (code,), (latitude,), (longitude,) = values[CQ.countryCode], values[GEO.lat], values[GEO.long]
        assert isinstance(code, Literal)
        assert isinstance(latitude, Literal)
        assert isinstance(longitude, Literal)
        assert code.value in codes, node.value
        assert -90 <= float(latitude.value) <= 90
        assert -180 <= float(longitude.value) <= 180


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Seoul", "seoul"),
        ("the White House", "washington"),
        ("Washington, D.C.", "washington"),
        ("Busan, South Korea", "busan"),
        ("Élysée Palace", "paris"),
        ("BONN", "bonn"),
        ("a hotel", None),
        ("", None),
    ],
)
def test_places_are_found_by_name(name: str, key: str | None) -> None:
    assert find_place(name) == (concept("places", key) if key else None)


def test_every_name_of_a_place_is_found() -> None:
    for node, values in concepts("places").items():
        for label in [*values[SKOS.prefLabel], *values[SKOS.altLabel]]:
            assert isinstance(label, Literal)
            if slug(label.value):
                assert find_place(label.value) == node
