"""The shipped authority and a few contacts of our own, as an index and behind a service; both are read-only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.authority import Authority
from kg.rdf.authority import authority_quads
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import CQ, PREFIXES, RDF, XSD
from kg.reconciliation.index import QUERIES, Index
from tests.api.serving import Service, make_store

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def world() -> list[ox.Quad]:
    """The authority in the default graph, with two contacts of Yun Byung-se."""
    iris = Iris(DEFAULT_BASE)
    quads = [ox.Quad(q.subject, q.predicate, q.object) for q in authority_quads(Authority.load().data)]
    for day in (dt.date(2017, 2, 7), dt.date(2016, 1, 20)):
        contact = iris.contact(f"{day}-call")
        quads += [
            ox.Quad(contact, RDF.type, CQ.Contact),
            ox.Quad(contact, CQ.participant, iris.official("yun-byung-se")),
            ox.Quad(contact, CQ.side, iris.country("KR")),
            ox.Quad(contact, CQ.earliestDate, ox.Literal(day.isoformat(), datatype=XSD.date)),
        ]
    return quads


def index_of(quads: list[ox.Quad]) -> Index:
    """The index of a graph."""
    store = ox.Store()
    store.extend(quads)
    tables = {}
    for name, query in QUERIES.items():
        found = store.query(PROLOGUE + query)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        tables[name] = [{n: row[n].value for n in names if row[n] is not None} for row in found]
    return Index(tables, DEFAULT_BASE)


@pytest.fixture(scope="session")
def quads() -> list[ox.Quad]:
    return world()


@pytest.fixture(scope="session")
def index(quads: list[ox.Quad]) -> Index:
    return index_of(quads)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, quads: list[ox.Quad]) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("reconciliation") / "store"
    make_store(folder, quads)
    with Service(store=folder, workers=2) as running:
        yield running
