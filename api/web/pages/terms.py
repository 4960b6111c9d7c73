"""The pages of the terms: what the ontology, the shapes and the vocabularies say, for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import Request, Response
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from api.web.asking import Value
from api.web.templating import render
from kg.catalogue.terms import documents, iri_of
from kg.rdf.namespaces import CQ, DCTERMS, OWL, PREFIXES, RDF, RDFS, SH, SKOS

Node = NamedNode | BlankNode
KINDS = (
    (OWL.Class, "Classes"),
    (OWL.ObjectProperty, "Properties that link"),
    (OWL.DatatypeProperty, "Properties with a value"),
    (OWL.AnnotationProperty, "Notes"),
    (SH.NodeShape, "Shapes"),
    (SKOS.Concept, "Concepts"),
    (SKOS.ConceptScheme, "Vocabularies"),
)
"""Type -> the heading under which terms of that type stand."""
NAMES = (RDFS.label, SKOS.prefLabel, DCTERMS.title)
TEXTS = (DCTERMS.description, SKOS.definition, RDFS.comment, SH.message)
_LEFT_OUT = {RDF.type, RDFS.isDefinedBy, RDFS.label, DCTERMS.title, *TEXTS, SKOS.topConceptOf, SH.select, SH.prefixes}
"""What the page says otherwise, or what only an engine reads."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the page shows it."""

    anchor: str
    iri: str
    short: str
    label: str
    texts: list[str]
    rows: list[tuple[str, list[tuple[Value, str]]]] = field(default_factory=list)
    """Property in words, its values, each with what a link to it is called."""


def terms_page(request: Request, path: str, triples: Sequence[Triple]) -> Response:
    """The page of a document of `kg.catalogue.terms`."""
    said: dict[Node, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode | BlankNode):
            said[triple.subject].append(triple)
    me = NamedNode(iri_of(path))
    head = _term(me, said)
    sections = []
    for kind, heading in KINDS:
        terms = [
            _term(subject, said)
            for subject, about in said.items()
            if isinstance(subject, NamedNode)
            and subject != me
            and any(t.predicate == RDF.type and t.object == kind for t in about)
            and (kind != OWL.Class or subject.value.startswith(CQ.iri) or path != "ontology")
        ]
        own = [term for term in terms if path != "ontology" or term.iri.startswith(CQ.iri)]
        if own:
            sections.append((heading, sorted(own, key=lambda term: term.label.casefold())))
    schemes = [name for name in documents() if name.count("/") == 1] if path == "ontology" else []
    return render(
        request,
        "terms.html",
        title=head.label or ("Vocabularies" if path == "vocabulary" else path),
        head=head,
        path=path,
        name=path.rpartition("/")[2],
        sections=sections,
        schemes=schemes,
        section="about",
    )


def _term(node: NamedNode, said: dict[Node, list[Triple]]) -> Term:
    about = said.get(node, [])
    values: dict[NamedNode, list[tuple[Value, str]]] = defaultdict(list)
    for triple in about:
        if triple.predicate not in _LEFT_OUT:
            found = _value(triple.object, said)
            label = _short(triple.object) if isinstance(triple.object, NamedNode) else ""
            if found and (found, label) not in values[triple.predicate]:
                values[triple.predicate].append((found, label))
    return Term(
        anchor=node.value.rpartition("#")[2] if "#" in node.value else node.value.rpartition("/")[2],
        iri=node.value,
        short=_short(node),
        label=_text(about, NAMES) or _short(node),
        texts=[
            t.object.value for name in TEXTS for t in about if t.predicate == name and isinstance(t.object, Literal)
        ],
        rows=[(_words(predicate), found) for predicate, found in values.items()],
    )


def _text(about: Sequence[Triple], names: Sequence[NamedNode]) -> str:
    for name in names:
        for triple in about:
            if (
                triple.predicate == name
                and isinstance(triple.object, Literal)
                and triple.object.language in (None, "en")
            ):
                return triple.object.value
    return ""


def _value(term: object, said: dict[Node, list[Triple]]) -> Value | None:
    if isinstance(term, NamedNode):
        return Value(term.value, iri=True)
    if isinstance(term, Literal):
        return Value(term.value, language=term.language or "", datatype=term.datatype.value)
    if isinstance(term, BlankNode):
        words = _union(term, said) or _text(said.get(term, []), (SH.message,))
        return Value(words) if words else None
    return None


def _union(node: BlankNode, said: dict[Node, list[Triple]]) -> str:
    """The members of a union of classes, as words."""
    members: list[str] = []
    at: object = next((t.object for t in said.get(node, []) if t.predicate == OWL.unionOf), None)
    while isinstance(at, BlankNode):
        about = said.get(at, [])
        members += [_short(t.object) for t in about if t.predicate == RDF.first and isinstance(t.object, NamedNode)]
        at = next((t.object for t in about if t.predicate == RDF.rest), None)
    return " or ".join(members)


def _short(node: NamedNode) -> str:
    for prefix, namespace in PREFIXES.items():
        if node.value.startswith(namespace) and len(node.value) > len(namespace):
            return f"{prefix}:{node.value.removeprefix(namespace)}"
    return node.value.rstrip("/").rpartition("/")[2]


def _words(predicate: NamedNode) -> str:
    """The name of a property in words: `subClassOf` is `sub class of`.

    >>> _words(SKOS.prefLabel)
    'pref label'
    """
    name = _short(predicate).rpartition(":")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
