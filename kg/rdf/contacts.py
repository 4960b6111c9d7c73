"""The graph of merged contacts: what the accounts of several documents settle on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from pyoxigraph import Quad

from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import CQ, DCTERMS, SCHEMA, SEM, concept
from kg.rdf.statements import contact_label, write_participation, write_place, write_when
from kg.rdf.writer import GraphWriter, english
from kg.records import MergedContact, Status


def contacts_quads(merged: Iterable[MergedContact], base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the quads of `{base}graph/contacts`.

    `cq:spokeWith` stands between any two officials of different sides who took part in one held contact.
    """
    iris = Iris(base)
    writer = GraphWriter(iris.contacts_graph)
    for contact in merged:
        _write(writer, iris, contact)
    return writer.quads


def _write(writer: GraphWriter, iris: Iris, contact: MergedContact) -> None:
    node = iris.contact(contact.key)
    writer.types(node, CQ.Contact, SEM.Event, SCHEMA.Event)
    writer.label(node, contact_label(contact.mode, contact.status, contact.participants, contact.when))
    writer.add(node, CQ.medium, concept("media", contact.mode))
    writer.add(node, CQ.status, concept("statuses", contact.status))
    write_when(writer, node, contact.when)
    writer.day(node, SEM.hasEarliestBeginTimeStamp, contact.when.earliest)
    writer.day(node, SEM.hasLatestEndTimeStamp, contact.when.latest)
    write_place(writer, node, contact.place)
    for number, participant in enumerate(contact.participants):
        write_participation(writer, iris, node, iris.contact_participation(contact.key, number), participant)
        if participant.official is not None:
            writer.add(node, CQ.participant, iris.official(participant.official))
        if participant.country is not None:
            writer.add(node, CQ.side, iris.country(participant.country))
    if contact.status is Status.HELD:
        for one, other in combinations(contact.participants, 2):
            if one.official is not None and other.official is not None and one.country != other.country:
                first, second = iris.official(one.official), iris.official(other.official)
                writer.add(first, CQ.spokeWith, second)
                writer.add(second, CQ.spokeWith, first)
    if contact.fulfils is not None:
        writer.add(node, CQ.fulfils, iris.contact(contact.fulfils))
    for key in contact.replaces:
        former = iris.contact(key)
        writer.types(former, CQ.FormerContact)
        writer.add(former, DCTERMS.isReplacedBy, node)
        writer.add(node, DCTERMS.replaces, former)
    writer.add(node, CQ.humanDecision, *map(english, contact.decisions))
