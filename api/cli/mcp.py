"""`communique mcp`."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from api.cli.options import DEFAULT_STORE, StoreOption


def mcp(
    store: StoreOption = DEFAULT_STORE,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes that stand ready.")] = 2,
    query_timeout: Annotated[float, typer.Option(help="Seconds a query may take.")] = 10.0,
) -> None:
    """Offer the graph to an assistant: a server of the Model Context Protocol on stdin and stdout.

    Its tools find officials, list contacts of two sides, lay side by side what each side said, run read-only SPARQL and
    cite; every answer carries the sentences behind it. A running service offers the same at /mcp.

    An assistant's configuration names the command and its arguments; docs/assistants.md shows it.

    Example:

        communique mcp --store store
    """
    from api.app import make_context, with_base_of_store
    from api.assistants.server import make_server
    from api.settings import Settings

    settings = with_base_of_store(Settings(store=store, workers=workers, query_timeout=query_timeout))
    context = make_context(settings)

    async def run() -> None:
        await context.engine.start()
        try:
            await make_server(context).run_stdio_async()
        finally:
            await context.networks.stop()
            context.names.stop()
            await context.calculator.stop()
            await context.engine.stop()

    asyncio.run(run())
