"""Two hundred officials as the Office of the Historian spells them, asked as OpenRefine asks.

`historian.csv` was drawn by lot (seed 2026) from the visits of foreign leaders and the travels of presidents and
secretaries since 2001 (HistoryAtState/visits and /travels, CC0) and judged by hand once, name by name: `official` is
the key in the authority, empty where the authority does not have the person: whoever adds somebody of these to the
authority fills the cell. Visits give country and day; the country
of a journey is not that of the people met there, so travels give the day alone.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kg.authority import Authority
from tests.api.serving import Service

BATCH = 10
"""Queries in a batch of OpenRefine."""
ROWS = list(csv.DictReader((Path(__file__).parent / "historian.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def answers(service: Service) -> list[list[dict[str, Any]]]:
    found = []
    for start in range(0, len(ROWS), BATCH):
        batch = {}
        for number, row in enumerate(ROWS[start : start + BATCH]):
            properties = [{"pid": "date", "v": row["date"]}]
            if row["country"]:
                properties.append({"pid": "country", "v": row["country"]})
            query = {"query": row["name"], "type": "Official", "type_strict": "should", "properties": properties}
            batch[f"q{number}"] = query
        response = service.http.post("/reconcile", data={"queries": json.dumps(batch)})
        assert response.status_code == 200, response.text
        found += [response.json()[f"q{number}"]["result"] for number in range(len(batch))]
    return found


def test_the_judgements_are_of_the_authority() -> None:
    persons = Authority.load().persons
    assert len(ROWS) == 200
    assert [row for row in ROWS if row["official"] and row["official"] not in persons] == []


def test_95_of_100_are_right_at_rank_one(answers: list[list[dict[str, Any]]]) -> None:
    """Right is the person at rank one; for somebody whom the authority lacks, that nobody is called a match."""
    wrong = []
    for row, result in zip(ROWS, answers, strict=True):
        first = result[0] if result else None
        if row["official"]:
            right = first is not None and first["id"] == f"official/{row['official']}"
        else:
            right = first is None or not first["match"]
        if not right:
            wrong.append((row["source"], row["name"], first and first["id"]))
    assert len(wrong) <= 0.05 * len(ROWS), wrong


def test_what_is_called_a_match_is_right(answers: list[list[dict[str, Any]]]) -> None:
    """OpenRefine takes a match without asking: a wrong one is worse than none."""
    wrong, matched = [], 0
    for row, result in zip(ROWS, answers, strict=True):
        if result and result[0]["match"]:
            matched += 1
            if result[0]["id"] != f"official/{row['official']}":
                wrong.append((row["source"], row["name"], result[0]["id"]))
    assert wrong == []
    known = sum(bool(row["official"]) for row in ROWS)
    assert matched >= 0.9 * known


def test_names_alone_are_mostly_enough(service: Service) -> None:
    """Without country and day, of those whom the authority has."""
    known = [row for row in ROWS if row["official"]]
    right = 0
    for start in range(0, len(known), BATCH):
        part = known[start : start + BATCH]
        batch = {f"q{n}": {"query": row["name"], "type": "Official"} for n, row in enumerate(part)}
        found = service.http.post("/reconcile", data={"queries": json.dumps(batch)}).json()
        for number, row in enumerate(part):
            result = found[f"q{number}"]["result"]
            right += bool(result) and result[0]["id"] == f"official/{row['official']}"
    assert right >= 0.9 * len(known)
