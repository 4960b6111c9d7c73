"""Names the authority knows, matched in running text by one automaton."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from ahocorasick_rs import AhoCorasick, MatchKind

SIDES = frozenset({"country", "adjective"})
CAPITALISED = re.compile(r" [A-Z]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text."""

    start: int
    end: int
    kind: str
    keys: tuple[str, ...]


class AliasSource(Protocol):
    """Whatever lists surfaces of known names (`kg.authority.Authority`)."""

    def alias_table(self) -> Iterable[tuple[str, str, str]]:
        """Yield (surface, kind, key)."""


class Lexicon:
    """Leftmost-longest matching of the authority's aliases on word boundaries.

    Case is folded ("YUN Byung-Se"), but a name must begin with a capital, unless the authority itself begins it with a
    small letter ("fourth nuclear test"), and an acronym ("US", "SMA") must be one.
    """

    def __init__(self, source: AliasSource, kinds: Collection[str]) -> None:
        surfaces: dict[str, dict[tuple[str, bool], list[str]]] = {}
        self._small: set[str] = set()
        articled: set[str] = set()
        bare: set[str] = set()
        for surface, kind, key in source.alias_table():
            if kind not in kinds:
                continue
            # The reading view spells quotation marks and apostrophes one way.
            plain = surface.replace("’", "'").removeprefix("the ").removeprefix("The ")
            if kind == "country":
                (articled if surface[:4].lower() == "the " else bare).add(fold(plain))
            acronym = plain.isupper() and len(plain) <= 8
            if plain[:1].islower():
                self._small.add(fold(plain))
            keys = surfaces.setdefault(fold(plain), {}).setdefault((kind, acronym), [])
            if key not in keys:
                keys.append(key)
        self._articled = articled - bare
        """Names that mean a country only behind their article ("the North")."""
        self._entries = [[(kind, acronym, tuple(k)) for (kind, acronym), k in e.items()] for e in surfaces.values()]
        self._automaton = AhoCorasick(list(surfaces), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Hit]:
        """Return the hits in order, without overlaps; several kinds of one surface stand side by side.

        The sides with which the name of an agreement begins ("the A-B Military Committee") are hits as well.
        """
        hits: list[Hit] = []
        length = len(text)
        for pattern, start, end in self._automaton.find_matches_as_indexes(fold(text)):
            if (start and text[start - 1].isalnum()) or (end < length and text[end].isalnum()):
                continue
            surface = text[start:end]
            if not surface[0].isupper() and surface[0].isascii() and fold(surface) not in self._small:
                continue
            if fold(surface) in self._articled and not self._stands_alone(text, start, end):
                continue
            for kind, acronym, keys in self._entries[pattern]:
                if not acronym or surface.isupper():
                    if kind == "agreement":
                        hits += self._sides(surface, start)
                    hits.append(Hit(start, end, kind, keys))
        return hits

    def _sides(self, surface: str, start: int) -> list[Hit]:
        """The countries that a hyphen joins in the first word of a name that stands at `start`."""
        first = surface.partition(" ")[0]
        if "-" not in first or first == surface:
            return []
        found = [h for h in self.find(first) if h.kind in SIDES]
        return [replace(h, start=h.start + start, end=h.end + start) for h in found] if len(found) > 1 else []

    @staticmethod
    def _stands_alone(text: str, start: int, end: int) -> bool:
        """Whether a name that needs its article has it and ends there: not "the South China Sea", "South Asia"."""
        return text[max(0, start - 4) : start].lower() == "the " and not CAPITALISED.match(text, end)


def fold(text: str) -> str:
    """Return the text in lower case, one character for one, so that offsets stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
