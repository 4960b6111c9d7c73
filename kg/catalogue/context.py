"""A JSON-LD context for the ontology: short names, and whether a value is a link, a day, a number or a text.

It is made from the ontology and the shapes, so it cannot fall behind them. Own terms have their plain name (`date`,
`participant`), those of others keep their prefix (`foaf:name`), with `label`, `type` and `id` as everybody writes them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg.catalogue.terms import properties
from kg.rdf.namespaces import CQ, OWL, PREFIXES, RDF, RDFS, SH, XSD
from kg.rdf.turtle import ONTOLOGY, shipped_files, shipped_triples

PATH = "context.jsonld"
"""Where the service offers it, below its root."""


@cache
def jsonld_context() -> dict[str, Any]:
    """The document: `{"@context": {...}}`."""
    terms: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", "label": "rdfs:label"}
    terms |= dict(sorted(PREFIXES.items()))
    links, datatypes = _object_properties(), _datatypes()
    for term in sorted(properties(), key=lambda node: node.value):
        name = term.value.removeprefix(CQ.iri)
        entry: dict[str, str] = {"@id": f"cq:{name}"}
        if term in links:
            entry["@type"] = "@id"
        elif term in datatypes:
            entry["@type"] = f"xsd:{datatypes[term]}"
        terms[name] = entry if len(entry) > 1 else entry["@id"]
    for kind in sorted(_classes()):
        terms.setdefault(kind, f"cq:{kind}")
    return {"@context": terms}


def _object_properties() -> set[NamedNode]:
    return {
        triple.subject
        for triple in shipped_triples(ONTOLOGY)
        if triple.predicate == RDF.type
        and triple.object == OWL.ObjectProperty
        and isinstance(triple.subject, NamedNode)
    }


def _classes() -> set[str]:
    return {
        triple.subject.value.removeprefix(CQ.iri)
        for triple in shipped_triples(ONTOLOGY)
        if triple.predicate == RDF.type
        and triple.object == OWL.Class
        and isinstance(triple.subject, NamedNode)
        and triple.subject.value.startswith(CQ.iri)
    }


def _datatypes() -> dict[NamedNode, str]:
    """Property -> local name of its XML Schema datatype: dates from the shapes, which check them, others from the
    ontology. Texts have none: some carry a language."""
    found: dict[NamedNode, str] = {}
    shapes: list[Triple] = [triple for name in shipped_files("shapes") for triple in shipped_triples(name)]
    paths = {triple.subject: triple.object for triple in shapes if triple.predicate == SH.path}
    stated = [(paths.get(t.subject), t.object) for t in shapes if t.predicate == SH.datatype]
    stated += [(t.subject, t.object) for t in shipped_triples(ONTOLOGY) if t.predicate == RDFS.range]
    for term, datatype in stated:
        if isinstance(term, NamedNode) and isinstance(datatype, NamedNode) and datatype.value.startswith(XSD.iri):
            name = datatype.value.removeprefix(XSD.iri)
            if name != "string":
                found.setdefault(term, name)
    return found
