"""Validates a whole store, piece by piece: time and memory grow with the graph no faster than linearly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import CQ
from kg.store.protocol import Store
from kg.validation.context import Context
from kg.validation.documents import validate_document, validate_quads
from kg.validation.engine import Engine
from kg.validation.report import Result, ValidationReport

Item = TypeVar("Item")

CHUNK = 50
"""Contacts or officials validated at once."""

_CONTACTS_BY_DATE = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT ?contact ?date WHERE { GRAPH ?graph {
    { ?contact a cq:Contact } UNION { ?contact a cq:FormerContact }
    OPTIONAL { ?contact cq:date ?date }
} } ORDER BY ?date ?contact"""

_CONTACTS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?s ?p ?o } WHERE {
    VALUES ?contact { %s }
    { ?contact ?p ?o BIND (?contact AS ?s) }
    UNION { ?contact cq:participation ?s . ?s ?p ?o }
    UNION { ?contact dcterms:isReplacedBy ?s . ?s ?p ?o FILTER (?p = rdf:type) }
    UNION { ?contact cq:fulfils ?s . ?s ?p ?o FILTER (?p = cq:status) }
    UNION { ?contact cq:participant ?s . ?s ?p ?o FILTER (?p IN (rdf:type, rdfs:label, foaf:name)) }
    UNION { ?s cq:accountOf ?contact ; ?p ?o FILTER (?p IN (cq:accountOf, rdf:type)) }
}"""

_SPEAKERS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT DISTINCT ?official WHERE { ?official cq:spokeWith ?other } ORDER BY ?official"""

_PARTNERS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT {
    ?official cq:spokeWith ?other ; ?p ?o .
    ?other rdfs:label ?name .
    ?contact cq:participant ?someone ; cq:status ?status .
} WHERE {
    VALUES ?official { %s }
    { ?official cq:spokeWith ?other . ?other rdfs:label ?name }
    UNION { ?official ?p ?o FILTER (?p IN (rdf:type, rdfs:label, foaf:name)) }
    UNION { ?contact cq:participant ?official , ?someone ; cq:status ?status }
}"""


def validate_store(
    store: Store, base: str = DEFAULT_BASE, *, engine: Engine | None = None
) -> Iterator[tuple[NamedNode, ValidationReport]]:
    """Validate every graph that the store serves: yields each graph's name with its report, as it is ready."""
    iris = Iris(base)
    names = set(store.graphs())
    authority = list(store.triples(iris.authority_graph)) if iris.authority_graph in names else []
    ontology = list(store.triples(iris.ontology_graph)) if iris.ontology_graph in names else []
    context = Context((*authority, *ontology))
    yield iris.authority_graph, validate_quads(authority, ontology, engine=engine)
    prefix = f"{iris.base}graph/document/"
    for name in sorted(names, key=lambda node: node.value):
        if name.value.startswith(prefix):
            quads = [Quad(t.subject, t.predicate, t.object, name) for t in store.triples(name)]
            yield name, validate_document(quads, context, engine=engine)
    if iris.contacts_graph in names:
        yield iris.contacts_graph, ValidationReport.of(_contacts(store, context, engine))


def _contacts(store: Store, context: Context, engine: Engine | None) -> Iterator[Result]:
    # The default graph holds the union of the served graphs, which is where accounts and contacts meet.
    dated = [(row[0], row[1]) for row in store.select(_CONTACTS_BY_DATE)]
    for group in _by_day([(c, d) for c, d in dated if isinstance(c, NamedNode)]):
        triples = list(store.construct(_CONTACTS % _values(group)))
        yield from _objections(triples, context, engine, set(group))
    speakers = [row[0] for row in store.select(_SPEAKERS)]
    for chunk in _chunks([node for node in speakers if isinstance(node, NamedNode)]):
        triples = list(store.construct(_PARTNERS % _values(chunk)))
        yield from _objections(triples, context, engine, set(chunk))


def _objections(
    triples: Sequence[Triple], context: Context, engine: Engine | None, focus: set[NamedNode]
) -> Iterator[Result]:
    parts = {t.object for t in triples if t.predicate == CQ.participation}
    for result in validate_quads(triples, context.neighbourhood(triples), engine=engine).results:
        if result.focus in focus or result.focus in parts:
            yield result


def _by_day(dated: Sequence[tuple[NamedNode, object]]) -> Iterator[list[NamedNode]]:
    """Group contacts so that those of one day, which a shape compares, come together."""
    group: list[NamedNode] = []
    last: object = None
    for contact, day in dated:
        new_day = day is None or day != last
        if len(group) >= CHUNK and new_day:
            yield group
            group = []
        group.append(contact)
        last = day
    if group:
        yield group


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _values(nodes: Iterable[NamedNode]) -> str:
    return " ".join(map(str, nodes))
