"""`/sparql` in a browser: an editor for queries, with the stored ones to begin from."""

from __future__ import annotations

from fastapi import Request, Response

from api.context import Context
from api.web.security import EDITOR
from api.web.templating import render
from kg.queries import StoredQuery
from kg.rdf import KINDS

FIRST = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# The latest contacts, and who took part.
SELECT ?date ?contact ?official WHERE {
  ?contact a cq:Contact ; cq:date ?date ; cq:participant ?official .
}
ORDER BY DESC(?date) ?contact
LIMIT 50
"""
"""What stands in the editor at the beginning."""


def editor(request: Request, context: Context) -> Response:
    """The page."""
    base = context.settings.base
    stored = [(query.name, query.summary, _to_edit(query, base)) for query in context.queries.values()]
    return render(
        request,
        "sparql.html",
        title="SPARQL",
        section="sparql",
        policy=EDITOR,
        first=FIRST,
        stored=stored,
        kinds=" ".join(KINDS),
    )


def _to_edit(query: StoredQuery, base: str) -> str:
    """A stored query with its examples bound; its question stands in place of its header."""
    lines = query.bind(query.examples(), base).splitlines()
    return "\n".join([f"# {query.summary}", *(line for line in lines if not line.startswith("#+"))])
