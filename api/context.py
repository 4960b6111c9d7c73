"""What the routers share: one object on the app's state, made by the app factory."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from api.derived.calculating import Calculator
from api.derived.networks import Networks
from api.derived.release import Release
from api.derived.searching import Searching
from api.derived.snapshots import PerSnapshot
from api.engine.base import Engine
from api.engine.federation import Federation
from api.engine.recent import Recent
from api.engine.writing import Writing
from api.metrics import Metrics
from api.reconciliation.index import Names
from api.settings import Settings
from api.web.palette import Palette
from kg.catalogue.statistics import Statistics
from kg.queries import StoredQuery

RECENT = 8 << 20
"""Bytes of results of pages that are kept as they came from the engine; about five times as much in memory. Pages ask
the same for the choices of their forms, and readers go back and forth."""


@dataclass(frozen=True, slots=True)
class Context:
    """Settings, engine and what was loaded at start."""

    settings: Settings
    engine: Engine
    queries: dict[str, StoredQuery]
    federation: Federation
    writing: Writing | None = None
    """The process that writes, with `allow_update`."""
    page_queries: dict[str, StoredQuery] = field(default_factory=dict)
    """What the pages ask, by name."""
    palette: Palette = field(default_factory=Palette)
    """Colours of the countries that are most present."""
    names: Names = field(init=False)
    """The index of names that reconciliation asks."""
    calculator: Calculator = field(init=False)
    """Runs what is too heavy for the event loop."""
    networks: Networks = field(init=False)
    """Files of the network, made once."""
    searching: Searching = field(init=False)
    """Asks the index of sentences."""
    release: Release | None = None
    """What can be downloaded."""
    statistics: PerSnapshot[Statistics] = field(default_factory=PerSnapshot)
    """Counts of the graph that is served."""
    recent: Recent[object] = field(default_factory=lambda: Recent(RECENT, RECENT // 8))
    """Results of the pages' queries."""
    metrics: Metrics = field(default_factory=Metrics)
    started: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        object.__setattr__(self, "calculator", Calculator(self.settings.calculation_timeout))
        object.__setattr__(self, "networks", Networks(self.engine, self.calculator))
        object.__setattr__(self, "names", Names(self.engine, self.settings.base))
        object.__setattr__(self, "searching", Searching(self.settings))


async def context_of(request: Request) -> Context:
    """The app's context. (FastAPI would call a plain function in a thread, at half a millisecond each time.)"""
    return cast("Context", request.app.state.context)


ContextOf = Annotated[Context, Depends(context_of)]
"""Type of a route's parameter that receives the context."""
