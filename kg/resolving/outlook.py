"""What a text is for, by its headline and opening: whose governments speak in it, and whether it looks abroad."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.annotations import Mention, MentionKind, Sentence

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
IS_OR_HAS = re.compile(
    r"\s(?:is|has|remains|will|intends|commends?|congratulates|applauds|extends|mourns|imposes|joins)\s"
)
"""How a statement goes on that a government makes."""
AND_OF = re.compile(
    r",?\s+and\s+the\s+(?:governments?|ministr(?:y|ies)|departments?|federal|state|royal|of|for|the|and|foreign|national"
    r"|affairs|defen[cs]e|cooperation|international|trade|\s)+",
    re.IGNORECASE,
)
"""Between two countries it joins their governments or ministries ("... of Norway and the Ministry of Trade of")."""
WORD = re.compile(r"[a-z]{4}")
"""What stands between no two names of a list ("the ministers condemn A's launch")."""
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


def issuers(text: str, headline: Sequence[Mention], opening: Sequence[Mention]) -> list[str]:
    """The governments that a joint text speaks for: the countries its headline lists, else its first sentence."""
    for mentions in (headline, opening):
        codes: dict[str, None] = {}
        end: int | None = None
        for mention in sorted(mentions, key=lambda m: m.start):
            if not mention.countries:
                continue
            near = end is None or (mention.start - end <= LIST_GAP and not WORD.search(text, end, mention.start))
            listed = near or AND_OF.fullmatch(text, end or 0, mention.start)
            if not listed:
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


def declaring(text: str, opening: Sequence[Sentence], mentions: Sequence[Mention]) -> str | None:
    """Return the country in whose name a text begins ("The United States condemns the launch. We call on").

    `mentions` are those of the first sentence.
    """
    if not opening or not mentions or mentions[0].kind is not MentionKind.COUNTRY:
        return None
    first = mentions[0]
    begins = text[opening[0].start : first.start].lower() in ("", "the ")
    if not begins or len(first.countries) != 1 or "adjective" in first.qualifiers:
        return None
    return first.countries[0] if ACTS.match(text, first.end) or IS_OR_HAS.match(text, first.end) else None


def concerns_abroad(words: str, mentions: Sequence[Mention], home: str | None) -> bool:
    """Whether a headline or an opening speaks of other governments: it names one, or says so in general."""
    return any(code != home for m in mentions for code in m.countries) or ABROAD.search(words) is not None
