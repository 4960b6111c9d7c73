"""How much one client may ask at once."""

from __future__ import annotations

from api.engine.errors import TooManyError


class InFlight:
    """Queries that run or wait, by client address; the queries of one request (`Task.request`) count as one.

    So a page that asks twenty small queries is one query in flight, and a client cannot have more pages under way than
    queries.
    """

    def __init__(self, per_client: int) -> None:
        """At most `per_client` for each address."""
        self._per_client = per_client
        self._clients: dict[str, dict[object, int]] = {}

    def enter(self, client: str, request: int) -> object:
        """Count a query of a client in; the result is for `leave`.

        Raises:
            TooManyError: there is no room for another of this client.
        """
        requests = self._clients.setdefault(client, {})
        key: object = request or object()
        under_way = requests.get(key, 0)
        if not under_way and len(requests) >= self._per_client:
            raise TooManyError(f"{self._per_client} queries of yours are in flight: wait for one of them to end")
        requests[key] = under_way + 1
        return key

    def leave(self, client: str, key: object) -> None:
        """Count a query out."""
        requests = self._clients[client]
        if requests[key] > 1:
            requests[key] -= 1
            return
        del requests[key]
        if not requests:
            del self._clients[client]
