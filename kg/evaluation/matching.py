"""Which predicted record is which record of the gold, and where the two agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.evaluation.people import People
from kg.export.records import Record
from kg.reading.annotations import Zone, ZoneKind
from kg.reading.sentences import split

SAME_CONTACT = 0.6
"""From this agreement on two contact records are of one contact."""
SAME_WINDOW = 0.5
"""Two spans agree when they share more than this part of the days they cover together."""
LONGEST_ACT = 700
"""Characters: an act's quote is a sentence or a part of one; a longer window points at nothing."""
OPENING = 8
"""Words of a gold quote that are looked up in the text."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"°*0-9])|\n\s*\n")
_SHORTEST, _LONGEST = 40, 1500

Window = tuple[dt.date, dt.date]
NO_DATE: Window = (dt.date.min, dt.date.min)
"""Stands for a date that is written wrongly: it agrees with no true one."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold and predicted records of one kind and document, and which belong together (by position)."""

    gold: Sequence[Record]
    predicted: Sequence[Record]
    pairs: Sequence[tuple[int, int]]

    @property
    def matched(self) -> list[tuple[Record, Record]]:
        """Gold and predicted record of each pair, the best pair first."""
        return [(self.gold[i], self.predicted[j]) for i, j in self.pairs]

    @property
    def missed(self) -> list[Record]:
        """Gold records that nothing matches."""
        found = {i for i, _ in self.pairs}
        return [record for i, record in enumerate(self.gold) if i not in found]

    @property
    def alarms(self) -> list[Record]:
        """Predicted records that match nothing."""
        found = {j for _, j in self.pairs}
        return [record for j, record in enumerate(self.predicted) if j not in found]


def pair(
    gold: Sequence[Record], predicted: Sequence[Record], score: Callable[[Record, Record], float], threshold: float
) -> Pairing:
    """Match each record at most once, best score first; of equal scores the earlier records."""
    scores = [(-score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    left_gold, left_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for negated, i, j in sorted(scores):
        if -negated >= threshold and i in left_gold and j in left_predicted:
            left_gold.remove(i)
            left_predicted.remove(j)
            pairs.append((i, j))
    return Pairing(gold, predicted, pairs)


def window(date: str | None) -> Window | None:
    """Read a date of a record: first and last day; None for none; `NO_DATE` for what is written wrongly."""
    if not date:
        return None
    first, _, last = date.partition("/")
    try:
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    except ValueError:
        return NO_DATE


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether two dates say the same: equal days, or spans that mostly overlap."""
    first, second = window(a), window(b)
    if first is None or second is None:
        return first is second
    if first[0] == first[1] and second[0] == second[1]:
        return first == second
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    covered = (max(first[1], second[1]) - min(first[0], second[0])).days + 1
    return shared / covered > SAME_WINDOW


def parties(record: Record) -> list[Record]:
    """The participants that say who: a person or at least a government."""
    return [party for party in record.get("participants", []) if party.get("person") or party.get("country")]


def shared_parties(gold: Record, predicted: Record, people: People) -> int:
    """Number of participants that both records name."""
    left = parties(predicted)
    found = 0
    for wanted in parties(gold):
        for party in left:
            if not people.same(wanted.get("person"), party.get("person")):
                continue
            if wanted.get("person") or wanted.get("country") == party.get("country"):
                left.remove(party)
                found += 1
                break
    return found


def pair_contacts(gold: Sequence[Record], predicted: Sequence[Record], people: People) -> Pairing:
    """Match contacts by participants first, then by status and date."""

    def score(g: Record, p: Record) -> float:
        total = len(parties(g)) + len(parties(p))
        value = 2 * shared_parties(g, p, people) / total if total else 0.0
        if value and g["status"] != p.get("status"):
            value -= 0.2
        if g.get("date") and p.get("date"):
            value += 0.3 if dates_agree(g["date"], p["date"]) else -0.3
        return value

    return pair(gold, predicted, score, SAME_CONTACT)


def pair_acts(gold: Sequence[Record], predicted: Sequence[Record], text: str) -> Pairing:
    """Match acts of one kind whose quotes are in one sentence."""
    places = {id(record): quote_place(text, record["quote"]) for record in gold}

    def score(g: Record, p: Record) -> float:
        place, start, end = places[id(g)], p.get("start"), p.get("end")
        if place is None or g["act"] != p.get("act") or start is None or end is None or end - start > LONGEST_ACT:
            return 0.0
        together = start <= place < end or place <= start < sentence_end(text, place)
        same_speakers = set(g["speakers"]) == set(p.get("speakers") or [])
        return (1.0 if together else 0.0) + 0.1 * same_speakers

    return pair(gold, predicted, score, 1.0)


def pair_officials(gold: Sequence[Record], predicted: Sequence[Record], people: People) -> Pairing:
    """Match officials by name."""
    return pair(gold, predicted, lambda g, p: float(people.same(g["person"], p.get("person"))), 1.0)


def quote_place(text: str, quote: str) -> int | None:
    """Offset of a gold quote's opening words, however the text's white space runs; None when they are not there."""
    found = re.search(r"\s+".join(map(re.escape, quote.split()[:OPENING])), text)
    return found.start() if found else None


def sentence_around(text: str, record: Record) -> str:
    """Return the sentence of the text in which a record's quote stands; the quote itself where it is not found."""
    quote = str(record.get("quote") or record.get("person") or "")
    start, end = record.get("start"), record.get("end")
    if start is None or end is None:
        start = quote_place(text, quote) if quote else None
        if start is None:
            return quote
        end = start + len(quote)
    opened = text.rfind("\n\n", 0, start)
    closed = text.find("\n\n", end)
    paragraph = Zone(opened + 2 if opened >= 0 else 0, closed if closed >= 0 else len(text), ZoneKind.BODY)
    told = [s for s in split(text, [paragraph]) if s.start < end and start < s.end]
    return text[told[0].start : told[-1].end] if told else quote


def sentence_end(text: str, start: int) -> int:
    """Offset behind the sentence that begins at or around `start`."""
    found = _SENTENCE_END.search(text[start + _SHORTEST : start + _LONGEST])
    return start + _SHORTEST + found.start() + 1 if found else min(len(text), start + _LONGEST)
