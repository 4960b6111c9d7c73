"""The page of a publisher: which months of it are collected, and its texts."""

from __future__ import annotations

from fastapi import Request, Response

from api.context import Context
from api.web.charts import Count, over_time, tabulated
from api.web.facts import facts_with
from api.web.paging import page_number, paged
from api.web.templating import render

DOCUMENTS = 50
"""Texts on a page."""


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about a publisher.

    Raises:
        Problem: the graph does not know the publisher.
    """
    me = {"publisher": iri}
    facts, (coverage, documents) = await facts_with(
        request,
        context,
        iri,
        ("coverage", me, None, 0),
        ("documents-of-publisher", me, DOCUMENTS + 1, (page_number(request) - 1) * DOCUMENTS),
    )
    counts = [Count(row["month"], "texts", row["texts"].number) for row in coverage]
    css = context.palette.css_class(facts.one("country"))
    shown, paging = paged(request, documents, DOCUMENTS, "texts")
    return render(
        request,
        "publisher.html",
        title=facts.name,
        facts=facts,
        chart=over_time(counts, {"texts": f"bar {css}".strip()}, "texts"),
        counts=tabulated(counts),
        texts=sum(count.number for count in counts),
        documents=shown,
        paging=paging,
        queries=[("facts", facts.rows.query), ("coverage", coverage.query), ("texts", documents.query)],
    )
