"""A table in the format that somebody asks for."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from kg.tables.csvw import csv_metadata
from kg.tables.table import Table
from kg.tables.text import as_csv, as_json, as_markdown, as_tsv


class TableFormat(StrEnum):
    """Format of a table; also the suffix of its file."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    PARQUET = "parquet"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    text: bool


KINDS = {
    TableFormat.CSV: _Kind("text/csv; charset=utf-8", True),
    TableFormat.TSV: _Kind("text/tab-separated-values; charset=utf-8", True),
    TableFormat.JSON: _Kind("application/json", True),
    TableFormat.PARQUET: _Kind("application/vnd.apache.parquet", False),
    TableFormat.MARKDOWN: _Kind("text/markdown; charset=utf-8", True),
}
_WRITERS = {
    TableFormat.CSV: as_csv,
    TableFormat.TSV: as_tsv,
    TableFormat.JSON: as_json,
    TableFormat.MARKDOWN: as_markdown,
}


def write_table(table: Table, layout: TableFormat, file: IO[bytes]) -> None:
    """Write the whole table, row after row."""
    if layout is TableFormat.PARQUET:
        from kg.tables.parquet import write_parquet  # a quarter of a second of every start, for few

        write_parquet(table, file)
    else:
        file.writelines(piece.encode("utf-8", "replace") for piece in _WRITERS[layout](table))


def table_bytes(table: Table, layout: TableFormat) -> bytes:
    """The whole file."""
    file = io.BytesIO()
    write_table(table, layout, file)
    return file.getvalue()


def metadata_bytes(table: Table, url: str) -> bytes:
    """CSVW metadata of the table's CSV file at `url`, as JSON."""
    return (json.dumps(csv_metadata(table, url), ensure_ascii=False, indent=1) + "\n").encode()
