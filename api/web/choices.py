"""What a reader may choose from in the forms above lists, and the fields of a URL as values of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fastapi import Request

from api.web.asking import Row, Rows
from api.web.writing import key
from kg.rdf.namespaces import VOCABULARY

MEDIA = (
    ("phone-call", "phone call"),
    ("video-call", "video call"),
    ("in-person", "in person"),
    ("written", "written"),
    ("unspecified", "unspecified"),
)
STATUSES = (("held", "held"), ("planned", "planned"))
ACT_KINDS = (("agree", "agreement"), ("commit", "commitment"), ("request", "request"))
_SCHEMES = {
    "medium": "media",
    "status": "statuses",
    "topic": "topics",
    "kind": "act-kinds",
    "agreement": "agreement-kinds",
    "phrase": "phrases",
}
"""Field of a URL -> the scheme whose concept it names."""


def fields(request: Request, names: Iterable[str]) -> dict[str, str]:
    """The fields of the URL that a page understands, as they stand there; the last one of several counts."""
    return {name: request.query_params.get(name, "").strip() for name in names}


def values(given: Mapping[str, str]) -> dict[str, str]:
    """Fields as values of a query: keys of concepts become IRIs (`medium=phone-call`).

    >>> values({"medium": "phone-call", "from": "2017-01-20", "status": ""})["medium"]
    'https://w3id.org/communique/vocabulary/media/phone-call'
    """
    return {
        name: f"{VOCABULARY}{_SCHEMES[name]}/{value}" if value and name in _SCHEMES else value
        for name, value in given.items()
    }


def options(rows: Rows | list[Row], name: str, label: str) -> list[tuple[str, str]]:
    """Choices from a result: (key of the IRI in one variable, text of another), each once."""
    found = {key(row[name]): row[label] or key(row[name]) for row in rows if row[name]}
    return list(found.items())
