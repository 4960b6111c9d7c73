"""The facts of one text as lines for a person, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.merging.keys import MEDIUM
from kg.records import Act, Contact, Official, Participant, Passage, Reading, When
from loaders.document import Document


def fact_lines(document: Document, reading: Reading) -> Iterator[str]:
    """Yield what was read in a document: contacts, acts, officials, and what was not understood."""
    yield f"{document.doc}: {document.title}" if document.title else document.doc
    published = reading.date.isoformat() or "undetermined"
    yield f"published  {published}{f' by {document.publisher}' if document.publisher else ''}"
    for number, contact in enumerate(reading.contacts, start=1):
        yield from _contact_lines(document, number, contact)
    for act in reading.acts:
        yield from _act_lines(document, act)
    if reading.officials:
        yield ""
        yield "officials"
        yield from (f"  {_official(official)}" for official in reading.officials)
    if reading.findings:
        yield ""
        yield "to look at"
        for finding in reading.findings:
            yield f"  {finding.message}: {quoted(document, finding.passage)}"
    if not (reading.contacts or reading.acts or reading.officials):
        yield ""
        yield "no contact, act or official found"


def _contact_lines(document: Document, number: int, contact: Contact) -> Iterator[str]:
    planned = "planned " if contact.status == "planned" else ""
    yield ""
    when = contact.when.isoformat() or "undated"
    yield f"contact {number}  {planned}{MEDIUM[contact.mode]}, {when} ({contact.scope})"
    for party in contact.participants:
        yield f"  {party_line(party)}"
    yield f"  {quoted(document, contact.passage)}"
    yield from (f"  {line}" for line in date_lines(contact.when))
    for label, value in (
        ("place", contact.place),
        ("began", contact.start_time and contact.start_time.isoformat("minutes")),
        ("lasted", contact.duration_minutes and f"{contact.duration_minutes} minutes"),
        ("initiated by", contact.initiator and (contact.initiator.person or contact.initiator.office)),
        ("occasion", contact.occasion),
    ):
        if value:
            yield f"  {label}: {value}"


def _act_lines(document: Document, act: Act) -> Iterator[str]:
    speakers = ", ".join(act.speakers)
    due = f", due {act.due.isoformat()}" if act.due and act.due.known else ""
    yield ""
    yield f"{act.kind.value}  {speakers}{due}{' (denied)' if act.denied else ''}"
    yield f"  {quoted(document, act.passage)}"


def date_lines(when: When) -> Iterator[str]:
    """Yield why a date is what it is."""
    for evidence in when.evidence:
        yield f"date: {evidence.explanation} [{evidence.kind.value}]"


def party_line(party: Participant) -> str:
    """Name a party with office and country.

    >>> party_line(Participant(official=None, person=None, office="Foreign Minister", country="KR", acting=True))
    'acting Foreign Minister, KR'
    """
    office = f"{'acting ' if party.acting else ''}{party.office}" if party.office else None
    return ", ".join(filter(None, (party.person, office, party.country))) or "unnamed party"


def _official(official: Official) -> str:
    office = f"{'former ' if official.former else ''}{'acting ' if official.acting else ''}{official.office or ''}"
    known = "" if official.linked else " (not in the authority)"
    return ", ".join(filter(None, (official.name, office.strip(), official.country))) + known


def quoted(document: Document, passage: Passage) -> str:
    """Return the words in quotation marks, on one line."""
    return f"“{' '.join(document.quote(passage.start, passage.end).split())}”"
