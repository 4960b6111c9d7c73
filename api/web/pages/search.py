"""`/search`: full text over the sentences, with facets; results lead to the document and to the fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.context import ContextOf
from api.web.paging import address, page_number, paged
from api.web.templating import render
from kg.queries import ParameterError
from kg.searching.asking import SearchError
from kg.searching.find import FACETS, SORTS, Count, Hit, Results, Search

router = APIRouter(tags=["Search"])
SIZE = 25
"""Sentences on a page."""
MOST_VALUES = 20
"""Values of one facet that can be chosen at once."""
TITLES = {
    "publisher": "Publisher",
    "country": "Country of the publisher",
    "year": "Year",
    "kind": "What it shows",
    "medium": "Medium of the contact",
}
NAMES = {
    "contact": "contact",
    "act": "agreed, promised, asked",
    "official": "official",
    "agreement": "named agreement",
    "phrase": "formula",
    "event": "dated event",
    "finding": "not understood",
    "phone_call": "phone call",
    "video_call": "video call",
    "in_person": "in person",
    "written": "in writing",
    "unspecified": "not told",
}
"""How values of `kind` and `medium` are written."""
PARAMETERS: list[dict[str, Any]] = [
    {"name": "q", "in": "query", "description": "Words and signs, see the page.", "schema": {"type": "string"}},
    {"name": "sort", "in": "query", "schema": {"type": "string", "enum": list(SORTS), "default": "relevance"}},
    {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}},
    *(
        {
            "name": name,
            "in": "query",
            "description": f"{title}; give it several times for any of several.",
            "schema": {"type": "array", "items": {"type": "string"}},
        }
        for name, title in TITLES.items()
    ),
]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, as a link that chooses it or takes the choice back."""

    label: str
    count: int | None
    address: str
    chosen: bool


def search_of(request: Request) -> Search:
    """What the URL asks for.

    Raises:
        ParameterError: a parameter has a value it does not take.
    """
    fields = request.query_params
    sort = fields.get("sort") or "relevance"
    if sort not in SORTS:
        raise ParameterError("sort", f"sort={sort!r} is not one of {', '.join(SORTS)}")
    chosen = {name: tuple(dict.fromkeys(value for value in fields.getlist(name) if value)) for name in FACETS}
    for name, values in chosen.items():
        if len(values) > MOST_VALUES:
            raise ParameterError(name, f"{name} is given {len(values)} times; {MOST_VALUES} are the most")
    offset = (page_number(request) - 1) * SIZE
    return Search(query=fields.get("q", "").strip(), chosen=chosen, sort=sort, limit=SIZE + 1, offset=offset)


@router.get(
    "/search",
    summary="Full text over sentences",
    operation_id="search_page",
    response_class=Response,
    openapi_extra={"parameters": PARAMETERS},
)
@router.head("/search", include_in_schema=False)
async def search(request: Request, context: ContextOf) -> Response:
    """The page with a form, the sentences found and their facets."""
    wanted = search_of(request)
    results, fault = None, ""
    if wanted.query:
        try:
            results = await context.searching.find(wanted)
        except SearchError as error:
            fault = str(error)
    shown, pages = paged(request, results.hits if results else (), SIZE, "sentences")
    if results and pages.words:
        pages = replace(pages, words=f"{pages.words} of {results.total:,}")
    return render(
        request,
        "search.html",
        status_code=400 if fault else 200,
        title=f"Search: {wanted.query}" if wanted.query else "Search",
        section="search",
        wanted=wanted,
        results=results,
        hits=shown,
        fault=fault,
        pages=pages,
        facets=_facets(request, wanted, results) if results else [],
        sorts=[(name, address(request, sort=name if name != "relevance" else None, page=None)) for name in SORTS],
        fresh=address(request, **dict.fromkeys(FACETS), page=None),
        names=NAMES,
        behind=context.searching.behind,
    )


def _facets(request: Request, wanted: Search, results: Results) -> list[tuple[str, list[Choice]]]:
    found = [(title, _choices(request, wanted, results, name)) for name, title in TITLES.items()]
    return [(title, choices) for title, choices in found if choices]


def _choices(request: Request, wanted: Search, results: Results, name: str) -> list[Choice]:
    counts = list(results.facets[name])
    chosen = wanted.chosen[name]
    known = {count.value for count in counts}
    counts += [Count(value, value, 0) for value in chosen if value not in known]
    return [
        Choice(
            label=NAMES.get(count.value, count.label or count.value),
            count=count.count,
            address=_toggled(request, name, count.value, chosen),
            chosen=count.value in chosen,
        )
        for count in counts
    ]


def _toggled(request: Request, name: str, value: str, chosen: tuple[str, ...]) -> str:
    kept = [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    rest = address(request, **{name: None}, page=None)
    more = urlencode([(name, other) for other in kept])
    return rest + ("&" if more and rest != "?" else "") + more


@router.get(
    "/search.json",
    summary="Full text over sentences, as JSON",
    operation_id="search_json",
    openapi_extra={"parameters": PARAMETERS},
)
@router.head("/search.json", include_in_schema=False)
async def search_json(request: Request, context: ContextOf) -> JSONResponse:
    """The same for programs: sentences with offsets, IRIs and facets."""
    wanted = search_of(request)
    try:
        results = await context.searching.find(wanted)
    except SearchError as error:
        raise ParameterError("q", str(error)) from error
    hits = [_as_json(hit) for hit in results.hits[:SIZE]]
    facets = {
        name: [{"value": count.value, "label": count.label, "count": count.count} for count in counts]
        for name, counts in results.facets.items()
    }
    content = {"query": wanted.query, "total": results.total, "page": wanted.offset // SIZE + 1, "size": SIZE}
    return JSONResponse({**content, "hits": hits, "facets": facets}, headers={"Cache-Control": "no-cache"})


def _as_json(hit: Hit) -> dict[str, Any]:
    return {
        "sentence": "".join(piece for piece, _ in hit.marked),
        "document": hit.document,
        "title": hit.title,
        "start": hit.start,
        "end": hit.end,
        "zone": hit.zone,
        "publisher": hit.publisher,
        "day": hit.day,
        "facts": [{"iri": fact.iri, "kind": fact.kind, "label": fact.label, "leads": fact.leads} for fact in hit.facts],
    }
