"""The dataset described for machines, and its files: VoID, DCAT, a JSON-LD context, queries as RDF, downloads."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from pyoxigraph import Triple, serialize

from api.context import Context, ContextOf
from api.engine.base import Task
from api.engine.errors import EngineError
from api.http.dereferencing import document
from api.problems import Problem
from api.protocol.description import WRITERS
from api.protocol.formats import GRAPHS, JSON, TURTLE, Format, negotiate
from kg.catalogue.context import PATH, jsonld_context
from kg.catalogue.dataset import DATASET, DESCRIPTION_PREFIXES, Dataset, describe
from kg.catalogue.executables import executables
from kg.catalogue.statistics import COUNTS, Statistics
from kg.rdf.namespaces import PREFIXES
from kg.store import StoreFolder

router = APIRouter(tags=["The dataset"])
COUNTING = 60.0
"""Seconds that one count may take: it is made once for each state of the graph, not for each request."""
GRAPH_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The description.", "content": {offer.media_type: {} for offer in GRAPHS}},
    406: {"description": "None of the accepted formats can hold it."},
}


@router.get(
    "/.well-known/void",
    summary="The dataset described",
    operation_id="void",
    response_class=Response,
    responses=GRAPH_RESPONSES,
)
@router.get(
    "/dcat",
    summary="The dataset described, for data portals",
    operation_id="dcat",
    response_class=Response,
    responses=GRAPH_RESPONSES,
)
@router.head("/.well-known/void", include_in_schema=False)
@router.head("/dcat", include_in_schema=False)
async def dataset(request: Request, context: ContextOf) -> Response:
    """One graph for both vocabularies: VoID with partitions by class and property and the links to Wikidata; DCAT with
    licence, version, downloads with their checksums, and how the graph came about. Turtle, or as `Accept` says.
    """
    chosen = _negotiated(request)
    statistics = await context.statistics.get(context.engine.snapshot, lambda: _count(request, context))
    described = await asyncio.to_thread(_described, request, context)
    return _graph(request, describe(described, statistics), chosen, DESCRIPTION_PREFIXES)


@router.get("/" + PATH, summary="A JSON-LD context for the ontology", operation_id="jsonld_context")
@router.head("/" + PATH, include_in_schema=False)
async def context_document(request: Request) -> Response:
    """Short names for the terms of the ontology, and what kind of value each takes."""
    content = json.dumps(jsonld_context(), indent=1, ensure_ascii=False)
    return document(request, content.encode(), "application/ld+json")


@router.get(
    "/queries.ttl",
    summary="All stored queries as RDF",
    operation_id="queries_as_rdf",
    response_class=Response,
    responses=GRAPH_RESPONSES,
)
@router.head("/queries.ttl", include_in_schema=False)
async def queries_as_rdf(request: Request, context: ContextOf) -> Response:
    """Each stored query as a `sh:SPARQLExecutable` with its text, its parameters and the endpoint it is meant for."""
    triples = executables(context.queries.values(), str(request.base_url))
    return _graph(request, triples, TURTLE, PREFIXES)


@router.get(
    "/queries/{name}.ttl", summary="A stored query as RDF", operation_id="query_as_rdf", response_class=Response
)
@router.head("/queries/{name}.ttl", include_in_schema=False)
async def query_as_rdf(name: str, request: Request, context: ContextOf) -> Response:
    """One stored query as a `sh:SPARQLExecutable`."""
    if not (query := context.queries.get(name)):
        raise Problem(404, "not-found", f"there is no stored query {name!r}; GET /queries lists them all")
    return _graph(request, executables([query], str(request.base_url)), TURTLE, PREFIXES)


@router.get("/downloads", summary="The files of the release", operation_id="downloads")
@router.head("/downloads", include_in_schema=False)
async def downloads(context: ContextOf) -> Response:
    """The manifest of the release that is offered: version, files, sizes, checksums."""
    if context.release is None:
        raise Problem(404, "not-found", "this service offers no release; `communique serve --release DIR` does")
    return JSONResponse(context.release.manifest.as_json(), headers={"Cache-Control": "no-cache"})


@router.get("/downloads/{name}", summary="A file of the release", operation_id="download", response_class=FileResponse)
@router.head("/downloads/{name}", include_in_schema=False)
async def download(name: str, context: ContextOf) -> Response:
    """A file as `communique export release` has written it; parts can be asked for with `Range`."""
    release = context.release
    if release is None or not (path := release.path(name)):
        raise Problem(404, "not-found", f"there is no file {name!r} to download; GET /downloads lists them all")
    (file,) = (file for file in release.manifest.files if file.name == name)
    media_type = "application/gzip" if name.endswith(".gz") else file.media_type
    headers = {
        "Cache-Control": "no-cache",
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(file.sha256)).decode()}:",
    }
    return FileResponse(path, media_type=media_type, filename=name, headers=headers)


async def _count(request: Request, context: Context) -> Statistics:
    """Count by SPARQL; a count that fails is left out."""
    statistics = Statistics()
    for name, query in COUNTS.items():
        task = Task(query=query, formats={"solutions": JSON.key}, timeout=COUNTING, trusted=True)
        try:
            answer = await context.engine.query(task)
            found = json.loads(answer.content or b"".join([part async for part in answer]))
        except EngineError:
            continue
        rows = ({name: term["value"] for name, term in row.items()} for row in found["results"]["bindings"])
        statistics.take(name, rows)
    return statistics


def _described(request: Request, context: Context) -> Dataset:
    settings = context.settings
    built: dict[str, Any] = {}
    if not settings.remote and (generation := StoreFolder(Path(settings.store)).current()):
        built = generation.read("build") or {}
    release, home = context.release, str(request.base_url)
    version = release.manifest.version if release else built.get("built") or context.engine.snapshot or "unknown"
    return Dataset(
        iri=settings.base + DATASET,
        base=settings.base,
        home=home,
        licence=release.manifest.licence if release else settings.licence,
        version=version,
        built=built.get("built"),
        software=built.get("software"),
        documents=built.get("documents"),
        distributions=release.distributions(f"{home}downloads/") if release else (),
    )


def _negotiated(request: Request) -> Format:
    accept = request.headers.get("accept")
    # Whoever opens the address in a browser is shown the Turtle: it says what it is.
    if chosen := negotiate(accept, GRAPHS) or negotiate(accept, (Format("ttl", "text/html", "page"),)):
        return chosen if chosen in GRAPHS else TURTLE
    raise Problem(406, "not-acceptable", f"this can be had as {', '.join(o.media_type for o in GRAPHS)}")


def _graph(request: Request, triples: Iterable[Triple], chosen: Format, prefixes: dict[str, str]) -> Response:
    content = serialize(triples, format=WRITERS[chosen.key], prefixes=prefixes) or b""
    return document(request, content, chosen.content_type)
