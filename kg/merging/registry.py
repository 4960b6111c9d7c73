"""Keys that were published once: what an earlier build called a contact still leads somewhere.

The registry holds, for each key of the last build and each key given up before, the accounts it stood for. It is a
function of the previous registry and the new contacts, so that the same build twice gives the same registry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.records import AccountRef, MergedContact


@dataclass(frozen=True, slots=True)
class Registry:
    """Contact key -> the accounts it stood for, as (document, start of passage, number)."""

    current: Mapping[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    given_up: Mapping[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, value: Any) -> Registry:
        """Read what `to_json` wrote; None gives an empty registry."""
        if not value:
            return cls()
        read = {
            part: {key: tuple((str(d), int(s), int(n)) for d, s, n in refs) for key, refs in value[part].items()}
            for part in ("current", "given_up")
        }
        return cls(read["current"], read["given_up"])

    def to_json(self) -> Any:
        """Plain lists and dicts."""
        return {"current": dict(self.current), "given_up": dict(self.given_up)}

    def accounts(self, key: str) -> tuple[tuple[str, int, int], ...]:
        """Accounts that a key of this or an earlier build stood for; empty for an unknown key."""
        return self.current.get(key) or self.given_up.get(key) or ()

    def advance(
        self, contacts: Iterable[MergedContact], starts: Mapping[AccountRef, int]
    ) -> tuple[Registry, dict[str, tuple[str, ...]]]:
        """Take in a build's contacts.

        Args:
            contacts: the new contacts.
            starts: where the passage of each of their accounts begins.

        Returns:
            the new registry, and for each contact key the given-up keys whose accounts it now holds.
        """
        current = {
            contact.key: tuple((ref.doc, starts[ref], ref.index) for ref in contact.accounts) for contact in contacts
        }
        given_up = {key: refs for key, refs in sorted({**self.given_up, **self.current}.items()) if key not in current}
        by_start: dict[tuple[str, int], str] = {}
        by_number: dict[tuple[str, int], str] = {}
        for key, refs in current.items():
            for doc, start, number in refs:
                by_start[doc, start] = by_number[doc, number] = key
        # Two accounts may share a passage ("spoke with A and B"): then the number tells them apart.
        replaces: defaultdict[str, set[str]] = defaultdict(set)
        for key, refs in given_up.items():
            for doc, start, number in refs:
                same = by_number.get((doc, number))
                here = by_start.get((doc, start))
                if here is not None and same is not None and (doc, start, number) in current[same]:
                    here = same
                if successor := here or same:
                    replaces[successor].add(key)
        return Registry(current, given_up), {key: tuple(sorted(old)) for key, old in replaces.items()}
