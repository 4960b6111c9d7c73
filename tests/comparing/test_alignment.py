"""Acts of several accounts: which are one, which deny each other, and that the answer is the same on every run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authority import Authority
from kg.comparing.alignment import align
from kg.comparing.asking import accounts_of
from kg.comparing.assignment import assign
from kg.comparing.facets import facets
from kg.comparing.likeness import likeness
from kg.comparing.polarity import negative
from kg.comparing.records import Span, Told, Verdict
from kg.store import Store, open_store
from tests.comparing.accounts import BASE, account, act, pairs

PAIRS = pairs()


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.load()


def _accounts(pair: Any, authority: Authority) -> list[Told]:
    return [account(pair[side], doc, authority) for side, doc in (("first", "a"), ("second", "b"))]


def _paired(pair: Any, key: str) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in pair.get(key, ())}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["about"].replace(" ", "-") for pair in PAIRS])
def test_a_pair_of_accounts_is_aligned_as_a_careful_reader_would(pair: Any, authority: Authority) -> None:
    accounts = _accounts(pair, authority)
    found: dict[Verdict, set[tuple[int, int]]] = {verdict: set() for verdict in Verdict}
    told: list[str] = []
    for row in align(accounts):
        told += [act.iri for cell in row.cells for act in cell]
        assert row.explanation
        for one, other in itertools.product(*row.cells):
            found[row.verdict].add((int(one.iri.rpartition("/")[2]), int(other.iri.rpartition("/")[2])))
    assert sorted(told) == sorted(act.iri for a in accounts for act in a.acts), "every act stands in one row"
    assert found[Verdict.BOTH] == _paired(pair, "both")
    assert found[Verdict.CONTRADICT] == _paired(pair, "contradict")
    verdicts = {facet.name: facet.verdict.value for facet in facets(accounts)}
    for name, verdict in (pair.get("facets") or {}).items():
        assert verdicts[name] == verdict, name


def test_the_alignment_does_not_depend_on_which_account_comes_first(authority: Authority) -> None:
    for pair in PAIRS:
        a, b = _accounts(pair, authority)
        there = {frozenset(act.iri for cell in row.cells for act in cell) for row in align([a, b])}
        back = {frozenset(act.iri for cell in row.cells for act in cell) for row in align([b, a])}
        assert there == back, pair["about"]


def test_a_sentence_that_takes_an_act_back_denies_it() -> None:
    stated = act("commit KR: to invest in shipyards", "a")
    for opening in ("The ministry denied that the Minister pledged", "He never pledged"):
        sentence = f"{opening} to invest in shipyards."
        told = replace(act("commit KR: to invest in shipyards", "b"), span=Span("b", 0, len(sentence), sentence))
        assert negative(told)
        assert not negative(stated)


def test_likeness_is_symmetric() -> None:
    texts = [text for pair in PAIRS for side in ("first", "second") for text in pair[side]["acts"]]
    for one, other in itertools.islice(itertools.combinations(map(act, texts), 2), 0, None, 7):
        assert likeness(one, other).score == likeness(other, one).score


def test_three_accounts_stand_in_three_columns(authority: Authority) -> None:
    texts = (
        ("us-white-house", ["agree JP,KR,US: to share missile warning data in real time", "commit US: to visit Tokyo"]),
        ("jp-mofa", ["agree JP,KR,US: to hold the next meeting in Seoul"]),
        (
            "kr-mofa",
            [
                "agree JP,KR,US: on the real-time sharing of missile warning data",
                "agree JP,KR,US: that Seoul hosts the next meeting",
            ],
        ),
    )
    accounts = [account({"by": by, "acts": acts}, doc, authority) for doc, (by, acts) in zip("abc", texts, strict=True)]
    rows = align(accounts)
    assert [(row.verdict.value, row.tellers) for row in rows] == [("both", (0, 2)), ("both", (1, 2)), ("only", (0,))]


def test_nobody_and_one_account_are_aligned_too(authority: Authority) -> None:
    assert align([]) == ()
    (row,) = align([account({"by": "kr-mofa", "acts": ["agree KR,US: to meet again"]}, "a", authority)])
    assert (row.verdict, row.tellers) == (Verdict.ONLY, (0,))


SCORES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 0.2, 0.35, 0.5, 0.5, 0.8, 1.0]), min_size=width, max_size=width), max_size=5
    )
)


@given(SCORES)
def test_no_other_assignment_has_a_greater_total(scores: list[list[float]]) -> None:
    least = 0.3
    pairs = assign(scores, least)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    total = sum(scores[row][column] for row, column in pairs)
    width = len(scores[0]) if scores else 0
    best = 0.0
    for columns in itertools.permutations([*range(width), *([None] * len(scores))], len(scores)):
        chosen = [scores[row][c] for row, c in enumerate(columns) if c is not None and scores[row][c] >= least]
        best = max(best, sum(chosen))
    assert total == pytest.approx(best)


@given(SCORES)
def test_an_assignment_is_the_same_on_every_run(scores: list[list[float]]) -> None:
    assert assign(scores, 0.3) == assign([list(line) for line in scores], 0.3)


def test_equal_candidates_keep_the_order_of_the_texts() -> None:
    assert assign([[0.5] * 4 for _ in range(4)], 0.3) == [(n, n) for n in range(4)]


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> Iterator[Store]:
    store = open_store(sample_store)
    yield store
    store.close()


def test_the_sample_is_aligned_with_measured_quality(sample: Store) -> None:
    """Against the judgement in `sample.yaml`: at least 0.75 of what is aligned is right, and of what should be 0.65 is
    found; the rest refers back ("in that regard") or shares no word. Acts that are read otherwise by now are left out,
    but most must be there."""
    right = made = wanted = known = listed = 0
    for contact, gold in pairs("sample.yaml").items():
        accounts = accounts_of(sample, contact, BASE)
        acts = {" ".join(act.content.split()): act.iri for a in accounts for act in a.acts}
        listed += len(gold)
        expected = set()
        for pair in gold:
            iris = [next((iri for content, iri in acts.items() if content.startswith(start)), None) for start in pair]
            if all(iris):
                expected.add(frozenset(iris))
        known += len(expected)
        found = {
            frozenset((x.iri, y.iri))
            for row in align(accounts)
            for one, other in itertools.combinations(row.cells, 2)
            for x, y in itertools.product(one, other)
        }
        right += len(found & expected)
        made += len(found)
        wanted += len(expected)
    assert known >= 0.6 * listed
    assert right >= 0.75 * made, (right, made)
    assert right >= 0.65 * wanted, (right, wanted)


def test_hostile_words_are_compared_like_others(authority: Authority) -> None:
    rng = random.Random(7)
    odd = ["<script>alert(1)</script>", "’’’", "\u202e\u0000", "…" * 40, "a" * 3000, "İstanbul", "1,000.5"]
    accounts = [
        account({"by": by, "acts": [f"agree KR,US: to {rng.choice(odd)} and {text}" for text in odd]}, doc, authority)
        for doc, by in (("a", "kr-mofa"), ("b", "us-state"))
    ]
    assert sum(len(cell) for row in align(accounts) for cell in row.cells) == 2 * len(odd)
