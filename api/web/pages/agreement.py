"""The page of a named agreement: parties, contacts that concern it, sentences about it, texts that name it."""

from __future__ import annotations

from fastapi import Request, Response

from api.context import Context
from api.web.choices import options
from api.web.contact_lists import contact_list, question
from api.web.facts import facts_with
from api.web.templating import render

ACTS, DOCUMENTS = 25, 40


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything about an agreement.

    Raises:
        Problem: the graph does not know the agreement.
        ParameterError: a filter has a value that it does not take.
    """
    me = {"agreement": iri}
    facts, (contacts, acts, documents, sides) = await facts_with(
        request,
        context,
        iri,
        question(request, "contacts-of-agreement", me, "country"),
        ("passages-of-agreement", me, ACTS + 1, 0),
        ("documents-naming-agreement", me, DOCUMENTS + 1, 0),
        ("sides-in-contact", {}, None, 0),
    )
    return render(
        request,
        "agreement.html",
        section="agreements",
        title=facts.name,
        facts=facts,
        contacts=contact_list(request, contacts, "country", options(sides, "country", "name")),
        acts=acts[:ACTS],
        more_acts=len(acts) > ACTS,
        documents=documents[:DOCUMENTS],
        more_documents=len(documents) > DOCUMENTS,
        queries=[
            ("facts", facts.rows.query),
            ("contacts", contacts.query),
            ("sentences", acts.query),
            ("texts", documents.query),
        ],
    )
