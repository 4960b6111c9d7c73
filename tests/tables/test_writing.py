"""Tables in every format, read again by the programs they are for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.results import results_tsv
from kg.store import Solutions
from kg.tables.parquet import ROW_GROUP
from kg.tables.results import ResultsFile, results_table
from kg.tables.table import Column, Table, Type
from kg.tables.writing import TableFormat, metadata_bytes, table_bytes

COLUMNS = (
    Column("who", Type.STRING, "A name."),
    Column("where", Type.IRI),
    Column("number", Type.INTEGER),
    Column("share", Type.NUMBER),
    Column("sure", Type.BOOLEAN),
    Column("day", Type.DATE),
)
ROWS = [
    ('An "A", and\nanother', "https://example.org/a", 3, 0.25, True, dt.date(2017, 2, 7)),
    (None, None, None, None, None, None),
    ("Bae\t|", "https://example.org/b", -1, 1e-9, False, dt.date(1953, 10, 1)),
]


def table(rows: list[tuple[Any, ...]] = ROWS) -> Table:
    return Table("facts", "Facts", "What is known.", COLUMNS, rows)


def test_csv_is_read_again_by_pandas() -> None:
    frame = pd.read_csv(io.BytesIO(table_bytes(table(), TableFormat.CSV)), parse_dates=["day"])
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert frame["who"][0] == ROWS[0][0]
    assert frame["number"].sum() == 2
    assert frame["day"][2] == pd.Timestamp("1953-10-01")
    assert frame.loc[1].isna().all()


def test_parquet_has_typed_columns() -> None:
    file = io.BytesIO(table_bytes(table(), TableFormat.PARQUET))
    schema = pq.read_schema(file)
    assert [str(field.type) for field in schema] == ["string", "string", "int64", "double", "bool", "date32[day]"]
    assert schema.field("who").metadata == {b"description": b"A name."}
    assert schema.metadata[b"title"] == b"Facts"
    file.seek(0)
    assert pq.read_table(file).to_pylist() == [dict(zip(schema.names, row, strict=True)) for row in ROWS]


def test_parquet_is_written_in_groups_of_rows() -> None:
    many = Table("n", "n", "", (Column("n", Type.INTEGER),), ((number,) for number in range(ROW_GROUP + 1)))
    found = pq.ParquetFile(io.BytesIO(table_bytes(many, TableFormat.PARQUET)))
    assert (found.num_row_groups, found.metadata.num_rows) == (2, ROW_GROUP + 1)


def test_json_has_an_object_for_each_row() -> None:
    found = json.loads(table_bytes(table(), TableFormat.JSON))
    assert found[0]["day"] == "2017-02-07"
    assert found[1] == dict.fromkeys((column.name for column in COLUMNS), None)
    assert json.loads(table_bytes(table([]), TableFormat.JSON)) == []


def test_markdown_is_one_line_a_row_whatever_the_values_hold() -> None:
    hostile = [("a|b\nc <script>x</script> [x](javascript:y) `*_", "https://example.org/a|b", 1, 1.0, True, None)]
    lines = table_bytes(table(hostile), TableFormat.MARKDOWN).decode().splitlines()
    assert len(lines) == 3
    assert "<script" not in lines[2]
    assert lines[2].replace("\\|", "").count("|") == lines[0].count("|") == len(COLUMNS) + 1


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_whatever_the_text_csv_and_tsv_keep_it(rows: list[tuple[str, str]]) -> None:
    made = Table("t", "t", "", (Column("a"), Column("b")), rows)
    text = table_bytes(made, TableFormat.CSV).decode()
    again = list(csv.reader(io.StringIO(text, newline="")))[1:]
    clean = [tuple(cell.encode("utf-8", "replace").decode() for cell in row) for row in rows]
    assert [tuple(row) for row in again] == clean
    lines = table_bytes(made, TableFormat.TSV).decode().split("\n")[1:-1]
    assert len(lines) == len(rows)


def test_metadata_name_the_types_of_the_columns() -> None:
    found = json.loads(metadata_bytes(table(), "facts.csv"))
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert found["url"] == "facts.csv"
    assert [column["datatype"] for column in found["tableSchema"]["columns"]] == [
        "string",
        "anyURI",
        "integer",
        "double",
        "boolean",
        "date",
    ]


SELECT = """
SELECT ?iri ?text ?whole ?part ?mixed ?yes ?day ?wrong ?big ?none WHERE {
  VALUES (?iri ?text ?whole ?part ?mixed ?yes ?day ?wrong ?big) {
    (<urn:a> "x"@en 1 1.5 1 true "2017-02-07"^^<http://www.w3.org/2001/XMLSchema#date> 1 1)
    (<urn:b> "tab	\\n" -2 2e3 2.5 false "1953-10-01"^^<http://www.w3.org/2001/XMLSchema#date> "2"
     123456789012345678901)
  }
}
"""


def solutions() -> ox.QuerySolutions:
    found = ox.Store().query(SELECT)
    assert isinstance(found, ox.QuerySolutions)
    return found


def test_columns_of_a_result_have_the_type_of_their_values(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    solutions().serialize(file, format=ox.QueryResultsFormat.JSON)
    results = ResultsFile(file)
    made = results_table("r", "R", "", results.variables, results)
    assert {column.name: column.type.value for column in made.columns} == {
        "iri": "anyURI",
        "text": "string",
        "whole": "integer",
        "part": "double",
        "mixed": "double",
        "yes": "boolean",
        "day": "date",
        "wrong": "string",
        "big": "string",
        "none": "string",
    }
    rows = list(made.rows)
    assert rows[0][:7] == ("urn:a", "x", 1, 1.5, 1.0, True, dt.date(2017, 2, 7))
    assert rows[1][8] == "123456789012345678901"


@pytest.mark.parametrize(("content", "told"), [('{"head":{},"boolean":true}', "no table"), ("<html>", "Parser error")])
def test_true_or_false_is_no_table(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "result.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        ResultsFile(file)


def test_tsv_on_the_command_line_is_that_of_the_engine() -> None:
    expected = solutions().serialize(format=ox.QueryResultsFormat.TSV)
    assert expected
    found = solutions()
    names = tuple(variable.value for variable in found.variables)
    rows = Solutions(names, (tuple(row[name] for name in names) for row in found))
    assert "".join(results_tsv(rows)) == expected.decode()
