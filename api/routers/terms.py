"""`/ontology`, `/shapes`, `/vocabulary/…`: the terms of the graph at the path of their IRIs.

They come with the software, so these addresses answer without a store and whatever the base of the data is.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode, serialize

from api.http.dereferencing import DOCUMENTS, PAGE, address_of, document, link_header, root_of, see_other
from api.problems import Problem
from api.protocol.description import WRITERS
from api.web.pages.terms import terms_page
from kg.catalogue.terms import documents, iri_of
from kg.rdf.namespaces import PREFIXES, VOCABULARY

router = APIRouter(tags=["Terms"])
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "With a suffix: the document.", "content": {offer.media_type: {} for offer in DOCUMENTS}},
    303: {"description": "Without a suffix: the document that suits the `Accept` header is at `Location`."},
    404: {"description": "There is no such term."},
    406: {"description": "None of the accepted formats can hold it."},
}


async def terms(request: Request) -> Response:
    """The ontology, the shapes, or a vocabulary and its concepts: as a page, or as Turtle, JSON-LD, N-Triples, RDF/XML,
    TriG or N-Quads, each at an address with its suffix.
    """
    path = request.scope["raw_path"].decode("ascii", "replace")
    path = path.removeprefix(request.scope.get("root_path", "")).removeprefix("/")
    address = address_of(path)
    if not (triples := documents().get(address.path)):
        raise Problem(404, "not-found", f"there is no term {iri_of(address.path)}; /ontology and /vocabulary list them")
    if address.document is None:
        return see_other(address, request)
    if address.document is PAGE:
        response = terms_page(request, address.path, triples)
    else:
        prefixes = {**PREFIXES, "v": VOCABULARY}
        content = serialize(triples, format=WRITERS[address.document.key], prefixes=prefixes) or b""
        response = document(request, content, address.document.content_type)
    response.headers["Link"] = link_header(address, NamedNode(iri_of(address.path)).value, root_of(path))
    return response


for name, shown in (
    ("/ontology", "The ontology"),
    ("/shapes", "The shapes that a graph must satisfy"),
    ("/vocabulary", "All vocabularies"),
    ("/vocabulary/{key:path}", "A vocabulary, or one of its concepts"),
):
    for suffix in ("", *(f".{offer.key}" for offer in DOCUMENTS)):
        if suffix and name.endswith("}"):
            continue  # the path takes its suffix along
        address = name + suffix
        router.add_api_route(
            address,
            terms,
            methods=["GET"],
            summary=shown,
            operation_id=f"terms_{address.strip('/').replace('/{key:path}', '_term').replace('.', '_')}",
            response_class=Response,
            responses=RESPONSES,
            openapi_extra={
                "parameters": [{"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}]
            }
            if name.endswith("}")
            else None,
            include_in_schema=not suffix,
        )
        router.add_api_route(address, terms, methods=["HEAD"], include_in_schema=False)
