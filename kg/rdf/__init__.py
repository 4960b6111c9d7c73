"""Records to RDF: the quads of the authority, of a document, of merged contacts and of the ontology itself."""

from kg.rdf.authority import authority_quads
from kg.rdf.contacts import contacts_quads
from kg.rdf.documents import document_quads
from kg.rdf.iris import DEFAULT_BASE, KINDS, Iris, dockey, slug
from kg.rdf.ontology import ontology_quads, shapes_quads

__all__ = [
    "DEFAULT_BASE",
    "KINDS",
    "Iris",
    "authority_quads",
    "contacts_quads",
    "dockey",
    "document_quads",
    "ontology_quads",
    "shapes_quads",
    "slug",
]
