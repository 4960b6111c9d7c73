"""Templates: one environment that escapes everything, and `render`, which makes the response.

Every address in a page is relative to the page, so that the service works under whatever host and path it is reached.
Templates get these globals beside what a page gives them: `asset(name)`, `url_of(iri)`, `query_link(text)`,
`country_class(country)`, `root` (the relative path to the service's root), `base` (the base IRI of the data).
Macros use them, too: import those `with context`.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context as Variables
from markupsafe import Markup
from starlette.responses import Response

from api.web import assets, writing
from api.web.marking import shown
from api.web.security import STRICT
from kg.catalogue.terms import documents
from kg.citing import Cited, citations
from kg.rdf import DEFAULT_BASE, KINDS

GZIP_FROM = 1_024
"""Bytes from which a page is compressed."""


def root_of(request: Request) -> str:
    """The relative path from the page that is asked for to the service's root: `./`, `../` and so on."""
    path = request.scope["raw_path"].decode("ascii", "replace").removeprefix(request.scope.get("root_path", ""))
    return "../" * (path.count("/") - 1) or "./"


def page_path(iri: str, base: str) -> str | None:
    """Path, below the service's root, of the page of a thing or term; None for an IRI of somebody else.

    >>> page_path("https://example.org/official/yun-byung-se", "https://example.org/")
    'official/yun-byung-se.html'
    """
    if (term := iri.removeprefix(DEFAULT_BASE)) != iri and term.partition("#")[0] in documents():
        document, hash_, name = term.partition("#")
        return f"{document}.html{hash_}{name}"
    path = iri.removeprefix(base)
    kind, slash, key = path.partition("/")
    return f"{quote(path, safe='/%~.-_')}.html" if path != iri and slash and key and kind in KINDS else None


@pass_context
def _asset(variables: Variables, name: str) -> str:
    return str(variables["root"]) + assets.address(name)


@pass_context
def _asset_needs(variables: Variables, name: str) -> list[str]:
    return [str(variables["root"]) + address for address in assets.needs(name)]


@pass_context
def _url_of(variables: Variables, iri: str) -> str:
    """A data IRI's page; the IRI itself where it leads elsewhere; empty for what a browser should not follow."""
    if path := page_path(iri, variables["base"]):
        return str(variables["root"]) + path
    return writing.web_address(iri)


@pass_context
def _query_link(variables: Variables, text: str) -> str:
    # The fragment never reaches a server, so the length of a query does not matter.
    return f"{variables['root']}sparql#query={quote(text, safe='')}"


def _citations_of(iri: str, label: str, kind: str) -> list[tuple[str, str]]:
    """Citations of a thing of the record, which stands on no single document."""
    return citations(Cited(iri=iri, label=label, kind=kind))


@pass_context
def _country_class(variables: Variables, country: str) -> str:
    return str(variables["palette"].css_class(country))


def _path_in(iri: str, base: str) -> str:
    """An IRI without the base that all data share."""
    return iri.removeprefix(base)


@pass_context
def _page_of(variables: Variables, iri: str) -> str:
    """The path of a thing's page below the service's root."""
    return page_path(iri, variables["base"]) or ""


def _held(value: object) -> object:
    """What a page is given, without the characters that HTML cannot hold; markup is the templates' own."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """The environment of all templates."""
    made = Environment(
        loader=PackageLoader("api.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_held,
    )
    made.globals.update(asset=_asset, url_of=_url_of, query_link=_query_link, country_class=_country_class)
    made.globals.update(has_asset=assets.exists, asset_needs=_asset_needs)
    made.globals.update(date_words=writing.date_words, month_words=writing.month_words)
    made.globals.update(point_words=writing.point_words, citations_of=_citations_of)
    made.filters.update(
        page_of=_page_of,
        path_in=_path_in,
        after_gap=writing.after_gap,
        before_gap=writing.before_gap,
        legend_entry=writing.legend_entry,
        without_date=writing.without_date,
        thousands=writing.thousands,
        web_address=writing.web_address,
        key=writing.key,
        plural=writing.plural,
        spaced=writing.spaced,
    )
    return made


def render(
    request: Request,
    template: str,
    *,
    status_code: int = 200,
    policy: str = STRICT,
    headers: dict[str, str] | None = None,
    **variables: Any,
) -> Response:
    """Make a page.

    Args:
        request: what it answers; its path says how addresses in the page begin.
        template: name of a template in `api/web/templates`.
        status_code: HTTP status.
        policy: Content-Security-Policy, one of `api.web.security`.
        headers: further headers.
        variables: what the template is given. `queries` is a list of (what it found, SPARQL text) for "show the query".
    """
    context = request.app.state.context
    given = {"root": root_of(request), "base": context.settings.base, "palette": context.palette}
    given |= {"queries": [], "section": "", **variables}
    content = environment().get_template(template).render(given).encode("utf-8", "replace")
    found = {"cache-control": "no-cache", "vary": "Accept, Accept-Encoding", "content-security-policy": policy}
    found |= {name.lower(): value for name, value in (headers or {}).items()}
    if status_code == 200:
        found["etag"] = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        asked = request.headers.get("if-none-match", "")
        if found["etag"] in (part.strip() for part in asked.split(",")):
            return Response(status_code=304, headers=found)
    if len(content) >= GZIP_FROM and "gzip" in request.headers.get("accept-encoding", ""):
        content = gzip.compress(content, 5, mtime=0)
        found["content-encoding"] = "gzip"
    return HTMLResponse(content, status_code, found)
