"""What people type into a search box, as an expression of FTS5 in which nothing of theirs is syntax.

`"exact words"` is a phrase, `word*` a beginning, `-word` excludes, `OR` between two words takes either; everything else
is a word that must occur. Each word goes into the expression as a quoted string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 300
"""Characters of what is looked for."""
MOST_TERMS = 20
_TOKEN = re.compile(r'(?P<minus>-)?"(?P<phrase>[^"]*)"(?P<begun>\*)?|(?P<word>\S+)')


class SearchError(ValueError):
    """What is looked for cannot be looked for; the message says what to change."""


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    begins: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' + (" *" if self.begins else "")


def expression(query: str) -> str:
    """Return the FTS5 expression of a query.

    Raises:
        SearchError: it is empty or too long, or only excludes.

    >>> print(expression('extended deterr* -nuclear "defense of Japan"'))
    ("extended") AND ("deterr" *) AND ("defense of Japan") NOT ("nuclear")
    """
    if len(query) > LONGEST:
        raise SearchError(f"at most {LONGEST} characters can be looked for; these are {len(query)}")
    wanted: list[list[_Term]] = []
    unwanted: list[_Term] = []
    either = False
    for match in _TOKEN.finditer(query):
        word = match["word"]
        if word == "OR":
            either = bool(wanted)
            continue
        term, minus = _term(match)
        if term is None:
            continue
        if minus:
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    if not wanted:
        reason = "a search that only excludes finds everything: add a word to look for" if unwanted else ""
        raise SearchError(reason or "there is no word to look for in this: type at least one letter or digit")
    if sum(map(len, wanted)) + len(unwanted) > MOST_TERMS:
        raise SearchError(f"at most {MOST_TERMS} words can be looked for at once")
    # Parentheses, because words beside each other would bind more closely than OR.
    found = " AND ".join(f"({' OR '.join(map(str, terms))})" for terms in wanted)
    return found + "".join(f" NOT ({term})" for term in unwanted)


def _term(match: re.Match[str]) -> tuple[_Term | None, bool]:
    """The term a token stands for, None where it holds no letter or digit; whether it is excluded."""
    if match["phrase"] is not None:
        return _made(match["phrase"], bool(match["begun"])), bool(match["minus"])
    word = match["word"]
    minus = word.startswith("-") and len(word) > 1
    return _made(word.removeprefix("-") if minus else word, word.endswith("*")), minus


def _made(text: str, begins: bool) -> _Term | None:
    plain = " ".join(text.replace('"', " ").replace("\x00", " ").split()).rstrip("*")
    return _Term(plain, begins) if any(char.isalnum() for char in plain) else None
