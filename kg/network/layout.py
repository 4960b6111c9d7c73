"""Where nodes are drawn: the same graph gives the same places, on every machine and visit.

Places are found for the whole network of a snapshot at once; a filtered part is drawn at the same places, so that
nobody jumps when a filter is changed. Each connected part is placed by itself, the largest in the middle and the
others in rings about it. In a small part, distances on paper follow those in the graph (Kamada and Kawai 1989); in a
large one, groups are placed first, then each group's members around its middle, and ForceAtlas2 (Jacomy et al. 2014)
moves all of them as long as its budget allows: its time grows with the square of the number of nodes.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from kg.network.communities import SEED, communities
from kg.network.graph import Graph, edges_of, weighted

SMALL = 80
"""Nodes up to which a part is placed by distances."""
BUDGET = 40_000_000
"""Pairs of nodes whose forces ForceAtlas2 computes: about 2 seconds of a processor."""
STEPS = 120
"""Most steps of ForceAtlas2."""
LARGE = 400
"""Members beyond which a group is placed in fewer steps."""
SPREAD = 1.5
"""Radius of a part by the square root of its number of nodes."""
GAP = 1.0
"""Between connected parts; the mean distance of neighbouring nodes is 1 to 2."""

Points = dict[str, np.ndarray]
Places = dict[str, tuple[float, float]]
"""Node -> x, y; the middle of the network is 0, 0, and nine nodes of ten lie within a circle of radius 100."""


def layout(graph: Graph) -> Places:
    """Place every node."""
    simple = weighted(graph)
    parts = sorted(map(sorted, nx.connected_components(simple)), key=lambda part: (-len(part), part[0]))
    points = _in_rings([_part(_ordered(simple, part)) for part in parts])
    return _normalised({name: points[name] for name in simple})


def _ordered(simple: Graph, names: list[str]) -> Graph:
    """A part of the graph with its nodes in order, which `networkx.Graph.subgraph` does not promise."""
    part: Graph = nx.Graph()
    part.add_nodes_from(names)
    part.add_edges_from((one, other, data) for one, other, _, data in edges_of(simple.subgraph(names)))
    return part


def _part(part: Graph) -> Points:
    """Places of a connected part about 0, 0, in a circle whose area is as large as its number of nodes."""
    if len(part) == 1:
        return dict.fromkeys(part, np.zeros(2))
    points: Points
    if len(part) <= SMALL:
        points = nx.kamada_kawai_layout(part, weight=None)
    else:
        points = _by_groups(part)
        steps = min(STEPS, BUDGET // len(part) ** 2)
        if steps:
            points = nx.forceatlas2_layout(
                part, pos=points, max_iter=steps, gravity=1.0, scaling_ratio=4.0, weight=None, seed=SEED
            )
    found = np.array([points[name] for name in part])
    found -= found.mean(axis=0)
    reach = float(np.quantile(np.hypot(found[:, 0], found[:, 1]), 0.95)) or 1.0
    return dict(zip(part, found * SPREAD * math.sqrt(len(part)) / reach, strict=True))


def _in_rings(parts: list[Points]) -> Points:
    """The first part in the middle, the others in rings about it, in their order."""
    placed: Points = {}
    inner = 0.0
    ring: list[tuple[Points, float]] = []
    for part in parts:
        reach = max(float(np.hypot(*point)) for point in part.values()) + GAP
        if not placed:
            placed, inner = dict(part), reach
            continue
        # The first of a ring is its largest and decides how far out it lies.
        outward = inner + (ring[0][1] if ring else reach)
        if sum(size for _, size in ring) + reach > math.pi * outward * 0.9 and ring:
            placed |= _ring(ring, inner)
            inner, ring = inner + 2 * ring[0][1], []
        ring.append((part, reach))
    return placed | (_ring(ring, inner) if ring else {})


def _ring(ring: list[tuple[Points, float]], inner: float) -> Points:
    outward = inner + ring[0][1]
    whole = sum(size for _, size in ring)
    angle, placed = 0.0, {}
    for part, size in ring:
        turn = math.tau * size / whole
        middle = outward * np.array([math.cos(angle + turn / 2), math.sin(angle + turn / 2)])
        placed.update({name: point + middle for name, point in part.items()})
        angle += turn
    return placed


def _by_groups(simple: Graph) -> Points:
    groups = communities(simple)
    number = {name: str(place) for place, group in enumerate(groups) for name in group}
    between: Graph = nx.Graph()
    between.add_nodes_from(map(str, range(len(groups))))
    for one, other, _, data in edges_of(simple):
        a, b = number[one], number[other]
        if a != b:
            before = between.edges[a, b]["weight"] if between.has_edge(a, b) else 0
            between.add_edge(a, b, weight=before + data["weight"])
    radius = [math.sqrt(len(group)) for group in groups]
    spread = 1.6 * math.sqrt(sum(r * r for r in radius))
    middles = nx.spring_layout(between, weight="weight", iterations=100, scale=spread, seed=SEED)
    places: Points = {}
    for group, middle, size in zip(groups, middles.values(), radius, strict=True):
        rounds = 50 if len(group) <= LARGE else 15
        inner = nx.spring_layout(_ordered(simple, group), weight=None, iterations=rounds, scale=size, seed=SEED)
        places.update({name: np.asarray(middle) + inner[name] for name in group})
    return {name: places[name] for name in simple}


def _normalised(points: Points) -> Places:
    if not points:
        return {}
    found = np.array(list(points.values()))
    reach = float(np.quantile(np.hypot(found[:, 0], found[:, 1]), 0.9)) or 1.0
    found *= 100.0 / reach
    return {name: (round(float(x), 2), round(float(y), 2)) for name, (x, y) in zip(points, found, strict=True)}
