"""Cost of validating one document, alone and as the graph grows.

    python -m benchmarks.validation [DOCUMENTS]

Prints CPU milliseconds per document for the first and the last tenth of a growing store, with both engines, and what
validation of the whole store costs per document.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

from pyoxigraph import DefaultGraph, Quad

from kg.rdf import authority_quads, contacts_quads, document_quads, ontology_quads
from kg.records import AccountRef
from kg.store.embedded import OxigraphStore
from kg.validation import Context, validate_document, validate_store
from kg.validation.engine import Engine, PyshaclEngine, TurboEngine
from loaders.authority import load
from tests.rdf.samples import document, merged, reading


def main(count: int) -> None:
    """Measure and print."""
    authority = load()
    context = Context.of(authority)
    store = OxigraphStore.in_memory()
    store.load(served([*authority_quads(authority), *ontology_quads()]))
    engines: dict[str, Engine] = {"pyshacl-turbo": TurboEngine(), "pyshacl": PyshaclEngine()}
    spent: dict[str, list[float]] = {name: [] for name in engines}
    tenth = max(1, count // 10)
    quads: list[Quad] = []
    for number in range(count):
        doc = f"corpus/{number:06d}.txt"
        contacts = [
            replace(contact, key=f"{contact.key}-{number}", accounts=(AccountRef(doc, index),), replaces=())
            for index, contact in enumerate(merged())
        ]
        quads = document_quads(document(doc=doc), reading(doc=doc), [contact.key for contact in contacts])
        store.load(served([*quads, *contacts_quads(contacts)]))
        for name, engine in engines.items():
            # The slow engine need not see every document: the first and the last ones are what is compared.
            if name == "pyshacl-turbo" or number < 5 or number >= count - 5:
                started = time.process_time()
                validate_document(quads, context, engine=engine)
                spent[name].append(1000 * (time.process_time() - started))
    print(f"{count} documents of {len(quads)} quads, {store.count()} quads in the store")
    for name, times in spent.items():
        sample = tenth if name == "pyshacl-turbo" else 4
        first, last = times[1 : sample + 1], times[-sample:]
        print(f"{name:14} first {sum(first) / len(first):6.1f} ms, last {sum(last) / len(last):6.1f} ms per document")
    started = time.process_time()
    graphs = sum(1 for _ in validate_store(store))
    print(f"whole store    {1000 * (time.process_time() - started) / graphs:6.1f} ms per graph")


def served(quads: list[Quad]) -> list[Quad]:
    """Return quads with their triples in the default graph."""
    return [*quads, *(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
