"""Words of a sentence with their offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(
    r"([^\W\d_][^\W_]*+)(?=[\s,;])"  # most words: tried first, none of the others would take more
    r"|(?:[A-Za-z]\.){2,}[A-Za-z]?"  # U.S., U.N., D.C.
    r"|[^\W\d_][^\W_]*+(?:-[^\W\d_][^\W_]*+)*-(?:[A-Z]\.){2,}(?:-[^\W_]+)*"  # Japan-U.S., Japan-U.S.-ROK
    r"|[^\W\d_][^\W_]*+(?:['.&/-][^\W_]++)*+(?:-(?=\s))?"  # Byung-se, O'Brien, Al-Thani, G7, AFL-CIO
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|[^\w\s]",
    re.UNICODE,
)
DOTTED = frozenset(
    "mr mrs ms dr prof gen adm lt col maj capt sgt rev hon amb sen rep gov jr sr st messrs jan feb mar apr jun jul aug"
    " sep sept oct nov dec no s n brig cmdr cdr radm vadm ma wm".split()
)
"""Abbreviations that own the full stop behind them."""

TWO_OFFICES = re.compile(r"(?P<one>Minister|President|Secretary|Chancellor|Director)(?P<slash>/)(?P<other>[A-Z][\w-]+)")
"""How a text writes two offices of one person without "and" between them."""


@dataclass(slots=True, init=False)
class Token:
    """A word, a number or a punctuation mark."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    """Whether it begins with an upper-case letter."""

    def __init__(self, start: int, end: int, text: str, lower: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.capital = text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`; a possessive 's is a token of its own."""
    tokens: list[Token] = []
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        if match.lastindex:  # letters and digits alone
            tokens.append(Token(first, last, word, word.lower()))
            continue
        if word == "." and tokens and tokens[-1].end == first:
            before = tokens[-1]
            if before.lower in DOTTED or (len(before.text) == 1 and before.text.isupper()):
                tokens[-1] = Token(before.start, last, before.text + ".", before.lower)
                continue
        if len(word) > 2 and word[-2:] in ("'s", "'S"):
            tokens.append(Token(first, last - 2, word[:-2], word[:-2].lower()))
            tokens.append(Token(last - 2, last, word[-2:], "'s"))
            continue
        if "/" in word and (both := TWO_OFFICES.fullmatch(word)):
            slash = first + both.start("slash")
            tokens.append(Token(first, slash, both["one"], both["one"].lower()))
            tokens.append(Token(slash, slash + 1, "/", "and"))  # "Deputy Prime Minister/Foreign Minister X"
            tokens.append(Token(slash + 1, last, both["other"], both["other"].lower()))
            continue
        tokens.append(Token(first, last, word, word.lower()))
    return tokens


def behind_bracket(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind a bracket of one word at token `at` ("(DASD)", "(East)"); `at` where none stands."""
    short = at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")"
    return at + 3 if short and tokens[at + 1].capital else at
