"""`/link`: deciding on links to Wikidata, for whoever has the operator's token; with the setting `links` only.

The token is given once, in a form; what the browser keeps is a mark that ends by itself and cannot be turned back into
the token. Decisions are added to the file of judgements, which `communique build --links` applies.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import hmac
import time
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.context import Context, ContextOf
from api.problems import Problem
from api.protocol.requests import FORM, fields_of, media_type, read_body
from api.web.templating import render
from kg.linking.judgements import FILE as JUDGEMENTS
from kg.linking.judgements import NONE, Judgement, add_judgements, read_judgements
from kg.linking.proposing import FILE as PROPOSALS
from kg.linking.proposing import ProposalError, read_proposals
from kg.linking.records import PAGE, Proposal

router = APIRouter(include_in_schema=False)
COOKIE = "communique_links"
HOURS = 12
"""How long a browser that gave the token may decide."""
MOST_BYTES = 65_536
ON_A_PAGE = 20
WRONG_TOKEN_SECONDS = 1.0
"""What a wrong token costs whoever tries them all."""


@router.get("/link")
@router.head("/link")
async def links(request: Request, context: ContextOf) -> Response:
    """What is left to decide, the most frequent things first."""
    if not _known(request, context):
        return render(request, "link-token.html", title="Links to Wikidata", headers={"cache-control": "no-store"})
    folder = _folder(context)
    todo, problem = await asyncio.to_thread(_undecided, folder)
    return render(
        request,
        "link.html",
        title="Links to Wikidata",
        proposals=todo[:ON_A_PAGE],
        left=len(todo),
        problem=problem,
        who=request.cookies.get(f"{COOKIE}_who", ""),
        page=PAGE,
        headers={"cache-control": "no-store"},
    )


@router.post("/link/session")
async def session(request: Request, context: ContextOf) -> Response:
    """Give the token; the answer keeps a mark in the browser."""
    form = await _form(request, context)
    given = form.get("token", "").encode("utf-8", "surrogateescape")
    if not hmac.compare_digest(given, _token(context)):
        await asyncio.sleep(WRONG_TOKEN_SECONDS)
        raise Problem(401, "unauthorized", "this is not the operator's token")
    ends = int(time.time()) + HOURS * 3600
    answer = RedirectResponse("../link", 303)
    _keep(request, answer, COOKIE, f"{ends}.{_mark(context, ends)}", secret=True)
    return answer


@router.post("/link/judgements")
async def judge(request: Request, context: ContextOf) -> Response:
    """Add a decision on one thing."""
    if not _known(request, context):
        raise Problem(401, "unauthorized", "give the operator's token at /link first")
    form = await _form(request, context)
    who = " ".join(form.get("who", "").split())[:100]
    if not who:
        raise Problem(400, "bad-request", "say who decides: a judgement without a name is none")
    await asyncio.to_thread(_add, _folder(context), form, who)
    answer = RedirectResponse("../link", 303)
    if who.isascii() and who.isprintable():
        _keep(request, answer, f"{COOKIE}_who", who, secret=False)
    return answer


def _add(folder: Path, form: dict[str, str], who: str) -> None:
    subject, chosen = form.get("subject", ""), form.get("item", "")
    proposal = next((p for p in _undecided(folder)[0] if p.subject == subject), None)
    if proposal is None:
        raise Problem(409, "already-decided", f"{subject} is decided already, or no longer proposed")
    items = [candidate.item for candidate in proposal.candidates]
    if chosen not in (*items, NONE):
        raise Problem(400, "bad-request", f"choose one of {', '.join(items)}, or none of them")
    today, why = dt.datetime.now(tz=dt.UTC).date(), form.get("why", "")[:500]
    if chosen == NONE:
        made = [Judgement("different", subject, item, who, today, why) for item in (*items, NONE)]
    else:
        made = [Judgement("same", subject, chosen, who, today, why)]
    add_judgements(folder / JUDGEMENTS, made)


def _undecided(folder: Path) -> tuple[list[Proposal], str]:
    judged = read_judgements(folder / JUDGEMENTS)
    try:
        proposals = read_proposals(folder / PROPOSALS)
    except ProposalError as error:
        return [], str(error)
    return [p for p in proposals if not judged.settled(p.subject)], "; ".join(judged.problems)


def _folder(context: Context) -> Path:
    return Path(context.settings.links or "")


def _token(context: Context) -> bytes:
    token = context.settings.token
    return token.get_secret_value().encode() if token else b""


def _mark(context: Context, ends: int) -> str:
    return hmac.new(_token(context), f"links until {ends}".encode(), hashlib.sha256).hexdigest()


def _known(request: Request, context: Context) -> bool:
    """Whether the browser has a mark that holds, or the request the token itself."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return hmac.compare_digest(bearer.strip().encode("utf-8", "surrogateescape"), _token(context))
    ends, _, mark = request.cookies.get(COOKIE, "").partition(".")
    if not (ends.isascii() and ends.isdecimal() and len(ends) < 12 and int(ends) > time.time()):
        return False
    return hmac.compare_digest(mark.encode("utf-8", "surrogateescape"), _mark(context, int(ends)).encode())


def _keep(request: Request, answer: Response, name: str, value: str, *, secret: bool) -> None:
    """Keep a value in the browser; it is sent along from pages of this service alone."""
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, max_age=HOURS * 3600, httponly=secret, secure=secure, samesite="strict")


async def _form(request: Request, context: Context) -> dict[str, str]:
    """The fields of a form that a page of this service sent.

    Raises:
        Problem: it is none, or another site sent it.
    """
    if media_type(request)[0] != FORM:
        raise Problem(415, "unsupported-media-type", f"send {FORM}")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "forbidden", "this form belongs to a page of the service")
    return dict(fields_of(await read_body(request, MOST_BYTES, context.settings.body_timeout)))
