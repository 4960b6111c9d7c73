"""Which of one list belongs to which of another: the assignment of greatest total likeness, the same on every run."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

_SCALE = 1_000_000
"""Likeness is weighed in millionths, so that sums are exact and ties are ties."""


def assign(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Pair rows with columns, one with one, so that the sum of scores is greatest; sorted by row.

    Pairs below `least` are not made. Among assignments of equal sum that which keeps the order of both lists is taken.

    >>> assign([[0.9, 0.8], [0.8, 0.1]], 0.4)
    [(0, 1), (1, 0)]
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    rows, columns = len(scores), max((len(row) for row in scores), default=0)
    # Order breaks ties: weights are spread far enough that all order terms together weigh less than a millionth.
    spread = (rows + 1) * (columns + 1) * (rows + columns + 1)
    for row, line in enumerate(scores):
        for column, score in enumerate(line):
            if score >= least:
                order = rows + columns - abs(row - column)
                graph.add_edge(("row", row), ("column", column), weight=round(score * _SCALE) * spread + order)
    matching = nx.max_weight_matching(graph)
    return sorted((a[1], b[1]) if a[0] == "row" else (b[1], a[1]) for a, b in matching)
