"""A lexer for SPARQL 1.1 that keeps every character, so that a query can be changed at a token and nowhere else.

It knows where strings, IRIs and comments begin and end; it does not know the grammar. `"".join(t.text ...)` gives the
query back. Text that is no token (a lone `"`) becomes a token of kind `other`: the engine reports the error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """Kind of a token."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    BLANK = "blank"
    NAME = "name"  # a prefixed name, `ex:thing` or `ex:`
    WORD = "word"  # a keyword, a function or `a`
    LANGUAGE = "language"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query's text."""

    kind: Kind
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in capitals, or an empty string for anything else."""
        return self.text.upper() if self.kind is Kind.WORD else ""


# The order decides: long strings before short ones, IRIs before `<`, prefixed names before words.
_TOKEN = re.compile(
    # Lengths are bounded and an open string runs to its end, so that hostile text costs no more than linear time.
    r"""(?P<space>\s+)
      | (?P<comment>\#[^\r\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                 | \"(?:[^"\\\r\n]|\\.)*\" | '(?:[^'\\\r\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<blank>_:\w(?:[\w.\-·]*[\w\-·])?)
      | (?P<name>(?:[^\W\d_](?:[\w.\-·]{0,200}[\w\-·])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                 (?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*(?<!\.))?)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<punctuation>\^\^|&&|\|\||!=|<=|>=|<<|>>|[{}()\[\].,;*/+\-=<>!|^?&$])
      | (?P<other>\"{3}.*|'{3}.*|["'][^\r\n]*|.)""",
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LAST_CODEPOINT = 0x10FFFF


def tokens(query: str) -> Iterator[Token]:
    """Cut a query or an update into tokens, white space and comments included.

    >>> [t.text for t in tokens('ASK { ?s a "SERVICE # <x>" } # SERVICE') if t.kind not in (Kind.SPACE, Kind.COMMENT)]
    ['ASK', '{', '?s', 'a', '"SERVICE # <x>"', '}']
    """
    for match in _TOKEN.finditer(query):
        assert match.lastgroup is not None
        yield Token(Kind(match.lastgroup), match.group(), match.start())


def significant(query: str) -> list[Token]:
    """The tokens without white space and comments."""
    return [token for token in tokens(query) if token.kind not in (Kind.SPACE, Kind.COMMENT)]


def decode_codepoints(query: str) -> str:
    r"""Replace the codepoint escapes that SPARQL allows everywhere, even in keywords.

    >>> decode_codepoints(r'\u0053ERVICE')
    'SERVICE'
    """

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= _LAST_CODEPOINT and not 0xD800 <= code <= 0xDFFF else match.group()

    return _CODEPOINT.sub(character, query) if "\\" in query else query


VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
"""Functions whose value differs from call to call."""
_VOLATILE = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b")


@lru_cache(maxsize=64)
def is_volatile(query: str) -> bool:
    r"""Whether a query calls a function whose value differs from call to call.

    >>> is_volatile("SELECT (now() AS ?t) {}"), is_volatile("SELECT * { ?a <http://example.org/knows> ?now }")
    (True, False)
    >>> is_volatile(r"SELECT (R\u0041ND() AS ?n) {}")
    True
    """
    text = decode_codepoints(query)
    small = text.lower()
    if not any(word in small for word in ("now", "rand", "uuid", "bnode")) or not _VOLATILE.search(small):
        return False  # said quickly of almost every query
    return any(token.word in VOLATILE for token in tokens(text))


def form(query: str) -> str:
    """The query form: `select`, `ask`, `construct` or `describe`; an empty string where there is none.

    >>> form('PREFIX select: <http://example.org/> ASK {}')
    'ask'
    """
    for token in tokens(query):
        if token.word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            return token.word.lower()
        if token.kind is Kind.PUNCTUATION and token.text == "{":
            break
    return ""


_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_GAP = r"(?:\s|\#[^\r\n]*)*"
_IRI = r"<[^<>\"{}|^`\\\x00-\x20]*>"
_DECLARATION = re.compile(
    rf"{_GAP}(?:BASE{_GAP}{_IRI}|PREFIX(?=[\s\#:]){_GAP}(?P<name>(?:[^\W\d_](?:[\w.\-·]{{0,200}}[\w\-·])?)?):{_GAP}(?P<iri>{_IRI}))",
    re.IGNORECASE,
)


def prefixes(query: str) -> dict[str, str]:
    """The prefixes that a query declares with whole IRIs.

    >>> prefixes("BASE <http://example.org/> PREFIX ex: <http://example.org/ns#> PREFIX : <rest> ASK {}")
    {'ex': 'http://example.org/ns#'}
    """
    found: dict[str, str] = {}
    at = 0
    while declared := _DECLARATION.match(query, at):  # a tenth of the time that tokens take
        if (iri := declared["iri"]) and _ABSOLUTE.match(iri):
            found[declared["name"]] = iri[1:-1]
        at = declared.end()
    return found
