"""How an IRI leads to what is said of it: 303 by `Accept`, one address for each format, links between them.

The IRI of a thing (`/official/x`) is not the address of a document, so it answers 303 See Other with the document that
suits the client (`/official/x.ttl`, `/official/x.html`, ...). The convention is "Cool URIs for the Semantic Web" (W3C
Interest Group Note, 2008), the links are those of Signposting (`cite-as`, `describedby`, `describes`). Addresses
are relative to the request, so that they hold under whatever host and path the service is reached.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from api.problems import Problem
from api.protocol.formats import GRAPHS, Format, negotiate, prefers_html

PAGE = Format("html", "text/html", "page", text=True)
DOCUMENTS = (PAGE, *GRAPHS)
"""What a thing can be looked at as; the format's key is the suffix of its address."""
BY_SUFFIX = {f".{offer.key}": offer for offer in DOCUMENTS}
LINKED = (*(offer for offer in GRAPHS if offer.key in ("ttl", "jsonld", "nt", "rdf")), PAGE)
"""The formats that `Link` headers name."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one document about a thing, taken apart."""

    path: str
    """Path of the thing, without the suffix."""
    document: Format | None
    """The document's format; None: this is the thing itself."""

    @property
    def name(self) -> str:
        """The last segment of the thing's path: what relative references begin with."""
        return self.path.rpartition("/")[2]


def address_of(path: str) -> Address:
    """Take a path apart.

    >>> address_of("official/yun-byung-se.ttl").document.media_type
    'text/turtle'
    >>> address_of("document/releases.2017-02-07-call-txt").document is None
    True
    """
    stem, dot, suffix = path.rpartition(".")
    if (found := BY_SUFFIX.get(dot + suffix)) and stem and not stem.endswith("/"):
        return Address(stem, found)
    return Address(path, None)


def chosen(accept: str | None) -> Format:
    """The document a client likes best: the page for browsers, Turtle for those who take anything.

    Raises:
        Problem: it accepts none.
    """
    if prefers_html(accept):
        return PAGE
    if found := negotiate(accept, GRAPHS) or negotiate(accept, (PAGE,)):
        return found
    offered = ", ".join(offer.media_type for offer in DOCUMENTS)
    raise Problem(406, "not-acceptable", f"this can be had as {offered}", {"Vary": "Accept"})


def see_other(address: Address, request: Request) -> Response:
    """303 to the document that suits; what the request asks of it (`?page=2`) goes along.

    Raises:
        Problem: none suits.
    """
    suffix = chosen(request.headers.get("accept")).key
    asked = f"?{request.url.query}" if request.url.query else ""
    headers = {
        "Location": f"{address.name}.{suffix}{asked}",
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Link": ", ".join(_alternates(address, "describedby")),
    }
    return Response(status_code=303, headers=headers)


def document(request: Request, content: bytes, content_type: str) -> Response:
    """A document that is made anew for each request, with an ETag; 304 where the client has it."""
    tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    if tag in (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=content_type)


def link_header(address: Address, iri: str, up: str) -> str:
    """Value of a document's `Link` header.

    Args:
        address: whose document it is.
        iri: the thing's own, lasting IRI.
        up: relative path from the document to the root of the service (`../`).
    """
    links = [
        f'<{iri}>; rel="cite-as"',
        f'<{address.name}>; rel="describes"',
        f'<{up}.well-known/void>; rel="collection"; type="text/turtle"',
        *_alternates(address, "alternate"),
    ]
    return ", ".join(links)


def root_of(path: str) -> str:
    """The relative path from an address to the service's root.

    >>> root_of("official/yun-byung-se.ttl")
    '../'
    """
    return "../" * path.count("/") or "./"


def _alternates(address: Address, relation: str) -> list[str]:
    return [
        f'<{address.name}.{offer.key}>; rel="{relation}"; type="{offer.media_type}"'
        for offer in LINKED
        if offer is not address.document
    ]
