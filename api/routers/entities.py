"""`/official/{key}` and the others: what the graph says of one thing, at the path of its IRI, on whatever host."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode
from starlette.responses import RedirectResponse

from api.context import Context, ContextOf
from api.http.dereferencing import DOCUMENTS, PAGE, Address, address_of, link_header, root_of, see_other
from api.http.responses import VARY, respond, task_of
from api.problems import Problem
from api.protocol.formats import JSON
from api.web.pages.things import page as page_of
from kg.rdf import KINDS
from kg.rdf.describing import graph_query, thing_query
from kg.rdf.namespaces import DCTERMS

router = APIRouter(tags=["Things"])
GRAPH = "graph"
GENID = ".well-known/genid"
"""Where the nodes without a name of the shipped Turtle have theirs (RDF 1.1, section 3.5)."""
SHOWN = ("official", "office", "contact", "document")
"""Kinds that stand for all in the API's description."""
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "With a suffix: the document.", "content": {offer.media_type: {} for offer in DOCUMENTS}},
    302: {"description": "Its accounts were merged or split: it is now another, at the address in `Location`."},
    303: {
        "description": "Without a suffix: the document that suits the `Accept` header is at the address in `Location`."
    },
    404: {"description": "The graph has nothing of this name."},
    406: {"description": "None of the accepted formats can hold it."},
}


async def entity(request: Request, context: ContextOf) -> Response:
    """The address of a thing leads (303) to the document about it that the `Accept` header asks for; each has an
    address of its own, with a suffix: `.html`, `.ttl`, `.jsonld`, `.nt`, `.rdf`, `.trig`, `.nq`. A contact that has
    become another leads there.
    """
    path = request.scope["raw_path"].decode("ascii", "replace")
    path = path.removeprefix(request.scope.get("root_path", "")).removeprefix("/")
    address = address_of(path)
    node = _node(context, address)
    successors = await _successors(request, context, node)
    if len(successors) == 1 and successors[0].startswith(context.settings.base):
        suffix = f".{address.document.key}" if address.document else ""
        location = f"{root_of(path)}{successors[0].removeprefix(context.settings.base)}{suffix}"
        return RedirectResponse(location, 302, headers={"Vary": VARY, "Cache-Control": "no-cache"})
    if address.document is None:
        return see_other(address, request)
    if address.document is PAGE:
        response = await page_of(request, context, node.value)
    else:
        text = graph_query(node) if path.startswith(f"{GRAPH}/") else thing_query(node)
        formats: dict[str, str | None] = {"graph": address.document.key}
        task = task_of(request, text, base=context.settings.base, formats=formats, trusted=True)
        response = await respond(request, context.engine, task, context.metrics)
    response.headers["Link"] = link_header(address, node.value, root_of(path))
    return response


def _node(context: Context, address: Address) -> NamedNode:
    try:
        return NamedNode(context.settings.base + address.path)
    except ValueError as error:
        raise Problem(404, "not-found", f"/{address.path} is no part of an IRI") from error


async def _successors(request: Request, context: Context, node: NamedNode) -> list[str]:
    """IRIs of what a thing was replaced by, at most two.

    Raises:
        Problem: the graph does not know the thing.
    """
    found = (
        f"SELECT DISTINCT ?other WHERE {{ {{ {node} ?p ?o }} UNION {{ GRAPH {node} {{ ?s ?p ?o }} }}"
        f" OPTIONAL {{ {node} {DCTERMS.isReplacedBy} ?other }} }} LIMIT 2"
    )
    task = task_of(request, found, base=context.settings.base, formats={"solutions": JSON.key}, trusted=True)
    answer = await context.engine.query(replace(task, gzip=False))
    rows = json.loads(answer.content or b"".join([part async for part in answer]))["results"]["bindings"]
    if not rows:
        raise Problem(404, "not-found", f"the graph knows no {node}; it may stand in quarantine, or in no document")
    return [row["other"]["value"] for row in rows if "other" in row]


for kind in (*KINDS, GRAPH, GENID):
    # One path for each kind, and not one for all, leaves other paths of two parts to other routers.
    address = f"/{kind}/{{key:path}}"
    router.add_api_route(
        address,
        entity,
        methods=["GET"],
        summary=f"What the graph says of one {kind}",
        operation_id=f"describe_{kind}".replace("-", "_"),
        response_class=Response,
        responses=RESPONSES,
        openapi_extra={"parameters": [{"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}]},
        include_in_schema=kind in SHOWN,
    )
    router.add_api_route(address, entity, methods=["HEAD"], include_in_schema=False)
