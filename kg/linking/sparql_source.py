"""A SPARQL endpoint with Wikidata's shape: the query service itself, a mirror, or a local server with a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal

from kg.linking.http import PoliteClient, SourceError
from kg.linking.records import ACTING, ENTITY, Item, Position, Source
from kg.linking.values import LANGUAGES, chunks, date_of, latin, point_of

CHUNK = 50
"""Items or names in one query."""
RESULTS = "application/sparql-results+json"
_QID = re.compile(r"Q[1-9]\d*")
_PREFIXES = """\
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX wikibase: <http://wikiba.se/ontology#>
"""
_SEARCH = "SELECT DISTINCT ?item WHERE {{ VALUES ?name {{ {names} }} ?item rdfs:label|skos:altLabel ?name }}"
_HOLDERS = "SELECT DISTINCT ?item WHERE {{ ?item p:P39/ps:P39 wd:{office} }}"
_NAMES = """
SELECT ?item ?relation ?text WHERE {{
  VALUES ?item {{ {items} }} VALUES ?relation {{ rdfs:label skos:altLabel schema:description wdt:P1559 }}
  ?item ?relation ?text FILTER(LANG(?text) IN ({languages}) || ?relation = wdt:P1559) }}"""
_CLAIMS = """
SELECT ?item ?relation ?value ?code WHERE {{
  VALUES ?item {{ {items} }}
  VALUES ?relation {{ wdt:P31 wdt:P27 wdt:P17 wdt:P569 wdt:P570 wdt:P571 wdt:P577 wdt:P585 wdt:P580 wdt:P625 }}
  ?item ?relation ?value OPTIONAL {{ ?value wdt:P297 ?code }} }}"""
_POSITIONS = """
SELECT ?item ?statement ?office ?label ?start ?startPrecision ?end ?endPrecision ?replaces ?replacedBy ?nature WHERE {{
  VALUES ?item {{ {items} }}
  ?item p:P39 ?statement . ?statement ps:P39 ?office
  FILTER NOT EXISTS {{ ?statement wikibase:rank wikibase:DeprecatedRank }}
  OPTIONAL {{ ?office rdfs:label ?label FILTER(LANG(?label) = "en") }}
  OPTIONAL {{ ?statement pq:P580 ?start
    OPTIONAL {{ ?statement pqv:P580 ?startValue . ?startValue wikibase:timePrecision ?startPrecision }} }}
  OPTIONAL {{ ?statement pq:P582 ?end
    OPTIONAL {{ ?statement pqv:P582 ?endValue . ?endValue wikibase:timePrecision ?endPrecision }} }}
  OPTIONAL {{ ?statement pq:P1365 ?replaces }} OPTIONAL {{ ?statement pq:P1366 ?replacedBy }}
  OPTIONAL {{ ?statement pq:P5102 ?nature }}
}}"""
_DATES = {"P571", "P577", "P585", "P580"}
Row = dict[str, str]


class SparqlSource(Source):
    """Asks an endpoint by its URL."""

    def __init__(self, client: PoliteClient, endpoint: str) -> None:
        self._client = client
        self._endpoint = endpoint

    def search(self, names: Iterable[tuple[str, str]]) -> list[str]:
        """Items one of whose labels or aliases is one of these names, in that language or in none in particular."""
        terms = dict.fromkeys(str(Literal(text, language=language)) for text, own in names for language in (own, "mul"))
        found: dict[str, None] = {}
        for part in chunks(terms, CHUNK):
            rows = self._ask(_SEARCH.format(names=" ".join(part)))
            found.update(dict.fromkeys(id for row in rows if (id := _id(row["item"]))))
        return list(found)

    def holders(self, office: str) -> list[str]:
        """Items with a statement that they held an office."""
        return sorted({id for row in self._ask(_HOLDERS.format(office=_checked(office))) if (id := _id(row["item"]))})

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id."""
        found: dict[str, Item] = {}
        for part in chunks(dict.fromkeys(map(_checked, ids)), CHUNK):
            values = " ".join(f"wd:{id}" for id in part)
            for row in self._ask(_NAMES.format(items=values, languages=", ".join(f'"{x}"' for x in LANGUAGES))):
                _name(found.setdefault(_id(row["item"]), Item(_id(row["item"]))), row)
            for row in self._ask(_CLAIMS.format(items=values)):
                _claim(found.setdefault(_id(row["item"]), Item(_id(row["item"]))), row)
            statements: dict[str, Row] = {}
            for row in self._ask(_POSITIONS.format(items=values)):
                # A statement of several natures gives several rows: acting is the one that counts.
                if row["statement"] not in statements or row.get("nature") == ENTITY + ACTING:
                    statements[row["statement"]] = row
            for row in statements.values():
                if id := _id(row["item"]):
                    found.setdefault(id, Item(id)).positions.append(_position(row))
        return found

    def _ask(self, query: str) -> list[Row]:
        answer = self._client.post(self._endpoint, {"query": _PREFIXES + query}, RESULTS)
        try:
            bindings: list[dict[str, dict[str, Any]]] = answer["results"]["bindings"]
            return [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
        except (KeyError, TypeError, AttributeError) as error:
            raise SourceError(f"{self._endpoint}: did not answer with SPARQL JSON") from error


def _checked(id: str) -> str:
    if not _QID.fullmatch(id):
        raise SourceError(f"{id!r} is no item of Wikidata (expected Q and a number)")
    return id


def _id(iri: str) -> str:
    id = iri.removeprefix(ENTITY)
    return id if _QID.fullmatch(id) else ""


def _name(item: Item, row: Row) -> None:
    relation, text = row["relation"], row["text"]
    if relation.endswith("description"):
        item.description = item.description or text
        return
    if relation.endswith("#label") and (not item.label or text.isascii()):
        item.label = item.label if item.label.isascii() and item.label else text
    if relation.endswith("P1559") and not latin(text):
        item.native = item.native or text
    item.names.add(text)


def _claim(item: Item, row: Row) -> None:
    property, value = row["relation"].rpartition("/")[2], row["value"]
    if property == "P31":
        item.types.add(_id(value))
    elif property in ("P27", "P17"):
        item.countries.add(_id(value))
        item.codes.update({row["code"]} if "code" in row else ())
    elif property == "P569":
        item.born = item.born or date_of(value)
    elif property == "P570":
        item.died = item.died or date_of(value)
    elif property in _DATES:
        item.dates += [date] if (date := date_of(value)) else []
    elif property == "P625":
        item.position = item.position or point_of(value)


def _position(row: Row) -> Position:
    return Position(
        office=_id(row["office"]),
        label=row.get("label", ""),
        start=date_of(row.get("start"), row.get("startPrecision")),
        end=date_of(row.get("end"), row.get("endPrecision")),
        acting=row.get("nature") == ENTITY + ACTING,
        replaces=_id(row.get("replaces", "")) or None,
        replaced_by=_id(row.get("replacedBy", "")) or None,
    )
