"""A passage has no page of its own: it is shown where it stands."""

from __future__ import annotations

import re

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from api.context import Context
from api.problems import Problem
from api.web.templating import page_path, root_of

_PASSAGE = re.compile(r"(.+)/(\d+-\d+)", re.ASCII)


async def page(request: Request, context: Context, iri: str) -> Response:
    """Lead to the passage in its document.

    Raises:
        Problem: the IRI is none of a passage.
    """
    base = context.settings.base
    match = _PASSAGE.fullmatch(iri.removeprefix(f"{base}passage/"))
    path = page_path(f"{base}document/{match[1]}", base) if match else None
    if match is None or path is None:
        raise Problem(404, "not-found", f"there is no passage {iri}")
    return RedirectResponse(f"{root_of(request)}{path}#passage-{match[2]}", 302)
