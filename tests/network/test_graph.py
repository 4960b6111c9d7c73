from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from kg.network.contacts import COLUMNS, contacts_of, contacts_query, rows_of_csv, rows_of_store
from kg.network.filters import parse_filters
from kg.network.graph import Graph, build_graph, edges_of
from kg.network.layout import layout
from kg.network.network import network_json, places_of, whole
from kg.rdf.iris import DEFAULT_BASE
from kg.store import OxigraphStore
from tests.network.stores import world


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    return world()


def graph_of(store: OxigraphStore, **given: Any) -> Graph:
    pairs = [
        ("from" if name == "since" else name, value)
        for name, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    filters = parse_filters(pairs, DEFAULT_BASE)
    return build_graph(contacts_of(rows_of_store(store, filters)), filters)


def edges(graph: Graph) -> dict[str, int]:
    found: dict[str, int] = {}
    for one, other, _, data in edges_of(graph):
        pair = f"{one.partition('/')[2]} {other.partition('/')[2]}"
        found[pair] = found.get(pair, 0) + data["contacts"]
    return found


WHOLE = {"an carr": 3, "an endo": 1, "bae dunn": 1, "carr endo": 1, "carr farr": 1}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, WHOLE),
        ({"status": ["held", "planned"]}, {**WHOLE, "bae dunn": 2}),
        ({"status": "planned"}, {"bae dunn": 1}),
        ({"since": "2017-03-15"}, {"an carr": 1, "bae dunn": 1}),
        ({"since": "2017-03-15", "to": "2017-03-20"}, {"an carr": 1}),
        ({"to": "2017-02-07"}, {"an carr": 1}),
        ({"country": "JP"}, {"an endo": 1, "carr endo": 1}),
        ({"country": ["JP", "KR"]}, {"an endo": 1}),
        ({"country": ["JP", "KR", "US"]}, {"an carr": 3, "an endo": 1, "bae dunn": 1, "carr endo": 1}),
        ({"office": "kr-president"}, {"bae dunn": 1}),
        ({"medium": ["in-person", "unspecified"]}, {**WHOLE, "an carr": 1}),
        ({"publisher": "mofa-kr"}, {"an carr": 1}),
        ({"topic": "missile-defense"}, {"an carr": 1, "an endo": 1, "carr endo": 1}),
        ({"min": "2"}, {"an carr": 3}),
        ({"official": "farr"}, {"carr farr": 1}),
        ({"official": "farr", "depth": "2"}, {"an carr": 3, "an endo": 1, "carr endo": 1, "carr farr": 1}),
        ({"official": ["farr", "bae"]}, {"bae dunn": 1, "carr farr": 1}),
        ({"official": "nobody"}, {}),
        (
            {"view": "offices", "country": "JP"},
            {"jp-foreign-minister kr-foreign-minister": 1, "jp-foreign-minister us-secretary-of-state": 1},
        ),
        ({"view": "countries"}, {"AU US": 1, "JP KR": 1, "JP US": 1, "KR US": 5}),
    ],
)
def test_filters_choose_the_edges(store: OxigraphStore, given: dict[str, Any], expected: dict[str, int]) -> None:
    assert edges(graph_of(store, **given)) == expected
    assert edges(graph_of(store, **given, edges="multi")) == expected


def test_a_node_counts_its_contacts_once_and_knows_when_they_were(store: OxigraphStore) -> None:
    node = graph_of(store).nodes["official/an"]
    assert (node["label"], node["country"], node["countryName"]) == ("An", "KR", "Land of KR")
    assert (node["office"], node["officeKind"]) == ("Kr Foreign Minister", "foreign-minister")
    assert (node["contacts"], node["first"], node["last"]) == (3, dt.date(2017, 2, 7), dt.date(2017, 3, 31))
    assert node["spells"] == [
        (dt.date(2017, 2, 7), dt.date(2017, 2, 7)),
        (dt.date(2017, 2, 16), dt.date(2017, 2, 16)),
        (dt.date(2017, 3, 1), dt.date(2017, 3, 31)),
    ]


def test_an_edge_knows_media_and_days(store: OxigraphStore) -> None:
    data = graph_of(store).edges["official/an", "official/carr"]
    assert (data["contacts"], data["media"]) == (3, {"in-person": 1, "phone-call": 2})
    assert (data["first"], data["last"]) == (dt.date(2017, 2, 7), dt.date(2017, 3, 31))
    undated = graph_of(store).edges["official/carr", "official/farr"]
    assert (undated["first"], undated["last"], undated["spells"]) == (None, None, [])


def test_a_delegation_is_no_official_but_stands_for_its_country(store: OxigraphStore) -> None:
    assert "c7" not in "".join(k for *_, k, _ in edges_of(graph_of(store, edges="multi")))
    countries = graph_of(store, view="countries", edges="multi", since="2017-08-01")
    assert [key for *_, key, _ in edges_of(countries)] == ["contact/c7"]


def test_an_office_that_only_the_text_names_is_a_node_without_iri() -> None:
    contact = ["x:c", "", "2017-01-01", "2017-01-01", "m/phone-call", "s/held"]
    rows = [
        [*contact, "p1", "", "", "", "", "Envoy", "x/KR"],
        [*contact, "p2", "", "", "", "", "Clerk", "x/US"],
    ]
    filters = parse_filters([("view", "offices")], DEFAULT_BASE)
    graph = build_graph(contacts_of(rows), filters)
    assert dict(graph.nodes(data="label")) == {"office-label/KR/envoy": "Envoy", "office-label/US/clerk": "Clerk"}
    assert set(dict(graph.nodes(data="iri")).values()) == {""}


def test_the_order_of_rows_does_not_matter(store: OxigraphStore) -> None:
    filters = parse_filters([], DEFAULT_BASE)
    rows = [list(row) for row in rows_of_store(store, filters)]
    expected = network_json(rows, filters, places_of(rows, filters))
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert network_json(rows, filters, places_of(rows, filters)) == expected


def test_csv_and_terms_are_the_same_rows(store: OxigraphStore) -> None:
    import pyoxigraph as ox

    filters = parse_filters([], DEFAULT_BASE)
    result = store.inner.query(contacts_query(filters))
    assert isinstance(result, ox.QuerySolutions)
    data = result.serialize(format=ox.QueryResultsFormat.CSV)
    assert data
    assert sorted(map(list, rows_of_csv(data))) == sorted(map(list, rows_of_store(store, filters)))
    assert data.startswith(",".join(COLUMNS).encode())


def test_places_are_the_same_on_every_run_and_apart(store: OxigraphStore) -> None:
    filters = whole(parse_filters([], DEFAULT_BASE))
    graph = build_graph(contacts_of(rows_of_store(store, filters)), filters)
    places = layout(graph)
    assert places == layout(graph.copy())
    assert set(places) == set(graph)
    assert len(set(places.values())) == len(graph)


def test_a_large_part_is_placed_in_groups_whose_members_stand_together() -> None:
    """Five groups of 40 with a bridge from each to the next: members lie nearer to their own middle than to another."""
    import numpy as np

    chance = random.Random(7)
    import networkx as nx

    graph: Graph = nx.Graph()
    names = [f"official/{group}-{number:02}" for group in "abcde" for number in range(40)]
    graph.add_nodes_from(names)
    for at, group in enumerate("abcde"):
        for one in range(40):
            for other in [(one + 1) % 40, *(chance.randrange(40) for _ in range(5))]:
                if one != other:
                    graph.add_edge(f"official/{group}-{one:02}", f"official/{group}-{other:02}", contacts=1)
        graph.add_edge(f"official/{group}-00", f"official/{'abcde'[at - 1]}-01", contacts=1)
    places = layout(graph)
    middles = {group: np.mean([places[name] for name in names if f"/{group}-" in name], axis=0) for group in "abcde"}
    own = sum(
        min(middles, key=lambda group: float(np.hypot(*(np.array(places[name]) - middles[group])))) == name[9]
        for name in names
    )
    assert own / len(names) > 0.95
    assert layout(graph) == places


def test_an_empty_network_is_no_error() -> None:
    assert layout(build_graph([], parse_filters([], DEFAULT_BASE))) == {}
