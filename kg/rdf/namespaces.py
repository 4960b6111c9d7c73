"""Namespaces of the graph, as makers of `pyoxigraph.NamedNode`.

Tests hold every term used here against the shipped ontology and vocabularies, so that a misspelt one is found.
"""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import NamedNode


class Namespace:
    """A prefix of IRIs; attributes and items are its terms.

    >>> CQ.Contact
    <NamedNode value=https://w3id.org/communique/ontology#Contact>
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._terms: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = NamedNode(self.iri + name)
        return term

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        term = self.__dict__[name] = self[name]  # found as an attribute from now on
        return term


CQ = Namespace("https://w3id.org/communique/ontology#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
OA = Namespace("http://www.w3.org/ns/oa#")
OPENGOV = Namespace("http://www.w3.org/ns/opengov#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
TIME = Namespace("http://www.w3.org/2006/time#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

VOCABULARY = "https://w3id.org/communique/vocabulary/"
WIKIDATA_ENTITY = "http://www.wikidata.org/entity/"

PREFIXES: dict[str, str] = {
    "cq": CQ.iri,
    "dcterms": DCTERMS.iri,
    "foaf": FOAF.iri,
    "geo": GEO.iri,
    "oa": OA.iri,
    "opengov": OPENGOV.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sem": SEM.iri,
    "sh": SH.iri,
    "skos": SKOS.iri,
    "time": TIME.iri,
    "wd": WIKIDATA_ENTITY,
    "xsd": XSD.iri,
}
"""Prefixes by which the project writes IRIs, in Turtle, queries and pages."""


@lru_cache(maxsize=4096)
def concept(scheme: str, key: str) -> NamedNode:
    """Return the concept of a vocabulary; `key` may be an export value (`phone_call` is `media/phone-call`).

    >>> concept("media", "phone_call").value
    'https://w3id.org/communique/vocabulary/media/phone-call'
    """
    return NamedNode(f"{VOCABULARY}{scheme}/{key.replace('_', '-')}")
