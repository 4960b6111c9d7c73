"""The dataset describes itself: VoID, DCAT, a JSON-LD context, stored queries as RDF, and files to download."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, PROV, RDF, SH, VOID, Namespace, URIRef

from kg.build.build import BuildOptions, build
from kg.queries import load_queries
from kg.rdf.namespaces import CQ
from kg.release.release import NQUADS, ReleaseOptions, release
from kg.store import StoreFolder
from tests.api.serving import Service
from tests.build.texts import write_corpus

BASE = "https://archive.example/kg/"
ME = URIRef(f"{BASE}.well-known/void#dataset")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("catalogue")
    build(BuildOptions(corpora=[write_corpus(home / "corpus")], store=home / "store", base=BASE))
    opened = StoreFolder(home / "store").require().open()
    release(opened, ReleaseOptions(folder=home / "release", version="2026.1", base=BASE))
    opened.close()
    return home


@pytest.fixture(scope="module")
def serving(home: Path) -> Iterator[Service]:
    with Service(store=home / "store", release=home / "release", workers=2) as running:
        yield running


@pytest.fixture(scope="module")
def described(serving: Service) -> rdflib.Graph:
    found = serving.http.get("/.well-known/void")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/turtle")
    return rdflib.Graph().parse(data=found.text, format="turtle")


def number(serving: Service, query: str) -> int:
    return int(serving.values(query, "n")[0])


def test_void_counts_are_those_of_the_endpoint(serving: Service, described: rdflib.Graph) -> None:
    assert described.value(ME, VOID.triples).toPython() == number(serving, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    classes = {
        str(described.value(part, VOID["class"])): described.value(part, VOID.entities).toPython()
        for part in described.objects(ME, VOID.classPartition)
    }
    contacts = number(serving, f"SELECT (COUNT(*) AS ?n) {{ ?s a {CQ.Contact} }}")
    assert classes[CQ.Contact.value] == contacts > 0
    properties = {
        str(described.value(part, VOID.property)): described.value(part, VOID.triples).toPython()
        for part in described.objects(ME, VOID.propertyPartition)
    }
    assert properties[CQ.participant.value] == number(serving, f"SELECT (COUNT(*) AS ?n) {{ ?s {CQ.participant} ?o }}")
    assert sum(properties.values()) == described.value(ME, VOID.triples).toPython()


def test_links_to_wikidata_are_linksets(serving: Service, described: rdflib.Graph) -> None:
    linksets = list(described.subjects(RDF.type, VOID.Linkset))
    linked = number(
        serving,
        f"SELECT (COUNT(*) AS ?n) {{ ?s a {CQ.Official} ; <http://www.w3.org/2004/02/skos/core#exactMatch> ?o }}",
    )
    officials = [links for links in linksets if str(links).endswith("official")]
    assert [described.value(links, VOID.triples).toPython() for links in officials] == [linked]
    for links in linksets:
        assert (ME, VOID.subset, links) in described
        assert described.value(links, VOID.subjectsTarget) == ME


def test_dcat_names_licence_version_build_and_endpoint(serving: Service, described: rdflib.Graph) -> None:
    assert (ME, RDF.type, DCAT.Dataset) in described
    assert described.value(ME, DCTERMS.license) == URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert str(described.value(ME, DCAT.version)) == "2026.1"
    activity = described.value(ME, PROV.wasGeneratedBy)
    assert described.value(activity, PROV.endedAtTime) is not None
    (service,) = described.subjects(DCAT.servesDataset, ME)
    endpoint = described.value(service, DCAT.endpointURL)
    assert str(endpoint) == f"{serving.url}/sparql"
    period = described.value(ME, DCTERMS.temporal)
    assert str(described.value(period, DCAT.startDate)) <= str(described.value(period, DCAT.endDate))


def test_each_download_has_the_checksum_it_is_said_to_have(serving: Service, described: rdflib.Graph) -> None:
    distributions = list(described.objects(ME, DCAT.distribution))
    assert len(distributions) == 3
    for distribution in distributions:
        found = serving.http.get(str(described.value(distribution, DCAT.downloadURL)))
        checksum = described.value(described.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert hashlib.sha256(found.content).hexdigest() == str(checksum)
        assert len(found.content) == described.value(distribution, DCAT.byteSize).toPython()


def test_a_part_of_a_download_can_be_asked_for(serving: Service, home: Path) -> None:
    found = serving.http.get(f"/downloads/{NQUADS}", headers={"Range": "bytes=10-19"})
    assert found.status_code == 206
    assert found.content == (home / "release" / NQUADS).read_bytes()[10:20]


@pytest.mark.parametrize("name", ["none", "..%2F..%2Fcorpus%2Fmofa%2Fcall.md", "release.json%00"])
def test_only_files_of_the_release_can_be_had(serving: Service, name: str) -> None:
    assert serving.http.get(f"/downloads/{name}").status_code == 404


def test_a_service_without_a_release_says_how_to_offer_one(home: Path) -> None:
    with Service(store=home / "store", workers=2) as running:
        found = running.http.get("/downloads")
        assert found.status_code == 404
        assert "--release" in found.json()["detail"]
        graph = rdflib.Graph().parse(data=running.http.get("/dcat").text, format="turtle")
        assert not list(graph.objects(ME, DCAT.distribution))


@pytest.mark.parametrize("syntax", [ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_TRIPLES])
def test_the_description_comes_in_other_syntaxes(
    serving: Service, described: rdflib.Graph, syntax: ox.RdfFormat
) -> None:
    found = serving.http.get("/dcat", headers={"Accept": syntax.media_type})
    assert found.headers["content-type"].startswith(syntax.media_type)
    assert len(set(ox.parse(found.content, syntax))) == len(described)


def test_the_service_description_leads_to_the_dataset(serving: Service) -> None:
    graph = rdflib.Graph().parse(
        data=serving.http.get("/sparql", headers={"Accept": "text/turtle"}).text, format="turtle"
    )
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert graph.value(service, SD.defaultDataset) == ME


def test_the_context_turns_plain_json_into_the_graph(serving: Service) -> None:
    """A contact in plain JSON, with the context, gives the triples that the service has of it."""
    context = serving.http.get("/context.jsonld").json()["@context"]
    (contact,) = serving.values(f"SELECT ?c {{ ?c a {CQ.Contact} ; {CQ.date} ?d }} ORDER BY ?c LIMIT 1", "c")
    stored = serving.http.get(f"/{contact.removeprefix(BASE)}.nt").content
    graph = {quad.triple for quad in ox.parse(stored, ox.RdfFormat.N_TRIPLES)}
    node = ox.NamedNode(contact)

    def values(term: ox.NamedNode) -> list[str]:
        return [t.object.value for t in graph if (t.subject, t.predicate) == (node, term)]

    plain = {
        "@context": context,
        "id": contact,
        "type": "Contact",
        "date": values(CQ.date)[0],
        "medium": values(CQ.medium)[0],
        "participant": values(CQ.participant),
    }
    read = {quad.triple for quad in ox.parse(json.dumps(plain), ox.RdfFormat.JSON_LD)}
    assert len(read) == 3 + len(values(CQ.participant))
    assert read <= graph


def test_stored_queries_are_executables_that_run(serving: Service) -> None:
    graph = rdflib.Graph().parse(data=serving.http.get("/queries.ttl").text, format="turtle")
    executables = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    queries = load_queries()
    assert {str(node).rpartition("/")[2] for node in executables} == set(queries)
    target = URIRef("https://schema.org/target")
    for node in executables:
        name = str(node).rpartition("/")[2]
        text = next(graph.objects(node, URIRef(f"{SH}{queries[name].form}")))
        assert str(graph.value(node, target)) == f"{serving.url}/sparql"
        declared = {str(graph.value(d, SH.prefix)) for d in graph.objects(node, SH.declare)}
        assert "cq" in declared
        # Parameters are variables, so the text runs as it stands.
        ox.Store().query(str(text))
    alone = rdflib.Graph().parse(data=serving.http.get("/queries/who-spoke-with-whom.ttl").text, format="turtle")
    assert {str(node).rpartition("/")[2] for node in alone.subjects(RDF.type, SH.SPARQLExecutable)} == {
        "who-spoke-with-whom"
    }
