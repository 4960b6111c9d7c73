"""Who stands between others: the roles of Gould and Fernandez (1989), and Burt's constraint by way of networkx."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from kg.network.graph import Graph

ROLES = ("coordinator", "gatekeeper", "consultant", "liaison")
"""A broker links two who are not linked themselves. With the groups of one, broker, other: `coordinator` AAA,
`gatekeeper` AAB (which in an undirected network is also the representative), `consultant` ABA (itinerant), `liaison`
ABC."""


def brokerage(simple: Graph, group: Mapping[str, object]) -> dict[str, dict[str, int]]:
    """Number of pairs that each node brokers in each role; each pair counts once, whatever the weights.

    Args:
        simple: an undirected graph without parallel edges.
        group: node -> its group.

    Gould, R. V. and Fernandez, R. M. (1989), Structures of mediation, Sociological Methodology 19.
    """
    neighbours = {name: set(simple[name]) - {name} for name in simple}
    found = {}
    for name in simple:
        counts = dict.fromkeys(ROLES, 0)
        own = group[name]
        for one, other in combinations(sorted(neighbours[name]), 2):
            if other not in neighbours[one]:
                counts[_role(group[one], own, group[other])] += 1
        found[name] = counts
    return found


def _role(one: object, broker: object, other: object) -> str:
    if one == other:
        return "coordinator" if broker == one else "consultant"
    return "gatekeeper" if broker in (one, other) else "liaison"
