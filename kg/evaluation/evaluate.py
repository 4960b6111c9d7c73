"""Predicted records against gold: a table of precision, recall and F1, and every error beside its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation.matching import (
    Pairing,
    dates_agree,
    pair_acts,
    pair_contacts,
    pair_officials,
    parties,
    quote_place,
    sentence_around,
    shared_parties,
)
from kg.evaluation.people import People
from kg.export.records import Record


@dataclass(slots=True)
class Tally:
    """Counts of one facet."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        """Count a document's or a pair's part."""
        self.hits += hits
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float:
        """Part of the predicted that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Part of the gold that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """One miss, false alarm or disagreement."""

    facet: str
    kind: str
    """`missed`, `alarm`, `differs`, or `gold` for a gold record that cannot be placed."""
    doc: str
    what: str
    sentence: str


@dataclass(slots=True)
class Evaluation:
    """The result for all documents of the gold."""

    documents: int = 0
    bad_quotes: int = 0
    """Predicted quotes that are not the slice of the text that their offsets give."""
    facets: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """In the order in which the documents bring them up."""
    errors: list[Error] = field(default_factory=list)


def evaluate(
    gold: Iterable[Record],
    predicted: Iterable[Record],
    text_of: Callable[[str], str],
    people: People,
) -> Evaluation:
    """Compare records; only documents that occur in the gold count.

    Args:
        gold: hand-made records; a document without facts is listed as `{"doc": …, "type": "empty"}`.
        predicted: exported records, with `start`, `end` and `quote`.
        text_of: the text of a document, by the path in `doc`.
        people: judge of names, with the authority's aliases.
    """
    wanted: defaultdict[str, list[Record]] = defaultdict(list)
    for record in gold:
        wanted[record["doc"]].append(record)
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in predicted:
        if record["doc"] in wanted:
            found[record["doc"]].append(record)
    result = Evaluation(documents=len(wanted))
    for doc in sorted(wanted):
        _Document(result, doc, text_of(doc), people).compare(wanted[doc], found[doc])
    return result


@dataclass(frozen=True, slots=True)
class _Document:
    result: Evaluation
    doc: str
    text: str
    people: People

    def compare(self, gold: Sequence[Record], predicted: Sequence[Record]) -> None:
        for record in predicted:
            start, end = record.get("start"), record.get("end")
            if start is None or end is None or not record.get("quote") or self.text[start:end] != record["quote"]:
                self.result.bad_quotes += 1
                self.note("quote", "differs", "quote is not the slice that its offsets give", record)
        self.contacts(pair_contacts(_of(gold, "contact"), _of(predicted, "contact"), self.people))
        self.acts(pair_acts(_of(gold, "act"), _of(predicted, "act"), self.text))
        self.officials(pair_officials(_of(gold, "official"), _of(predicted, "official"), self.people))

    def contacts(self, pairing: Pairing) -> None:
        self.found("contact", pairing)
        for scope in ("main", "mentioned"):
            # A matched contact counts under the gold's scope: whether the scope is right is a facet of its own.
            hits = sum(g["scope"] == scope for g, _ in pairing.matched)
            alarms = sum(record.get("scope") == scope for record in pairing.alarms)
            self.tally(f"contact ({scope})", hits, _count(pairing.gold, "scope", scope), hits + alarms)
        partner = {id(g): p for g, p in pairing.matched}
        for g in pairing.gold:
            p = partner.get(id(g))
            hits = shared_parties(g, p, self.people) if p else 0
            self.tally("participant", hits, len(parties(g)), len(parties(p)) if p else 0)
        for record in pairing.alarms:
            self.tally("participant", 0, 0, len(parties(record)))
        for g, p in pairing.matched:
            hits = shared_parties(g, p, self.people)
            exact = hits == len(parties(g)) == len(parties(p))
            self.tally("participants exact", exact, 1, 1)
            if not exact:
                self.note("participants", "differs", f"gold {_names(g)}, got {_names(p)}", p)
            for facet in ("mode", "status", "scope"):
                self.agreement(facet, g[facet] == p.get(facet), g[facet], p.get(facet), p)
            self.agreement("date", dates_agree(g.get("date"), p.get("date")), g.get("date"), p.get("date"), p)
        self.errors("contact", pairing, lambda r: f"{_names(r)} {r.get('date')} {r.get('mode')} {r.get('status')}")

    def acts(self, pairing: Pairing) -> None:
        for record in pairing.gold:
            if quote_place(self.text, record["quote"]) is None:
                self.note("act", "gold", "quote is not in the document", record)
        self.found("act", pairing)
        for kind in ("agree", "commit", "request"):
            self.tally(
                f"act ({kind})",
                sum(g["act"] == kind for g, _ in pairing.matched),
                _count(pairing.gold, "act", kind),
                _count(pairing.predicted, "act", kind),
            )
        for g, p in pairing.matched:
            speakers = sorted(g["speakers"]), sorted(p.get("speakers") or [])
            self.agreement("act speakers", set(speakers[0]) == set(speakers[1]), *speakers, p)
            if g.get("due") or p.get("due"):
                self.agreement("act due", dates_agree(g.get("due"), p.get("due")), g.get("due"), p.get("due"), p)
        self.errors("act", pairing, lambda r: f"{r.get('act')} by {', '.join(r.get('speakers') or [])}")

    def officials(self, pairing: Pairing) -> None:
        self.found("official", pairing)
        for g, p in pairing.matched:
            self.agreement("official country", g["country"] == p.get("country"), g["country"], p.get("country"), p)
        self.errors("official", pairing, lambda r: f"{r.get('person')}, {r.get('office')} ({r.get('country')})")

    def found(self, facet: str, pairing: Pairing) -> None:
        self.tally(facet, len(pairing.pairs), len(pairing.gold), len(pairing.predicted))

    def agreement(self, facet: str, agrees: bool, gold: object, got: object, record: Record) -> None:
        self.tally(facet, agrees, 1, 1)
        if not agrees:
            self.note(facet, "differs", f"gold {gold}, got {got}", record)

    def tally(self, facet: str, hits: int, gold: int, predicted: int) -> None:
        self.result.facets[facet].add(hits, gold, predicted)

    def errors(self, facet: str, pairing: Pairing, tell: Callable[[Record], str]) -> None:
        for record in pairing.missed:
            self.note(facet, "missed", tell(record), record)
        for record in pairing.alarms:
            self.note(facet, "alarm", tell(record), record)

    def note(self, facet: str, kind: str, what: str, record: Record) -> None:
        sentence = " ".join(sentence_around(self.text, record).split())
        self.result.errors.append(Error(facet, kind, self.doc, what, sentence))


def _of(records: Sequence[Record], kind: str) -> list[Record]:
    return [record for record in records if record["type"] == kind]


def _count(records: Sequence[Record], name: str, value: str) -> int:
    return sum(record.get(name) == value for record in records)


def _names(record: Mapping[str, object]) -> str:
    people = record.get("participants") or []
    assert isinstance(people, list)
    return "[" + ", ".join(str(p.get("person") or p.get("office") or p.get("country")) for p in people) + "]"
