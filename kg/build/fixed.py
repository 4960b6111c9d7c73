"""The part of a store that does not depend on the corpus: authority, ontology and shapes."""

from __future__ import annotations

from collections.abc import Collection

from kg.authority import Authority
from kg.build.assemble import nquads, served
from kg.linking.applying import Links
from kg.rdf import authority_quads, ontology_quads, shapes_quads

_last: dict[tuple[str, str, str], bytes] = {}
"""The last one made: whoever builds again in one process seldom changes the authority in between."""


def fixed_nquads(authority: Authority, base: str, links: Links, places: Collection[str]) -> bytes:
    """Write authority and ontology (served, so in the default graph too) and the shapes as N-Quads.

    `links` are what people judged, `places` the keys of the places that they may judge.
    """
    key = (authority.digest, base, links.digest)
    if key not in _last or links.digest:
        _last.clear()
        parts = (
            served(links.to_authority(authority_quads(authority.data, base), places)),
            served(ontology_quads(base)),
            nquads(shapes_quads(base)),
        )
        _last[key] = b"".join(parts)
    return _last[key]
