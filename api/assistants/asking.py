"""How tools ask the graph: through the engine, with its deadline and caps; what goes wrong becomes a tool's error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError
from pyoxigraph import NamedNode

from api.assistants.models import Citation
from api.context import Context
from api.engine.base import Task
from api.engine.errors import EngineError
from kg.queries import ParameterError, StoredQuery

RESULT_BYTES = 256 << 10
"""Longest result that a tool reads: an assistant cannot read more either."""
PER_FACT = 5
"""Citations for one fact."""
FACTS = 60
"""Facts that get citations in one answer."""
Row = dict[str, str]
"""Values by variable, as text; unbound variables are empty."""

_CITATIONS = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?fact ?sentence ?publisher ?date ?url ?title ?document ?start ?end WHERE {
  VALUES ?fact { #facts }
  {
    ?fact cq:passage ?passage
  } UNION {
    ?account cq:accountOf ?fact ; cq:passage ?passage
  } UNION {
    ?mention a cq:Mention ; cq:official ?fact ; cq:passage ?passage
  } UNION {
    ?passage a cq:Passage ; cq:mentions ?fact
  } UNION {
    ?fact oa:exact ?words
    BIND(?fact AS ?passage)
  }
  ?passage oa:hasSource ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?sentence .
  OPTIONAL { ?document dcterms:publisher/rdfs:label ?publisher }
  OPTIONAL { ?document dcterms:issued ?date }
  OPTIONAL { ?document schema:url ?url }
  OPTIONAL { ?document dcterms:title ?title }
}
ORDER BY ?fact ?date ?document ?start ?publisher ?title
LIMIT 2000
"""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks for one client."""

    context: Context
    client: str
    """Its address, for the cap on queries in flight."""

    async def rows(
        self, query: StoredQuery | str, values: Mapping[str, str] | None = None, limit: int = 0
    ) -> list[Row]:
        """Rows of a SELECT of ours.

        Raises:
            ToolError: a value is none of its parameter's type, or there is no answer.
        """
        try:
            text = query if isinstance(query, str) else query.bind(values or {}, self.context.settings.base)
        except ParameterError as error:
            raise ToolError(str(error)) from error
        content, _ = await self.ask(f"{text}\nLIMIT {limit:d}" if limit else text, trusted=True)
        found = json.loads(content)
        names = found["head"]["vars"]
        return [{name: row.get(name, {}).get("value", "") for name in names} for row in found["results"]["bindings"]]

    async def ask(self, text: str, *, trusted: bool) -> tuple[bytes, str]:
        """The result of a query and the key of its format (`srj` or `ttl`).

        Raises:
            ToolError: there is no answer, or it is too long.
        """
        task = Task(
            query=text,
            formats={"solutions": "srj", "boolean": "srj", "graph": "ttl"},
            base=self.context.settings.base,
            client=self.client,
            trusted=trusted,
        )
        try:
            answer = await self.context.engine.query(task)
            parts, size = [answer.content or b""], len(answer.content or b"")
            try:
                if answer.content is None:
                    async for part in answer:
                        parts.append(part)
                        if (size := size + len(part)) > RESULT_BYTES:
                            break
            finally:
                answer.close()
        except EngineError as error:
            raise ToolError(str(error)) from error
        if size > RESULT_BYTES:
            raise ToolError(f"the result is longer than {RESULT_BYTES >> 10} KB: ask for less, with LIMIT or COUNT")
        return b"".join(parts), answer.format

    async def cite(self, facts: Iterable[str], per_fact: int = PER_FACT) -> list[Citation]:
        """Citations of facts, at most `per_fact` each; of the first `FACTS` facts only."""
        wanted = list(dict.fromkeys(facts))[:FACTS]
        if not wanted:
            return []
        values = " ".join(str(NamedNode(fact)) for fact in wanted)
        found: dict[str, list[Citation]] = {fact: [] for fact in wanted}
        seen: set[tuple[str, str, str]] = set()
        for row in await self.rows(_CITATIONS.replace("#facts", values)):
            place = (row["fact"], row["document"], row["start"])
            if place not in seen and len(found[row["fact"]]) < per_fact:
                seen.add(place)
                found[row["fact"]].append(_citation(row))
        return [citation for citations in found.values() for citation in citations]


def _citation(row: Row) -> Citation:
    fields: dict[str, Any] = {name: value or None for name, value in row.items()}
    return Citation(**{**fields, "sentence": row["sentence"], "start": int(row["start"]), "end": int(row["end"])})
