"""The page of an official: names, offices held, contacts over time, partners, acts, sources."""

from __future__ import annotations

import datetime as dt

from fastapi import Request, Response

from api.context import Context
from api.web.choices import options
from api.web.contact_lists import contact_list, medium_chart, question
from api.web.facts import facts_with
from api.web.templating import render
from api.web.tenures import tenure_chart

PARTNERS, ACTS, DOCUMENTS = 40, 8, 25


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about an official.

    Raises:
        Problem: the graph does not know the official.
        ParameterError: a filter has a value that it does not take.
    """
    me = {"official": iri}
    facts, (tenures, contacts, partners, months, acts, documents) = await facts_with(
        request,
        context,
        iri,
        ("tenures-of-official", me, None, 0),
        question(request, "contacts-of-official", me, "partner"),
        ("partners-of-official", me, PARTNERS, 0),
        ("months-of-official", me, None, 0),
        ("acts-of-official", me, ACTS + 1, 0),
        ("documents-naming-official", me, DOCUMENTS + 1, 0),
    )
    today = dt.date.today()
    return render(
        request,
        "official.html",
        title=facts.name,
        facts=facts,
        tenures=tenures,
        timeline=tenure_chart(tenures, "officeName", facts.one("country"), context.palette.css_class, today=today),
        contacts=contact_list(request, contacts, "partner", options(partners, "partner", "name")),
        partners=partners,
        most=max((row["contacts"].number for row in partners), default=1),
        chart=medium_chart(months),
        acts=acts[:ACTS],
        more_acts=len(acts) > ACTS,
        documents=documents[:DOCUMENTS],
        more_documents=len(documents) > DOCUMENTS,
        queries=[
            ("names", facts.rows.query),
            ("offices", tenures.query),
            ("contacts", contacts.query),
            ("contacts by month", months.query),
            ("partners", partners.query),
            ("acts", acts.query),
            ("texts", documents.query),
        ],
    )
