"""Acts in the wordings of ministries, wires and joint statements: one sentence each, behind the lead of a text.

`act_wordings.csv` holds the sentence and its acts ("kind countries: officials"; empty where it is none).
"""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from kg.authority import Authority
from kg.reader import Reader
from loaders.document import Document

WORDINGS = Path(__file__).with_name("act_wordings.csv")
CONTEXTS = {
    "korean_call": (
        "Foreign Minister Speaks with U.S. Secretary of State",
        "Foreign Minister Park Jin held a telephone conversation with U.S. Secretary of State Antony Blinken on"
        " February 3, 2023.",
    ),
    "japanese_call": (
        "Japan-U.S. Foreign Ministers' Telephone Talk",
        "On February 3, commencing at 9:00 p.m. for approximately 30 minutes, Mr. HAYASHI Yoshimasa, Minister for"
        " Foreign Affairs of Japan, held a telephone talk with The Honorable Antony Blinken, Secretary of State of the"
        " United States of America. The overview of the talk is as follows.",
    ),
    "wire": (
        "Yoon, Kishida hold talks",
        "SEOUL, Feb. 3 (Yonhap) -- President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida held talks in"
        " Seoul on Friday, the presidential office said.",
    ),
    "defense_readout": (
        "Readout of Secretary of Defense Lloyd J. Austin III's Call With ROK Minister of National Defense Lee Jong-sup",
        "Secretary of Defense Lloyd J. Austin III spoke by phone today with Republic of Korea Minister of National"
        " Defense Lee Jong-sup.",
    ),
    "joint_statement": (
        "Joint Statement of the Foreign Ministers of Japan, the United States and the Republic of Korea",
        "The Secretary of State of the United States, the Minister for Foreign Affairs of Japan and the Minister of"
        " Foreign Affairs of the Republic of Korea met in Munich on February 3, 2023.",
    ),
    "delegation": (
        "Foreign Minister Meets U.S. Lawmakers",
        "Foreign Minister Park Jin met with a delegation of the Korea Caucus of the U.S. Congress on February 3, 2023.",
    ),
    "nato": (
        "NATO Secretary General meets the Korean President",
        "NATO Secretary General Jens Stoltenberg met with Korean President Yoon Suk Yeol in Seoul on 3 February 2023.",
    ),
}
REST = "Officials in both capitals have worked on the details of the matter for some months."


@cache
def reader() -> Reader:
    return Reader(Authority.load())


def rows() -> list[dict[str, str]]:
    with WORDINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["sentence"][:60])
def test_acts_of_a_sentence(row: dict[str, str]) -> None:
    title, lead = CONTEXTS[row["text"]]
    text = "\n\n".join((title, lead, row["sentence"], REST)) + "\n"
    document = Document(
        doc="a.txt", text=text, media_type="text/plain", source_sha256="0", body=(0, len(text)),
        published=dt.date(2023, 2, 4),
    )  # fmt: skip
    start = text.index(row["sentence"])
    found = [
        (act.kind.value, " ".join(act.speakers), ", ".join(sorted({p.person for p in act.actors if p.person})))
        for act in reader().read(document).acts
        if start <= act.passage.start < start + len(row["sentence"]) and not act.denied
    ]
    told = sorted({f"{kind} {speakers}: {persons}".strip() for kind, speakers, persons in found})
    assert "; ".join(told) == row["acts"]
