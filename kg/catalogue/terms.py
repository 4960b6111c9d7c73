"""The terms that the graph is written in (ontology, vocabularies, shapes), by the path of their IRIs.

They come with the package and do not depend on the data: `https://w3id.org/communique/ontology#Contact` is part of the
document `ontology`, `https://w3id.org/communique/vocabulary/media/phone-call` of the document `vocabulary/media`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, Triple

from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import CQ, OWL, RDF, SKOS, VOCABULARY
from kg.rdf.turtle import ONTOLOGY, shipped_files, shipped_triples

SHAPES = f"{DEFAULT_BASE}shapes"


@cache
def documents() -> dict[str, tuple[Triple, ...]]:
    """Path below `https://w3id.org/communique/` -> the triples of that document.

    A vocabulary has one document, and each of its concepts one more.
    """
    found: dict[str, tuple[Triple, ...]] = {"ontology": shipped_triples(ONTOLOGY)}
    found["shapes"] = tuple(triple for name in shipped_files("shapes") for triple in shipped_triples(name))
    overview: list[Triple] = []
    for name in shipped_files("vocabularies"):
        triples = shipped_triples(name)
        scheme = next(t.subject for t in triples if t.predicate == RDF.type and t.object == SKOS.ConceptScheme)
        assert isinstance(scheme, NamedNode)
        found[_path(scheme)] = triples
        overview += [triple for triple in triples if triple.subject == scheme]
        concepts = dict.fromkeys(t.subject for t in triples if t.predicate == SKOS.inScheme)
        for concept in concepts:
            if isinstance(concept, NamedNode) and concept.value.startswith(VOCABULARY):
                found[_path(concept)] = tuple(t for t in triples if t.subject == concept)
    found["vocabulary"] = tuple(overview)
    return found


def iri_of(path: str) -> str:
    """The IRI of a document's subject."""
    return DEFAULT_BASE + path


def properties() -> Iterator[NamedNode]:
    """The ontology's own properties."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for triple in shipped_triples(ONTOLOGY):
        subject = triple.subject
        if triple.predicate != RDF.type or triple.object not in kinds or not isinstance(subject, NamedNode):
            continue
        if subject.value.startswith(CQ.iri):
            yield subject


def _path(node: NamedNode) -> str:
    return node.value.removeprefix(DEFAULT_BASE)
