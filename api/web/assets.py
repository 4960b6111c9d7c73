"""The files that come with the pages: styles, scripts, pictures. Their addresses change with their content."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

ADDRESS = "static"
"""Where the files are served, below the root of the service."""
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def folder() -> Path:
    """Where the files stand; `dist` in it holds the bundled scripts."""
    with as_file(files("api") / "web" / "static") as path:
        return Path(path)


def address(name: str) -> str:
    """Address of a file relative to the service's root, with a mark that changes when the file does.

    Raises:
        FileNotFoundError: there is no such file; for one in `dist`, the scripts have not been bundled.
    """
    path = folder() / name
    try:
        state = path.stat()
    except FileNotFoundError as error:
        hint = ": bundle the scripts with scripts/build_web.py" if name.startswith("dist/") else ""
        raise FileNotFoundError(f"{path}: there is no such file{hint}") from error
    return f"{ADDRESS}/{name}?v={_mark(path, state.st_mtime_ns, state.st_size)}"


def needs(name: str) -> list[str]:
    """Addresses of the scripts that a bundled script imports, as it does: without a mark, their names have one."""
    bundle, _, script = name.rpartition("/")
    try:
        listed = json.loads((folder() / bundle / "needs.json").read_text(encoding="utf-8"))
    except FileNotFoundError:  # a bundle of an earlier version: the browser finds out by itself
        return []
    return [f"{ADDRESS}/{bundle}/{needed}" for needed in listed[script]]


def exists(name: str) -> bool:
    """Whether there is such a file; a checkout whose scripts were never bundled lacks those in `dist`."""
    return (folder() / name).is_file()


@cache
def _mark(path: Path, _modified: int, _size: int) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()


class _Files(StaticFiles):
    """Static files; one that is asked for with its mark never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            marked = scope["query_string"].startswith(b"v=")
            response.headers["Cache-Control"] = FOR_EVER if marked else "no-cache"
        return response


def install(app: FastAPI) -> None:
    """Serve the files."""
    app.mount(f"/{ADDRESS}", GZipMiddleware(_Files(directory=folder()), minimum_size=1024), name="static")
