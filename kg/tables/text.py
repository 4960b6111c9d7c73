"""Tables as text: CSV, TSV, JSON and Markdown, line by line."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator

from kg.tables.table import Cell, Table


def as_csv(table: Table) -> Iterator[str]:
    """Lines of CSV (RFC 4180): a header, commas, CRLF, quotes where needed, nothing where there is no value."""
    yield _csv_line([column.name for column in table.columns])
    for row in table.rows:
        yield _csv_line([plain(cell) for cell in row])


def as_tsv(table: Table) -> Iterator[str]:
    r"""Lines with tabs between values; tabs, line ends and backslashes inside values are `\t`, `\n`, `\r`, `\\`."""
    yield "\t".join(column.name for column in table.columns) + "\n"
    for row in table.rows:
        yield "\t".join(plain(cell).translate(_TSV) for cell in row) + "\n"


def as_json(table: Table) -> Iterator[str]:
    """A JSON array of objects, one a line; a member for each column, null where there is no value."""
    names = [column.name for column in table.columns]
    yield "["
    for number, row in enumerate(table.rows):
        values = {n: c.isoformat() if isinstance(c, dt.date) else c for n, c in zip(names, row, strict=True)}
        yield (",\n" if number else "\n") + json.dumps(values, ensure_ascii=False)
    yield "\n]\n"


def as_markdown(table: Table) -> Iterator[str]:
    """Lines of a table in Markdown, for a text that people read; numbers stand to the right."""
    yield "| " + " | ".join(_markdown(column.name) for column in table.columns) + " |\n"
    right = [column.type in ("integer", "double") for column in table.columns]
    yield "| " + " | ".join("---:" if number else "---" for number in right) + " |\n"
    for row in table.rows:
        yield "| " + " | ".join(_markdown(plain(cell)) for cell in row) + " |\n"


def plain(cell: Cell) -> str:
    """A value as text, empty for none.

    >>> plain(True), plain(None), plain(0.5), plain(dt.date(2017, 2, 7))
    ('true', '', '0.5', '2017-02-07')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return repr(cell) if isinstance(cell, float) else str(cell)


_TSV = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})
_MARKDOWN = str.maketrans({"|": "\\|", "\\": "\\\\", "<": "&lt;", "&": "&amp;", "`": "\\`", "*": "\\*"})
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def _markdown(text: str) -> str:
    # An address stays as it is, so that it can be followed; all else is text, whatever a document put there.
    line = " ".join(text.split())
    if line.startswith(("https://", "http://")) and not set(line) & set("|<>\\` *"):
        return f"<{line}>"
    return _UNDERSCORE.sub(r"\\_", line.translate(_MARKDOWN))


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
