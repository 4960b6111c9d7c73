"""The page of an account: what one document says of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request, Response

from api.context import Context
from api.problems import Problem
from api.web.asking import Row, ask_all
from api.web.templating import render
from kg.citing import Cited, citations, source_of


async def page(request: Request, context: Context, iri: str) -> Response:
    """One document's account of a contact.

    Raises:
        Problem: the graph serves no such account.
    """
    found, details = await ask_all(
        request, context, ("account", {"account": iri}), ("account-details", {"account": iri})
    )
    if not found:
        raise Problem(404, "not-found", f"the graph serves no account {iri}; it may stand in quarantine")
    account = found[0]
    cited = Cited(
        iri=iri, label=account["label"], kind="account", sources=(source_of(account),), quote=account["quote"]
    )
    return render(
        request,
        "account.html",
        title=account["label"],
        iri=iri,
        account=account,
        flags=list(dict.fromkeys(row["flag"] for row in found if row["flag"])),
        parties=_once(details, "party"),
        evidence=_once(details, "evidence"),
        further=_once(details, "further"),
        acts=_once(details, "act"),
        citations=citations(cited),
        queries=[("the account", found.query), ("its details", details.query)],
    )


def _once(details: Sequence[Row], role: str) -> list[Row]:
    return list({row["item"]: row for row in reversed(details) if row["role"] == role}.values())[::-1]
