"""A table: named, typed columns with what they mean, and rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | dt.date | None
"""A value; None where there is none."""


class Type(StrEnum):
    """Type of a column, by the name that CSVW gives it."""

    STRING = "string"
    IRI = "anyURI"
    INTEGER = "integer"
    NUMBER = "double"
    BOOLEAN = "boolean"
    DATE = "date"
    MONTH = "gYearMonth"
    """`2017-02`; text for programs that have no months."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: Type = Type.STRING
    description: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Rows are in the order of the columns, and may be read once where they come from an iterator."""

    name: str
    """Also the name of its file, without suffix."""
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
