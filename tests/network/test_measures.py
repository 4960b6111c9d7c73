from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import combinations, pairwise, permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network.brokerage import ROLES, brokerage
from kg.network.contacts import NetworkContact, contacts_of, rows_of_store
from kg.network.files import Level, administrations_of, measures_table
from kg.network.filters import parse_filters
from kg.network.graph import Graph, build_graph
from kg.network.measures import NETWORK_COLUMNS, NODE_COLUMNS, network_measures, node_measures
from kg.network.periods import By, Period, periods
from kg.rdf.iris import DEFAULT_BASE
from kg.records import Status
from tests.api.serving import Service
from tests.network.stores import CONTACTS, contact, world


def by_definition(graph: Graph, group: dict[str, str]) -> dict[str, Counter[str]]:
    """Gould and Fernandez as they write it: ordered pairs in a directed network, with every edge both ways."""
    arcs = {(a, b) for one, other in graph.edges() for a, b in ((one, other), (other, one))}
    found: dict[str, Counter[str]] = {name: Counter() for name in graph}
    for a, broker, b in permutations(graph, 3):
        if (a, broker) in arcs and (broker, b) in arcs and (a, b) not in arcs:
            groups = (group[a], group[broker], group[b])
            if groups[0] == groups[1] == groups[2]:
                role = "coordinator"
            elif groups[0] == groups[2]:
                role = "consultant"
            elif groups[1] == groups[2]:
                role = "gatekeeper"
            elif groups[0] == groups[1]:
                role = "representative"
            else:
                role = "liaison"
            found[broker][role] += 1
    return found


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=18),
    st.lists(st.sampled_from("ABC"), min_size=8, max_size=8),
)
def test_brokerage_is_that_of_gould_and_fernandez(edges: list[tuple[int, int]], groups: list[str]) -> None:
    graph: Graph = nx.Graph((str(a), str(b)) for a, b in edges)
    group = {str(number): name for number, name in enumerate(groups)}
    expected = by_definition(graph, group)
    for name, counts in brokerage(graph, group).items():
        ordered = expected[name]
        # Undirected, each pair stands for two ordered ones, and a gatekeeper is a representative the other way round.
        assert ordered["gatekeeper"] == ordered["representative"] == counts["gatekeeper"]
        for role in ("coordinator", "consultant", "liaison"):
            assert ordered[role] == 2 * counts[role]


def test_brokerage_of_a_star_is_plain_to_see() -> None:
    star: Graph = nx.Graph([("hub", leaf) for leaf in "abcd"])
    counts = brokerage(star, {"hub": "X", "a": "X", "b": "Y", "c": "Y", "d": "Z"})
    # ab, ac, ad: gatekeeper; bc: consultant; bd, cd: liaison.
    assert counts["hub"] == {"coordinator": 0, "gatekeeper": 3, "consultant": 1, "liaison": 2}
    assert all(set(counts[leaf].values()) == {0} for leaf in "abcd")
    assert set(ROLES) == set(counts["hub"])


def graph_of_world() -> tuple[list[NetworkContact], Graph]:
    filters = parse_filters([], DEFAULT_BASE)
    contacts = contacts_of(rows_of_store(world(), filters))
    return contacts, build_graph(contacts, filters)


def test_measures_are_those_of_networkx() -> None:
    _, graph = graph_of_world()
    found = node_measures(graph)
    plain = nx.Graph((one, other, {"w": data["contacts"]}) for one, other, data in graph.edges(data=True))
    for name in graph:
        assert found[name]["degree"] == plain.degree(name)
        assert found[name]["strength"] == plain.degree(name, weight="w")
        assert found[name]["betweenness"] == pytest.approx(nx.betweenness_centrality(plain)[name], abs=1e-8)
        assert found[name]["pagerank"] == pytest.approx(nx.pagerank(plain, weight="w")[name], abs=1e-5)
        assert set(found[name]) == {column.name for column in NODE_COLUMNS}
    part = plain.subgraph(["official/an", "official/carr", "official/endo", "official/farr"])
    for name, value in nx.eigenvector_centrality_numpy(part, weight="w").items():
        assert found[name]["eigenvector"] == pytest.approx(abs(value), abs=1e-8)
    assert found["official/bae"]["eigenvector"] is None
    # Carr alone links Farr with An and Endo: both pairs are of two countries that are not hers.
    assert (found["official/carr"]["consultant"], found["official/carr"]["liaison"]) == (0, 2)


def test_measures_of_the_whole_network() -> None:
    _, graph = graph_of_world()
    found = network_measures(graph)
    assert (found["nodes"], found["edges"], found["components"], found["largest"]) == (6, 5, 2, 4)
    assert found["density"] == pytest.approx(5 / 15)
    assert set(found) == {column.name for column in NETWORK_COLUMNS}
    star: Graph = nx.Graph()
    for leaf in "bcd":
        star.add_edge("a", leaf, contacts=1)
    assert network_measures(star)["centralisation"] == 1.0
    assert network_measures(nx.Graph())["nodes"] == 0


def test_a_contact_counts_in_a_period_that_surely_holds_it() -> None:
    contacts, _ = graph_of_world()
    found = periods(By.MONTH, contacts)
    assert [period.name for period in found] == [f"2017-{month:02}" for month in range(2, 10)]
    in_march = [c.iri.rpartition("/")[2] for c in contacts if found[1].has(c)]
    assert in_march == ["c3"]
    half = Period("half", dt.date(2017, 3, 1), dt.date(2017, 3, 15))
    assert not any(map(half.has, contacts))
    assert [period.name for period in periods(By.QUARTER, contacts)] == ["2017-Q1", "2017-Q2", "2017-Q3"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 2_000))
def test_months_follow_one_another_without_gap(first: dt.date, days: int) -> None:
    from kg.network.periods import months

    last = first + dt.timedelta(days=days)
    found = list(months(first, last))
    assert found[0].first
    assert found[0].first <= first
    assert found[-1].last
    assert found[-1].last >= last
    for one, following in pairwise(found):
        assert one.last
        assert one.last + dt.timedelta(days=1) == following.first
    assert len({period.name for period in found}) == len(found)


def test_the_day_of_a_handover_belongs_to_the_successor() -> None:
    rows = [["First", "2009-01-20", "2017-01-20"], ["Second", "2017-01-20", ""]]
    found = administrations_of(rows)
    assert [(p.name, p.last) for p in found] == [("First", dt.date(2017, 1, 19)), ("Second", None)]


def test_measures_by_period_have_a_row_for_each_node_with_contact() -> None:
    filters = parse_filters([], DEFAULT_BASE)
    rows = list(rows_of_store(world(), filters))
    table = measures_table(rows, filters, Level.NODES, By.MONTH, [])
    found = [(row[0], row[3]) for row in table.rows]
    assert ("2017-02", "official/endo") in found
    assert ("2017-03", "official/endo") not in found
    summary = list(measures_table(rows, filters, Level.NETWORK, By.MONTH, []).rows)
    assert [row[0] for row in summary] == [f"2017-{month:02}" for month in range(2, 10)]
    assert [row[5] for row in summary] == [2, 1, 0, 0, 1, 0, 0, 0]
    every = list(measures_table(rows, filters, Level.NETWORK, By.ALL, []).rows)
    assert [row[5] for row in every] == [5]


def test_the_service_gives_measures_as_tables(world_service: Service) -> None:
    response = world_service.http.get("/network/measures.json?level=network&by=year")
    assert response.status_code == 200
    assert [(row["period"], row["nodes"]) for row in response.json()] == [("2017", 5)]
    assert world_service.http.get("/network/measures.csv").text.startswith("period,period_first,period_last,node,")
    refused = world_service.http.get("/network/measures.csv?by=administration")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "of")
    assert world_service.http.get("/network/measures.xls").status_code == 404
    assert world_service.http.get("/network/measures.csv?by=week").json()["parameter"] == "by"


def test_all_pairs_of_a_triangle_need_no_broker() -> None:
    triangle: Graph = nx.Graph(combinations("abc", 2))
    assert all(not any(counts.values()) for counts in brokerage(triangle, dict.fromkeys("abc", "X")).values())


def test_planned_contacts_make_no_period_of_held_ones() -> None:
    later = contact("c10", "2019-05-01", "an", "carr", status=Status.PLANNED)
    filters = parse_filters([], DEFAULT_BASE)
    rows = list(rows_of_store(world([*CONTACTS, later]), filters))
    held = [row[0] for row in measures_table(rows, filters, Level.NETWORK, By.YEAR, []).rows]
    assert held == ["2017"]
    both = parse_filters([("status", "held"), ("status", "planned")], DEFAULT_BASE)
    assert [row[0] for row in measures_table(rows, both, Level.NETWORK, By.YEAR, []).rows] == ["2017", "2018", "2019"]
