"""The dataset as VoID and DCAT describe it: what it holds, how to get it, how it came about, under which terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.catalogue.statistics import Statistics
from kg.rdf.namespaces import (
    CQ,
    DCTERMS,
    FOAF,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOCABULARY,
    XSD,
    Namespace,
)

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
IANA = "https://www.iana.org/assignments/media-types/"
DESCRIPTION_PREFIXES = {
    **PREFIXES,
    "void": VOID.iri,
    "dcat": DCAT.iri,
    "sd": SD.iri,
    "spdx": SPDX.iri,
    "formats": FORMATS.iri,
    "v": VOCABULARY,
}
DATASET = ".well-known/void#dataset"
"""IRI of the dataset, below the base."""
TITLE = "communique: who spoke with whom"
ABOUT = (
    "Contacts of officials of different governments, with the offices held on that day, what each side is reported to "
    "have said, and the sentence of a public text that shows it."
)
RIGHTS = (
    "The licence covers the facts and their arrangement. Quoted sentences and texts of documents remain their "
    "publishers'; each document names its source."
)
NOTATIONS = (("Turtle", "text/turtle"), ("N-Triples", "application/n-triples"), ("RDF_XML", "application/rdf+xml"))
"""Names in the W3C's list of formats -> media types that the service writes for each thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One file of a release."""

    url: str
    name: str
    media_type: str
    bytes: int
    sha256: str
    compressed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What is described."""

    iri: str
    base: str
    """Base IRI of the data."""
    home: str
    """URL of the service's start page, with its final slash."""
    licence: str
    """IRI of the licence of the data."""
    version: str
    built: str | None
    """When the graph was built, as `xsd:dateTime`."""
    software: str | None
    """Version of communique that built it."""
    documents: int | None
    """Documents that it was built from."""
    distributions: Sequence[Distribution] = ()


def describe(dataset: Dataset, statistics: Statistics) -> Iterator[Triple]:
    """The triples of the description."""
    me = NamedNode(dataset.iri)
    yield from _dataset(me, dataset, statistics)
    yield from _access(me, dataset)
    yield from _partitions(me, statistics)
    yield from _links(me, dataset, statistics)
    yield from _provenance(me, dataset)
    for distribution in dataset.distributions:
        yield from _file(me, distribution)


def _dataset(me: NamedNode, dataset: Dataset, statistics: Statistics) -> Iterator[Triple]:
    home = NamedNode(dataset.home)
    yield from (Triple(me, RDF.type, kind) for kind in (VOID.Dataset, DCAT.Dataset))
    yield Triple(me, DCTERMS.title, Literal(TITLE, language="en"))
    yield Triple(me, DCTERMS.description, Literal(ABOUT, language="en"))
    yield Triple(me, DCTERMS.license, NamedNode(dataset.licence))
    yield Triple(me, DCTERMS.rights, Literal(RIGHTS, language="en"))
    yield Triple(me, FOAF.homepage, home)
    yield Triple(me, DCAT.landingPage, home)
    yield Triple(me, DCAT.version, Literal(dataset.version))
    yield Triple(me, OWL.versionInfo, Literal(dataset.version))
    yield Triple(me, VOID.uriSpace, Literal(dataset.base))
    if dataset.built:
        yield Triple(me, DCTERMS.modified, Literal(dataset.built, datatype=XSD.dateTime))
    for word in ("diplomacy", "foreign policy", "international relations", "event data", "knowledge graph"):
        yield Triple(me, DCAT.keyword, Literal(word, language="en"))
    for vocabulary in (CQ, DCTERMS, FOAF, PROV, SKOS, SCHEMA):
        yield Triple(me, VOID.vocabulary, NamedNode(vocabulary.iri))
    yield Triple(me, DCTERMS.conformsTo, NamedNode(CQ.iri.removesuffix("#")))
    if statistics.first_day and statistics.last_day:
        period = BlankNode("period")
        yield Triple(me, DCTERMS.temporal, period)
        yield Triple(period, RDF.type, DCTERMS.PeriodOfTime)
        yield Triple(period, DCAT.startDate, Literal(statistics.first_day, datatype=XSD.date))
        yield Triple(period, DCAT.endDate, Literal(statistics.last_day, datatype=XSD.date))


def _access(me: NamedNode, dataset: Dataset) -> Iterator[Triple]:
    endpoint = NamedNode(f"{dataset.home}sparql")
    yield Triple(me, VOID.sparqlEndpoint, endpoint)
    yield Triple(me, VOID.exampleResource, NamedNode(f"{dataset.base}country/US"))
    for name, media_type in NOTATIONS:
        yield Triple(me, VOID.feature, FORMATS[name])
        yield Triple(me, DCTERMS["format"], NamedNode(IANA + media_type))
    service = NamedNode(f"{dataset.home}sparql#service")
    yield from (Triple(service, RDF.type, kind) for kind in (SD.Service, DCAT.DataService))
    yield Triple(service, DCTERMS.title, Literal("SPARQL endpoint", language="en"))
    yield Triple(service, SD.endpoint, endpoint)
    yield Triple(service, DCAT.endpointURL, endpoint)
    yield Triple(service, DCAT.endpointDescription, endpoint)
    yield Triple(service, DCAT.servesDataset, me)
    yield Triple(service, DCTERMS.conformsTo, NamedNode("https://www.w3.org/TR/sparql11-protocol/"))


def _partitions(me: NamedNode, statistics: Statistics) -> Iterator[Triple]:
    if statistics.triples is not None:
        yield Triple(me, VOID.triples, _count(statistics.triples))
    if statistics.classes:
        yield Triple(me, VOID.classes, _count(len(statistics.classes)))
    if statistics.properties:
        yield Triple(me, VOID.properties, _count(len(statistics.properties)))
    for number, (iri, things) in enumerate(sorted(statistics.classes.items()), start=1):
        part = BlankNode(f"class{number}")
        yield Triple(me, VOID.classPartition, part)
        yield Triple(part, VOID["class"], NamedNode(iri))
        yield Triple(part, VOID.entities, _count(things))
    for number, (iri, triples) in enumerate(sorted(statistics.properties.items()), start=1):
        part = BlankNode(f"property{number}")
        yield Triple(me, VOID.propertyPartition, part)
        yield Triple(part, VOID.property, NamedNode(iri))
        yield Triple(part, VOID.triples, _count(triples))


def _links(me: NamedNode, dataset: Dataset, statistics: Statistics) -> Iterator[Triple]:
    wikidata = NamedNode("http://www.wikidata.org/entity/Q2013")  # the item about Wikidata itself
    if statistics.wikidata:
        yield Triple(wikidata, RDF.type, VOID.Dataset)
        yield Triple(wikidata, DCTERMS.title, Literal("Wikidata", language="en"))
        yield Triple(wikidata, VOID.uriSpace, Literal("http://www.wikidata.org/entity/"))
        yield Triple(wikidata, VOID.sparqlEndpoint, NamedNode("https://query.wikidata.org/sparql"))
    for iri, triples in sorted(statistics.wikidata.items()):
        links = NamedNode(f"{dataset.iri}-wikidata-{iri.rpartition('#')[2].lower()}")
        yield Triple(links, RDF.type, VOID.Linkset)
        yield Triple(links, DCTERMS.title, Literal(f"Links to Wikidata: {iri.rpartition('#')[2]}", language="en"))
        yield Triple(links, VOID.linkPredicate, SKOS.exactMatch)
        yield Triple(links, VOID.subjectsTarget, me)
        yield Triple(links, VOID.objectsTarget, wikidata)
        yield Triple(links, VOID.target, me)
        yield Triple(links, VOID.target, wikidata)
        yield Triple(links, VOID.triples, _count(triples))
        yield Triple(me, VOID.subset, links)


def _provenance(me: NamedNode, dataset: Dataset) -> Iterator[Triple]:
    if not (dataset.built or dataset.software):
        return
    build, agent = NamedNode(f"{dataset.iri}-build"), NamedNode(f"{dataset.iri}-software")
    yield Triple(me, PROV.wasGeneratedBy, build)
    yield Triple(build, RDF.type, PROV.Activity)
    yield Triple(build, RDFS.label, Literal("the build of this graph", language="en"))
    yield Triple(build, PROV.wasAssociatedWith, agent)
    yield Triple(agent, RDF.type, PROV.SoftwareAgent)
    yield Triple(agent, RDFS.label, Literal(f"communique {dataset.software}" if dataset.software else "communique"))
    if dataset.built:
        yield Triple(build, PROV.endedAtTime, Literal(dataset.built, datatype=XSD.dateTime))
    if dataset.documents is not None:
        text = f"Read from {dataset.documents:,} documents and the record of offices."
        yield Triple(build, RDFS.comment, Literal(text, language="en"))


def _file(me: NamedNode, file: Distribution) -> Iterator[Triple]:
    url = NamedNode(file.url)
    yield Triple(me, DCAT.distribution, url)
    yield Triple(url, RDF.type, DCAT.Distribution)
    yield Triple(url, DCTERMS.title, Literal(file.name))
    yield Triple(url, DCAT.downloadURL, url)
    yield Triple(url, DCAT.mediaType, NamedNode(IANA + file.media_type))
    if file.compressed:
        yield Triple(url, DCAT.compressFormat, NamedNode(IANA + "application/gzip"))
    yield Triple(url, DCAT.byteSize, _count(file.bytes))
    checksum = BlankNode(f"sha{file.sha256[:16]}")
    yield Triple(url, SPDX.checksum, checksum)
    yield Triple(checksum, RDF.type, SPDX.Checksum)
    yield Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield Triple(checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary))
    if file.media_type in ("application/n-quads", "application/trig"):
        yield Triple(me, VOID.dataDump, url)


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)
