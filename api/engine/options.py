"""Sizes of the embedded engine."""

from __future__ import annotations

from dataclasses import dataclass

from api.engine.worker import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolOptions:
    """Sizes of the pool; `docs/settings.md` explains them."""

    workers: int
    slow_queries: int
    slow_after: float
    timeout: float
    per_client: int
    stall_timeout: float
    total_memory: int
    memory: bool
    limits: Limits
