"""Pages that come with the service: API documentation with its scripts bundled, and a plain editor for queries."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

router = APIRouter(include_in_schema=False)
ASSETS = "/docs/assets"


@cache
def editor_page() -> str:
    """The page a browser gets at `/sparql`."""
    return (files("api") / "static" / "editor.html").read_text(encoding="utf-8")


@router.get("/docs")
async def swagger() -> HTMLResponse:
    """The API, to read and to try."""
    return get_swagger_ui_html(
        openapi_url="openapi.json",
        title="communique: API",
        swagger_js_url=ASSETS[1:] + "/swagger-ui-bundle.js",
        swagger_css_url=ASSETS[1:] + "/swagger-ui.css",
        swagger_favicon_url="data:,",
    )


@router.get("/redoc")
async def redoc() -> HTMLResponse:
    """The API, to read."""
    return get_redoc_html(
        openapi_url="openapi.json",
        title="communique: API",
        redoc_js_url=ASSETS[1:] + "/redoc.standalone.js",
        redoc_favicon_url="data:,",
        with_google_fonts=False,
    )


def install(app: FastAPI) -> None:
    """Add the pages and their files."""
    app.include_router(router)
    # The scripts come with the package fastapi-offline; nothing is loaded from elsewhere.
    with as_file(files("fastapi_offline") / "static") as folder:
        app.mount(ASSETS, StaticFiles(directory=Path(folder)), name="docs-assets")
    with as_file(files("api") / "static") as folder:
        app.mount("/static", StaticFiles(directory=Path(folder)), name="static")
