"""Tenures and administrations as bands over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from api.web.asking import Row, Rows
from api.web.charts import Chart, Span, bands
from api.web.writing import day, point_words


def tenure_chart(
    rows: Rows, label: str, country: str, css_class: Callable[[str], str], *, today: dt.date
) -> Chart | None:
    """Tenures as bands, one line for each office or holder, acting ones marked; None where there are none.

    Args:
        rows: tenures with `acting`, `start`, `startPrecision`, `end`, `endPrecision`, the latest first.
        label: the variable that names the line: `officeName` or `name`.
        country: IRI of the country, for the colour.
        css_class: class of a country's colour.
        today: where a tenure whose end is not known is drawn to.
    """
    spans = [_span(row, row[label], css_class(country)) for row in reversed(rows)]
    if not spans:
        return None
    first = min(span.start for span in spans)
    last = max(span.end or max(today, span.start) for span in spans)
    margin = dt.timedelta(days=max(30, (last - first).days // 40))
    return bands(spans, first - margin, last + margin)


def _span(row: Row, label: str, css: str) -> Span:
    until = f"to {point_words(row['end'], row['endPrecision'], last=True)}" if row["end"] else "no end known"
    acting = row["acting"].true
    words = f"{'acting ' if acting else ''}{label}: {point_words(row['start'], row['startPrecision'])} {until}"
    start = day(row["start"]) or dt.date.min
    return Span(label, start, day(row["end"]), f"band {'acting ' if acting else ''}{css}".strip(), words)


def administration_spans(rows: Rows, css_class: Callable[[str], str], href: Callable[[str], str]) -> list[Span]:
    """Administrations as spans, one line for each side."""
    spans = []
    for row in rows:
        until = f"to {point_words(row['end'], last=True)}" if row["end"] else "no end known"
        words = f"{row['label']}: {point_words(row['start'])} {until}"
        start = day(row["start"]) or dt.date.min
        css = f"band {css_class(row['country'])}".strip()
        head = row["headName"]
        spans.append(Span(row["countryName"], start, day(row["end"]), css, words, href(row["administration"]), head))
    return spans
