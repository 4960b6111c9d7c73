"""Exported records: JSON objects, one for each contact, act and official that a document reports.

`docs/records.md` describes them. Every record carries `start`, `end` and `quote`, and `text[start:end] == quote` holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.records import Act, Contact, Official, Participant, Passage, Reading
from loaders.document import Document

Record = dict[str, Any]


def reading_records(
    document: Document, reading: Reading, event: Callable[[int], str | None] = lambda index: None
) -> Iterator[Record]:
    """Yield the records of one reading, in the order of the text's contacts, acts and officials.

    Args:
        document: the text that was read.
        reading: what was found in it.
        event: IRI of the merged contact for the index of a contact; None where there is no graph.
    """
    for index, contact in enumerate(reading.contacts):
        yield contact_record(document, contact, event(index))
    for act in reading.acts:
        if not act.denied:
            yield act_record(document, act)
    for official in reading.officials:
        yield official_record(document, official)


def contact_record(document: Document, contact: Contact, event: str | None) -> Record:
    """Make the record of one contact."""
    return {
        **_head(document, "contact", contact.passage),
        "mode": contact.mode.value,
        "status": contact.status.value,
        "scope": contact.scope.value,
        "date": contact.when.isoformat(),
        "participants": [_person(participant) for participant in contact.participants],
        "event": event,
    }


def act_record(document: Document, act: Act) -> Record:
    """Make the record of one act."""
    return {
        **_head(document, "act", act.passage),
        "act": act.kind.value,
        "speakers": list(act.speakers),
        "persons": [actor.person for actor in act.actors if actor.person],
        "due": act.due.isoformat() if act.due else None,
    }


def official_record(document: Document, official: Official) -> Record:
    """Make the record of one official."""
    return {
        **_head(document, "official", official.passage),
        "person": official.name,
        "office": official.office,
        "country": official.country,
    }


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line of JSON, without its end of line."""
    return (json.dumps(record, ensure_ascii=False) for record in records)


def _head(document: Document, kind: str, passage: Passage) -> Record:
    return {
        "doc": document.doc,
        "type": kind,
        "quote": document.quote(passage.start, passage.end),
        "start": passage.start,
        "end": passage.end,
    }


def _person(participant: Participant) -> Record:
    return {"person": participant.person, "office": participant.office, "country": participant.country}
