"""What the titles of a text tell of who somebody is: the offices they may stand for, and whether two are alike."""

from __future__ import annotations

from kg.reading.annotations import Mention
from kg.reading.names import parts
from kg.reading.titles import CONNECTORS, HEADS
from loaders.authority_records import Office

GENERIC_KINDS: dict[str, frozenset[str]] = {
    "minister": frozenset(
        {"foreign-minister", "defence-minister", "unification-minister", "trade-minister", "finance-minister",
         "deputy-foreign-minister", "deputy-defence-minister", "deputy-minister", "head-of-government",
         "interior-minister", "intelligence-chief", "minister"}
    ),
    "deputy-minister": frozenset({"deputy-foreign-minister", "deputy-defence-minister", "deputy-minister"}),
    "foreign-minister": frozenset({"foreign-minister", "diplomat"}),
    "head-of-government": frozenset({"head-of-government"}),
    "deputy-head-of-government": frozenset({"foreign-minister", "defence-minister"}),
    "ambassador": frozenset({"trade-minister", "envoy"}),
    "head-of-state": frozenset({"international-organisation-head"}),
    "other": frozenset(),
}  # fmt: skip
"""What a title that leaves the portfolio out ("Minister Yun", "Secretary Kerry") may stand for."""

RANKS = frozenset("deputy senior special assistant principal acting president minister general chief national".split())
"""Words of titles that say nothing of what somebody does."""


def alike(title: str, office: Office) -> bool:
    """Whether a title in front of a bare surname shares a word with an office ("Chairwoman X" is no spokesperson)."""
    said = _families(title)
    return any(said & _families(label) for label in (office.label, *office.aliases))


def _families(title: str) -> set[str]:
    """The words of a title that say what somebody does, "Chairman" and "Chair" as one."""
    return {HEADS.get(word, word) for word in set(parts(title)) - CONNECTORS - RANKS}


def of_then(mention: Mention) -> bool:
    """Whether a title is one that its holder had before ("then-Senator X")."""
    return (mention.title or "").lower().startswith("then-")
