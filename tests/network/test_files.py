"""Networks as files, opened again by the programs they are for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.network.contacts import contacts_of, rows_of_store
from kg.network.files import NetworkFormat, network_file
from kg.network.filters import MEDIA, parse_filters
from kg.network.graph import Graph, build_graph, edges_of
from kg.network.network import places_of, whole
from kg.rdf.iris import DEFAULT_BASE
from tests.api.serving import Service
from tests.clients.packages import page_packages
from tests.network.stores import CONTACTS, contact, world

READ_GEXF = Path(__file__).with_name("read_gexf.mjs")
KINDS = ("weighted", "multi")


def made(kind: str, layout: NetworkFormat, **given: str) -> tuple[Graph, bytes]:
    """The network of the small world and its file."""
    store = world()
    filters = parse_filters([("edges", kind), *given.items()], DEFAULT_BASE)
    rows = list(rows_of_store(store, filters))
    places = places_of(rows_of_store(store, whole(filters)), filters)
    return build_graph(contacts_of(rows), filters), network_file(rows, filters, places, layout)


def intervals(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(first), str(last)) for first, last in data["spells"]]


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_opens_in_networkx_with_the_same_counts_and_intervals(kind: str, tmp_path: Path) -> None:
    graph, content = made(kind, NetworkFormat.GEXF)
    (tmp_path / "network.gexf").write_bytes(content)
    found = nx.read_gexf(tmp_path / "network.gexf", version="1.3")
    assert found.is_multigraph() == (kind == "multi")
    assert set(found) == set(graph)
    assert found.number_of_edges() == graph.number_of_edges()
    for name, data in graph.nodes(data=True):
        other = found.nodes[name]
        assert (other["label"], other["contacts"], other["country"]) == (
            data["label"],
            data["contacts"],
            data["country"],
        )
        # A node is there from its first contact to its last.
        assert [tuple(spell) for spell in other.get("spells", [])] == (
            [(str(data["first"]), str(data["last"]))] if data["first"] else []
        )
        assert other["viz"]["position"]["x"] == pytest.approx(float(other["viz"]["position"]["x"]))
    theirs = {data["id"]: data for *_, data in found.edges(data=True)}
    for one, other, key, data in edges_of(graph):
        edge = theirs[f"{one}|{other}|{key}" if key else f"{one}|{other}"]
        assert edge["weight"] == edge["contacts"] == data["contacts"]
        assert [tuple(spell) for spell in edge.get("spells", [])] == intervals(data)


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_opens_in_graphology_with_the_same_counts_and_intervals(
    kind: str, tmp_path: Path, repository: Path
) -> None:
    graph, content = made(kind, NetworkFormat.GEXF)
    (tmp_path / "network.gexf").write_bytes(content)
    node, packages = page_packages(repository)
    ran = subprocess.run(
        [node, READ_GEXF, packages, tmp_path / "network.gexf"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["options"]["type"], found["options"]["multi"]) == ("undirected", kind == "multi")
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    assert set(nodes) == set(graph)
    for name, data in graph.nodes(data=True):
        assert nodes[name]["contacts"] == data["contacts"]
        assert nodes[name].get("intervals", "") == ";".join("/".join(spell) for spell in intervals(data))
        assert isinstance(nodes[name]["x"], int | float)
    edges = {edge["key"]: edge["attributes"] for edge in found["edges"]}
    assert len(edges) == graph.number_of_edges()
    for one, other, key, data in edges_of(graph):
        edge = edges[f"{one}|{other}|{key}" if key else f"{one}|{other}"]
        assert edge["contacts"] == edge["weight"] == data["contacts"]
        assert edge.get("intervals", "") == ";".join("/".join(spell) for spell in intervals(data))


def test_gexf_says_what_its_timeline_needs() -> None:
    _, content = made("weighted", NetworkFormat.GEXF)
    root = etree.fromstring(content)
    assert (root.tag, root.get("version")) == ("{http://gexf.net/1.3}gexf", "1.3")
    (graph,) = root.iter("{http://gexf.net/1.3}graph")
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) == (
        "dynamic",
        "date",
        "interval",
    )
    for spell in root.iter("{http://gexf.net/1.3}spell"):
        assert dt.date.fromisoformat(spell.get("start", "")) <= dt.date.fromisoformat(spell.get("end", ""))
    # Every attribute that is used is declared, in the one model of its class: graphology reads the last one only.
    models = [model.get("class") for model in root.iter("{http://gexf.net/1.3}attributes")]
    assert models == ["node", "edge"]


@pytest.mark.parametrize("kind", KINDS)
def test_graphml_opens_in_networkx_with_the_same_counts(kind: str) -> None:
    graph, content = made(kind, NetworkFormat.GRAPHML)
    found = nx.read_graphml(io.BytesIO(content))
    assert set(found) == set(graph)
    assert found.number_of_edges() == graph.number_of_edges()
    assert sum(data["contacts"] for *_, data in found.edges(data=True)) == sum(
        data["contacts"] for *_, data in edges_of(graph)
    )
    node = found.nodes["official/an"]
    assert (node["first"], node["last"], node["contacts"]) == ("2017-02-07", "2017-03-31", 3)
    assert {"betweenness", "pagerank", "constraint", "consultant", "community", "x", "y"} <= set(node)


def test_the_edge_list_has_a_column_for_each_medium() -> None:
    graph, content = made("weighted", NetworkFormat.CSV)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert len(rows) == graph.number_of_edges()
    row = next(row for row in rows if row["source"] == "official/an" and row["target"] == "official/carr")
    assert (row["source_label"], row["target_country"], row["contacts"]) == ("An", "US", "3")
    media = {medium: row[medium.replace("-", "_")] for medium in MEDIA}
    assert media == dict.fromkeys(MEDIA, "0") | {"phone-call": "2", "in-person": "1"}
    multi = list(csv.DictReader(io.StringIO(made("multi", NetworkFormat.CSV)[1].decode())))
    assert sorted({row["contact"].rpartition("/")[2] for row in multi}) == ["c1", "c2", "c3", "c4", "c6"]


def test_names_that_no_xml_document_may_hold_do_not_spoil_the_file() -> None:
    store = world([*CONTACTS, contact("c9", "2018-01-01", "an", "dunn")])
    store.update(
        "INSERT DATA { <https://w3id.org/communique/official/an> "
        '<http://www.w3.org/2000/01/rdf-schema#label> "\\u0001<&An\\u000B" }'
    )
    filters = parse_filters([], DEFAULT_BASE)
    rows = list(rows_of_store(store, filters))
    for layout in (NetworkFormat.GEXF, NetworkFormat.GRAPHML):
        root = etree.fromstring(network_file(rows, filters, {}, layout))
        assert "<&An" in "".join(root.xpath("//@label | //@value | //text()"))


def test_an_empty_network_is_a_valid_file(tmp_path: Path) -> None:
    for layout in NetworkFormat:
        graph, content = made("weighted", layout, country="ZZ")
        assert len(graph) == 0
        (tmp_path / f"network.{layout}").write_bytes(content)
    assert len(nx.read_gexf(tmp_path / "network.gexf", version="1.3")) == 0
    assert len(nx.read_graphml(tmp_path / "network.graphml")) == 0


@pytest.mark.parametrize(
    ("layout", "media_type"),
    [
        ("gexf", "application/gexf+xml"),
        ("graphml", "application/graphml+xml"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_the_service_gives_each_file_under_its_name(world_service: Service, layout: str, media_type: str) -> None:
    response = world_service.http.get(f"/network.{layout}?edges=multi&country=JP")
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert f"network.{layout}" in response.headers["content-disposition"]
    _, expected = made("multi", NetworkFormat(layout), country="JP")
    assert response.content == expected


def test_the_edge_list_has_its_description_beside_it(world_service: Service) -> None:
    response = world_service.http.get("/network.csv?edges=multi")
    link = response.links["describedby"]
    assert link["type"] == "application/csvm+json"
    about = world_service.http.get(f"/{link['url']}")
    assert about.headers["content-type"] == "application/csvm+json"
    found = about.json()
    assert found["@context"][0] == "http://www.w3.org/ns/csvw"
    assert found["url"] == "network.csv?edges=multi"
    header = response.text.splitlines()[0].split(",")
    assert [column["name"] for column in found["tableSchema"]["columns"]] == header
