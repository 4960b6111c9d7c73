"""One contact told in the first sentence of a text: titles, places, days, adjectives and topics in every order."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from tests.compositions import parts
from tests.compositions.parts import Composition, Official

with Path(__file__).with_name("leads.csv").open(encoding="utf-8", newline="") as _file:
    LEADS = [(row["told"], row["text"]) for row in csv.DictReader(_file)]
"""What is told, as `parts.compose` reads it, and the sentence: {j} an adjective, {p} a place, {d} a day, {t} why."""
ADJECTIVES = ("bilateral", "", "", "brief", "separate", "productive", "45-minute", "closed-door", "high-level")
TOPICS = (
    "to discuss the alliance and North Korea's nuclear program", "and exchanged views on regional security",
    "to discuss ways to deepen economic cooperation", "about the situation in the Middle East", "",
)  # fmt: skip
AHEAD = ("to discuss the alliance", "for talks on security cooperation", "")
OVER = ("on the alliance", "on regional issues")
PLACES = (*parts.PLACES, "in Geneva, Switzerland,", "at the foreign ministry in Seoul")
DRESSES = (
    parts.WIRE + "{text} The two sides agreed to work closely together.",
    "{text}\n\nThe two officials also spoke of regional issues.",
    parts.WIRE + "{text}\n\nThe two exchanged views on the supply chain.",
)
"""What stands around the sentence."""
RANKS = (parts.FOREIGN, parts.FOREIGN, parts.DEFENSE, parts.LEADERS)
TIMES = 4
"""Compositions of each sentence and seed."""


def _officials(rng: random.Random) -> dict[str, Official]:
    one, other = rng.sample(rng.choice(RANKS), 2)
    return {"A": one, "B": other}


def _composed(seed: int) -> list[Composition]:
    rng = random.Random(seed)
    made = []
    for told, text in LEADS * TIMES:
        planned = told.startswith("planned")
        words, day = rng.choice(parts.TO_BE if planned else parts.HELD)
        slots = {
            "j": rng.choice(ADJECTIVES) + " ", "p": rng.choice(PLACES), "d": words, "Day": words[0].upper() + words[1:],
            "t": rng.choice(TOPICS), "t0": rng.choice(OVER), "t1": rng.choice(AHEAD),
        }  # fmt: skip
        one = parts.compose(rng, text, [told], _officials(rng), slots, {"d": day})
        one.text = rng.choice(DRESSES).format(text=one.text)
        made.append(one)
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_contact_of_a_lead_is_read(seed: int) -> None:
    report = parts.report(map(parts.judge, _composed(seed)))
    assert not report, f"\n{report}"
