"""The days on which a contact without any can have been held: while all who took part held their offices."""

from __future__ import annotations

from collections.abc import Sequence

from kg.authority import Authority
from kg.records import Evidence, EvidenceKind, Participant, When
from kg.resolving.date_evidence import LAST_DAY, span_words
from kg.resolving.document_date import WIDEST


def while_in_office(participants: Sequence[Participant], written: When, authority: Authority) -> When:
    """Return the days before a text of `written` on which all participants held the offices that it gives them.

    Undetermined where one of them is no official of the record, or where that is a stretch of more than a year.
    """
    tenures = [authority.tenures[p.tenure] for p in participants if p.tenure]
    if written.latest is None or len(tenures) < 2 or len(tenures) < len(participants):
        return When()
    first = max(tenures, key=lambda t: t.start.earliest)
    ends = [t.end.latest if t.end else LAST_DAY for t in tenures]
    start, end = first.start.earliest, min(written.latest, *ends)
    if not 0 <= (end - start).days <= WIDEST:
        return When()
    name, office = authority.persons[first.person].name, authority.offices[first.office].label
    held = span_words((start, first.end.latest if first.end else LAST_DAY))
    reason = Evidence(EvidenceKind.TENURE, f"{name} was {office} {held}", tenure=first.key)
    return When(start, end, (reason, *written.evidence))
