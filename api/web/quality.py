"""The measured figures of quality: the table of docs/quality.md, which comes with the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

_LINE = re.compile(r"(\S.*?)\s{2,}([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+(\d+)\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """How well one facet is read."""

    facet: str
    precision: float
    recall: float
    f1: float
    gold: int
    """Records that were made by hand."""
    found: int
    """Records that were read."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The table, and what the document says of its date."""

    as_of: str
    figures: tuple[Figure, ...]


@cache
def measured() -> Quality | None:
    """The figures; None where the document has no such table.

    In a checkout the document stands in `docs`; the wheel has it beside this module.
    """
    packed = files("api") / "web" / "quality.md"
    path = Path(__file__).resolve().parents[2] / "docs" / "quality.md"
    if packed.is_file():
        text = packed.read_text(encoding="utf-8")
    elif path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        return None
    return parse(text)


def parse(text: str) -> Quality | None:
    """Read the first table of `communique evaluate` in a text.

    >>> found = parse("facet   P   R   F1   gold   pred\\ndate    0.9  0.8  0.85   10    9\\n")
    >>> found.figures[0].gold
    10
    """
    figures = []
    inside = False
    for line in text.splitlines():
        if line.startswith("facet ") and line.split()[1:] == ["P", "R", "F1", "gold", "pred"]:
            inside = True
        elif inside and (found := _LINE.fullmatch(line.rstrip())):
            facet, precision, recall, f1, gold, pred = found.groups()
            figures.append(Figure(facet, float(precision), float(recall), float(f1), int(gold), int(pred)))
        elif inside:
            break
    stated = re.search(r"As of ([A-Z]\w+ \d{4})", text)
    return Quality(stated.group(1) if stated else "", tuple(figures)) if figures else None
