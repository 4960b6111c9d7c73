"""Python processes beside the service that nobody leaves behind, whenever they are given up."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process
from contextlib import suppress
from typing import Any


async def start(module: str, *arguments: str, **options: Any) -> Process:
    """Start `python -m module arguments…`; `options` are those of `asyncio.create_subprocess_exec`.

    Who waits may go, as all do when the service stops; a start that were broken off would leave its process behind.
    """
    starting = asyncio.create_task(
        asyncio.create_subprocess_exec(sys.executable, "-P", "-m", module, *arguments, **options)
    )
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        await end(await starting)
        raise


async def end(process: Process) -> None:
    """Kill a process, and wait for it and for the ends of its pipes."""
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    with suppress(RuntimeError):  # somebody still reads, and is told of the end
        await process.communicate()
