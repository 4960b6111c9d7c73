"""The authority as a graph: who held which office when, and the names of everything else that texts refer to."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import (
    CQ,
    FOAF,
    OPENGOV,
    ORG,
    SCHEMA,
    SEM,
    SKOS,
    TIME,
    WIKIDATA_ENTITY,
    XSD,
    concept,
)
from kg.rdf.writer import GraphWriter, boolean_literal, english, integer_literal, native
from loaders.authority_checks import MULTILATERAL
from loaders.authority_records import (
    Administration,
    Agreement,
    AuthorityData,
    Country,
    DatedEvent,
    Office,
    Person,
    Publisher,
    Tenure,
)
from loaders.partial_dates import PartialDate

_PRECISION = {4: "year", 7: "month", 10: "day"}
"""Precision of a date by the length of its notation."""
_CALENDAR_TYPE = {
    "day": (TIME.inXSDDate, XSD.date),
    "month": (TIME.inXSDgYearMonth, XSD.gYearMonth),
    "year": (TIME.inXSDgYear, XSD.gYear),
}
_RECORD_STATUS = {"verified": "verified", "memory": "from-memory"}


def authority_quads(authority: AuthorityData, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the quads of `{base}graph/authority`."""
    graph = _AuthorityGraph(Iris(base))
    for country in authority.countries.values():
        graph.country(country)
    for person in authority.persons.values():
        graph.person(person)
    for office in authority.offices.values():
        graph.office(office)
    for tenure in authority.tenures.values():
        graph.tenure(tenure, authority.persons[tenure.person], authority.offices[tenure.office])
    for administration in authority.administrations.values():
        graph.administration(administration)
    for agreement in authority.agreements.values():
        graph.agreement(agreement)
    for publisher in authority.publishers.values():
        graph.publisher(publisher)
    for event in authority.events.values():
        graph.event(event)
    return graph.writer.quads


class _AuthorityGraph:
    """Writes one kind of record per method."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self.writer = GraphWriter(iris.authority_graph)

    def country(self, country: Country) -> None:
        writer, node = self.writer, self.iris.country(country.code)
        if country.kind == "organisation":
            writer.types(node, CQ.Side, CQ.InternationalOrganisation, ORG.Organization)
        else:
            writer.types(node, CQ.Side, CQ.Country, SCHEMA.Country)
        writer.label(node, country.name)
        writer.alternatives(node, (country.official_name, *country.aliases))
        writer.search_words(node, (*country.adjectives, *country.capitals, *country.metonyms))
        writer.text(node, SKOS.notation, country.code)
        writer.text(node, CQ.iso3, country.iso3)
        if country.cow is not None:
            writer.add(node, CQ.cowCode, integer_literal(country.cow))

    def person(self, person: Person) -> None:
        writer, node = self.writer, self.iris.official(person.key)
        writer.types(node, CQ.Official, FOAF.Person)
        writer.label(node, person.name)
        writer.text(node, FOAF.name, person.name)
        writer.alternatives(node, person.aliases)
        writer.search_words(node, person.surnames)
        if person.native_name is not None:
            writer.add(node, SKOS.altLabel, native(person.native_name, person.country))
        writer.add(node, CQ.country, self.iris.country(person.country))
        self._evidence(node, person.evidence)
        if person.wikidata_status == "verified":
            self._wikidata(node, person.wikidata)

    def office(self, office: Office) -> None:
        writer, node = self.writer, self.iris.office(office.key)
        organisation = self.iris.organisation(office.country, office.organisation)
        country = self.iris.country(office.country)
        writer.types(node, CQ.Office, ORG.Post)
        writer.label(node, office.label)
        writer.alternatives(node, office.aliases)
        writer.add(node, CQ.officeKind, concept("office-kinds", office.kind))
        writer.add(node, CQ.country, country)
        writer.add(node, ORG.postIn, organisation)
        if office.seats:
            writer.add(node, CQ.seats, integer_literal(office.seats))
        self._evidence(node, office.evidence)
        if office.wikidata_status == "verified":
            self._wikidata(node, office.wikidata)
        writer.types(organisation, CQ.Organisation, ORG.Organization)
        writer.label(organisation, office.organisation)
        writer.add(organisation, CQ.country, country)

    def tenure(self, tenure: Tenure, person: Person, office: Office) -> None:
        writer, node = self.writer, self.iris.tenure(tenure.key)
        writer.types(node, CQ.Tenure, ORG.Membership)
        writer.label(node, f"{person.name}, {'acting ' if tenure.acting else ''}{office.label}")
        writer.add(node, ORG.member, self.iris.official(tenure.person))
        writer.add(node, OPENGOV.post, self.iris.office(tenure.office))
        writer.add(node, ORG.organization, self.iris.organisation(office.country, office.organisation))
        writer.add(node, CQ.acting, boolean_literal(tenure.acting))
        self._record(node, tenure.status, tenure.evidence)
        self._interval(node, ORG.memberDuring, tenure.start, tenure.end)

    def administration(self, administration: Administration) -> None:
        writer, node = self.writer, self.iris.administration(administration.key)
        writer.types(node, CQ.Administration, ORG.Organization)
        writer.label(node, administration.label)
        writer.add(node, CQ.head, self.iris.official(administration.head))
        writer.add(node, CQ.country, self.iris.country(administration.country))
        self._record(node, administration.status, administration.evidence)
        self._interval(node, CQ.during, administration.start, administration.end)
        # Only QIDs that were seen beside the name stand in the table: it has no column for doubtful ones.
        self._wikidata(node, administration.wikidata)

    def agreement(self, agreement: Agreement) -> None:
        writer, node = self.writer, self.iris.agreement(agreement.key)
        writer.types(node, CQ.Agreement)
        writer.label(node, agreement.label)
        writer.alternatives(node, agreement.aliases)
        writer.add(node, CQ.agreementKind, concept("agreement-kinds", agreement.kind))
        writer.add(node, CQ.party, *(self.iris.country(code) for code in agreement.parties if code != MULTILATERAL))
        self._partial_date(node, agreement.date)
        self._record(node, agreement.status, agreement.evidence)
        self._wikidata(node, agreement.wikidata)

    def publisher(self, publisher: Publisher) -> None:
        writer, node = self.writer, self.iris.publisher(publisher.key)
        writer.types(node, CQ.Publisher, FOAF.Organization)
        writer.label(node, publisher.name)
        writer.alternatives(node, publisher.aliases)
        writer.add(node, CQ.country, self.iris.country(publisher.country))
        writer.text(node, CQ.timeZone, publisher.timezone)
        writer.add(node, CQ.publisherKind, concept("publisher-kinds", publisher.kind))

    def event(self, event: DatedEvent) -> None:
        writer, node = self.writer, self.iris.record_event(event.key)
        writer.types(node, CQ.DatedEvent, SEM.Event)
        writer.label(node, event.label)
        writer.alternatives(node, event.aliases)
        writer.add(node, CQ.eventKind, concept("event-kinds", event.kind))
        writer.add(node, CQ.country, *map(self.iris.country, event.countries))
        self._partial_date(node, event.date)
        self._record(node, event.status, event.evidence)

    def _record(self, node: NamedNode, status: str, evidence: str) -> None:
        self.writer.add(node, CQ.recordStatus, concept("record-statuses", _RECORD_STATUS[status]))
        self._evidence(node, evidence)

    def _evidence(self, node: NamedNode, evidence: str) -> None:
        if evidence:
            self.writer.add(node, CQ.evidence, english(evidence))

    def _wikidata(self, node: NamedNode, qid: str | None) -> None:
        if qid is not None:
            self.writer.add(node, SKOS.exactMatch, NamedNode(f"{WIKIDATA_ENTITY}{qid}"))

    def _partial_date(self, node: NamedNode, date: PartialDate) -> None:
        """Write the days between which a date lies, and itself where it is a day."""
        self.writer.day(node, CQ.earliestDate, date.earliest)
        self.writer.day(node, CQ.latestDate, date.latest)
        if date.exact:
            self.writer.day(node, CQ.date, date.earliest)

    def _interval(self, node: NamedNode, relation: NamedNode, start: PartialDate, end: PartialDate | None) -> None:
        """Write first and last possible day for simple queries, and an OWL-Time interval as precise as known."""
        writer = self.writer
        interval = NamedNode(f"{node.value}#interval")
        writer.add(node, relation, interval)
        writer.types(interval, TIME.Interval)
        for date, name, simple, precision, bound in (
            (start, "start", CQ.startDate, CQ.startPrecision, TIME.hasBeginning),
            (end, "end", CQ.endDate, CQ.endPrecision, TIME.hasEnd),
        ):
            if date is None:
                continue
            known = _PRECISION.get(len(date.text), "range")
            writer.day(node, simple, date.earliest if name == "start" else date.latest)
            writer.text(node, precision, known)
            instant = NamedNode(f"{node.value}#{name}")
            writer.add(interval, bound, instant)
            writer.types(instant, TIME.Instant)
            if known in _CALENDAR_TYPE:
                relation_in_calendar, datatype = _CALENDAR_TYPE[known]
                writer.add(instant, relation_in_calendar, Literal(date.text, datatype=datatype))
            else:
                self._partial_date(instant, date)
