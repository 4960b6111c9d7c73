"""Events of the record that a text names: bounds for its date, and events of the graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.authority import Authority
from kg.reading.line import Line
from kg.records import Event, Evidence, EvidenceKind, Passage, When
from kg.resolving.date_evidence import KnownEvent
from loaders.authority_records import Agreement, DatedEvent

SUMMIT = "summit"
"""The kind of the dated events at which leaders met."""
SIGNED = frozenset({"treaty", "agreement", "declaration", "decision", "resolution"})
"""Kinds of agreements that no text can name before their date; consultative bodies are announced ahead of it."""
STILL_TO_COME = re.compile(
    r"\b(?:ahead of|upcoming|forthcoming|preparations? (?:for|of|are under way for)|prepar(?:e|es|ing) for"
    r"|in the run-up to)"
    r"\b[^.;,]{0,40}\Z"
)
"""What stands before an event that is still to come."""
SET_FOR = re.compile(r"[^.;,]{0,80},?\s+(?:(?:which|that) is )?(?:slated|scheduled|set|due|planned) (?:for|to|on)\b")
"""What stands behind one ("the summit, which is slated for May")."""


def known_events(authority: Authority, text: str, lines: Sequence[Line]) -> Iterator[KnownEvent]:
    """Dated events and signed texts that the document names; of several of one name the first counts."""
    for hit in (hit for line in lines for hit in line.hits):
        dated: list[DatedEvent | Agreement] = []
        if hit.kind == "event":
            dated += [authority.events[key] for key in hit.keys]
        elif hit.kind == "agreement":
            dated += [a for key in hit.keys for a in [authority.agreements[key]] if a.kind in SIGNED]
        if dated:
            first = min(dated, key=lambda d: d.date.earliest)
            passage = Passage(hit.start, hit.end)
            yield KnownEvent(
                earliest=first.date.earliest,
                latest=first.date.latest,
                label=first.label,
                passage=passage,
                upcoming=hit.kind == "event" and _is_to_come(text, hit.start, hit.end),
                news=hit.kind == "event",
                sides=first.countries if isinstance(first, DatedEvent) and first.kind == SUMMIT else (),
            )


def _is_to_come(text: str, start: int, end: int) -> bool:
    """Whether the words around an event set it before the text ("ahead of the summit", "the summit slated for")."""
    before = text[max(0, start - 70) : start]
    return STILL_TO_COME.search(before) is not None or SET_FOR.match(text, end) is not None


def told_events(
    authority: Authority, lines: Sequence[Line], written: When, passage_of: Callable[[int, int], Passage]
) -> Iterator[Event]:
    """Yield the events of the record that the document names, each once; not those that lay ahead of it."""
    told: set[str] = set()
    for hit in (hit for line in lines for hit in line.hits if hit.kind == "event"):
        event = authority.events[hit.keys[0]]
        ahead = written.latest is not None and event.date.earliest > written.latest
        if len(hit.keys) > 1 or event.key in told or ahead:
            continue
        told.add(event.key)
        passage = passage_of(hit.start, hit.end)
        evidence = Evidence(EvidenceKind.DATED_EVENT, f"{event.label}: a matter of record", passage)
        when = When(event.date.earliest, event.date.latest, (evidence,))
        yield Event(kind=event.kind, label=event.label, when=when, passage=passage)
