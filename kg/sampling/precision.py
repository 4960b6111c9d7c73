"""From judged samples to precision, with the interval in which it lies."""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.tables.table import Cell, Column, Table, Type

Z = 1.959963984540054
"""Of a 95 % interval."""
YES, NO, UNSURE = "yes", "no", "unsure"
_WORDS = {
    **dict.fromkeys(("yes", "y", "1", "true", "x", "correct", "right"), YES),
    **dict.fromkeys(("no", "n", "0", "false", "wrong", "incorrect"), NO),
    **dict.fromkeys(("unsure", "?", "unclear", "maybe"), UNSURE),
}
_NEEDED = ("fact", "stratum", "stratum_size", "kind", "correct")


class JudgedError(ValueError):
    """A judged sample that cannot be read; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement."""

    stratum: str
    stratum_size: int
    kind: str
    verdict: str
    """`yes`, `no`, `unsure`, or empty where nothing was filled in."""


@dataclass(frozen=True, slots=True)
class Precision:
    """Share of facts that are right, among those on which somebody decided."""

    right: int
    wrong: int
    unsure: int
    missing: int
    estimate: float | None
    """Weighted by the size of the strata; None where nothing is decided."""
    low: float | None
    high: float | None
    """The 95 % interval."""


def read_judged(path: Path) -> list[Judged]:
    """Read a sample whose column `correct` was filled in; commas or semicolons, as spreadsheets write them.

    Raises:
        JudgedError: a column is missing, or a judgement is none.
        OSError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise JudgedError(f"{path}: not UTF-8: save it as “CSV UTF-8”") from error
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(text.splitlines(), delimiter=max(",;\t", key=first.count), strict=True)
    found: list[Judged] = []
    seen: dict[str, int] = {}
    try:
        if missing := [name for name in _NEEDED if name not in (reader.fieldnames or ())]:
            raise JudgedError(f"{path}:1: no column {', '.join(missing)}: is this a sample?")
        for row in reader:
            line = reader.line_num
            if (before := seen.setdefault(row["fact"], line)) != line:
                raise JudgedError(f"{path}:{line}: fact {row['fact']} stands in line {before} already")
            given = (row["correct"] or "").strip().lower()
            if given and given not in _WORDS:
                raise JudgedError(f"{path}:{line}: correct={given!r} is not yes, no or unsure")
            size = row["stratum_size"] or ""
            if not size.isdecimal() or not int(size):
                raise JudgedError(f"{path}:{line}: stratum_size={size!r} is no number of facts")
            found.append(Judged(row["stratum"] or "", int(size), row["kind"] or "", _WORDS.get(given, "")))
    except csv.Error as error:
        raise JudgedError(f"{path}:{reader.line_num}: {error}") from error
    return found


def precision(judged: Iterable[Judged]) -> Precision:
    """The precision that judgements show.

    Of a simple sample the interval is Wilson's (1927). With strata, each counts by its number of facts, and Wilson's
    interval is taken at the effective size of the sample: as many facts as a simple one would need for the variance of
    the stratified estimate (Korn and Graubard 1998, who use it with another interval). For the variance of a stratum
    one right and one wrong fact are added to it, for a stratum without a mistake is not known to be without. What is
    unsure or was left out does not count; strata without a decision are left out, too.
    """
    rows = list(judged)
    verdicts = Counter(row.verdict for row in rows)
    strata: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.verdict in (YES, NO):
            strata[row.stratum, row.stratum_size][row.verdict] += 1
    estimate = low = high = None
    if strata:
        estimate, effective = _stratified(strata)
        low, high = wilson(estimate, effective)
    return Precision(verdicts[YES], verdicts[NO], verdicts[UNSURE], verdicts[""], estimate, low, high)


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share that was seen in `size` cases.

    >>> [round(bound, 4) for bound in wilson(0.9, 100)]
    [0.8256, 0.9448]
    """
    square = Z * Z
    middle = (share + square / (2 * size)) / (1 + square / size)
    half = Z / (1 + square / size) * math.sqrt(share * (1 - share) / size + square / (4 * size * size))
    # At 0 and 1 rounding must not leave the bound on the wrong side of the estimate.
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def _stratified(strata: dict[tuple[str, int], Counter[str]]) -> tuple[float, float]:
    total = sum(size for _, size in strata)
    seen = sum(map(sum, (counts.values() for counts in strata.values())))
    estimate = variance = design = 0.0
    for (_, size), counts in strata.items():
        number = counts[YES] + counts[NO]
        share, weight = counts[YES] / number, size / total
        estimate += weight * share
        careful = (counts[YES] + 1) / (number + 2)
        variance += weight * weight * careful * (1 - careful) / number
        design += weight * weight / number
    if len(strata) == 1:
        return estimate, seen
    if not 0 < estimate < 1:
        return estimate, 1 / design  # Kish's effective size: what the weights alone cost
    return estimate, min(estimate * (1 - estimate) / variance, seen)


COLUMNS = (
    Column("facts", Type.STRING, "Which facts: all, or those of a kind or stratum."),
    Column("right", Type.INTEGER),
    Column("wrong", Type.INTEGER),
    Column("unsure", Type.INTEGER),
    Column("not_judged", Type.INTEGER),
    Column("precision", Type.NUMBER, "Share of right ones among those decided, weighted by the size of strata."),
    Column("low", Type.NUMBER, "Lower end of the 95 % interval."),
    Column("high", Type.NUMBER, "Upper end of the 95 % interval."),
)


def precision_table(judged: list[Judged]) -> Table:
    """Precision of all facts, of each kind and of each stratum."""
    parts: dict[str, list[Judged]] = {"all": judged}
    for kind in sorted({row.kind for row in judged}):
        parts[kind] = [row for row in judged if row.kind == kind]
    for stratum in sorted({row.stratum for row in judged}):
        parts.setdefault(stratum, [row for row in judged if row.stratum == stratum])

    def row(name: str, found: Precision) -> tuple[Cell, ...]:
        shares = (None if share is None else round(share, 4) for share in (found.estimate, found.low, found.high))
        return (name, found.right, found.wrong, found.unsure, found.missing, *shares)

    rows = [row(name, precision(part)) for name, part in parts.items()]
    return Table("precision", "Precision of a sample", "With 95 % intervals.", COLUMNS, rows)
