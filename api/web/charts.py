"""Geometry of the figures that are drawn as SVG on the server: bars over time, and bands of tenures.

Lengths are in the units of the view box, whose width is `WIDTH`; colours are classes of the stylesheet, because the
policy allows no inline style. Each figure also comes as rows for a table that says the same.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH = 720.0
PLOT = 132.0
"""Height of the bars of a chart over time."""
TOP, BOTTOM, LEFT, RIGHT = 10.0, 22.0, 30.0, 6.0
BAND, BAND_GAP = 15.0, 9.0
MONTHLY, QUARTERLY = 60, 300
"""Most months that are drawn one by one, and most that are drawn by quarter; beyond, a bar is a year."""
TICK = 26.0
"""Width of a year on an axis."""
LETTER = 5.4
"""Width of a letter in a band."""
_STEPS = (1, 2, 5, 10, 20, 25, 50)


@dataclass(frozen=True, slots=True)
class Box:
    """A bar or a band."""

    x: float
    y: float
    width: float
    height: float
    css: str
    title: str
    href: str = ""
    inside: str = ""
    """What is written in it, where it fits."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis and where it stands."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure to draw."""

    height: float
    boxes: list[Box] = field(default_factory=list)
    x_ticks: list[Tick] = field(default_factory=list)
    y_ticks: list[Tick] = field(default_factory=list)
    labels: list[Tick] = field(default_factory=list)
    """Labels of bands; `at` is the baseline."""
    width: float = WIDTH
    baseline: float = 0.0
    left: float = LEFT


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a category fall into a month."""

    month: str
    """`YYYY-MM`."""
    category: str
    number: int


Stretch = tuple[dt.date, dt.date]
"""First and last day of what is drawn."""


@dataclass(frozen=True, slots=True)
class _Bins:
    """The bars of a chart over time: `number` of them, of `size` months each, from month `start * size` on."""

    size: int
    start: int
    number: int

    @classmethod
    def of(cls, first: str, last: str) -> _Bins:
        """By month, quarter or year, as the span between two months asks for."""
        months = _index(last) - _index(first)
        size = 1 if months < MONTHLY else 3 if months < QUARTERLY else 12
        start = _index(first) // size
        return cls(size, start, _index(last) // size - start + 1)

    @property
    def slots(self) -> int:
        """Bars for which there is room: a single one does not fill the chart."""
        return max(self.number, 24)


def edges(stretch: Stretch) -> Stretch:
    """The days at the edges of a chart over this time, for bands that are to stand over its bars."""
    bins = _Bins.of(*(f"{day:%Y-%m}" for day in stretch))
    first, last = (
        dt.date(month // 12, month % 12 + 1, 1)
        for month in (bins.start * bins.size, (bins.start + bins.slots) * bins.size)
    )
    return first, last


def over_time(
    counts: Sequence[Count], classes: dict[str, str], noun: str, stretch: Stretch | None = None
) -> Chart | None:
    """Stacked bars over time, by month, quarter or year as the span asks for; None where there is nothing to draw.

    Args:
        counts: what to draw, in any order.
        classes: category -> class; its order is that of the stack, from the bottom.
        noun: what is counted (`contacts`).
        stretch: days that the chart spans at least; by default from the first to the last count.
    """
    if not counts:
        return None
    months = [count.month for count in counts] + [f"{day:%Y-%m}" for day in stretch or ()]
    bins = _Bins.of(min(months), max(months))
    size, start = bins.size, bins.start
    stacks: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in counts:
        stacks[_index(count.month) // size - start][count.category] += count.number
    highest = max(sum(stack.values()) for stack in stacks.values())
    step = _step(highest)
    top = -(-highest // step) * step
    slot = (WIDTH - LEFT - RIGHT) / bins.slots
    boxes: list[Box] = []
    for place, stack in sorted(stacks.items()):
        y = TOP + PLOT
        for category, css in classes.items():
            if number := stack.get(category, 0):
                height = number / top * PLOT
                y -= height
                words = f"{_name((start + place) * size, size)}: {number:,} {noun}, {category.replace('-', ' ')}"
                boxes.append(
                    Box(
                        round(LEFT + place * slot, 2),
                        round(y, 2),
                        round(max(slot - 1.5, 1), 2),
                        round(height, 2),
                        css,
                        words,
                    )
                )
    levels = [Tick(round(TOP + PLOT * (1 - level / top), 2), f"{level:,}", "end") for level in range(0, top + 1, step)]
    return Chart(TOP + PLOT + BOTTOM, boxes, _year_ticks(bins, slot), levels, baseline=TOP + PLOT)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time on a line of its own: a tenure, an administration."""

    label: str
    start: dt.date
    end: dt.date | None
    """None: no end is known; the band goes on to the right edge."""
    css: str
    title: str
    href: str = ""
    inside: str = ""
    """What is written in the band, where it fits."""


def bands(
    spans: Sequence[Span],
    first: dt.date,
    last: dt.date,
    *,
    lines: Sequence[str] | None = None,
    left: float = RIGHT,
) -> Chart | None:
    """Bands over time, one line for each label; None where there is nothing to draw.

    Args:
        spans: what to draw; those that lie outside are left out.
        first: the left edge.
        last: the right edge.
        lines: labels in the order of their lines; by default in the order of the spans.
        left: where they begin; that of a chart over time is `LEFT`.
    """
    shown = [span for span in spans if span.start <= last and (span.end is None or span.end >= first)]
    order = [label for label in (lines or dict.fromkeys(span.label for span in spans)) if label]
    order = [label for label in order if any(span.label == label for span in shown)]
    shown = [span for span in shown if span.label in order]
    if not shown or last <= first:
        return None
    unit = (WIDTH - left - RIGHT) / (last - first).days
    row = BAND + BAND_GAP + 14
    boxes = []
    for span in shown:
        begin, end = max(span.start, first), min(span.end or last, last)
        x = left + (begin - first).days * unit
        y = order.index(span.label) * row + 18
        width = max((end - begin).days * unit, 3.0)
        inside = span.inside if len(span.inside) * LETTER < width - 4 else ""
        boxes.append(Box(round(x, 2), y, round(width, 2), BAND, span.css, span.title, span.href, inside))
    labels = [Tick(place * row + 13, label, "start") for place, label in enumerate(order)]
    height = len(order) * row + BOTTOM
    years = range(first.year + 1, last.year + 1)
    every = max(1, -(-len(years) // 12))
    at = {year: left + (dt.date(year, 1, 1) - first).days * unit for year in years if not year % every}
    ticks = [Tick(round(x, 2), str(year)) for year, x in at.items() if x <= WIDTH - TICK / 2]
    return Chart(height, boxes, ticks, labels=labels, baseline=height - BOTTOM + 4, left=left)


def tabulated(counts: Iterable[Count]) -> list[tuple[str, dict[str, int]]]:
    """The same as rows: (month, category -> number), months in order."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for count in counts:
        found[count.month][count.category] = found[count.month].get(count.category, 0) + count.number
    return sorted(found.items())


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _name(index: int, size: int) -> str:
    year, month = divmod(index, 12)
    if size == 1:
        return f"{dt.date(year, month + 1, 1):%B} {year}"
    return str(year) if size == 12 else f"{year}, quarter {month // 3 + 1}"


def _step(highest: int) -> int:
    """A round distance between levels, so that there are two to four of them."""
    scale = 1
    while True:
        for step in _STEPS:
            if highest <= step * scale * 4:
                return step * scale
        scale *= 100


def _year_ticks(bins: _Bins, slot: float) -> list[Tick]:
    years: dict[int, int] = {}
    for place in range(bins.number):
        years.setdefault((bins.start + place) * bins.size // 12, place)
    every = max(1, -(-len(years) // 12))
    return [
        Tick(round(LEFT + place * slot, 2), str(year), "start")
        for year, place in years.items()
        if (year % every == 0 or len(years) < 3) and LEFT + place * slot < WIDTH - TICK
    ]
