"""Answers of both versions of the API."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from api.reconciliation.requests import BATCH, Extension, Query02, Query10, query_of_02, query_of_10, wish_of
from kg.rdf.namespaces import CQ
from kg.reconciliation.describing import describe
from kg.reconciliation.entities import TYPES, Entity
from kg.reconciliation.index import Index
from kg.reconciliation.matching import Candidate, reconcile
from kg.reconciliation.properties import PROPERTIES, Property, Value, values_of

Json = dict[str, Any]
NAME = "communique"
DEFAULT_TYPES = ("Official", "Office", "Country", "Agreement")
PREVIEW = {"width": 430, "height": 300}
FEATURES = {
    "name": "Likeness of the names",
    "country": "Country",
    "office": "Office held at some time",
    "date": "In some office on the day",
    "tenure": "In the office on the day",
}
"""Feature of a candidate -> what it says."""
_ON = "Only offices held then: a day, month, year or interval (2017-02-07, 2017, A/B)"
_LIMIT = "Most values in a cell (0 for all)"


def manifest_02(root: str, base: str, version: str) -> Json:
    """The manifest of 0.2; `root` is the URL of the service."""

    def suggest(kind: str) -> Json:
        return {
            "service_url": root,
            "service_path": f"/suggest/{kind}",
            "flyout_service_url": root,
            "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
        }

    return {
        "versions": ["0.2"],
        "name": NAME,
        "identifierSpace": base,
        "schemaSpace": CQ.iri,
        "documentation": f"{root.removesuffix('/reconcile')}/docs",
        "serviceVersion": version,
        "defaultTypes": [_type(name) for name in DEFAULT_TYPES],
        "view": {"url": f"{root}/view?id={{{{id}}}}"},
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {kind: suggest(kind) for kind in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/propose_properties"},
            "property_settings": [
                {"name": "on", "label": "In office on", "type": "text", "default": "", "help_text": _ON},
                {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": _LIMIT},
            ],
        },
        "batchSize": BATCH,
    }


def manifest_10(root: str, version: str) -> Json:
    """The manifest of the draft of 1.0; `root` is the URL under which its paths stand."""
    return {
        "versions": ["1.0-draft"],
        "name": NAME,
        "lang": "en",
        "documentation": f"{root.removesuffix('/reconcile/v1')}/docs",
        "serviceVersion": version,
        "defaultTypes": [_type(name) for name in DEFAULT_TYPES],
        "view": {"url": f"{root}/view?id={{id}}"},
        "preview": dict(PREVIEW),
        "suggest": {"entity": True, "type": True, "property": True},
        "extend": {
            "proposeProperties": True,
            "propertySettings": [
                {"id": "on", "name": "In office on", "type": "text", "default": "", "helpText": _ON},
                {"id": "limit", "name": "Limit", "type": "number", "default": 0, "helpText": _LIMIT},
            ],
        },
        "batchSize": BATCH,
        "standardizedScore": True,
    }


def _type(name: str) -> Json:
    return {"id": name, "name": TYPES[name].name}


def _types(entity: Entity) -> list[Json]:
    return [_type(name) for name in entity.types]


def _candidate(index: Index, candidate: Candidate, *, named: bool) -> Json:
    entity = candidate.entity
    features: list[Json] = [
        {"id": name, **({"name": FEATURES.get(name, name)} if named else {}), "value": value}
        for name, value in candidate.features.items()
    ]
    return {
        "id": entity.id,
        "name": entity.name,
        "description": describe(index, entity),
        "type": _types(entity),
        "score": candidate.score,
        "features": features,
        "match": candidate.match,
    }


def results_02(index: Index, batch: dict[str, Query02]) -> Json:
    """The results of a batch of 0.2."""
    found = {key: reconcile(index, query_of_02(index, asked)) for key, asked in batch.items()}
    return {key: {"result": [_candidate(index, c, named=False) for c in cs]} for key, cs in found.items()}


def results_10(index: Index, batch: Sequence[Query10]) -> Json:
    """The results of a batch of the draft."""
    found = [reconcile(index, query_of_10(index, asked)) for asked in batch]
    return {"results": [{"candidates": [_candidate(index, c, named=True) for c in cs]} for cs in found]}


def values_02(index: Index, asked: Extension) -> Json:
    """Values of properties as 0.2 writes them."""
    rows = {
        id: {wanted.id: cells for wanted, cells in zip(asked.properties, _cells(index, asked, id), strict=True)}
        for id in asked.ids
    }
    return {"meta": _meta(asked), "rows": rows}


def values_10(index: Index, asked: Extension) -> Json:
    """Values of properties as the draft writes them."""
    rows = [
        {
            "id": id,
            "properties": [
                {"id": wanted.id, "values": cells}
                for wanted, cells in zip(asked.properties, _cells(index, asked, id), strict=True)
            ],
        }
        for id in asked.ids
    ]
    return {"meta": _meta(asked), "rows": rows}


def _meta(asked: Extension) -> list[Json]:
    found = []
    for wanted in asked.properties:
        known = PROPERTIES.get(wanted.id)
        meta: Json = {"id": wanted.id, "name": known.name if known else wanted.id}
        if known and known.range:
            meta["type"] = _type(known.range)
        found.append(meta)
    return found


def _cells(index: Index, asked: Extension, id: str) -> list[list[Json]]:
    entity = index.find(id)
    if entity is None:
        return [[] for _ in asked.properties]
    return [
        [_cell(value) for value in values_of(index, entity, wanted.id, wish_of(wanted.settings))]
        for wanted in asked.properties
    ]


def _cell(value: Value) -> Json:
    if isinstance(value, Entity):
        return {"id": value.id, "name": value.name}
    if isinstance(value, dt.date):
        return {"date": f"{value.isoformat()}T00:00:00Z"}
    return {"int": value} if isinstance(value, int) else {"str": value}


def entities_suggested(index: Index, found: Iterable[Entity]) -> Json:
    """Suggested things."""
    return {
        "result": [{"id": e.id, "name": e.name, "description": describe(index, e), "notable": _types(e)} for e in found]
    }


def types_suggested(prefix: str) -> Json:
    """Types whose name or id has a word that begins as typed."""
    typed = prefix.casefold().strip()
    return {
        "result": [
            {
                "id": found.id,
                "name": found.name,
                "description": found.description,
                **({"broader": [_type(found.broader)]} if found.broader else {}),
            }
            for found in TYPES.values()
            if found.id.casefold().startswith(typed) or _word_begins(found.name, typed)
        ]
    }


def properties_suggested(prefix: str) -> Json:
    """Properties that may stand in a query, by the beginning of a word."""
    typed = prefix.casefold().strip()
    return {
        "result": [
            {"id": found.id, "name": found.name, "description": found.description}
            for found in PROPERTIES.values()
            if found.constrains and (found.id.casefold().startswith(typed) or _word_begins(found.name, typed))
        ]
    }


def _word_begins(name: str, typed: str) -> bool:
    return any(word.startswith(typed) for word in name.casefold().split()) or name.casefold().startswith(typed)


def properties_proposed(type_id: str | None, limit: int | None) -> Json:
    """Properties whose values a type of things has."""
    asked = (type_id or "").rpartition("#")[2]
    found: list[Property] = [p for p in PROPERTIES.values() if p.values and (not asked or asked in p.types)]
    if limit:
        found = found[:limit]
    answer: Json = {
        "properties": [{"id": p.id, "name": p.name, "description": p.description} for p in found],
        "type": type_id or "",
    }
    if limit:
        answer["limit"] = limit
    return answer
