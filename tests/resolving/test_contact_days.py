"""When contacts were held or are to be held: the many ways in which a text says so, one short text each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.reading.prepared import read

with Path(__file__).with_name("contact_days.csv").open(encoding="utf-8", newline="") as _file:
    TEXTS = [tuple(row.values()) for row in csv.DictReader(_file)]


@pytest.mark.parametrize(("written", "day", "officials", "text"), TEXTS)
def test_a_text_gives_the_day_of_a_contact(written: str, day: str, officials: str, text: str) -> None:
    told = [
        contact.when.isoformat() or "None"
        for contact in read(text, day=written or None).contacts
        if {p.person for p in contact.participants} == set(officials.split("+"))
    ]
    assert told == [day]
