"""Finding names that may be one person's without comparing each with all: a text may name thousands."""

from __future__ import annotations

from collections.abc import Iterable

from kg.reading.names import compatible, parts


class NameIndex:
    """Names of numbered persons, by their folded words and by the authority's keys."""

    def __init__(self) -> None:
        self._names: dict[int, list[str]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}

    def add(self, person: int, name: str, keys: Iterable[str]) -> None:
        """Note that a person is written `name`, which the authority knows as `keys`."""
        if name in self._names.get(person, ()):
            return
        self._names.setdefault(person, []).append(name)
        words = parts(name)
        for word in words:
            self._by_word.setdefault(word, []).append(person)
        for word in words[-1:]:
            self._by_last.setdefault(word, []).append(person)
        for key in keys:
            self._by_key.setdefault(key, []).append(person)

    def like(self, name: str) -> list[int]:
        """Return the persons one of whose names is compatible with `name`, in the order of their numbers.

        A longer name has the last word of `name` among its own; of a shorter one, the last word is in `name`.
        """
        words = parts(name)
        near = {person for word in words[-1:] for person in self._by_word.get(word, ())}
        near.update(person for word in words for person in self._by_last.get(word, ()))
        return [person for person in sorted(near) if any(compatible(name, own) for own in self._names[person])]

    def known_as(self, keys: Iterable[str]) -> list[int]:
        """Return the persons one of whose names the authority knows as one of `keys`, in the order of their numbers."""
        return sorted({person for key in keys for person in self._by_key.get(key, ())})
