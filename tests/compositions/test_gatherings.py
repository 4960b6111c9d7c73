"""Contacts of three and more, several contacts in a row, and gatherings, composed of ordinary parts."""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from tests.compositions import parts
from tests.compositions.parts import Composition, Official

with Path(__file__).with_name("gatherings.csv").open(encoding="utf-8", newline="") as _file:
    TEMPLATES = [(row["kind"], row["told"], row["text"]) for row in csv.DictReader(_file)]
"""Kind, what is told (one contact each between semicolons, as `parts.compose` reads it), the text with its slots."""

TOPICS = (
    "to discuss North Korea's nuclear program", "and exchanged views on regional security", "",
    "to discuss ways to deepen economic cooperation", "on supply chains and economic security",
)  # fmt: skip
PURPOSES = ("to discuss the alliance", "for talks on security cooperation", "")
TOPIC_NOUNS = (
    "North Korea's nuclear program",
    "the situation in the Middle East",
    "supply chains",
    "maritime security",
)
ADJECTIVES = ("", "", "trilateral ", "three-way ", "hour-long ", "in-person ", "annual ", "second ", "high-level ")
BEHIND = (
    "", "", "", " The officials reaffirmed the importance of close coordination.",
    " The talks come amid growing tensions in the region.",
    " They agreed to strengthen cooperation on cybersecurity.",
)  # fmt: skip
"""What a text goes on with."""
DAYS = {
    "w": "2023-11-12/2023-11-18", "mon": "2023-11-13", "wed": "2023-11-15", "m": "2023-11-06", "thu": "2023-11-09",
    "wed0": "2023-11-08", "tue": "2023-11-07", "tue1": "2023-11-14", "x": "2023-11-10", "sep": "2023-09-01/2023-09-30",
}  # fmt: skip
"""Days that templates name themselves."""
PUBLISHERS = {
    "korea": ("Ministry of Foreign Affairs, Republic of Korea", parts.FOREIGN),
    "japan": ("Ministry of Foreign Affairs of Japan", parts.FOREIGN),
    "state": ("U.S. Department of State", parts.FOREIGN),
    "white house": ("The White House", parts.LEADERS),
    "pentagon": ("U.S. Department of Defense", parts.DEFENSE),
}
"""Who publishes the texts of a kind, and of whom they tell: A is of South Korea, B of the United States, C of Japan."""


def compositions(seed: int, each: int) -> Iterator[Composition]:
    """Compose `each` texts of every template."""
    for kind, told, template in TEMPLATES:
        rng = random.Random(f"{seed} {template}")  # so that no template changes what another one makes
        for _ in range(each):
            yield _composition(rng, kind, template, told.split("; ") if told else [])


def _composition(rng: random.Random, kind: str, template: str, told: list[str]) -> Composition:
    (held, day), (to_be, planned) = rng.choice(parts.HELD), rng.choice(parts.TO_BE)
    words = {
        "d": held, "D": held[0].upper() + held[1:], "f": to_be, "p": rng.choice(parts.PLACES), "p0": "in the same city",
        "t": rng.choice(TOPICS), "u": rng.choice(PURPOSES), "n": rng.choice(TOPIC_NOUNS), "j": rng.choice(ADJECTIVES),
        "wd": rng.choice(("Monday", "next Tuesday")),
    }  # fmt: skip
    eve = (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    days = {**DAYS, "d": day, "f": planned, "e": eve}
    made = parts.compose(rng, template, told, _officials(rng, kind, template), words, days)
    made.text += rng.choice(BEHIND) if told else ""
    if kind in PUBLISHERS:
        made.publisher = PUBLISHERS[kind][0]
    elif rng.random() < 0.6:
        made.text = parts.WIRE + made.text
    return made


def _officials(rng: random.Random, kind: str, template: str) -> dict[str, Official]:
    """Those who stand for the slots of a template: A, B, C and E of different countries, K and L beside A and B."""
    if kind == "two and two":
        defense = {one.country: one for one in parts.DEFENSE}
        a, b = rng.sample([one for one in parts.FOREIGN if one.country in defense], 2)
        return {"A": a, "B": b, "K": defense[a.country], "L": defense[b.country]}
    if kind in PUBLISHERS:
        _, pool = PUBLISHERS[kind]
        return {**dict(zip("ABC", pool, strict=False)), "E": rng.choice(pool[3:])}
    pool = {"summits": parts.LEADERS, "chiefs": parts.DEFENSE, "advisers": parts.ADVISERS}.get(kind, parts.FOREIGN)
    if kind == "together" and "oreign" not in template and "diplomat" not in template and rng.random() < 0.4:
        pool = rng.choice((parts.DEFENSE, parts.LEADERS, parts.DEFENSE if "{E" in template else parts.ADVISERS))
    elif kind in ("together", "apart", "planned") and ":" not in template.replace(":last}", "").replace(":he}", ""):
        pool = rng.choice((parts.FOREIGN, parts.DEPUTIES, (*parts.FOREIGN, *parts.BODIES)))
    return dict(zip("ABCE", rng.sample(pool, min(4, len(pool))), strict=False))


def test_gatherings_are_read_as_composed() -> None:
    made = [parts.judge(one) for one in compositions(seed=1, each=1)]
    assert not parts.report(made), parts.report(made)
