"""How well the reader reads the sample, measured against records made by hand.

The floors lie below what is reached today: they are there to notice a rule that breaks others, not to be met exactly.
`communique evaluate tests/sample/expected.jsonl` gives the whole table and every error.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.authority import Authority
from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.gold import read_records
from kg.evaluation.people import People
from kg.export.records import Record, reading_records
from kg.reader import Reader
from loaders.loading import load

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
GOLD = Path(__file__).with_name("expected.jsonl")

FLOORS = [
    # facet, precision, recall
    ("contact", 0.88, 0.80),
    ("contact (main)", 0.95, 0.90),
    ("participant", 0.88, 0.78),
    ("participants exact", 0.93, 0.93),
    ("mode", 0.92, 0.92),
    ("status", 0.95, 0.95),
    ("scope", 0.88, 0.88),
    ("date", 0.88, 0.88),
    ("act", 0.95, 0.88),
    ("act speakers", 0.93, 0.93),
    ("official", 0.95, 0.92),
    ("official country", 0.97, 0.97),
]


@pytest.fixture(scope="module")
def reached() -> Evaluation:
    authority = Authority.load()
    people = People((person.name, person.aliases) for person in authority.persons.values())
    return evaluate(read_records(GOLD), _read(Reader(authority)), lambda doc: load(SAMPLE / doc, doc).text, people)


def _read(reader: Reader) -> Iterator[Record]:
    for path in sorted(SAMPLE.iterdir()):
        digest = load(path, path.name)
        yield from reading_records(digest, reader.read(digest))


@pytest.mark.parametrize(("facet", "precision", "recall"), FLOORS, ids=[facet for facet, *_ in FLOORS])
def test_the_reader_stays_above(facet: str, precision: float, recall: float, reached: Evaluation) -> None:
    tally = reached.facets[facet]
    assert tally.gold > 90
    assert (tally.precision >= precision, tally.recall >= recall) == (True, True), (tally.precision, tally.recall)


def test_every_quote_is_the_slice_of_its_text(reached: Evaluation) -> None:
    assert reached.bad_quotes == 0


def test_no_gold_is_out_of_place(reached: Evaluation) -> None:
    assert [error for error in reached.errors if error.kind == "gold"] == []
