"""SPARQL clients that people have already, each as its own documentation says to use it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from tests.api.serving import Service
from tests.clients.packages import client_packages

PREFIXES = "PREFIX cq: <https://w3id.org/communique/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
WHO = PREFIXES + (
    "SELECT ?name ?day WHERE { <https://w3id.org/communique/contact/2017-02-07-phone-tillerson-yun> "
    "cq:participant/rdfs:label ?name ; cq:date ?day } ORDER BY ?name"
)
NAMES = ["Rex Tillerson", "Yun Byung-se"]


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_every_format_of_rows(sample_service: Service, method: str) -> None:
    client = SPARQLWrapper(f"{sample_service.url}/sparql")
    client.setMethod(method)
    client.setQuery(WHO)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == NAMES
    client.setReturnFormat(XML)
    document: Any = client.queryAndConvert()
    assert len(document.getElementsByTagName("result")) == 2
    for layout in (CSV, TSV):
        client.setReturnFormat(layout)
        text = client.queryAndConvert().decode()
        assert "Yun Byung-se" in text.splitlines()[2]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # SPARQLWrapper 2.0 reads into one
@pytest.mark.parametrize("layout", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_reads_graphs(sample_service: Service, layout: str) -> None:
    client = SPARQLWrapper(f"{sample_service.url}/sparql")
    client.setQuery(PREFIXES + "CONSTRUCT { ?a cq:spokeWith ?b } WHERE { ?a cq:spokeWith ?b }")
    client.setReturnFormat(layout)
    found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format=layout)
    assert len(graph) > 50


def test_sparqlwrapper_asks_and_is_told_of_errors(sample_service: Service) -> None:
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    client = SPARQLWrapper(f"{sample_service.url}/sparql", returnFormat=JSON)
    client.setQuery(PREFIXES + "ASK { ?s a cq:Contact }")
    assert client.queryAndConvert()["boolean"] is True
    client.setQuery("SELECT WHERE")
    with pytest.raises(QueryBadFormed):
        client.query()


def test_rdflib_sparqlstore_is_a_graph_like_any_other(sample_service: Service) -> None:
    cq = rdflib.Namespace("https://w3id.org/communique/ontology#")
    graph = rdflib.Graph(SPARQLStore(f"{sample_service.url}/sparql"))
    contact = rdflib.URIRef("https://w3id.org/communique/contact/2017-02-07-phone-tillerson-yun")
    assert (contact, rdflib.RDF.type, cq.Contact) in graph
    assert graph.value(contact, cq.date) == rdflib.Literal("2017-02-07", datatype=rdflib.XSD.date)
    names = sorted(str(graph.value(official, rdflib.RDFS.label)) for official in graph.objects(contact, cq.participant))
    assert names == NAMES
    assert [str(row.name) for row in graph.query(WHO)] == NAMES
    assert len(list(graph.triples((None, cq.spokeWith, None)))) > 50


def test_rdflib_sparqlstore_reads_a_named_graph(sample_service: Service) -> None:
    name = "https://w3id.org/communique/graph/document/2017-02-07-yonhap-yun-tillerson-md"
    graph = rdflib.Graph(SPARQLStore(f"{sample_service.url}/sparql"), identifier=rdflib.URIRef(name))
    cq = rdflib.Namespace("https://w3id.org/communique/ontology#")
    assert len(list(graph.subjects(rdflib.RDF.type, cq.Document))) == 1
    assert list(graph.subjects(rdflib.RDF.type, cq.Contact)) == []


def test_comunica_asks_the_endpoint(sample_service: Service, repository: Path) -> None:
    node, folder = client_packages(repository)
    ran = subprocess.run(
        [node, "ask.mjs", f"{sample_service.url}/sparql", WHO], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert [row["name"] for row in json.loads(ran.stdout)] == NAMES
