from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.folders import changes
from kg.linking.judgements import (
    NONE,
    Judgement,
    JudgementError,
    Judgements,
    Verdict,
    add_judgements,
    read_judgements,
)

DAY = dt.date(2026, 3, 1)


def made(*decisions: tuple[Verdict, str]) -> Judgements:
    return Judgements([Judgement(v, "official/a", item, "A", DAY) for v, item in decisions])


def test_the_last_word_counts() -> None:
    assert made(("same", "Q1"), ("same", "Q2")).item_of("official/a") == "Q2"
    assert made(("same", "Q1"), ("different", "Q1")).item_of("official/a") is None
    assert made(("different", "Q1"), ("same", "Q1")).item_of("official/a") == "Q1"
    assert made(("same", "Q1")).settled("official/a")
    assert made(("different", "Q1"), ("different", NONE)).settled("official/a")
    assert not made(("different", "Q1")).settled("official/a")
    assert made(("different", "Q1")).refused("official/a") == {"Q1"}


def test_lines_are_added_and_others_stay_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "links" / "judgements.csv"
    add_judgements(path, [Judgement("same", "office/b", "Q7", "Müller, A.", DAY, 'said "yes"')])
    first = path.read_bytes()
    path.write_bytes(first.rstrip(b"\n"))  # an editor that leaves no line end
    add_judgements(path, [Judgement("different", "place/seoul", "Q8", "B", DAY)])
    assert path.read_bytes().startswith(first)
    found = read_judgements(path)
    assert found.problems == []
    assert [(j.subject, j.who, j.why) for j in found.made] == [
        ("office/b", "Müller, A.", 'said "yes"'),
        ("place/seoul", "B", ""),
    ]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(max_size=30)), max_size=4))
def test_whatever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("judged") / "judgements.csv"
    good = [(who, why) for who, why in texts if who.split() and "\0" not in who + why]
    for who, why in good:
        try:
            add_judgements(path, [Judgement("same", "official/a", "Q1", who, DAY, why)])
        except UnicodeEncodeError:
            return
    found = read_judgements(path)
    assert found.problems == []
    assert [(j.who, j.why) for j in found.made] == [(" ".join(who.split()), " ".join(why.split())) for who, why in good]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("maybe,official/a,Q1,A,2026-01-01,", "decision is 'maybe'"),
        ("same,person/a,Q1,A,2026-01-01,", "subject is 'person/a'"),
        ("same,official/a,1,A,2026-01-01,", "item is '1'"),
        ("same,official/a,*,A,2026-01-01,", "item is '\\*'"),
        ("same,official/a,Q1,,2026-01-01,", "who decided is missing"),
        ("same,official/a,Q1,A,yesterday,", "when is 'yesterday'"),
        ("same,official/a,Q1,A,2026-01-01,a,b", "more cells than columns"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(f"decision,subject,item,who,when,why\n{line}\n", encoding="utf-8")
    found = read_judgements(path)
    assert found.made == []
    (problem,) = found.problems
    assert problem.startswith("judgements.csv:2: ")
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(problem)


def test_a_file_without_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("same,official/a,Q1,A,2026-01-01,\n", encoding="utf-8")
    with pytest.raises(JudgementError, match="must name the columns"):
        read_judgements(path)


def test_rows_of_a_folder_keep_their_lines_and_columns(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text('key,name,country\nb-a,"A, B",GB\nd-c,C D,GB\n', encoding="utf-8")
    row = {"key": "d-c", "name": "C D", "country": "GB", "wikidata": "Q3"}
    (change,) = changes(
        tmp_path,
        [
            ("persons.csv", {"d-c": row, "f-e": {**row, "key": "f-e"}}, {"b-a": {"name": "Z", "wikidata": "Q9"}}.get),
            ("offices.csv", {}, lambda _: None),
        ],
    )
    assert change.after.splitlines() == [
        "key,name,country,wikidata", 'b-a,"A, B",GB,Q9', "d-c,C D,GB,Q3", "f-e,C D,GB,Q3",
    ]  # fmt: skip
