"""`/update` and `/graph-store`: for the operator, with a token, and only with `--allow-update`."""

from __future__ import annotations

import hmac
import uuid
from email import message_from_bytes
from email.policy import HTTP
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pyoxigraph import NamedNode

from api.context import Context, ContextOf
from api.engine.writing import Writing
from api.http.responses import respond, task_of
from api.problems import Problem
from api.protocol.formats import GRAPHS, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, negotiate
from api.protocol.requests import FORM, UPDATE, fields_of, media_type, read_body, read_operation

READABLE = {found.media_type: found.key for found in (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)}
"""Media type of a graph in a request -> key of the format."""
MULTIPART = "multipart/form-data"


async def authorized(request: Request, context: ContextOf) -> None:
    """Let only the holder of the token pass; the comparison takes the same time for every token.

    Raises:
        Problem: 401.
    """
    token = context.settings.token
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    expected = token.get_secret_value() if token else ""
    same = hmac.compare_digest(given.strip().encode("utf-8", "surrogateescape"), expected.encode())
    if not expected or scheme.lower() != "bearer" or not same:
        raise Problem(
            401,
            "unauthorized",
            "writing needs the operator's token: Authorization: Bearer …",
            {"WWW-Authenticate": 'Bearer realm="communique"'},
        )


async def writing_of(context: ContextOf) -> Writing:
    """The process that writes."""
    if context.writing is None:
        raise Problem(404, "not-found", "this service was started without --allow-update")
    return context.writing


WritingOf = Annotated[Writing, Depends(writing_of)]
router = APIRouter(tags=["Writing"])
_SECURITY: dict[str, Any] = {"security": [{"token": []}]}
_GRAPH_PARAMETERS = [
    {"name": "default", "in": "query", "description": "The default graph.", "schema": {"type": "string"}},
    {"name": "graph", "in": "query", "description": "IRI of a named graph.", "schema": {"type": "string"}},
]
_GRAPH_BODY = {"required": True, "content": {name: {"schema": {"type": "string"}} for name in READABLE}}


@router.post(
    "/update",
    summary="SPARQL Update",
    name="update",
    status_code=204,
    dependencies=[Depends(authorized)],
    openapi_extra={**_SECURITY, "requestBody": {"required": True, "content": {UPDATE: {"schema": {"type": "string"}}}}},
)
async def update(request: Request, context: ContextOf, writing: WritingOf) -> Response:
    """Change the graph. 204 means that the next query sees the change; LOAD is not offered."""
    settings = context.settings
    operation = await read_operation(
        request, "update", limit=settings.max_update_bytes, timeout=settings.update_timeout
    )
    if operation is None:
        raise Problem(400, "bad-request", f"send an update as {UPDATE} or as a form ({FORM})")
    order = {
        "do": "update",
        "base": settings.base,
        "default_graphs": operation.default_graphs,
        "named_graphs": operation.named_graphs,
    }
    await writing.apply(order, operation.text.encode())
    return Response(status_code=204)


@router.get(
    "/graph-store", summary="Read a graph", response_class=Response, openapi_extra={"parameters": _GRAPH_PARAMETERS}
)
@router.head("/graph-store", include_in_schema=False)
async def read_graph(request: Request, context: ContextOf) -> Response:
    """SPARQL 1.1 Graph Store Protocol, GET."""
    name = _graph_name(request, context)
    if name is not None and not await _exists(request, context, name):
        raise Problem(404, "not-found", f"there is no graph <{name}>")
    if not (chosen := negotiate(request.headers.get("accept"), GRAPHS)):
        raise Problem(406, "not-acceptable", "the result is a graph, and the Accept header names no format for that")
    query = "CONSTRUCT { ?s ?p ?o } WHERE { " + ("?s ?p ?o }" if name is None else f"GRAPH <{name}> {{ ?s ?p ?o }} }}")
    task = task_of(request, query, base=context.settings.base, formats={"graph": chosen.key})
    return await respond(request, context.engine, task, context.metrics)


@router.put(
    "/graph-store",
    summary="Replace a graph",
    status_code=204,
    dependencies=[Depends(authorized)],
    openapi_extra={**_SECURITY, "parameters": _GRAPH_PARAMETERS, "requestBody": _GRAPH_BODY},
)
async def put_graph(request: Request, context: ContextOf, writing: WritingOf) -> Response:
    """SPARQL 1.1 Graph Store Protocol, PUT: 201 for a new graph, else 204."""
    done = await _write(request, context, writing, "put", _graph_name(request, context))
    return Response(status_code=204 if done["existed"] else 201)


@router.post(
    "/graph-store",
    summary="Add to a graph, or make a new one",
    status_code=204,
    dependencies=[Depends(authorized)],
    openapi_extra={**_SECURITY, "parameters": _GRAPH_PARAMETERS, "requestBody": _GRAPH_BODY},
)
async def post_graph(request: Request, context: ContextOf, writing: WritingOf) -> Response:
    """SPARQL 1.1 Graph Store Protocol, POST. Without `default` or `graph`, a new graph is made, named in `Location`."""
    if not fields_of(request.scope["query_string"]):
        name = f"{context.settings.base}graph/{uuid.uuid4()}"
        await _write(request, context, writing, "post", name)
        return Response(status_code=201, headers={"Location": name})
    done = await _write(request, context, writing, "post", _graph_name(request, context))
    return Response(status_code=204 if done["existed"] else 201)


@router.delete(
    "/graph-store",
    summary="Remove a graph",
    status_code=204,
    dependencies=[Depends(authorized)],
    openapi_extra={**_SECURITY, "parameters": _GRAPH_PARAMETERS},
)
async def delete_graph(request: Request, context: ContextOf, writing: WritingOf) -> Response:
    """SPARQL 1.1 Graph Store Protocol, DELETE."""
    name = _graph_name(request, context)
    done = await writing.apply({"do": "delete", "graph": name}, b"")
    if not done["existed"]:
        raise Problem(404, "not-found", f"there is no graph <{name}>")
    return Response(status_code=204)


def _graph_name(request: Request, context: Context) -> str | None:
    """IRI of the graph that the URL names, None for the default graph."""
    fields = fields_of(request.scope["query_string"])
    if [name for name, _ in fields] == ["default"]:
        return None
    if [name for name, _ in fields] != ["graph"]:
        raise Problem(400, "bad-request", "name one graph: ?default or ?graph=IRI")
    try:
        return NamedNode(fields[0][1]).value
    except ValueError as error:
        raise Problem(400, "bad-request", f"{fields[0][1]!r} is not an absolute IRI") from error


async def _exists(request: Request, context: Context, name: str) -> bool:
    task = task_of(request, f"ASK {{ GRAPH <{name}> {{}} }}", base=context.settings.base, formats={"boolean": "csv"})
    answer = await context.engine.query(task)
    return answer.content == b"true"


async def _write(request: Request, context: Context, writing: Writing, do: str, name: str | None) -> dict[str, Any]:
    settings = context.settings
    body = await read_body(request, settings.max_update_bytes, settings.update_timeout)
    media, _ = media_type(request)
    if media == MULTIPART:
        parts = _multipart(request.headers["content-type"], body)
    elif media in READABLE:
        parts = [(READABLE[media], body)]
    else:
        raise Problem(415, "unsupported-media-type", f"send a graph as one of {', '.join(READABLE)}")
    base = name or str(request.url)
    order = {"do": do, "graph": name, "base": base, "parts": [(key, len(part)) for key, part in parts]}
    return await writing.apply(order, b"".join(part for _, part in parts))


def _multipart(content_type: str, body: bytes) -> list[tuple[str, bytes]]:
    """The graphs of a form with files."""
    message = message_from_bytes(b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body, policy=HTTP)
    parts = []
    for part in message.iter_parts():
        media = part.get_content_type()
        if media not in READABLE:
            raise Problem(415, "unsupported-media-type", f"a part is {media}: send one of {', '.join(READABLE)}")
        content = part.get_payload(decode=True)
        parts.append((READABLE[media], content if isinstance(content, bytes) else b""))
    if not parts:
        raise Problem(400, "bad-request", "the form has no parts")
    return parts
