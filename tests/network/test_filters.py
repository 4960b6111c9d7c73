from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network.filters import FIELDS, MEDIA, STATUSES, Edges, Filters, View, parse_filters
from kg.queries import ParameterError

BASE = "https://example.org/data/"


def test_nothing_given_is_all_held_contacts_between_officials() -> None:
    filters = parse_filters([], BASE)
    assert filters == Filters(base=BASE)
    assert (filters.view, filters.edges, filters.statuses) == (View.OFFICIALS, Edges.WEIGHTED, ("held",))
    assert filters.query_string() == ""


@pytest.mark.parametrize(
    ("pairs", "named"),
    [
        ([("colour", "red")], "colour"),
        ([("view", "people")], "view"),
        ([("view", "officials"), ("view", "offices")], "view"),
        ([("from", "2017-02-30")], "from"),
        ([("from", "20170201")], "from"),
        ([("from", "2017-03-01"), ("to", "2017-02-01")], "to"),
        ([("medium", "pigeon")], "medium"),
        ([("status", "denied")], "status"),
        ([("country", "K R")], "country"),
        ([("official", "x> } DROP ALL #")], "official"),
        ([("publisher", "urn:a b")], "publisher"),
        ([("depth", "0")], "depth"),
        ([("depth", "5")], "depth"),
        ([("min", "-1")], "min"),
        ([("min", "²")], "min"),
        ([("edges", "many")], "edges"),
    ],
)
def test_a_filter_that_cannot_be_is_named(pairs: list[tuple[str, str]], named: str) -> None:
    with pytest.raises(ParameterError) as raised:
        parse_filters(pairs, BASE)
    assert raised.value.parameter == named
    assert named in str(raised.value)


def test_keys_become_iris_of_this_deployment_and_iris_stay() -> None:
    filters = parse_filters([("country", "KR"), ("country", "https://other.example/US"), ("medium", "written")], BASE)
    assert set(filters.iris("country")) == {"https://example.org/data/country/KR", "https://other.example/US"}
    assert filters.iris("medium") == ("https://w3id.org/communique/vocabulary/media/written",)


KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2040, 1, 1)).map(dt.date.isoformat)
PAIRS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["country", "office", "publisher", "topic", "official"]), KEYS),
        st.tuples(st.just("medium"), st.sampled_from(MEDIA)),
        st.tuples(st.just("status"), st.sampled_from(STATUSES)),
    ),
    max_size=8,
)
SINGLE = st.fixed_dictionaries(
    {},
    optional={
        "view": st.sampled_from(FIELDS["view"].values),
        "from": DAYS,
        "depth": st.sampled_from("1234"),
        "min": st.integers(1, 10**6).map(str),
        "edges": st.sampled_from(FIELDS["edges"].values),
    },
)


@given(PAIRS, SINGLE)
def test_filters_survive_being_written_as_a_query_string(pairs: list[tuple[str, str]], single: dict[str, str]) -> None:
    filters = parse_filters([*pairs, *single.items()], BASE)
    assert parse_filters(filters.pairs(), BASE) == filters
    assert parse_filters([*reversed(pairs), *single.items()], BASE) == filters


@given(st.text(max_size=30))
def test_no_value_becomes_syntax(value: str) -> None:
    from pyoxigraph import Store

    from kg.network.contacts import contacts_query

    try:
        filters = parse_filters([("official", value), ("country", value)], BASE)
    except ParameterError:
        return
    Store().query(contacts_query(filters))
