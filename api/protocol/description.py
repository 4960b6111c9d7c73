"""The SPARQL 1.1 Service Description of the endpoint."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from api.protocol.formats import GRAPHS, SOLUTIONS, Format

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS_NS = "http://www.w3.org/ns/formats/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMES = {
    "srj": "SPARQL_Results_JSON",
    "srx": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}
"""Format key -> name in the W3C's list of format IRIs."""
WRITERS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}


def describe(endpoint: str, graph_format: Format, *, dataset: str, federation: bool, update: str | None) -> bytes:
    """The description as a document.

    Args:
        endpoint: the URL under which the client reached the endpoint.
        graph_format: one of `GRAPHS`.
        dataset: IRI of what is queried; `/.well-known/void` describes it.
        federation: whether some SERVICE is allowed.
        update: the URL for updates, where they are offered.
    """
    service, default, graph = BlankNode("service"), NamedNode(dataset), BlankNode("graph")
    triples = [
        Triple(service, RDF_TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), NamedNode(endpoint)),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("defaultDataset"), default),
        Triple(default, RDF_TYPE, _sd("Dataset")),
        Triple(default, _sd("defaultGraph"), graph),
        Triple(graph, RDF_TYPE, _sd("Graph")),
    ]
    triples += [
        Triple(service, _sd("resultFormat"), NamedNode(FORMATS_NS + NAMES[found.key]))
        for found in (*SOLUTIONS, *GRAPHS)
    ]
    if federation:
        triples.append(Triple(service, _sd("feature"), _sd("BasicFederatedQuery")))
    if update:
        updates = BlankNode("update")
        triples += [
            Triple(updates, RDF_TYPE, _sd("Service")),
            Triple(updates, _sd("endpoint"), NamedNode(update)),
            Triple(updates, _sd("supportedLanguage"), _sd("SPARQL11Update")),
        ]
    return serialize(triples, format=WRITERS[graph_format.key], prefixes={"sd": SD, "formats": FORMATS_NS}) or b""


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
