"""A file that was made from the graph, as an HTTP response: ETag, compression, name, and where its description is."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

from fastapi import Request, Response
from starlette.responses import StreamingResponse

from api.http.responses import takes_gzip
from kg.tables.csvw import MEDIA_TYPE as CSVW

COMPRESS_FROM = 1_024
"""Bytes of a file below which compression gains nothing."""
PIECE = 1 << 18
"""Bytes of a file on disk that are read at a time."""


async def file_response(
    request: Request, content: bytes, media_type: str, made_of: str, *, name: str | None = None
) -> Response:
    """The response.

    Args:
        request: what is answered.
        content: the whole file.
        media_type: value of Content-Type.
        made_of: snapshot and what was asked: the same, the same content.
        name: under which a browser saves the file.
    """
    compressed = len(content) >= COMPRESS_FROM and takes_gzip(request.headers.get("accept-encoding", ""))
    headers = _headers(request, media_type, made_of, compressed=compressed, name=name)
    if _known(request, headers):
        return Response(status_code=304, headers=headers)
    if compressed:
        content = await asyncio.to_thread(gzip.compress, content, 5, mtime=0)
    return Response(content, headers=headers, media_type=media_type)


async def stored_file_response(
    request: Request, path: Path, media_type: str, made_of: str, *, compressed: bool, name: str | None = None
) -> Response:
    """The response for a file on disk that may be too long for memory; the arguments as for `file_response`.

    Args:
        path: of the file. It can be deleted as soon as this has returned.
        compressed: whether it has been compressed already, with gzip.
    """
    headers = _headers(request, media_type, made_of, compressed=compressed, name=name)
    if _known(request, headers):
        return Response(status_code=304, headers=headers)
    file = path.open("rb")
    headers["Content-Length"] = str(path.stat().st_size)
    if request.method == "HEAD":
        file.close()
        return Response(headers=headers, media_type=media_type)
    return StreamingResponse(_pieces(file), headers=headers, media_type=media_type)


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


def _headers(request: Request, media_type: str, made_of: str, *, compressed: bool, name: str | None) -> dict[str, str]:
    digest = hashlib.blake2b(f"{request.url.path} {made_of} {compressed}".encode(), digest_size=12).hexdigest()
    headers = {"ETag": f'"{digest}"', "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if media_type.startswith("text/csv"):
        headers["Link"] = described_by(metadata_beside(request))
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return headers


def _known(request: Request, headers: dict[str, str]) -> bool:
    """Whether the client has the file."""
    asked = request.headers.get("if-none-match", "")
    return headers["ETag"] in (part.strip().removeprefix("W/") for part in asked.split(","))


def described_by(metadata_at: str) -> str:
    """Value of the Link header of a CSV file whose CSVW metadata are at this address."""
    return f'<{metadata_at}>; rel="describedby"; type="{CSVW}"'


def metadata_beside(request: Request) -> str:
    """Where the metadata of a CSV file are: beside it, with the same fields in the URL."""
    return _beside(request, f"{_name(request)}-metadata.json")


def described_file(request: Request) -> str:
    """The address of the CSV file whose metadata are asked for, as seen from there."""
    return _beside(request, _name(request).removesuffix("-metadata.json"))


def _name(request: Request) -> str:
    return request.url.path.rpartition("/")[2]


def _beside(request: Request, file: str) -> str:
    return f"{file}?{request.url.query}" if request.url.query else file
