"""Rows of the authority's CSV files: reading, overriding from a folder, and problems with file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from loaders.partial_dates import PartialDate

LIST_SEPARATOR = "|"
DELETE = "delete"
"""Optional column: `true` removes the row of that key (and everything else the row says is ignored)."""


class AuthorityError(ValueError):
    """The authority cannot be used; `problems` lists everything wrong with it, each `file:line: reason`."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; a required one must not be empty."""

    name: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of the authority and the columns it may have. The first column is the key unless `keyed` says so."""

    filename: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("key",)
    """The column that holds the key, then the columns that make one up where it is left empty."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns."""
        return tuple(column.name for column in self.columns)


@dataclass(slots=True)
class Row:
    """One row: its values by column, and for each value the place where it was written."""

    key: str
    values: dict[str, str]
    place: str
    problems: list[str]
    places: dict[str, str] = field(default_factory=dict)

    def problem(self, reason: str, column: str | None = None) -> None:
        """Note what is wrong with the row, at the line that gave the column's value."""
        self.problems.append(f"{self.places.get(column or '', self.place)}: {reason}")

    def text(self, column: str) -> str:
        """Return a value, empty where nothing is given."""
        return self.values.get(column, "")

    def optional(self, column: str) -> str | None:
        """Return a value, None where nothing is given."""
        return self.values.get(column) or None

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a list field."""
        parts = (part.strip() for part in self.text(column).split(LIST_SEPARATOR))
        return tuple(part for part in parts if part)

    def flag(self, column: str) -> bool:
        """Return true or false; empty is false."""
        value = self.text(column)
        if value not in {"", "true", "false"}:
            self.problem(f"{column} is {value!r} (expected true or false)", column)
        return value == "true"

    def number(self, column: str, default: int) -> int:
        """Return a non-negative whole number, `default` where the field is empty."""
        value = self.text(column)
        if value and not (value.isascii() and value.isdigit()):
            self.problem(f"{column} is {value!r} (expected a whole number)", column)
        return int(value) if value.isascii() and value.isdigit() else default

    def date(self, column: str) -> PartialDate | None:
        """Return a date, None where the field is empty or no date (which is noted)."""
        value = self.text(column)
        if not value:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            self.problem(f"{column}: {error}", column)
            return None

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """Return a value that must be one of `allowed`."""
        value = self.text(column)
        if value not in allowed:
            self.problem(f"{column} is {value!r} (expected one of {', '.join(allowed)})", column)
        return value


def shipped_text(filename: str) -> bytes:
    """Return the bytes of a file of the authority that comes with the package."""
    return files("ontology").joinpath("authority", filename).read_bytes()


def read_table(table: Table, directory: Path | None, problems: list[str]) -> dict[str, Row]:
    """Read the shipped file of a table, then the file of the same name in `directory`, if there is one.

    A row whose key is known overrides the columns that its file has; any other row adds. Rows keep the order in
    which their keys first appear.
    """
    rows: dict[str, Row] = {}
    _read_file(table, table.filename, shipped_text(table.filename), rows, problems)
    if directory is not None:
        path = directory / table.filename
        if path.exists():
            try:
                content = path.read_bytes()
            except OSError as error:
                problems.append(f"{path}: cannot be read ({error.strerror})")
            else:
                _read_file(table, str(path), content, rows, problems)
    return rows


def _read_file(table: Table, name: str, content: bytes, rows: dict[str, Row], problems: list[str]) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(f"{name}:{line}: not UTF-8 (byte {error.object[error.start]:#04x})")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    seen: dict[str, int] = {}
    header: list[str] | None = None
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problems.append(f"{name}:{reader.line_num}: not valid CSV ({error})")
            return
        if cells is None:
            break
        start, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            if not _check_header(table, f"{name}:{start}", header, problems):
                return
            continue
        place = f"{name}:{start}"
        if len(cells) != len(header):
            problems.append(f"{place}: {len(cells)} fields where the header has {len(header)} (a comma needs quotes)")
            continue
        _take_row(table, place, start, dict(zip(header, map(str.strip, cells), strict=True)), rows, seen, problems)
    if header is None:
        problems.append(f"{name}:1: no header (expected {', '.join(table.names)})")


def _check_header(table: Table, place: str, header: list[str], problems: list[str]) -> bool:
    before = len(problems)
    for column in header:
        if column not in (*table.names, DELETE):
            problems.append(f"{place}: unknown column {column!r} (known: {', '.join((*table.names, DELETE))})")
        if header.count(column) > 1:
            problems.append(f"{place}: column {column!r} is given twice")
    parts = table.key[1:]
    if table.key[0] not in header and not (parts and set(parts) <= set(header)):
        problems.append(f"{place}: column {table.key[0]!r} is missing")
    return len(problems) == before


def _take_row(
    table: Table,
    place: str,
    line: int,
    values: dict[str, str],
    rows: dict[str, Row],
    seen: dict[str, int],
    problems: list[str],
) -> None:
    parts = table.key[1:]
    key = values.get(table.key[0], "")
    if not key and parts:
        key = "_".join(values.get(part, "") for part in parts)
    if not key.strip("_"):
        problems.append(f"{place}: {table.key[0]} is empty")
        return
    if key in seen:
        problems.append(f"{place}: {table.key[0]} {key!r} is already given in line {seen[key]}")
        return
    seen[key] = line
    removed = values.pop(DELETE, "")
    if removed not in {"", "true", "false"}:
        problems.append(f"{place}: {DELETE} is {removed!r} (expected true or false)")
    known = rows.get(key)
    if removed == "true":
        if known is None:
            problems.append(f"{place}: {table.key[0]} {key!r} is not known, so it cannot be deleted")
        rows.pop(key, None)
        return
    values[table.key[0]] = key
    merged: Mapping[str, str] = {**known.values, **values} if known else values
    places = {**(known.places if known else {}), **dict.fromkeys(values, place)}
    row = Row(key=key, values=dict(merged), place=place, problems=problems, places=places)
    for column in table.columns:
        if column.required and not row.text(column.name):
            problems.append(f"{place}: {column.name} is empty")
    rows[key] = row
