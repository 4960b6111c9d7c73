"""The page on which whoever has the token decides on links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError

from api.settings import Settings
from kg.linking.judgements import read_judgements
from tests.api.serving import TOKEN, Service, make_store
from tests.linking.deciding import deciding_service


@pytest.fixture
def deciding(tmp_path: Path) -> Iterator[tuple[Service, Path]]:
    """A service on which links are decided, and the folder of the links."""
    with deciding_service(tmp_path) as running:
        yield running


@pytest.fixture
def service(deciding: tuple[Service, Path]) -> Service:
    return deciding[0]


@pytest.fixture
def links(deciding: tuple[Service, Path]) -> Path:
    return deciding[1]


def test_decisions_need_the_token_and_are_added_to_the_file(service: Service, links: Path) -> None:
    http = service.http
    asked = http.get("/link")
    assert 'type="password"' in asked.text
    assert "Lantern" not in asked.text
    decision = {"subject": "official/a", "item": "Q11", "who": "A. Historian", "why": "seen"}
    assert http.post("/link/judgements", data=decision).status_code == 401
    assert http.post("/link/session", data={"token": "wrong"}).status_code == 401
    let_in = http.post("/link/session", data={"token": TOKEN})
    assert (let_in.status_code, let_in.headers["location"]) == (303, "../link")
    cookie = let_in.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = http.get("/link")
    assert "2 things left" in page.text
    assert "Ada &lt;Lantern&gt;" in page.text
    assert "a &lt;b&gt;minister" in page.text
    assert "died in 1961" in page.text
    assert http.post("/link/judgements", data=decision).status_code == 303
    (made,) = read_judgements(links / "judgements.csv").made
    assert (made.verdict, made.subject, made.item, made.who, made.why) == (
        "same", "official/a", "Q11", "A. Historian", "seen",
    )  # fmt: skip
    assert "1 thing left" in http.get("/link").text
    again = http.post("/link/judgements", data=decision)
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "already-decided")
    none = {"subject": "official/b", "item": "*", "who": "A. Historian"}
    assert http.post("/link/judgements", data=none).status_code == 303
    found = read_judgements(links / "judgements.csv")
    assert found.refused("official/b") == {"Q11", "Q12"}
    assert found.settled("official/b")
    assert "0 things left" in http.get("/link").text


def test_a_forged_or_outdated_mark_opens_nothing(service: Service) -> None:
    for value in ("9999999999.abc", "1.abc", ".", "x" * 5000, "9" * 30 + ".x"):
        with httpx.Client(base_url=service.url, cookies={"communique_links": value}, trust_env=False) as browser:
            assert 'type="password"' in browser.get("/link").text


def test_forms_of_other_sites_are_refused(service: Service) -> None:
    service.http.post("/link/session", data={"token": TOKEN})
    decision = {"subject": "official/a", "item": "Q11", "who": "A"}
    crossed = service.http.post("/link/judgements", data=decision, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403
    assert service.http.post("/link/judgements", json=decision).status_code == 415
    for wrong in ({**decision, "item": "Q99"}, {**decision, "who": " "}):
        assert service.http.post("/link/judgements", data=wrong).status_code == 400


def test_the_page_works_without_scripts(service: Service) -> None:
    service.http.post("/link/session", data={"token": TOKEN})
    page = service.http.get("/link")
    assert not re.search(r"<script[^>]*>[^<]", page.text)
    assert page.headers["cache-control"] == "no-store"


def test_without_the_setting_there_is_no_such_page_and_it_needs_a_token(tmp_path: Path) -> None:
    make_store(tmp_path / "store", [])
    with Service(store=tmp_path / "store", workers=1) as running:
        assert running.http.get("/link").status_code == 404
    with pytest.raises(ValidationError, match="COMMUNIQUE_TOKEN"):
        Settings(links="links")
