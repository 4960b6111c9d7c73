"""`/sparql` is answered by a short way: whoever asks by the longer one gets the same."""

from __future__ import annotations

import socket
from urllib.parse import urlparse

import httpx
import pytest

from tests.api.conftest import EX
from tests.api.serving import Service

JSON = "application/sparql-results+json"
SELECT = f"SELECT * {{ <{EX}thing/7> ?p ?o }} ORDER BY ?p ?o"
ASKED = {
    "json": ("POST", {"query": SELECT}, {"Accept": JSON}),
    "csv": ("POST", {"query": SELECT}, {"Accept": "text/csv"}),
    "get": ("GET", {"query": SELECT}, {"Accept": "application/sparql-results+xml"}),
    "head": ("HEAD", {"query": "ASK {}"}, {}),
    "graph": ("POST", {"query": f"DESCRIBE <{EX}thing/7>"}, {"Accept": "text/turtle"}),
    "another origin": ("POST", {"query": "ASK {}"}, {"Origin": "https://example.org"}),
    "not valid": ("POST", {"query": "SELECT"}, {}),
    "not acceptable": ("POST", {"query": "ASK {}"}, {"Accept": "image/png"}),
    "without a query": ("POST", {"other": "x"}, {}),
    "not valid, a browser": ("GET", {"query": "SELECT"}, {"Accept": "text/html"}),
    "long": ("POST", {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 5000"}, {"Accept": JSON}),
}


@pytest.mark.parametrize("case", ASKED)
def test_both_ways_give_the_same(service: Service, case: str) -> None:
    method, fields, headers = ASKED[case]

    def answer(path: str) -> httpx.Response:
        if method == "POST":
            return service.http.request(method, path, headers=headers, data=fields)
        return service.http.request(method, path, headers=headers, params=fields)

    short, long = answer("/sparql"), answer("/data/sparql")
    assert short.status_code == long.status_code
    assert _compared(short) == _compared(long)
    assert short.content == long.content


def _compared(response: httpx.Response) -> dict[str, str]:
    # The second answer is one that was kept: it goes out whole.
    changing = ("date", "content-length", "transfer-encoding")
    return {name: value for name, value in response.headers.items() if name not in changing}


def test_an_answer_arrives_in_one_piece_and_after_another(service: Service) -> None:
    address = urlparse(service.url)
    ask = "GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as connection:
        connection.settimeout(10)
        connection.sendall(ask.encode())
        found = connection.recv(65_536)
        head, _, body = found.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        assert body == b'{"head":{},"boolean":true}'
        # Three requests at once are answered in their order.
        for number in (1, 2, 3):
            asked = ask.replace("ASK%20%7B%7D", f"SELECT%20({number}%20AS%20?n)%20%7B%7D&format=csv")
            connection.sendall(asked.encode())
        found = b""
        while found.count(b"HTTP/1.1 200") < 3 or not found.endswith(b"n\r\n3\r\n"):
            found += connection.recv(65_536)
        places = [found.index(f"n\r\n{number}\r\n".encode()) for number in (1, 2, 3)]
        assert places == sorted(places)
