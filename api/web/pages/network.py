"""`/`: who spoke with whom, as a graph; and what its script asks for beside the graph itself."""

from __future__ import annotations

import json
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.http.files import file_response
from api.protocol.requests import fields_of
from api.routers.network import RESPONSES, client_of, filters_of, parameters
from api.web.asking import Row, Rows, ask_all, ask_text
from api.web.paging import page_number, paged
from api.web.security import GRAPH
from api.web.templating import render
from api.web.writing import key
from kg.network.filters import FIELDS, parse_filters
from kg.network.selection import sentences_query
from kg.queries import ParameterError

router = APIRouter(include_in_schema=False)
AT_ONCE = 20
"""Contacts on a page of contacts."""
CHOICES = {
    "country": ("Country", "network-countries"),
    "office": ("Office held", "network-offices"),
    "publisher": ("Told by", "network-publishers"),
    "topic": ("Topic", "network-topics"),
}
"""Filters whose values come from the graph: name -> (label, query of pages)."""
MEDIA = {
    "in-person": "in person",
    "phone-call": "by telephone",
    "video-call": "by video",
    "written": "in writing",
    "unspecified": "not stated",
}


@router.get("/")
@router.head("/")
async def network(request: Request, context: ContextOf) -> Response:
    """The page. Its script draws what the fields of its own address ask for."""
    context.names.warm()  # Whoever opens the page may look for a name.
    found = await ask_all(request, context, *((query, {}) for _, query in CHOICES.values()))
    choices = {
        name: [(key(row["value"]), row["label"] or key(row["value"]), row["contacts"]) for row in rows]
        for name, rows in zip(CHOICES, found, strict=True)
    }
    return render(
        request,
        "network.html",
        title="Who spoke with whom",
        section="network",
        policy=GRAPH,
        labels={name: label for name, (label, _) in CHOICES.items()},
        choices=choices,
        media=MEDIA,
        countries=json.dumps(list(context.palette.places)),
        given=_given(request, context),
    )


def _given(request: Request, context: Context) -> str | None:
    """The filters of the page's address, for links to files; its other fields concern the drawing alone.

    None: they are no filters. The script shows what the service says of them.
    """
    fields = [(name, value) for name, value in fields_of(request.scope["query_string"]) if name in FIELDS]
    try:
        return parse_filters(fields, context.settings.base).query_string()
    except ParameterError:
        return None


@router.get("/network/contacts")
@router.head("/network/contacts")
async def contacts(request: Request, context: ContextOf) -> Response:
    """The contacts behind nodes of the network (`of`, once or twice), with the sentences that tell of them."""
    fields = fields_of(request.scope["query_string"])
    nodes = tuple(value for name, value in fields if name == "of" and value)
    if len(nodes) > 2:
        raise ParameterError("of", "an edge has two nodes: give `of` once or twice")
    filters = parse_filters(((n, v) for n, v in fields if n not in ("of", "page")), context.settings.base)
    found: list[dict[str, str]] = json.loads(await context.networks.selection(filters, nodes, client_of(request)))
    first = (page_number(request) - 1) * AT_ONCE
    shown, pages = paged(request, found[first : first + AT_ONCE + 1], AT_ONCE, "contacts")
    told: dict[str, list[Row]] = {contact["contact"]: [] for contact in shown}
    sentences = Rows([], "")
    if shown:
        sentences = await ask_text(request, context, sentences_query(told))
        for row in sentences:
            told[row["contact"]].append(row)
    return render(
        request,
        "network-contacts.html",
        title="Contacts",
        section="network",
        contacts=[{**contact, "sentences": told[contact["contact"]]} for contact in shown],
        total=len(found),
        pages=pages,
        media=MEDIA,
        queries=[("the sentences of these contacts", sentences.query)] if shown else [],
    )


@router.get(
    "/network/months.json",
    include_in_schema=True,
    tags=["Network"],
    summary="The contacts of the network by month",
    operation_id="network_months",
    response_class=Response,
    responses={200: {"description": "The numbers.", "content": {"application/json": {}}}, **RESPONSES},
    openapi_extra={"parameters": parameters()},
)
@router.head("/network/months.json")
async def months(request: Request, context: ContextOf) -> Response:
    """For each month the contacts that took place in it, whatever `from` and `to` say, and how many leave it open."""
    filters = replace(filters_of(request, context), first=None, last=None)

    content = await context.networks.months(filters, client_of(request))
    name = f"{context.networks.snapshot} {filters.query_string()}"
    return await file_response(request, content, "application/json", name)
