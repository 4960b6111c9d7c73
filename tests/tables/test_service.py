"""Results in tabular formats over real HTTP."""

from __future__ import annotations

import io
import json

import pyarrow.parquet as pq
import pytest

from tests.api.serving import Service

WHO = "/queries/who-spoke-with-whom"
SELECT = "SELECT ?s ?n WHERE { VALUES (?s ?n) { (<urn:a> 1) (<urn:b> 2) } }"


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("parquet", "application/vnd.apache.parquet"),
        ("md", "text/markdown; charset=utf-8"),
    ],
)
def test_a_suffix_chooses_the_format_of_a_stored_query(world_service: Service, suffix: str, media_type: str) -> None:
    by_suffix = world_service.http.get(f"{WHO}.{suffix}?side=KR", headers={"Accept": "text/html"})
    assert by_suffix.status_code == 200
    assert by_suffix.headers["content-type"] == media_type
    by_header = world_service.http.get(f"{WHO}?side=KR", headers={"Accept": media_type.partition(";")[0]})
    assert by_header.content == by_suffix.content
    in_url = world_service.http.get("/sparql", params={"query": SELECT, "format": suffix})
    assert (in_url.status_code, in_url.headers["content-type"]) == (200, media_type)


def test_parquet_of_a_stored_query_has_types(world_service: Service) -> None:
    found = pq.read_table(io.BytesIO(world_service.http.get(f"{WHO}.parquet").content))
    assert [str(found.schema.field(name).type) for name in ("official", "contacts", "first")] == [
        "string",
        "int64",
        "date32[day]",
    ]
    assert sum(found["contacts"].to_pylist()) == 6


def test_a_graph_has_no_table_and_a_table_no_graph(world_service: Service) -> None:
    assert world_service.http.get("/queries/contact-network.parquet").status_code == 406
    assert world_service.http.get(f"{WHO}.nt").status_code == 406
    assert world_service.http.get("/queries/contact-network.nt").headers["content-type"] == "application/n-triples"
    assert world_service.http.get(f"{WHO}.xlsx").status_code == 404
    asked = world_service.query("ASK {}", "application/vnd.apache.parquet")
    assert asked.status_code == 406
    either = world_service.query("ASK {}", "application/vnd.apache.parquet, application/json;q=0.5")
    assert either.json()["boolean"] is True


def test_metadata_of_a_stored_query_stand_beside_its_csv(world_service: Service) -> None:
    response = world_service.http.get(f"{WHO}.csv?side=KR")
    link = response.links["describedby"]
    found = world_service.http.get(f"/queries/{link['url']}").json()
    assert found["url"] == "who-spoke-with-whom.csv?side=KR"
    types = {column["name"]: column["datatype"] for column in found["tableSchema"]["columns"]}
    assert list(types) == response.text.splitlines()[0].split(",")
    assert (types["official"], types["contacts"], types["first"]) == ("anyURI", "integer", "date")
    assert world_service.http.get("/queries/contact-network.csv-metadata.json").status_code == 404


def test_metadata_of_any_select_are_named_by_its_csv(world_service: Service) -> None:
    fields = {"query": SELECT, "default-graph-uri": "urn:g"}
    got = world_service.http.get("/sparql", params={**fields, "format": "csv"})
    posted = world_service.http.post("/sparql", data=fields, headers={"Accept": "text/csv"})
    assert got.text == posted.text == "s,n\r\nurn:a,1\r\nurn:b,2\r\n"
    link = got.links["describedby"]
    assert link == posted.links["describedby"]
    found = world_service.http.get(f"/{link['url']}")
    assert found.headers["content-type"] == link["type"] == "application/csvm+json"
    described = found.json()
    assert [column["datatype"] for column in described["tableSchema"]["columns"]] == ["anyURI", "integer"]
    assert world_service.http.get(f"/{described['url']}").text == got.text


def test_only_a_csv_names_metadata_and_only_where_they_can_be_asked_for(world_service: Service) -> None:
    assert "describedby" not in world_service.query(SELECT, "application/sparql-results+json").links
    assert "describedby" not in world_service.query(f"# {'x' * 5_000}\n{SELECT}", "text/csv").links
    no_table = world_service.http.get("/sparql", params={"query": "ASK {}", "format": "csv-metadata.json"})
    assert no_table.status_code == 404


@pytest.mark.parametrize("suffix", ["parquet", "md"])
def test_a_long_result_becomes_a_table_that_the_service_does_not_hold(world_service: Service, suffix: str) -> None:
    """80 MB of rows, and what they were made of."""
    digits = " ".join(map(str, range(10)))
    wanted = "".join(f"VALUES ?{name} {{ {digits} }} " for name in "abcde")
    query = f"SELECT ?a ?b ?c ?d ?e ('{'x' * 700}' AS ?text) {{ {wanted} }}"
    world_service.http.get("/sparql", params={"query": SELECT, "format": suffix})
    before = world_service.own_memory()
    with world_service.http.stream("GET", "/sparql", params={"query": query, "format": suffix}, timeout=60) as response:
        assert response.status_code == 200
        content = b"".join(response.iter_bytes())
    assert world_service.own_memory() - before < 16 << 20
    if suffix == "parquet":
        assert pq.read_metadata(io.BytesIO(content)).num_rows == 100_000
    else:
        assert content.count(b"\n") == 100_002


def test_bad_parameters_and_bad_queries_stay_what_they_were(world_service: Service) -> None:
    assert world_service.http.get(f"{WHO}.parquet?side=K R").json()["parameter"] == "side"
    bad = world_service.http.get("/sparql", params={"query": "SELECT", "format": "parquet"})
    assert (bad.status_code, json.loads(bad.content)["status"]) == (400, 400)


def test_an_unknown_format_in_the_url_leaves_the_choice_to_the_header(world_service: Service) -> None:
    found = world_service.http.get(
        "/sparql", params={"query": SELECT, "format": "turtle-soup"}, headers={"Accept": "text/csv"}
    )
    assert found.headers["content-type"].startswith("text/csv")


def test_the_same_snapshot_gives_the_same_etag(world_service: Service) -> None:
    first = world_service.http.get(f"{WHO}.md")
    again = world_service.http.get(f"{WHO}.md", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert world_service.http.get(f"{WHO}.md?side=KR").headers["etag"] != first.headers["etag"]
