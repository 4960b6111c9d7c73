"""What is said of one thing, from the query `thing`: values by property, and the name to show."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import Request

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, Rows, Value, Values, ask
from api.web.writing import key
from kg.rdf.namespaces import CQ, SKOS

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = SKOS.altLabel.value
EXACT_MATCH = SKOS.exactMatch.value
MOST = 1_000
"""Most statements about a thing that are read."""
_NAMES = (RDFS_LABEL, SKOS.prefLabel.value, "http://xmlns.com/foaf/0.1/name", "http://purl.org/dc/terms/title")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is said of a thing, and how its page begins."""

    iri: str
    rows: Rows

    @property
    def name(self) -> str:
        """What it is called; the last part of its IRI where it has no name."""
        for wanted in _NAMES:
            if found := self.all(wanted):
                return found[0]["value"]
        return key(self.iri)

    def all(self, prop: str) -> list[Row]:
        """Statements with a property: an IRI, or a name in our own ontology (`country`)."""
        wanted = prop if ":" in prop else CQ[prop].value
        return [row for row in self.rows if row["property"] == wanted]

    def one(self, prop: str) -> Value:
        """The first value of a property, an empty one where there is none."""
        found = self.all(prop)
        return found[0]["value"] if found else Value("")

    def label(self, prop: str) -> Value:
        """The label of the first value of a property."""
        found = self.all(prop)
        return found[0]["valueLabel"] if found else Value("")

    def is_a(self, name: str) -> bool:
        """Whether it is of a class of our ontology."""
        return any(row["value"] == CQ[name].value for row in self.all(RDF_TYPE))

    @property
    def other_names(self) -> list[Value]:
        """Its other names, those in the Latin script first."""
        found = [row["value"] for row in self.all(ALT_LABEL)]
        return sorted(found, key=lambda name: (name.language not in ("", "en"), name))

    @property
    def native_names(self) -> list[Value]:
        """Its names in other languages than English."""
        return [name for name in self.other_names if name.language not in ("", "en")]

    @property
    def latin_names(self) -> list[Value]:
        """Its other names in English, or in no language that is stated."""
        return [name for name in self.other_names if name.language in ("", "en")]

    @property
    def wikidata(self) -> list[Value]:
        """The items of Wikidata that are the same."""
        return [row["value"] for row in self.all(EXACT_MATCH) if "wikidata.org/entity/" in row["value"]]


async def facts_with(
    request: Request, context: Context, iri: str, *questions: tuple[str, Values, int | None, int]
) -> tuple[Facts, list[Rows]]:
    """What is said of a thing, and further answers, asked at once.

    Args:
        request: what is answered.
        context: the app's.
        iri: the thing.
        questions: name, values, LIMIT and OFFSET of each further query.

    Raises:
        Problem: the graph does not know the thing.
    """
    said, *answers = await asyncio.gather(
        ask(request, context, "thing", {"thing": iri}, limit=MOST),
        *(ask(request, context, name, values, limit=limit, offset=offset) for name, values, limit, offset in questions),
    )
    if not said:
        raise Problem(404, "not-found", f"the graph knows no {iri}; it may stand in quarantine, or in no document")
    return Facts(iri, said), list(answers)
