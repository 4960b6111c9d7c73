"""The client is a good guest: it names itself, waits when asked to, keeps what it got, and says when it is offline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest

from kg.linking.http import PoliteClient, SourceError
from tests.linking.servers import WikidataApi, entity


@pytest.fixture
def api() -> WikidataApi:
    return WikidataApi({"Q1": entity("Q1", "one")})


@pytest.fixture
def url(api: WikidataApi) -> Iterator[str]:
    with api.serve() as address:
        yield address


ASK = {"action": "wbgetentities", "ids": "Q1"}


def test_it_names_itself(api: WikidataApi, url: str) -> None:
    with PoliteClient(pause=0) as client:
        client.get(url, ASK)
    assert api.agents[0].startswith("communique/")
    assert "https://w3id.org/communique/" in api.agents[0]


def test_it_waits_as_long_as_it_is_asked_to(api: WikidataApi, url: str) -> None:
    in_five = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5), usegmt=True)
    api.plan = [(429, {"Retry-After": "7"}, {}), (503, {"Retry-After": in_five}, {})]
    slept: list[float] = []
    with PoliteClient(pause=0, sleep=slept.append) as client:
        assert client.get(url, ASK)["entities"]["Q1"]["id"] == "Q1"
    assert slept[0] == 7
    assert 3 < slept[1] <= 5


def test_it_backs_off_more_and_more_and_gives_up(api: WikidataApi, url: str) -> None:
    api.plan = [(500, {}, {})] * 10
    slept: list[float] = []
    with (
        PoliteClient(pause=0, sleep=slept.append) as client,
        pytest.raises(SourceError, match="given up after 5 tries"),
    ):
        client.get(url, ASK)
    assert slept == sorted(slept)
    assert len(set(slept)) == 4
    assert len(api.asked) == 5


def test_it_comes_back_when_the_databases_lag(api: WikidataApi, url: str) -> None:
    lag = {"error": {"code": "maxlag", "info": "Waiting for a database"}}
    api.plan = [(200, {"Retry-After": "5", "MediaWiki-API-Error": "maxlag"}, lag)]
    slept: list[float] = []
    with PoliteClient(pause=0, sleep=slept.append) as client:
        assert "entities" in client.get(url, ASK)
    assert slept == [5]


def test_a_long_wait_is_told_and_not_slept(api: WikidataApi, url: str) -> None:
    api.plan = [(429, {"Retry-After": "3600"}, {})]
    with PoliteClient(pause=0) as client, pytest.raises(SourceError, match="come back in 3600 seconds"):
        client.get(url, ASK)


def test_what_it_got_is_kept_and_serves_offline(api: WikidataApi, url: str, tmp_path: Path) -> None:
    with PoliteClient(tmp_path, pause=0) as client:
        first = client.get(url, ASK)
        assert client.get(url, ASK) == first
    with PoliteClient(tmp_path, offline=True) as client:
        assert client.get(url, ASK) == first
        with pytest.raises(SourceError, match=r"offline, and this answer is not kept.*ids=Q2"):
            client.get(url, {**ASK, "ids": "Q2"})
    assert len(api.asked) == 1


def test_kept_answers_grow_old(api: WikidataApi, url: str, tmp_path: Path) -> None:
    for _ in range(2):
        with PoliteClient(tmp_path, pause=0, keep_days=0) as client:
            client.get(url, ASK)
    assert len(api.asked) == 2


def test_two_requests_are_apart(api: WikidataApi, url: str) -> None:
    slept: list[float] = []
    with PoliteClient(pause=30, sleep=slept.append) as client:
        client.get(url, ASK)
        client.get(url, {**ASK, "ids": "Q2"})
    assert len(slept) == 1
    assert 25 < slept[0] <= 30


def test_what_is_no_source_is_told(url: str) -> None:
    with PoliteClient(pause=0, sleep=lambda _: None) as client:
        with pytest.raises(SourceError, match="answered 501"):
            client.post(url, {}, "application/json")
        with pytest.raises(SourceError, match="given up"):
            client.get("http://127.0.0.1:9/api.php", ASK)
