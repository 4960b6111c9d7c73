"""Our table equals the one of the scorer that came with the gold, to the digit."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.evaluate import evaluate
from kg.evaluation.gold import read_records
from kg.evaluation.matching import quote_place
from kg.evaluation.people import People
from kg.evaluation.table import table_lines


def spoil(records: list[dict[str, Any]], corpus: Path, seed: int) -> list[dict[str, Any]]:
    """Predictions as a middling reader might make them: the gold with omissions, inventions and mistakes."""
    rng = random.Random(seed)
    texts = {doc: (corpus / doc).read_text(encoding="utf-8") for doc in {record["doc"] for record in records}}
    spoiled = []
    for record in records:
        if record["type"] == "empty" or rng.random() < 0.1:
            continue
        made = json.loads(json.dumps(record))
        made.setdefault("quote", record.get("person", "the"))
        start = quote_place(texts[record["doc"]], made["quote"]) or 0
        made["start"], made["end"] = start, start + rng.choice([60, 200, 800])
        made["quote"] = texts[record["doc"]][made["start"] : made["end"]]
        mistakes = {
            "date": [None, "2017-02-07", "2016-01-01/2016-12-31", "soon", made.get("date")],
            "due": [None, "2017-12-31", made.get("due")],
            "mode": ["phone_call", "in_person", "unspecified"],
            "status": ["held", "planned"],
            "scope": ["main", "mentioned"],
            "act": ["agree", "commit", "request"],
            "speakers": [["US"], ["KR", "US"], []],
            "person": ["Tony Blinken", "Joseph Biden", "Yun Byung Se", "Kim Sung", made.get("person")],
            "country": ["US", "KR"],
        }
        for name, values in mistakes.items():
            if name in made and rng.random() < 0.12:
                made[name] = rng.choice(values)
        for party in made.get("participants", []):
            if rng.random() < 0.1:
                party["person"] = rng.choice([None, "Rex Wayne Tillerson", "Antony Blinken", "YUN Byung-se"])
            if rng.random() < 0.05:
                party["country"] = None
        if rng.random() < 0.05:
            made["quote"] += "!"
        spoiled += [made] * rng.choice([1, 1, 1, 1, 2])
    return spoiled


@pytest.mark.parametrize("seed", range(6))
def test_the_table_equals_the_scorers(tmp_path: Path, shared: Path, seed: int) -> None:
    gold_file, corpus = shared / "evaluation" / "gold" / "dev.jsonl", shared / "corpus"
    persons = shared / "authority-facts" / "persons.csv"
    gold = read_records(gold_file)
    predicted = spoil(gold, corpus, seed)
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(record) + "\n" for record in predicted), encoding="utf-8")
    scorer = [sys.executable, str(shared / "evaluation" / "score.py"), str(gold_file), str(predictions), str(corpus)]
    theirs = subprocess.run([*scorer, "--aliases", str(persons)], capture_output=True, text=True, check=False)
    with persons.open(encoding="utf-8", newline="") as rows:
        people = People([(row["name"], row["aliases"].split("|")) for row in csv.DictReader(rows)])
    ours = evaluate(gold, predicted, lambda doc: (corpus / doc).read_text(encoding="utf-8"), people)
    assert "\n".join(table_lines(ours)) == theirs.stdout.rstrip("\n")
    assert theirs.returncode == (2 if ours.bad_quotes else 0)
