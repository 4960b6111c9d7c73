"""How like two acts are: kind, speakers and what they speak of. The one owner of the question "is it the same act?"."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from kg.comparing.records import ToldAct
from kg.comparing.words import Term, terms
from kg.comparing.zones import apart
from kg.records import ActKind

SAME_ACT = 0.31
"""Least likeness of two acts that stand in one row; chosen on pairs of accounts written for the purpose, see
`tests/comparing/pairs.yaml`."""
SPELLING = 0.93
"""Jaro-Winkler similarity from which two stems are spellings of one word."""
WORDING = 0.82
"""Share of common wording from which two clauses are alike whatever their words weigh."""
OTHER_KIND = {frozenset((ActKind.AGREE, ActKind.COMMIT)): 0.92, frozenset((ActKind.AGREE, ActKind.REQUEST)): 0.78}
"""What is left of the likeness where one account tells as a promise or wish what the other tells as an agreement."""
PARTY = 0.2
"""Weight of the name of a speaker's own country."""
DUE = 0.8
"""Weight of being due at one time."""
SUBSTANCE = 1.0
"""Weight of common terms below which two clauses have too little in common to be called one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The result of comparing two acts."""

    score: float
    """0 to 1."""
    shared: tuple[str, ...] = ()
    """Words of the first act that stand for the common terms, most telling first."""
    topics: tuple[str, ...] = ()
    kinds_differ: bool = False

    @property
    def same(self) -> bool:
        """Whether the two are one act."""
        return self.score >= SAME_ACT


UNLIKE = Likeness(0.0)


def likeness(a: ToldAct, b: ToldAct) -> Likeness:
    """Compare two acts of different accounts; denial is left out of account, so that a denial finds its act."""
    by_kind = _kinds(a, b)
    if not by_kind or not _speakers(a, b):
        return UNLIKE
    parties = frozenset(a.speakers) | frozenset(b.speakers)
    of_a, of_b = _terms(a, parties), _terms(b, parties)
    if a.due and b.due and not apart(a.due, b.due):
        due = Term("=due", DUE, "due date")
        of_a, of_b = (*of_a, due), (*of_b, due)
    pairs = _common(of_a, of_b)
    weight_a, weight_b = sum(t.weight for t in of_a), sum(t.weight for t in of_b)
    if not weight_a or not weight_b:
        return UNLIKE
    common = sum(min(x.weight, y.weight) for x, y in pairs)
    dice = 2 * common / (weight_a + weight_b)
    overlap = common / min(weight_a, weight_b)
    score = (dice + overlap) / 2
    if common < SUBSTANCE:
        # Two words of courtesy are no common content, unless they are all there is.
        score *= 0.5 + 0.5 * common / SUBSTANCE
    wording = fuzz.token_sort_ratio(a.content, b.content, processor=str.casefold) / 100
    if wording >= WORDING:
        score = max(score, wording)
    ranked = sorted(pairs, key=lambda pair: (-min(pair[0].weight, pair[1].weight), pair[0].word.casefold()))
    return Likeness(
        round(min(1.0, score * by_kind), 4),
        tuple(dict.fromkeys(x.word for x, _ in ranked if not x.key.startswith("#"))),
        tuple(sorted(x.key[1:] for x, _ in pairs if x.key.startswith("#"))),
        kinds_differ=a.kind is not b.kind,
    )


def _kinds(a: ToldAct, b: ToldAct) -> float:
    return 1.0 if a.kind is b.kind else OTHER_KIND.get(frozenset((a.kind, b.kind)), 0.0)


def _speakers(a: ToldAct, b: ToldAct) -> bool:
    """Whether one act can be of both: a promise or wish is of its speaker, an agreement of all who agree."""
    if not a.speakers or not b.speakers:
        return True
    return bool(set(a.speakers) & set(b.speakers))


def _terms(act: ToldAct, parties: frozenset[str]) -> tuple[Term, ...]:
    """What an act speaks of; the parties themselves are named in every other clause, third countries are not."""
    found = {
        term.key: term._replace(weight=PARTY) if term.key[0] == "@" and term.key[1:] in parties else term
        for term in terms(act.content)
    }
    for agreement in act.agreements:
        key = f"%{agreement.rpartition('/')[2]}"
        found.setdefault(key, Term(key, 1.0, agreement.rpartition("/")[2]))
    return tuple(found.values())


def _common(of_a: tuple[Term, ...], of_b: tuple[Term, ...]) -> list[tuple[Term, Term]]:
    """Pair the terms of two acts: the same key first, then spellings of one word."""
    by_key = {term.key: term for term in of_b}
    pairs = [(term, by_key[term.key]) for term in of_a if term.key in by_key]
    rest_a = [term for term in of_a if term.key not in by_key and term.key[0].isalpha()]
    known = {term.key for term in of_a}
    rest_b = [term for term in of_b if term.key not in known and term.key[0].isalpha()]
    for term in rest_a:
        match = process.extractOne(
            term.key, [other.key for other in rest_b], scorer=JaroWinkler.similarity, score_cutoff=SPELLING
        )
        if match is not None:
            pairs.append((term, rest_b.pop(match[2])))
    return pairs
