"""`/data`: everything that can be taken away, and how."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.context import ContextOf
from api.web.templating import render
from kg.release.manifest import Manifest
from kg.store import StoreError

router = APIRouter(include_in_schema=False)
NETWORK = (
    ("network.gexf", "GEXF 1.3", "Gephi; with the time of each contact"),
    ("network.graphml", "GraphML", "igraph, networkx, yEd"),
    ("network.csv", "CSV", "an edge list"),
    ("network.json", "JSON", "graphology; with a layout and communities"),
)
"""Files of the whole network: address, format, what it is for."""
TABLES = (
    ("dyad-month", "Pairs of countries by month"),
    ("network/measures", "Centrality, brokerage and communities by period"),
)
"""Tables for statistics: address without suffix, what it is."""
SUFFIXES = ("csv", "tsv", "json", "parquet")


@router.api_route("/data", methods=["GET", "HEAD"])
async def data(request: Request, context: ContextOf) -> Response:
    """Downloads and interfaces."""
    manifest: Manifest | None = None
    try:
        manifest = context.release.manifest if context.release else None
    except StoreError:
        manifest = None  # /downloads says what is wrong with the folder
    return render(
        request,
        "data.html",
        title="Data",
        section="data",
        manifest=manifest,
        network=NETWORK,
        tables=TABLES,
        suffixes=SUFFIXES,
        stored=list(context.queries.values()),
    )
