"""Stored queries as `sh:SPARQLExecutable`, the convention of the collections of SPARQL examples (SIB, UniProt)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.queries import StoredQuery
from kg.rdf.namespaces import RDF, RDFS, SCHEMA, SH, XSD

FORMS = {
    "select": (SH.SPARQLSelectExecutable, SH.select),
    "ask": (SH.SPARQLAskExecutable, SH.ask),
    "construct": (SH.SPARQLConstructExecutable, SH.construct),
    "describe": (SH.SPARQLExecutable, SH.select),
}
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)


def executables(queries: Iterable[StoredQuery], home: str) -> Iterator[Triple]:
    """The triples that describe stored queries.

    Args:
        queries: which.
        home: URL of the service's root, with its final slash; queries are `{home}queries/NAME`.

    The text stands as its file has it. Its parameters are its variables that begin with `_`; each is a `sh:parameter`
    of the query's description, with its meaning and an example.
    """
    for query in queries:
        me = NamedNode(f"{home}queries/{query.name}")
        kind, text = FORMS[query.form]
        yield Triple(me, RDF.type, SH.SPARQLExecutable)
        if kind != SH.SPARQLExecutable:
            yield Triple(me, RDF.type, kind)
        yield Triple(me, RDFS.label, Literal(query.summary, language="en"))
        yield Triple(me, RDFS.comment, Literal(query.description, language="en"))
        yield Triple(me, text, Literal(query.text))
        yield Triple(me, SCHEMA.target, NamedNode(f"{home}sparql"))
        yield from (Triple(me, SCHEMA.keywords, Literal(tag)) for tag in query.tags)
        for prefix, namespace in _PREFIX.findall(query.text):
            declaration = BlankNode(f"{query.name}-{prefix or 'default'}".replace("-", "_"))
            yield Triple(me, SH.prefixes, me)
            yield Triple(me, SH.declare, declaration)
            yield Triple(declaration, SH.prefix, Literal(prefix))
            yield Triple(declaration, SH.namespace, Literal(namespace, datatype=XSD.anyURI))
        for parameter in query.parameters:
            node = BlankNode(f"{query.name}-parameter-{parameter.name}".replace("-", "_"))
            yield Triple(me, SH.parameter, node)
            yield Triple(node, RDF.type, SH.Parameter)
            yield Triple(node, SH.name, Literal(parameter.name))
            yield Triple(node, SCHEMA.name, Literal(f"?{parameter.variable}"))
            yield Triple(node, SH.description, Literal(parameter.description, language="en"))
            yield Triple(node, SH.optional, Literal(str(not parameter.required).lower(), datatype=XSD.boolean))
            if parameter.example:
                yield Triple(node, SCHEMA.example, Literal(parameter.example))
