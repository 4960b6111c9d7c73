"""The network from rows to a file: what the service lets run in a process of its own, and the command line calls."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kg.network.contacts import contacts_of, rows_of_csv
from kg.network.filters import STATUSES, Filters
from kg.network.graph import build_graph
from kg.network.graphology import as_graphology
from kg.network.layout import Places, layout

Rows = Iterable[Sequence[str]]


def whole(filters: Filters) -> Filters:
    """The whole network of a view, held contacts and planned ones: that for which places are found."""
    return Filters(view=filters.view, statuses=STATUSES, base=filters.base)


def places_of(rows: Rows, filters: Filters) -> Places:
    """Places of all nodes, from the rows of the whole network."""
    return layout(build_graph(contacts_of(rows), whole(filters)))


def network_json(rows: Rows, filters: Filters, places: Places) -> bytes:
    """The filtered network as graphology's JSON, in UTF-8."""
    found = as_graphology(build_graph(contacts_of(rows), filters), filters, places)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def places_of_csv(data: bytes, filters: Filters) -> Places:
    """`places_of` for rows in SPARQL CSV."""
    return places_of(rows_of_csv(data), filters)
