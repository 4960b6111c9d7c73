"""Tables as Apache Parquet, with typed columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from kg.tables.table import Table, Type

ROW_GROUP = 20_000
"""Rows that are written together; as many are in memory at a time."""
TYPES = {
    Type.STRING: pa.string(),
    Type.IRI: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.MONTH: pa.string(),
}


def write_parquet(table: Table, file: IO[bytes]) -> None:
    """Write the table; what its columns mean stands in the metadata of the file's fields."""
    schema = pa.schema(
        [
            pa.field(column.name, TYPES[column.type], metadata={"description": column.description})
            for column in table.columns
        ],
        metadata={"title": table.title, "description": table.description, "columns": json.dumps(_types(table))},
    )
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _groups(table):
            columns = zip(*rows, strict=True)
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=ROW_GROUP)


def _types(table: Table) -> dict[str, str]:
    return {column.name: column.type.value for column in table.columns}


def _groups(table: Table) -> Iterator[list[tuple[object, ...]]]:
    rows = iter(table.rows)
    while group := list(islice(rows, ROW_GROUP)):
        yield list(group)
