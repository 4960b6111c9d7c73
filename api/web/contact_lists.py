"""The list of contacts that stands on many pages: its filters in the URL, its query, its pages."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from api.web.asking import Row, Rows
from api.web.charts import Chart, Count, Stretch, over_time, tabulated
from api.web.choices import MEDIA, STATUSES, fields, values
from api.web.paging import Paging, page_number, paged
from api.web.writing import key

SIZE = 20
"""Contacts on a page."""
FILTERS = ("medium", "status", "from", "to")


@dataclass(frozen=True, slots=True)
class ContactList:
    """What the macro `contacts` shows."""

    rows: list[Row]
    paging: Paging
    given: dict[str, str]
    who: str
    """The filter for the other side: `country` or `partner`."""
    choices: list[tuple[str, str]]
    media: tuple[tuple[str, str], ...] = MEDIA
    statuses: tuple[tuple[str, str], ...] = STATUSES

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any(self.given.values())


def question(request: Request, query: str, subject: dict[str, str], who: str) -> tuple[str, dict[str, str], int, int]:
    """The query of a list as `facts_with` takes it.

    Args:
        request: whose URL has the filters and the page.
        query: name of the query.
        subject: the values that the page itself fixes.
        who: the filter for the other side: `country` or `partner`.
    """
    given = fields(request, (who, *FILTERS))
    return query, subject | values(given), SIZE + 1, (page_number(request) - 1) * SIZE


def contact_list(request: Request, rows: Rows, who: str, choices: list[tuple[str, str]]) -> ContactList:
    """The list from the rows of its query; `choices` are the others that contacts were held with: (key, name)."""
    shown, paging = paged(request, rows, SIZE, "contacts")
    return ContactList(shown, paging, fields(request, (who, *FILTERS)), who, choices)


@dataclass(frozen=True, slots=True)
class MediumChart:
    """Contacts over time by medium: the drawing, and the same as a table."""

    drawing: Chart
    rows: list[tuple[str, dict[str, int]]]
    categories: list[str]


def medium_chart(rows: Rows, stretch: Stretch | None = None) -> MediumChart | None:
    """Contacts by month and medium, as a figure that spans at least `stretch`; None where there are none."""
    counts = [Count(row["month"], key(row["medium"]), row["contacts"].number) for row in rows]
    drawing = over_time(counts, {name: f"bar m-{name}" for name, _ in MEDIA}, "contacts", stretch)
    if not drawing:
        return None
    present = {count.category for count in counts}
    return MediumChart(drawing, tabulated(counts), [name for name, _ in MEDIA if name in present])
