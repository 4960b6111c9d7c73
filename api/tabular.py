"""Results of SELECT in formats that no engine writes: Parquet with typed columns, Markdown, and CSVW metadata.

They are made from SPARQL JSON once the result is complete, in a process of the calculator, from file to file: the types
of the columns depend on the last row.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from gzip import GzipFile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Self, cast

from fastapi import Request, Response

from api.context import Context
from api.engine.base import Task
from api.engine.errors import ExhaustedError
from api.http.files import described_by, stored_file_response
from api.http.responses import VARY, collect, respond
from api.problems import Problem
from api.protocol.formats import CSV, JSON, TABLES, named_formats, result_formats
from api.protocol.formats import KINDS as FORMAT_KINDS
from kg.queries import StoredQuery
from kg.sparql.tokens import form
from kg.tables.csvw import MEDIA_TYPE as CSVW
from kg.tables.results import ResultsFile, results_table
from kg.tables.table import Table
from kg.tables.writing import KINDS, TableFormat, metadata_bytes, write_table

log = logging.getLogger("communique.service")

METADATA = "csv-metadata.json"
"""What stands after the dot in the address of a CSV file's metadata."""


@dataclass(frozen=True, slots=True)
class About:
    """What a table is of."""

    name: str
    title: str
    description: str

    @classmethod
    def of(cls, query: StoredQuery) -> Self:
        """What a stored query's table is of."""
        return cls(query.name, query.summary, query.description)


def formats_of(request: Request, name: str, *, alone: bool = False) -> dict[str, str | None]:
    """Formats by the name that a URL gives, and for kinds of result that this does not name by the Accept header.

    Args:
        request: has the header.
        name: a suffix, or empty.
        alone: with a name, the header does not count.
    """
    if name and alone:
        return {**dict.fromkeys(FORMAT_KINDS), **named_formats(name)}
    accepted = result_formats(request.headers.get("accept"))
    return {**accepted, **named_formats(name)} if name else accepted


async def answer(
    request: Request, context: Context, task: Task, about: About, metadata_at: str | None = None
) -> Response:
    """Evaluate a task and make the response, in whatever format it is to be.

    Args:
        request: what is answered.
        context: has the engine.
        task: what is asked.
        about: what a table would be of.
        metadata_at: where the CSVW metadata are, should the answer be CSV.

    Raises:
        EngineError: there is no result.
    """
    key = task.formats["solutions"]
    if key not in {offer.key for offer in TABLES} or form(task.query) != "select":
        response = await respond(request, context.engine, task, context.metrics)
        if key == CSV.key and metadata_at:
            response.headers["Link"] = described_by(metadata_at)
        return response
    layout = TableFormat(str(key))
    name = f"{about.name}.{layout}" if layout is TableFormat.PARQUET else None
    # Parquet is compressed in itself.
    compressed = task.gzip and layout is not TableFormat.PARQUET
    making = partial(_write, about=about, layout=layout, compressed=compressed)
    response = await _made(request, context, task, making, KINDS[layout].media_type, compressed=compressed, name=name)
    response.headers["Vary"] = VARY
    return response


async def metadata(request: Request, context: Context, task: Task, about: About, table_at: str) -> Response:
    """What the columns of a SELECT's CSV file are: the query is run for it, for its values decide the types.

    Args:
        request: what is answered.
        context: has the engine.
        task: what is asked.
        about: what the table is of.
        table_at: the address of the CSV file, as seen from that of the metadata.

    Raises:
        EngineError: there is no result.
        Problem: it is no SELECT.
    """
    if form(task.query) != "select":
        raise Problem(404, "not-found", "only a SELECT gives a table whose columns can be described")
    making = partial(_write_metadata, about=about, url=table_at)
    return await _made(request, context, task, making, CSVW, compressed=False)


async def _made(
    request: Request,
    context: Context,
    task: Task,
    making: Callable[[Path, Path], None],
    media_type: str,
    *,
    compressed: bool,
    name: str | None = None,
) -> Response:
    """Make a file from the result: through files on disk, for a result may be longer than memory should hold."""
    as_json = replace(task, formats={**task.formats, "solutions": JSON.key})
    with TemporaryDirectory(prefix="communique-table-") as folder:
        source, target = Path(folder, "result.json"), Path(folder, "made")
        try:
            with source.open("wb") as file:
                snapshot = await collect(request, context.engine, as_json, context.metrics, file)
            await context.calculator.run(making, source, target)
            # The snapshot of another engine has no name: there the result itself stands for it.
            made_of = f"{snapshot or await asyncio.to_thread(_digest, source)} {_asked(task)}"
            return await stored_file_response(request, target, media_type, made_of, compressed=compressed, name=name)
        except OSError as error:
            log.error("a table could not be made: %s", error)
            raise ExhaustedError("the service has no room for a table of this length: take CSV, TSV or JSON") from error


def _asked(task: Task) -> str:
    return f"{task.query} {task.default_graphs} {task.named_graphs}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


def _write(source: Path, target: Path, about: About, layout: TableFormat, compressed: bool) -> None:
    table = _table(source, about)
    with ExitStack() as closing:
        file: IO[bytes] = closing.enter_context(target.open("wb"))
        if compressed:
            packed = GzipFile(filename="", mode="wb", compresslevel=5, fileobj=file, mtime=0)
            file = cast("IO[bytes]", closing.enter_context(packed))
        write_table(table, layout, file)


def _write_metadata(source: Path, target: Path, about: About, url: str) -> None:
    target.write_bytes(metadata_bytes(_table(source, about), url))


def _table(source: Path, about: About) -> Table:
    rows = ResultsFile(source)
    return results_table(about.name, about.title, about.description, rows.variables, rows)
