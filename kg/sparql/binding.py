"""Binding variables of a query to terms.

A value becomes an RDF term first and its N-Triples form then takes the place of the variable's *token*: no character of
a value can become syntax, in whatever engine the query runs. (Engines disagree on the SPARQL-dev proposal for
substitution; pyoxigraph binds projected variables only.)
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.sparql.tokens import Kind, Token, tokens

Term = NamedNode | Literal


class BindingError(ValueError):
    """A variable stands where no term can, or the term is none that can be written."""


def bind(query: str, terms: Mapping[str, Term]) -> str:
    """Replace variables by terms: `name` without `?` -> IRI or literal.

    `BOUND(?name)` becomes `true`, a projected `?name` becomes `(term AS ?name)`. A variable may not be bound where the
    query itself gives it a value (`AS ?name`, `VALUES ?name`).

    >>> bind('SELECT ?s { ?s ?p ?x FILTER(!BOUND(?x) || ?x != "?x") }', {"x": Literal('a"b')})
    'SELECT ?s { ?s ?p "a\\\\"b" FILTER(!true || "a\\\\"b" != "?x") }'

    Raises:
        BindingError: see above.
    """
    if not terms:
        return query
    written = {name: _written(name, term) for name, term in terms.items()}
    pieces = list(tokens(query))
    solid = [i for i, token in enumerate(pieces) if token.kind not in (Kind.SPACE, Kind.COMMENT)]
    text = [token.text for token in pieces]
    projection = _projections(pieces, solid)
    for at, index in enumerate(solid):
        token = pieces[index]
        if token.kind is not Kind.VARIABLE or (name := token.text[1:]) not in written:
            continue
        before = pieces[solid[at - 1]].word if at else ""
        if before in ("AS", "VALUES"):
            raise BindingError(f"?{name} is a parameter: the query may not give it a value itself ({before} ?{name})")
        if index in projection:
            text[index] = f"({written[name]} AS ?{name})"
        elif at > 1 and pieces[solid[at - 2]].word == "BOUND":
            for i in range(solid[at - 2], solid[at + 1] + 1 if at + 1 < len(solid) else index + 1):
                text[i] = ""
            text[index] = "true"
        else:
            text[index] = written[name]
    return "".join(text)


def _written(name: str, term: Term) -> str:
    if isinstance(term, BlankNode) or not isinstance(term, NamedNode | Literal):
        raise BindingError(f"?{name} can only be bound to an IRI or a literal")
    return str(term)


def _projections(pieces: list[Token], solid: list[int]) -> set[int]:
    """Indexes of variables that a SELECT lists by themselves."""
    found: set[int] = set()
    depth, inside = 0, False
    for index in solid:
        token = pieces[index]
        if token.word == "SELECT":
            depth, inside = 0, True
        elif inside and token.text == "(":
            depth += 1
        elif inside and token.text == ")":
            depth -= 1
        elif inside and (token.text == "{" or token.word in ("WHERE", "FROM")):
            inside = False
        elif inside and depth == 0 and token.kind is Kind.VARIABLE:
            found.add(index)
    return found
