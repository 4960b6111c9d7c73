"""A small world of our own, written as the build writes it: officials of four sides and contacts among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.rdf.contacts import contacts_quads
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import CQ, PROV, RDF, RDFS, concept
from kg.records import MergedContact, Mode, Participant, Status, When
from kg.store import OxigraphStore
from tests.api.serving import make_store

IRIS = Iris(DEFAULT_BASE)
OFFICIALS = {
    "an": ("An", "KR", "kr-foreign-minister", "foreign-minister"),
    "bae": ("Bae", "KR", "kr-president", "head-of-state"),
    "carr": ("Carr", "US", "us-secretary-of-state", "foreign-minister"),
    "dunn": ("Dunn", "US", "us-president", "head-of-state"),
    "endo": ("Endo", "JP", "jp-foreign-minister", "foreign-minister"),
    "farr": ("Farr", "AU", "au-foreign-minister", "foreign-minister"),
}


def party(who: str) -> Participant:
    """An official of this world, or the delegation of a side (`KR`)."""
    if who not in OFFICIALS:
        return Participant(official=None, person=None, office=None, country=who)
    name, country, office, _ = OFFICIALS[who]
    return Participant(official=who, person=name, office=office.replace("-", " "), office_key=office, country=country)


def contact(
    key: str,
    first: str | None,
    *who: str,
    last: str | None = None,
    mode: Mode = Mode.PHONE_CALL,
    status: Status = Status.HELD,
) -> MergedContact:
    """A contact between `first` and `last` (the same day where left out)."""
    when = When(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)) if first else When(None, None)
    return MergedContact(key=key, accounts=(), mode=mode, status=status, participants=tuple(map(party, who)), when=when)


CONTACTS = (
    contact("c1", "2017-02-07", "an", "carr"),
    contact("c2", "2017-02-16", "an", "carr", "endo", mode=Mode.IN_PERSON),
    contact("c3", "2017-03-01", "an", "carr", last="2017-03-31"),
    contact("c4", "2017-06-30", "bae", "dunn", mode=Mode.IN_PERSON),
    contact("c5", "2017-07-02", "bae", "dunn", status=Status.PLANNED),
    contact("c6", None, "carr", "farr", mode=Mode.UNSPECIFIED),
    contact("c7", "2017-08-01", "KR", "dunn"),
    contact("c8", "2017-09-01", "an", "bae"),  # one side only: no edge
)


def quads(contacts: Iterable[MergedContact] = CONTACTS) -> Iterator[Quad]:
    """The world's triples, in the default graph."""
    triples: set[tuple[NamedNode, NamedNode, NamedNode | Literal]] = set()
    for country in {country for _, country, _, _ in OFFICIALS.values()}:
        triples.add((IRIS.country(country), RDFS.label, Literal(f"Land of {country}", language="en")))
        triples.add((IRIS.country(country), RDF.type, CQ.Country))
        triples.add((IRIS.country(country), RDF.type, CQ.Side))
    for key, (name, country, office, kind) in OFFICIALS.items():
        triples.add((IRIS.official(key), RDF.type, CQ.Official))
        triples.add((IRIS.official(key), RDFS.label, Literal(name, language="en")))
        triples.add((IRIS.office(office), RDF.type, CQ.Office))
        triples.add((IRIS.office(office), RDFS.label, Literal(office.replace("-", " ").title(), language="en")))
        triples.add((IRIS.office(office), CQ.officeKind, concept("office-kinds", kind)))
        triples.add((IRIS.office(office), CQ.country, IRIS.country(country)))
    account = IRIS.account("call.txt", 0)
    triples.add((account, CQ.accountOf, IRIS.contact("c1")))
    triples.add((account, PROV.wasAttributedTo, IRIS.publisher("mofa-kr")))
    act = IRIS.act("call.txt", 0)
    triples.add((act, CQ.madeIn, IRIS.contact("c2")))
    triples.add((act, CQ.topic, concept("topics", "missile-defense")))
    for triple in sorted(triples, key=str):
        yield Quad(*triple, DefaultGraph())
    for quad in contacts_quads(contacts):
        yield Quad(*quad.triple, DefaultGraph())


def world(contacts: Iterable[MergedContact] = CONTACTS) -> OxigraphStore:
    """The world as a store in memory."""
    store = OxigraphStore.in_memory()
    store.load(quads(contacts))
    return store


def saved(folder: Path, contacts: Iterable[MergedContact] = CONTACTS) -> Path:
    """The world as a store folder."""
    make_store(folder, quads(contacts))
    return folder
