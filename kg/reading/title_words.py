"""Words of titles, looked at one by one."""

from __future__ import annotations

import re

from kg.reading.tokens import Token

OFFICE_LINE = re.compile(
    r"(?:(?:Acting|Deputy|Assistant|Under|Principal|Special|Senior|Vice|Prime|Foreign|Department|Presidential"
    r"|U\.S\.) )*"
    r"(?:Secretary|Spokes\w+|Ambassador|Representative|Envoy|Coordinator|Advis[eo]r|Director|Minister|President)"
    r"(?:,? (?:of|for|to|the|and|[A-Z][\w.-]*|&))*"
)
"""The line below a name that says what office its holder has."""

ISSUING_LINE = re.compile(
    r"(?:U\.S\. )?(?:Press |Deputy )?(?:Office|Bureau|Department|Ministry|Embassy|Mission|Secretariat|Directorate)"
    r" (?:of|for)(?: (?:the|of|and|for|to|in|&|[A-Z][\w.'’-]*,?))+"
)
"""The line over or under a title that says which part of a government issues the text."""


def base(token: Token) -> str:
    """Return the head word of "then-President" or "President-elect"."""
    word = token.lower
    for prefix in ("then-", "ex-", "co-", "mid-", "vice-", "deputy-"):
        word = word.removeprefix(prefix)
    return word.removesuffix("-elect").removesuffix("-designate")


def acronym(token: Token) -> bool:
    """Whether a token is an acronym ("MOFA")."""
    return token.text.isupper() and token.text.isalpha() and 2 <= len(token.text) <= 6
