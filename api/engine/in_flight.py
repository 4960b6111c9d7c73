"""How much one client may ask at once."""

from __future__ import annotations

from collections import Counter

from api.engine.base import Task, TooManyError


class InFlight:
    """Queries that run or wait, by client address; the queries of one request (`Task.request`) count as one.

    So a page that asks twenty small queries is one query in flight, and a client cannot have more pages under way than
    queries.
    """

    def __init__(self, per_client: int) -> None:
        """At most `per_client` for each address."""
        self._per_client = per_client
        self._clients: dict[str, Counter[object]] = {}

    def enter(self, task: Task) -> object:
        """Count a query in; the result is for `leave`.

        Raises:
            TooManyError: there is no room for another of this client.
        """
        requests = self._clients.setdefault(task.client, Counter())
        key: object = task.request or object()
        if key not in requests and len(requests) >= self._per_client:
            raise TooManyError(f"{self._per_client} queries of yours are in flight: wait for one of them to end")
        requests[key] += 1
        return key

    def leave(self, task: Task, key: object) -> None:
        """Count a query out."""
        requests = self._clients[task.client]
        requests[key] -= 1
        if not requests[key]:
            del requests[key]
        if not requests:
            del self._clients[task.client]
