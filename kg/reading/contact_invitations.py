"""Contacts to come that an invitation tells: "accepted an invitation to visit Oslo in June"."""

from __future__ import annotations

import re

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate
from kg.reading.contact_context import ContactContext
from kg.reading.time_grammar import MONTH, SEASON
from kg.records import Mode

INVITED = cued.compile(
    r"\baccept(?:ed|s)?\b[^.;]{0,40}\binvitation\b[^.;]{0,40}\b(?:to visit|visit to|to make|to come)\b"
    r"|\binvit(?:ed|es)\s+(?:him|her|[A-Z][^;\"]{1,90}?)\s+to\s+(?:(?:re)?visit|return to"
    r"|(?:come|travel) to|[A-Z][a-z]+\b|the White House)"
    r"|\binvit(?:ed|es)\s+[A-Z][^;\"]{1,90}?\s+for\s+(?P<meeting>an?\s+(?:[\w-]+\s+){0,2}"
    r"(?:summit|talks|meeting|visit|dinner))\b"
)
ON_A_DATE = re.compile(rf"\b(?:on|in|next|this|later)\s+(?:{MONTH}|\w+day\b|(?:week|month|year)\b|{SEASON}\b)")
"""When a guest is to come."""
INVITATION_FROM = cued.compile(r"\binvitation from\s+")
FOR_GUEST = re.compile(r"\s+for\s+")
TO_COME = re.compile(r"\s+to (?:visit|travel|come|make)\b")
"""What makes an invitation one to meet ("an invitation from X for Y to visit Seoul")."""


def invited(context: ContactContext) -> list[ContactCandidate]:
    """Read "accepted an invitation to visit Washington in June": the parties of the contact at hand will meet."""
    sentence = context.sentence
    if asked := INVITATION_FROM.search(context.text, sentence.start, sentence.end):
        host = context.parties.at(asked.end())
        behind = FOR_GUEST.match(context.text, host[-1].end, sentence.end) if host else None
        guest = context.parties.at(behind.end()) if behind else []
        if guest and TO_COME.match(context.text, guest[-1].end, sentence.end):
            start, end = asked.span()
            return [ContactCandidate(sentence.index, start, end, True, "invitation", Mode.IN_PERSON, host, guest, True)]
    match = INVITED.search(context.text, sentence.start, sentence.end)
    if match is None or not (match.group().startswith("accept") or _on_a_date(context, match)):
        return []  # that somebody may come some day sets no meeting
    start, end = match.span()
    host, guest = _host_and_guest(context, match)
    return [
        ContactCandidate(
            sentence.index, start, end, True, "invitation", Mode.IN_PERSON, host, guest, True, same_parties=not host
        )
    ]


def _on_a_date(context: ContactContext, invited: re.Match[str]) -> bool:
    """Whether an invitation is to a meeting, or says when the guest is to come."""
    end = invited.end()
    return bool(invited["meeting"] or ON_A_DATE.search(context.text, end, context.clause_end(end)))


def _host_and_guest(context: ContactContext, invited: re.Match[str]) -> tuple[list[Mention], list[Mention]]:
    """Who invited whom to come on a day, where the sentence names both; two empty lists where it does not."""
    start, end = invited.span()
    subjects = [m for m in context.parties.subject(start) if m.kind is MentionKind.PERSON]
    inside = [m for m in context.mentions if start < m.start < end + 40 and m.kind is MentionKind.PERSON]
    if not _on_a_date(context, invited) or len(subjects) != 1 or not inside:
        return [], []
    first = inside[0]
    if invited.group().startswith("accept"):
        return [first], subjects
    return subjects, [first]
