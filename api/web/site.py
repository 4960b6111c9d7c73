"""All pages: the routers of those that stand by themselves."""

from __future__ import annotations

from fastapi import APIRouter

from api.web.pages import about, agreements, commitments, data, network, phrases, search, timeline

ROUTERS: list[APIRouter] = [
    network.router,
    timeline.router,
    agreements.router,
    commitments.router,
    phrases.router,
    search.router,
    about.router,
    data.router,
]
"""In the order in which their addresses are tried."""
