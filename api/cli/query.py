"""`communique query`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import RdfFormat, Triple, serialize

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_bytes, put_lines, put_pieces, put_table, say
from kg.export.results import plain_cells, results_csv, results_json, results_tsv
from kg.queries import ParameterError, StoredQuery, load_queries, parse_query
from kg.rdf.namespaces import PREFIXES, VOCABULARY
from kg.store import Cell, Solutions
from kg.tables.results import results_table
from kg.tables.table import Table
from kg.tables.writing import TableFormat, metadata_bytes, table_bytes


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    PARQUET = "parquet"
    MARKDOWN = "md"
    TTL = "ttl"


_LINES: dict[Format, Callable[[Solutions | bool], Iterator[str]]] = {
    Format.JSON: results_json,
    Format.CSV: results_csv,
    Format.TSV: results_tsv,
}


def query(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE", help="A stored query or a file with SPARQL; left out, they are listed."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Value of a parameter; give it again for others."),
    ] = None,
    layout: Annotated[
        Format | None,
        typer.Option("--format", help="`ttl` is for graphs, the others for rows.", show_default="table, or ttl"),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to stdout.")] = None,
    metadata: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write what the columns are there, as CSVW (JSON).")
    ] = None,
) -> None:
    """Ask a stored query, or SPARQL of your own.

    Examples:

        communique query

        communique query who-spoke-with-whom --store store

        communique query contacts-of-official --param official=yun-byung-se --format csv

        communique query my-question.rq --format json

        communique query contacts-by-medium-and-month --format parquet --output contacts.parquet
    """
    stored = load_queries()
    if name is None:
        put_lines(_listing(stored))
        return
    asked = stored.get(name) or _from_file(name, stored)
    with opened(store) as (found, base):
        try:
            text = asked.bind(_values(param or []), base) if isinstance(asked, StoredQuery) else asked
        except ParameterError as error:
            told = f"{error}; write it as --param {error.parameter}=VALUE"
            raise typer.BadParameter(told, param_hint="--param") from error
        result = found.query(text)
        if metadata and isinstance(result, Solutions):
            rows = list(result)
            put_bytes(metadata_bytes(_table(asked, result.variables, rows), str(output or "result.csv")), metadata)
            result = Solutions(result.variables, iter(rows))
        if isinstance(result, bool | Solutions):
            _put_rows(result, layout or Format.TABLE, base, output, asked)
        else:
            _put_graph(result, layout or Format.TTL, base, output)


def _put_rows(
    result: Solutions | bool, layout: Format, base: str, output: Path | None, asked: StoredQuery | str
) -> None:
    if layout is Format.TTL:
        raise typer.BadParameter("this query gives rows, not a graph: use one of the others", param_hint="--format")
    if layout in _LINES:
        put_pieces(_LINES[layout](result), output)
    elif layout in (Format.PARQUET, Format.MARKDOWN):
        if isinstance(result, bool):
            raise typer.BadParameter("true or false is no table: use csv or json", param_hint="--format")
        table = _table(asked, result.variables, list(result))
        put_bytes(table_bytes(table, TableFormat(layout.value)), output)
    elif output is not None:
        raise typer.BadParameter("columns for people go to stdout: give --format too", param_hint="--output")
    elif isinstance(result, bool):
        put_lines([str(result).lower()])
    else:
        known = ((iri, f"{prefix}:") for prefix, iri in PREFIXES.items())
        header, rows = plain_cells(result, [(VOCABULARY, ""), *known, (base, "")])
        put_table(header, rows)
        say(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}")


def _put_graph(triples: Iterator[Triple], layout: Format, base: str, output: Path | None) -> None:
    if layout is not Format.TTL:
        raise typer.BadParameter("this query gives a graph, not rows: use ttl", param_hint="--format")
    prefixes = {**PREFIXES, "v": VOCABULARY, "": base}
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as file:
        serialize(triples, file, RdfFormat.TURTLE, prefixes=prefixes)


def _table(asked: StoredQuery | str, variables: Sequence[str], rows: list[tuple[Cell, ...]]) -> Table:
    if isinstance(asked, str):
        return results_table("result", "Result of a query", "", variables, rows)
    return results_table(asked.name, asked.summary, asked.description, variables, rows)


def _from_file(name: str, stored: dict[str, StoredQuery]) -> StoredQuery | str:
    path = Path(name)
    if not path.is_file():
        near = [known for known in stored if set(name.split("-")) & set(known.split("-"))]
        hint = f"; did you mean {' or '.join(near[:3])}?" if near else ""
        raise typer.BadParameter(
            f"there is no stored query and no file {name!r}{hint} (`communique query` lists the stored ones)",
            param_hint="NAME|FILE",
        )
    text = path.read_text(encoding="utf-8")
    # With a header a file of one's own takes parameters, like a stored query.
    return parse_query(path.name, text) if text.lstrip().startswith("#+") else text


def _values(params: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise typer.BadParameter(f"{param!r}: write NAME=VALUE", param_hint="--param")
        values[name] = value
    return values


def _listing(stored: dict[str, StoredQuery]) -> Iterator[str]:
    for name, asked in stored.items():
        yield name
        yield f"    {asked.summary}"
        for parameter in asked.parameters:
            needed = "" if parameter.required and parameter.default is None else ", optional"
            example = parameter.default or parameter.example
            yield f"    --param {parameter.name}={example}  ({parameter.type}{needed}) {parameter.description}"
