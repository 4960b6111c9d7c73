"""Groups of nodes that are in contact with one another more than with others (Louvain, with a fixed seed)."""

from __future__ import annotations

import networkx as nx

from kg.network.graph import Graph, weighted

SEED = 1


def communities(simple: Graph) -> list[list[str]]:
    """Groups, the largest first; each sorted by name. The same graph gives the same groups.

    Louvain's method (Blondel et al. 2008) maximises modularity, weighted by the number of contacts.

    Args:
        simple: as `kg.network.graph.weighted` makes it, with nodes in order of their names.
    """
    if not simple:
        return []
    found = nx.community.louvain_communities(simple, weight="weight", seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def community_of(graph: Graph) -> dict[str, int]:
    """Number of each node's group, from 0 for the largest."""
    return {name: number for number, group in enumerate(communities(weighted(graph))) for name in group}
