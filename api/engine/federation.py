"""SERVICE, for the endpoints that the operator allows: fetched before the query runs and joined as VALUES.

Workers cannot open connections, so the service asks the other endpoint itself, through one client with limits. Only a
SERVICE directly in the query's outermost group and with a constant IRI is understood; everything else is refused.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx
from pyoxigraph import Literal, NamedNode

from api.engine.errors import ForbiddenQueryError, OverloadedError
from api.problems import Problem
from kg.sparql.tokens import Kind, Token, decode_codepoints, significant

MAX_CALLS = 4
"""SERVICE clauses a query may have."""
MAX_ROWS = 5_000
MAX_BYTES = 4 << 20
MAX_QUERY = 16_384
"""Characters of a query with SERVICE."""
AT_ONCE = 8
"""Requests to other endpoints that may run at once."""
RESULTS = "application/sparql-results+json"
USER_AGENT = "communique (https://w3id.org/communique/)"


@dataclass(frozen=True, slots=True)
class Call:
    """A SERVICE clause: where it stands, whom it asks, and what."""

    start: int
    end: int
    endpoint: str
    silent: bool
    query: str


class Federation:
    """The guarded client and the list of endpoints it may ask."""

    def __init__(self, allowed: Sequence[str], timeout: float) -> None:
        """`allowed` are the exact IRIs that may stand after SERVICE; `timeout` is for one request, in seconds."""
        self._allowed = frozenset(allowed)
        self._timeout = timeout
        self._room = asyncio.Semaphore(AT_ONCE)

    async def expand(self, query: str) -> str:
        """The query with what the other endpoints answered in place of each SERVICE.

        Raises:
            ForbiddenQueryError: a SERVICE that is not allowed, or not understood.
            Problem: an endpoint did not answer as it should (503 `federation-failed`).
            OverloadedError: too many requests to other endpoints run already.
        """
        if not self._allowed or "service" not in (text := decode_codepoints(query)).lower():
            return query
        calls = find_calls(text, self._allowed)
        if not calls:
            return query
        if self._room.locked():
            raise OverloadedError("too many federated queries run at once: try again in a moment")
        async with httpx.AsyncClient(timeout=self._timeout, headers={"User-Agent": USER_AGENT}) as client:
            tables = await asyncio.gather(*(self._ask(client, call) for call in calls))
        for call, table in zip(reversed(calls), reversed(tables), strict=True):
            text = f"{text[: call.start]}{{ {table} }}{text[call.end :]}"
        return text

    async def _ask(self, client: httpx.AsyncClient, call: Call) -> str:
        async with self._room:
            try:
                async with asyncio.timeout(self._timeout):
                    return values_of(json.loads(await _fetch(client, call)), call.endpoint)
            except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError, _AnswerError) as error:
                if call.silent:
                    return ""
                reason = str(error) or type(error).__name__
                raise Problem(503, "federation-failed", f"{call.endpoint}: {reason}") from error


class _AnswerError(Exception):
    pass


async def _fetch(client: httpx.AsyncClient, call: Call) -> bytes:
    headers = {"Content-Type": "application/sparql-query", "Accept": RESULTS}
    async with client.stream("POST", call.endpoint, content=call.query.encode(), headers=headers) as response:
        if response.status_code != 200:
            raise _AnswerError(f"answered {response.status_code}")
        if response.headers.get("content-type", "").partition(";")[0].strip() not in (RESULTS, "application/json"):
            raise _AnswerError("did not answer with SPARQL JSON")
        parts, size = [], 0
        async for part in response.aiter_bytes():
            size += len(part)
            if size > MAX_BYTES:
                raise _AnswerError(f"answered with more than {MAX_BYTES:,} bytes: ask for less, with LIMIT")
            parts.append(part)
    return b"".join(parts)


def find_calls(query: str, allowed: frozenset[str]) -> list[Call]:
    """The SERVICE clauses of a query.

    Raises:
        ForbiddenQueryError: one of them is not allowed or not understood.
    """
    if len(query) > MAX_QUERY:
        raise ForbiddenQueryError(f"a query with SERVICE may have {MAX_QUERY:,} characters")
    pieces = significant(query)
    prologue = _prologue(query, pieces)
    calls: list[Call] = []
    depth, at = 0, 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.word == "SERVICE":
            call, at = _call(query, pieces, at, depth, allowed, prologue)
            calls.append(call)
            continue
        depth += {"{": 1, "}": -1}.get(piece.text, 0)
        at += 1
    if len(calls) > MAX_CALLS:
        raise ForbiddenQueryError(f"a query may have {MAX_CALLS} SERVICE clauses")
    return calls


def _call(
    query: str, pieces: list[Token], at: int, depth: int, allowed: frozenset[str], prologue: str
) -> tuple[Call, int]:
    start = pieces[at].start
    at += 1
    silent = at < len(pieces) and pieces[at].word == "SILENT"
    at += silent
    if depth != 1 or at + 1 >= len(pieces) or pieces[at].kind is not Kind.IRI or pieces[at + 1].text != "{":
        raise ForbiddenQueryError(
            "SERVICE is understood only directly in the outermost group and with a full IRI: "
            "WHERE { … SERVICE <IRI> { … } }"
        )
    endpoint = pieces[at].text[1:-1]
    if endpoint not in allowed:
        raise ForbiddenQueryError(f"SERVICE <{endpoint}> is not allowed here; allowed: {', '.join(sorted(allowed))}")
    opening = pieces[at + 1].start
    level = 0
    for place in range(at + 1, len(pieces)):
        if pieces[place].word == "SERVICE":
            raise ForbiddenQueryError("a SERVICE inside another is not understood")
        level += {"{": 1, "}": -1}.get(pieces[place].text, 0)
        if level == 0:
            end = pieces[place].start + 1
            text = f"{prologue}\nSELECT * WHERE {query[opening:end]}\nLIMIT {MAX_ROWS + 1}"
            return Call(start, end, endpoint, silent, text), place + 1
    raise ForbiddenQueryError("a SERVICE clause does not end")


def _prologue(query: str, pieces: list[Token]) -> str:
    """BASE and PREFIX declarations, which the other endpoint needs, too."""
    found, at = [], 0
    while at < len(pieces) and pieces[at].word in ("PREFIX", "BASE"):
        length = 3 if pieces[at].word == "PREFIX" else 2
        if at + length > len(pieces):
            break
        last = pieces[at + length - 1]
        found.append(query[pieces[at].start : last.start + len(last.text)])
        at += length
    return "\n".join(found)


def values_of(results: dict[str, Any], endpoint: str) -> str:
    """SPARQL JSON as a VALUES clause."""
    names: list[str] = results["head"]["vars"]
    rows: list[dict[str, dict[str, str]]] = results["results"]["bindings"]
    if len(rows) > MAX_ROWS:
        raise _AnswerError(f"answered with more than {MAX_ROWS:,} rows: make the SERVICE clause more selective")
    if not all(name.isidentifier() for name in names):
        raise _AnswerError(f"{endpoint} answered with variables that are none")
    lines = [" ".join(_term(row.get(name)) for name in names) for row in rows]
    return f"VALUES ({' '.join('?' + name for name in names)}) {{ {' '.join(f'({line})' for line in lines)} }}"


def _term(term: dict[str, str] | None) -> str:
    if term is None:
        return "UNDEF"
    if term["type"] == "uri":
        return str(NamedNode(term["value"]))
    if term["type"] not in ("literal", "typed-literal"):
        raise _AnswerError("answered with blank nodes, which mean nothing here: leave them out")
    if language := term.get("xml:lang"):
        return str(Literal(term["value"], language=language))
    datatype = term.get("datatype")
    return str(Literal(term["value"], datatype=NamedNode(datatype) if datatype else None))
