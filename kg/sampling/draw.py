"""Drawing a sample that anybody can draw again: chosen by the facts' own keys and a seed, not by their order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.sampling.facts import Fact
from kg.tables.table import Column, Table, Type


class By(StrEnum):
    """What divides the facts into strata."""

    NONE = "none"
    KIND = "kind"
    PUBLISHER = "publisher"
    YEAR = "year"
    MEDIUM = "medium"


_STRATA: dict[By, Callable[[Fact], str]] = {
    By.NONE: lambda _: "all",
    By.KIND: lambda fact: fact.kind,
    By.PUBLISHER: lambda fact: fact.source.publisher or "unknown",
    By.YEAR: lambda fact: fact.source.issued[:4] or "unknown",
    By.MEDIUM: lambda fact: fact.medium or "none",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fact of the sample with its stratum and how many facts that holds."""

    fact: Fact
    stratum: str
    stratum_size: int


def draw(facts: Iterable[Fact], size: int, seed: int, by: By = By.NONE, *, equal: bool = False) -> list[Drawn]:
    """Draw without replacement; the same facts, size, seed and strata give the same sample.

    A stratum gives in proportion to its size, at least one fact; with `equal` all give as many, as far as they can.

    Args:
        facts: all there are.
        size: of the sample; all facts where there are fewer.
        seed: any number.
        by: what divides the facts.
        equal: whether small strata are drawn as often as large ones.
    """
    strata: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in {fact.key: fact for fact in facts}.values():
        strata[_STRATA[by](fact)].append(fact)
    shares = _equal(strata, size) if equal else _proportional(strata, size)
    drawn = [
        Drawn(fact, name, len(members))
        for name, members in sorted(strata.items())
        for fact in sorted(members, key=lambda fact: _lot(fact, seed))[: shares[name]]
    ]
    # People who check should not meet all facts of one document, or of one kind, in a row.
    return sorted(drawn, key=lambda one: _lot(one.fact, seed))


def _lot(fact: Fact, seed: int) -> str:
    return hashlib.sha256(f"{seed} {fact.key}".encode()).hexdigest()


def _proportional(strata: dict[str, list[Fact]], size: int) -> dict[str, int]:
    """Largest remainders, with at least one for each stratum where the size allows."""
    total = sum(map(len, strata.values()))
    if size >= total:
        return {name: len(members) for name, members in strata.items()}
    exact = {name: size * len(members) / total for name, members in strata.items()}
    least = 1 if size >= len(strata) else 0
    shares = {name: max(int(share), least) for name, share in exact.items()}
    order = sorted(strata, key=lambda name: (int(exact[name]) - exact[name], name))
    while (missing := size - sum(shares.values())) > 0:
        for name in order[:missing]:
            shares[name] += shares[name] < len(strata[name])
        order = [name for name in order if shares[name] < len(strata[name])]
    while sum(shares.values()) > size:  # the least of one each took too many
        largest = max(shares, key=lambda name: (shares[name] - exact[name], name))
        shares[largest] -= 1
    return shares


def _equal(strata: dict[str, list[Fact]], size: int) -> dict[str, int]:
    shares = dict.fromkeys(strata, 0)
    left = min(size, sum(map(len, strata.values())))
    while left:
        for name in sorted(strata):
            if left and shares[name] < len(strata[name]):
                shares[name] += 1
                left -= 1
    return shares


COLUMNS = (
    Column("fact", Type.STRING, "Key of the fact; leave it as it is."),
    Column("stratum", Type.STRING, "Part of the facts from which it was drawn."),
    Column("stratum_size", Type.INTEGER, "Facts in that part."),
    Column("kind", Type.STRING, "`contact`, `act` or `official`."),
    Column("statement", Type.STRING, "What the graph holds."),
    Column("sentence", Type.STRING, "The words that show it."),
    Column("document", Type.STRING, "Path of the document."),
    Column("publisher", Type.STRING, "Who published it."),
    Column("published", Type.STRING, "When, as stated."),
    Column("url", Type.STRING, "Where it stands."),
    Column("start", Type.INTEGER, "Where the words begin in the document."),
    Column("end", Type.INTEGER, "Where they end."),
    Column("correct", Type.STRING, "To be filled in: yes, no, or unsure."),
    Column("note", Type.STRING, "Anything else, for instance what is wrong."),
)


def sample_table(drawn: Iterable[Drawn]) -> Table:
    """The sample as a table with a column for the judgement. Text that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    rows = (
        (
            one.fact.key,
            _harmless(one.stratum),
            one.stratum_size,
            one.fact.kind,
            _harmless(one.fact.statement),
            _harmless(one.fact.sentence),
            _harmless(one.fact.document),
            _harmless(one.fact.source.publisher),
            _harmless(one.fact.source.issued),
            _harmless(one.fact.source.url),
            one.fact.start,
            one.fact.end,
            None,
            None,
        )
        for one in drawn
    )
    return Table("sample", "Facts to check by hand", "Fill in the column `correct`.", COLUMNS, rows)


def _harmless(text: str) -> str:
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line
