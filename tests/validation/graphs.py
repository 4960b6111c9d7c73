"""A graph that conforms to every shape, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.rdf import Iris, authority_quads, contacts_quads, document_quads
from kg.rdf.namespaces import CQ, DCTERMS, FOAF, OA, OPENGOV, ORG, PROV, RDF, RDFS, SKOS, XSD
from kg.records import MergedContact, Reading
from kg.validation import Context, ValidationReport
from kg.validation.documents import validate_quads
from kg.validation.engine import Engine
from loaders.authority import load
from loaders.authority_records import AuthorityData
from tests.rdf.samples import KEYS, document, merged, reading

PREFIXES = {
    "cq": CQ,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "oa": OA,
    "opengov": OPENGOV,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
}


@cache
def authority() -> AuthorityData:
    return load()


@cache
def context() -> Context:
    return Context.of(authority())


def graph(sample: Reading | None = None, contacts: Sequence[MergedContact] | None = None) -> list[Quad]:
    """Return the sample document and its contacts."""
    contacts = merged() if contacts is None else contacts
    return [*document_quads(document(), sample or reading(), KEYS), *contacts_quads(contacts)]


@cache
def records() -> tuple[Quad, ...]:
    """Return the authority's graph."""
    return tuple(authority_quads(authority()))


@cache
def known() -> tuple[Quad, ...]:
    """Return the records of those whom the samples name, and what these refer to: enough for most stores, and quick."""
    iris = Iris()
    people = {iris.official(key) for key in ("yun-byung-se", "tillerson-rex", "kerry-john")}
    needed = people | {iris.publisher("kr-mofa"), iris.agreement("mutual-defense-treaty-1953"), iris.country("FI")}
    needed |= {q.subject for q in records() if q.predicate == ORG.member and q.object in people}
    while more := {q.object for q in records() if q.subject in needed and isinstance(q.object, NamedNode)} - needed:
        needed |= more
    return tuple(quad for quad in records() if quad.subject in needed)


def described(quads: Iterable[Quad], *nodes: NamedNode) -> list[Quad]:
    """Return what `quads` say of some nodes."""
    return [quad for quad in quads if quad.subject in nodes]


def without(quads: Iterable[Quad], subject: NamedNode | None, predicate: NamedNode) -> list[Quad]:
    """Return quads without the values of a property (of all subjects where `subject` is None)."""
    return [q for q in quads if not (q.predicate == predicate and subject in (None, q.subject))]


def replaced(
    quads: Sequence[Quad], subject: NamedNode, predicate: NamedNode, *values: NamedNode | Literal
) -> list[Quad]:
    """Return quads in which a property has other values."""
    name = quads[0].graph_name
    return [*without(quads, subject, predicate), *(Quad(subject, predicate, value, name) for value in values)]


def check(quads: Sequence[Quad | Triple], engine: Engine | None = None) -> ValidationReport:
    """Validate quads with all that they refer to."""
    return validate_quads(quads, context().neighbourhood(quads), engine=engine)
