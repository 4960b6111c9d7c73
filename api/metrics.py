"""Counts and durations for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from api.engine.base import EngineStatus

BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The service's metrics; each app has its own registry."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._queries = Counter("communique_queries", "Queries by outcome.", ["outcome"], registry=self._registry)
        self._by_outcome: dict[str, Counter] = {}
        self._by_event: dict[str, Counter] = {}
        self._seconds = Histogram(
            "communique_query_seconds", "Duration of queries.", buckets=BUCKETS, registry=self._registry
        )
        self._cache = Counter(
            "communique_answer_cache",
            "Queries answered from what is kept (hit), with another equal one (shared), or evaluated (miss).",
            ["event"],
            registry=self._registry,
        )
        self._kept = Gauge("communique_answer_cache_bytes", "Answers that are kept.", registry=self._registry)
        self._workers = Gauge(
            "communique_workers", "Worker processes and queries by state.", ["state"], registry=self._registry
        )
        self._ready = Gauge("communique_ready", "1 when the graph is served.", registry=self._registry)
        self._snapshot = Gauge(
            "communique_snapshot_timestamp_seconds", "When the served graph became current.", registry=self._registry
        )

    def query(self, outcome: str, seconds: float) -> None:
        """Count a query."""
        if not (counter := self._by_outcome.get(outcome)):  # `labels` takes longer than to count
            counter = self._by_outcome[outcome] = self._queries.labels(outcome)
        counter.inc()
        self._seconds.observe(seconds)

    def cache(self, event: str) -> None:
        """Count what the cache of answers did for a query: `hit`, `shared` or `miss`."""
        if not (counter := self._by_event.get(event)):
            counter = self._by_event[event] = self._cache.labels(event)
        counter.inc()

    def render(self, status: EngineStatus) -> bytes:
        """Everything in Prometheus's text format."""
        self._ready.set(status.ready)
        self._kept.set(status.kept or 0)
        self._snapshot.set(status.snapshot_time or 0)
        for state, value in status.details.items():
            if isinstance(value, int):
                self._workers.labels(state).set(value)
        return generate_latest(self._registry)
