"""From an HTTP request to the operation of the SPARQL 1.1 Protocol it asks for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request

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
    return b"".join(parts)


def fields_of(data: str | bytes) -> list[tuple[str, str]]:
    """Decode a query string or a form, once.

    Raises:
        Problem: it is not UTF-8, or has too many fields.
    """
    try:
        text = data.decode("ascii") if isinstance(data, bytes) else data
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except UnicodeDecodeError as error:
        raise Problem(400, "bad-request", "the fields are not percent-encoded UTF-8") from error
    except ValueError as error:
        raise Problem(400, "bad-request", f"more than {MAX_FIELDS} fields") from error


def media_type(request: Request) -> tuple[str, str]:
    """Media type and charset of the body, both in lower case; no charset is `utf-8`."""
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
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
    fields = fields_of(request.scope["query_string"])
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
        if media == direct:
            if any(name in ("query", "update") for name, _ in fields):
                raise Problem(400, "bad-request", f"the {kind} is in the body: do not send another in the URL")
            text = _decoded(body)
        else:
            if any(name in ("query", "update") for name, _ in fields):
                raise Problem(400, "bad-request", f"with a form, the {kind} belongs in the body, not in the URL")
            fields += fields_of(body)
    if text is None:
        texts = [value for name, value in fields if name == kind]
        if not texts and request.method != "POST" and not any(name in ("query", "update") for name, _ in fields):
            return None
        other = "update" if kind == "query" else "query"
        if any(name == other for name, _ in fields):
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
        default_graphs=tuple(value for name, value in fields if name == default_name),
        named_graphs=tuple(value for name, value in fields if name == named_name),
    )


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "bad-request", f"the body is not UTF-8 (byte {error.start})") from error
