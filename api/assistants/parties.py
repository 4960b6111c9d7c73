"""Whom an assistant means: a key, an IRI, or a name in any usual writing."""

from __future__ import annotations

from mcp.server.mcpserver.exceptions import ToolError

from api.assistants.asking import Asker
from api.engine.errors import EngineError
from kg.reconciliation.entities import Entity
from kg.reconciliation.index import Index
from kg.reconciliation.matching import Candidate, Query, reconcile

OFFICIALS = frozenset({"Official"})
SIDES = frozenset({"Side"})


async def candidates(asker: Asker, query: Query) -> list[Candidate]:
    """Things that may be meant, best first.

    Raises:
        ToolError: the graph does not answer.
    """
    try:
        return await asker.context.names.run(lambda index: reconcile(index, query))
    except EngineError as error:
        raise ToolError(str(error)) from error


async def party(asker: Asker, text: str) -> Entity:
    """The one official or side that a text means.

    Raises:
        ToolError: nobody, or several; the message names them.
    """

    def find(index: Index) -> tuple[Entity | None, list[Candidate]]:
        base = asker.context.settings.base
        id = text.strip().removeprefix(base)
        for known in (id, f"country/{id.upper()}", f"official/{id}"):
            if (entity := index.find(known)) and {"Official", "Side"} & set(entity.types):
                return entity, []
        if len(sides := index.countries(text)) == 1:
            return index.find(sides[0]), []
        return None, reconcile(index, Query(text=text, types=OFFICIALS | SIDES, limit=5))

    try:
        entity, found = await asker.context.names.run(find)
    except EngineError as error:
        raise ToolError(str(error)) from error
    if entity:
        return entity
    if certain := [candidate.entity for candidate in found if candidate.match]:
        return certain[0]
    if not found:
        raise ToolError(f"the graph knows no official or side {text!r}: use find_official, or a country code like KR")
    names = "; ".join(f"{c.entity.id.removeprefix('official/')} ({c.entity.name})" for c in found)
    raise ToolError(f"{text!r} may be one of several: {names}. Give the key of one.")
