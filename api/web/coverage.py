"""Which months of which publisher are collected: strips of months, and counts by year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from api.web.asking import Rows

SHADES = 4
CELL = 4
"""Width of a month in a strip; its height is that of the strip."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month with texts, as a cell of a strip."""

    at: int
    shade: int
    month: str
    texts: int


@dataclass(frozen=True, slots=True)
class Covered:
    """One publisher."""

    publisher: str
    name: str
    country: str
    texts: int
    months: list[Month]
    years: dict[str, int]
    gaps: int
    """Months between the first and the last that have no text."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All publishers over the same years."""

    years: list[str]
    width: int
    publishers: list[Covered]


def coverage_of(rows: Rows, publishers: Rows) -> Coverage:
    """Coverage from the queries `coverage` and `publishers`; years run from the first with texts to the last."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row["publisher"]][row["month"]] = row["texts"].number
    months = [month for counted in found.values() for month in counted]
    years = [str(year) for year in range(int(min(months)[:4]), int(max(months)[:4]) + 1)] if months else []
    highest = max((texts for counted in found.values() for texts in counted.values()), default=1)
    made = []
    for row in publishers:
        counted = found.get(row["publisher"], {})
        by_year: dict[str, int] = defaultdict(int)
        for month, texts in counted.items():
            by_year[month[:4]] += texts
        cells = [_cell(month, texts, years[0], highest) for month, texts in sorted(counted.items())]
        gaps = (cells[-1].at - cells[0].at) // CELL + 1 - len(cells) if cells else 0
        made.append(
            Covered(row["publisher"], row["name"], row["country"], row["texts"].number, cells, dict(by_year), gaps)
        )
    return Coverage(years, len(years) * 12 * CELL, made)


def _cell(month: str, texts: int, first_year: str, highest: int) -> Month:
    at = ((int(month[:4]) - int(first_year)) * 12 + int(month[5:7]) - 1) * CELL
    shade = min(SHADES, 1 + int((texts / highest) ** 0.5 * SHADES)) if texts < highest else SHADES
    return Month(at, shade, month, texts)
