"""What counts as found, missed and false, and how it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.gold import GoldError, read_records
from kg.evaluation.matching import dates_agree
from kg.evaluation.people import People
from kg.evaluation.table import as_json, error_lines

TEXT = (
    "Minister Yun Byung-se telephoned Secretary Rex Tillerson this morning and the call took half an hour.\n\n"
    "The two sides agreed to step up their consultations on the sanctions that both have in force.\n"
)
CALL, AGREED = TEXT.split("\n\n")
YUN = {"person": "Yun Byung-se", "office": "Minister of Foreign Affairs", "country": "KR"}
TILLERSON = {"person": "Rex Tillerson", "office": "Secretary of State", "country": "US"}


def contact(**changes: Any) -> dict[str, Any]:
    record = {
        "doc": "call.txt", "type": "contact", "quote": CALL, "start": 0, "end": len(CALL), "mode": "phone_call",
        "status": "held", "scope": "main", "date": "2017-02-07", "participants": [YUN, TILLERSON],
    }  # fmt: skip
    return record | changes


def act(**changes: Any) -> dict[str, Any]:
    start = TEXT.index(AGREED)
    record = {
        "doc": "call.txt", "type": "act", "quote": AGREED.strip(), "start": start, "end": start + len(AGREED.strip()),
        "act": "agree", "speakers": ["KR", "US"], "persons": [], "due": None,
    }  # fmt: skip
    return record | changes


def run(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Evaluation:
    people = People([("Rex Tillerson", ["Rex Wayne Tillerson", "Rex"])])
    return evaluate(gold, predicted, lambda doc: TEXT, people)


def f1(result: Evaluation) -> dict[str, float]:
    return {facet: round(tally.f1, 3) for facet, tally in result.facets.items()}


def test_the_gold_itself_is_perfect() -> None:
    everything = [contact(), act(), {"doc": "call.txt", "type": "official", **YUN, "quote": CALL}]
    result = run(everything, [{**record, "start": record.get("start", 0), "end": record.get("end", len(CALL))}
                              for record in everything])  # fmt: skip
    assert set(f1(result).values()) == {1.0, 0.0}
    assert {facet for facet, value in f1(result).items() if value == 0.0} == {
        "contact (mentioned)", "act (commit)", "act (request)",
    }  # fmt: skip
    assert result.errors == []
    assert result.bad_quotes == 0


@pytest.mark.parametrize(
    ("changes", "facet", "what"),
    [
        ({"mode": "in_person"}, "mode", "gold phone_call, got in_person"),
        ({"date": "2017-02-08"}, "date", "gold 2017-02-07, got 2017-02-08"),
        ({"status": "planned"}, "status", "gold held, got planned"),
        ({"scope": "mentioned"}, "scope", "gold main, got mentioned"),
    ],
)
def test_a_wrong_value_is_told_beside_its_sentence(changes: dict[str, Any], facet: str, what: str) -> None:
    result = run([contact()], [contact(**changes)])
    assert f1(result)["contact"] == 1.0
    assert f1(result)[facet] == 0.0
    assert [(e.facet, e.kind, e.what, e.sentence) for e in result.errors] == [(facet, "differs", what, CALL)]


def test_misses_and_false_alarms() -> None:
    other = contact(participants=[YUN, {"person": "Kishida Fumio", "office": None, "country": "JP"}], date=None)
    result = run([contact(), act()], [other, act(act="commit")])
    assert [(e.facet, e.kind) for e in result.errors] == [
        ("contact", "missed"), ("contact", "alarm"), ("act", "missed"), ("act", "alarm"),
    ]  # fmt: skip
    lines = list(error_lines(result))
    assert "contact: 2 errors" in lines
    assert any("missed" in line and "Rex Tillerson" in line for line in lines)
    assert f"          {CALL}" in lines
    assert as_json(result)["facets"]["act"]["gold"] == 1


def test_an_act_is_found_by_a_part_of_its_sentence_but_not_by_the_whole_text() -> None:
    start = TEXT.index("to step up")
    assert f1(run([act()], [act(start=start, end=start + 30, quote=TEXT[start : start + 30])]))["act"] == 1.0
    long = TEXT * 8
    result = evaluate([act()], [act(start=0, end=len(long), quote=long)], lambda doc: long, People())
    assert f1(result)["act"] == 0.0


def test_a_quote_that_is_no_slice_is_counted() -> None:
    result = run([contact()], [contact(start=1)])
    assert result.bad_quotes == 1
    assert [e.facet for e in result.errors] == ["quote"]


def test_documents_outside_the_gold_do_not_count_and_empty_ones_do() -> None:
    alarm = contact(doc="speech.txt")
    assert f1(run([contact()], [contact(), alarm]))["contact"] == 1.0
    assert f1(run([contact(), {"doc": "speech.txt", "type": "empty"}], [contact(), alarm]))["contact"] == 0.667


def test_names() -> None:
    people = People([("Rex Tillerson", ["Rex Wayne Tillerson"]), ("John Kerry", []), ("John Kerrey", [])])
    assert people.same("YUN Byung-Se", "Byung-se Yun")
    assert people.same("Tillerson, Rex Wayne", "Rex Tillerson")
    assert people.same("Recep Tayyip Erdoğan", "Recep Erdogan")
    assert not people.same("John Kerry", "John Kerrey"), "both are on record, as two persons"
    assert not people.same("Rex Tillerson", None)
    assert people.same(None, "")


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2017-02-07", "2017-02-07", True),
        ("2017-02-07", "2017-02-08", False),
        ("2017-02-01/2017-02-28", "2017-02-03/2017-02-28", True),
        ("2017-02-01/2017-02-28", "2017-02-07", False),
        ("2017-02-07/2017-02-08", "2017-02-07", False),
        (None, None, True),
        (None, "2017-02-07", False),
        ("2017-02-07", "tomorrow", False),
    ],
)
def test_dates(a: str | None, b: str | None, agree: bool) -> None:
    assert dates_agree(a, b) is agree


def test_a_bad_gold_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        "\n".join([json.dumps(contact()), "{", json.dumps({"doc": "a", "type": "visit"}), '{"type": "contact"}', "3"])
    )
    with pytest.raises(GoldError) as caught:
        read_records(path)
    assert [line.split(": ")[0] for line in str(caught.value).splitlines()] == [f"gold.jsonl:{n}" for n in (2, 3, 4, 5)]
