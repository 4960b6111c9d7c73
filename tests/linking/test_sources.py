"""Both sources give the same items: the endpoint, and the API in its recorded shape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.linking.http import PoliteClient, SourceError
from kg.linking.records import Source
from kg.linking.sources import source_of
from tests.linking.servers import WikidataApi, entity, item, statement, time_value

BISHOP = entity(
    "Q434858",
    "Julie Bishop",
    "Australian politician",
    statement("P31", item("Q5")),
    statement("P27", item("Q408")),
    statement("P569", time_value("1956-07-17")),
    statement(
        "P39",
        item("Q2660943"),
        P580=[time_value("2013-09-18")],
        P582=[time_value("2018-08-26")],
        P1365=[item("Q541217")],
        P1366=[item("Q16191011")],
    ),
)
CARR = entity(
    "Q541217",
    "Bob Carr",
    "",
    statement("P31", item("Q5")),
    statement("P39", item("Q2660943"), P580=[time_value("2012-03-13")], P5102=[item("Q4676846")]),
)
API = {
    "Q434858": BISHOP,
    "Q541217": CARR,
    "Q2660943": entity("Q2660943", "Minister for Foreign Affairs", "", statement("P17", item("Q408"))),
    "Q408": entity("Q408", "Australia", "", statement("P297", "AU")),
}


@pytest.fixture(params=["sparql", "api"])
def source(request: pytest.FixtureRequest, endpoint: str) -> Iterator[Source]:
    with PoliteClient(pause=0) as client:
        if request.param == "sparql":
            yield source_of(client, endpoint)
        else:
            with WikidataApi(API).serve() as url:
                yield source_of(client, url)


def test_items_with_positions(source: Source) -> None:
    found = source.items(["Q434858"])["Q434858"]
    assert (found.label, found.types, found.codes) == ("Julie Bishop", {"Q5"}, {"AU"})
    assert found.born
    assert found.born.text == "1956-07-17"
    (held,) = found.positions
    assert (held.office, held.label, held.acting) == ("Q2660943", "Minister for Foreign Affairs", False)
    assert held.words() == "2013-09-18–2018-08-26"
    assert (held.replaces, held.replaced_by) == ("Q541217", "Q16191011")


def test_search_by_name_and_holders_of_an_office(source: Source) -> None:
    assert "Q434858" in source.search([("Julie Bishop", "en")])
    assert source.search([("Nobody of This Name", "en")]) == []
    assert {"Q434858", "Q541217"} <= set(source.holders("Q2660943"))


def test_items_that_do_not_exist_are_left_out(source: Source) -> None:
    assert source.items(["Q99999999"]) == {}


def test_acting_holders_are_told_by_both(endpoint: str) -> None:
    with PoliteClient(pause=0) as client, WikidataApi(API).serve() as url:
        assert source_of(client, url).items(["Q541217"])["Q541217"].positions[0].acting
        (held,) = source_of(client, endpoint).items(["Q99000007"])["Q99000007"].positions
        assert held.acting


def test_the_error_of_the_api_is_told() -> None:
    api = WikidataApi({})
    api.plan = [(200, {}, {"error": {"code": "no-such-entity", "info": "Could not find an entity"}})]
    with (
        PoliteClient(pause=0) as client,
        api.serve() as url,
        pytest.raises(SourceError, match="Could not find an entity"),
    ):
        source_of(client, url).items(["Q1"])


def test_an_address_that_is_none_is_told() -> None:
    with PoliteClient() as client, pytest.raises(SourceError, match="is no address of a source"):
        source_of(client, "wikidata")
