"""The API of Wikidata: `wbsearchentities`, `wbgetentities` and the search for statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.linking.http import PoliteClient, SourceError
from kg.linking.records import ACTING, Item, Position, Source
from kg.linking.values import LANGUAGES, chunks, date_of, latin
from loaders.partial_dates import PartialDate

WIKIDATA = "https://www.wikidata.org/w/api.php"
CHUNK = 50
"""Items that the API gives at once."""
RESULTS = 7
"""Items looked at for each name."""
MAXLAG = "5"
"""Seconds by which the databases may lag; beyond that the API asks to come back, as its etiquette wants."""
PAGES = 20
"""Pages of holders, of 500 each."""
Json = dict[str, Any]


class ApiSource(Source):
    """Asks the API by its URL."""

    def __init__(self, client: PoliteClient, url: str = WIKIDATA) -> None:
        self._client = client
        self._url = url
        self._codes: dict[str, str] = {}
        self._labels: dict[str, str] = {}

    def search(self, names: Iterable[tuple[str, str]]) -> list[str]:
        """Items that the search of the site finds for one of these names."""
        found: dict[str, None] = {}
        for text, language in dict.fromkeys(names):
            answer = self._ask(
                action="wbsearchentities", search=text, language=language, uselang="en", type="item", limit=str(RESULTS)
            )
            found.update(dict.fromkeys(str(hit["id"]) for hit in _list(answer, "search") if "id" in hit))
        return list(found)

    def holders(self, office: str) -> list[str]:
        """Items with a statement that they held an office."""
        found: list[str] = []
        values = {"srsearch": f"haswbstatement:P39={office}", "srlimit": "500", "srnamespace": "0", "srprop": ""}
        offset = "0"
        for _ in range(PAGES):
            answer = self._ask(action="query", list="search", sroffset=offset, **values)
            found += [str(hit["title"]) for hit in _list(answer.get("query", {}), "search") if "title" in hit]
            following = answer.get("continue", {}).get("sroffset")
            if following is None:
                return sorted(dict.fromkeys(found))
            offset = str(following)
        raise SourceError(f"{office} has more than {PAGES * 500:,} holders: this is no office of one person")

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id."""
        raw: dict[str, Json] = {}
        for part in chunks(dict.fromkeys(ids), CHUNK):
            props = "labels|aliases|descriptions|claims"
            answer = self._ask(action="wbgetentities", ids="|".join(part), props=props, languages="|".join(LANGUAGES))
            raw.update({id: entity for id, entity in answer.get("entities", {}).items() if "missing" not in entity})
        mentioned = {id for entity in raw.values() for id in _mentioned(entity)}
        self._learn(mentioned - self._labels.keys())
        return {id: self._item(id, entity) for id, entity in raw.items()}

    def _learn(self, ids: Iterable[str]) -> None:
        """Labels of offices and codes of countries that items refer to."""
        for part in chunks(sorted(ids), CHUNK):
            answer = self._ask(action="wbgetentities", ids="|".join(part), props="labels|claims", languages="en")
            for id, entity in answer.get("entities", {}).items():
                self._labels[id] = _text(entity.get("labels", {}).get("en"))
                codes = [str(value) for value in _values(entity, "P297") if isinstance(value, str)]
                self._codes.update({id: codes[0]} if codes else {})

    def _item(self, id: str, entity: Json) -> Item:
        item = Item(id)
        labels = {language: _text(label) for language, label in entity.get("labels", {}).items()}
        item.label = labels.get("en") or labels.get("mul") or next(iter(labels.values()), id)
        item.description = _text(entity.get("descriptions", {}).get("en"))
        item.names.update(labels.values())
        item.names.update(_text(alias) for aliases in entity.get("aliases", {}).values() for alias in aliases)
        native = [str(value["text"]) for value in _values(entity, "P1559") if isinstance(value, dict)]
        item.names.update(native)
        item.native = next((name for name in native if not latin(name)), None)
        item.types.update(_ids(entity, "P31"))
        item.countries.update((*_ids(entity, "P27"), *_ids(entity, "P17")))
        item.codes.update(self._codes[country] for country in item.countries if country in self._codes)
        item.born = next(_times(entity, "P569"), None)
        item.died = next(_times(entity, "P570"), None)
        item.dates = [date for name in ("P571", "P577", "P580", "P585") for date in _times(entity, name)]
        for value in _values(entity, "P625"):
            if isinstance(value, dict) and "latitude" in value:
                item.position = (float(value["latitude"]), float(value["longitude"]))
        item.positions = [position for s in entity.get("claims", {}).get("P39", ()) if (position := self._held(s))]
        return item

    def _held(self, statement: Json) -> Position | None:
        office = _id_of(_value(statement.get("mainsnak", {})))
        if office is None or statement.get("rank") == "deprecated":
            return None
        qualifiers = {
            name: [value for snak in snaks if (value := _value(snak)) is not None]
            for name, snaks in statement.get("qualifiers", {}).items()
        }

        def time(name: str) -> PartialDate | None:
            return next((date for value in qualifiers.get(name, ()) if (date := _time(value))), None)

        def item(name: str) -> str | None:
            return next((id for value in qualifiers.get(name, ()) if (id := _id_of(value))), None)

        return Position(
            office=office,
            label=self._labels.get(office, ""),
            start=time("P580"),
            end=time("P582"),
            acting=ACTING in map(_id_of, qualifiers.get("P5102", ())),
            replaces=item("P1365"),
            replaced_by=item("P1366"),
        )

    def _ask(self, **values: str) -> Json:
        answer = self._client.get(self._url, {**values, "format": "json", "maxlag": MAXLAG})
        if "error" in answer:
            error = answer["error"]
            told = error.get("info", error) if isinstance(error, dict) else error
            raise SourceError(f"{self._url}: {told}")
        return answer


def _list(answer: Json, name: str) -> list[Json]:
    found = answer.get(name, [])
    return [hit for hit in found if isinstance(hit, dict)] if isinstance(found, list) else []


def _text(value: Any) -> str:
    return str(value.get("value", "")) if isinstance(value, dict) else ""


def _value(snak: Json) -> Any:
    return snak.get("datavalue", {}).get("value") if snak.get("snaktype", "value") == "value" else None


def _values(entity: Json, property: str) -> list[Any]:
    statements = [s for s in entity.get("claims", {}).get(property, ()) if s.get("rank") != "deprecated"]
    return [value for s in statements if (value := _value(s.get("mainsnak", {}))) is not None]


def _id_of(value: Any) -> str | None:
    return str(value["id"]) if isinstance(value, dict) and "id" in value else None


def _ids(entity: Json, property: str) -> list[str]:
    return [id for value in _values(entity, property) if (id := _id_of(value))]


def _time(value: Any) -> PartialDate | None:
    if not isinstance(value, dict) or "time" not in value:
        return None
    return date_of(str(value["time"]), value.get("precision"))


def _times(entity: Json, property: str) -> Iterator[PartialDate]:
    return (date for value in _values(entity, property) if (date := _time(value)))


def _mentioned(entity: Json) -> set[str]:
    """Offices and countries of an item."""
    return {*_ids(entity, "P39"), *_ids(entity, "P27"), *_ids(entity, "P17")}
