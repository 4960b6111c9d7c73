"""The page of a country or international organisation: contacts, officials, partners, administrations, agreements."""

from __future__ import annotations

import datetime as dt

from fastapi import Request, Response

from api.context import Context
from api.web.charts import bands
from api.web.choices import options
from api.web.contact_lists import contact_list, medium_chart, question
from api.web.facts import facts_with
from api.web.templating import page_path, render, root_of
from api.web.tenures import administration_spans

OFFICIALS, PARTNERS = 25, 25


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about a side.

    Raises:
        Problem: the graph does not know the side.
        ParameterError: a filter has a value that it does not take.
    """
    me = {"side": iri}
    facts, (contacts, months, officials, partners, administrations, agreements) = await facts_with(
        request,
        context,
        iri,
        question(request, "contacts-of-country", me, "country"),
        ("months-of-country", me, None, 0),
        ("officials-of-country", me, OFFICIALS, 0),
        ("partners-of-country", me, PARTNERS, 0),
        ("administrations", me, None, 0),
        ("agreements-of-country", me, None, 0),
    )
    root, base = root_of(request), context.settings.base
    spans = administration_spans(
        administrations, context.palette.css_class, lambda found: root + (page_path(found, base) or "")
    )
    today = dt.date.today()
    return render(
        request,
        "country.html",
        title=facts.name,
        facts=facts,
        contacts=contact_list(request, contacts, "country", options(partners, "partner", "name")),
        chart=medium_chart(months),
        officials=officials,
        most_official=max((row["contacts"].number for row in officials), default=1),
        partners=partners,
        most_partner=max((row["contacts"].number for row in partners), default=1),
        administrations=administrations,
        timeline=bands(spans, min(span.start for span in spans), today) if spans else None,
        agreements=agreements,
        queries=[
            ("facts", facts.rows.query),
            ("contacts", contacts.query),
            ("contacts by month", months.query),
            ("officials", officials.query),
            ("partners", partners.query),
            ("administrations", administrations.query),
            ("agreements", agreements.query),
        ],
    )
