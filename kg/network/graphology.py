"""The network as graphology's JSON (https://graphology.github.io/serialization.html), for sigma.js and Gephi Lite."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kg.network.communities import community_of
from kg.network.filters import Filters
from kg.network.graph import Graph, edges_of
from kg.network.layout import Places


def as_graphology(graph: Graph, filters: Filters, places: Places) -> dict[str, Any]:
    """The graph as an object for JSON. Nodes also get `community`, `x` and `y`."""
    group = community_of(graph)
    multi = graph.is_multigraph()
    nodes = [
        {
            "key": name,
            "attributes": {
                **{key: value for key, value in _plain(data).items() if key != "spells"},
                "community": group[name],
                "x": places.get(name, (0.0, 0.0))[0],
                "y": places.get(name, (0.0, 0.0))[1],
            },
        }
        for name, data in graph.nodes(data=True)
    ]
    edges = []
    for one, other, key, data in edges_of(graph):
        name = f"{one}|{other}|{key}" if multi else f"{one}|{other}"
        attributes = {k: v for k, v in _plain(data).items() if k != "spells"}
        edges.append({"key": name, "source": one, "target": other, "undirected": True, "attributes": attributes})
    return {
        "attributes": {
            "view": filters.view,
            "edges": filters.edges,
            "filters": filters.query_string(),
            "communities": len(set(group.values())),
        },
        "options": {"type": "undirected", "multi": multi, "allowSelfLoops": False},
        "nodes": nodes,
        "edges": edges,
    }


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in data.items()}
