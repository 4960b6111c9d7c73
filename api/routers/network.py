"""`/network.json` and its likes: the network of contacts, its measures, and the panel of country pairs and months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.http.files import described_file, file_response
from api.problems import Problem
from api.protocol.requests import fields_of
from kg.network.files import Level, NetworkFormat
from kg.network.filters import FIELDS, Filters, parse_filters
from kg.network.panel import FIELDS as PANEL_FIELDS
from kg.network.panel import panel_filters
from kg.network.periods import By
from kg.queries import ParameterError
from kg.tables.csvw import MEDIA_TYPE as CSVW
from kg.tables.writing import KINDS, TableFormat

router = APIRouter(tags=["Network"])
MEDIA_TYPES = {
    NetworkFormat.JSON: "application/json",
    NetworkFormat.GEXF: "application/gexf+xml",
    NetworkFormat.GRAPHML: "application/graphml+xml",
    NetworkFormat.CSV: "text/csv; charset=utf-8",
}
OF_MEASURES = {
    "level": ("Measures of `nodes` (default) or of the whole `network`.", tuple(Level)),
    "by": ("Length of the periods: `all` (default) for one over all contacts.", tuple(By)),
    "of": ("With `by=administration`: key of the country whose administrations they are.", ()),
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"description": "A filter is unknown or has a value it does not take."},
    503: {"description": "The file could not be made in time, or the service is busy."},
}


def parameters(names: Iterable[str] = FIELDS) -> list[dict[str, Any]]:
    """Filters, for the description of the service."""
    found = []
    for name in names:
        known = FIELDS[name]
        schema: dict[str, Any] = {"type": "string", **({"enum": list(known.values)} if known.values else {})}
        found.append(
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": known.description,
                "example": [known.example] if known.repeatable else known.example,
                "schema": {"type": "array", "items": schema} if known.repeatable else schema,
            }
        )
    return found


def filters_of(request: Request, context: Context, without: Iterable[str] = ()) -> Filters:
    """The filters in the query string, but for fields that are none.

    Raises:
        ParameterError: one is unknown, or has a value it does not take.
    """
    fields = fields_of(request.scope["query_string"])
    return parse_filters([(name, value) for name, value in fields if name not in without], context.settings.base)


def client_of(request: Request) -> str:
    """Address of who asks, for the cap on queries in flight."""
    return request.client.host if request.client else ""


async def network(request: Request, context: ContextOf) -> Response:
    """The network of contacts. Nodes are named by the path of their IRI; they have label, country, office and its kind,
    number of contacts, first and last day, community and place, in GEXF and GraphML also centralities and brokerage.
    Edges have their contacts, media, first and last day. Places are those of the whole network: no node moves when a
    filter changes. GEXF has time spells; JSON is graphology's; CSV is an edge list.
    """
    filters = filters_of(request, context)
    layout = NetworkFormat(request.url.path.rpartition(".")[2])
    made_of = f"{context.networks.snapshot} {filters.query_string()}"
    content = await context.networks.file(filters, layout, client_of(request))
    name = None if layout is NetworkFormat.JSON else f"network.{layout}"
    return await file_response(request, content, MEDIA_TYPES[layout], made_of, name=name)


async def network_metadata(request: Request, context: ContextOf) -> Response:
    """CSV on the Web: columns with types and descriptions."""
    filters = filters_of(request, context)
    content = await context.networks.edges_metadata(filters, described_file(request), client_of(request))
    made_of = f"{context.networks.snapshot} {filters.query_string()}"
    return await file_response(request, content, CSVW, made_of)


async def measures(request: Request, context: ContextOf) -> Response:
    """Centralities, communities and brokerage of nodes, or density, modularity and the like of the network, for each
    period. A contact counts in a period when all days on which it may have taken place lie in it.
    """
    filters = filters_of(request, context, OF_MEASURES)
    given = dict(fields_of(request.scope["query_string"]))
    level = Level(_choice(given, "level", Level.NODES, tuple(Level)))
    by = By(_choice(given, "by", By.ALL, tuple(By)))
    of = ""
    if by is By.ADMINISTRATION:
        if not given.get("of"):
            raise ParameterError("of", "by=administration needs of=COUNTRY, for example of=US")
        (of,) = parse_filters([("country", given["of"])], context.settings.base).iris("country")
    layout, url = _layout(request)
    made_of = f"{context.networks.snapshot} {filters.query_string()} {level} {by} {of}"
    content = await context.networks.measures(filters, level, by, of, layout, url, client_of(request))
    return await _table(request, content, layout, url, made_of, f"network-{level}")


async def panel(request: Request, context: ContextOf) -> Response:
    """A row for each pair of countries and month, months without contact included: held contacts by medium and level,
    planned ones apart, ISO and Correlates of War codes.
    """
    given = [name for name, value in fields_of(request.scope["query_string"]) if value]
    filters = panel_filters(filters_of(request, context), given)
    layout, url = _layout(request)
    content = await context.networks.panel(filters, layout, url, client_of(request))
    made_of = f"{context.networks.snapshot} {filters.query_string()}"
    return await _table(request, content, layout, url, made_of, "dyad-month")


def _choice(given: dict[str, str], name: str, default: str, values: tuple[str, ...]) -> str:
    value = given.get(name) or default
    if value not in values:
        raise ParameterError(name, f"{name}={value!r} is not one of {', '.join(values)}")
    return value


def _layout(request: Request) -> tuple[TableFormat, str]:
    """The format that the path's suffix names; with the address of the CSV file where its metadata are asked for."""
    path = request.url.path
    if path.endswith(".csv-metadata.json"):
        return TableFormat.CSV, described_file(request)
    suffix = path.rpartition(".")[2]
    if suffix not in tuple(TableFormat):
        raise Problem(404, "not-found", f"there is no format {suffix!r}; there are {', '.join(TableFormat)}")
    return TableFormat(suffix), ""


async def _table(request: Request, content: bytes, layout: TableFormat, url: str, made_of: str, name: str) -> Response:
    if url:
        return await file_response(request, content, CSVW, made_of)
    return await file_response(request, content, KINDS[layout].media_type, made_of, name=f"{name}.{layout}")


def _add(path: str, endpoint: Any, summary: str, operation: str, media: Iterable[str], fields: list[Any]) -> None:
    content: dict[str, Any] = {media_type.partition(";")[0]: {} for media_type in media}
    router.add_api_route(
        path,
        endpoint,
        methods=["GET"],
        summary=summary,
        operation_id=operation,
        response_class=Response,
        responses={200: {"description": "The file.", "content": content}, **RESPONSES},
        openapi_extra={"parameters": fields},
    )
    router.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False)


for kind in NetworkFormat:
    _add(
        f"/network.{kind}",
        network,
        f"The network of contacts as {kind.upper()}",
        f"network_{kind}",
        [MEDIA_TYPES[kind]],
        parameters(),
    )
_add(
    "/network.csv-metadata.json",
    network_metadata,
    "What the columns of the edge list mean",
    "network_csv_metadata",
    [CSVW],
    parameters(),
)
_SUFFIX = {
    "name": "suffix",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": [*TableFormat, "csv-metadata.json"]},
}
_TABLES = [*(found.media_type for found in KINDS.values()), CSVW]
_add(
    "/network/measures.{suffix}",
    measures,
    "Measures of the network by period",
    "network_measures",
    _TABLES,
    [
        _SUFFIX,
        *(
            {
                "name": name,
                "in": "query",
                "description": description,
                "schema": {"type": "string", **({"enum": list(values)} if values else {})},
            }
            for name, (description, values) in OF_MEASURES.items()
        ),
        *parameters(),
    ],
)
_add(
    "/dyad-month.{suffix}",
    panel,
    "A panel of country pairs and months",
    "dyad_month",
    _TABLES,
    [_SUFFIX, *parameters(PANEL_FIELDS)],
)
