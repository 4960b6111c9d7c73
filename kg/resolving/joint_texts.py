"""Texts that several governments issue together: by their headline and opening, and for whom "we" speaks there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.reading.annotations import Mention
from kg.reading.lexicon import Hit

DOCUMENT = re.compile(
    r"\b(?:(?i:statement|communiqu[eé]|declaration)|Charter|Principles|Roadmap|Vision|Accord|Compact|Commitment)\b"
)
"""Names of texts that governments agree on."""
OF_ONE = re.compile(
    r"\b(?:fact sheet|readout|remarks|message|letter|memorand\w+|briefing|press|transcript|spokes\w+"
    r"|(?<!joint )statement (?:by|from|of|on behalf))\b|[a-z]['’]s (?:\w+ )?statement\b",
    re.IGNORECASE,
)
"""Headlines of texts in which one government or official speaks."""
TOGETHER = re.compile(
    r"\b[Ww]e,\s+(?:the\s+)?(?:[A-Z]|(?:[a-z]+ )?(?:leaders|ministers|heads|presidents|governments|members)\b)"
    r"|\b(?:statement|text|communiqu[eé]|declaration) (?:was|is|has been) (?:released|issued|agreed|adopted)"
    r" (?:jointly )?by (?:the )?(?:[Gg]overnments|[Ll]eaders|[Mm]inisters|[Hh]eads|[Ss]ecretar\w+)\b"
)
"""Openings of texts in which several governments speak as "we" ("We, the Foreign Ministers of A, B and C")."""
ISSUED_BY_ONE = re.compile(r"(?<!joint )\bstatement (?:by|from)\b", re.IGNORECASE)
"""Headlines of what one official says of several governments."""
JOINTLY = re.compile(r"\bjoint\b", re.IGNORECASE)


def together(headline: str, words: str, listed: Sequence[str]) -> bool:
    """Return whether several governments speak in a text: its opening says so, or they are listed in its headline.

    `words` are headline and opening; `listed` are the countries that one of them lists.
    """
    return TOGETHER.search(words) is not None or (len(listed) > 1 and of_several(headline))


def of_several(headline: str) -> bool:
    """Whether a headline is that of a text that nobody issues alone ("A-B Summit Statement", "The New Charter")."""
    return DOCUMENT.search(headline) is not None and OF_ONE.search(headline) is None


def unlisted(headline: str, words: str, titled: Iterable[Mention], groups: Mapping[bool, Sequence[Hit]]) -> list[str]:
    """Return the governments of a joint text that does not list them: the members of a group, or the two it names.

    `words` are headline and opening, `titled` the mentions of the headline ("Joint Statement on the Visit to A of the
    President of B"), `groups` the groups of states that the headline (True) and the opening (False) name.
    """
    if not of_several(headline):
        return []
    named = list(dict.fromkeys(code for mention in titled for code in mention.countries))
    if groups[True]:
        return list(groups[True][0].keys)
    if len(named) == 2 and JOINTLY.search(headline):
        return named
    return list(groups[False][0].keys) if groups[False] and TOGETHER.search(words) else []
