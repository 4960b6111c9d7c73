from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import Literal

from kg.network.contacts import contacts_of, rows_of_store
from kg.network.filters import parse_filters
from kg.network.panel import COLUMNS, LEADERS, MINISTERS, Side, level_of, panel_filters, panel_table
from kg.queries import ParameterError
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.namespaces import SKOS
from kg.rdf.ontology import ontology_quads
from kg.records import Status
from tests.api.serving import Service
from tests.network.stores import CONTACTS, contact, world

IRIS = Iris(DEFAULT_BASE)
CODES = {"KR": ("KOR", 732), "US": ("USA", 2), "JP": ("JPN", 740), "AU": ("AUS", 900), "EU": ("", None)}
SIDES = {
    IRIS.country(code).value: Side(IRIS.country(code).value, code, f"Land of {code}", iso3, cow)
    for code, (iso3, cow) in CODES.items()
}


def panel(*given: tuple[str, str], contacts: Any = CONTACTS) -> list[dict[str, Any]]:
    filters = panel_filters(parse_filters(given, DEFAULT_BASE), [name for name, _ in given])
    table = panel_table(contacts_of(rows_of_store(world(contacts), filters)), SIDES, filters)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_pair_has_a_row_for_every_month() -> None:
    rows = panel()
    months = [f"2017-{month:02}" for month in range(2, 10)]
    assert [(row["dyad"], row["month"]) for row in rows] == [
        (dyad, month) for dyad in ("AU-US", "JP-KR", "JP-US", "KR-US") for month in months
    ]
    korea_us = {row["month"]: row for row in rows if row["dyad"] == "KR-US"}
    assert [korea_us[month]["contacts"] for month in months] == [2, 1, 0, 0, 1, 0, 1, 0]
    february = korea_us["2017-02"]
    assert (february["phone_call"], february["in_person"], february["ministers"]) == (1, 1, 2)
    assert (korea_us["2017-06"]["leaders"], korea_us["2017-06"]["in_person"]) == (1, 1)
    # The delegation of August has no office.
    assert (korea_us["2017-08"]["contacts"], korea_us["2017-08"]["undetermined"]) == (1, 1)


def test_media_and_levels_add_up_to_contacts() -> None:
    media = ("phone_call", "video_call", "in_person", "written", "unspecified")
    for row in panel():
        assert row["contacts"] == sum(row[name] for name in media)
        assert row["contacts"] == sum(row[name] for name in ("leaders", "ministers", "officials", "undetermined"))


def test_planned_contacts_stand_apart() -> None:
    rows = {row["month"]: row for row in panel() if row["dyad"] == "KR-US"}
    assert (rows["2017-07"]["contacts"], rows["2017-07"]["planned"]) == (0, 1)


def test_a_contact_without_month_is_counted_and_not_placed() -> None:
    rows = [row for row in panel() if row["dyad"] == "AU-US"]
    assert {(row["contacts"], row["unplaced"]) for row in rows} == {(0, 1)}
    spanning = [*CONTACTS, contact("c9", "2017-03-30", "an", "carr", last="2017-04-02")]
    korea_us = [row for row in panel(contacts=spanning) if row["dyad"] == "KR-US"]
    assert {row["unplaced"] for row in korea_us} == {1}
    assert sum(row["contacts"] for row in korea_us) == 5


def test_codes_are_those_of_iso_and_correlates_of_war() -> None:
    row = panel()[-1]
    assert {name: row[name] for name in ("iso2_1", "iso3_1", "cow_1", "iso2_2", "iso3_2", "cow_2", "cow_dyad")} == {
        "iso2_1": "KR",
        "iso3_1": "KOR",
        "cow_1": 732,
        "iso2_2": "US",
        "iso3_2": "USA",
        "cow_2": 2,
        "cow_dyad": 2732,
    }


def test_countries_that_are_listed_are_there_without_contact() -> None:
    rows = panel(("country", "AU"), ("country", "KR"), ("country", "US"), ("country", "EU"), ("from", "2017-05-01"),
                 ("to", "2017-06-30"))  # fmt: skip
    assert {row["dyad"] for row in rows} == {"AU-EU", "AU-KR", "AU-US", "EU-KR", "EU-US", "KR-US"}
    assert len(rows) == 12
    assert {row["cow_dyad"] for row in rows if "EU" in row["dyad"]} == {None}
    assert sum(row["contacts"] for row in rows) == 1


def test_a_filter_that_makes_no_sense_for_pairs_is_refused() -> None:
    for name, value in (("view", "offices"), ("min", "2"), ("status", "planned")):
        with pytest.raises(ParameterError) as raised:
            panel((name, value))
        assert raised.value.parameter == name


def test_every_kind_of_office_has_a_level() -> None:
    kinds = {
        quad.object.value
        for quad in ontology_quads()
        if quad.predicate == SKOS.notation
        and "/office-kinds/" in str(quad.subject)
        and isinstance(quad.object, Literal)
    }
    assert kinds >= LEADERS | MINISTERS
    assert not LEADERS & MINISTERS
    assert level_of([]) == level_of([""]) == 0
    assert level_of(["ambassador", "foreign-minister"]) == 2
    assert {level_of([kind]) for kind in kinds} == {1, 2, 3}


def test_without_contacts_there_are_no_rows() -> None:
    assert panel(contacts=[]) == []
    assert panel(contacts=[contact("c", "2017-01-01", "an", "carr", status=Status.PLANNED)]) == []


def test_every_column_says_what_it_is() -> None:
    assert [column.name for column in COLUMNS if not column.description] == []


def test_the_service_gives_the_panel(world_service: Service) -> None:
    # The small world has no codes: its sides are unknown to the record, and pairs of the unknown are none.
    response = world_service.http.get("/dyad-month.csv")
    assert response.status_code == 200
    assert response.text.split("\r\n")[0].split(",") == [column.name for column in COLUMNS]
    assert world_service.http.get("/dyad-month.csv?view=offices").json()["parameter"] == "view"
