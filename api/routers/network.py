"""`/network.json` and its likes: the network of contacts, or the part of it that filters choose."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from typing import Any

from fastapi import APIRouter, Request, Response

from api.context import ContextOf
from api.protocol.requests import fields_of
from api.responses import takes_gzip
from kg.network.filters import FIELDS, Filters, parse_filters

router = APIRouter(tags=["Network"])
COMPRESS_FROM = 1_024
"""Bytes of a file below which compression gains nothing."""
PARAMETERS = [
    {
        "name": found.name,
        "in": "query",
        "required": False,
        "description": found.description,
        "example": [found.example] if found.repeatable else found.example,
        "schema": {"type": "array", "items": schema} if found.repeatable else schema,
    }
    for found in FIELDS.values()
    for schema in ({"type": "string", **({"enum": list(found.values)} if found.values else {})},)
]
"""The filters, for the description of the service."""
RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"description": "A filter is unknown or has a value it does not take."},
    503: {"description": "The network could not be made in time, or the service is busy."},
}


def filters_of(request: Request, context: ContextOf) -> Filters:
    """The filters in the query string.

    Raises:
        ParameterError: one is unknown, or has a value it does not take.
    """
    return parse_filters(fields_of(request.scope["query_string"]), context.settings.base)


@router.get(
    "/network.json",
    summary="The network of contacts, to draw",
    operation_id="network_json",
    response_class=Response,
    responses={200: {"description": "The network.", "content": {"application/json": {}}}, **RESPONSES},
    openapi_extra={"parameters": PARAMETERS},
)
@router.head("/network.json", include_in_schema=False)
async def network_json(request: Request, context: ContextOf) -> Response:
    """Graphology's serialisation. Nodes are named by the path of their IRI and have label, country, office and its
    kind, number of contacts, first and last day, community and place; edges have their contacts, media, first and
    last day. The places are those of the whole network: no node moves when a filter changes.
    """
    filters = filters_of(request, context)
    client = request.client.host if request.client else ""
    snapshot = context.networks.snapshot
    content = await context.networks.json(filters, client)
    return await file_response(request, content, "application/json", f"{snapshot} {filters.query_string()}")


async def file_response(
    request: Request, content: bytes, media_type: str, name: str, file_name: str | None = None
) -> Response:
    """A file with an ETag from its name (snapshot and what was asked), compressed where the client takes that.

    Args:
        request: what is answered.
        content: the whole file.
        media_type: value of Content-Type.
        name: what the file is made of: the same name, the same content.
        file_name: under which a browser saves it.
    """
    compressed = len(content) >= COMPRESS_FROM and takes_gzip(request.headers.get("accept-encoding", ""))
    digest = hashlib.blake2b(f"{media_type} {name} {compressed}".encode(), digest_size=12).hexdigest()
    headers = {"ETag": f'"{digest}"', "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    asked = request.headers.get("if-none-match", "")
    if headers["ETag"] in (part.strip().removeprefix("W/") for part in asked.split(",")):
        return Response(status_code=304, headers=headers)
    if file_name:
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    if compressed:
        headers["Content-Encoding"] = "gzip"
        content = await asyncio.to_thread(gzip.compress, content, 5, mtime=0)
    return Response(content, headers=headers, media_type=media_type)
