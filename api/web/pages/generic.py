"""The page of any thing: its properties, and what refers to it."""

from __future__ import annotations

import asyncio
from itertools import groupby

from fastapi import Request, Response

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, Rows, ask
from api.web.templating import render
from api.web.writing import key

PROPERTIES = 1_000
"""Most statements about a thing that are shown."""
LINKS = 200
"""Most statements that refer to a thing that are read."""
SHOWN = 25
"""Most statements with one property that refer to a thing that are shown."""
_LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://xmlns.com/foaf/0.1/name",
    "http://purl.org/dc/terms/title",
)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LONG = "https://w3id.org/communique/ontology#text"


async def page(request: Request, context: Context, iri: str) -> Response:
    """Everything the graph says of a thing.

    Raises:
        Problem: the graph does not know it.
    """
    said, links = await asyncio.gather(
        ask(request, context, "thing", {"thing": iri}, limit=PROPERTIES),
        ask(request, context, "thing-links", {"thing": iri}, limit=LINKS + 1),
    )
    if not said:
        raise Problem(404, "not-found", f"the graph knows no {iri}; it may stand in quarantine, or in no document")
    return render(
        request,
        "thing.html",
        title=label_of(said, iri),
        iri=iri,
        kind=iri.removeprefix(context.settings.base).partition("/")[0],
        types=[row for row in said if row["property"] == _TYPE],
        properties=_grouped([row for row in said if row["property"] not in (_TYPE, *_LABELS[:2], _LONG)]),
        links=_grouped(links[:LINKS]),
        most=SHOWN,
        more_links=len(links) > LINKS,
        queries=[("what is said of it", said.query), ("what refers to it", links.query)],
    )


def label_of(said: Rows, iri: str) -> str:
    """The name of a thing from what is said of it."""
    for wanted in _LABELS:
        for row in said:
            if row["property"] == wanted:
                return row["value"]
    return key(iri)


def _grouped(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """(property, its name, its statements), the named ones of our own ontology first."""
    made = [
        (iri, next((row["propertyLabel"] for row in group if row["propertyLabel"]), "") or key(iri), group)
        for iri, found in groupby(rows, key=lambda row: row["property"])
        if (group := list(found))
    ]
    return sorted(made, key=lambda entry: (not entry[0].startswith("https://w3id.org/communique/"), entry[1].lower()))
