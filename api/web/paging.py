"""Pages of a list: which one is asked for, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request

from kg.queries import ParameterError

T = TypeVar("T")
DEEPEST = 100_000
"""The last page that can be asked for."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a reader is in a list."""

    number: int
    """Of this page, from 1."""
    previous: str | None
    """Address of the page before, relative to this one (`?page=1`); None on the first page."""
    next: str | None
    """Address of the page after; None on the last page."""
    words: str


def page_number(request: Request) -> int:
    """The page that the URL asks for with `page`, from 1.

    Raises:
        ParameterError: it is no such number.
    """
    given = request.query_params.get("page", "1") or "1"
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:7]) <= DEEPEST and len(given) < 7):
        raise ParameterError("page", f"page={given!r} is not a whole number from 1 to {DEEPEST:,}")
    return int(given)


def address(request: Request, **changed: str | None) -> str:
    """The page's own address with fields changed; None takes one out. Fields without value are left out."""
    fields = [(name, value) for name, value in request.query_params.multi_items() if value and name not in changed]
    fields += [(name, value) for name, value in changed.items() if value]
    return "?" + urlencode(fields)


def paged(request: Request, rows: Sequence[T], size: int, noun: str = "") -> tuple[list[T], Paging]:
    """The rows to show and the links, from one row more than fits.

    Args:
        request: whose URL says which page this is.
        rows: at most `size + 1` rows of this page: the last one only shows that there is another page.
        size: rows on a page.
        noun: what the rows are, for the words between the links (`contacts`).
    """
    number = page_number(request)
    shown = list(rows[:size])
    first = (number - 1) * size
    words = f"{noun} {first + 1:,}–{first + len(shown):,}".strip() if shown else ""
    previous = address(request, page=str(number - 1) if number > 2 else None) if number > 1 else None
    following = address(request, page=str(number + 1)) if len(rows) > size else None
    return shown, Paging(number, previous, following, words)
