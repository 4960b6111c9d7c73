"""`communique serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from api.settings import Settings


def serve(
    store: Annotated[
        str | None,
        typer.Option(help="Folder made by `communique build`, or the URL of a SPARQL engine.", show_default="store"),
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; 0.0.0.0 for all.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.", show_default="8000")] = None,
    base: Annotated[str | None, typer.Option(help="Base IRI of the data.", show_default="that of the store")] = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes that stand ready.")] = None,
    memory: Annotated[
        bool | None,
        typer.Option(
            "--memory/--disk",
            help="Workers share the graph in memory (fast), or read it from disk.",
            show_default="disk",
        ),
    ] = None,
    query_timeout: Annotated[float | None, typer.Option(help="Seconds a query may take.", show_default="10")] = None,
    max_query_bytes: Annotated[int | None, typer.Option(help="Longest query.", show_default="65536")] = None,
    max_result_bytes: Annotated[int | None, typer.Option(help="Longest result.", show_default="256 MiB")] = None,
    release: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of a release to offer for download at /downloads.")
    ] = None,
    allow_update: Annotated[
        bool | None,
        typer.Option(
            "--allow-update", help="Offer /update and /graph-store to whoever has COMMUNIQUE_TOKEN.", show_default=False
        ),
    ] = None,
    links: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="Folder of `communique link`: whoever has COMMUNIQUE_TOKEN decides on the page /link."
        ),
    ] = None,
    log_format: Annotated[str | None, typer.Option(help="text or json.", show_default="text")] = None,
) -> None:
    """Serve the graph: SPARQL at /sparql, stored queries at /queries, API documentation at /docs.

    Every flag can also be set as an environment variable, COMMUNIQUE_PORT for --port; docs/settings.md lists them all,
    with the finer ones that have no flag. Stop it with Ctrl+C: running queries may end first.
    """
    from api.server import serve as run

    given: dict[str, Any] = {
        "store": store,
        "host": host,
        "port": port,
        "base": base,
        "workers": workers,
        "mode": None if memory is None else "memory" if memory else "disk",
        "query_timeout": query_timeout,
        "max_query_bytes": max_query_bytes,
        "max_result_bytes": max_result_bytes,
        "release": release,
        "allow_update": allow_update,
        "links": links,
        "log_format": log_format,
    }
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, f['loc'])) or 'settings'}: {f['msg']}" for f in error.errors()]
        raise typer.BadParameter("; ".join(faults)) from error
    run(settings)
