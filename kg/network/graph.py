"""From contacts to a graph of officials, offices or countries."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.network.contacts import NetworkContact, Party
from kg.network.filters import Edges, Filters, View
from kg.rdf.iris import slug

if TYPE_CHECKING:
    Graph: TypeAlias = nx.Graph[str, dict[str, Any], dict[str, Any]]
else:
    Graph = nx.Graph
"""`networkx.Graph` with one edge for two nodes, or `networkx.MultiGraph` with one for each contact.

Nodes are named by the path of their IRI below the base (`official/yun-byung-se`) and have `label`, `kind`, `iri`,
`country` (key), `countryName`, `office` (label), `officeKind` (key), `contacts` (number), `first`, `last` (days or
None) and `spells`. Edges have `contacts`, `media` (medium -> number), `first`, `last` and `spells`; in a multigraph
also `contact` (IRI), `label`, `medium` and `status`. A spell is the first and the last possible day of one contact or
more that overlap.
"""
Spell = tuple[dt.date, dt.date]


def build_graph(contacts: Iterable[NetworkContact], filters: Filters) -> Graph:
    """Make the graph.

    Two parties are in contact when they took part in one contact and stand for different sides. What is undetermined is
    no node: a delegation has none among officials, and one whose side is unknown none among countries.
    """
    nodes: dict[str, _Node] = {}
    pairs: dict[tuple[str, str], list[NetworkContact]] = {}
    wanted = {name: frozenset(filters.iris(name)) for name in ("country", "office", "official")}
    centres: set[str] = set()
    for contact in contacts:
        if contact.status not in filters.statuses:
            continue
        linked: set[tuple[str, str]] = set()
        for parties in combinations(contact.parties, 2):
            names = [_node_name(party, filters) for party in parties]
            if not _edge_wanted(*parties, wanted) or not all(names) or names[0] == names[1]:
                continue
            linked.add((min(names), max(names)))
            for name, party in zip(names, parties, strict=True):
                nodes.setdefault(name, _Node()).note(party, contact)
                if party.official in wanted["official"]:
                    centres.add(name)
        for pair in linked:
            pairs.setdefault(pair, []).append(contact)
    chosen = {pair: found for pair, found in sorted(pairs.items()) if len(found) >= filters.least}
    if filters.officials:
        near = _within(chosen, centres, filters.depth)
        chosen = {pair: found for pair, found in chosen.items() if near.issuperset(pair)}
    told: dict[str, set[str]] = {}
    for pair, found in chosen.items():
        for name in pair:
            told.setdefault(name, set()).update(contact.iri for contact in found)
    graph: Graph = nx.MultiGraph() if filters.edges is Edges.MULTI else nx.Graph()
    for name in sorted(told):
        graph.add_node(name, **nodes[name].attributes(name, filters, told[name]))
    for pair, found in chosen.items():
        if filters.edges is Edges.WEIGHTED:
            graph.add_edge(*pair, **_together(found))
        else:
            for contact in found:
                graph.add_edge(*pair, key=contact.iri.removeprefix(filters.base), **_one(contact))
    return graph


def weighted(graph: Graph) -> Graph:
    """The graph with one edge for two nodes, whose `weight` is the number of contacts; without other attributes."""
    simple: Graph = nx.Graph()
    simple.add_nodes_from(graph)
    for one, other, _, data in edges_of(graph):
        before = simple.edges[one, other]["weight"] if simple.has_edge(one, other) else 0
        simple.add_edge(one, other, weight=before + data["contacts"])
    return simple


def edges_of(graph: Graph) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(node, other node, key, attributes) of each edge; the key is empty but in a multigraph."""
    if isinstance(graph, nx.MultiGraph):
        yield from graph.edges(keys=True, data=True)
    else:
        for one, other, data in graph.edges(data=True):
            yield one, other, "", data


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Spells in order, those that overlap as one.

    >>> day = dt.date.fromisoformat
    >>> a, b, c = day("2017-02-01"), day("2017-02-03"), day("2017-02-07")
    >>> merged([(c, c), (a, b), (b, b)]) == [(a, b), (c, c)]
    True
    """
    found: list[Spell] = []
    for first, last in sorted(spells):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


class _Node:
    """What the contacts tell of one node."""

    def __init__(self) -> None:
        self.party: Party | None = None
        self.seen = dt.date.min
        self.spells: dict[str, Spell] = {}

    def note(self, party: Party, contact: NetworkContact) -> None:
        day = contact.latest or dt.date.min
        if self.party is None or day > self.seen:  # the office held at the last contact stands for the person
            self.party, self.seen = party, day
        if contact.earliest and contact.latest:
            self.spells[contact.iri] = (contact.earliest, contact.latest)

    def attributes(self, name: str, filters: Filters, told: set[str]) -> dict[str, Any]:
        assert self.party
        party = self.party
        label = {
            View.OFFICIALS: party.name,
            View.OFFICES: party.office_name,
            View.COUNTRIES: party.side_name,
        }[filters.view]
        person = filters.view is not View.COUNTRIES
        spells = merged(spell for iri, spell in self.spells.items() if iri in told)
        return {
            "label": label or name,
            "kind": name.partition("/")[0],
            "iri": "" if name.startswith("office-label/") else filters.base + name if ":" not in name else name,
            "country": party.side.rpartition("/")[2],
            "countryName": party.side_name,
            "office": party.office_name if person else "",
            "officeKind": party.office_kind if person else "",
            "contacts": len(told),
            **_hull(spells),
            "spells": spells,
        }


def _edge_wanted(one: Party, other: Party, wanted: dict[str, frozenset[str]]) -> bool:
    if one.side == other.side:
        return False
    if countries := wanted["country"]:
        inside = (one.side in countries) + (other.side in countries)
        if inside < min(len(countries), 2):
            return False
    offices = wanted["office"]
    return not offices or one.office in offices or other.office in offices


def _node_name(party: Party, filters: Filters) -> str:
    if filters.view is View.OFFICIALS:
        iri = party.official
    elif filters.view is View.COUNTRIES:
        iri = party.side
    elif party.office:
        iri = party.office
    else:  # an office that the text names and the record does not have
        words = slug(party.office_name)
        return f"office-label/{party.side.rpartition('/')[2] or '-'}/{words}" if words else ""
    return iri.removeprefix(filters.base)


def _within(pairs: Iterable[tuple[str, str]], centres: set[str], depth: int) -> set[str]:
    around: Graph = nx.Graph(list(pairs))
    found: set[str] = set()
    for centre in centres & around.nodes:
        found.update(nx.single_source_shortest_path_length(around, centre, cutoff=depth))
    return found


def _one(contact: NetworkContact) -> dict[str, Any]:
    own = {"contact": contact.iri, "label": contact.label, "medium": contact.medium, "status": contact.status}
    return {**own, **_together([contact])}


def _together(contacts: list[NetworkContact]) -> dict[str, Any]:
    spells = merged((c.earliest, c.latest) for c in contacts if c.earliest and c.latest)
    media = Counter(contact.medium for contact in contacts)
    return {"contacts": len(contacts), "media": dict(sorted(media.items())), **_hull(spells), "spells": spells}


def _hull(spells: list[Spell]) -> dict[str, dt.date | None]:
    return {
        "first": min((first for first, _ in spells), default=None),
        "last": max((last for _, last in spells), default=None),
    }
