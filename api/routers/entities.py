"""`/official/{key}` and the others: what the graph says of one thing, at the path of its IRI, on whatever host."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode
from starlette.responses import RedirectResponse

from api.context import Context, ContextOf
from api.problems import Problem
from api.protocol.formats import GRAPHS, JSON
from api.responses import VARY, respond, task_of
from kg.rdf import KINDS
from kg.rdf.namespaces import DCTERMS

router = APIRouter(tags=["Things"])
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "Its triples.", "content": {offer.media_type: {} for offer in GRAPHS}},
    302: {"description": "Its accounts were merged or split: it is now another, at the address in `Location`."},
    404: {"description": "The graph has nothing of this name."},
    406: {"description": "None of the accepted formats can hold a graph."},
}


async def entity(request: Request, context: ContextOf) -> Response:
    """The triples that have the thing as their subject, as Turtle, N-Triples, RDF/XML, JSON-LD, TriG or N-Quads.
    A contact that has become another leads there."""
    path = request.scope["raw_path"].decode("ascii", "replace").removeprefix(request.scope.get("root_path", ""))
    try:
        node = NamedNode(context.settings.base + path.removeprefix("/"))
    except ValueError as error:
        raise Problem(404, "not-found", f"{path} is no part of an IRI") from error
    successors = await _successors(request, context, node)
    if len(successors) == 1 and successors[0].startswith(context.settings.base):
        up = "../" * (path.count("/") - 1)
        location = f"{up}{successors[0].removeprefix(context.settings.base)}"
        return RedirectResponse(location, 302, headers={"Vary": VARY, "Cache-Control": "no-cache"})
    task = task_of(request, f"CONSTRUCT WHERE {{ {node} ?p ?o }}", base=context.settings.base, trusted=True)
    return await respond(request, context.engine, task, context.metrics)


async def _successors(request: Request, context: Context, node: NamedNode) -> list[str]:
    """IRIs of what a thing was replaced by, at most two.

    Raises:
        Problem: the graph does not know the thing.
    """
    found = (
        f"SELECT DISTINCT ?other WHERE {{ {node} ?p ?o OPTIONAL {{ {node} {DCTERMS.isReplacedBy} ?other }} }} LIMIT 2"
    )
    task = task_of(request, found, base=context.settings.base, formats={"solutions": JSON.key}, trusted=True)
    answer = await context.engine.query(replace(task, gzip=False))
    rows = json.loads(answer.content or b"".join([part async for part in answer]))["results"]["bindings"]
    if not rows:
        raise Problem(404, "not-found", f"the graph knows no {node}; it may stand in quarantine, or in no document")
    return [row["other"]["value"] for row in rows if "other" in row]


for kind in KINDS:
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
        include_in_schema=kind in ("official", "office", "contact", "document"),
    )
    router.add_api_route(address, entity, methods=["HEAD"], include_in_schema=False)
