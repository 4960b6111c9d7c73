"""All pages: the routers of those that stand by themselves."""

from __future__ import annotations

from fastapi import APIRouter

ROUTERS: list[APIRouter] = []
"""In the order in which their addresses are tried."""
