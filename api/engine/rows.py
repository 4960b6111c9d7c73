"""Counting the rows of a table while it is written, without reading it as a table.

Each rule looks for something that a writer puts out once a row and that cannot stand inside a value, because values
are escaped there. Pieces may be cut anywhere.
"""

from __future__ import annotations

import re

_BINDINGS = b'"bindings":['
_NEXT_ROW = re.compile(rb'\},\{"[^},]')


class RowCounter:
    """Counts the rows of a SELECT result in one of the formats `srj`, `srx`, `csv` and `tsv`."""

    def __init__(self, key: str) -> None:
        self._feed = {"srj": self._json, "srx": self._xml, "csv": self._csv, "tsv": self._tsv}[key]
        self._rest = b""
        self._begun = False
        self._quoted = False
        self._rows = -1 if key in ("csv", "tsv") else 0  # the line of names is none

    @property
    def rows(self) -> int:
        """Rows so far; in JSON only those with at least one value."""
        return max(self._rows, 0)

    def feed(self, data: bytes) -> None:
        """Count the rows that end in the next piece."""
        self._feed(data)

    def _json(self, data: bytes) -> None:
        # The first row begins after a bracket, each other one after the brace and comma of the one before.
        # Inside a string a quote has a backslash before it, unless it closes the string: then no name can follow.
        text = self._rest + data
        if not self._begun:
            start = text.find(_BINDINGS) + len(_BINDINGS)
            if start < len(_BINDINGS) or len(text) < start + 2:
                self._rest = text
                return
            self._rows += text.startswith(b'{"', start)
            self._begun = True
            text = text[start:]
        self._rows += len(_NEXT_ROW.findall(text))  # in less time than bytes.count takes
        cut = text.rfind(b"}", max(0, len(text) - 4))
        self._rest = text[cut:] if cut >= 0 else b""

    def _xml(self, data: bytes) -> None:
        text = self._rest + data
        cut = text.rfind(b">") + 1
        self._rows += text.count(b"<result>", 0, cut)
        self._rest = text[cut:]

    def _csv(self, data: bytes) -> None:
        # A line break inside quotes is part of a value; a doubled quote leaves and enters at once.
        for number, part in enumerate(data.split(b'"')):
            if number:
                self._quoted = not self._quoted
            if not self._quoted:
                self._rows += part.count(b"\n")

    def _tsv(self, data: bytes) -> None:
        self._rows += data.count(b"\n")

    def end(self) -> int:
        """Count what was held back; the number of rows."""
        if self._rest:
            self._feed(b",")
        return self.rows
