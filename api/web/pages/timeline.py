"""`/timeline`: contacts and the dated events that texts state, with the administrations of each side as bands."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.web.asking import Rows, ask
from api.web.charts import LEFT, Chart, Span, Stretch, bands, edges
from api.web.choices import MEDIA, STATUSES, fields, options, values
from api.web.contact_lists import medium_chart
from api.web.paging import page_number, paged
from api.web.templating import page_path, render, root_of
from api.web.tenures import administration_spans
from api.web.writing import date_words, day, key
from kg.queries import ParameterError

router = APIRouter(include_in_schema=False)
SIZE = 60
"""Lines on a page."""
FILTERS = ("country", "medium", "status", "show", "from", "to")
SHOWN = (("contact", "contacts"), ("event", "events"))
LANES = 8
"""Most sides whose administrations are drawn."""
EVENTS = 500
"""Most events that are drawn."""


@router.api_route("/timeline", methods=["GET", "HEAD"])
async def timeline(request: Request, context: ContextOf) -> Response:
    """Everything with a date, the earliest first."""
    given = fields(request, FILTERS)
    if given["show"] not in ("", *(name for name, _ in SHOWN)):
        raise ParameterError("show", f"show={given['show']!r} is not one of {', '.join(name for name, _ in SHOWN)}")
    asked = values(given)
    counted = {name: value for name, value in asked.items() if name != "show"}
    rows, months, events, administrations, sides, kinds = await asyncio.gather(
        ask(request, context, "timeline", asked, limit=SIZE + 1, offset=(page_number(request) - 1) * SIZE),
        ask(request, context, "timeline-months", counted),
        ask(
            request,
            context,
            "timeline",
            {"show": "event", "from": asked["from"], "to": asked["to"]},
            limit=EVENTS,
        ),
        ask(request, context, "administrations"),
        ask(request, context, "sides-in-contact"),
        ask(request, context, "event-kinds"),
    )
    shown, paging = paged(request, rows, SIZE)
    kind_names: dict[str, str] = {row["kind"]: row["name"] for row in kinds}
    stretch = _stretch(events, months, given)
    chart = None if given["show"] == "event" else medium_chart(months, stretch)
    return render(
        request,
        "timeline.html",
        title="Timeline",
        section="timeline",
        rows=shown,
        paging=paging,
        given=given,
        filtered=any(given.values()),
        chart=chart,
        lanes=_lanes(request, context, administrations, events, stretch, given, kind_names),
        administrations=administrations,
        sides=options(sides, "country", "name"),
        media=MEDIA,
        statuses=STATUSES,
        shows=SHOWN,
        kind_names=kind_names,
        queries=[
            ("contacts and events", rows.query),
            ("contacts by month", months.query),
            ("administrations", administrations.query),
        ],
    )


def _stretch(events: Rows, months: Rows, given: dict[str, str]) -> Stretch | None:
    """The time that both figures span, the one under the other; None where nothing is dated."""
    dates = [found for row in events for found in (day(row["earliest"]),) if found]
    dates += [found for row in months for found in (day(f"{row['month']}-01"),) if found]
    first, last = day(given["from"]), day(given["to"])
    if not dates and not (first and last):
        return None
    first, last = first or min(dates), last or max(dates)
    return (first, last) if first <= last else None


def _lanes(
    request: Request,
    context: Context,
    administrations: Rows,
    events: Rows,
    stretch: Stretch | None,
    given: dict[str, str],
    kind_names: dict[str, str],
) -> Chart | None:
    """Administrations as bands, one line for each side, and the events below them; None where nothing is dated."""
    root, base = root_of(request), context.settings.base
    if not stretch:
        return None

    def href(iri: str) -> str:
        return root + (page_path(iri, base) or "")

    spans = administration_spans(administrations, context.palette.css_class, href)
    wanted = {row["countryName"] for row in administrations if given["country"] in ("", key(row["country"]))}
    places: set[tuple[int, str]] = {
        (context.palette.places.get(key(row["country"]), 99), row["countryName"]) for row in administrations
    }
    order = sorted(places)
    lines = [name for _, name in order if name in wanted][:LANES]
    for row in events:
        start, end = day(row["earliest"]), day(row["latest"])
        if start and end:
            name = kind_names.get(row["kind"], key(row["kind"]))
            words = f"{row['label']}: {date_words(row['earliest'], row['latest'])}"
            spans.append(Span(f"Events: {name}", start, end, "dot", words, href(row["item"])))
    lines += sorted({span.label for span in spans if span.css == "dot"})
    return bands(spans, *edges(stretch), lines=lines, left=LEFT)
