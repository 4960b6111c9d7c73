"""`/contacts.atom`: new contacts as a feed, by the filters of the network."""

from __future__ import annotations

import hashlib
import json

from fastapi import APIRouter, Request, Response

from api.context import ContextOf
from api.routers.network import RESPONSES, client_of, filters_of, parameters
from api.web.asking import Row, ask_text
from api.web.feed import Entry, Sentence, atom, newest
from api.web.templating import page_path
from kg.network.filters import Filters
from kg.network.selection import sentences_query
from kg.rdf.namespaces import VOCABULARY

router = APIRouter(tags=["Network"])
MEDIA_TYPE = "application/atom+xml"
ENTRIES = 50
"""Entries of a feed."""
LOOKED_AT = 250
"""Contacts, the latest by their day, of whose documents the day is asked."""


@router.get(
    "/contacts.atom",
    summary="New contacts as an Atom feed",
    operation_id="contacts_atom",
    response_class=Response,
    responses={200: {"description": "The feed.", "content": {MEDIA_TYPE: {}}}, **RESPONSES},
    openapi_extra={"parameters": parameters()},
)
@router.head("/contacts.atom", include_in_schema=False)
async def contacts_atom(request: Request, context: ContextOf) -> Response:
    """The contacts of which documents told last, with their sentences, by the filters of the network. An entry's id is
    the lasting IRI of its contact; it is updated when another document tells of it.
    """
    filters = filters_of(request, context)
    found = json.loads(await context.networks.selection(filters, (), client_of(request)))[:LOOKED_AT]
    told: dict[str, list[Row]] = {contact["contact"]: [] for contact in found}
    if found:
        for row in await ask_text(request, context, sentences_query(told)):
            told[row["contact"]].append(row)
    home = str(request.base_url)
    base = context.settings.base
    entries = newest((_entry(contact, told[contact["contact"]], base, home) for contact in found), ENTRIES)
    fields = filters.query_string()
    content = atom(
        entries,
        iri=f"{base}contacts.atom{f'?{fields}' if fields else ''}",
        title=_title(filters),
        address=f"{home}contacts.atom{f'?{fields}' if fields else ''}",
        page=f"{home}{f'?{fields}' if fields else ''}",
    )
    tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


def _entry(contact: dict[str, str], sentences: list[Row], base: str, home: str) -> Entry:
    return Entry(
        iri=contact["contact"],
        label=contact["label"],
        address=_address(contact["contact"], base, home),
        categories=((f"{VOCABULARY}media", contact["medium"]), (f"{VOCABULARY}statuses", contact["status"])),
        sentences=tuple(
            Sentence(
                quote=row["quote"],
                address=f"{_address(row['document'], base, home)}#passage-{row['passage'].rpartition('/')[2]}",
                title=row["title"] or row["document"].rpartition("/")[2],
                publisher=row["publisher"],
                issued=row["issued"],
            )
            for row in sentences
        ),
    )


def _address(iri: str, base: str, home: str) -> str:
    path = page_path(iri, base)
    return home + path if path else iri


def _title(filters: Filters) -> str:
    chosen = [f"{name} {value}" for name, value in filters.pairs()]
    return f"communique: contacts ({', '.join(chosen)})" if chosen else "communique: contacts"
