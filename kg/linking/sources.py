"""Which source an address means."""

from __future__ import annotations

from urllib.parse import urlsplit

from kg.linking.api_source import ApiSource
from kg.linking.http import PoliteClient, SourceError
from kg.linking.records import Source
from kg.linking.sparql_source import SparqlSource


def source_of(client: PoliteClient, url: str) -> Source:
    """The API for an address that ends in `api.php`, a SPARQL endpoint for any other.

    Raises:
        SourceError: it is no web address.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise SourceError(f"{url!r} is no address of a source: give one with http:// or https://")
    return ApiSource(client, url) if parts.path.endswith("api.php") else SparqlSource(client, url)
