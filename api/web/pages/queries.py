"""`/queries` in a browser: the stored queries as forms, with the answer below."""

from __future__ import annotations

from collections import defaultdict

from fastapi import Request, Response

from api.context import Context
from api.protocol.requests import fields_of
from api.web.asking import Rows, ask_text
from api.web.paging import page_number, paged
from api.web.templating import render
from kg.queries import ParameterError, StoredQuery

SIZE = 100
"""Rows of an answer on a page."""
PAGE = "page"
"""The one field of a form's address that is no parameter of the query."""


async def listing(request: Request, context: Context) -> Response:
    """All stored queries, grouped by their first tag."""
    groups: dict[str, list[StoredQuery]] = defaultdict(list)
    for query in context.queries.values():
        groups[query.tags[0] if query.tags else "others"].append(query)
    return render(request, "queries.html", title="Queries", section="queries", groups=sorted(groups.items()))


async def one(request: Request, context: Context, query: StoredQuery) -> Response:
    """A stored query as a form; its answer, once everything it needs is given.

    Raises:
        ParameterError: `page` is no number.
        EngineError: there is no answer.
    """
    given: dict[str, str] = {}
    error: ParameterError | None = None
    for name, value in fields_of(request.scope["query_string"]):
        if name != PAGE and value:
            error = error or (ParameterError(name, f"give {name} once") if name in given else None)
            given[name] = value
    missing = [p.name for p in query.parameters if p.required and p.default is None and p.name not in given]
    text, rows = query.text, None
    if not error and (given or not missing):
        try:
            text = query.bind(given, context.settings.base)
        except ParameterError as found:
            error = found
        else:
            rows = await _rows(request, context, query, text)
    row_names = rows.variables if rows is not None else []
    shown, paging = paged(request, rows or [], SIZE, "rows")
    return render(
        request,
        "query.html",
        status_code=400 if error else 200,
        title=query.summary,
        section="queries",
        query=query,
        given=given,
        error=error,
        asked=rows is not None or (query.form != "select" and not missing and not error),
        variables=row_names,
        rows=[[row.get(name) for name in row_names] for row in shown],
        paging=paging,
        queries=[("the question", text)],
    )


async def _rows(request: Request, context: Context, query: StoredQuery, text: str) -> Rows | None:
    """One page of the answer, and one row more; None for what is no SELECT."""
    if query.form != "select":
        return None
    return await ask_text(
        request, context, f"{text.rstrip()}\nLIMIT {SIZE + 1}\nOFFSET {(page_number(request) - 1) * SIZE}"
    )
