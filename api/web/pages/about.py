"""`/about`: what this is, how facts come about, how well it is read, and what is covered."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response

from api.context import ContextOf
from api.web.asking import ask
from api.web.coverage import coverage_of
from api.web.quality import measured
from api.web.templating import render
from api.web.writing import key

router = APIRouter(include_in_schema=False)


@router.api_route("/about", methods=["GET", "HEAD"])
async def about(request: Request, context: ContextOf) -> Response:
    """Read before you cite."""
    words, classes, findings, certainty, covered, publishers = await asyncio.gather(
        ask(request, context, "words"),
        ask(request, context, "classes"),
        ask(request, context, "findings"),
        ask(request, context, "date-certainty"),
        ask(request, context, "coverage"),
        ask(request, context, "publishers"),
    )
    return render(
        request,
        "about.html",
        title="About",
        section="about",
        documents=words[0]["documents"].number if words else 0,
        words=words[0]["total"].number if words else 0,
        things={key(row["class"]): row["things"].number for row in classes},
        findings=findings,
        certainty=certainty,
        coverage=coverage_of(covered, publishers),
        quality=measured(),
        queries=[
            ("what is in the graph", classes.query),
            ("what was not understood", findings.query),
            ("dates", certainty.query),
            ("coverage", covered.query),
            ("publishers", publishers.query),
        ],
    )
