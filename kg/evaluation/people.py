"""Whether two written names are one person's, as the annotation guidelines count it."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Self

LIKE_ENOUGH = 0.9
"""Similarity of two joined names from which they are spellings of one."""
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"})
_JOINERS = str.maketrans({"-": None, "'": None, ".": " "})
_NO_NAMES = {"jr", "sr", "dr"}


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold a name: no case, accents, hyphens, initials or suffixes, words in alphabetical order.

    >>> name_key("YUN Byung-Se"), name_key("Joseph R. Biden Jr.")
    ('byungse yun', 'biden joseph')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z]+", plain.translate(_JOINERS))
    return " ".join(sorted([word for word in words if len(word) > 1 and word not in _NO_NAMES] or words))


class AliasesError(ValueError):
    """A file of names that is none."""


def _person(row: dict[str, str | None], where: str) -> tuple[str, list[str]]:
    name, aliases = row["name"], row["aliases"]
    if not name or aliases is None:
        raise AliasesError(f"{where}: a row needs a name and its aliases, which may be empty")
    return name, aliases.split("|")


class People:
    """Compares names, with the aliases of known persons."""

    def __init__(self, persons: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        """Take the known persons: the usual name and the aliases of each. Aliases of one word are no names here."""
        self._known: set[str] = set()
        self._usual: dict[str, str] = {}
        for name, aliases in persons:
            key = name_key(name)
            self._known.add(key)
            self._usual |= {alias: key for alias in map(name_key, aliases) if " " in alias}
        self._compared: dict[tuple[str, str], bool] = {}

    @classmethod
    def from_csv(cls, path: Path) -> Self:
        """Read the known persons from a CSV file with the columns `name` and `aliases` (parted by `|`).

        Raises:
            AliasesError: it cannot be read, is not UTF-8, or a column is missing; the message is `file:line: reason`.
        """
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = csv.DictReader(lines)
                missing = {"name", "aliases"} - set(rows.fieldnames or ())
                if missing:
                    raise AliasesError(f"{path.name}:1: no column {', '.join(sorted(missing))}")
                return cls([_person(row, f"{path.name}:{rows.line_num}") for row in rows])
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise AliasesError(f"{path.name}: cannot be read: {error}") from error

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether the names are one person's; nobody is the same as nobody."""
        if not a or not b:
            return not a and not b
        if (a, b) not in self._compared:
            spaced = a.replace("-", " "), b.replace("-", " ")
            self._compared[a, b] = self._alike(a, b) or self._alike(*spaced)
        return self._compared[a, b]

    def _alike(self, a: str, b: str) -> bool:
        a, b = self._key(a), self._key(b)
        joined_a, joined_b = a.replace(" ", ""), b.replace(" ", "")
        if a == b or joined_a == joined_b:
            return True
        if a in self._known and b in self._known:
            # Both are on record, as two persons.
            return False
        words_a, words_b = set(a.split()), set(b.split())
        if len(words_a & words_b) > 1 and (words_a <= words_b or words_b <= words_a):
            return True
        return SequenceMatcher(None, joined_a, joined_b).ratio() >= LIKE_ENOUGH

    def _key(self, name: str) -> str:
        key = name_key(name)
        return self._usual.get(key, key)
