"""The page of an act: what was agreed, promised or asked, in the words of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request, Response

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, ask
from api.web.marking import Mark, marked
from api.web.templating import render
from kg.citing import Cited, citations, source_of


async def page(request: Request, context: Context, iri: str) -> Response:
    """An agreement, a commitment or a request.

    Raises:
        Problem: the graph knows no such act.
    """
    found = await ask(request, context, "act", {"act": iri})
    if not found:
        raise Problem(404, "not-found", f"the graph knows no act {iri}")
    act = found[0]
    cited = Cited(iri=iri, label=act["label"], kind="act", sources=(source_of(act),), quote=act["quote"])
    return render(
        request,
        "act.html",
        title=act["content"],
        iri=iri,
        act=act,
        sentence=_sentence(act),
        speakers=_pairs(found, "speaker"),
        actors=_pairs(found, "actor"),
        addressees=_pairs(found, "addressee"),
        topics=_pairs(found, "topic"),
        agreements=_pairs(found, "agreement"),
        citations=citations(cited),
        queries=[("the act", found.query)],
    )


def _sentence(act: Row) -> str:
    """The sentence with the verb and the clause marked."""
    first = act["start"].number
    marks = [
        Mark(start=act[f"{part}Start"].number - first, end=act[f"{part}End"].number - first, kinds=(kind,))
        for part, kind in (("content", "act"), ("verb", "verb"))
        if act[f"{part}Start"]
    ]
    return marked(act["quote"], marks)


def _pairs(found: Sequence[Row], name: str) -> list[tuple[str, str]]:
    """(IRI, name) of what a variable was bound to, each once."""
    return list({row[name]: (row[name], row[f"{name}Name"]) for row in found if row[name]}.values())
