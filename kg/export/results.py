"""Results of SELECT and ASK as text: the W3C's JSON, CSV and TSV, and aligned columns for people."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.store import Cell, Solutions

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = f"{XSD}string"
WIDEST = 60
"""Characters of a column of plain text; longer values are cut, with a mark."""


def results_json(result: Solutions | bool) -> Iterator[str]:
    """Yield pieces of SPARQL 1.1 Query Results JSON."""
    if isinstance(result, bool):
        yield json.dumps({"head": {}, "boolean": result}) + "\n"
        return
    yield f'{{"head":{json.dumps({"vars": list(result.variables)})},"results":{{"bindings":['
    for number, row in enumerate(result):
        binding = {name: _json_term(v) for name, v in zip(result.variables, row, strict=True) if v is not None}
        yield ("," if number else "") + "\n" + json.dumps(binding, ensure_ascii=False)
    yield "\n]}}\n"


def results_csv(result: Solutions | bool) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 Query Results CSV; an ASK gives one line."""
    if isinstance(result, bool):
        yield f"{str(result).lower()}\r\n"
        return
    yield _csv_line(result.variables)
    for row in result:
        yield _csv_line([_csv_cell(value) for value in row])


def results_tsv(result: Solutions | bool) -> Iterator[str]:
    """Yield lines of SPARQL 1.1 Query Results TSV, whose terms are in Turtle syntax; an ASK gives one line."""
    if isinstance(result, bool):
        yield f"{str(result).lower()}\n"
        return
    yield "\t".join(f"?{name}" for name in result.variables) + "\n"
    for row in result:
        yield "\t".join(map(_tsv_cell, row)) + "\n"


def plain_cells(result: Solutions, shorten: Sequence[tuple[str, str]]) -> tuple[list[str], list[list[str]]]:
    """Return header and rows for people: values as text, IRIs shortened by (IRI prefix, replacement) pairs."""
    return list(result.variables), [[plain_cell(value, shorten) for value in row] for row in result]


def plain_cell(value: Cell, shorten: Sequence[tuple[str, str]] = ()) -> str:
    """Return one value as people read it.

    >>> plain_cell(NamedNode("https://example.org/contact/a"), [("https://example.org/", "")])
    'contact/a'
    """
    if value is None:
        return ""
    if isinstance(value, NamedNode):
        for prefix, short in shorten:
            if value.value.startswith(prefix):
                return short + value.value.removeprefix(prefix)
        return value.value
    if isinstance(value, Literal):
        return value.value
    return str(value)


def columns(header: Sequence[str], rows: Iterable[Sequence[str]], widest: int = WIDEST) -> Iterator[str]:
    """Yield lines of aligned columns; line ends inside values become spaces."""
    table = [[_one_line(cell, widest) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _one_line(cell: str, widest: int) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= widest else f"{line[: widest - 1].rstrip()}…"


def _json_term(value: NamedNode | BlankNode | Literal | Triple) -> dict[str, Any]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    term: dict[str, Any] = {"type": "literal", "value": value.value}
    if value.language:
        term["xml:lang"] = value.language
    elif value.datatype.value != XSD_STRING:
        term["datatype"] = value.datatype.value
    return term


_BARE = {
    f"{XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{XSD}double": re.compile(r"[+-]?([0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    f"{XSD}boolean": re.compile(r"true|false"),
}
"""Literals that Turtle writes without quotes and datatype."""


def _tsv_cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Literal) and (bare := _BARE.get(value.datatype.value)) and bare.fullmatch(value.value):
        return value.value
    return str(value).replace("\t", "\\t")


def _csv_cell(value: Cell) -> str:
    if value is None:
        return ""
    return value.value if isinstance(value, NamedNode | Literal) else str(value)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
