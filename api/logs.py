"""Logging to stderr, for people or for machines."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal, TextIO

from api.problems import BrokenOffError

log = logging.getLogger("communique.stderr")
PIPE = 1 << 20
"""Bytes that may wait to be logged: who writes more at once waits, too."""
DRAIN = 1.0
"""Seconds for which the last lines are waited for."""
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


@contextmanager
def all_of_stderr() -> Iterator[TextIO]:
    """Make records of whatever else is written to stderr, so that each line of the log is one.

    Libraries, the interpreter and child processes write to the descriptor itself. It becomes a pipe, whose lines are
    logged; the log goes to what stderr was, which is what this gives.
    """
    real = os.dup(2)
    reading, writing = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE)
    sys.stderr.flush()
    os.dup2(writing, 2)
    os.close(writing)
    reader = threading.Thread(target=_log_lines, args=(reading,), name="stderr", daemon=True)
    reader.start()
    try:
        with os.fdopen(os.dup(real), "w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
            sys.stderr.flush()
            os.dup2(real, 2)
            reader.join(DRAIN)  # it ends with the last process that has the pipe
    finally:
        os.dup2(real, 2)
        os.close(real)


def _log_lines(descriptor: int) -> None:
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip():
                log.warning("%s", line.rstrip())


def configure(form: Literal["text", "json"], level: str, stream: TextIO) -> None:
    """Send the service's and the server's log to a stream, and of what libraries say the warnings, in the same form."""
    handler = logging.StreamHandler(stream)
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
