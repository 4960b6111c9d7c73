"""The days of contacts, composed: every plain way to say a day beside every plain way to tell a contact."""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.compositions import days, parts
from tests.compositions.days import DAY, Told
from tests.compositions.parts import Composition

with Path(__file__).with_name("calendar.csv").open(encoding="utf-8", newline="") as _file:
    TEMPLATES = [(row["kind"], row["told"], row["text"]) for row in csv.DictReader(_file)]
"""Kind, what is told (one contact each between semicolons, as `parts.compose` reads it), the text with its slots."""

OFFICIALS = tuple(one for one in parts.FOREIGN if one.name != "Yoko Kamikawa")
"""Those in office from July 2022 to December 2023, with all days that the texts tell."""
FIRST, LAST = dt.date(2023, 1, 2), dt.date(2023, 12, 28)
"""Between these the texts are written; they look back to the autumn of the year before."""
TOPICS = ("", "to discuss the alliance and regional security", "and exchanged views on bilateral ties")
PLACES = ("", "in Geneva", "at the foreign ministry in Seoul", "on the sidelines of a conference in Munich")
BEHIND = (
    "", " The two ministers agreed to work closely together.", " They discussed ways to deepen economic cooperation.",
    " The talks came after North Korea fired a missile on Monday.", " The accord was signed in May 2019.",
    " The two sides will mark the anniversary of ties next year.",
)  # fmt: skip
"""What a text of one sentence goes on with."""
COUNTS = {2: "two", 3: "three", 4: "four"}


def compositions(seed: int, each: int) -> Iterator[Composition]:
    """Compose `each` texts of every template, each written on a day of its own."""
    for kind, told, template in TEMPLATES:
        rng = random.Random(f"{seed} {template}")  # so that no template changes what another one makes
        for _ in range(each):
            yield _composition(rng, kind, template, told.split("; "))


def _composition(rng: random.Random, kind: str, template: str, told: list[str]) -> Composition:
    new_year = 60 if "earlier this year" in template else 0  # which says nothing in January
    written = FIRST + rng.randint(new_year, (LAST - FIRST).days) * DAY
    slots: dict[str, Told] = {**_near(rng, written), **_stay(rng, written), **_past_stay(rng, written)}
    calls = "phone" in template or "spoke" in template
    slots["d"] = _one_of(rng, written, days.days_past, *(() if calls else (days.stretches_past,)))
    slots["f"] = _one_of(rng, written, days.days_to_come, days.stretches_to_come)
    slots["b"] = rng.choice(list(days.long_ago(rng, written)))
    slots["g"] = rng.choice([day for day in days.days_to_come(rng, written) if day[0].startswith(("on ", "next "))])
    words = {slot: said for slot, (said, _) in slots.items()}
    words |= {"D": _capital(words["d"]), "F": _capital(words["f"]), "B0": _capital(words["b"])}
    words |= {"G": _capital(words["g"]), "p": rng.choice(PLACES), "t": rng.choice(TOPICS)}
    officials = dict(zip("ABC", rng.sample(OFFICIALS, 3), strict=True))
    dates = {slot: day for slot, (_, day) in slots.items()} | {"none": "none"}
    made = parts.compose(rng, template, told, officials, words, dates)
    made.text += rng.choice(BEHIND) if kind in ("held", "planned") else ""
    return _dressed(rng, made, written)


def _one_of(rng: random.Random, written: dt.date, *ways: Callable[[random.Random, dt.date], Iterator[Told]]) -> Told:
    return rng.choice(list(rng.choice(ways)(rng, written)))


def _near(rng: random.Random, written: dt.date) -> dict[str, Told]:
    """A day just past with those around it, the day of a report, and that of the text."""
    day = written - rng.randint(1, 4) * DAY
    on = rng.choice((f"on {days.weekday(day)}", f"on {days.date(rng, day)}"))
    report = written - rng.randint(0, 1) * DAY
    year = days.span(written.replace(month=1, day=1), written, about=True)
    return {
        "x": (on, day.isoformat()), "xdate": (days.date(rng, day), day.isoformat()), "now": ("", written.isoformat()),
        "xw": (days.weekday(day), ""),
        "rep": (rng.choice(("on ", "")) + days.weekday(report), report.isoformat()), "year": ("", year),
        "next": ("", (day + DAY).isoformat()), "prev": ("", (day - DAY).isoformat()),
        "prevon": (f"on {days.weekday(day - DAY)}", (day - DAY).isoformat()),
        "prev2": ("", (day - 2 * DAY).isoformat()),
    }  # fmt: skip


def _stay(rng: random.Random, written: dt.date) -> dict[str, Told]:
    """A visit of some days that is to come."""
    count = rng.choice(list(COUNTS))
    first = written + rng.randint(1, 6) * DAY
    second, last = first + DAY, first + (count - 1) * DAY
    name, dated = days.weekday(first), days.date(rng, first)
    on = rng.choice((f"on {name}", f"on {dated}"))
    whole = [f"from {name} to {days.weekday(last)}", f"from {name} through {days.weekday(last)}"]
    if first.month == last.month:
        whole += [f"from {dated} to {last.day}", f"on {dated}-{last.day}", f"from {dated} through {last.day}"]
    since = rng.choice(("starting {0}", "beginning {0}", "from {0}", "from {1}", "starting on {1}")).format(name, dated)
    then = days.weekday(second) if (second - written).days < 7 else days.date(rng, second)
    return {
        "stay": (rng.choice(whole), days.span(first, last)), "from": (since, ""), "n": (COUNTS[count], ""),
        "on": (on, first.isoformat()), "onbare": (on.removeprefix("on "), ""), "s1": ("", first.isoformat()),
        "ons2": (f"on {then}", ""), "s2": ("", second.isoformat()),
        "sn": ("", last.isoformat()), "two": ("", days.span(first, second)),
    }  # fmt: skip


def _past_stay(rng: random.Random, written: dt.date) -> dict[str, Told]:
    """A visit of some days that is over."""
    count = rng.choice(list(COUNTS))
    last = written - rng.randint(1, 2) * DAY
    first = last - (count - 1) * DAY
    whole = [f"from {days.weekday(first)} to {days.weekday(last)}"]
    if first.month == last.month:
        whole += [f"from {days.date(rng, first)} to {last.day}", f"on {days.date(rng, first)}-{last.day}"]
    return {
        "pstay": (rng.choice(whole), ""), "past": ("", days.span(first, last)), "pn": ("", last.isoformat()),
        "m": (COUNTS[count], ""), "endon": (f"on {days.weekday(last)}", ""), "p1": ("", first.isoformat()),
        "begon": (f"on {days.weekday(first)}", ""), "p2": ("", (first + DAY).isoformat()),
        "ptwoon": (f"on {days.weekday(last)}", ""), "ptwo": ("", days.span(last - DAY, last)),
    }  # fmt: skip


def _dressed(rng: random.Random, made: Composition, written: dt.date) -> Composition:
    """Put the day of writing where one publisher or another puts it."""
    month, year = days.MONTHS[written.month - 1], written.year
    short = days.SHORT[written.month - 1]
    made.day = written.isoformat()
    dress = rng.choice(("metadata", "wire", "dateline", "stamp", "date", "published"))
    head = "Foreign ministers hold talks\n\n"
    if dress == "wire":
        made.text = f"SEOUL, {short} {written.day} (Yonhap) -- {made.text}"
    elif dress != "metadata":
        made.day = ""
        line = {
            "dateline": f"{head}TOKYO, {short} {written.day}, {year} (Kyodo) - ",
            "stamp": f"{head}{written.isoformat()} 17:20\n\n",
            "date": f"{head}{month} {written.day}, {year}\n\n",
            "published": f"{head}Published: {short} {written.day}, {year} 3:10 p.m.\n\n",
        }
        made.text = line[dress] + made.text
    return made


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("seed", [1, 2])
def test_days_composed_of_ordinary_parts(seed: int) -> None:
    made = [parts.judge(one) for one in compositions(seed, 2)]
    wrong = parts.report(made)
    assert not wrong, f"{wrong.count(chr(10)) + 1} of {len(made)} read wrongly:\n{wrong}"
