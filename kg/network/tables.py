"""The network as tables: its edges, and its measures by period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.network.contacts import NetworkContact
from kg.network.filters import MEDIA, Edges, Filters
from kg.network.graph import build_graph, edges_of
from kg.network.measures import NETWORK_COLUMNS, NODE_COLUMNS, network_measures, node_measures
from kg.network.periods import Period
from kg.tables.table import Cell, Column, Table, Type

_ENDS = tuple(
    column
    for end in ("source", "target")
    for column in (
        Column(end, Type.STRING, "Path of the node's IRI below the base."),
        Column(f"{end}_label", Type.STRING, "Its name."),
        Column(f"{end}_country", Type.STRING, "Code of the side it stands for."),
    )
)
_DAYS = (
    Column("first", Type.DATE, "First possible day of the first contact."),
    Column("last", Type.DATE, "Last possible day of the last contact."),
)
_PERIOD = (
    Column("period", Type.STRING, "Name of the period; `all` for all contacts, undated ones included."),
    Column("period_first", Type.DATE, "Its first day."),
    Column("period_last", Type.DATE, "Its last day; empty where it has no end."),
)


def edge_table(contacts: Iterable[NetworkContact], filters: Filters) -> Table:
    """The edge list: a row for two nodes with the number of contacts by medium, or one for each contact."""
    graph = build_graph(contacts, filters)
    multi = filters.edges is Edges.MULTI
    own: tuple[Column, ...]
    if multi:
        own = (
            Column("contact", Type.IRI, "The contact."),
            Column("medium", Type.STRING, "Its medium."),
            Column("status", Type.STRING, "`held` or `planned`."),
        )
    else:
        own = (
            Column("contacts", Type.INTEGER, "Number of contacts."),
            *(Column(_variable(medium), Type.INTEGER, f"Of those, by medium {medium}.") for medium in MEDIA),
        )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one, other, _, data in edges_of(graph):
            ends: list[Cell] = []
            for name in (one, other):
                ends += [name, graph.nodes[name]["label"], graph.nodes[name]["country"]]
            values: list[Cell]
            if multi:
                values = [data["contact"], data["medium"], data["status"]]
            else:
                values = [data["contacts"], *(data["media"].get(medium, 0) for medium in MEDIA)]
            yield (*ends, *values, data["first"], data["last"])

    return Table("network", "Network of contacts: edges", _about(filters), (*_ENDS, *own, *_DAYS), rows())


def node_table(contacts: Sequence[NetworkContact], filters: Filters, periods: Iterable[Period]) -> Table:
    """Measures of each node in each period; nodes without contact in a period have no row there."""
    columns = (
        *_PERIOD,
        Column("node", Type.STRING, "Path of the node's IRI below the base."),
        Column("label", Type.STRING, "Its name."),
        Column("country", Type.STRING, "Code of the side it stands for."),
        Column("office", Type.STRING, "Office held at the last contact of the period."),
        Column("contacts", Type.INTEGER, "Contacts of the period, each once."),
        *NODE_COLUMNS,
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for period in periods:
            graph = build_graph(filter(period.has, contacts), _weighted(filters))
            measures = node_measures(graph)
            for name, data in graph.nodes(data=True):
                values = [measures[name][column.name] for column in NODE_COLUMNS]
                about = (name, data["label"], data["country"], data["office"], data["contacts"])
                yield (period.name, period.first, period.last, *about, *values)

    return Table("network-nodes", "Network of contacts: measures of nodes", _about(filters), columns, rows())


def network_table(contacts: Sequence[NetworkContact], filters: Filters, periods: Iterable[Period]) -> Table:
    """Measures of the whole network in each period; a period without contacts has a row of noughts."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for period in periods:
            found = list(filter(period.has, contacts))
            measures = network_measures(build_graph(found, _weighted(filters)))
            single = build_graph(found, replace(filters, edges=Edges.MULTI))
            measures["contacts"] = len({data["contact"] for *_, data in edges_of(single)})
            yield (period.name, period.first, period.last, *(measures[column.name] for column in NETWORK_COLUMNS))

    columns = (*_PERIOD, *NETWORK_COLUMNS)
    return Table("network-periods", "Network of contacts: measures by period", _about(filters), columns, rows())


def _weighted(filters: Filters) -> Filters:
    return replace(filters, edges=Edges.WEIGHTED)


def _variable(medium: str) -> str:
    return medium.replace("-", "_")


def _about(filters: Filters) -> str:
    chosen = filters.query_string()
    return f"Filters: {chosen}." if chosen else "All held contacts between officials of different sides."
