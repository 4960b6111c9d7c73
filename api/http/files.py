"""A file that was made as a whole, as an HTTP response: ETag, compression, name, and where its description is."""

from __future__ import annotations

import asyncio
import gzip
import hashlib

from fastapi import Request, Response

from api.http.responses import takes_gzip
from kg.tables.csvw import MEDIA_TYPE as CSVW

COMPRESS_FROM = 1_024
"""Bytes of a file below which compression gains nothing."""


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
    digest = hashlib.blake2b(f"{request.url.path} {made_of} {compressed}".encode(), digest_size=12).hexdigest()
    headers = {"ETag": f'"{digest}"', "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if media_type.startswith("text/csv"):
        headers["Link"] = described_by(request)
    asked = request.headers.get("if-none-match", "")
    if headers["ETag"] in (part.strip().removeprefix("W/") for part in asked.split(",")):
        return Response(status_code=304, headers=headers)
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if compressed:
        headers["Content-Encoding"] = "gzip"
        content = await asyncio.to_thread(gzip.compress, content, 5, mtime=0)
    return Response(content, headers=headers, media_type=media_type)


def described_by(request: Request) -> str:
    """Value of the Link header of a CSV file: its CSVW metadata stand beside it, with the same fields in the URL."""
    file = request.url.path.rpartition("/")[2]
    query = f"?{request.url.query}" if request.url.query else ""
    return f'<{file}-metadata.json{query}>; rel="describedby"; type="{CSVW}"'


def described_file(request: Request) -> str:
    """The address of the CSV file whose metadata are asked for, as seen from there."""
    file = request.url.path.rpartition("/")[2].removesuffix("-metadata.json")
    return f"{file}?{request.url.query}" if request.url.query else file
