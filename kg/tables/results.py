"""The result of a SELECT as a table whose columns have the types that their values have."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.tables.table import Cell, Column, Table, Type

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer byte short int long unsignedByte unsignedShort unsignedInt unsignedLong "
        "positiveInteger nonNegativeInteger negativeInteger nonPositiveInteger"
    ).split()
)
NUMBERS = frozenset(XSD + name for name in ("decimal", "double", "float"))


def results_table(
    name: str, title: str, description: str, variables: Sequence[str], rows: Iterable[Sequence[Term]]
) -> Table:
    """Make the table. A column whose values are of several kinds, or of a kind that tables do not have, is text.

    Args:
        name: of the file, without suffix.
        title: what the table answers.
        description: how to read it.
        variables: names without `?`.
        rows: terms in their order. They are gone through twice, for the types come before the values: no iterator.
    """
    kinds = _types(len(variables), rows)
    readers = [_READERS[kind] for kind in kinds]
    cells = (
        tuple(None if term is None else read(term) for read, term in zip(readers, row, strict=True)) for row in rows
    )
    columns = tuple(Column(variable, kind) for variable, kind in zip(variables, kinds, strict=True))
    return Table(name, title, description, columns, cells)


class ResultsFile:
    """A SELECT's result in SPARQL JSON in a file: `variables`, and rows that are read from the file each time anew."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            ValueError: it is no such result.
        """
        self._path = path
        self.variables = [variable.value for variable in self._solutions().variables]

    def __iter__(self) -> Iterator[Sequence[Term]]:
        for solution in self._solutions():
            yield tuple(solution[name] for name in self.variables)

    def _solutions(self) -> ox.QuerySolutions:
        try:
            found = ox.parse_query_results(path=self._path, format=ox.QueryResultsFormat.JSON)
        except SyntaxError as error:
            raise ValueError(str(error)) from error
        if not isinstance(found, ox.QuerySolutions):
            raise ValueError("true or false is no table")
        return found


def _types(columns: int, rows: Iterable[Sequence[Term]]) -> list[Type]:
    """The type of each column: what all its values are."""
    found: list[set[Type]] = [set() for _ in range(columns)]
    open_columns = list(range(columns))
    for row in rows:
        for place in open_columns:
            if (term := row[place]) is not None:
                found[place].add(_type_of(term))
        if any(Type.STRING in found[place] for place in open_columns):
            open_columns = [place for place in open_columns if Type.STRING not in found[place]]
            if not open_columns:
                break
    return [_common(kinds) for kinds in found]


def _common(kinds: set[Type]) -> Type:
    if kinds == {Type.INTEGER, Type.NUMBER}:
        return Type.NUMBER
    (kind, *others) = kinds or {Type.STRING}
    return Type.STRING if others else kind


def _type_of(term: Term) -> Type:
    if isinstance(term, NamedNode):
        return Type.IRI
    if not isinstance(term, Literal):
        return Type.STRING
    datatype = term.datatype.value
    # A literal may claim a type and not be of it; and whole numbers may be longer than tables hold.
    with suppress(ValueError):
        if datatype in INTEGERS and abs(int(term.value)) < 1 << 63:
            return Type.INTEGER
        if datatype in NUMBERS and not math.isnan(_number(term)):
            return Type.NUMBER
        if datatype == XSD + "boolean" and term.value in _BOOLEANS:
            return Type.BOOLEAN
        if datatype == XSD + "date" and dt.date.fromisoformat(term.value):
            return Type.DATE
    return Type.STRING


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def _text(term: Term) -> Cell:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _number(term: Term) -> float:
    return float(str(_text(term)).replace("INF", "inf"))


_READERS: dict[Type, Callable[[Term], Cell]] = {
    Type.STRING: _text,
    Type.IRI: _text,
    Type.INTEGER: lambda term: int(str(_text(term))),
    Type.NUMBER: _number,
    Type.BOOLEAN: lambda term: _BOOLEANS[str(_text(term))],
    Type.DATE: lambda term: dt.date.fromisoformat(str(_text(term))),
}
