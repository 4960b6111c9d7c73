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
    office = _in_words(party.office, acting=party.acting)
    return ", ".join(filter(None, (party.person, office, party.country))) or "unnamed party"


def _official(official: Official) -> str:
    office = _in_words(official.office, former=official.former, acting=official.acting)
    known = "" if official.linked else " (not in the authority)"
    return ", ".join(filter(None, (official.name, office, official.country))) + known


def _in_words(office: str | None, *, acting: bool, former: bool = False) -> str | None:
    """The office with "former" and "acting" before it, unless the text's own title says so already.

    >>> _in_words("Secretary of State", acting=True), _in_words("Former President", acting=False, former=True)
    ('acting Secretary of State', 'former President')
    """
    if office is None:
        return None
    said = {"acting": acting, "former": former}
    while (first := office.partition(" "))[0].lower() in said and first[2]:
        said[first[0].lower()], office = True, first[2]
    return " ".join([*(word for word in ("former", "acting") if said[word]), office])


def quoted(document: Document, passage: Passage) -> str:
    """Return the words in quotation marks, on one line."""
    return f"“{' '.join(document.quote(passage.start, passage.end).split())}”"
