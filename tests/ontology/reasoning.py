"""Runs HermiT on a copy of a graph without literals: it rejects `xsd:date`, and consistency of dates is for SHACL."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.rdf.namespaces import OWL, RDF, RDFS
from tests.lacking import lacking

INSTALL = "HermiT needs Java: `apt-get install default-jre-headless` (Debian), `brew install openjdk` (macOS)"
_DATA_TERMS = {OWL.DatatypeProperty, OWL.AnnotationProperty}


def need_java() -> None:
    """Skip without Java and say how to install it; in CI nothing is skipped, so fail."""
    if shutil.which("java") is None:
        lacking(INSTALL)


def without_literals(quads: Iterable[Quad | Triple]) -> list[Triple]:
    """Return the triples without literals, and without properties that have only those."""
    quads = list(quads)
    dropped = {q.subject for q in quads if q.predicate == RDF.type and q.object in _DATA_TERMS}
    kept = []
    for quad in quads:
        if isinstance(quad.object, Literal) or quad.subject in dropped or quad.predicate in dropped:
            continue
        if quad.predicate in (RDFS.seeAlso, RDFS.isDefinedBy):
            continue
        if quad.predicate == RDFS.range and isinstance(quad.object, NamedNode) and "XMLSchema#" in quad.object.value:
            continue
        kept.append(Triple(quad.subject, quad.predicate, quad.object))
    return kept


def is_consistent(quads: Iterable[Quad | Triple]) -> bool:
    """Return whether HermiT finds a model. Raises whatever else goes wrong, so that no failure passes for a verdict."""
    import owlready2

    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        path.write_bytes(serialize(without_literals(quads), format=RdfFormat.N_TRIPLES) or b"")
        ontology = world.get_ontology("https://w3id.org/communique/check#")
        with path.open("rb") as file:
            ontology.load(fileobj=file, format="ntriples")
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        return True
