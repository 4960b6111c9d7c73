"""Splits a document's graph into what is served and what is kept apart with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad

from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.namespaces import CQ, RDF
from kg.rdf.writer import english
from kg.validation.documents import FACTS, fact_owners
from kg.validation.report import Severity, ValidationReport

_GRAPH = "graph/document/"
_QUARANTINE = "graph/quarantine/"


def split_quarantine(
    quads: Sequence[Quad], report: ValidationReport, base: str = DEFAULT_BASE
) -> tuple[list[Quad], list[Quad]]:
    """Return the quads to serve, flags included, and the quads to quarantine, reasons included.

    A rejected fact moves to `{base}graph/quarantine/{dockey}` with its parties, its date evidence and a copy of its
    passages; nothing that is served refers to it. A rejected document takes all that it says with it.
    """
    if not quads:
        return [], []
    graph = quads[0].graph_name
    prefix = base + _GRAPH
    if not isinstance(graph, NamedNode) or not graph.value.startswith(prefix):
        raise ValueError(f"{graph} is no document's graph under {base}")
    quarantine = NamedNode(base + _QUARANTINE + graph.value.removeprefix(prefix))
    facts = {q.subject for q in quads if q.predicate == RDF.type and q.object in FACTS}
    documents = {q.subject for q in quads if q.predicate == RDF.type and q.object == CQ.Document}
    rejected: set[object] = set(report.rejected & {q.subject for q in quads})
    whole = bool(rejected & documents)
    if whole:
        rejected |= facts
    moved, copied = _parts_of(quads, rejected)

    kept: list[Quad] = []
    held: list[Quad] = []
    lost_contacts = _contacts_of(quads, rejected)
    for quad in quads:
        apart = Quad(quad.subject, quad.predicate, quad.object, quarantine)
        if quad.subject in moved or whole:
            held.append(apart)
        elif quad.object in moved:
            held.append(apart)  # an act reported in a rejected account stands, its link to the account does not
        elif quad.predicate == CQ.madeIn and quad.object in lost_contacts.get(quad.subject, ()):
            held.append(apart)
        else:
            kept.append(quad)
            if quad.subject in copied:
                held.append(apart)
    for result in report.results:
        if result.fact is None:
            continue
        if result.severity is Severity.VIOLATION:
            held.append(Quad(result.fact, CQ.quarantinedBecause, english(result.message), quarantine))
        elif result.fact in rejected:
            held.append(Quad(result.fact, CQ.flag, english(result.message), quarantine))
        else:
            kept.append(Quad(result.fact, CQ.flag, english(result.message), graph))
    return list(dict.fromkeys(kept)), list(dict.fromkeys(held))


def _parts_of(quads: Sequence[Quad], rejected: set[object]) -> tuple[set[object], set[object]]:
    """Return the nodes that go with the rejected facts, and the parts that others need as well."""
    moved: set[object] = set(rejected)
    copied: set[object] = set()
    for node, owners in fact_owners(quads).items():
        if node in rejected or not owners:
            continue
        if all(owner in rejected for owner in owners):
            moved.add(node)
        elif any(owner in rejected for owner in owners):
            copied.add(node)
    return moved, copied


def _contacts_of(quads: Sequence[Quad], rejected: set[object]) -> dict[object, set[object]]:
    """Return for each act the contacts that it was made in by a rejected account only."""
    contact_of: dict[object, object] = {}
    account_of: dict[object, object] = {}
    for quad in quads:
        if quad.predicate == CQ.accountOf:
            contact_of[quad.subject] = quad.object
        elif quad.predicate == CQ.reportedIn:
            account_of[quad.subject] = quad.object
    lost: dict[object, set[object]] = defaultdict(set)
    for act, account in account_of.items():
        if account in rejected and account in contact_of:
            lost[act].add(contact_of[account])
    return lost
