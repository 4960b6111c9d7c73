"""Another SPARQL engine behind the same endpoint: deadlines, formats, limits and errors are passed on.

The engine's own limits stay its operator's business; what the service promises its clients it keeps by itself: a
deadline, a cap on the length of a result, standard formats, and no result that looks complete when it is not.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress

import httpx
import pyoxigraph as ox

from api.engine.base import FRAME, EngineStatus, Task, Usage
from api.engine.errors import (
    BadQueryError,
    ForbiddenQueryError,
    NotAcceptableError,
    OverloadedError,
    ResultTooLargeError,
    TimedOutError,
    UnavailableError,
)
from api.engine.in_flight import InFlight
from api.engine.rows import RowCounter
from api.protocol.formats import FORMATS
from kg.sparql.default_graph import with_default_graph
from kg.sparql.tokens import decode_codepoints, form, tokens
from kg.store import StoreError
from kg.store.remote import PARTIAL, STATE_HEADER, first_line, joins_of, row_limit

log = logging.getLogger("communique.engine")
XML = "application/sparql-results+xml"
ERROR_BYTES = 10_000
PROBED = 100_001
"""Rows asked for, once, to learn whether the engine cuts results."""
AHEAD = 0.5
"""Seconds by which the engine is asked to give up before the service does, where it understands that."""
TABLES = ("srj", "srx", "csv", "tsv")
_ASKED_FOR = {"trig": "ttl", "nq": "nt"}
"""Formats that not every engine writes, and those that all do: a graph in Turtle is TriG as well, its N-Triples are
N-Quads."""
_BOOLEANS = {
    "srj": '{{"head":{{}},"boolean":{0}}}',
    "srx": '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
    "<boolean>{0}</boolean></sparql>",
    "csv": "{0}",
    "tsv": "{0}",
}


class RemoteAnswer:
    """A result that another engine sends."""

    encoding: str | None = None
    snapshot: str = ""

    def __init__(self, key: str, content: bytes | None = None) -> None:
        self.format = key
        self.content = content
        self.usage = Usage(bytes=len(content or b""))
        self._pieces: AsyncGenerator[bytes, None] | None = None
        self._closed = asyncio.Event()

    def stream(self, pieces: AsyncGenerator[bytes, None]) -> None:
        """Have the answer iterate over these."""
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """See `Answer`."""
        assert self._pieces is not None
        async with aclosing(self._pieces) as pieces:
            async for piece in pieces:
                if self._closed.is_set():
                    return
                self.usage.bytes += len(piece)
                yield piece

    def close(self) -> None:
        """See `Answer`; the connection is closed with the iterator."""
        self._closed.set()


class RemoteEngine:
    """An engine by URL."""

    def __init__(
        self, url: str, *, default_graph: str | None, timeout: float, result_bytes: int, per_client: int, at_once: int
    ) -> None:
        """Ask the endpoint `url`; `default_graph` plays the default graph, as in `kg.store.remote`."""
        self._url = url
        self._default = default_graph
        self._timeout = timeout
        self._limit = result_bytes
        self._room = asyncio.Semaphore(at_once)
        self.in_flight = InFlight(per_client)
        self._http = httpx.AsyncClient(timeout=timeout, limits=httpx.Limits(max_connections=at_once + 2))
        self._ready = False
        self._most_triples = math.inf
        self._joins = ""
        self._running = 0
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """See `Engine`."""
        if not await self._alive():
            raise StoreError(f"{self._url}: the engine does not answer")
        self._watch = asyncio.get_running_loop().create_task(self._watch_engine())

    async def stop(self) -> None:
        """See `Engine`."""
        if self._watch:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await self._http.aclose()

    @property
    def snapshot(self) -> str:
        """See `Engine`. There is no name for what another engine serves, hence no ETag."""
        return ""

    def status(self) -> EngineStatus:
        """See `Engine`."""
        details = {"running": self._running, "engine": self._url}
        return EngineStatus(ready=self._ready, snapshot="", snapshot_time=None, mode="remote", details=details)

    async def query(self, task: Task) -> RemoteAnswer:
        """See `Engine`."""
        if self._room.locked() and not task.trusted:  # the service's own wait for room within their deadline
            raise OverloadedError("too many queries run at once: try again in a moment")
        key, kind = _format_of(task)
        text = task.query
        if self._default and task.default_graphs is None:
            text = with_default_graph(text, self._default)
        if task.base:
            text = f"BASE <{task.base}>\n{text}"
        text = self._joins + text
        seconds = min(task.timeout or self._timeout, self._timeout)
        exchange = self._exchange(task, text, key, kind, seconds)
        entered = self.in_flight.enter(task.client, task.request)
        self._running += 1
        first: list[bytes] = []
        try:
            async with asyncio.timeout(seconds), self._room:
                size = 0
                async for piece in exchange:
                    first.append(piece)
                    size += len(piece)
                    if size > FRAME:
                        break
                else:
                    content = b"".join(first)
                    return RemoteAnswer(key, _boolean(content, key) if kind == "ask" else content)
        except TimeoutError as error:
            await exchange.aclose()
            raise _late() from error
        finally:
            self.in_flight.leave(task.client, entered)
            self._running -= 1
        answer = RemoteAnswer(key)
        answer.stream(self._rest(first, exchange, seconds))
        return answer

    async def _rest(
        self, first: list[bytes], exchange: AsyncGenerator[bytes, None], seconds: float
    ) -> AsyncGenerator[bytes, None]:
        yield b"".join(first)
        iterator = aiter(exchange)
        loop = asyncio.get_running_loop()
        left = seconds
        while True:
            began = loop.time()
            try:
                piece = await asyncio.wait_for(anext(iterator), max(left, 0.001))
            except StopAsyncIteration:
                return
            except TimeoutError as error:
                raise _late() from error
            left -= loop.time() - began  # the client's own slowness does not count
            yield piece

    async def _exchange(
        self, task: Task, text: str, key: str, kind: str, seconds: float
    ) -> AsyncGenerator[bytes, None]:
        accept = XML if kind == "ask" else FORMATS[_ASKED_FOR.get(key, key)].media_type
        fields: dict[str, str | list[str]] = {"query": text, "timeout": str(int(max(seconds - AHEAD, 0.5) * 1000))}
        if task.default_graphs is not None:
            fields["default-graph-uri"] = list(task.default_graphs)
            fields["named-graph-uri"] = list(task.named_graphs or ())
        request = self._http.build_request("POST", self._url, data=fields, headers={"Accept": accept})
        try:
            response = await self._http.send(request, stream=True)
        except httpx.TimeoutException as error:
            raise _late() from error
        except httpx.HTTPError as error:
            raise UnavailableError(f"the engine does not answer ({type(error).__name__})") from error
        try:
            await _check(response, accept)
            most = {"select": row_limit(response.headers), "ask": math.inf}.get(kind, self._most_triples)
            if most < math.inf:
                # An engine that cuts results does so at few rows: there is room to look before anything is sent.
                yield await self._uncut(response, key, most)
                return
            fixer = _TypedLiterals() if key == "srj" else None
            total = 0
            async for piece in response.aiter_bytes():
                data = fixer.feed(piece) if fixer else piece
                total += len(data)
                if total > self._limit:
                    raise ResultTooLargeError(
                        f"the result is longer than {self._limit:,} bytes: ask for less, with LIMIT"
                    )
                yield data
            if fixer and (rest := fixer.end()):
                yield rest
        except httpx.TimeoutException as error:
            raise _late() from error
        except httpx.HTTPError as error:
            raise UnavailableError(f"the engine's answer broke off ({type(error).__name__})") from error
        finally:
            await response.aclose()

    async def _uncut(self, response: httpx.Response, key: str, most: float) -> bytes:
        data = await response.aread()
        if len(data) > self._limit:
            raise ResultTooLargeError(f"the result is over {self._limit:,} bytes: ask for less, with LIMIT")
        if key == "srj":
            data = _TypedLiterals().feed(data)
            rows = len(json.loads(data)["results"]["bindings"])
        elif key not in TABLES:
            rows = sum(1 for _ in ox.parse(data, ox.RdfFormat.from_media_type(FORMATS[key].media_type)))
        else:
            counter = RowCounter(key)
            counter.feed(data)
            rows = counter.end()
        if rows >= most:
            raise ResultTooLargeError(
                f"the engine cuts results at {rows:,} rows: ask for fewer at a time, with LIMIT and OFFSET"
            )
        return data

    async def _learn_limit(self, server: str) -> None:
        """Virtuoso cuts graphs as it cuts tables, but says so with tables only."""
        if "virtuoso" in server.lower():
            fields = {"query": f"SELECT (1 AS ?x) WHERE {{ ?s ?p ?o }} LIMIT {PROBED}"}
            response = await self._http.post(self._url, data=fields, headers={"Accept": XML})
            self._most_triples = row_limit(response.headers)

    async def _alive(self) -> bool:
        try:
            response = await self._http.post(self._url, data={"query": "ASK {}"}, headers={"Accept": XML})
            if not self._ready:
                self._joins = joins_of(response.headers)
                await self._learn_limit(response.headers.get("server", ""))
        except httpx.HTTPError:
            self._ready = False
        else:
            self._ready = response.is_success
        return self._ready

    async def _watch_engine(self) -> None:
        while True:
            await asyncio.sleep(5)
            before = self._ready
            if await self._alive() != before:
                log.warning("the engine %s", "answers again" if self._ready else "does not answer")


class _TypedLiterals:
    """Makes Virtuoso's `typed-literal` the standard's `literal`; no string can hold the replaced text unescaped."""

    _wrong, _right = b'"type": "typed-literal"', b'"type": "literal"'

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        text = (self._held + data).replace(self._wrong, self._right)
        keep = next((n for n in range(len(self._wrong) - 1, 0, -1) if text.endswith(self._wrong[:n])), 0)
        self._held = text[len(text) - keep :]
        return text[: len(text) - keep]

    def end(self) -> bytes:
        return self._held


def _format_of(task: Task) -> tuple[str, str]:
    """Format key and query form; what is not allowed is refused here, for the other engine may allow it."""
    text = decode_codepoints(task.query)
    if "service" in text.lower() and any(token.word == "SERVICE" for token in tokens(text)):
        raise ForbiddenQueryError("SERVICE is not allowed here: query the other endpoint yourself and join the results")
    if not (kind := form(text)):
        raise BadQueryError("no SELECT, ASK, CONSTRUCT or DESCRIBE")
    wanted = {"select": "solutions", "ask": "boolean"}.get(kind, "graph")
    if not (key := task.formats[wanted]):
        raise NotAcceptableError("the Accept header names no format for this kind of result")
    return key, kind


async def _check(response: httpx.Response, accept: str) -> None:
    if response.headers.get(STATE_HEADER) == PARTIAL:
        raise _late()
    if response.is_success:
        media = response.headers.get("content-type", "").partition(";")[0].strip()
        if media != accept:
            raise UnavailableError(f"the engine answered with {media or 'no media type'} when asked for {accept}")
        return
    body = b""
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > ERROR_BYTES:
            break
    reason = first_line(body.decode("utf-8", "replace"))
    if response.status_code == 400:
        raise BadQueryError(reason or "the engine refuses the query")
    if response.status_code in (408, 504) or "timeout" in reason.lower() or "timed out" in reason.lower():
        raise _late()
    raise UnavailableError(f"the engine answered {response.status_code}" + (f": {reason}" if reason else ""))


def _boolean(content: bytes, key: str) -> bytes:
    """The result of an ASK in one of our formats; Virtuoso makes a table of it."""
    try:
        result = ox.parse_query_results(content, format=ox.QueryResultsFormat.XML)
        value = bool(result) if isinstance(result, ox.QueryBoolean) else any(row[0].value == "1" for row in result)
    except (SyntaxError, ValueError, AttributeError, IndexError) as error:
        raise UnavailableError("the engine's answer cannot be read") from error
    return _BOOLEANS[key].format(json.dumps(value)).encode()


def _late() -> TimedOutError:
    return TimedOutError(
        "the query did not end in time: make it more selective (fix a subject, a predicate or a graph), "
        "avoid products of unconnected patterns, or ask for fewer rows with LIMIT"
    )
