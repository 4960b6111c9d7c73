"""Why a query has no answer."""

from __future__ import annotations


class EngineError(Exception):
    """A query has no answer; the subclass says why, the message what to change."""

    outcome = "error"


class BadQueryError(EngineError):
    """The query, or its dataset, is not valid."""

    outcome = "bad-query"


class ForbiddenQueryError(EngineError):
    """The query asks for something this service does not do (SERVICE)."""

    outcome = "forbidden"


class NotAcceptableError(EngineError):
    """None of the formats the client accepts can hold this kind of result."""

    outcome = "not-acceptable"


class TimedOutError(EngineError):
    """The deadline has passed."""

    outcome = "timeout"


class ExhaustedError(EngineError):
    """The query took more memory or nesting than one query may."""

    outcome = "exhausted"


class ResultTooLargeError(EngineError):
    """The result is longer than the service sends."""

    outcome = "too-large"


class OverloadedError(EngineError):
    """There is no room for this query now."""

    outcome = "overloaded"


class TooManyError(EngineError):
    """This client has too many queries in flight."""

    outcome = "too-many"


class StalledError(EngineError):
    """The client does not read its result."""

    outcome = "stalled"


class UnavailableError(EngineError):
    """The store cannot be read at the moment."""

    outcome = "unavailable"
