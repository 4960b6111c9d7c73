"""Records from a store: what is served, with the IRI of the contact that several documents share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

from pyoxigraph import Literal, NamedNode

from kg.export.records import Record
from kg.rdf.namespaces import CQ, FOAF, OA, RDF
from kg.store import Store

_DOCUMENTS = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT ?graph ?path WHERE { GRAPH ?graph { ?document a cq:Document ; cq:path ?path } }
"""
_TEXT = """
PREFIX cq: <https://w3id.org/communique/ontology#>
SELECT ?text WHERE { ?document a cq:Document ; cq:path ?path ; cq:text ?text }
"""
_NAMES = """
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?official ?name WHERE { ?official a cq:Official ; foaf:name ?name }
"""
Make = Callable[["_Graph", NamedNode], Record]


def store_records(store: Store, docs: Collection[str] | None = None) -> Iterator[Record]:
    """Yield the records of all documents of a store, or of those listed, by path; one document in memory at a time.

    Within a document contacts come first, then acts, then officials, each in the order of the text.
    """
    names = {_iri(official): _text(name) for official, name in store.select(_NAMES)}
    documents = sorted((_text(path), _iri(graph)) for graph, path in store.select(_DOCUMENTS))
    for path, graph in documents:
        if ("/graph/document/" not in graph.value) or (docs is not None and path not in docs):
            continue
        yield from _Graph(store, graph, path, names).records()


def stored_text(store: Store, doc: str) -> str | None:
    """Return the text of a document by its path; None where the store has no such document."""
    return next((_text(row[0]) for row in store.select(_TEXT, {"path": Literal(doc)})), None)


class _Graph:
    """The named graph of one document, by subject."""

    def __init__(self, store: Store, graph: NamedNode, path: str, names: dict[NamedNode, str]) -> None:
        self.path = path
        self.names = names
        self.values: defaultdict[NamedNode, defaultdict[NamedNode, list[NamedNode | Literal]]]
        self.values = defaultdict(lambda: defaultdict(list))
        for triple in store.triples(graph):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                self.values[triple.subject][triple.predicate].append(triple.object)

    def records(self) -> Iterator[Record]:
        for kind, make in ((CQ.Account, _contact), (CQ.Act, _act), (CQ.Mention, _official)):
            nodes = [node for node, properties in self.values.items() if kind in properties.get(RDF.type, ())]
            records = [(_number(node), make(self, node)) for node in nodes]
            # Accounts and acts are numbered in the order of the reading; officials come in the order of the text.
            records.sort(key=lambda item: (item[0], item[1]["start"], item[1]["end"], item[1].get("person") or ""))
            for _, record in records:
                if record.pop("denied", False):
                    continue
                yield record

    def one(self, node: NamedNode, predicate: NamedNode) -> NamedNode | Literal | None:
        return next(iter(self.values[node].get(predicate, ())), None)

    def text(self, node: NamedNode, predicate: NamedNode) -> str | None:
        value = self.one(node, predicate)
        return None if value is None else value.value

    def tail(self, node: NamedNode, predicate: NamedNode) -> str | None:
        value = self.text(node, predicate)
        return None if value is None else value.rsplit("/", 1)[-1]

    def head(self, node: NamedNode, kind: str) -> Record:
        passage = self.one(node, CQ.passage)
        assert isinstance(passage, NamedNode)
        return {
            "doc": self.path,
            "type": kind,
            "quote": self.text(passage, OA.exact),
            "start": int(self.text(passage, OA.start) or 0),
            "end": int(self.text(passage, OA.end) or 0),
        }

    def person(self, node: NamedNode) -> str | None:
        official = self.one(node, CQ.official)
        if not isinstance(official, NamedNode):
            return None
        # An official unknown to the authority is called what this document calls them.
        return self.text(official, FOAF.name) or self.names.get(official)

    def parties(self, node: NamedNode) -> list[NamedNode]:
        found = self.values[node].get(CQ.participation, ())
        return sorted((party for party in found if isinstance(party, NamedNode)), key=_number)

    def window(self, node: NamedNode, first: NamedNode, last: NamedNode) -> str | None:
        earliest, latest = self.text(node, first), self.text(node, last)
        if earliest is None or latest is None:
            return None
        return earliest if earliest == latest else f"{earliest}/{latest}"


def _contact(graph: _Graph, node: NamedNode) -> Record:
    return {
        **graph.head(node, "contact"),
        "mode": _word(graph.tail(node, CQ.medium)),
        "status": graph.tail(node, CQ.status),
        "scope": graph.tail(node, CQ.scope),
        "date": graph.window(node, CQ.earliestDate, CQ.latestDate),
        "participants": [
            {
                "person": graph.person(party),
                "office": graph.text(party, CQ.officeLabel),
                "country": graph.tail(party, CQ.side),
            }
            for party in graph.parties(node)
        ],
        "event": graph.text(node, CQ.accountOf),
    }


def _act(graph: _Graph, node: NamedNode) -> Record:
    speakers = graph.values[node].get(CQ.speaker, ())
    return {
        **graph.head(node, "act"),
        "act": graph.tail(node, CQ.actKind),
        "speakers": sorted(speaker.value.rsplit("/", 1)[-1] for speaker in speakers),
        "persons": [name for party in graph.parties(node) if (name := graph.person(party))],
        "due": graph.window(node, CQ.dueFrom, CQ.dueBy),
        "denied": graph.text(node, CQ.denied) == "true",
    }


def _official(graph: _Graph, node: NamedNode) -> Record:
    return {
        **graph.head(node, "official"),
        "person": graph.person(node),
        "office": graph.text(node, CQ.officeLabel),
        "country": graph.tail(node, CQ.side),
    }


def _word(tail: str | None) -> str | None:
    return tail.replace("-", "_") if tail else None


def _number(node: NamedNode) -> int:
    last = node.value.rsplit("/", 1)[-1]
    return int(last) if last.isdecimal() else 0


def _iri(value: object) -> NamedNode:
    assert isinstance(value, NamedNode)
    return value


def _text(value: object) -> str:
    assert isinstance(value, Literal)
    return value.value
