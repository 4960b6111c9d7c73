"""`/health` and `/metrics`: for those who run the service."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from api.context import ContextOf

router = APIRouter(tags=["Operation"])


class Health(BaseModel):
    """State of the service."""

    alive: bool
    ready: bool
    snapshot: str
    """Name of the graph's generation that is served."""
    snapshot_age: float | None
    """Seconds since it became current; null where the engine does not say."""
    mode: str
    uptime: float
    """Seconds since the service started."""
    engine: dict[str, Any]


@router.get("/health", summary="Alive, ready, age of the graph", responses={503: {"model": Health}})
@router.head("/health", include_in_schema=False)
async def health(context: ContextOf, response: Response) -> Health:
    """200 when queries are answered, 503 while they are not."""
    status = context.engine.status()
    response.status_code = 200 if status.ready else 503
    response.headers["Cache-Control"] = "no-store"
    return Health(
        alive=True,
        ready=status.ready,
        snapshot=status.snapshot,
        snapshot_age=round(time.time() - status.snapshot_time, 3) if status.snapshot_time else None,
        mode=status.mode,
        uptime=round(time.time() - context.started, 3),
        engine=status.details,
    )


@router.get("/metrics", summary="Metrics for Prometheus", response_class=Response)
async def metrics(context: ContextOf) -> Response:
    """Queries by outcome, their durations, answers that were kept, worker processes."""
    return Response(context.metrics.render(context.engine.status()), media_type=CONTENT_TYPE_LATEST)
