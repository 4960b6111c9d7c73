"""Queries for engines whose default graph is not ours: a named graph plays it."""

from __future__ import annotations

from kg.sparql.tokens import Kind, Token, form, tokens


def with_default_graph(query: str, graph: str) -> str:
    """Have a query read `graph` where it reads the default graph, and leave the named graphs as they are.

    Its outermost group is put into `GRAPH <graph>`; a GRAPH inside still names its own. A dataset in the protocol would
    not do: it would have to list every named graph. A query with FROM keeps the dataset it asks for. DESCRIBE gets a
    FROM, for it reads outside of its group, too.

    >>> with_default_graph("SELECT * WHERE { ?s ?p ?o }", "http://example.org/g")
    'SELECT * WHERE { GRAPH <http://example.org/g> { ?s ?p ?o } }'
    """
    pieces = list(tokens(query))
    if _has_dataset(pieces):
        return query
    kind = form(query)
    if kind == "describe":
        return _described(pieces, graph)
    groups = _outermost_groups(pieces)
    if kind == "construct" and len(groups) == 1:
        return _short_construct(query, pieces, groups[0], graph)
    wanted = 1 if kind == "construct" else 0
    if len(groups) <= wanted:
        return query  # not a query: the engine says so
    opening, closing = groups[wanted]
    text = [piece.text for piece in pieces]
    text[opening] = f"{{ GRAPH <{graph}> {{"
    text[closing] = "} }"
    return "".join(text)


def _has_dataset(pieces: list[Token]) -> bool:
    depth = 0
    for piece in pieces:
        depth += {"{": 1, "}": -1}.get(piece.text, 0)
        if depth == 0 and piece.word == "FROM":
            return True
    return False


def _outermost_groups(pieces: list[Token]) -> list[tuple[int, int]]:
    """Places of the braces at the lowest level. Those of a VALUES at the end count, too: they come last."""
    found, depth, opening = [], 0, 0
    for place, piece in enumerate(pieces):
        if piece.text == "{":
            if depth == 0:
                opening = place
            depth += 1
        elif piece.text == "}":
            depth -= 1
            if depth == 0:
                found.append((opening, place))
    return found


def _short_construct(query: str, pieces: list[Token], group: tuple[int, int], graph: str) -> str:
    """`CONSTRUCT WHERE { … }` written out."""
    opening, closing = group
    triples = "".join(piece.text for piece in pieces[opening : closing + 1])
    before = [piece.text for piece in pieces[:opening] if piece.word != "WHERE"]
    after = [piece.text for piece in pieces[closing + 1 :]]
    return "".join([*before, triples, f" WHERE {{ GRAPH <{graph}> {triples} }}", *after])


def _described(pieces: list[Token], graph: str) -> str:
    """DESCRIBE with a FROM before its group or modifiers."""
    ends = ("WHERE", "GROUP", "ORDER", "LIMIT", "OFFSET", "HAVING", "VALUES")
    described = next(place for place, piece in enumerate(pieces) if piece.word == "DESCRIBE")
    after = range(described, len(pieces))
    place = next((at for at in after if pieces[at].text == "{" or pieces[at].word in ends), len(pieces))
    text = [piece.text for piece in pieces]
    # A comment at the end would swallow what comes after it.
    gap = "\n" if any(piece.kind is Kind.COMMENT for piece in pieces) else " "
    return "".join([*text[:place], f"{gap}FROM <{graph}>{gap}", *text[place:]])
