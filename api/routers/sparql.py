"""`/sparql`: the SPARQL 1.1 Protocol for queries."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.http.responses import task_of
from api.problems import Problem
from api.protocol.description import describe
from api.protocol.formats import CSV, GRAPHS, KINDS, negotiate, prefers_html
from api.protocol.requests import FORM, QUERY, Operation, fields_of, read_operation
from api.tabular import METADATA, About, answer, formats_of, metadata
from api.web.pages.sparql import editor
from kg.catalogue.dataset import DATASET

router = APIRouter(tags=["SPARQL"])
ABOUT = About("result", "Result of a query", "")
LONGEST_ADDRESS = 4_000
"""Characters of an address in a header that clients and proxies can be trusted to take."""
_TYPES = sorted({found.media_type for offers in KINDS.values() for found in offers})
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The result.", "content": {media_type: {} for media_type in _TYPES}},
    400: {"description": "The query is not valid, or asks for something this service does not do."},
    406: {"description": "None of the accepted formats can hold the result."},
    413: {"description": "The query is too long."},
    429: {"description": "Too many of your queries are in flight."},
    503: {"description": "The query took too long or too much memory, or the service is busy."},
}
_GRAPHS_PARAMETERS = [
    {
        "name": f"{name}-graph-uri",
        "in": "query",
        "description": text,
        "schema": {"type": "array", "items": {"type": "string", "format": "uri"}},
    }
    for name, text in (
        ("default", "A graph of the default graph; takes the place of FROM."),
        ("named", "A named graph; takes the place of FROM NAMED."),
    )
]
_QUERY_PARAMETER = {
    "name": "query",
    "in": "query",
    "description": "A SPARQL 1.1 query. Without it, a browser gets the editor, other clients the service description.",
    "schema": {"type": "string"},
    "example": "SELECT * WHERE { ?s ?p ?o } LIMIT 5",
}
_FORMAT_PARAMETER = {
    "name": "format",
    "in": "query",
    "description": "Format of the result by its suffix (csv, tsv, json, xml, parquet, md, ttl, nt, jsonld, …), for "
    "clients that cannot set `Accept`; csv-metadata.json: what the columns of its CSV are (CSVW).",
    "schema": {"type": "string"},
}
_POST_BODY = {
    "required": True,
    "content": {
        QUERY: {"schema": {"type": "string"}},
        FORM: {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {
                    "query": {"type": "string"},
                    "default-graph-uri": {"type": "array", "items": {"type": "string"}},
                    "named-graph-uri": {"type": "array", "items": {"type": "string"}},
                },
            }
        },
    },
}


@router.get(
    "/sparql",
    summary="Ask a SPARQL query",
    operation_id="sparql_get",
    response_class=Response,
    responses=RESPONSES,
    openapi_extra={"parameters": [_QUERY_PARAMETER, _FORMAT_PARAMETER, *_GRAPHS_PARAMETERS]},
)
@router.head("/sparql", include_in_schema=False)
async def sparql_get(request: Request, context: ContextOf) -> Response:
    """SELECT and ASK give SPARQL JSON, XML, CSV or TSV, SELECT also Parquet and Markdown; CONSTRUCT and DESCRIBE give
    Turtle, N-Triples, RDF/XML, JSON-LD, TriG or N-Quads, as the `Accept` header says. The graph is read-only,
    SERVICE is not offered, and a query that does not end in time is stopped: a 503 says so, or, once a result
    has begun to stream, the connection closes before its end.
    """
    return await answer_to(request, context)


@router.post(
    "/sparql",
    summary="Ask a SPARQL query, in the body",
    operation_id="sparql_post",
    response_class=Response,
    responses={**RESPONSES, 415: {"description": "The body is neither a query nor a form."}},
    openapi_extra={"requestBody": _POST_BODY, "parameters": _GRAPHS_PARAMETERS},
)
async def sparql_post(request: Request, context: ContextOf) -> Response:
    """Like GET, with the query as `application/sparql-query` or in a form."""
    return await answer_to(request, context)


async def answer_to(request: Request, context: Context) -> Response:
    """What `/sparql` answers to GET, HEAD and POST.

    Raises:
        Problem, EngineError: there is no result.
    """
    settings = context.settings
    operation = await read_operation(request, "query", limit=settings.max_query_bytes, timeout=settings.body_timeout)
    if operation is None:
        return _without_query(request, context)
    name = dict(fields_of(request.scope["query_string"])).get("format", "")
    task = task_of(
        request,
        await context.federation.expand(operation.text),
        base=settings.base,
        formats=formats_of(request, name),
        default_graphs=operation.default_graphs if operation.has_dataset else None,
        named_graphs=operation.named_graphs if operation.has_dataset else None,
    )
    if name == METADATA:
        return await metadata(request, context, task, ABOUT, _address(operation, "csv"))
    metadata_at = _address(operation, METADATA) if task.formats["solutions"] == CSV.key else ""
    return await answer(request, context, task, ABOUT, metadata_at if len(metadata_at) <= LONGEST_ADDRESS else None)


def _address(operation: Operation, layout: str) -> str:
    """Where the same is answered to GET in another format."""
    fields = [
        ("query", operation.text),
        *(("default-graph-uri", graph) for graph in operation.default_graphs),
        *(("named-graph-uri", graph) for graph in operation.named_graphs),
        ("format", layout),
    ]
    return f"sparql?{urlencode(fields)}"


def _without_query(request: Request, context: Context) -> Response:
    accept = request.headers.get("accept")
    headers = {"Vary": "Accept"}
    if prefers_html(accept):
        return editor(request, context)
    if not (chosen := negotiate(accept, GRAPHS)):
        raise Problem(400, "bad-request", "give a query: GET /sparql?query=…, or POST it", headers)
    settings = context.settings
    endpoint = str(request.url.replace(query="", fragment=""))
    update = str(request.url_for("update")) if settings.allow_update else None
    dataset = f"{settings.base}{DATASET}"
    content = describe(endpoint, chosen, dataset=dataset, federation=bool(settings.federation), update=update)
    return Response(content, media_type=chosen.content_type, headers=headers)
