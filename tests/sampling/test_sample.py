from __future__ import annotations

import csv
import io
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sampling.draw import By, draw, sample_table
from kg.sampling.facts import Fact, Source, statement_of
from kg.sampling.precision import Judged, JudgedError, precision, precision_table, read_judged, wilson
from kg.tables.writing import TableFormat, table_bytes
from tests.cli.conftest import communique


def fact(number: int, kind: str = "contact", publisher: str = "P", sentence: str = "They spoke.") -> Fact:
    return Fact(f"k{number}", kind, f"d{number}.txt", Source(publisher, "2017-02-07", ""), "s", sentence, 0, 11, "")


FACTS = [fact(n, "contact" if n % 10 else "act") for n in range(1, 201)]


def test_the_same_seed_gives_the_same_sample_in_any_order() -> None:
    shuffled = list(FACTS)
    random.Random(3).shuffle(shuffled)
    assert draw(FACTS, 30, seed=7) == draw(shuffled, 30, seed=7)
    assert draw(FACTS, 30, seed=7) != draw(FACTS, 30, seed=8)
    assert len(draw(FACTS, 30, seed=7)) == 30


def test_a_larger_sample_holds_the_smaller_one() -> None:
    small = {one.fact.key for one in draw(FACTS, 20, seed=1)}
    assert small < {one.fact.key for one in draw(FACTS, 60, seed=1)}


def test_every_fact_is_as_likely_as_any_other() -> None:
    counts = dict.fromkeys((one.key for one in FACTS), 0)
    for seed in range(400):
        for one in draw(FACTS, 20, seed):
            counts[one.fact.key] += 1
    # 400 draws of 20 in 200: 40 each, standard deviation 6.
    assert all(abs(count - 40) < 6 * 4.5 for count in counts.values())
    assert abs(sum(count**2 for count in counts.values()) / 200 - 40**2 - 36) < 15


@given(st.integers(1, 250), st.sampled_from(list(By)), st.booleans())
def test_a_sample_is_as_large_as_it_was_asked_to_be(size: int, by: By, equal: bool) -> None:
    drawn = draw(FACTS, size, seed=1, by=by, equal=equal)
    assert len(drawn) == min(size, len(FACTS))
    assert len({one.fact.key for one in drawn}) == len(drawn)


def test_strata_are_drawn_in_proportion_or_alike() -> None:
    kinds = [one.fact.kind for one in draw(FACTS, 40, seed=1, by=By.KIND)]
    assert (kinds.count("contact"), kinds.count("act")) == (36, 4)
    kinds = [one.fact.kind for one in draw(FACTS, 30, seed=1, by=By.KIND, equal=True)]
    assert (kinds.count("contact"), kinds.count("act")) == (15, 15)
    assert {one.stratum_size for one in draw(FACTS, 30, seed=1, by=By.KIND)} == {180, 20}
    assert {one.stratum for one in draw(FACTS, 2, seed=1, by=By.KIND)} == {"contact", "act"}


def test_a_spreadsheet_finds_no_formula_in_a_sample() -> None:
    drawn = draw([fact(1, sentence='=HYPERLINK("http://evil.example")\nnext'), fact(2, publisher="@P")], 2, 1)
    rows = list(csv.reader(io.StringIO(table_bytes(sample_table(drawn), TableFormat.CSV).decode())))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


# Wilson's interval as published tables have it (Newcombe 1998, table I; Agresti and Coull 1998).
@pytest.mark.parametrize(
    ("right", "size", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(right: int, size: int, low: float, high: float) -> None:
    found = wilson(right / size, size)
    assert found == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def judged(stratum: str, size: int, right: int, wrong: int, unsure: int = 0) -> list[Judged]:
    verdicts = ["yes"] * right + ["no"] * wrong + ["unsure"] * unsure
    return [Judged(stratum, size, "contact", verdict) for verdict in verdicts]


def test_what_nobody_decided_does_not_count() -> None:
    found = precision([*judged("all", 100, 9, 1, unsure=5), Judged("all", 100, "contact", "")])
    assert (found.right, found.wrong, found.unsure, found.missing, found.estimate) == (9, 1, 5, 1, 0.9)
    nothing = precision(judged("all", 100, 0, 0, unsure=3))
    assert (nothing.estimate, nothing.low, nothing.high) == (None, None, None)


def test_strata_count_by_their_size() -> None:
    """Drawn alike from 900 and 100 facts: the small stratum must not weigh as much as the large one."""
    found = precision([*judged("large", 900, 45, 5), *judged("small", 100, 25, 25)])
    assert found.estimate == pytest.approx(0.9 * 0.9 + 0.1 * 0.5)
    variance = 0.9**2 * 0.09 / 50 + 0.1**2 * 0.25 / 50
    assert found.low == pytest.approx(found.estimate - 1.96 * math.sqrt(variance), abs=0.03)
    assert found.low
    assert found.high
    assert found.low < found.estimate < found.high


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_interval_holds_the_estimate(a: int, b: int, c: int, d: int) -> None:
    found = precision([*judged("x", 500, a, b), *judged("y", 50, c, d)])
    if found.estimate is not None:
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.low <= found.estimate <= found.high <= 1


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    chance = random.Random(11)
    truth = {"large": (900, 0.95), "small": (100, 0.6)}
    hits = 0
    for _ in range(500):
        rows = []
        for name, (size, share) in truth.items():
            right = sum(chance.random() < share for _ in range(60))
            rows += judged(name, size, right, 60 - right)
        found = precision(rows)
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= 0.9 * 0.95 + 0.1 * 0.6 <= found.high
    assert 0.92 <= hits / 500 <= 0.985


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("correct", "korrekt"), 1, "no column correct"),
        (("yes", "aye"), 2, "aye"),
        (("k2", "k1"), 3, "line 2 already"),
        (("90", "many"), 2, "stratum_size"),
    ],
)
def test_a_judged_file_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, reason: str
) -> None:
    text = "fact,stratum,stratum_size,kind,correct\nk1,all,90,act,yes\nk2,all,90,act,no\n"
    path = tmp_path / "judged.csv"
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(JudgedError, match=f"judged.csv:{line}: ") as raised:
        read_judged(path)
    assert reason in str(raised.value)


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "judged.csv").write_bytes("fact;stratum\n\xe9".encode("latin-1"))
    with pytest.raises(JudgedError, match="UTF-8"):
        read_judged(tmp_path / "judged.csv")


def test_statements_say_what_the_record_holds() -> None:
    party = {"person": "An", "office": "Minister", "country": "KR"}
    delegation = {"person": None, "office": None, "country": "US"}
    contact = {"type": "contact", "mode": "in_person", "status": "held", "date": "2017-02-01/2017-02-03"}
    assert statement_of({**contact, "participants": [party, delegation]}) == (
        "An, Minister (KR); a delegation (US): met, on 2017-02-01 to 2017-02-03."
    )
    planned = {**contact, "status": "planned", "date": None, "participants": [party]}
    assert "plan to have contact" in statement_of(planned)
    assert "not determined" in statement_of(planned)


def test_from_store_to_precision_on_the_command_line(sample_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    again = tmp_path / "again.csv"
    for target in (path, again):
        done = communique(
            *("export", "sample", "--store", str(sample_store), "--size", "8", "--by", "kind", "--seed", "3"),
            *("--output", str(target)),
            folder=tmp_path,
        )
        assert done.returncode == 0, done.stderr
    assert path.read_bytes() == again.read_bytes()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 8
    assert all(row["sentence"] and row["publisher"] and not row["correct"] for row in rows)
    for place, row in enumerate(rows):
        row["correct"] = "No" if place == 0 else "YES"
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # as a spreadsheet in Seoul or Berlin saves it
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    done = communique("export", "sample", "--judged", str(path), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    first = done.stdout.splitlines()[1].split()
    assert first[:5] == ["all", "7", "1", "0", "0"]
    assert 0 < float(first[6]) < float(first[5]) < float(first[7]) <= 1


def test_precision_is_given_for_all_for_each_kind_and_for_each_stratum() -> None:
    rows = [Judged("2017", 10, "act", "yes"), Judged("2018", 10, "contact", "no")]
    assert [row[0] for row in precision_table(rows).rows] == ["all", "act", "contact", "2017", "2018"]
