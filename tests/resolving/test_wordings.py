"""The many ways to say that two or three officials were in touch: one sentence each, read as a text of its own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.reading.prepared import read

with Path(__file__).with_name("wordings.csv").open(encoding="utf-8", newline="") as _file:
    WORDINGS = [tuple(row.values()) for row in csv.DictReader(_file)]
NOT_TOLD = Path(__file__).with_name("no_contacts.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_is_denied_wanted_or_meant_otherwise_is_no_contact(sentence: str) -> None:
    assert read(sentence, day="2023-02-04").contacts == ()


@pytest.mark.parametrize(("status", "medium", "written", "officials", "sentence"), WORDINGS)
def test_a_sentence_gives_one_contact(status: str, medium: str, written: str, officials: str, sentence: str) -> None:
    told = [
        (str(contact.status), str(contact.mode), ", ".join(sorted(p.person or "?" for p in contact.participants)))
        for contact in read(sentence, day=written).contacts
    ]
    assert told == [(status, medium, officials)]


def test_the_table_holds_every_medium_and_status() -> None:
    assert {(row[0], row[1]) for row in WORDINGS} >= {
        ("held", "phone_call"), ("held", "video_call"), ("held", "in_person"), ("held", "written"),
        ("planned", "phone_call"), ("planned", "in_person"),
    }  # fmt: skip


def test_what_a_time_counts_from_was_held() -> None:
    sentence = (
        "A week before President Joe Biden met with Prime Minister Fumio Kishida, the envoys prepared the ground."
    )
    assert [str(contact.status) for contact in read(sentence, day="2023-01-20").contacts] == ["held"]


def test_leaders_whom_nobody_names_stop_no_reading() -> None:
    """They are parties of a candidate and no mentions of the sentence."""
    text = ["The allies meet in Bled this week.", "At the Summit, Allied leaders will endorse a plan for the north."]
    assert read(text, day="2022-06-29").words > 0
