"""Results of SELECT in formats that no engine writes: Parquet with typed columns, Markdown, and CSVW metadata.

They are made from SPARQL JSON once the result is complete, in a process of the calculator.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Self

from fastapi import Request, Response

from api.context import Context
from api.engine.base import Task
from api.http.files import described_by, described_file, file_response
from api.http.responses import VARY, collect, respond, task_of
from api.problems import Problem
from api.protocol.formats import CSV, JSON, TABLES, named_formats, result_formats
from api.protocol.formats import KINDS as FORMAT_KINDS
from kg.queries import StoredQuery
from kg.sparql.tokens import form
from kg.tables.csvw import MEDIA_TYPE as CSVW
from kg.tables.results import results_of_json, results_table
from kg.tables.writing import KINDS, TableFormat, metadata_bytes, table_bytes

MADE_FROM = 64 << 20
"""Bytes of a result beyond which it is not made into another format: it is held in memory for that."""
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


async def answer(request: Request, context: Context, task: Task, about: About) -> Response:
    """Evaluate a task and make the response, in whatever format it is to be.

    Raises:
        EngineError: there is no result.
    """
    key = task.formats["solutions"]
    if form(task.query) != "select" or key not in {offer.key for offer in TABLES}:
        response = await respond(request, context.engine, task, context.metrics)
        if key == CSV.key and request.url.path.endswith(".csv"):
            response.headers["Link"] = described_by(request)
        return response
    layout = TableFormat(str(key))
    content, snapshot = await _json(request, context, task)
    made = await context.calculator.run(_table_of_json, content, about, layout)
    # The snapshot of another engine has no name: there the result itself stands for it.
    made_of = f"{snapshot or _digest(content)} {task.query} {task.default_graphs} {task.named_graphs}"
    name = f"{about.name}.{layout}" if layout is TableFormat.PARQUET else None
    response = await file_response(request, made, KINDS[layout].media_type, made_of, name=name)
    response.headers["Vary"] = VARY
    return response


async def query_metadata(request: Request, context: Context, query: StoredQuery, text: str) -> Response:
    """What the columns of a stored query's CSV file are: the query is run for it, for its values decide the types.

    Raises:
        EngineError: there is no result.
        Problem: it is no SELECT.
    """
    if query.form != "select":
        raise Problem(404, "not-found", f"{query.name} gives no table")
    task = task_of(request, text, base=context.settings.base, trusted=True)
    content, snapshot = await _json(request, context, task)
    made = await context.calculator.run(_metadata_of_json, content, About.of(query), described_file(request))
    return await file_response(request, made, CSVW, f"{snapshot or _digest(content)} {text}")


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=12).hexdigest()


async def _json(request: Request, context: Context, task: Task) -> tuple[bytes, str]:
    as_json = replace(task, formats={**task.formats, "solutions": JSON.key})
    return await collect(request, context.engine, as_json, context.metrics, MADE_FROM)


def _table_of_json(data: bytes, about: About, layout: TableFormat) -> bytes:
    variables, rows = results_of_json(data)
    return table_bytes(results_table(about.name, about.title, about.description, variables, rows), layout)


def _metadata_of_json(data: bytes, about: About, url: str) -> bytes:
    variables, rows = results_of_json(data)
    return metadata_bytes(results_table(about.name, about.title, about.description, variables, rows), url)
