"""Acts of several accounts in rows: which are one act, told by whom, and which deny each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.comparing.assignment import assign
from kg.comparing.likeness import SAME_ACT, Likeness, likeness
from kg.comparing.polarity import negative, opposed, opposed_words
from kg.comparing.records import ActRow, Told, ToldAct, Verdict
from kg.comparing.words import keys_of_words
from kg.comparing.zones import apart

FURTHER = 0.5
"""Likeness from which an act joins a row that its account already stands in ("says it twice")."""


class _Pairs:
    """The likeness of any two acts of two accounts, each computed once."""

    def __init__(self, accounts: Sequence[Told]) -> None:
        self._found: dict[tuple[str, str], Likeness] = {}
        for one, other in combinations(accounts, 2):
            for a in one.acts:
                for b in other.acts:
                    self._found[a.iri, b.iri] = self._found[b.iri, a.iri] = likeness(a, b)

    def between(self, a: ToldAct, b: ToldAct) -> Likeness:
        return self._found[a.iri, b.iri]


@dataclass(slots=True)
class _Row:
    pairs: _Pairs
    cells: list[list[ToldAct]]
    best: Likeness | None = None
    pair: tuple[ToldAct, ToldAct] | None = None

    def others(self, column: int) -> list[ToldAct]:
        return [act for place, cell in enumerate(self.cells) for act in cell if place != column]

    def near(self, act: ToldAct, column: int) -> float:
        """Likeness of an act to the nearest that another account has in this row."""
        return max((self.pairs.between(other, act).score for other in self.others(column)), default=0.0)

    def take(self, act: ToldAct, column: int) -> None:
        for other in self.others(column):
            found = self.pairs.between(other, act)
            if self.best is None or found.score > self.best.score:
                self.best, self.pair = found, (other, act)
        self.cells[column].append(act)


@dataclass(slots=True)
class _Table:
    pairs: _Pairs
    width: int
    rows: list[_Row] = field(default_factory=list)

    def add_column(self, column: int, acts: Sequence[ToldAct]) -> None:
        """Put the acts of one account into the rows by the best assignment; what finds none gets a row of its own."""
        scores = [[row.near(act, column) for act in acts] for row in self.rows]
        placed = {number: self.rows[row] for row, number in assign(scores, SAME_ACT)}
        for number, act in enumerate(acts):
            row = placed.get(number)
            if row is None:
                row = _Row(self.pairs, [[] for _ in range(self.width)])
                self.rows.append(row)
            row.take(act, column)

    def join_repeats(self) -> None:
        """Where one account has one act for two of another, let the second join the row of the first."""
        for row in [row for row in self.rows if sum(map(bool, row.cells)) == 1]:
            column = next(place for place, cell in enumerate(row.cells) if cell)
            act = row.cells[column][0]
            shared = [other for other in self.rows if other is not row and other.cells[column] and other.others(column)]
            target = max(shared, key=lambda other: other.near(act, column), default=None)
            if target is not None and target.near(act, column) >= FURTHER:
                target.take(act, column)
                self.rows.remove(row)


def align(accounts: Sequence[Told]) -> tuple[ActRow, ...]:
    """Lay the acts of accounts in rows: first what two or more say, then what one alone says, in the order of the text.

    With two accounts the assignment is the one of greatest total likeness; each further account is assigned to the
    rows so far in the same way.
    """
    table = _Table(_Pairs(accounts), len(accounts))
    for column, account in enumerate(accounts):
        table.add_column(column, account.acts)
    table.join_repeats()
    rows = [_finished(row) for row in table.rows]
    rank = {Verdict.CONTRADICT: 0, Verdict.BOTH: 1, Verdict.ONLY: 2}
    return tuple(
        sorted(
            rows, key=lambda row: (rank[row.verdict], row.tellers[0] if row.verdict is Verdict.ONLY else 0, _place(row))
        )
    )


def _finished(row: _Row) -> ActRow:
    cells = tuple(tuple(sorted(cell, key=_start)) for cell in row.cells)
    if row.best is None or row.pair is None:
        return ActRow(verdict=Verdict.ONLY, cells=cells, explanation="no other account says anything like it")
    reason = _contradiction(cells)
    return ActRow(
        verdict=Verdict.CONTRADICT if reason else Verdict.BOTH,
        cells=cells,
        explanation="; ".join(filter(None, (reason, _why(row.best, *row.pair)))),
        score=row.best.score,
    )


def _contradiction(cells: Sequence[Sequence[ToldAct]]) -> str:
    """Say what in a row cannot both be true; empty where everything can."""
    tellers = [cell for cell in cells if cell]
    for one, cell in enumerate(tellers):
        for other in tellers[one + 1 :]:
            if _opposite(cell, other):
                return "one account states what another denies"
            dues = [(a.due, b.due) for a in cell for b in other if a.due and b.due]
            if dues and all(apart(x, y) for x, y in dues):
                return "the days by which it is due exclude each other"
    return ""


def _opposite(cell: Sequence[ToldAct], other: Sequence[ToldAct]) -> bool:
    """Whether one account states what the other denies; a "not" counts only of what the other account says, too."""
    stances = {negative(act) for act in cell}, {negative(act) for act in other}
    if stances not in (({True}, {False}), ({False}, {True})):
        return False
    for own, theirs in ((cell, other), (other, cell)):
        said = {key for act in theirs for key in keys_of_words(act.content)}
        if any(opposed(act) and not opposed_words(act) & said for act in own):
            return False
    return True


def _why(found: Likeness, a: ToldAct, b: ToldAct) -> str:
    words = "words in common: " + ", ".join(found.shared[:6]) if found.shared else ""
    topics = "same topic: " + ", ".join(topic.replace("-", " ") for topic in found.topics) if found.topics else ""
    kinds = f"told here as {_KIND[a.kind]}, there as {_KIND[b.kind]}" if found.kinds_differ else ""
    return "; ".join(filter(None, (topics, words, kinds))) or "the same wording"


_KIND = {"agree": "an agreement", "commit": "a commitment", "request": "a request"}


def _start(act: ToldAct) -> tuple[int, str]:
    return (act.span.start if act.span else 0, act.iri)


def _place(row: ActRow) -> tuple[int, int, str]:
    first = row.tellers[0]
    start, iri = _start(row.cells[first][0])
    return (first, start, iri)
