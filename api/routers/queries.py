"""`/queries`: the stored queries as a REST API."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.context import Context, ContextOf
from api.http.files import described_file, metadata_beside
from api.http.responses import task_of
from api.problems import Problem
from api.protocol.formats import named_formats, prefers_html
from api.protocol.requests import QUERY, fields_of
from api.routers.sparql import RESPONSES
from api.tabular import METADATA, About, answer, formats_of, metadata
from api.web.pages import queries as pages
from kg.queries import ParameterError, StoredQuery

router = APIRouter(tags=["Stored queries"])


class ParameterModel(BaseModel):
    """A parameter of a stored query."""

    name: str
    type: str
    required: bool
    description: str
    example: str | None
    default: str | None
    values: list[str]


class StoredQueryModel(BaseModel):
    """A question with a name."""

    name: str
    summary: str
    description: str
    tags: list[str]
    form: str
    params: list[ParameterModel]
    url: str
    example_url: str


@router.get("/queries", summary="All stored queries", operation_id="queries", response_model=list[StoredQueryModel])
@router.head("/queries", include_in_schema=False, response_model=list[StoredQueryModel])
async def queries(request: Request, context: ContextOf, response: Response) -> list[StoredQueryModel] | Response:
    """What researchers ask most, each with its parameters and a URL that runs it with examples; forms for a browser."""
    if prefers_html(request.headers.get("accept")):
        return await pages.listing(request, context)
    response.headers["Vary"] = "Accept"
    return [_model(request, query) for query in context.queries.values()]


@router.get("/queries/{name}.rq", summary="The text of a stored query", operation_id="stored_query_text")
@router.head("/queries/{name}.rq", include_in_schema=False)
async def stored_query_text(name: str, context: ContextOf) -> Response:
    """The SPARQL text with its header: run it anywhere, or start from it."""
    return Response(_find(context, name).text, media_type=QUERY)


@router.get("/queries/{name}", operation_id="stored_query", include_in_schema=False)
@router.head("/queries/{name}", include_in_schema=False)
async def stored_query(name: str, request: Request, context: ContextOf) -> Response:
    """Run a stored query. Its parameters are fields of the query string and are bound as RDF terms. A suffix of the
    name (`.csv`, `.tsv`, `.json`, `.parquet`, `.md`, `.nt`, …) chooses the format, else the Accept header does.
    A browser gets a form, with the answer below it.
    """
    name, dot, suffix = name.partition(".")
    query = _find(context, name)
    if suffix == METADATA:
        if query.form != "select":
            raise Problem(404, "not-found", f"{query.name} gives no table")
        task = task_of(request, _bound(request, context, query), base=context.settings.base, trusted=True)
        return await metadata(request, context, task, About.of(query), described_file(request))
    if dot and not named_formats(suffix):
        raise Problem(404, "not-found", f"there is no format {suffix!r}: take csv, tsv, json, xml, parquet, md, or nt")
    if not dot and request.headers.get("accept", "").strip().lower() == QUERY:
        return Response(query.text, media_type=QUERY, headers={"Vary": "Accept"})
    if not dot and prefers_html(request.headers.get("accept")):
        return await pages.one(request, context, query)
    text = _bound(request, context, query)
    task = task_of(
        request, text, base=context.settings.base, formats=formats_of(request, suffix, alone=True), trusted=True
    )
    return await answer(request, context, task, About.of(query), metadata_beside(request) if suffix == "csv" else None)


def _bound(request: Request, context: Context, query: StoredQuery) -> str:
    values: dict[str, str] = {}
    for field, value in fields_of(request.scope["query_string"]):
        if field in values:
            raise ParameterError(field, f"give {field} once")
        values[field] = value
    return query.bind(values, context.settings.base)


def _find(context: Context, name: str) -> StoredQuery:
    if not (query := context.queries.get(name)):
        raise Problem(404, "not-found", f"there is no stored query {name!r}; GET /queries lists them all")
    return query


def _model(request: Request, query: StoredQuery) -> StoredQueryModel:
    url = str(request.url_for("stored_query", name=query.name))
    examples = query.examples()
    return StoredQueryModel(
        name=query.name,
        summary=query.summary,
        description=query.description,
        tags=list(query.tags),
        form=query.form,
        params=[
            ParameterModel(
                name=p.name,
                type=p.type,
                required=p.required,
                description=p.description,
                example=p.example,
                default=p.default,
                values=list(p.values),
            )
            for p in query.parameters
        ],
        url=url,
        example_url=f"{url}?{urlencode(examples)}" if examples else url,
    )


_SCHEMAS = {"integer": {"type": "integer"}, "decimal": {"type": "number"}, "boolean": {"type": "boolean"}}


def openapi_paths(queries: dict[str, StoredQuery]) -> dict[str, Any]:
    """One path of the OpenAPI description for each stored query, with its own parameters."""
    return {f"/queries/{query.name}": {"get": _operation(query)} for query in queries.values()}


def _operation(query: StoredQuery) -> dict[str, Any]:
    parameters = []
    for parameter in query.parameters:
        schema: dict[str, Any] = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
        if parameter.type == "date":
            schema["format"] = "date"
        if parameter.values:
            schema["enum"] = list(parameter.values)
        if parameter.default is not None:
            schema["default"] = parameter.default
        found: dict[str, Any] = {
            "name": parameter.name,
            "in": "query",
            "required": parameter.required and parameter.default is None,
            "description": parameter.description,
            "schema": schema,
        }
        if parameter.example is not None:
            found["example"] = parameter.example
        parameters.append(found)
    return {
        "tags": list(router.tags),
        "summary": query.summary,
        "description": query.description,
        "operationId": f"query_{query.name}".replace("-", "_"),
        "parameters": parameters,
        "responses": {str(status): dict(response) for status, response in RESPONSES.items() if status not in (413,)},
    }
