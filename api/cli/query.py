"""`communique query`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import RdfFormat, Triple, serialize

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put, put_lines, put_table, say
from kg.export.results import plain_cells, results_csv, results_json
from kg.queries import ParameterError, StoredQuery, load_queries, parse_query
from kg.rdf.namespaces import PREFIXES, VOCABULARY
from kg.store import Solutions


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


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
    output: Annotated[
        Format | None,
        typer.Option(
            "--format", help="`table`, `csv` or `json` for rows, `ttl` for graphs.", show_default="table, or ttl"
        ),
    ] = None,
) -> None:
    """Ask a stored query, or SPARQL of your own.

    Examples:

        communique query

        communique query who-spoke-with-whom --store store

        communique query contacts-of-official --param official=yun-byung-se --format csv

        communique query my-question.rq --format json
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
        if isinstance(result, bool | Solutions):
            _put_rows(result, output or Format.TABLE, base)
        else:
            _put_graph(result, output or Format.TTL, base)


def _put_rows(result: Solutions | bool, output: Format, base: str) -> None:
    if output is Format.TTL:
        raise typer.BadParameter("this query gives rows, not a graph: use table, csv or json", param_hint="--format")
    if output is Format.JSON:
        put(results_json(result))
    elif output is Format.CSV:
        put(results_csv(result))
    elif isinstance(result, bool):
        put_lines([str(result).lower()])
    else:
        known = ((iri, f"{prefix}:") for prefix, iri in PREFIXES.items())
        header, rows = plain_cells(result, [(VOCABULARY, ""), *known, (base, "")])
        put_table(header, rows)
        say(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}")


def _put_graph(triples: Iterator[Triple], output: Format, base: str) -> None:
    if output is not Format.TTL:
        raise typer.BadParameter("this query gives a graph, not rows: use ttl", param_hint="--format")
    serialize(triples, sys.stdout.buffer, RdfFormat.TURTLE, prefixes={**PREFIXES, "v": VOCABULARY, "": base})


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
