"""Problem details (RFC 9457): what went wrong, and what to change. One table says which exception is which problem."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.engine.errors import (
    BadQueryError,
    EngineError,
    ExhaustedError,
    ForbiddenQueryError,
    NotAcceptableError,
    OverloadedError,
    ResultTooLargeError,
    StalledError,
    TimedOutError,
    TooManyError,
    UnavailableError,
)
from api.protocol.formats import prefers_html
from api.web.templating import render
from kg.queries import ParameterError
from kg.sparql.binding import BindingError
from kg.store import QueryError, StoreError

log = logging.getLogger("communique.api")
MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/communique/problem/"
RETRY = {429: "1", 503: "5"}
"""Seconds a client should wait, by status."""


class Problem(Exception):  # noqa: N818 - the name of the thing in RFC 9457
    """An answer that is no answer."""

    def __init__(
        self, status: int, kind: str, detail: str, headers: dict[str, str] | None = None, **members: Any
    ) -> None:
        """`kind` is the last part of the problem's type IRI; `members` are further members of the JSON object."""
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}
        self.members = members

    def response(self) -> JSONResponse:
        """The problem as an HTTP response."""
        content = {
            "type": TYPES + self.kind,
            "title": TITLES[self.kind],
            "status": self.status,
            "detail": self.detail,
            **self.members,
        }
        headers = {"Cache-Control": "no-store", **self.headers}
        if self.status in RETRY:
            headers.setdefault("Retry-After", RETRY[self.status])
        return JSONResponse(content, self.status, headers, MEDIA_TYPE)


class BrokenOffError(Exception):
    """A result has broken off after it began to stream: the server must close the connection without its last chunk."""


TITLES = {
    "bad-query": "The query is not valid",
    "bad-request": "The request is not valid",
    "bad-parameter": "A parameter is missing or has a wrong value",
    "forbidden-query": "The query asks for something this service does not do",
    "not-acceptable": "None of the accepted formats can be written",
    "not-found": "There is nothing here",
    "method-not-allowed": "This method is not offered here",
    "unauthorized": "A token is needed",
    "forbidden": "This is not allowed from here",
    "already-decided": "Somebody has decided this",
    "too-many-queries": "Too many queries in flight",
    "request-timeout": "The request did not arrive in time",
    "too-long": "The request is too long",
    "unsupported-media-type": "The body is of a type that is not understood here",
    "query-timeout": "The query took too long",
    "query-exhausted": "The query took too much memory or nesting",
    "result-too-large": "The result is too long",
    "overloaded": "The service is busy",
    "search-unavailable": "The full text cannot be searched now",
    "federation-failed": "Another endpoint did not answer",
    "store-unavailable": "The graph cannot be read or written now",
    "http-error": "The request cannot be answered",
    "internal-error": "The service made a mistake",
}
"""Last part of each problem's type IRI -> title. `docs/problems.md` explains them."""

ENGINE: dict[type[EngineError], tuple[int, str]] = {
    BadQueryError: (400, "bad-query"),
    ForbiddenQueryError: (400, "forbidden-query"),
    NotAcceptableError: (406, "not-acceptable"),
    TimedOutError: (503, "query-timeout"),
    ExhaustedError: (503, "query-exhausted"),
    ResultTooLargeError: (413, "result-too-large"),
    OverloadedError: (503, "overloaded"),
    TooManyError: (429, "too-many-queries"),
    StalledError: (408, "request-timeout"),
    UnavailableError: (503, "store-unavailable"),
}
STATUSES = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    409: "already-decided",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    408: "request-timeout",
    413: "too-long",
    414: "too-long",
    415: "unsupported-media-type",
    431: "too-long",
}


def problem_of(error: Exception) -> Problem:
    """The problem an exception stands for."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, EngineError):
        status, kind = ENGINE.get(type(error), (500, "internal-error"))
        return Problem(status, kind, str(error))
    if isinstance(error, ParameterError):
        return Problem(400, "bad-parameter", str(error), parameter=error.parameter)
    if isinstance(error, BindingError | QueryError):
        return Problem(400, "bad-query", str(error))
    if isinstance(error, StoreError):
        return Problem(503, "store-unavailable", str(error))
    if isinstance(error, RequestValidationError):
        faults = [f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in error.errors()]
        return Problem(400, "bad-parameter", "; ".join(faults))
    if isinstance(error, HTTPException):
        headers = dict(error.headers or {})
        detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        kind = STATUSES.get(error.status_code, "http-error")
        return Problem(error.status_code, kind, detail or TITLES[kind], headers)
    if not isinstance(error, BrokenOffError):
        log.error("unexpected error", exc_info=error)
    return Problem(500, "internal-error", "The error has been logged; the request can be tried again.")


async def handle(request: Request, error: Exception) -> Response:
    """Answer with the problem an exception stands for: a page for browsers, problem details for other clients."""
    problem = problem_of(error)
    response = problem.response()
    if request.method in ("GET", "HEAD") and prefers_html(request.headers.get("accept")):
        headers = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        shown = {"status": problem.status, "kind": problem.kind, "detail": problem.detail}
        title = TITLES[problem.kind]
        return render(request, "problem.html", status_code=problem.status, headers=headers, title=title, problem=shown)
    return response


HANDLED = (
    Problem,
    EngineError,
    ParameterError,
    BindingError,
    StoreError,
    RequestValidationError,
    HTTPException,
    Exception,
)


def install(app: FastAPI) -> None:
    """Register the handlers."""
    for error in HANDLED:
        app.add_exception_handler(error, handle)
