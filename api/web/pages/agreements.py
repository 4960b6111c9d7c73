"""`/agreements`: the named agreements, with the contacts that concern them and the texts that name them."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from api.context import ContextOf
from api.web.asking import ask
from api.web.choices import fields, options, values
from api.web.templating import render

router = APIRouter(include_in_schema=False)
FILTERS = ("country", "kind", "named")


@router.api_route("/agreements", methods=["GET", "HEAD"])
async def agreements(request: Request, context: ContextOf) -> Response:
    """Named agreements; by default those that a text names or something was said about."""
    given = fields(request, FILTERS)
    asked = {"country": given["country"], "kind": values({"agreement": given["kind"]})["agreement"]}
    rows, kinds, parties = await asyncio.gather(
        ask(request, context, "agreements", asked),
        ask(request, context, "agreement-kinds"),
        ask(request, context, "parties"),
    )
    shown = [row for row in rows if given["named"] == "all" or row["texts"].number or row["contacts"].number]
    return render(
        request,
        "agreements.html",
        title="Agreements",
        section="agreements",
        agreements=shown,
        hidden=len(rows) - len(shown),
        given=given,
        kinds=options(kinds, "kind", "name"),
        kind_names={row["kind"]: row["name"] for row in kinds},
        parties=options(parties, "country", "name"),
        names={row["country"]: row["name"] for row in parties},
        queries=[("agreements", rows.query)],
    )
