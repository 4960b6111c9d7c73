"""Circumstances of a contact where the text states them: place, occasion, clock time, duration, who called."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from kg.reading.annotations import Mention, MentionKind, Sentence
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.time_grammar import MONTH, WEEKDAY, WEEKDAY_SHORT
from kg.reading.time_templates import Clock, Duration
from kg.records import Mode, Participant

PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t)\s+(?P<place>(?:the\s+)?(?:[A-Z][\w.'-]+|U\.N\.)"
    rf"(?:(?:,\s+|\s+(?:of\s+|de\s+)?)(?!{WEEKDAY}\b)[A-Z][\w.'-]+){{0,5}})"
)
SPOKEN_OF = re.compile(
    r"\b(?:situations?|developments?|events?|wars?|conflicts?|cris[ei]s|peace|stability|security|violence|coup|elections?"
    r"|invasion|aggression|unrest|transition|fighting|ceasefire|hostilities|presence|interests?)\s\Z"
)
"""What stands before the place of something that was spoken of ("discussed the situation in X")."""
OPENS = re.compile(r"(?:On\s[^,]{3,24}?\s|(?:\w+,?\s){0,2})(?=(?:[Ii]n|[Aa]t)\s)")
"""What stands before a place that opens a sentence ("Today in Oslo, X met", "In Oslo on Friday, X met")."""
NOT_PLACE = re.compile(
    r"^.*\b(?:Cabinet|Council|Congress|Parliament|Government|Administration|Initiative|Framework|Agreement|Dialogue"
    r"|Group)\b|"
    rf"^(?:the\s+)?(?:{MONTH}|(?:{WEEKDAY}|{WEEKDAY_SHORT})\b)"
    r"|^(?:the\s+)?(?:President|Prime|Minister|Secretary|Security"
    r"|Indo-Pacific|UN Security|[A-Z]{2,}-[A-Z]|Taiwan Strait|South China|Article|Iran Deal)\w*\b"
)
GOES_ON = re.compile(
    r"\s+(?!(?:on|to|for|with|and|today|where|this|last|earlier|during|at|in|after|before|as|following|yesterday|by"
    r"|from"
    r"|but|while|amid|ahead|who|which|that|is|was|has|will|local|later)\b)[a-z]"
)
"""A place does not go on in small letters ("in the Chinese capital" names none)."""
OCCASION = re.compile(
    r"\b(?:on|at) the (?:sidelines|margins|occasion) of\s+(?P<occasion>(?:the\s+)?[^,.;()]{3,90}?)"
    r"(?=\s+(?:in|on|to|with|and|where|held|taking|today|this|last)\b|[,.;()]|$)"
)
REQUEST = re.compile(
    r"\b(?:at|upon|on) the request of (?:the )?|\b(?:at|upon|on) (?=[^,;.]{2,50}'s request\b)", re.IGNORECASE
)
"""What stands before the side that asked for a contact."""


@dataclass(slots=True)
class Circumstances:
    """What is stated of a contact besides who, when and by what medium."""

    place: str | None = None
    place_span: tuple[int, int] | None = None
    start_time: dt.time | None = None
    duration_minutes: int | None = None
    initiator: Participant | None = None
    occasion: str | None = None
    occasion_span: tuple[int, int] | None = None

    def or_else(self, other: Circumstances) -> Circumstances:
        """Fill what is missing from another account of the same contact."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return Circumstances(**{k: v if v is not None else getattr(other, k) for k, v in values.items()})

    @classmethod
    def read(
        cls, text: str, sentence: Sentence, candidate: ContactCandidate, participants: Sequence[Participant],
        mentions: Sequence[Mention],
    ) -> Circumstances:  # fmt: skip
        """Read the sentence of a candidate; `mentions` are all of the sentence."""
        found = cls()
        last = max([candidate.end, *(m.end for m in candidate.objects)])
        if candidate.mode in (None, Mode.IN_PERSON):
            spans = [(m.start, m.end) for m in candidate.parties]
            first = min([candidate.start, *(a for a, _ in spans)])
            place = _place(text, candidate.end, min(sentence.end, last + 90), spans)
            opens = OPENS.match(text, sentence.start, first) if place is None else None
            place = place or (_place(text, opens.end(), first, spans, near=True) if opens else None)
            if place is not None:
                found.place, found.place_span = text[slice(*place)], place
        occasion = OCCASION.search(text, sentence.start, sentence.end)
        if occasion:
            found.occasion, found.occasion_span = occasion["occasion"].strip(), occasion.span("occasion")
        for time in candidate.times:
            if isinstance(time.template, Clock) and time.template.hour is not None:
                found.start_time = dt.time(time.template.hour % 24, time.template.minute)
                found.duration_minutes = found.duration_minutes or time.template.minutes
            elif isinstance(time.template, Duration):
                found.duration_minutes = time.template.minutes
        found.initiator = _requester(text, sentence, participants, mentions)
        if found.initiator is None and candidate.mode in (Mode.PHONE_CALL, Mode.VIDEO_CALL):
            found.initiator = _initiator(candidate, participants)
        return found


def _place(
    text: str, start: int, end: int, parties: Sequence[tuple[int, int]], *, near: bool = False
) -> tuple[int, int] | None:
    """The span of the first place between two offsets that is none of a party's title or of what was spoken of.

    `near`: only one that stands right at the first offset.
    """
    for match in PLACE.finditer(text, start, end):
        if near and match.start() != start:
            return None
        place = match["place"].rstrip(".,")
        inside = any(a <= match.start("place") < b for a, b in parties)
        if inside or GOES_ON.match(text, match.end()) or NOT_PLACE.match(place):
            continue
        if SPOKEN_OF.search(text, start, match.start()):
            continue
        if re.search(r"[;:]", text[start : match.start()]):
            return None
        return match.start("place"), match.start("place") + len(place)
    return None


def _initiator(candidate: ContactCandidate, participants: Sequence[Participant]) -> Participant | None:
    """Who placed the call: the subject of "called", the source of "received a call from"."""
    if candidate.word in ("called", "calls", "phoned", "telephoned", "rang") and candidate.subjects:
        return _named(candidate.subjects[0].start, participants)
    if candidate.word in ("received", "receives", "receive") and candidate.objects:
        return _named(candidate.objects[0].start, participants)
    return None


def _requester(
    text: str, sentence: Sentence, participants: Sequence[Participant], mentions: Sequence[Mention]
) -> Participant | None:
    """Who asked for it: "at the request of the Japanese side", "at Minister X's request"."""
    match = REQUEST.search(text, sentence.start, sentence.end)
    side = next((m for m in mentions if match and m.start - 1 <= match.end() <= m.end), None)
    if side is None:
        return None
    if side.kind is MentionKind.PERSON:
        named = {name for name in (side.name, *side.persons) if name}
        fits = [
            p for p in participants if p.official in named or (p.person and named & {p.person, p.person.split()[-1]})
        ]
    else:
        fits = [p for p in participants if p.country in side.countries]
    return fits[0] if len(fits) == 1 else None


def _named(start: int, participants: Sequence[Participant]) -> Participant | None:
    return next((p for p in participants if p.person and p.passage is not None and p.passage.start == start), None)
