"""Validates the graph of one document, and of any other small set of quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.namespaces import CQ, RDF
from kg.validation.context import Context
from kg.validation.engine import Engine, default_engine
from kg.validation.report import Result, ValidationReport

FACTS = frozenset({CQ.Account, CQ.Act, CQ.Mention, CQ.PhraseUse, CQ.DatedEvent, CQ.Finding})
"""Classes of what a document states: each stands or falls by itself."""
PARTS = frozenset({CQ.Participation, CQ.DateEvidence, CQ.Passage})
"""Classes of what belongs to facts and falls with them."""


def validate_document(quads: Sequence[Quad], context: Context, *, engine: Engine | None = None) -> ValidationReport:
    """Validate a document's graph with what it refers to; each result names the fact that it concerns.

    A result about a passage that several facts share is given once for each of them.
    """
    return validate_quads(quads, context.neighbourhood(quads), engine=engine)


def validate_quads(
    quads: Sequence[Quad | Triple], neighbourhood: Iterable[Triple], *, engine: Engine | None = None
) -> ValidationReport:
    """Validate quads together with their neighbourhood; objections to the neighbourhood alone are left out."""
    own = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    found = (engine or default_engine()).run((*quads, *neighbourhood), own)
    owners = fact_owners(quads) if found else {}
    results: list[Result] = []
    for result in found:
        results.extend(replace(result, fact=fact) for fact in owners.get(result.focus) or (result.focus,))
    return ValidationReport.of(results)


def fact_owners(quads: Iterable[Quad | Triple]) -> Mapping[NamedNode, tuple[NamedNode, ...]]:
    """Return the facts to which each node belongs: a fact or document to itself, a part to the facts it is part of.

    A part of no fact (the evidence for a document's own date) belongs to nothing: it stands or falls alone.
    """
    classes: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    references: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.predicate == RDF.type:
                classes[quad.subject].add(quad.object)
            else:
                references[quad.object].append(quad.subject)
    facts = {node for node, kinds in classes.items() if kinds & FACTS}
    documents = {node for node, kinds in classes.items() if CQ.Document in kinds}
    parts = {node for node, kinds in classes.items() if kinds & PARTS and node not in facts}

    def owners(node: NamedNode, seen: frozenset[NamedNode]) -> Iterable[NamedNode]:
        for subject in references[node]:
            if subject in facts:
                yield subject
            elif subject in parts and subject not in seen:
                yield from owners(subject, seen | {subject})

    found: dict[NamedNode, tuple[NamedNode, ...]] = {node: (node,) for node in facts | documents}
    found |= {node: tuple(dict.fromkeys(owners(node, frozenset({node})))) for node in parts}
    return found
