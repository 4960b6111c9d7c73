"""Acts told as a list: "The Ministers declare their commitment to:" and an infinitive on each line below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reading.acts import ActCandidate
    from kg.reading.annotations import Sentence

ITEM = re.compile(
    r"(?:[•●▪◦·*°–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])?\s*(?:[Tt]o\s+)?(?:[Ff]urther |[Jj]ointly |[Cc]losely )?"
    r"(?P<verb>[A-Za-z][a-z-]+)\b(?! of\b)"
)
"""A line of a list, from its bullet or number to its first word."""
BASE_VERBS = frozenset(
    "accelerate achieve act address adopt advance assist begin boost broaden build collaborate combat complete"
    " conduct consider consolidate consult continue convene cooperate coordinate counter create deepen deliver"
    " develop diversify elevate encourage engage enhance ensure establish exchange expand expedite explore extend"
    " facilitate finalize focus foster further help hold identify implement improve increase initiate intensify"
    " invest join launch leverage maintain make mobilize negotiate open oppose organize participate prevent"
    " prioritize promote protect provide pursue ratify reduce refrain reinforce renew respect restore resume"
    " safeguard seek share sign start step strengthen support sustain take train undertake uphold use work".split()
)
"""First words of lines that say what is to be done; what is no verb names a field ("Defence policy;")."""


def opens(text: str, sentence: Sentence, candidates: list[ActCandidate]) -> ActCandidate | None:
    """Return the act that the lines below go on, where a sentence with these acts ends with a colon."""
    if not candidates or text[sentence.end - 1] != ":":
        return None
    return max(candidates, key=lambda c: c.verb)


def of_item(text: str, sentence: Sentence, lead: ActCandidate) -> ActCandidate | None:
    """Return the act of a line below the sentence of `lead`, None where the line belongs to no such list."""
    match = ITEM.match(text, sentence.start, sentence.end)
    if match is None or match["verb"].lower() not in BASE_VERBS:
        return None
    return replace(
        lead,
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        verb=match.span("verb"),
        content=(match.end("verb"), sentence.end) if match.end("verb") < sentence.end else match.span("verb"),
        addressees=(),
    )


def goes_on(text: str, lead: ActCandidate) -> bool:
    """Whether the lines complete the sentence over them ("have agreed to:"), so that it tells no act of its own."""
    return re.search(r"\bto\s*:\s*\Z", text[lead.start : lead.end]) is not None
