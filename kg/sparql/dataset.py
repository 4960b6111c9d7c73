"""The dataset that the protocol gives an update: USING clauses put where the grammar has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.sparql.tokens import Kind, decode_codepoints, tokens

_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


class UpdateError(ValueError):
    """The update cannot be run as asked."""


def with_dataset(update: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """Add USING and USING NAMED to every operation with a WHERE, and refuse LOAD and SERVICE.

    Args:
        update: a SPARQL Update request.
        default_graphs: IRIs of `using-graph-uri`.
        named_graphs: IRIs of `using-named-graph-uri`.

    Raises:
        UpdateError: it has LOAD or SERVICE, or a dataset of its own besides the one given.

    >>> with_dataset("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ["http://example.org/g"], [])
    'DELETE { ?s ?p 1 } USING <http://example.org/g> WHERE { ?s ?p 1 }'
    """
    text = decode_codepoints(update)
    clauses = [f"USING <{_checked(iri)}> " for iri in default_graphs]
    clauses += [f"USING NAMED <{_checked(iri)}> " for iri in named_graphs]
    pieces = []
    depth, operation = 0, ""
    template = False
    for token in tokens(text):
        if token.word == "SERVICE":
            raise UpdateError("SERVICE is not allowed here")
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth -= 1
            template = template or (depth == 0 and operation in ("DELETE", "INSERT"))
        elif depth == 0 and token.kind is Kind.WORD:
            word = token.word
            if word == "LOAD":
                raise UpdateError("LOAD is not allowed here: send the graph itself to /graph-store")
            if word in ("USING", "WITH") and clauses:
                raise UpdateError(f"{word} in the update and using-graph-uri in the request exclude each other")
            if word == "WHERE" and template:
                pieces += clauses
            operation = word
        elif depth == 0 and token.text == ";":
            operation, template = "", False
        pieces.append(token.text)
    return "".join(pieces)


def _checked(iri: str) -> str:
    if not iri or _ILLEGAL.search(iri):
        raise UpdateError(f"{iri!r} is not an IRI")
    return iri
