"""From an engine's answer to an HTTP response: headers, ETag, streaming, and no more work when a client goes away."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import lru_cache
from typing import IO

from fastapi import Request, Response
from starlette.responses import StreamingResponse

from api.engine.base import Answer, Engine, Task
from api.engine.errors import EngineError, ResultTooLargeError
from api.metrics import Metrics
from api.problems import BrokenOffError, Problem
from api.protocol.formats import FORMATS, result_formats
from kg.sparql.tokens import is_volatile

log = logging.getLogger("communique.query")
VARY = "Accept, Accept-Encoding"
WATCH_AFTER = 0.1
"""Seconds after which somebody looks whether the client is still there."""
HTTP_1_0_LIMIT = 8 << 20
"""HTTP/1.0 has no way to say that a body is not complete: longer results than this are refused there."""


def task_of(
    request: Request,
    query: str,
    *,
    base: str,
    formats: dict[str, str | None] | None = None,
    default_graphs: tuple[str, ...] | None = None,
    named_graphs: tuple[str, ...] | None = None,
    trusted: bool = False,
) -> Task:
    """A task for the engine from what the request's headers say; `trusted` where the client did not write the text."""
    return Task(
        query=query,
        formats=formats or result_formats(request.headers.get("accept")),
        base=base,
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        gzip=takes_gzip(request.headers.get("accept-encoding", "")),
        client=request.client.host if request.client else "",
        request=id(request.scope),
        trusted=trusted,
    )


async def respond(request: Request, engine: Engine, task: Task, metrics: Metrics) -> Response:
    """Evaluate a task and make the response; a result that fits one frame goes out with its length.

    Raises:
        EngineError: there is no result.
    """
    started = time.perf_counter()
    digest = _digest(task.query)
    tagged = bool(engine.snapshot) and not is_volatile(task.query)
    key = task.key
    if tagged and (asked := request.headers.get("if-none-match")):
        tag = _tag(key, engine.snapshot)
        if tag in (part.strip().removeprefix("W/") for part in asked.split(",")):
            return Response(status_code=304, headers={"ETag": tag, "Vary": VARY, "Cache-Control": "no-cache"})
    http_1_0 = request.scope.get("http_version") == "1.0"
    if http_1_0:
        task = replace(task, gzip=False)
    try:
        answer = await _while_connected(request, engine, task)
    except EngineError as error:
        _note(metrics, digest, time.perf_counter() - started, error.outcome)
        raise
    headers = {"Vary": VARY, "Cache-Control": "no-cache"}
    if tagged:
        headers["ETag"] = _tag(key, answer.snapshot)
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    content_type = FORMATS[answer.format].content_type
    content = answer.content
    if content is None and http_1_0:
        content = await _gather(answer, HTTP_1_0_LIMIT, "needs HTTP/1.1: HTTP/1.0 cannot say whether it is complete")
    if content is not None:
        # The answer goes out first: counting and writing the log come right after.
        asyncio.get_running_loop().call_soon(_note, metrics, digest, time.perf_counter() - started, "ok", answer)
        return Response(content, headers=headers, media_type=content_type)
    if request.method == "HEAD":
        answer.close()
        _note(metrics, digest, time.perf_counter() - started, "ok", answer)
        return Response(headers={**headers, "Transfer-Encoding": "chunked"}, media_type=content_type)
    return StreamingResponse(_stream(answer, metrics, digest, started), headers=headers, media_type=content_type)


async def _while_connected(request: Request, engine: Engine, task: Task) -> Answer:
    """Evaluate; stop when the client hangs up before the result begins."""
    loop = asyncio.get_running_loop()
    asking = asyncio.current_task()
    assert asking is not None
    watchers: list[asyncio.Task[None]] = []
    gone = False

    async def watch() -> None:
        nonlocal gone
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone = True
        asking.cancel()

    # Nearly every query has its answer before anybody looks: until then, it costs a timer and no task of its own.
    timer = loop.call_later(WATCH_AFTER, lambda: watchers.append(loop.create_task(watch())))
    try:
        return await engine.query(task)
    except asyncio.CancelledError:
        if gone and not asking.uncancel():
            raise Problem(408, "request-timeout", "the client has gone") from None
        raise
    finally:
        timer.cancel()
        for watcher in watchers:
            watcher.cancel()


async def _stream(answer: Answer, metrics: Metrics, digest: str, started: float) -> AsyncIterator[bytes]:
    """Pass the pieces on. A result that breaks off raises: the server then closes the connection without the last
    chunk, so that no client can take the rest for the whole."""
    outcome = "cancelled"
    try:
        async for part in answer:
            yield part
        outcome = "ok"
    except EngineError as error:
        outcome = error.outcome
        raise BrokenOffError(outcome) from None
    finally:
        answer.close()
        _note(metrics, digest, time.perf_counter() - started, outcome, answer)


async def collect(request: Request, engine: Engine, task: Task, metrics: Metrics, file: IO[bytes]) -> str:
    """Evaluate a task whose result is to be made into something else, into a file.

    Returns:
        The name of the snapshot; empty where the engine names none.

    Raises:
        EngineError: there is no result, or it has broken off.
    """
    started = time.perf_counter()
    digest = _digest(task.query)
    try:
        answer = await _while_connected(request, engine, replace(task, gzip=False))
        if answer.content is not None:
            file.write(answer.content)
        else:
            async for part in answer:
                await asyncio.to_thread(file.write, part)
    except EngineError as error:
        _note(metrics, digest, time.perf_counter() - started, error.outcome)
        raise
    file.flush()
    _note(metrics, digest, time.perf_counter() - started, "ok", answer)
    return answer.snapshot


async def _gather(answer: Answer, limit: int, reason: str) -> bytes:
    parts, size = [], 0
    async for part in answer:
        parts.append(part)
        size += len(part)
        if size > limit:
            answer.close()
            raise ResultTooLargeError(f"a result of this length {reason}")
    return b"".join(parts)


def _digest(query: str) -> str:
    """By what the log knows a query."""
    return hashlib.blake2b(query.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _tag(key: bytes, snapshot: str) -> str:
    """The ETag of what a task with this key gives on a snapshot."""
    return '"' + hashlib.blake2b(key + snapshot.encode(), digest_size=12).hexdigest() + '"'


@lru_cache(maxsize=64)
def takes_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header takes gzip."""
    for entry in header.lower().split(","):
        coding, _, parameter = (part.strip() for part in entry.partition(";"))
        if coding in ("gzip", "x-gzip", "*"):
            return parameter.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _note(metrics: Metrics, digest: str, seconds: float, outcome: str, answer: Answer | None = None) -> None:
    """One line of log and one count for each query; no address, no query text: texts can hold names."""
    metrics.query(outcome, seconds)
    log.info(
        "query",
        extra={
            "query": digest,
            "seconds": round(seconds, 4),
            "outcome": outcome,
            "rows": answer.usage.rows if answer else None,
            "bytes": answer.usage.bytes if answer else 0,
            "reused": (answer and answer.usage.reused) or None,
        },
    )
