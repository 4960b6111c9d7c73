"""From an HTTP request to the operation of the SPARQL 1.1 Protocol it asks for."""

from __future__ import annotations

import asyncio
from binascii import a2b_qp
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from fastapi import Request
from starlette.requests import ClientDisconnect

from api.problems import Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAX_FIELDS = 1_000
"""Fields of a form or a query string: far more than any client sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A query or an update, with the dataset the protocol gives it."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]

    @property
    def has_dataset(self) -> bool:
        """Whether the request gives a dataset, which then takes the place of FROM."""
        return bool(self.default_graphs or self.named_graphs)


async def read_body(request: Request, limit: int, timeout: float) -> bytes:
    """Read the body.

    Raises:
        Problem: it is longer than `limit` bytes (413), takes more than `timeout` seconds (408), or is encoded (415).
    """
    if (encoding := request.headers.get("content-encoding", "identity").lower()) != "identity":
        raise Problem(
            415,
            "unsupported-media-type",
            f"Content-Encoding {encoding!r} is not taken: send the body as it is",
            {"Accept-Encoding": "identity"},
        )
    too_long = Problem(413, "too-long", f"the body is longer than {limit:,} bytes")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise too_long
    parts, size = [], 0
    try:
        async with asyncio.timeout(timeout):
            async for part in request.stream():
                size += len(part)
                if size > limit:
                    raise too_long
                parts.append(part)
    except TimeoutError as error:
        raise Problem(
            408, "request-timeout", f"the body did not arrive within {timeout:g} seconds", {"Connection": "close"}
        ) from error
    except ClientDisconnect as error:
        raise Problem(408, "request-timeout", "the client has gone") from error
    return b"".join(parts)


def fields_of(data: str | bytes) -> list[tuple[str, str]]:
    """Decode a query string or a form, once.

    Raises:
        Problem: it is not UTF-8, or has too many fields.
    """
    if not data:
        return []
    try:
        text = data.encode("ascii") if isinstance(data, str) else data
        text.decode("ascii")
        if text.count(b"&") >= MAX_FIELDS:
            raise Problem(400, "bad-request", f"more than {MAX_FIELDS} fields")
        fields = [field.partition(b"=") for field in text.split(b"&") if field]
        return [(_unescaped(name), _unescaped(value)) for name, _, value in fields]
    except UnicodeError as error:
        raise Problem(400, "bad-request", "the fields are not percent-encoded UTF-8") from error


def _unescaped(text: bytes) -> str:
    """Decode a name or a value of a form."""
    text = text.replace(b"+", b" ")
    if b"%" not in text:
        return text.decode()
    if b"\r" not in text and b"\n" not in text and not text[-1:].isspace():
        # Quoted-printable text has the same escapes with another sign, and C decodes it: a query is full of them.
        decoded = a2b_qp(text.replace(b"=", b"=3D").replace(b"%", b"="))
        if len(decoded) == len(text) - 2 * text.count(b"%"):
            return decoded.decode()
    return unquote_to_bytes(text).decode()  # it has a sign that is no escape


def media_type(request: Request) -> tuple[str, str]:
    """Media type and charset of the body, both in lower case; no charset is `utf-8`."""
    return _media_type(request.headers.get("content-type", ""))


@lru_cache(maxsize=64)
def _media_type(header: str) -> tuple[str, str]:
    media, *parameters = (part.strip().lower() for part in header.split(";"))
    charset = next((p.partition("=")[2].strip("\"' ") for p in parameters if p.startswith("charset=")), "utf-8")
    return media, charset


async def read_operation(request: Request, kind: str, *, limit: int, timeout: float) -> Operation | None:
    """Read a `query` or an `update` from a request; None for a GET without any field of the protocol.

    Raises:
        Problem: the request is not one of the protocol.
    """
    default_name, named_name = (
        ("default-graph-uri", "named-graph-uri") if kind == "query" else ("using-graph-uri", "using-named-graph-uri")
    )
    given = _by_name(fields_of(request.scope["query_string"]))
    text: str | None = None
    if request.method == "POST":
        media, charset = media_type(request)
        if media not in (FORM, direct := QUERY if kind == "query" else UPDATE):
            raise Problem(
                415, "unsupported-media-type", f"send {direct} or {FORM}, not {media or 'a body without type'}"
            )
        if charset not in ("utf-8", "utf8"):
            raise Problem(415, "unsupported-media-type", f"send UTF-8, not {charset}")
        # Percent-encoding makes a form up to three times as long as its text.
        body = await read_body(request, limit if media == direct else 3 * limit + 4096, timeout)
        in_url = "query" in given or "update" in given
        if media == direct:
            if in_url:
                raise Problem(400, "bad-request", f"the {kind} is in the body: do not send another in the URL")
            text = _decoded(body)
        else:
            if in_url:
                raise Problem(400, "bad-request", f"with a form, the {kind} belongs in the body, not in the URL")
            given = _by_name(fields_of(body), given)
    if text is None:
        texts = given.get(kind, [])
        other = "update" if kind == "query" else "query"
        if not texts and request.method != "POST" and other not in given:
            return None
        if other in given:
            raise Problem(
                400, "bad-request", f"this address takes a {kind}, not {'an' if other == 'update' else 'a'} {other}"
            )
        if len(texts) != 1:
            raise Problem(400, "bad-request", f"give `{kind}` exactly once; it was given {len(texts)} times")
        text = texts[0]
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise Problem(413, "too-long", f"the {kind} is longer than {limit:,} bytes: send it in parts")
    return Operation(
        text=text,
        default_graphs=tuple(given.get(default_name, ())),
        named_graphs=tuple(given.get(named_name, ())),
    )


def _by_name(fields: list[tuple[str, str]], given: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """The values of each field, after those that were given before."""
    given = {} if given is None else given
    for name, value in fields:
        given.setdefault(name, []).append(value)
    return given


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "bad-request", f"the body is not UTF-8 (byte {error.start})") from error
