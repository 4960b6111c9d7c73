"""Connections that lie about what comes, or end in the middle: a clear answer, and not a word in the log."""

from __future__ import annotations

import socket
from urllib.parse import urlparse

import pytest

from tests.api.serving import Service, wait_until

POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
ASK = POST + b"Content-Length: 6\r\n\r\nASK {}"
TRUE = b'{"head":{},"boolean":true}'
BROKEN = {
    "a chunk without size": POST + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nASK {}\r\n0\r\n\r\n",
    "a chunk longer than its size": POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\nASK {}\r\n0\r\n\r\n",
    "a negative length": POST + b"Content-Length: -6\r\n\r\nASK {}",
    "two lengths": POST + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}",
    "a length and chunks": POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
}


def connect(service: Service) -> socket.socket:
    """A connection to the service."""
    address = urlparse(service.url)
    return socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=10)


def everything(service: Service, sent: bytes) -> bytes:
    """What comes back until the service closes the connection."""
    with connect(service) as connection:
        connection.sendall(sent)
        found = b""
        while part := connection.recv(65_536):
            found += part
        return found


@pytest.mark.parametrize("case", BROKEN)
def test_a_body_that_is_none_is_refused(service: Service, case: str) -> None:
    found = everything(service, BROKEN[case])
    assert found.startswith(b"HTTP/1.1 400 ")
    assert b"this is not a valid HTTP/1.1 request" in found


def test_a_body_longer_than_its_length_is_answered_up_to_there(service: Service) -> None:
    found = everything(service, ASK + b" LIMIT 1\r\n\r\n")
    assert found.startswith(b"HTTP/1.1 200 ")
    assert found.endswith(TRUE)
    assert found.count(b"HTTP/1.1") == 1


def test_what_comes_after_requests_does_not_take_their_answers(service: Service) -> None:
    found = everything(service, ASK * 3 + b"\x00\x01")
    assert found.count(TRUE) == found.count(b"HTTP/1.1 200 ") == found.count(b"HTTP/1.1") == 3


def test_clients_that_go_leave_no_errors_in_the_log(service: Service) -> None:
    service.log.clear()
    for sent in (ASK * 50, POST + b"Content-Length: 60\r\n\r\nASK {", POST + b"Transfer-Encoding: chunked\r\n\r\n"):
        for _ in range(5):
            with connect(service) as connection:
                connection.sendall(sent)
    assert service.query("ASK {}").status_code == 200
    assert wait_until(lambda: service.http.get("/health").json()["engine"]["running"] == 0)
    assert [record for record in service.log if record.get("level") in ("error", "warning")] == []
