"""A comparison as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from kg.comparing.records import Comparison, FacetValue, Told, ToldAct, Verdict
from kg.records import Scope

_TITLES = {
    Verdict.CONTRADICT: "contradict",
    Verdict.BOTH: "said by two or more",
    Verdict.ONLY: "said by one only",
}


def comparison_lines(comparison: Comparison, base: str) -> Iterator[str]:
    """Yield the accounts, the circumstances, the aligned acts and who is silent; accounts are lettered A, B, C, …"""
    letters = [letter(number) for number in range(len(comparison.accounts))]
    for name, account in zip(letters, comparison.accounts, strict=True):
        yield f"{name}  {teller(account)}  {account.iri.removeprefix(base)}"
    yield ""
    yield "circumstances"
    for facet in comparison.facets:
        reason = f": {facet.explanation}" if facet.explanation else ""
        yield f"  {facet.name}  [{facet.verdict}]{reason}"
        for name, value in zip(letters, facet.values, strict=True):
            yield f"    {name}  {_value(value)}"
    for verdict, title in _TITLES.items():
        rows = comparison.rows(verdict)
        if rows:
            yield ""
            yield title
        for row in rows:
            yield f"  {row.explanation}"
            for name, cell in zip(letters, row.cells, strict=True):
                yield from (f"    {name}  {act_words(act)}" for act in cell)
    if comparison.voices:
        yield ""
        yield "sides"
        for voice in comparison.voices:
            yield f"  {voice.side}  {voice.voice.replace('-', ' ')}: {voice.explanation}"


def letter(number: int) -> str:
    """The letter of a column: A, B, …, Z, A2, B2, …

    >>> [letter(n) for n in (0, 25, 26)]
    ['A', 'Z', 'A2']
    """
    turn, place = divmod(number, 26)
    return f"{chr(ord('A') + place)}{turn + 1 if turn else ''}"


def teller(account: Told) -> str:
    """Who tells, when, and whether in passing."""
    who = account.publisher.name if account.publisher else "unknown publisher"
    passing = "in passing" if account.summary.scope is not Scope.MAIN else ""
    return ", ".join(filter(None, (who, account.issued, passing)))


def act_words(act: ToldAct) -> str:
    """An act in one line."""
    denied = "denied: " if act.denied else ""
    due = f" (due {act.due[1]})" if act.due else ""
    return f"{denied}{act.kind} {'/'.join(act.speakers)}: {' '.join(act.content.split())}{due}"


def _value(value: FacetValue | None) -> str:
    return value.text if value else "does not say"
