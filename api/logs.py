"""Logging to stderr, for people or for machines."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from typing import Literal

from api.problems import BrokenOffError

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}


class JsonFormatter(logging.Formatter):
    """One JSON object a line, with everything given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Called by `logging`."""
        content = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extras(record),
        }
        if record.exc_info:
            content["exception"] = self.formatException(record.exc_info)
        return json.dumps(content, ensure_ascii=False, default=str)


class TextFormatter(logging.Formatter):
    """Time, level, message, then `key=value`."""

    def format(self, record: logging.LogRecord) -> str:
        """Called by `logging`."""
        return " ".join([super().format(record), *(f"{key}={value}" for key, value in _extras(record).items())])


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD and value is not None}


class _Expected(logging.Filter):
    """Drops the server's report of a result that was broken off on purpose: the query's own line has the outcome."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, BrokenOffError)


def configure(form: Literal["text", "json"], level: str) -> None:
    """Send the service's and the server's log to stderr, and of what libraries say the warnings, in the same form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter("%(asctime)s %(levelname)s %(message)s"))
    # With a handler at the root, no library sets up one of its own; at lower levels they tell what clients ask.
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.WARNING)
    for name in ("communique", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False
    logging.getLogger("uvicorn.error").addFilter(_Expected())
    logging.getLogger("uvicorn.access").disabled = True
