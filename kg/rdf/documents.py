"""The graph of one document: its text, its accounts and acts, and the passages that show them."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.iris import DEFAULT_BASE, Iris, slug
from kg.rdf.namespaces import CQ, DCTERMS, FOAF, PROV, SCHEMA, SEM, XSD, concept
from kg.rdf.passages import PassageWriter
from kg.rdf.statements import contact_label, write_office, write_participation, write_place, write_when
from kg.rdf.writer import GraphWriter, boolean_literal, english, integer_literal
from kg.records import Act, Contact, Event, Finding, Official, PhraseUse, Reading, When
from loaders.document import Document

_LABEL_LENGTH = 120
"""Characters of an act's content that its label shows."""


def document_quads(
    document: Document, reading: Reading, contact_keys: Sequence[str | None], *, base: str = DEFAULT_BASE
) -> list[Quad]:
    """Return the quads of a document's named graph.

    `contact_keys[i]` is the key of the merged contact of `reading.contacts[i]`; None where it is not merged (yet, or
    because the account is quarantined): the account then stands alone. Raises ValueError where the lengths differ or
    a passage is no slice of the text.
    """
    if len(contact_keys) != len(reading.contacts):
        raise ValueError(f"{document.doc}: {len(reading.contacts)} contacts but {len(contact_keys)} contact keys")
    return _DocumentGraph(document, reading, contact_keys, Iris(base)).build()


class _DocumentGraph:
    """Writes one document; the methods follow the order of `Reading`."""

    def __init__(self, document: Document, reading: Reading, contact_keys: Sequence[str | None], iris: Iris) -> None:
        self.document, self.reading, self.iris = document, reading, iris
        self.doc = document.doc
        self.node = iris.document(self.doc)
        self.contacts = [None if key is None else iris.contact(key) for key in contact_keys]
        self.writer = GraphWriter(iris.document_graph(self.doc))
        self.passages = PassageWriter(self.writer, iris, document, reading.zones)
        self.publisher = self._publisher()

    def build(self) -> list[Quad]:
        self._document()
        for index, contact in enumerate(self.reading.contacts):
            self._account(index, contact)
        for index, act in enumerate(self.reading.acts):
            self._act(index, act)
        for official in self.reading.officials:
            self._mention(official)
        for phrase in self.reading.phrases:
            self._phrase(phrase)
        for use in self.reading.agreements:
            agreement = self.iris.agreement(use.agreement)
            self.writer.add(self.passages.write(use.passage, "agreement"), CQ.mentions, agreement)
            self.writer.add(self.node, CQ.mentions, agreement)
        for index, event in enumerate(self.reading.events):
            self._event(index, event)
        for index, finding in enumerate(self.reading.findings):
            self._finding(index, finding)
        return self.writer.quads

    def _publisher(self) -> NamedNode | None:
        if self.reading.publisher is not None:
            return self.iris.publisher(self.reading.publisher)
        name = self.document.publisher
        if name is None or not slug(name):
            return None
        node = self.iris.publisher(slug(name))
        self.writer.types(node, CQ.Publisher, FOAF.Organization)
        self.writer.label(node, name)
        return node

    def _document(self) -> None:
        writer, node, document = self.writer, self.node, self.document
        writer.types(node, CQ.Document, FOAF.Document)
        if document.derived_from is not None:
            writer.types(node, CQ.Digest)
            writer.link(node, PROV.wasDerivedFrom, _iri(document.derived_from))
        writer.label(node, document.title or document.doc)
        writer.text(node, CQ.path, document.doc)
        writer.text(node, DCTERMS.title, document.title)
        writer.link(node, DCTERMS.publisher, self.publisher)
        writer.day(node, DCTERMS.issued, document.published)
        writer.text(node, DCTERMS.language, document.language)
        writer.text(node, DCTERMS["format"], document.media_type)
        if document.url is not None:
            writer.add(node, SCHEMA.url, Literal(document.url, datatype=XSD.anyURI))
        writer.text(node, CQ.text, document.text)
        writer.text(node, CQ.sha256, document.sha256)
        writer.text(node, CQ.sourceSha256, document.source_sha256)
        writer.add(node, CQ.wordCount, integer_literal(self.reading.words))
        write_when(writer, node, self.reading.date)
        self._evidence(node, "document", None, self.reading.date)

    def _evidence(self, owner: NamedNode, kind: str, index: int | None, when: When) -> None:
        for number, evidence in enumerate(when.evidence):
            node = self.iris.evidence(self.doc, kind, index, number)
            self.writer.types(node, CQ.DateEvidence)
            self.writer.add(owner, CQ.dateEvidence, node)
            self.writer.add(node, CQ.evidenceKind, concept("date-evidence", evidence.kind))
            self.writer.add(node, CQ.explanation, english(evidence.explanation))
            self.passages.link(node, CQ.passage, evidence.passage, "date-evidence")
            if evidence.tenure is not None:
                self.writer.add(node, CQ.tenure, self.iris.tenure(evidence.tenure))

    def _account(self, index: int, contact: Contact) -> None:
        writer, iris, passages = self.writer, self.iris, self.passages
        node = iris.account(self.doc, index)
        writer.types(node, CQ.Account, PROV.Bundle)
        writer.label(node, contact_label(contact.mode, contact.status, contact.participants, contact.when))
        writer.add(node, CQ.inDocument, self.node)
        writer.link(node, PROV.wasAttributedTo, self.publisher)
        writer.link(node, CQ.accountOf, self.contacts[index])
        writer.add(node, CQ.medium, concept("media", contact.mode))
        writer.add(node, CQ.status, concept("statuses", contact.status))
        writer.add(node, CQ.scope, concept("scopes", contact.scope))
        write_when(writer, node, contact.when)
        self._evidence(node, "account", index, contact.when)
        for number, participant in enumerate(contact.participants):
            party = iris.participation(self.doc, "account", index, number)
            write_participation(writer, iris, node, party, participant)
            passages.link(party, CQ.passage, participant.passage, "party")
            if participant == contact.initiator:
                writer.add(node, CQ.initiator, party)
        passages.link(node, CQ.passage, contact.passage, "contact")
        for passage in contact.further:
            passages.link(node, CQ.furtherPassage, passage, "further")
        write_place(writer, node, contact.place)
        passages.link(node, CQ.placePassage, contact.place_passage, "place")
        if contact.start_time is not None:
            clock = contact.start_time.replace(tzinfo=None, microsecond=0).isoformat()
            writer.add(node, CQ.startTime, Literal(clock, datatype=XSD.time))
        if contact.duration_minutes is not None:
            writer.add(node, CQ.durationMinutes, integer_literal(contact.duration_minutes))
        writer.text(node, CQ.occasion, contact.occasion)
        passages.link(node, CQ.occasionPassage, contact.occasion_passage, "occasion")

    def _act(self, index: int, act: Act) -> None:
        writer, iris, passages = self.writer, self.iris, self.passages
        node = iris.act(self.doc, index)
        content = self.document.quote(act.content.start, act.content.end)
        writer.types(node, CQ.Act)
        writer.label(node, f"{'/'.join(act.speakers)}: {_shorten(content)}" if act.speakers else _shorten(content))
        writer.add(node, CQ.inDocument, self.node)
        writer.add(node, CQ.actKind, concept("act-kinds", act.kind))
        writer.add(node, CQ.speaker, *map(iris.country, act.speakers))
        for number, participant in enumerate(act.actors):
            party = iris.participation(self.doc, "act", index, number)
            write_participation(writer, iris, node, party, participant)
            passages.link(party, CQ.passage, participant.passage, "party")
            if participant.official is not None:
                writer.add(node, CQ.actor, iris.official(participant.official))
        passages.link(node, CQ.passage, act.passage, "act")
        passages.link(node, CQ.contentPassage, act.content, "content")
        passages.link(node, CQ.verbPassage, act.verb, "verb")
        writer.text(node, CQ.content, content)
        if act.addressee is not None:
            writer.add(node, CQ.addressee, iris.country(act.addressee))
        if act.due is not None:
            writer.day(node, CQ.dueFrom, act.due.earliest)
            writer.day(node, CQ.dueBy, act.due.latest)
            self._evidence(node, "act", index, act.due)
        writer.add(node, CQ.topic, *(concept("topics", topic) for topic in act.topics))
        writer.add(node, CQ.concerns, *map(iris.agreement, act.agreements))
        writer.add(node, CQ.denied, boolean_literal(act.denied))
        if act.contact is not None:
            writer.add(node, CQ.reportedIn, iris.account(self.doc, act.contact))
            writer.link(node, CQ.madeIn, self.contacts[act.contact])

    def _mention(self, official: Official) -> None:
        writer, iris = self.writer, self.iris
        person = iris.official(official.key)
        if not official.linked:
            writer.types(person, CQ.Official, CQ.UnlinkedOfficial, FOAF.Person)
            writer.label(person, official.name)
            writer.text(person, FOAF.name, official.name)
            if official.country is not None:
                writer.add(person, CQ.country, iris.country(official.country))
        node = iris.mention(self.doc, official.key)
        writer.types(node, CQ.Mention)
        writer.label(node, f"{official.name}, {official.office}" if official.office else official.name)
        writer.add(node, CQ.inDocument, self.node)
        writer.add(node, CQ.official, person)
        write_office(writer, iris, node, official)
        writer.add(node, CQ.former, boolean_literal(official.former))
        writer.add(node, CQ.nameInText, *map(Literal, official.names_in_text))
        self.passages.link(node, CQ.passage, official.passage, "official")

    def _phrase(self, use: PhraseUse) -> None:
        node = self.iris.phrase_use(self.doc, use.passage.start, use.passage.end, use.phrase)
        self.writer.types(node, CQ.PhraseUse)
        self.writer.add(node, CQ.inDocument, self.node)
        self.writer.add(node, CQ.phrase, concept("phrases", use.phrase))
        self.writer.add(node, CQ.speaker, *map(self.iris.country, use.speakers))
        self.passages.link(node, CQ.passage, use.passage, "phrase")

    def _event(self, index: int, event: Event) -> None:
        node = self.iris.event(self.doc, index)
        self.writer.types(node, CQ.DatedEvent, SEM.Event)
        self.writer.label(node, event.label)
        self.writer.add(node, CQ.inDocument, self.node)
        self.writer.add(node, CQ.eventKind, concept("event-kinds", event.kind))
        write_when(self.writer, node, event.when)
        self._evidence(node, "event", index, event.when)
        self.passages.link(node, CQ.passage, event.passage, "event")

    def _finding(self, index: int, finding: Finding) -> None:
        node = self.iris.finding(self.doc, index)
        self.writer.types(node, CQ.Finding)
        self.writer.add(node, CQ.inDocument, self.node)
        self.writer.add(node, CQ.findingKind, concept("finding-kinds", finding.kind))
        self.writer.text(node, CQ.message, finding.message)
        self.passages.link(node, CQ.passage, finding.passage, "finding")


def _iri(text: str) -> NamedNode | None:
    """Return a web address as IRI; None for what is none (the source's own front matter may hold anything)."""
    if not text.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL_LENGTH else f"{line[: _LABEL_LENGTH - 1].rstrip()}…"
