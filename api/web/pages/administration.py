"""The page of an administration: its head, its days, and the contacts of its side while it was in office."""

from __future__ import annotations

from fastapi import Request, Response

from api.context import Context
from api.web.choices import options
from api.web.contact_lists import contact_list, question
from api.web.facts import facts_with
from api.web.templating import render


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about an administration.

    Raises:
        Problem: the graph does not know the administration.
        ParameterError: a filter has a value that it does not take.
    """
    facts, (contacts, sides) = await facts_with(
        request,
        context,
        iri,
        question(request, "contacts-of-administration", {"administration": iri}, "country"),
        ("sides-in-contact", {}, None, 0),
    )
    return render(
        request,
        "administration.html",
        title=facts.name,
        facts=facts,
        contacts=contact_list(request, contacts, "country", options(sides, "country", "name")),
        queries=[("facts", facts.rows.query), ("contacts", contacts.query)],
    )
