"""Statements that documents and merged contacts share: dates, parties and the labels people read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from kg.rdf.iris import Iris
from kg.rdf.namespaces import CQ
from kg.rdf.places import find_place
from kg.rdf.writer import GraphWriter, boolean_literal, english
from kg.records import Mode, Official, Participant, Status, When

_MEDIUM = {
    Mode.PHONE_CALL: "Phone call",
    Mode.VIDEO_CALL: "Video call",
    Mode.IN_PERSON: "Meeting",
    Mode.WRITTEN: "Letter",
    Mode.UNSPECIFIED: "Contact",
}
_MONTHS = (
    "January February March April May June July August September October November December"  # not strftime: locale
).split()


def write_when(writer: GraphWriter, node: NamedNode, when: When) -> None:
    """Write the days between which something lies, and `cq:date` where they are one."""
    writer.day(node, CQ.earliestDate, when.earliest)
    writer.day(node, CQ.latestDate, when.latest)
    if when.earliest == when.latest:
        writer.day(node, CQ.date, when.earliest)


def write_participation(
    writer: GraphWriter, iris: Iris, owner: NamedNode, node: NamedNode, participant: Participant
) -> None:
    """Write one party: the official, the tenure in which they took part, and the side."""
    writer.types(node, CQ.Participation)
    writer.add(owner, CQ.participation, node)
    writer.label(node, party_label(participant))
    if participant.official is not None:
        writer.add(node, CQ.official, iris.official(participant.official))
    write_office(writer, iris, node, participant)


def write_office(writer: GraphWriter, iris: Iris, node: NamedNode, holder: Participant | Official) -> None:
    """Write in what office somebody is named: the tenure, the office, the side, and whether they act for another."""
    if holder.tenure is not None:
        writer.add(node, CQ.tenure, iris.tenure(holder.tenure))
    if holder.office_key is not None:
        writer.add(node, CQ.office, iris.office(holder.office_key))
    if holder.office is not None:
        writer.add(node, CQ.officeLabel, english(holder.office))
    if holder.country is not None:
        writer.add(node, CQ.side, iris.country(holder.country))
    writer.add(node, CQ.acting, boolean_literal(holder.acting))


def party_label(participant: Participant) -> str:
    """Return how a label names a party: the person, else the office, else the side.

    >>> party_label(Participant(official=None, person=None, office=None, country="KR"))
    'delegation of KR'
    """
    if participant.person:
        return participant.person
    if participant.office:
        return f"{participant.office} ({participant.country})" if participant.country else participant.office
    return f"delegation of {participant.country}" if participant.country else "unnamed party"


def contact_label(mode: Mode, status: Status, participants: Iterable[Participant], when: When) -> str:
    """Return a one-line title.

    >>> contact_label(Mode.IN_PERSON, Status.PLANNED, [], When(dt.date(2017, 2, 7), dt.date(2017, 2, 7)))
    'Planned meeting, 7 February 2017'
    """
    medium = _MEDIUM[mode]
    if status is Status.PLANNED:
        medium = f"Planned {medium.lower()}"
    parties = _enumerate([party_label(participant) for participant in participants])
    title = f"{medium} of {parties}" if parties else medium
    return f"{title}, {when_label(when)}" if when.known else f"{title}, undated"


def when_label(when: When) -> str:
    """Return a day or interval as English readers write it; empty where neither end is known."""
    if when.earliest is None or when.latest is None:
        return ""
    if when.earliest == when.latest:
        return _day(when.earliest)
    return f"between {_day(when.earliest)} and {_day(when.latest)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _enumerate(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def write_place(writer: GraphWriter, node: NamedNode, name: str | None) -> None:
    """Write a place's name as given, and the concept of the vocabulary that bears it, if one does."""
    writer.text(node, CQ.placeName, name)
    writer.link(node, CQ.place, find_place(name) if name is not None else None)
