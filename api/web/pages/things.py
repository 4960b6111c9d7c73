"""Which page shows a thing: one for each kind that has its own, and the generic one for all others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request, Response

from api.context import Context
from api.web.pages import (
    account,
    act,
    administration,
    agreement,
    contact,
    country,
    document,
    generic,
    office,
    official,
    passage,
    publisher,
)

Handler = Callable[[Request, Context, str], Awaitable[Response]]
"""Makes the page of a thing from its IRI; raises `Problem` 404 for what the graph does not know."""

PAGES: dict[str, Handler] = {
    "account": account.page,
    "act": act.page,
    "administration": administration.page,
    "agreement": agreement.page,
    "contact": contact.page,
    "country": country.page,
    "document": document.page,
    "office": office.page,
    "official": official.page,
    "passage": passage.page,
    "publisher": publisher.page,
}
"""Kind (first word of the path of an IRI, see `kg.rdf.KINDS`) -> what makes its page."""


def kind_of(iri: str, base: str) -> str:
    """The kind of a thing, as its IRI says.

    >>> kind_of("https://example.org/official/yun-byung-se", "https://example.org/")
    'official'
    """
    return iri.removeprefix(base).partition("/")[0]


async def page(request: Request, context: Context, iri: str) -> Response:
    """The page of a thing.

    Raises:
        Problem: the graph does not know it.
    """
    return await PAGES.get(kind_of(iri, context.settings.base), generic.page)(request, context, iri)
