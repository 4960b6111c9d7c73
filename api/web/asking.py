"""How pages ask the graph: SPARQL through the engine, with values bound as terms.

The queries of pages stand in `queries/pages/*.rq`, with the header that `docs/queries.md` describes. LIMIT and
OFFSET are no terms; they are whole numbers that are put after the query, or, where it gathers details about the rows
of one page only, inside it in place of the line `# page`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Self

from fastapi import Request

from api.context import Context
from api.engine.base import Task
from api.protocol.formats import JSON
from kg.queries import StoredQuery, load_queries

Values = Mapping[str, str]
PAGE = "# page"
"""The comment in a query that LIMIT and OFFSET take the place of."""
_NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}
_DATES = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "dateTime", "gYear", "gYearMonth")}


class Value(str):
    """A term of a result: its text, with what else is known of it. An empty one stands for a variable without value."""

    iri: bool
    datatype: str
    language: str

    def __new__(cls, text: str, *, iri: bool = False, datatype: str = "", language: str = "") -> Self:
        """Make one."""
        made = super().__new__(cls, text)
        made.iri, made.datatype, made.language = iri, datatype, language
        return made

    @classmethod
    def of(cls, term: Mapping[str, str]) -> Self:
        """Make one from a term of SPARQL JSON."""
        return cls(
            term["value"],
            iri=term["type"] == "uri",
            datatype=term.get("datatype", ""),
            language=term.get("xml:lang", ""),
        )

    @property
    def number(self) -> int:
        """The whole number it is; 0 for an empty one."""
        return int(float(self)) if self else 0

    @property
    def is_number(self) -> bool:
        """Whether its type is one of numbers."""
        return self.datatype in _NUMBERS

    @property
    def is_date(self) -> bool:
        """Whether its type is that of days or moments."""
        return self.datatype in _DATES

    @property
    def true(self) -> bool:
        """Whether it is the boolean `true`."""
        return self in ("true", "1")


class Row(dict[str, Value]):
    """A solution: the value of a variable by its name; a variable of the query that is not bound has an empty value."""

    def __init__(self, variables: frozenset[str], values: Mapping[str, Value]) -> None:
        super().__init__(values)
        self.variables = variables

    def __missing__(self, name: str) -> Value:
        if name in self.variables:
            return Value("")
        raise KeyError(name)


class Rows(list[Row]):
    """What a query found, and the query itself: what "show the query" leads to."""

    def __init__(self, rows: list[Row], query: str, variables: Sequence[str] = ()) -> None:
        super().__init__(rows)
        self.query = query
        self.variables = list(variables)
        """Names of the columns, in the order of the query."""


def load_page_queries() -> dict[str, StoredQuery]:
    """The queries of pages by name.

    Raises:
        QueryFileError: one breaks the convention.
    """
    return load_queries(files("queries") / "pages")


def text_of(
    context: Context, query: str | StoredQuery, values: Values, *, limit: int | None = None, offset: int = 0
) -> str:
    """The text of a query with its values bound.

    Args:
        context: knows the queries of pages and the base IRI.
        query: name of a query of pages, or a stored query.
        values: parameter -> value as a user writes it; an empty one counts as not given.
        limit: most solutions; None for all.
        offset: solutions that are left out at the beginning.

    Raises:
        ParameterError: a value is none of its parameter's type.
    """
    stored = context.page_queries[query] if isinstance(query, str) else query
    text = stored.bind({name: value for name, value in values.items() if value}, context.settings.base)
    parts = [*([f"LIMIT {limit:d}"] if limit is not None else []), *([f"OFFSET {offset:d}"] if offset else [])]
    page = " ".join(parts)
    if not page:
        return text
    return text.replace(PAGE, page, 1) if PAGE in text else f"{text.rstrip()}\n{page}"


async def ask(
    request: Request,
    context: Context,
    query: str | StoredQuery,
    values: Values | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Rows:
    """Run a SELECT of a page; see `text_of` for the arguments.

    Raises:
        ParameterError: a value is none of its parameter's type.
        EngineError: there is no answer.
    """
    return await ask_text(request, context, text_of(context, query, values or {}, limit=limit, offset=offset))


async def ask_text(request: Request, context: Context, text: str) -> Rows:
    """Run a SELECT that is complete. The first one on a snapshot also asks which countries are most present there.

    Raises:
        EngineError: there is no answer.
    """
    if context.palette.due(context.engine.snapshot):
        found = await _run(request, context, text_of(context, "countries-most-present", {}))
        context.palette.set([row["country"] for row in found])
    return await _run(request, context, text)


async def _run(request: Request, context: Context, text: str) -> Rows:
    known = context.recent.get(context.engine.snapshot, text)
    if isinstance(known, Rows):
        return known
    task = Task(
        query=text,
        formats={"solutions": JSON.key, "boolean": None, "graph": None},
        base=context.settings.base,
        client=request.client.host if request.client else "",
        request=id(request.scope),  # all queries of a page count as one in flight
        trusted=True,
    )
    answer = await context.engine.query(task)
    try:
        content = answer.content if answer.content is not None else b"".join([part async for part in answer])
    finally:
        answer.close()
    found: dict[str, Any] = json.loads(content)
    variables = frozenset(found["head"]["vars"])
    rows = [
        Row(variables, {name: Value.of(term) for name, term in binding.items()})
        for binding in found["results"]["bindings"]
    ]
    found_rows = Rows(rows, text, found["head"]["vars"])
    context.recent.keep(answer.snapshot, text, found_rows, len(content))
    return found_rows


async def ask_all(request: Request, context: Context, *questions: tuple[str, Values]) -> list[Rows]:
    """Run several queries at once: (name, values) each.

    Raises:
        ParameterError, EngineError: see `ask`; the first one of any.
    """
    return await asyncio.gather(*(ask(request, context, name, values) for name, values in questions))
