"""Result formats and content negotiation (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Format:
    """A format the service writes."""

    key: str
    """Also the file suffix."""
    media_type: str
    label: str
    aliases: tuple[str, ...] = ()
    """Further media types that ask for it."""
    text: bool = False
    """Whether its media type takes a charset."""

    @property
    def content_type(self) -> str:
        """Value of the Content-Type header."""
        return f"{self.media_type}; charset=utf-8" if self.text else self.media_type


JSON = Format("srj", "application/sparql-results+json", "SPARQL JSON", ("application/json",))
XML = Format("srx", "application/sparql-results+xml", "SPARQL XML", ("application/xml", "text/xml"))
CSV = Format("csv", "text/csv", "CSV", text=True)
TSV = Format("tsv", "text/tab-separated-values", "TSV", text=True)
TURTLE = Format("ttl", "text/turtle", "Turtle", ("application/x-turtle",), text=True)
N_TRIPLES = Format("nt", "application/n-triples", "N-Triples", ("text/plain",))
RDF_XML = Format("rdf", "application/rdf+xml", "RDF/XML", ("application/xml", "text/xml"))
JSON_LD = Format("jsonld", "application/ld+json", "JSON-LD", ("application/json",))
TRIG = Format("trig", "application/trig", "TriG")
N_QUADS = Format("nq", "application/n-quads", "N-Quads")

PARQUET = Format("parquet", "application/vnd.apache.parquet", "Parquet", ("application/x-parquet",))
MARKDOWN = Format("md", "text/markdown", "Markdown", text=True)

SOLUTIONS = (JSON, XML, CSV, TSV)
"""Formats in which engines write SELECT and ASK results, the preferred one first."""
TABLES = (PARQUET, MARKDOWN)
"""Formats that are made from a SELECT's result once it is complete, see `api.tabular`."""
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, TRIG, N_QUADS)
"""Formats of CONSTRUCT and DESCRIBE results."""
FORMATS = {found.key: found for found in (*SOLUTIONS, *TABLES, *GRAPHS)}
KINDS = {"solutions": (*SOLUTIONS, *TABLES), "boolean": SOLUTIONS, "graph": GRAPHS}
"""Kind of a query's result -> formats."""


def parse_accept(header: str) -> list[tuple[str, str, float]]:
    """Read an Accept header as (type, subtype, q); parameters other than q and entries that make no sense are ignored.

    >>> parse_accept("text/csv;q=0.5, */*")
    [('text', 'csv', 0.5), ('*', '*', 1.0)]
    """
    found = []
    for entry in header.split(","):
        media, *parameters = (part.strip().lower() for part in entry.split(";"))
        kind, slash, subtype = media.partition("/")
        if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
            continue
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    weight = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    weight = 0.0
        found.append((kind, subtype, weight))
    return found


def weight(ranges: Sequence[tuple[str, str, float]], media_type: str) -> tuple[float, int]:
    """The q-value of a media type and how specific the range that gave it is: 0 no range, 1 `*/*`, 2 `a/*`, 3 exact."""
    kind, _, subtype = media_type.partition("/")
    best = (0.0, 0)
    for range_kind, range_subtype, quality in ranges:
        if (range_kind, range_subtype) == (kind, subtype):
            rank = 3
        elif (range_kind, range_subtype) == (kind, "*"):
            rank = 2
        elif range_kind == "*":
            rank = 1
        else:
            continue
        if rank > best[1]:
            best = (quality, rank)
    return best


@lru_cache(maxsize=512)
def negotiate(accept: str | None, offers: tuple[Format, ...]) -> Format | None:
    """The offer a client likes best; None where it accepts none. Ties go to the more specific range, then to the offer
    that comes first.

    >>> negotiate("application/xml;q=0.9, text/csv", SOLUTIONS).key
    'csv'
    """
    if accept is None or not accept.strip():
        return offers[0]
    if not (ranges := parse_accept(accept)):
        return None
    best: tuple[float, int, int] = (0.0, 0, 0)
    chosen = None
    for place, offer in enumerate(offers):
        quality, rank = weight(ranges, offer.media_type)
        for alias in offer.aliases:
            alias_quality, alias_rank = weight(ranges, alias)
            if alias_rank == 3 and (alias_quality, alias_rank) > (quality, rank):
                quality, rank = alias_quality, alias_rank
        if quality > 0 and (quality, rank, -place) > best:
            best, chosen = (quality, rank, -place), offer
    return chosen


def result_formats(accept: str | None) -> dict[str, str | None]:
    """Kind of result -> key of the format to write it in, or None where the client accepts none for it."""
    return dict(_result_formats(accept))


@lru_cache(maxsize=512)
def _result_formats(accept: str | None) -> tuple[tuple[str, str | None], ...]:
    chosen = ((kind, negotiate(accept, offers)) for kind, offers in KINDS.items())
    return tuple((kind, found.key if found else None) for kind, found in chosen)


def named_formats(name: str) -> dict[str, str]:
    """Kind of result -> key of the format that a suffix such as `csv` or a media type names; empty where it names none.

    >>> named_formats("json")
    {'solutions': 'srj', 'boolean': 'srj', 'graph': 'jsonld'}
    """
    found = {}
    for kind, offers in KINDS.items():
        for offer in offers:
            names = (offer.key, offer.media_type, *offer.aliases, _SHORT.get(offer.key))
            if name.lower() in names:
                found[kind] = offer.key
                break
    return found


_SHORT = {"srj": "json", "srx": "xml", "jsonld": "json", "rdf": "xml"}
"""Suffixes by which people know formats, beside their own."""


def prefers_html(accept: str | None) -> bool:
    """Whether a browser asks: `text/html` is named and nothing the service writes by name is liked better."""
    ranges = parse_accept(accept or "")
    quality, rank = weight(ranges, "text/html")
    if rank < 3 or quality <= 0:
        return False
    machine = (XML, JSON, CSV, TSV, *GRAPHS)
    return all(weight(ranges, offer.media_type) <= (quality, rank) for offer in machine)
