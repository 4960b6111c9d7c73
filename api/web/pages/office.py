"""The page of an office: its holders, acting or not, and their contacts in it."""

from __future__ import annotations

import datetime as dt

from fastapi import Request, Response

from api.context import Context
from api.web.choices import options
from api.web.contact_lists import contact_list, question
from api.web.facts import facts_with
from api.web.templating import render
from api.web.tenures import tenure_chart


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about an office.

    Raises:
        Problem: the graph does not know the office.
        ParameterError: a filter has a value that it does not take.
    """
    me = {"office": iri}
    facts, (holders, contacts, sides) = await facts_with(
        request,
        context,
        iri,
        ("holders-of-office", me, None, 0),
        question(request, "contacts-of-office", me, "country"),
        ("sides-in-contact", {}, None, 0),
    )
    country = facts.one("country")
    today = dt.date.today()
    return render(
        request,
        "office.html",
        title=facts.name,
        facts=facts,
        holders=holders,
        timeline=tenure_chart(holders, "name", country, context.palette.css_class, today=today),
        contacts=contact_list(request, contacts, "country", options(sides, "country", "name")),
        queries=[("facts", facts.rows.query), ("holders", holders.query), ("contacts", contacts.query)],
    )
