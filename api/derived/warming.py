"""What the first visitor would have to wait for, done before anybody comes: at the start and for each new build."""

from __future__ import annotations

import asyncio
import logging

from api.context import Context
from api.engine.errors import EngineError
from kg.comparing.words import terms
from kg.network.files import NetworkFormat
from kg.network.filters import Filters

log = logging.getLogger("communique.api")
LOOK = 2.0
"""Seconds between two looks whether another snapshot is served."""


async def keep_warm(context: Context) -> None:
    """Lay the network out for each snapshot, and read the words by which accounts are compared; until cancelled.

    An engine that does not say what it serves is asked once: it may be somebody else's.
    """
    laid_out: str | None = None
    while True:
        status = context.engine.status()
        if status.ready and status.snapshot != laid_out:
            laid_out = status.snapshot
            try:
                everything = Filters(base=context.settings.base)
                await context.networks.file(everything, NetworkFormat.JSON, client="")
                await context.networks.months(everything, client="")
            except EngineError as error:
                log.info("the network was not laid out in advance: %s", error)
            await asyncio.to_thread(terms, "sanctions")
        await asyncio.sleep(LOOK)
