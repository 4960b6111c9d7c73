"""What we ship and emit is stored as it was written: the store rewrites some literals, and we use none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg.rdf import authority_quads, contacts_quads, document_quads
from kg.rdf.namespaces import XSD
from kg.rdf.turtle import ONTOLOGY, shipped_bytes, shipped_files
from loaders.authority import load
from tests.rdf.samples import KEYS, document, merged, reading

TURTLE = (ONTOLOGY, *shipped_files("vocabularies"), *shipped_files("shapes"))


def stored(quads: list[Quad], folder: Path) -> set[Quad]:
    store = Store(str(folder))
    store.bulk_extend(quads)
    return set(store)


def shape(quad: Quad) -> tuple[object, ...]:
    """Return a quad in which blank nodes are all alike."""
    return tuple("_" if isinstance(term, BlankNode) else term for term in quad)


@pytest.mark.parametrize("name", TURTLE)
def test_shipped_turtle_survives(name: str, tmp_path: Path) -> None:
    quads = list(parse(shipped_bytes(name), format=RdfFormat.TURTLE))
    assert quads
    assert sorted(map(str, map(shape, stored(quads, tmp_path)))) == sorted(map(str, map(shape, set(quads))))


def test_emitted_quads_survive_store_and_file(tmp_path: Path) -> None:
    quads = [
        *authority_quads(load()),
        *document_quads(document(), reading(), KEYS),
        *contacts_quads(merged()),
    ]
    found = stored(quads, tmp_path)
    assert found == set(quads)
    dump = serialize(sorted(found, key=str), format=RdfFormat.N_QUADS)
    assert dump is not None
    assert set(parse(dump, format=RdfFormat.N_QUADS)) == set(quads)


@pytest.mark.parametrize(
    "literal",
    [
        Literal("1", datatype=XSD.nonNegativeInteger),
        Literal("1.50", datatype=XSD.decimal),
        Literal("2017-02-07T00:00:00Z", datatype=XSD.dateTimeStamp),
        Literal("1.0", datatype=XSD.double),
    ],
    ids=str,
)
def test_this_test_can_fail(literal: Literal, tmp_path: Path) -> None:
    quad = Quad(NamedNode("https://example.org/s"), NamedNode("https://example.org/p"), literal)
    assert stored([quad], tmp_path) != {quad}


@given(text=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_survives(text: str) -> None:
    quads = document_quads(document(text=text), reading(**EMPTY), ())
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    dump = serialize(quads, format=RdfFormat.N_QUADS)
    assert dump is not None
    assert set(parse(dump, format=RdfFormat.N_QUADS)) == set(quads)


EMPTY: dict[str, tuple[()]] = dict.fromkeys(
    ("contacts", "acts", "officials", "phrases", "agreements", "events", "findings", "zones"), ()
)
