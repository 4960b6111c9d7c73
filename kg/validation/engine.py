"""The SHACL engine: pyshacl-turbo (compiled shapes, native graphs) where it is installed, else pyshacl.

Both give the same results, which a test holds them to; pyshacl alone is several times slower.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any, Protocol

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery

from kg.rdf.turtle import shipped_bytes, shipped_files
from kg.validation.report import Result, Severity

_SEVERITY: dict[Any, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}
_MANY = 500
"""Nodes above which the engines are not told where to look."""


class Engine(Protocol):
    """Checks triples against the shipped shapes."""

    def run(self, triples: Iterable[Triple | Quad], focus: Collection[NamedNode]) -> list[Result]:
        """Return the objections to the nodes of `focus`; graph names of quads are ignored."""


@cache
def default_engine() -> Engine:
    """Return the faster engine that this installation has, its shapes read once per process."""
    return TurboEngine() if importlib.util.find_spec("pyshacl_turbo") else PyshaclEngine()


@cache
def _shapes() -> rdflib.Graph:
    # rdflib's own prefixes would be bound again in each report.
    graph = rdflib.Graph(bind_namespaces="none")
    for name in shipped_files("shapes"):
        graph.parse(data=shipped_bytes(name), format="turtle")
    return graph


class TurboEngine:
    """pyshacl-turbo on native graphs."""

    def __init__(self) -> None:
        import pyshacl_turbo

        compile_shapes: Callable[..., Any] = pyshacl_turbo.compile_shapes  # it ships without the types of its call
        self._compiled = compile_shapes(_shapes(), advanced=True)

    def run(self, triples: Iterable[Triple | Quad], focus: Collection[NamedNode]) -> list[Result]:
        """Return the objections to the nodes of `focus`."""
        _, report, _ = self._compiled.validate(_input(triples), focus_nodes=_focus(focus))
        return _results(report, focus)


def _input(triples: Iterable[Triple | Quad]) -> Any:
    """Return triples as pyshacl-turbo keeps them itself: a list of terms, and numbers of terms.

    A store or a graph would be written as text and parsed again, which takes longer than to validate.
    """
    from pyshacl_turbo.rdf import Input

    records: list[tuple[int, str, str | None, str | None]] = []
    numbers: dict[object, int] = {}

    def number(term: object) -> int:
        known = numbers.get(term)
        if known is None:
            known = numbers[term] = len(records)
            records.append(_record(term))
        return known

    quads = [(number(item.subject), number(item.predicate), number(item.object), None) for item in triples]
    return Input((records, quads), "terms", None, {}, preserve_ids=True)


def _record(term: Any) -> tuple[int, str, str | None, str | None]:
    """Return kind (IRI, blank node, literal), value, datatype and language; of the last two one is None."""
    if isinstance(term, NamedNode):
        return 0, term.value, None, None
    if isinstance(term, BlankNode):
        return 1, term.value, None, None
    return 2, term.value, None if term.language else term.datatype.value, term.language


class _GraphWithPreparedQueries(rdflib.Graph):
    """An rdflib graph that parses a query once per process: pyshacl asks the same ones of every node it checks."""

    def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
        """Answer a query."""
        if isinstance(query_object, str):
            query_object = _prepared(query_object)
        return super().query(query_object, *args, **options)


@cache
def _prepared(query: str) -> Any:
    return prepareQuery(query)


class PyshaclEngine:
    """pyshacl on rdflib graphs."""

    def run(self, triples: Iterable[Triple | Quad], focus: Collection[NamedNode]) -> list[Result]:
        """Return the objections to the nodes of `focus`."""
        import pyshacl

        graph = _GraphWithPreparedQueries()
        for item in triples:
            graph.add((_to_rdflib(item.subject), _to_rdflib(item.predicate), _to_rdflib(item.object)))
        with warnings.catch_warnings():
            # pyshacl's own use of rdflib's deprecated calls is no concern of those who validate.
            warnings.simplefilter("ignore", DeprecationWarning)
            _, report, _ = pyshacl.validate(
                graph, shacl_graph=_shapes(), advanced=True, inplace=True, focus_nodes=_focus(focus)
            )
        return _results(report, focus)


def _to_rdflib(term: Any) -> Any:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    # rdflib tells "a" and "a"^^xsd:string apart, RDF 1.1 does not: the queries of the shapes write "a".
    if datatype == "http://www.w3.org/2001/XMLSchema#string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype))


def _focus(nodes: Collection[NamedNode]) -> list[str] | None:
    """Return a selection that both engines take; None, which is all nodes, where selecting would cost more."""
    return sorted(node.value for node in nodes) if 0 < len(nodes) <= _MANY else None


def _results(report: rdflib.Graph, focus: Collection[NamedNode]) -> list[Result]:
    results = []
    for node in report.subjects(RDF.type, SH.ValidationResult):
        looked_at = NamedNode(str(report.value(node, SH.focusNode)))
        if looked_at not in focus:
            continue
        message = str(report.value(node, SH.resultMessage))
        severity = report.value(node, SH.resultSeverity)
        shape = report.value(node, SH.sourceShape)
        results.append(
            Result(
                focus=looked_at,
                severity=_SEVERITY.get(severity, Severity.VIOLATION),
                message=message,
                shape=_name(shape) if isinstance(shape, rdflib.URIRef) else _shape_of_message().get(message, ""),
                value=_from_rdflib(report.value(node, SH.value)),
            )
        )
    return results


@cache
def _shape_of_message() -> dict[str, str]:
    """Name the shape by the message of a constraint: constraints are blank nodes, and engines rename those."""
    shapes = _shapes()
    return {
        str(message): _name(shape)
        for shape, constraint in shapes.subject_objects(SH.property)
        for message in shapes.objects(constraint, SH.message)
    }


def _name(shape: rdflib.term.Node) -> str:
    return re.split("[#/]", str(shape))[-1]


def _from_rdflib(term: Any) -> NamedNode | Literal | None:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        return Literal(str(term))
    return None
