"""All pages: the routers of those that stand by themselves."""

from __future__ import annotations

from fastapi import APIRouter

from api.web.pages import network

ROUTERS: list[APIRouter] = [network.router]
"""In the order in which their addresses are tried."""
