"""The network as a file for another program: GEXF, GraphML, CSV, graphology's JSON, and tables of measures."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import networkx as nx

from kg.network.contacts import contacts_of, rows_of_csv
from kg.network.filters import Filters
from kg.network.gexf import flat, write_gexf
from kg.network.graph import Graph, build_graph
from kg.network.layout import Places
from kg.network.measures import node_measures
from kg.network.network import network_json
from kg.network.panel import panel_table, sides_of
from kg.network.periods import By, Period, periods, successive
from kg.network.tables import edge_table, network_table, node_table
from kg.tables.table import Table
from kg.tables.writing import TableFormat, metadata_bytes, table_bytes

Rows = Iterable[Sequence[str]]


class NetworkFormat(StrEnum):
    """Format of a network; also the suffix of its file."""

    GEXF = "gexf"
    GRAPHML = "graphml"
    CSV = "csv"
    JSON = "json"


class Level(StrEnum):
    """What measures are of."""

    NODES = "nodes"
    NETWORK = "network"


def network_file(rows: Rows, filters: Filters, places: Places, layout: NetworkFormat) -> bytes:
    """The whole file. GEXF and GraphML carry the measures of nodes, too.

    Args:
        rows: of the network's query.
        filters: those with which it was asked.
        places: of all nodes; CSV has none.
        layout: the format.
    """
    if layout is NetworkFormat.JSON:
        return network_json(rows, filters, places)
    contacts = contacts_of(rows)
    if layout is NetworkFormat.CSV:
        return table_bytes(edge_table(contacts, filters), TableFormat.CSV)
    graph = build_graph(contacts, filters)
    measures = node_measures(graph)
    if layout is NetworkFormat.GEXF:
        further = {name: {key: v for key, v in values.items() if v is not None} for name, values in measures.items()}
        return write_gexf(graph, places, further, f"Network of diplomatic contacts. {filters.query_string()}".strip())
    return _graphml(graph, places, measures)


def edges_metadata(rows: Rows, filters: Filters, url: str) -> bytes:
    """CSVW metadata of the edge list at `url`."""
    return metadata_bytes(edge_table(contacts_of(rows), filters), url)


def measures_table(rows: Rows, filters: Filters, level: Level, by: By, administrations: Iterable[Period]) -> Table:
    """Measures of nodes, or of the network, in each period."""
    contacts = [contact for contact in contacts_of(rows) if contact.status in filters.statuses]
    found = periods(by, contacts, administrations)
    return (node_table if level is Level.NODES else network_table)(contacts, filters, found)


def network_file_of_csv(data: bytes, filters: Filters, places: Places, layout: NetworkFormat) -> bytes:
    """`network_file` for rows in SPARQL CSV."""
    return network_file(rows_of_csv(data), filters, places, layout)


def edges_metadata_of_csv(data: bytes, filters: Filters, url: str) -> bytes:
    """`edges_metadata` for rows in SPARQL CSV."""
    return edges_metadata(rows_of_csv(data), filters, url)


def measures_of_csv(
    data: bytes,
    filters: Filters,
    level: Level,
    by: By,
    administrations: Sequence[Period],
    layout: TableFormat,
    url: str,
) -> bytes:
    """`measures_table` for rows in SPARQL CSV as a file, or with a `url` the CSVW metadata of its CSV file there."""
    table = measures_table(rows_of_csv(data), filters, level, by, administrations)
    return metadata_bytes(table, url) if url else table_bytes(table, layout)


def panel_of_csv(data: bytes, sides: bytes, filters: Filters, layout: TableFormat, url: str) -> bytes:
    """The panel from rows in SPARQL CSV, or with a `url` the CSVW metadata of its CSV file there."""
    table = panel_table(contacts_of(rows_of_csv(data)), sides_of(text_rows(sides)), filters)
    return metadata_bytes(table, url) if url else table_bytes(table, layout)


def text_rows(data: bytes) -> list[list[str]]:
    """Rows of any result in SPARQL CSV, without the line of names."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))[1:]


def administrations_of(rows: Iterable[Sequence[str]]) -> list[Period]:
    """Periods from the rows of `kg.network.periods.ADMINISTRATIONS`."""
    day = dt.date.fromisoformat
    return successive((name, day(start), day(end) if end else None) for name, start, end in rows)


def _graphml(graph: Graph, places: Places, measures: Mapping[str, Mapping[str, object]]) -> bytes:
    plain: Graph = nx.MultiGraph() if graph.is_multigraph() else nx.Graph()
    for name, data in graph.nodes(data=True):
        found = {key: value for key, value in measures[name].items() if value is not None}
        x, y = places.get(name, (0.0, 0.0))
        plain.add_node(name, **flat(data), **found, x=x, y=y)
    if isinstance(plain, nx.MultiGraph) and isinstance(graph, nx.MultiGraph):
        for one, other, key, data in graph.edges(keys=True, data=True):
            plain.add_edge(one, other, key=f"{one}|{other}|{key}", **flat(data))
    else:
        for one, other, data in graph.edges(data=True):
            plain.add_edge(one, other, **flat(data))
    file = io.BytesIO()
    nx.write_graphml_lxml(plain, file, named_key_ids=True)
    return file.getvalue()
