"""`/phrases`: set phrases over time, by publisher and administration, each use with its words."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from fastapi import APIRouter, Request, Response

from api.context import Context, ContextOf
from api.web.asking import Rows, ask
from api.web.charts import Count, over_time, tabulated
from api.web.choices import fields, options, values
from api.web.paging import address, page_number, paged
from api.web.templating import render
from api.web.writing import key

router = APIRouter(include_in_schema=False)
SIZE = 25
"""Uses on a page."""
FILTERS = ("publisher", "side", "from", "to")
STEPS = 5
"""Shades of the table of years."""
PUBLISHERS = 7
"""Publishers with a colour of their own; all others share one."""
OTHERS = "other publishers"


@router.api_route("/phrases", methods=["GET", "HEAD"])
async def phrases(request: Request, context: ContextOf) -> Response:
    """All phrases by year, or one phrase with its uses."""
    given = fields(request, FILTERS)
    if phrase := request.query_params.get("phrase", "").strip():
        return await _one(request, context, phrase, given)
    rows, sides, publishers = await asyncio.gather(
        ask(request, context, "phrases", given),
        ask(request, context, "sides-of-acts"),
        ask(request, context, "publishers"),
    )
    years, table = _by_year(rows)
    return render(
        request,
        "phrases.html",
        title="Phrases",
        section="phrases",
        years=years,
        table=[(iri, name, uses, address(request, phrase=key(iri))) for iri, name, uses in table],
        highest=max((number for _, _, uses in table for number in uses.values()), default=1),
        steps=STEPS,
        given=given,
        filtered=any(given.values()),
        sides=options(sides, "country", "name"),
        publishers=options(publishers, "publisher", "name"),
        queries=[("phrases by year", rows.query)],
    )


async def _one(request: Request, context: Context, phrase: str, given: dict[str, str]) -> Response:
    asked = given | values({"phrase": phrase})
    by_publisher, by_administration, collected, uses, names, sides, publishers = await asyncio.gather(
        ask(request, context, "phrase-by-publisher", asked),
        ask(request, context, "phrase-by-administration", asked),
        ask(request, context, "texts-by-administration"),
        ask(request, context, "phrase-uses", asked, limit=SIZE + 1, offset=(page_number(request) - 1) * SIZE),
        ask(request, context, "phrase-names"),
        ask(request, context, "sides-of-acts"),
        ask(request, context, "publishers"),
    )
    name = next((row["name"] for row in names if row["phrase"] == asked["phrase"]), phrase)
    totals: dict[str, int] = defaultdict(int)
    for row in by_publisher:
        totals[row["name"]] += row["uses"].number
    ranked = sorted(totals, key=lambda who: (-totals[who], who))[:PUBLISHERS]
    counts = [
        Count(row["month"], row["name"] if row["name"] in ranked else OTHERS, row["uses"].number)
        for row in by_publisher
    ]
    present = [*ranked, *([OTHERS] if len(totals) > PUBLISHERS else [])]
    classes = {who: f"bar c{place}" if who != OTHERS else "bar" for place, who in enumerate(present, start=1)}
    texts = {row["administration"]: row["texts"].number for row in collected}
    shown, paging = paged(request, uses, SIZE, "uses")
    return render(
        request,
        "phrase.html",
        title=f"“{name}”",
        section="phrases",
        phrase=phrase,
        name=name,
        known=any(row["phrase"] == asked["phrase"] for row in names),
        chart=over_time(counts, classes, "uses"),
        legend=[(css, who) for who, css in classes.items()],
        counts=tabulated(counts),
        categories=present,
        administrations=[(row, texts.get(row["administration"], 0)) for row in by_administration],
        uses=shown,
        paging=paging,
        given=given,
        filtered=any(given.values()),
        all_phrases=address(request, phrase=None, page=None),
        sides=options(sides, "country", "name"),
        side_names={row["country"]: row["name"] for row in sides},
        publishers=options(publishers, "publisher", "name"),
        queries=[
            ("by month and publisher", by_publisher.query),
            ("by administration", by_administration.query),
            ("uses", uses.query),
        ],
    )


def _by_year(rows: Rows) -> tuple[list[str], list[tuple[str, str, dict[str, int]]]]:
    """All years from the first to the last, and (phrase, name, year -> uses), the most frequent phrase first."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row["phrase"], row["name"]][row["year"]] = row["uses"].number
    years = sorted({row["year"] for row in rows})
    span = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)] if years else []
    table = [(iri, name, uses) for (iri, name), uses in found.items()]
    return span, sorted(table, key=lambda entry: (-sum(entry[2].values()), entry[1]))
