"""HermiT finds ontology, vocabularies, authority and data consistent, and finds what is inconsistent."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Triple

from kg.rdf import Iris, authority_quads, contacts_quads, document_quads
from kg.rdf.namespaces import CQ, ORG, RDF, SKOS, concept
from kg.rdf.turtle import ONTOLOGY, shipped_files, shipped_triples
from loaders.authority import load
from tests.ontology.reasoning import INSTALL, is_consistent, need_java, without_literals
from tests.rdf.samples import KEYS, document, merged, reading

IRIS = Iris()
OBAMA = IRIS.official("obama-barack")


@pytest.fixture(scope="module")
def small() -> list[Triple]:
    """Return ontology, media and data: a reasoner is done with them in a second or two."""
    need_java()
    shipped = [t for name in (ONTOLOGY, "vocabularies/media.ttl") for t in shipped_triples(name)]
    named = {OBAMA, IRIS.country("UN"), IRIS.office("us-president")}
    quads = [
        *(q for q in authority_quads(load()) if q.subject in named),
        *document_quads(document(), reading(), KEYS),
        *contacts_quads(merged()),
    ]
    return [*shipped, *(Triple(q.subject, q.predicate, q.object) for q in quads)]


@pytest.fixture(scope="module")
def everything(small: list[Triple]) -> list[Triple]:
    """Return all vocabularies and the whole authority besides."""
    shipped = [t for name in shipped_files("vocabularies") for t in shipped_triples(name)]
    return [*small, *shipped, *(Triple(q.subject, q.predicate, q.object) for q in authority_quads(load()))]


def test_ontology_authority_and_data_are_consistent(everything: list[Triple]) -> None:
    assert is_consistent(everything)


@pytest.mark.parametrize(
    "contradiction",
    [
        pytest.param(Triple(OBAMA, RDF.type, CQ.Office), id="an official who is an office"),
        pytest.param(Triple(OBAMA, CQ.spokeWith, OBAMA), id="an official who speaks with himself"),
        pytest.param(Triple(IRIS.country("UN"), RDF.type, CQ.Country), id="an organisation that is a country"),
        pytest.param(Triple(IRIS.contact(KEYS[0]), CQ.medium, OBAMA), id="a medium that is a person"),
        pytest.param(
            Triple(IRIS.office("us-president"), SKOS.inScheme, concept("media", "written")), id="nothing wrong"
        ),
    ],
)
def test_a_contradiction_is_found(small: list[Triple], contradiction: Triple, request: pytest.FixtureRequest) -> None:
    sound = request.node.callspec.id == "nothing wrong"
    assert is_consistent([*small, contradiction]) is sound


def test_the_copy_keeps_relations_and_no_literals(everything: list[Triple]) -> None:
    copy = without_literals(everything)
    assert all(isinstance(t.object, NamedNode) or t.object.__class__.__name__ == "BlankNode" for t in copy)
    assert any(t.predicate == ORG.member for t in copy)
    assert not any(t.predicate == CQ.startDate for t in copy)


def test_a_machine_without_java_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install"):
        need_java()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install"):
        need_java()
    assert "Java" in INSTALL
