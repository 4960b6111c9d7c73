"""Measures of network science, by node and for the whole network, from networkx."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

import networkx as nx
import numpy as np

from kg.network.brokerage import ROLES, brokerage
from kg.network.communities import SEED, communities
from kg.network.graph import Graph, weighted
from kg.tables.table import Cell, Column, Type

PIVOTS = 300
"""Nodes from which shortest paths are counted in a large network (Brandes and Pich 2007), chosen with a fixed seed."""
EXACT = 8_000_000
"""Nodes times edges up to which betweenness is exact."""

NODE_COLUMNS = (
    Column("degree", Type.INTEGER, "Number of others with whom there was contact."),
    Column("strength", Type.INTEGER, "Contacts with others, added up: one with two others counts twice."),
    Column("betweenness", Type.NUMBER, "Share of the shortest paths between others that lead through it (Freeman)."),
    Column("pagerank", Type.NUMBER, "PageRank, damping .85, weighted by contacts."),
    Column("eigenvector", Type.NUMBER, "Eigenvector centrality, weighted, in the largest connected part; else empty."),
    Column("clustering", Type.NUMBER, "Share of pairs of its neighbours that are linked."),
    Column("core", Type.INTEGER, "Largest k for which it is in the k-core."),
    Column("constraint", Type.NUMBER, "Burt's constraint, weighted; low for those who span structural holes."),
    Column("community", Type.INTEGER, "Number of its group, 0 for the largest (Louvain, fixed seed)."),
    Column("coordinator", Type.INTEGER, "Pairs it brokers within its own country (Gould and Fernandez)."),
    Column("gatekeeper", Type.INTEGER, "Pairs it brokers of one of its own country and one of another."),
    Column("consultant", Type.INTEGER, "Pairs it brokers of one country that is not its own."),
    Column("liaison", Type.INTEGER, "Pairs it brokers of two countries of which none is its own."),
)
NETWORK_COLUMNS = (
    Column("nodes", Type.INTEGER, "Nodes with contact."),
    Column("edges", Type.INTEGER, "Pairs of nodes in contact."),
    Column("contacts", Type.INTEGER, "Contacts, each once."),
    Column("density", Type.NUMBER, "Share of possible pairs that are in contact."),
    Column("components", Type.INTEGER, "Connected parts."),
    Column("largest", Type.INTEGER, "Nodes of the largest connected part."),
    Column("communities", Type.INTEGER, "Groups (Louvain)."),
    Column("modularity", Type.NUMBER, "Modularity of the groups, weighted by contacts."),
    Column("clustering", Type.NUMBER, "Transitivity: share of open or closed triplets that are closed."),
    Column("centralisation", Type.NUMBER, "Freeman's degree centralisation: 1 for a star."),
    Column("assortativity", Type.NUMBER, "Correlation of the degrees of linked nodes; empty where all are alike."),
)


def node_measures(graph: Graph) -> dict[str, dict[str, Cell]]:
    """Node -> measure -> value, for each of `NODE_COLUMNS`; brokerage is by country."""
    simple = weighted(graph)
    if not simple:
        return {}
    group = {name: place for place, members in enumerate(communities(simple)) for name in members}
    country: Mapping[str, Any] = {name: data["country"] for name, data in graph.nodes(data=True)}
    roles = brokerage(simple, country)
    by_measure: dict[str, Mapping[str, Any]] = {
        "degree": dict(simple.degree()),
        "strength": dict(simple.degree(weight="weight")),
        "betweenness": _betweenness(simple),
        "pagerank": nx.pagerank(simple, weight="weight"),
        "eigenvector": _eigenvector(simple),
        "clustering": cast("dict[str, float]", nx.clustering(simple)),
        "core": nx.core_number(simple),
        "constraint": nx.constraint(simple, weight="weight"),
        "community": group,
        **{role: {name: counts[role] for name, counts in roles.items()} for role in ROLES},
    }
    return {name: {c.name: _cell(by_measure[c.name].get(name), c.type) for c in NODE_COLUMNS} for name in simple}


def network_measures(graph: Graph) -> dict[str, Cell]:
    """Measure -> value, for each of `NETWORK_COLUMNS`; what an empty network does not have is None."""
    simple = weighted(graph)
    found: dict[str, Cell] = {column.name: None for column in NETWORK_COLUMNS}
    found.update(nodes=len(simple), edges=simple.number_of_edges(), components=0, communities=0, largest=0)
    if not simple:
        return found
    parts = sorted(map(len, nx.connected_components(simple)), reverse=True)
    groups = communities(simple)
    degrees = [degree for _, degree in simple.degree()]
    most, size = max(degrees), len(simple)
    found.update(
        density=_cell(nx.density(simple)),
        components=len(parts),
        largest=parts[0],
        communities=len(groups),
        modularity=_cell(nx.community.modularity(simple, map(set, groups), weight="weight")),
        clustering=_cell(nx.transitivity(simple)),
        centralisation=_cell(sum(most - d for d in degrees) / ((size - 1) * (size - 2))) if size > 2 else None,
        assortativity=_cell(_assortativity(simple)),
    )
    return found


def _betweenness(simple: Graph) -> Mapping[str, float]:
    if len(simple) * simple.number_of_edges() <= EXACT:
        return dict(nx.betweenness_centrality(simple))
    return dict(nx.betweenness_centrality(simple, k=min(PIVOTS, len(simple)), seed=SEED))


def _eigenvector(simple: Graph) -> Mapping[str, float]:
    largest = max(map(sorted, nx.connected_components(simple)), key=lambda part: (len(part), part))
    if len(largest) < 3:  # the numerical method needs three nodes; of two, both are as central
        return dict.fromkeys(largest, math.sqrt(0.5)) if len(largest) == 2 else {}
    part: Graph = nx.Graph()
    part.add_nodes_from(largest)
    part.add_edges_from(simple.subgraph(largest).edges(data=True))
    # A dense and symmetric problem: no random start, hence the same digits on every run.
    matrix = nx.to_numpy_array(part, nodelist=largest, weight="weight")
    _, vectors = np.linalg.eigh(matrix)
    found = np.abs(vectors[:, -1])
    return dict(zip(largest, map(float, found), strict=True))


def _assortativity(simple: Graph) -> float:
    if len(set(dict(simple.degree()).values())) < 2:
        return math.nan
    return float(nx.degree_assortativity_coefficient(simple))


def _cell(value: Any, kind: Type = Type.NUMBER) -> Cell:
    if value is None or kind is Type.INTEGER:
        return cast("int | None", value)
    number = float(value)
    return None if math.isnan(number) else round(number, 9)
