"""Patterns that are tried only where one of their first words stands: one pass over a text finds these for all of them.

A regular expression that begins with one of many words asks for each of them at each character. `compile` derives from
the pattern itself with which letters a match can begin; one automaton finds all such places in a text, for every
pattern made here, and a search tries the pattern there and nowhere else. What it finds is what `re` finds.
"""

from __future__ import annotations

import importlib
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from ahocorasick_rs import AhoCorasick

from kg.reading.lexicon import fold

_parser: Any = importlib.import_module("re._parser")  # how `re` itself understands a pattern
ZERO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
LONGEST = 8
"""Letters of an opening that tell enough."""
MOST = 400
"""Openings of a pattern beyond which its first letters must do."""
WIDEST = 12
"""Characters of a class that is spelt out."""

Opening = tuple[str, bool]
"""Letters with which a match begins, in lower case, and whether what follows them is known too."""


class CuedPattern:
    """A regular expression that knows how its matches begin."""

    __slots__ = ("expression", "number")

    def __init__(self, expression: re.Pattern[str], number: int) -> None:
        self.expression = expression
        self.number = number

    @property
    def pattern(self) -> str:
        """The source of the expression, to be part of another."""
        return self.expression.pattern

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`; without an end, in a phrase that is searched once."""
        if end is None:
            return self.expression.search(text, start)
        places = _places(text)[self.number]
        at = bisect_left(places, start)
        match = self.expression.match
        while at < len(places) and places[at] < end:
            if found := match(text, places[at], end):
                return found
            at += 1
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches in `text[start:end]` that do not overlap, in order."""
        places = _places(text)[self.number]
        at = bisect_left(places, start)
        match = self.expression.match
        while at < len(places) and places[at] < end:
            if places[at] >= start and (found := match(text, places[at], end)):
                yield found
                start = found.end()
            at += 1

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at `start`."""
        return self.expression.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is all of the text."""
        return self.expression.fullmatch(text)


def any_found(patterns: Iterable[CuedPattern], text: str, start: int, end: int) -> bool:
    """Whether one of the patterns matches in `text[start:end]`."""
    places = _places(text)
    for pattern in patterns:
        own = places[pattern.number]
        at = bisect_left(own, start)
        if at < len(own) and own[at] < end and pattern.search(text, start, end):
            return True
    return False


_openings: list[frozenset[str]] = []
"""How the matches of each pattern begin, by its number."""
_inside: set[int] = set()
"""The patterns whose matches may begin inside a word."""


def compile(source: str, flags: re.RegexFlag = re.NOFLAG) -> CuedPattern:
    """Return the pattern for a regular expression, each of whose matches begins with a letter or sign that is known.

    Raises ValueError where one may begin with anything.
    """
    expression = re.compile(source, flags)
    parts = _parser.parse(source, flags)
    openings = {letters for letters, _ in _sequence(parts)}
    if "" in openings:
        raise ValueError(f"a match may begin with anything: {source}")
    # what begins with a shorter opening begins with that
    _openings.append(frozenset(o for o in openings if not any(o[:end] in openings for end in range(1, len(o)))))
    at_a_word = [str(part) for part in parts[0]] == ["AT", "AT_BOUNDARY"]
    if not at_a_word or not all(letters[0].isalnum() for letters in openings):
        _inside.add(len(_openings) - 1)
    _automaton.cache_clear()
    _places.cache_clear()
    return CuedPattern(expression, len(_openings) - 1)


def _sequence(items: Any) -> set[Opening]:
    """How a sequence of parts can begin."""
    found: set[Opening] = {("", True)}
    for name, argument in items:
        if not any(more for _, more in found):
            break
        if str(name) not in ZERO_WIDTH:
            found = _joined(found, _part(str(name), argument))
    return found


def _joined(first: set[Opening], second: set[Opening]) -> set[Opening]:
    """How what begins as `first` goes on with `second`."""
    found: set[Opening] = {(letters, more) for letters, more in first if not more}
    goes_on = [letters for letters, more in first if more]
    if len(goes_on) * len(second) > MOST:
        return found | {(letters, False) for letters in goes_on}
    for before, (letters, more) in product(goes_on, second):
        both = before + letters
        found.add((both[:LONGEST], more and len(both) < LONGEST))
    return found


def _part(name: str, argument: Any) -> set[Opening]:
    """How one part of a pattern can begin."""
    if name == "LITERAL":
        return {(fold(chr(argument)), True)}
    if name == "IN":
        return {(fold(c), True) for c in _characters(argument)} or {("", False)}
    if name == "BRANCH":
        return set().union(*(_sequence(items) for items in argument[1]))
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _sequence(argument[-1] if name == "SUBPATTERN" else argument)
    if name in REPEATS:
        least, most, items = argument
        once = {(letters, more and most == 1) for letters, more in _sequence(items)}
        return once if least else {*once, ("", True)}
    return {("", False)}


def _characters(members: Sequence[tuple[Any, Any]]) -> list[str]:
    """The characters of a class, if it is a short list of them; else none."""
    found: list[str] = []
    for name, argument in members:
        if str(name) == "LITERAL":
            found.append(chr(argument))
        elif str(name) == "RANGE" and argument[1] - argument[0] < WIDEST:
            found += map(chr, range(argument[0], argument[1] + 1))
        else:
            return []
    return found if len(found) <= WIDEST else []


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, list[tuple[int, ...]], list[tuple[int, ...]]]:
    """The automaton of all openings, and for each the patterns that begin so at a word, and inside a word."""
    owners: dict[str, list[int]] = {}
    for number, openings in enumerate(_openings):
        for opening in sorted(openings):
            owners.setdefault(opening, []).append(number)
    inside = [tuple(number for number in numbers if number in _inside) for numbers in owners.values()]
    return AhoCorasick(list(owners)), [tuple(numbers) for numbers in owners.values()], inside


@lru_cache(maxsize=2)
def _places(text: str) -> list[list[int]]:
    """Where a match of each pattern may begin in a text, in order, by the number of the pattern."""
    automaton, at_a_word, inside = _automaton()
    found: list[list[int]] = [[] for _ in _openings]
    folded = fold(text)
    for opening, start, _ in automaton.find_matches_as_indexes(folded, overlapping=True):
        for number in (inside if start and folded[start - 1].isalnum() else at_a_word)[opening]:
            found[number].append(start)
    for places in found:
        places.sort()
    return found
