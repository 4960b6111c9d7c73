"""What a text is for, by its headline and opening: whose governments speak in it, and whether it looks abroad."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotations import Mention, MentionKind

ABROAD = re.compile(
    r"\b(?:governments|nations|countries|allies|multilateral|treaty|international|transatlantic"
    r"|foreign (?:policy|minister))\b"
)
"""Words of a text on foreign matters that names no other country."""
GOVERNMENT_OF = re.compile(r"\b[Gg]overnment of (?:the )?\Z")
OWN_GOVERNMENT = re.compile(r"(?:'s)? Government\b")
"""What stands before and behind a country whose government speaks."""
ACTS = re.compile(
    r"\s(?:strongly\s)?(?:condemns?|urges?|calls? (?:on|for)|vows?|pledges?|reaffirms?|reiterates?|denounces?"
    r"|welcomes?|stands? (?:by|with|behind)|supports?|backs?|warns?|rejects?|promises?|demands?|commits?)\b"
)
"""What a government does in a headline."""
LIST_GAP = 12
"""Characters that may stand between two names of one list (", and the ")."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a text is for, by its headline and opening."""

    issuers: Sequence[str]
    """Countries of the governments that a joint text speaks for."""
    abroad: bool
    """Whether it concerns other governments at all."""
    joint: bool = False
    """Whether the opening says that several governments speak in it together."""
    government: str | None = None
    """Country of the one government that headline and opening name as acting."""


def issuers(headline: Sequence[Mention], opening: Sequence[Mention]) -> list[str]:
    """The governments that a joint text speaks for: the countries its headline lists, else its first sentence."""
    for mentions in (headline, opening):
        codes: dict[str, None] = {}
        end: int | None = None
        for mention in sorted(mentions, key=lambda m: m.start):
            if not mention.countries:
                continue
            if end is not None and mention.start - end > LIST_GAP:
                if len(codes) > 1:
                    break
                codes = {}
            codes |= dict.fromkeys(mention.countries)
            end = mention.end
        if len(codes) > 1:
            return list(codes)
    return []


def one_government(text: str, mentions: Sequence[Mention]) -> str | None:
    """Return the country of "the Government of X", "the X Government" of a headline or an opening, if it is one."""
    codes = {
        mention.countries[0]
        for mention in mentions
        if mention.kind is MentionKind.COUNTRY and len(mention.countries) == 1
        and (
            GOVERNMENT_OF.search(text, max(0, mention.start - 20), mention.start)
            or OWN_GOVERNMENT.match(text, mention.end)
        )
    }  # fmt: skip
    return codes.pop() if len(codes) == 1 else None


def acting(headline: str, mentions: Sequence[Mention]) -> str | None:
    """Return the country that a headline opens with as acting ("U.S. condemns the launch"), None for most."""
    first = mentions[0] if mentions else None
    if first is None or first.kind is not MentionKind.COUNTRY or len(first.countries) != 1:
        return None
    return first.countries[0] if ACTS.match(headline, first.end) else None


def concerns_abroad(words: str, mentions: Sequence[Mention], home: str | None) -> bool:
    """Whether a headline or an opening speaks of other governments: it names one, or says so in general."""
    return any(code != home for m in mentions for code in m.countries) or ABROAD.search(words) is not None
