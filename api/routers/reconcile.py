"""`/reconcile`: the Reconciliation Service API, 0.2 as OpenRefine speaks it, and the draft of 1.0.

The addresses of both versions stand side by side; their manifests contradict each other, so that of the draft, and
its addresses once more, stand under `/reconcile/v1`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.responses import RedirectResponse

from api.context import Context, ContextOf
from api.problems import Problem
from api.protocol.requests import FORM, fields_of, media_type, read_body
from api.reconciliation import answers, requests
from api.web.security import policy
from api.web.templating import environment, page_path, render, root_of
from kg.reconciliation.describing import describe
from kg.reconciliation.entities import TYPES, Entity
from kg.reconciliation.index import Index
from kg.reconciliation.properties import PROPERTIES, Wish, values_of

router = APIRouter(tags=["Reconciliation"])
EMBEDDED = policy(frame_ancestors="*")
"""A preview stands in a frame of the tool that asks."""
MOST_BYTES = 1 << 20
"""Longest body."""
SUGGESTIONS = 10
MOST_SUGGESTIONS = 100
PREVIEWED = ("office", "tenure", "country", "holder", "party", "head", "signed", "alias", "contacts", "lastContact")
"""Properties that a preview shows where a thing has them."""
JSON = "application/json"
_BAD: dict[int | str, dict[str, Any]] = {
    400: {"description": "The request is not one of the API; the detail names the places that are wrong."},
    413: {"description": "The batch or the body is too long."},
    503: {"description": "Too many batches wait, or the graph cannot be read now."},
}
_BODY = {"content": {JSON: {"schema": {"type": "object"}}}, "required": True}
Prefix = Annotated[str, Query(max_length=300, description="What has been typed so far.")]
Cursor = Annotated[int, Query(ge=0, le=1_000_000, description="Results to skip.")]
Limit = Annotated[int, Query(ge=1, le=MOST_SUGGESTIONS, description="Most results.")]
Id = Annotated[str, Query(max_length=2_000, description="Id of a thing, its IRI, or its item at Wikidata.")]
TypeId = Annotated[str | None, Query(alias="type", max_length=300, description="Id of a type to keep to.")]


def _root(request: Request, name: str = "reconcile") -> str:
    return str(request.url_for(name)).removesuffix("/")


@router.get(
    "/reconcile",
    name="reconcile",
    operation_id="reconcile_get",
    summary="The manifest; with `queries` or `extend`, a batch",
    responses=_BAD,
    openapi_extra={
        "parameters": [
            {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
            for name, text in (
                ("queries", "A batch of queries as JSON: key -> query."),
                ("extend", "A request for values of properties as JSON."),
            )
        ]
    },
)
@router.head("/reconcile", include_in_schema=False)
async def reconcile_get(request: Request, context: ContextOf) -> JSONResponse:
    """Give this address to OpenRefine (*Reconcile → Start reconciling… → Add standard service…*)."""
    fields = dict(fields_of(request.scope["query_string"]))
    if "queries" in fields or "extend" in fields:
        return await _batch_or_values(context, fields)
    context.names.warm()
    manifest = answers.manifest_02(_root(request), context.settings.base, version("communique"))
    return JSONResponse(manifest, headers={"Cache-Control": "no-cache"})


@router.post(
    "/reconcile",
    operation_id="reconcile_post",
    summary="Reconcile a batch, or fetch values of properties",
    responses={**_BAD, 415: {"description": "The body is no form."}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                FORM: {
                    "schema": {
                        "type": "object",
                        "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                    }
                }
            },
        }
    },
)
async def reconcile_post(request: Request, context: ContextOf) -> JSONResponse:
    """A form with `queries` or `extend`, each JSON, as version 0.2 has it."""
    media, _ = media_type(request)
    if media != FORM:
        raise Problem(415, "unsupported-media-type", f"send {FORM} with `queries` or `extend`")
    return await _batch_or_values(context, dict(fields_of(await _body(request, context))))


async def _body(request: Request, context: Context) -> bytes:
    return await read_body(request, MOST_BYTES, context.settings.body_timeout)


async def _batch_or_values(context: Context, fields: dict[str, str]) -> JSONResponse:
    if ("queries" in fields) == ("extend" in fields):
        raise Problem(400, "bad-request", "give either `queries` or `extend`")
    if "queries" in fields:
        batch = requests.batch_02(fields["queries"])
        return JSONResponse(await context.names.run(lambda index: answers.results_02(index, batch)))
    asked = _extension(fields["extend"])
    return JSONResponse(await context.names.run(lambda index: answers.values_02(index, asked)))


def _extension(text: str | bytes) -> requests.Extension:
    asked = requests.model_of(requests.Extension, text, "extend")
    if len(asked.ids) > requests.IDS:
        raise Problem(413, "too-long", f"{requests.IDS:,} ids may be asked at once; these are {len(asked.ids):,}")
    return asked


async def manifest_v1(request: Request, context: ContextOf) -> JSONResponse:
    """The manifest of the draft of 1.0; its other addresses stand below this one."""
    context.names.warm()
    manifest = answers.manifest_10(_root(request, "reconcile_v1"), version("communique"))
    return JSONResponse(manifest, headers={"Cache-Control": "no-cache"})


async def match(request: Request, context: ContextOf) -> JSONResponse:
    """A batch of the draft of 1.0: `{"queries": [{"conditions": […]}]}`."""
    batch = requests.batch_10(await _json_body(request, context))
    return JSONResponse(await context.names.run(lambda index: answers.results_10(index, batch)))


async def extend(request: Request, context: ContextOf) -> JSONResponse:
    """Values of properties of things, as the draft of 1.0 has it."""
    asked = _extension(await _json_body(request, context))
    return JSONResponse(await context.names.run(lambda index: answers.values_10(index, asked)))


async def _json_body(request: Request, context: Context) -> bytes:
    media, _ = media_type(request)
    if media != JSON:
        raise Problem(415, "unsupported-media-type", f"send {JSON}")
    return await _body(request, context)


async def propose(
    type_id: TypeId = None, limit: Annotated[int | None, Query(ge=1, le=MOST_SUGGESTIONS)] = None
) -> JSONResponse:
    """Properties whose values can be fetched for things of a type."""
    return JSONResponse(answers.properties_proposed(type_id, limit))


async def suggest_entity(
    context: ContextOf, prefix: Prefix = "", type_id: TypeId = None, cursor: Cursor = 0, limit: Limit = SUGGESTIONS
) -> JSONResponse:
    """Things whose names have words that begin as typed, those with most contacts first."""

    def work(index: Index) -> answers.Json:
        found = index.starting_with(prefix, requests.known_type(type_id))
        return answers.entities_suggested(index, found[cursor : cursor + limit])

    return JSONResponse(await context.names.run(work))


async def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> JSONResponse:
    """Types of things."""
    return JSONResponse({"result": answers.types_suggested(prefix)["result"][cursor:]})


async def suggest_property(prefix: Prefix = "", cursor: Cursor = 0) -> JSONResponse:
    """Properties that may stand in a query."""
    return JSONResponse({"result": answers.properties_suggested(prefix)["result"][cursor:]})


async def flyout(kind: str, context: ContextOf, id: Id) -> JSONResponse:
    """A few lines of HTML about a thing, a type or a property."""
    title, text = id, ""
    if kind == "type" and id in TYPES:
        title, text = TYPES[id].name, TYPES[id].description
    elif kind == "property" and id in PROPERTIES:
        title, text = PROPERTIES[id].name, PROPERTIES[id].description
    elif kind == "entity":
        title, text = await context.names.run(lambda index: _title(index, _known(index, id)))
    else:
        raise Problem(404, "not-found", f"there is no {kind} {id!r}")
    html = environment().get_template("reconcile/flyout.html").render(title=title, text=text)
    return JSONResponse({"id": id, "html": html})


def _title(index: Index, entity: Entity) -> tuple[str, str]:
    return entity.name, describe(index, entity)


def _known(index: Index, id: str) -> Entity:
    if (entity := index.find(id)) is None:
        raise Problem(404, "not-found", f"the graph knows no {id!r}")
    return entity


async def preview(request: Request, context: ContextOf, id: Id) -> Response:
    """A small page about a thing, for the frame of a tool."""

    def work(index: Index) -> dict[str, Any]:
        entity = _known(index, id)
        facts = [
            (PROPERTIES[name].name, [_shown(value) for value in values[:6]])
            for name in PREVIEWED
            if (values := values_of(index, entity, name, Wish())) and not (name == "office" and entity.held)
        ]
        return {
            "title": entity.name,
            "native": entity.native,
            "what": TYPES[entity.types[-1]].name,
            "facts": facts,
            "iri": index.base + entity.id,
            "wikidata": entity.wikidata,
        }

    return render(request, "reconcile/preview.html", policy=EMBEDDED, **await context.names.run(work))


def _shown(value: object) -> str:
    return value.name if isinstance(value, Entity) else str(value)


async def view(request: Request, context: ContextOf, id: Id) -> Response:
    """To the page of a thing, by its id."""
    found = await context.names.run(lambda index: index.base + _known(index, id).id)
    path = page_path(found, context.settings.base)
    return RedirectResponse(f"{root_of(request)}{path}", 303, headers={"Cache-Control": "no-cache"})


Handler = Callable[..., Awaitable[Response]]
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "The graph knows nothing of this id."}}
_SEE: dict[int | str, dict[str, Any]] = {303: {"description": "Its page."}, **_NOT_FOUND}
_GETS: list[tuple[str, Handler, str, dict[int | str, dict[str, Any]]]] = [
    ("/suggest/entity", suggest_entity, "Things by the beginning of a name", {}),
    ("/suggest/type", suggest_type, "Types by the beginning of a name", {}),
    ("/suggest/property", suggest_property, "Properties by the beginning of a name", {}),
    ("/preview", preview, "A small page about a thing", _NOT_FOUND),
    ("/view", view, "To the page of a thing", _SEE),
    ("/extend/propose", propose, "Properties that a type of things has", {}),
]
_POSTS: list[tuple[str, Handler, str]] = [
    ("/match", match, "Reconcile a batch (draft of 1.0)"),
    ("/extend", extend, "Fetch values of properties (draft of 1.0)"),
]


def _add(path: str, handler: Handler, summary: str, responses: dict[int | str, dict[str, Any]], *, post: bool) -> None:
    operation = path.strip("/").replace("/", "_").replace("{", "").replace("}", "")
    router.add_api_route(
        path,
        handler,
        methods=["POST" if post else "GET"],
        name=operation,
        operation_id=operation,
        summary=summary,
        response_class=Response if handler in (preview, view) else JSONResponse,
        responses={**_BAD, **responses},
        openapi_extra={"requestBody": _BODY} if post else None,
    )
    if not post:
        router.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False)


for _prefix in ("/reconcile", "/reconcile/v1"):
    for _path, _handler, _summary, _responses in _GETS:
        _add(_prefix + _path, _handler, _summary, _responses, post=False)
    for _path, _handler, _summary in _POSTS:
        _add(_prefix + _path, _handler, _summary, {415: {"description": "The body is no JSON."}}, post=True)
_add("/reconcile/propose_properties", propose, "Properties that a type of things has (0.2)", {}, post=False)
_add("/reconcile/flyout/{kind}", flyout, "A few lines about a thing, type or property (0.2)", _NOT_FOUND, post=False)
_add("/reconcile/v1", manifest_v1, "The manifest of the draft of 1.0", {}, post=False)
