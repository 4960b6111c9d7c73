"""From the name of a place in a text to its concept in the `places` vocabulary."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.rdf.iris import slug
from kg.rdf.namespaces import SKOS
from kg.rdf.turtle import shipped_triples


def find_place(name: str) -> NamedNode | None:
    """Return the city that a name means; None for places that the vocabulary does not know.

    A name that ends in its country or state ("Busan, South Korea") is known by what stands before the comma.

    >>> find_place("the White House").value
    'https://w3id.org/communique/vocabulary/places/washington'
    """
    known = _known()
    for form in (name, name.partition(",")[0]):
        key = slug(form).removeprefix("the-")
        if key in known:
            return known[key]
    return None


@cache
def _known() -> dict[str, NamedNode]:
    names = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel}
    found: dict[str, NamedNode] = {}
    for triple in shipped_triples("vocabularies/places.ttl"):
        subject, label = triple.subject, triple.object
        if triple.predicate in names and isinstance(subject, NamedNode) and isinstance(label, Literal):
            found[slug(label.value).removeprefix("the-")] = subject
    found.pop("", None)
    return found


@cache
def place_keys() -> frozenset[str]:
    """Return the keys of all places of the vocabulary: last segments of their IRIs."""
    return frozenset(node.value.rpartition("/")[2] for node in _known().values())
