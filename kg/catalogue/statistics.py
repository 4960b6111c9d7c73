"""How many of what a graph holds, as VoID counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.rdf.namespaces import CQ, SKOS, WIKIDATA_ENTITY

COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT ?of (COUNT(?s) AS ?n) { ?s a ?of FILTER(isIRI(?of)) } GROUP BY ?of ORDER BY ?of",
    "properties": "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of ORDER BY ?of",
    "wikidata": f"""SELECT ?of (COUNT(*) AS ?n) {{ ?s a ?of ; {SKOS.exactMatch} ?o
      FILTER(STRSTARTS(STR(?of), "{CQ.iri}") && STRSTARTS(STR(?o), "{WIKIDATA_ENTITY}")) }}
      GROUP BY ?of ORDER BY ?of""",
    "span": f"SELECT (MIN(?day) AS ?from) (MAX(?day) AS ?to) {{ ?c a {CQ.Contact} ; {CQ.date} ?day }}",
}
"""Name -> query over the default graph. Each is one pass; the largest graphs may take longer than a deadline, so they
are asked one by one, and what has no answer is left out of the description."""


@dataclass(slots=True)
class Statistics:
    """What is known of a graph's size; None or empty where it was not counted."""

    triples: int | None = None
    classes: dict[str, int] = field(default_factory=dict)
    """IRI of a class -> things of it."""
    properties: dict[str, int] = field(default_factory=dict)
    """IRI of a property -> triples with it."""
    wikidata: dict[str, int] = field(default_factory=dict)
    """IRI of a class -> links from its things to Wikidata."""
    first_day: str | None = None
    """Day of the earliest dated contact, as ISO 8601."""
    last_day: str | None = None

    def take(self, name: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Note the answer to one of `COUNTS`: rows of variable -> value as text."""
        found: Sequence[Mapping[str, str]] = list(rows)
        if name == "triples":
            self.triples = int(found[0]["n"])
        elif name == "span":
            self.first_day, self.last_day = found[0].get("from"), found[0].get("to")
        else:
            getattr(self, name).update((row["of"], int(row["n"])) for row in found)
