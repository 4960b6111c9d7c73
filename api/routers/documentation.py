"""The documentation of the API as pages, with its scripts bundled."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.staticfiles import StaticFiles

from api.web import assets
from api.web.security import API_DOCS
from api.web.templating import render

router = APIRouter(include_in_schema=False)
ASSETS = "/docs/assets"


@router.get("/docs")
async def swagger(request: Request) -> Response:
    """The API, to read and to try."""
    return render(request, "docs.html", policy=API_DOCS, assets=ASSETS[1:])


@router.get("/redoc")
async def redoc(request: Request) -> Response:
    """The API, to read."""
    return render(request, "redoc.html", policy=API_DOCS, assets=ASSETS[1:])


def install(app: FastAPI) -> None:
    """Add the pages and their files."""
    app.include_router(router)
    # The scripts come with the package fastapi-offline; nothing is loaded from elsewhere.
    with as_file(files("fastapi_offline") / "static") as folder:
        app.mount(ASSETS, StaticFiles(directory=Path(folder)), name="docs-assets")
    assets.install(app)
