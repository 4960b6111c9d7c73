"""The reconciliation API over real HTTP, held against the schemas and examples of its specification."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import RDFS, SKOS
from kg.store import StoreFolder
from tests.api.serving import Service, make_store, publish

VERSIONS = ("0.2", "1.0-draft")
Check = Callable[[str, str, Any], None]


@pytest.fixture(scope="module")
def suites(shared: Path) -> Path:
    path = shared / "suites" / "reconciliation"
    if not path.is_dir():
        pytest.skip("needs shared/suites/reconciliation (schemas and examples of the specification), which is absent")
    return path


@pytest.fixture(scope="module")
def check(suites: Path) -> Check:
    """Hold a JSON value against a schema of a version."""
    registries: dict[str, dict[str, Any]] = {}
    for version in VERSIONS:
        known: dict[str, Any] = {}
        for path in sorted((suites / version / "schemas").glob("*.json")):
            schema = _plain(json.loads(path.read_text(encoding="utf-8")))
            known[f"https://schemas.example/{version}/{path.name}"] = schema
            if path.name == "openapi.json":
                known["http://swagger.io/v2/schema.json"] = schema
        registries[version] = known

    def valid(version: str, name: str, value: Any) -> None:
        known = registries[version]
        registry = jsonschema_rs.Registry([(iri, schema) for iri, schema in known.items()])
        address = f"https://schemas.example/{version}/{name}.json"
        validator = jsonschema_rs.Draft7Validator(
            {**known[address], "$id": address}, registry=registry, base_uri=address
        )
        errors = [f"{'/'.join(map(str, e.instance_path))}: {e.message}" for e in validator.iter_errors(value)]
        assert errors == []

    return valid


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the ids of the published places: references among the files stay relative."""
    return {key: value for key, value in schema.items() if key not in ("$id", "$schema")}


def queries(**batch: Any) -> dict[str, str]:
    return {"queries": json.dumps(batch)}


def test_both_manifests_are_valid(service: Service, check: Check) -> None:
    old, new = service.http.get("/reconcile").json(), service.http.get("/reconcile/v1").json()
    check("0.2", "manifest", old)
    check("1.0-draft", "manifest", new)
    assert old["view"]["url"].startswith(f"{service.url}/reconcile/")
    for version, other in (("0.2", new), ("1.0-draft", old)):  # which is why there are two
        with pytest.raises(AssertionError):
            check(version, "manifest", other)


def test_a_batch_by_get_and_by_form_is_the_same(service: Service, check: Check) -> None:
    batch = queries(q0={"query": "Foreign Minister Yun", "type": "Official"}, q1={"query": "Nobody of This Name"})
    got, posted = service.http.get("/reconcile", params=batch), service.http.post("/reconcile", data=batch)
    check("0.2", "reconciliation-result-batch", posted.json())
    assert got.json() == posted.json()
    assert posted.json()["q0"]["result"][0]["id"] == "official/yun-byung-se"
    assert not any(candidate["match"] for candidate in posted.json()["q1"]["result"])


def test_the_examples_of_the_specification_are_answered(service: Service, suites: Path, check: Check) -> None:
    """They ask for types and properties of others: that is no error, and finds nothing of ours."""
    for path in sorted((suites / "0.2/examples/reconciliation-query-batch/valid").glob("*.json")):
        response = service.http.post("/reconcile", data={"queries": path.read_text(encoding="utf-8")})
        assert response.status_code == 200, path.name
        check("0.2", "reconciliation-result-batch", response.json())
    headers = {"Content-Type": "application/json"}
    for path in sorted((suites / "1.0-draft/examples/reconciliation-query-batch/valid").glob("*.json")):
        response = service.http.post("/reconcile/match", content=path.read_bytes(), headers=headers)
        assert response.status_code == 200, path.name
        check("1.0-draft", "reconciliation-result-batch", response.json())
    for version, address in (("0.2", "/reconcile"), ("1.0-draft", "/reconcile/v1/extend")):
        for path in sorted((suites / version / "examples/data-extension-query/valid").glob("*.json")):
            text = path.read_text(encoding="utf-8")
            if version == "0.2":
                response = service.http.post(address, data={"extend": text})
            else:
                response = service.http.post(address, content=text.encode(), headers=headers)
            assert response.status_code == 200, (version, path.name, response.text)
            check(version, "data-extension-response", response.json())


def test_invalid_examples_of_the_specification_are_refused(service: Service, suites: Path) -> None:
    for path in sorted((suites / "0.2/examples/reconciliation-query-batch/invalid").glob("*.json")):
        response = service.http.post("/reconcile", data={"queries": path.read_text(encoding="utf-8")})
        assert (path.name, response.status_code) == (path.name, 400)
        assert response.headers["content-type"] == "application/problem+json"
    for path in sorted((suites / "1.0-draft/examples/reconciliation-query-batch/invalid").glob("*.json")):
        headers = {"Content-Type": "application/json"}
        response = service.http.post("/reconcile/match", content=path.read_bytes(), headers=headers)
        assert (path.name, response.status_code) == (path.name, 400)


@pytest.mark.parametrize(
    ("property", "value"),
    [
        ("country", "South Korea"),
        ("country", "ROK"),
        ("country", {"id": "country/KR", "name": "South Korea"}),
        ("office", "Foreign Minister"),
        ("office", {"id": "office/kr-foreign-minister"}),
        ("date", "2017-02-07"),
        ("date", "2016"),
        ("wikidata", "Q8325594"),
    ],
)
def test_properties_raise_who_has_them(service: Service, property: str, value: Any) -> None:
    plain = {"query": "Yun", "type": "Official", "limit": 50}
    constrained = {**plain, "properties": [{"pid": property, "v": value}]}
    found = service.http.post("/reconcile", data=queries(a=plain, b=constrained)).json()

    def score(key: str) -> float:
        return next(float(c["score"]) for c in found[key]["result"] if c["id"] == "official/yun-byung-se")

    assert score("b") > score("a")
    feature = {"wikidata": "exactMatch"}.get(property, property)
    first = next(c for c in found["b"]["result"] if c["id"] == "official/yun-byung-se")
    assert {"id": feature, "value": 100.0} in first["features"]


def test_conditions_of_the_draft_filter(service: Service, check: Check) -> None:
    def ask(**condition: Any) -> list[str]:
        conditions = [
            {"matchType": "name", "propertyValue": "Yun Byung-se"},
            {"matchType": "property", "propertyId": "country", "propertyValue": "Japan", **condition},
        ]
        body = {"queries": [{"type": "Official", "conditions": conditions}]}
        response = service.http.post("/reconcile/match", json=body)
        check("1.0-draft", "reconciliation-result-batch", response.json())
        return [candidate["id"] for candidate in response.json()["results"][0]["candidates"]]

    assert ask()[0] == "official/yun-byung-se"
    assert "official/yun-byung-se" not in ask(required=True)
    assert ask(matchQuantifier="none")[0] == "official/yun-byung-se"


def test_suggestions_are_valid_and_begin_as_typed(service: Service, check: Check) -> None:
    for version, root in (("0.2", "/reconcile"), ("1.0-draft", "/reconcile/v1")):
        entities = service.http.get(f"{root}/suggest/entity", params={"prefix": "yun byu"}).json()
        check(version, "suggest-entities-response", entities)
        assert [found["id"] for found in entities["result"]] == ["official/yun-byung-se"]
        types = service.http.get(f"{root}/suggest/type", params={"prefix": "off"}).json()
        check(version, "suggest-types-response", types)
        assert {"Official", "Office"} <= {found["id"] for found in types["result"]}
        properties = service.http.get(f"{root}/suggest/property", params={"prefix": "cou"}).json()
        check(version, "suggest-properties-response", properties)
        assert [found["id"] for found in properties["result"]] == ["country"]


def test_suggestions_go_on_at_a_cursor(service: Service) -> None:
    def page(cursor: int) -> list[str]:
        params = {"prefix": "kim", "type": "Official", "cursor": str(cursor)}
        return [f["id"] for f in service.http.get("/reconcile/suggest/entity", params=params).json()["result"]]

    first, second = page(0), page(10)
    assert len(first) == 10
    assert second
    assert not set(first) & set(second)


def test_values_are_fetched_in_both_versions(service: Service, check: Check) -> None:
    asked = {
        "ids": ["official/yun-byung-se", "country/KR", "official/nobody"],
        "properties": [
            {"id": "office", "settings": {"on": "2017-02-07", "limit": "1"}},
            {"id": "wikidata"},
            {"id": "native"},
            {"id": "cow"},
            {"id": "contacts"},
            {"id": "lastContact"},
        ],
    }
    old = service.http.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    check("0.2", "data-extension-response", old)
    row = old["rows"]["official/yun-byung-se"]
    assert row["office"] == [
        {"id": "office/kr-foreign-minister", "name": "Minister of Foreign Affairs of the Republic of Korea"}
    ]
    assert row["wikidata"] == [{"str": "Q8325594"}]
    assert row["native"] == [{"str": "윤병세"}]
    assert row["contacts"] == [{"int": 2}]
    assert row["lastContact"] == [{"date": "2017-02-07T00:00:00Z"}]
    assert old["rows"]["country/KR"]["cow"] == [{"int": 732}]
    assert not any(old["rows"]["official/nobody"].values())
    new = service.http.post("/reconcile/extend", json=asked).json()
    check("1.0-draft", "data-extension-response", new)
    assert [prop["values"] for prop in new["rows"][0]["properties"]] == list(row.values())


def test_who_held_an_office_on_a_day_is_a_value(service: Service) -> None:
    asked = {"ids": ["office/kr-foreign-minister"], "properties": [{"id": "holder", "settings": {"on": "2018"}}]}
    found = service.http.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [v["id"] for v in found["rows"]["office/kr-foreign-minister"]["holder"]] == ["official/kang-kyung-wha"]


def test_properties_are_proposed_for_a_type(service: Service, check: Check) -> None:
    for version, address in (("0.2", "/reconcile/propose_properties"), ("1.0-draft", "/reconcile/v1/extend/propose")):
        found = service.http.get(address, params={"type": "Official", "limit": 3}).json()
        check(version, "data-extension-property-proposal", found)
        assert len(found["properties"]) == 3


def test_every_answer_may_be_read_by_pages_of_other_origins(service: Service) -> None:
    origin = {"Origin": "http://127.0.0.1:3333"}
    asked = [
        service.http.get("/reconcile", headers=origin),
        service.http.post("/reconcile", data=queries(q={"query": "Yun"}), headers=origin),
        service.http.post("/reconcile", data={"queries": "no JSON"}, headers=origin),
        service.http.get("/reconcile/suggest/entity?prefix=y", headers=origin),
        service.http.get("/reconcile/preview?id=country/KR", headers=origin),
    ]
    assert [response.headers.get("access-control-allow-origin") for response in asked] == ["*"] * len(asked)
    headers = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = service.http.options("/reconcile/match", headers=headers)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "*"


def test_a_preview_may_stand_in_a_frame_and_a_view_leads_to_the_page(service: Service) -> None:
    shown = service.http.get("/reconcile/preview", params={"id": "official/yun-byung-se"})
    assert "frame-ancestors *" in shown.headers["content-security-policy"]
    assert "윤병세" in shown.text
    seen = service.http.get("/reconcile/view", params={"id": "official/yun-byung-se"})
    assert (seen.status_code, seen.headers["location"]) == (303, "../official/yun-byung-se.html")
    assert service.http.get("/reconcile/preview", params={"id": "official/nobody"}).status_code == 404
    assert service.http.get("/reconcile/flyout/property", params={"id": "date"}).json()["id"] == "date"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"other": "x"}, 400),
        ({"queries": "{}", "extend": "{}"}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": json.dumps({f"q{n}": {"query": "Yun"} for n in range(51)})}, 413),
        ({"extend": json.dumps({"ids": ["x"] * 1001, "properties": []})}, 413),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(service: Service, form: dict[str, str], status: int) -> None:
    response = service.http.post("/reconcile", data=form)
    assert response.status_code == status
    assert response.json()["detail"]


def test_names_in_previews_are_escaped(tmp_path: Path, quads: list[ox.Quad]) -> None:
    """Names come from documents. And a new snapshot is a new index."""
    folder = tmp_path / "store"
    store: StoreFolder = make_store(folder, quads)
    del store
    with Service(store=folder, workers=2) as running:
        assert running.http.get("/reconcile/preview?id=country/KR").status_code == 200
        evil = ox.Literal("<script>alert(1)</script>", language="en")
        country = ox.NamedNode("https://w3id.org/communique/country/KR")
        changed = [q for q in quads if not (q.subject == country and q.predicate == RDFS.label)]
        changed += [ox.Quad(country, RDFS.label, evil), ox.Quad(country, SKOS.altLabel, evil)]
        publish(StoreFolder(folder), changed)
        deadline = time.monotonic() + 20
        while "script" not in (text := running.http.get("/reconcile/preview?id=country/KR").text):
            assert time.monotonic() < deadline, "the new snapshot is not served"
            time.sleep(0.2)
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_batches_do_not_keep_others_waiting(service: Service) -> None:
    """Matching is Python work: it must not hold the event loop."""
    heavy = queries(**{f"q{n}": {"query": f"President Mohamed bin Salman al {n} Khalifa Kim Lee"} for n in range(50)})
    service.http.post("/reconcile", data=heavy)
    done = threading.Event()

    def load() -> None:
        with httpx.Client(base_url=service.url, timeout=60, trust_env=False) as client:
            for _ in range(4):
                client.post("/reconcile", data=heavy)
        done.set()

    workers = [threading.Thread(target=load) for _ in range(2)]
    for worker in workers:
        worker.start()
    slowest = 0.0
    while not done.is_set():
        before = time.monotonic()
        assert service.http.get("/reconcile/suggest/type?prefix=o").status_code == 200
        slowest = max(slowest, time.monotonic() - before)
    for worker in workers:
        worker.join()
    assert slowest < 2
