"""Content negotiation, as RFC 9110 has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.protocol.formats import FORMATS, GRAPHS, SOLUTIONS, Format, negotiate, parse_accept, prefers_html

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "solutions", "graphs"),
    [
        (None, "srj", "ttl"),
        ("", "srj", "ttl"),
        ("*/*", "srj", "ttl"),
        ("application/sparql-results+json", "srj", None),
        ("application/sparql-results+xml", "srx", None),
        ("text/csv", "csv", None),
        ("text/tab-separated-values", "tsv", None),
        ("text/tab-separated-values;q=0.5, text/csv;q=0.6", "csv", None),
        ("text/csv;q=0, */*", "srj", "ttl"),
        ("application/json", "srj", "jsonld"),
        ("application/xml", "srx", "rdf"),
        ("TEXT/TURTLE", None, "ttl"),
        ("application/n-triples", None, "nt"),
        ("application/ld+json", None, "jsonld"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.8", None, "rdf"),
        ("application/trig", None, "trig"),
        ("application/n-quads", None, "nq"),
        ("text/*", "csv", "ttl"),
        ("image/png", None, None),
        ("application/sparql-results+json;q=0", None, None),
        ("nonsense", None, None),
        ("text/csv;q=high", None, None),
        ("application/sparql-results+json, text/turtle;q=0.9", "srj", "ttl"),
        (CHROME, "srx", "rdf"),
    ],
)
def test_choice(accept: str | None, solutions: str | None, graphs: str | None) -> None:
    def key(offers: tuple[Format, ...]) -> str | None:
        chosen = negotiate(accept, offers)
        return chosen.key if chosen else None

    assert (key(SOLUTIONS), key(GRAPHS)) == (solutions, graphs)


@pytest.mark.parametrize(
    ("accept", "html"),
    [(CHROME, True), ("text/html", True), ("*/*", False), ("text/*", False), ("text/turtle, text/html;q=0.5", False)],
)
def test_who_gets_the_page(accept: str, html: bool) -> None:
    assert prefers_html(accept) is html


@given(st.text())
def test_no_header_breaks_it(accept: str) -> None:
    for kind, subtype, quality in parse_accept(accept):
        assert kind
        assert subtype
        assert 0 <= quality <= 1
    chosen = negotiate(accept, SOLUTIONS)
    assert chosen is None or chosen.key in FORMATS
