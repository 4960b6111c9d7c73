"""Reads the Turtle files that come with the package, from a checkout or an installed wheel alike."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import RdfFormat, Triple, parse

ONTOLOGY = "communique.ttl"
"""The ontology's file; vocabularies and shapes stand in the folders of those names."""


def shipped_files(folder: str) -> tuple[str, ...]:
    """Return the names of the Turtle files in a folder of the `ontology` package, sorted."""
    names = (entry.name for entry in _resource(folder).iterdir())
    return tuple(f"{folder}/{name}" for name in sorted(names) if name.endswith(".ttl"))


@cache
def shipped_triples(name: str) -> tuple[Triple, ...]:
    """Return the triples of a file such as `vocabularies/media.ttl`."""
    return tuple(
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in parse(_resource(name).read_bytes(), format=RdfFormat.TURTLE)
    )


def shipped_bytes(name: str) -> bytes:
    """Return the content of a file of the `ontology` package."""
    return _resource(name).read_bytes()


def _resource(name: str) -> Traversable:
    return files("ontology").joinpath(*name.split("/"))
