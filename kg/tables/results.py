"""The result of a SELECT as a table whose columns have the types that their values have."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

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
        rows: terms in their order; they are kept in memory.
    """
    solutions = list(rows)
    columns, readers = [], []
    for place, variable in enumerate(variables):
        kind = _type(row[place] for row in solutions)
        columns.append(Column(variable, kind))
        readers.append(_READERS[kind])
    cells = (
        tuple(None if term is None else read(term) for read, term in zip(readers, row, strict=True))
        for row in solutions
    )
    return Table(name, title, description, tuple(columns), cells)


def results_of_json(data: bytes) -> tuple[list[str], list[Sequence[Term]]]:
    """Variables and rows of a SELECT in SPARQL JSON.

    Raises:
        ValueError: it is none.
    """
    try:
        found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise ValueError(str(error)) from error
    if not isinstance(found, ox.QuerySolutions):
        raise ValueError("true or false is no table")
    names = [variable.value for variable in found.variables]
    return names, [tuple(solution[name] for name in names) for solution in found]


def _type(terms: Iterable[Term]) -> Type:
    found: set[Type] = set()
    for term in terms:
        if term is not None:
            found.add(_type_of(term))
            if Type.STRING in found:
                return Type.STRING
    if found == {Type.INTEGER, Type.NUMBER}:
        return Type.NUMBER
    return found.pop() if len(found) == 1 else Type.STRING


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
