"""`/commitments`: what was agreed, promised or asked for, when it is due, and its state on a day."""

from __future__ import annotations

import asyncio
import datetime as dt
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.web.asking import Row, ask
from api.web.choices import ACT_KINDS, fields, options, values
from api.web.facts import RDFS_LABEL
from api.web.paging import address, page_number, paged
from api.web.templating import render
from kg.queries import ParameterError

router = APIRouter(include_in_schema=False)
SIZE = 25
"""Acts on a page."""
FILTERS = ("kind", "side", "official", "topic", "publisher", "from", "to")
STATES = {
    "followed": "Followed by a contact",
    "overdue": "Overdue",
    "open": "Open",
    "undated": "Undated",
}
"""State on the chosen day -> how it is called; `queries/pages/commitments.rq` says what they mean."""
ANY = "any"


@router.api_route("/commitments", methods=["GET", "HEAD"])
async def commitments(request: Request, context: ContextOf) -> Response:
    """Acts by due date; those with a due date unless the URL names a state, or `any`."""
    given = fields(request, FILTERS)
    day = request.query_params.get("day", "").strip() or dt.date.today().isoformat()
    state = request.query_params.get("state", "").strip()
    if state not in ("", ANY, *STATES):
        raise ParameterError("state", f"state={state!r} is not one of {', '.join((ANY, *STATES))}")
    asked = {"day": day, **values(given)}
    rows, states, topics, sides, publishers, official = await asyncio.gather(
        ask(
            request,
            context,
            "commitments",
            asked | {"state": "" if state == ANY else state},
            limit=SIZE + 1,
            offset=(page_number(request) - 1) * SIZE,
        ),
        ask(request, context, "commitment-states", asked),
        ask(request, context, "topics-of-acts"),
        ask(request, context, "sides-of-acts"),
        ask(request, context, "publishers"),
        _name_of(request, context, given["official"]),
    )
    counts: dict[str, int] = {row["state"]: row["acts"].number for row in states}
    shown, paging = paged(request, rows, SIZE)
    tabs = [("", "All", sum(counts.values())), *((key, words, counts.get(key, 0)) for key, words in STATES.items())]
    return render(
        request,
        "commitments.html",
        title="Commitments",
        section="commitments",
        acts=shown,
        following={row["act"]: _following(row) for row in shown},
        paging=paging,
        given=given,
        official=official,
        filtered=any(given.values()),
        day=day,
        state="" if state == ANY else state,
        tabs=[(key, words, count, address(request, state=key, page=None)) for key, words, count in tabs],
        states=STATES,
        kinds=ACT_KINDS,
        topics=options(topics, "topic", "name"),
        sides=options(sides, "country", "name"),
        side_names={row["country"]: row["name"] for row in sides},
        publishers=options(publishers, "publisher", "name"),
        queries=[("acts", rows.query), ("states", states.query)],
    )


async def _name_of(request: Request, context: Context, official: str) -> str:
    """The name of an official by key; the key itself where the graph does not know it."""
    if not official:
        return ""
    rows = await ask(request, context, "thing", {"thing": f"{context.settings.base}official/{quote(official)}"})
    return next((str(row["value"]) for row in rows if row["property"] == RDFS_LABEL), official)


def _following(row: Row) -> tuple[str, str]:
    """Day and IRI of the held contact that followed; both empty where there is none."""
    day, _, contact = row["following"].partition(" ")
    return day, contact
