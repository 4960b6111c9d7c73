"""What sides agree, promise and ask, composed of ordinary parts: subjects, verbs, contents, times, what stands between.

`deeds.csv` holds the templates: what is told ("agree AB; request A"; empty for no act) and the sentence with its slots.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.compositions import parts
from tests.compositions.parts import Official
from tests.reading.prepared import read

with Path(__file__).with_name("deeds.csv").open(encoding="utf-8", newline="") as _file:
    TEMPLATES = [(row["told"], row["text"]) for row in csv.DictReader(_file)]

CONTENTS = (
    ("hold the next strategic dialogue in Geneva", "holding the next strategic dialogue in Geneva",
     "the holding of the next strategic dialogue in Geneva"),
    ("resume working-level talks", "resuming working-level talks", "an early resumption of working-level talks"),
    ("launch a joint task force on semiconductors", "launching a joint task force on semiconductors",
     "the launch of a joint task force on semiconductors"),
    ("establish a hotline between their defense ministries", "establishing a hotline between their defense ministries",
     "the establishment of a hotline between their defense ministries"),
    ("sign a memorandum of understanding on critical minerals",
     "signing a memorandum of understanding on critical minerals",
     "the signing of a memorandum of understanding on critical minerals"),
    ("expand people-to-people exchanges", "expanding people-to-people exchanges",
     "an expansion of people-to-people exchanges"),
    ("step up efforts toward denuclearization", "stepping up efforts toward denuclearization",
     "stepped-up efforts toward denuclearization"),
    ("continue close communication at all levels", "continuing close communication at all levels",
     "continued close communication at all levels"),
    ("cooperate closely on North Korea's nuclear program", "cooperating closely on North Korea's nuclear program",
     "close cooperation on North Korea's nuclear program"),
)  # fmt: skip
"""What is to be done, as an infinitive, a gerund and a noun; what a time may be set for stands first."""
MEETS, DATED = 1, 5
"""How many of them meet, which is only announced with "will", and how many have an end that can be dated."""
TIMES = (
    ("by the end of the year", "2023-12-31"), ("next month", "2023-12-01/2023-12-31"),
    ("within six months", "2024-05-10"), ("in January", "2024-01-01/2024-01-31"), ("by March 2024", "2024-03-31"),
    ("no later than June 1, 2024", "2024-06-01"), ("next year", "2024-01-01/2024-12-31"),
    ("on December 5", "2023-12-05"), ("in the first half of next year", "2024-01-01/2024-06-30"),
    ("before the end of March", "2024-03-31"), ("in the near future", None), ("as soon as possible", None),
    ("at a mutually convenient time", None), ("as early as next month", None),
    ("in line with the agreement signed in May", None), ("for the success of the summit next year", None),
)  # fmt: skip
BETWEEN = (
    " during the talks", " at the meeting", " in the phone call", " on Thursday", " in Geneva", " once again",
    " in a joint press conference", ", among other things,", " in no uncertain terms",
)  # fmt: skip
TALKS = (" during the talks", " at the meeting in Geneva", " in the talks on Thursday", " after the talks")
ATTRIBUTED = (", the ministry said,", ", a ministry official said,", ", according to the ministry,")
TOPICS = ("economic security", "the war in Ukraine", "regional issues", "ways to expand trade", "the missile launch")
THIRD = ("North Korea", "Russia", "Iran")
ANNOUNCED = (
    "will {inf}",
    "will actively",
    "decision to",
    "would {inf}",
    "will {inf2}",
    "plan{mid}",
    "plans to {inf}",
    "intends to {inf}",
    "intend to",
)
"""Where a meeting would be no more than announced."""
LEADS = (
    "SEOUL, Nov. 10 (Yonhap) -- {a} met with {b} in Geneva on Thursday to discuss the situation.",
    "SEOUL, Nov. 10 (Yonhap) -- {a} held a telephone conversation with {b} on Thursday.",
    "{a} and {b} held talks in Geneva on November 9.",
)
POOLS = (
    [one for one in parts.FOREIGN if one.country.code in ("KR", "JP", "AU", "DE")],
    [one for one in parts.LEADERS if one.country.code in ("KR", "US", "JP", "AU")],
)


@dataclass(frozen=True)
class Told:
    """A text, the sentence that tells acts in it, and these: kind and speakers, with the due date of the first."""

    text: str
    sentence: str
    acts: tuple[str, ...]
    due: str | None


def compositions(seed: int) -> Iterator[Told]:
    """Compose a text of every template."""
    for told, template in TEMPLATES:
        rng = random.Random(f"{seed} {template}")  # so that no template changes what another one makes
        yield _composition(rng, told, template)


def _composition(rng: random.Random, told: str, template: str) -> Told:
    pool = rng.choice(POOLS)
    a, b = rng.sample(pool, 2)
    dated = "{due}" in template and rng.random() < 0.6
    announced = any(form in template for form in ANNOUNCED)
    contents = CONTENTS[MEETS if announced else 0 : DATED if dated else None]
    content, other = rng.sample(contents, 2)
    when, due = rng.choice(TIMES) if dated else ("", None)
    o = rng.choice((b.last, f"{b.title} {b.last}"))
    own, theirs = (rng.choice((one.possessive, f"{one.country.name}'s")) for one in (a, b))
    joint = _both(rng, a, b)
    words = {
        "A": _one(rng, a), "B": _one(rng, b), "B2": b.last, "nameB": b.name, "adjB": b.country.adjective,
        "j": joint if template.startswith("{j}") else joint[0].lower() + joint[1:] if joint[:4] in BOTH else joint,
        "inf": content[0], "ger": content[1], "np": content[2], "inf2": other[0], "due": f" {when}" if when else "",
        "he": a.he, "his": a.possessive, "hisB": b.possessive, "own": own, "ownB": theirs, "govA": a.country.name,
        "GovA": a.country.name[0].upper() + a.country.name[1:], "govB": b.country.name, "capA": a.country.capital,
        "capB": b.country.capital, "third": rng.choice(THIRD), "top": rng.choice(TOPICS),
        "mid": rng.choice((*BETWEEN, f" at the talks with {o}")), "ppj": rng.choice(TALKS),
        "pp": rng.choice((*TALKS, f" in {a.possessive} meeting with {o}", f" in a phone call with {o} on Thursday")),
        "att": rng.choice(ATTRIBUTED),
    }  # fmt: skip
    sentence = template.format(**words)
    sentence = (sentence[0].upper() + sentence[1:]).replace(",,", ",")
    lead = rng.choice(LEADS).format(a=a.named(rng, apposed=False), b=b.named(rng, apposed=False))
    both = "/".join(sorted((a.country.code, b.country.code)))
    speakers = {"AB": both, "A": a.country.code, "B": b.country.code}
    acts = tuple(f"{kind} {speakers[who]}" for kind, who in (one.split() for one in told.split("; ") if one))
    return Told(f"{lead} {sentence}", sentence, tuple(sorted(acts)), due)


BOTH = ("The ", "Both", "They")


def _one(rng: random.Random, one: Official) -> str:
    return rng.choice((one.last, f"{one.title} {one.last}", f"the {one.country.adjective} {one.title.lower()}"))


def _both(rng: random.Random, a: Official, b: Official) -> str:
    same = f"The two {a.title.lower()}s" if a.title == b.title else "The two leaders"
    return rng.choice((
        "The two sides", "Both sides", "They", "The two", same, f"{a.last} and {b.last}", "The two countries",
        f"{a.title} {a.last} and {b.title} {b.last}", f"{a.country.capital} and {b.country.capital}",
    ))  # fmt: skip


def _faults(made: Told) -> str:
    """What the reading of a text has instead of what it tells; empty if nothing."""
    start = made.text.index(made.sentence)
    found = [act for act in read(made.text, day="2023-11-10").acts if not act.denied and act.passage.end > start]
    acts = tuple(sorted(f"{act.kind} {'/'.join(act.speakers)}" for act in found))
    if acts != made.acts:
        return f"{acts} for {made.acts}"
    dues = [act.due.isoformat() for act in found if act.due]
    return "" if dues[:1] == ([made.due] if made.due else []) else f"due {dues} for {made.due}"


def test_deeds_are_read_as_composed() -> None:
    made = [(_faults(one), one) for one in compositions(seed=1)]
    wrong = "\n".join(f"[{fault}] {one.sentence}" for fault, one in made if fault)
    assert not wrong, wrong
