"""Where nodes are drawn: the same graph gives the same places, on every machine and visit.

Places are found for the whole network of a snapshot at once; a filtered part is drawn at the same places, so that
nobody jumps when a filter is changed. Each connected part is placed by itself, the largest in the middle and the
others where there is room about it. In a small part, distances on paper follow those in the graph (Kamada and Kawai
1989); in a large one, groups are placed first, then each group's members around its middle, and ForceAtlas2 (Jacomy
et al. 2014) moves all of them as long as its budget allows: its time grows with the square of the number of nodes.
Nodes that are too close then push each other away.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from kg.network.communities import SEED, communities
from kg.network.graph import Graph, edges_of, weighted

SMALL = 80
"""Nodes up to which a part is placed by distances."""
BUDGET = 20_000_000
"""Pairs of nodes whose forces ForceAtlas2 computes: about 1 second of a processor."""
STEPS = 120
"""Most steps of ForceAtlas2."""
LARGE = 400
"""Members beyond which a group is placed in fewer steps."""
SPREAD = 1.5
"""Radius of a part by the square root of its number of nodes."""
APART = 2.3
"""Least distance of two nodes of a part, as far as a few rounds of pushing them apart achieve it."""
ROUNDS = 60
"""Most of these rounds."""
GAP = 1.0
"""Between connected parts; the mean distance of neighbouring nodes is 1 to 2."""

DIRECTIONS = 72
"""In which room for a part is looked for."""
WIDE = 1.6
"""Width of a drawing by its height, about."""

Points = dict[str, np.ndarray]
Places = dict[str, tuple[float, float]]
"""Node -> x, y; the middle of the network is 0, 0, and nine nodes of ten lie within a circle of radius 100."""


def layout(graph: Graph) -> Places:
    """Place every node."""
    simple = weighted(graph)
    parts = sorted(map(sorted, nx.connected_components(simple)), key=lambda part: (-len(part), part[0]))
    points = _together([_part(_ordered(simple, part)) for part in parts])
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
    found *= SPREAD * math.sqrt(len(part)) / reach
    return dict(zip(part, _apart(found), strict=True))


def _apart(points: np.ndarray) -> np.ndarray:
    """The same arrangement (n, 2) with room around each point: those that are too close push each other away."""
    from scipy.spatial import KDTree  # half a second of every start, and only calculations need it

    points = points.copy()
    for _ in range(ROUNDS):
        near = KDTree(points).query_pairs(APART, output_type="ndarray")
        if not len(near):
            break
        one, other = near[np.lexsort(near.T)].T
        between = points[one] - points[other]
        distance = np.hypot(between[:, 0], between[:, 1])
        between[distance == 0] = (1.0, 0.0)  # at one place there is no direction: any will do
        step = between * (0.35 * (APART - distance) / np.where(distance, distance, 1))[:, None]
        np.add.at(points, one, step)
        np.subtract.at(points, other, step)
    return points


def _together(parts: list[Points]) -> Points:
    """The first part in the middle, each other as near to it as the parts before leave room, in their order."""
    placed: Points = {}
    for part in parts:
        middle = np.zeros(2)
        if placed:
            size = max(float(np.hypot(*point)) for point in part.values()) + GAP
            middle = _free(np.array(list(placed.values())), size)
        placed.update({name: point + middle for name, point in part.items()})
    return placed


def _free(placed: np.ndarray, size: float) -> np.ndarray:
    """The nearest middle of a circle of radius `size` that holds none of the points placed (n, 2)."""
    angles = np.linspace(0, math.tau, DIRECTIONS, endpoint=False)
    toward = np.column_stack((np.cos(angles), np.sin(angles)))
    along = placed @ toward.T
    aside = placed @ np.column_stack((-toward[:, 1], toward[:, 0])).T
    beyond = along + np.sqrt(np.maximum(size**2 - aside**2, 0))
    outward = np.where(np.abs(aside) < size, beyond, 0).max(axis=0)
    middles = toward * np.maximum(outward, 0)[:, None]
    # Screens are wider than high: what lies aside counts as nearer than what lies above.
    found: np.ndarray = middles[np.argmin(np.hypot(middles[:, 0] / WIDE, middles[:, 1]).round(6))]
    return found


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
