"""Words of titles, looked at one by one."""

from __future__ import annotations

from kg.reading.tokens import Token


def base(token: Token) -> str:
    """Return the head word of "then-President" or "President-elect"."""
    word = token.lower
    for prefix in ("then-", "ex-", "co-", "mid-", "vice-", "deputy-"):
        word = word.removeprefix(prefix)
    return word.removesuffix("-elect").removesuffix("-designate")


def acronym(token: Token) -> bool:
    """Whether a token is an acronym ("MOFA")."""
    return token.text.isupper() and token.text.isalpha() and 2 <= len(token.text) <= 6
