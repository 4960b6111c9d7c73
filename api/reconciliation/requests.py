"""Requests of both versions of the API, checked, and turned into queries of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from api.problems import Problem
from kg.reconciliation.entities import TYPES
from kg.reconciliation.index import Index
from kg.reconciliation.matching import LIMIT, Query
from kg.reconciliation.properties import FACTS, Wish, days_of

BATCH = 50
"""Queries in a batch; the manifest announces it."""
LONGEST_NAME = 300
"""Characters of a name that are looked at: no name is longer."""
MOST_CANDIDATES = 100
IDS = 1_000
"""Things in a request for values."""
M = TypeVar("M", bound=BaseModel)


class Thing(BaseModel):
    """A reconciled thing as a value."""

    id: str
    name: str | None = None


Scalar = Annotated[str | bool | int | float | Thing, Field(union_mode="left_to_right")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PropertyConstraint(BaseModel):
    """A property of a query in 0.2."""

    pid: str
    v: Scalar | list[Scalar]


class Query02(_Strict):
    """One query of a batch in 0.2."""

    query: str | None = None
    type: str | list[str] | None = None
    limit: Annotated[float, Field(gt=0)] | None = None
    properties: list[PropertyConstraint] | None = None
    type_strict: Literal["any", "should", "all"] | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Query02:
        if self.query is None and not self.properties:
            raise ValueError("give `query`, or at least one of `properties`")
        return self


class Condition(_Strict):
    """A condition of a query in the draft of 1.0, which writes `matchType`, `propertyId`."""

    model_config = ConfigDict(alias_generator=to_camel)

    match_type: Literal["name", "id", "property"]
    property_id: str | None = None
    property_value: Scalar | list[Scalar]
    required: bool = False
    match_quantifier: Literal["any", "all", "none"] = "any"
    match_qualifier: str | None = None
    lang: str | None = None
    dir: str | None = None

    @model_validator(mode="after")
    def _names_its_property(self) -> Condition:
        if self.match_type == "property" and not self.property_id:
            raise ValueError("a condition on a property needs `propertyId`")
        return self


class Query10(_Strict):
    """One query of a batch in the draft of 1.0."""

    type: str | None = None
    limit: Annotated[float, Field(gt=0)] | None = None
    lang: str | None = None
    dir: str | None = None
    conditions: Annotated[list[Condition], Field(min_length=1)]


class Batch10(BaseModel):
    """A batch in the draft of 1.0."""

    queries: list[Query10]


class Wanted(BaseModel):
    """A property of a request for values."""

    id: str
    settings: dict[str, Any] = {}


class Extension(BaseModel):
    """A request for values of properties, the same in both versions."""

    ids: list[str]
    properties: list[Wanted]


_BATCH_02 = TypeAdapter(dict[str, Query02])


def batch_02(text: str) -> dict[str, Query02]:
    """Read a batch of 0.2.

    Raises:
        Problem: it is no batch (400), or too long (413).
    """
    try:
        return _counted(_BATCH_02.validate_json(text))
    except ValidationError as error:
        raise _problem("queries", error) from error


def model_of(model: type[M], text: str | bytes, name: str) -> M:
    """Read one of the other requests; raises `Problem` (400) with the places that are wrong."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise _problem(name, error) from error


def batch_10(text: bytes) -> list[Query10]:
    """Read a batch of the draft; raises like `batch_02`."""
    return _counted(model_of(Batch10, text, "batch").queries)


Q = TypeVar("Q", dict[str, Query02], list[Query10])


def _counted(batch: Q) -> Q:
    if len(batch) > BATCH:
        raise Problem(413, "too-long", f"a batch may have {BATCH} queries; this one has {len(batch)}")
    return batch


def _problem(name: str, error: ValidationError) -> Problem:
    faults = [f"{'.'.join(map(str, fault['loc'])) or name}: {fault['msg']}" for fault in error.errors()[:5]]
    return Problem(400, "bad-request", "; ".join(faults))


def query_of_02(index: Index, asked: Query02) -> Query:
    """The query of ours for one of 0.2. Types and properties that the service does not know say nothing."""
    types = [asked.type] if isinstance(asked.type, str) else asked.type
    conditions = [(p.pid, _list(p.v), False, "any") for p in asked.properties or ()]
    return _query(index, asked.query or "", types, asked.limit, conditions)


def query_of_10(index: Index, asked: Query10) -> Query:
    """The query of ours for one of the draft."""
    texts = [str(_text(v)) for c in asked.conditions if c.match_type != "property" for v in _list(c.property_value)]
    conditions = [
        (c.property_id or "", _list(c.property_value), c.required, c.match_quantifier)
        for c in asked.conditions
        if c.match_type == "property"
    ]
    types = [asked.type] if asked.type else None
    return _query(index, texts[0] if texts else "", types, asked.limit, conditions)


Constraint = tuple[str, list[Scalar], bool, str]
"""Property, values, whether it is required, and which of the values must agree."""


def _query(
    index: Index, text: str, types: list[str] | None, limit: float | None, constraints: Iterable[Constraint]
) -> Query:
    countries: list[str] = []
    offices: list[str] = []
    days = None
    values: dict[str, tuple[str, ...]] = {}
    required, excluded = set(), set()
    for name, given, needed, quantifier in constraints:
        known = FACTS.get(name, name)
        if needed:
            required.add(known)
        if quantifier == "none":
            excluded.add(known)
        if name == "country":
            for value in given:
                found = index.find(value.id) if isinstance(value, Thing) else None
                countries += [found.id] if found else index.countries(str(_text(value)))
        elif name == "office":
            offices += [value.id if isinstance(value, Thing) else str(value) for value in given]
        elif name == "date":
            spans = [span for value in given if (span := days_of(str(_text(value))))]
            days = (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None
        elif name in FACTS:
            texts = [value.id if isinstance(value, Thing) else str(value) for value in given]
            values[known] = tuple(texts)
    return Query(
        text=text.strip()[:LONGEST_NAME],
        types=_types(types),
        countries=tuple(dict.fromkeys(countries)),
        offices=tuple(offices),
        days=days,
        values=tuple(values.items()),
        required=frozenset(required),
        excluded=frozenset(excluded),
        limit=max(1, min(MOST_CANDIDATES, int(limit or LIMIT))),
    )


def _types(asked: list[str] | None) -> frozenset[str] | None:
    """Types to keep to. Types of other services (or none) leave all; a full IRI means its local name."""
    if not asked:
        return None
    return frozenset(name.rpartition("#")[2] for name in asked)


def known_type(text: str | None) -> frozenset[str] | None:
    """The type of a `type` parameter; None where it is missing."""
    return _types([text] if text else None)


def _list(value: Scalar | list[Scalar]) -> list[Scalar]:
    return value if isinstance(value, list) else [value]


def _text(value: Scalar) -> str | int | float:
    return value.name or value.id if isinstance(value, Thing) else value


def wish_of(settings: dict[str, Any]) -> Wish:
    """How values are wanted: `on` (a day, month, year or interval) and `limit`."""
    limit = settings.get("limit")
    try:
        most = max(0, int(limit)) if limit not in (None, "") else 0
    except (TypeError, ValueError):
        most = 0
    on = settings.get("on")
    return Wish(days_of(str(on)) if on else None, most)


def broader(type_id: str) -> list[dict[str, str]]:
    """The types above a type, as the API writes them."""
    above = TYPES[type_id].broader
    return [{"id": above, "name": TYPES[above].name}] if above else []


def parsed_json(text: str, name: str) -> Any:
    """JSON of a parameter; raises `Problem` (400) where it is none."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Problem(400, "bad-request", f"{name} is no JSON: {error}") from error
