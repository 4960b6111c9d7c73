"""What a text tells beside its news in later sentences: contacts before it, to come, or of others; and what is none."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.compositions import parts
from tests.compositions.parts import Composition, Country, Official

with Path(__file__).with_name("background.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = [(row["kind"], row["told"], row["text"]) for row in csv.DictReader(_file)]
"""Kind, what is told (one contact each between semicolons, as `parts.compose` reads it), the sentence with its slots.

A and B have the news, C and D are others, X and Y lead the countries of A and B. A `gathering` is put into the
sentences that tell one of the past (`after`) or of the future (`ahead`).
"""
TEMPLATES = [row for row in ROWS if row[0] not in ("gathering", "after", "ahead")]
GATHERINGS = [(text, told.split()) for kind, told, text in ROWS if kind == "gathering"]
FRAMES = [(kind, text) for kind, _, text in ROWS if kind in ("after", "ahead")]

LEADS = (
    ("{A} met with {B} in Seoul on Thursday to discuss the alliance.", "in_person", "meeting"),
    ("{A} held a meeting with {B} in Seoul on Thursday.", "in_person", "meeting"),
    ("{A} and {B} held talks in Seoul on Thursday to discuss regional security.", "-", "meeting"),
    ("{A} spoke by phone with {B} on Thursday about regional security.", "phone_call", "phone call"),
    ("{A} held a phone call with {B} on Thursday.", "phone_call", "call"),
)
"""The news, its medium, and what the text calls it then."""
BESIDE = (
    "", "", "", " The two sides discussed the situation in the Middle East.",
    " Tensions have risen since the launch of a ballistic missile.",
    " Trade between the two countries reached $20 billion last year.",
)  # fmt: skip
"""What stands between the news and the background, or behind both."""
LINKS = (
    "",
    "",
    "",
    "Meanwhile, ",
    "In addition, ",
    "Separately, ",
    "The ministry said ",
    "According to the ministry, ",
)
"""What opens a sentence whose subject follows."""
PLACES = ("Rome", "Geneva", "Bangkok", "Dubai", "Lima", "Oslo")
LONG_AGO = (
    ("in March", "2023-03-01/2023-03-31"), ("in June", "2023-06-01/2023-06-30"), ("on June 14", "2023-06-14"),
    ("on Oct. 12", "2023-10-12"), ("last month", "2023-10-01/2023-10-31"),
    ("in early October", "2023-10-01/2023-10-10"),
    ("in July last year", "2022-07-01/2022-07-31"),
)  # fmt: skip
LATELY = (
    ("on Monday", "2023-11-06"), ("on Tuesday", "2023-11-07"), ("last week", "2023-10-29/2023-11-04"),
    ("on Nov. 2", "2023-11-02"), ("earlier this week", "2023-11-05/2023-11-10"), ("last Friday", "2023-11-03"),
    ("in September", "2023-09-01/2023-09-30"),
)  # fmt: skip
TO_COME = (
    ("next week", "2023-11-12/2023-11-18"), ("next month", "2023-12-01/2023-12-31"), ("on Nov. 21", "2023-11-21"),
    ("in December", "2023-12-01/2023-12-31"), ("next Tuesday", "2023-11-14"),
)  # fmt: skip
DAYS = {
    "mon": "2023-11-06", "tue": "2023-11-07", "wed": "2023-11-08", "thu": "2023-11-09", "sat": "2023-11-11",
    "oct": "2023-10-01/2023-10-31", "oct19": "2023-10-19", "oct27": "2023-10-27", "mar": "2023-03-01/2023-03-31",
    "jul": "2023-07-01/2023-07-31", "sep": "2023-09-01/2023-09-30", "lastweek": "2023-10-29/2023-11-04",
}  # fmt: skip
"""Days that templates name themselves."""
MINISTERS = [one for one in parts.FOREIGN if one.country is not parts.JAPAN]
"""Those who held their office already when the background was."""
LEADER_OF = {one.country: one for one in parts.LEADERS}
PLURALS = ("The two", "The two ministers", "The two top diplomats", "They", "The two foreign ministers")


def compositions(seed: int) -> Iterator[Composition]:
    """Compose one text of every template, and one of every frame with some gathering."""
    for _, told, template in TEMPLATES:
        rng = random.Random(f"{seed} {template}")  # so that no template changes what another one makes
        yield _composition(rng, template, told)
    for kind, frame in FRAMES:
        rng = random.Random(f"{seed} {frame}")
        yield _with_gathering(rng, kind, frame)


def _with_gathering(rng: random.Random, kind: str, frame: str) -> Composition:
    gathering, (parties, mode) = rng.choice([one for one in GATHERINGS if _fits(one[0], kind, frame)])
    called = mode == "phone_call"
    if kind == "after":
        times = ("{w}", "held {w}") if called else ("in {place} {w}", "held in {place} {w}", "{w}", "held {w}")
        told = f"held {mode} {parties} w mentioned"
    else:
        times = ("{f}",) if called else ("{f}", "in {place} {f}", "to be held {f}", "scheduled for {bare_f}")
        told = f"planned {mode} {parties} f mentioned"
    frame = frame.replace(" in {place}", "") if called else frame
    return _composition(rng, frame.replace("{gathering}", gathering).replace("{when}", rng.choice(times)), told)


def _fits(gathering: str, kind: str, frame: str) -> bool:
    """Whether a frame can speak of a gathering: none to come was the last one, and one minister is not all three."""
    if kind == "ahead" and any(word in gathering for word in ("previous", "last")):
        return False
    return not (frame.startswith("{a}") and ("{a}" in gathering or "trilateral" in gathering))


def _composition(rng: random.Random, template: str, told: str) -> Composition:
    a, b, c, d = rng.sample(MINISTERS, 4)
    officials = {"A": a, "B": b, "C": c, "D": d, "X": LEADER_OF[a.country], "Y": LEADER_OF[b.country]}
    (ago, far), (lately, near), (ahead, then) = rng.choice(LONG_AGO), rng.choice(LATELY), rng.choice(TO_COME)
    lead, mode, kind = rng.choice(LEADS)
    they = rng.choice(PLURALS)
    words = {
        "a": _again(rng, a), "b": _again(rng, b), "they": they[0].lower() + they[1:], "They": they, "kind": kind,
        "place": rng.choice(PLACES), "pair": _joined(a.country, b.country),
        "trio": _joined(a.country, b.country, c.country),
        "w": ago, "n": lately, "f": ahead, "W": _capital(ago), "N": _capital(lately), "bare_w": _bare(ago),
        "bare_n": _bare(lately), "bare_f": _bare(ahead),
    }  # fmt: skip
    days = {**DAYS, "w": far, "n": near, "f": then}
    text = f"{lead}{rng.choice(BESIDE)} {_linked(rng, template)}{rng.choice(BESIDE)}"
    news = f"held {mode} AB thu main"
    made = parts.compose(rng, text, [news, *(told.split("; ") if told else [])], officials, words, days)
    made.template = template
    made.text = re.sub(r"(?<=\w\. )the (?=\w)", "The ", made.text)  # where a slot opens a sentence
    made.text = parts.WIRE.replace("10 ", "10, 2023 ") + made.text
    return made


def _linked(rng: random.Random, template: str) -> str:
    """The sentence, behind a link where its subject opens it and nobody is quoted."""
    link = (
        rng.choice(LINKS)
        if template.startswith(("{a}", "{b}", "{C}", "{They}", "The ")) and "said" not in template
        else ""
    )
    if not link:
        return template
    if template.startswith("The "):
        return f"{link}t{template[1:]}"
    return link + template.replace("{They}", "{they}", 1)


def _again(rng: random.Random, official: Official) -> str:
    """A later mention."""
    return rng.choice((official.last, official.last, f"{official.title} {official.last}"))


def _joined(*countries: Country) -> str:
    return "-".join(country.short.removeprefix("the ") for country in countries)


def _bare(day: str) -> str:
    """A time without its preposition ("was scheduled for November 21")."""
    return day.removeprefix("on ").removeprefix("in ")


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("seed", [1, 2])
def test_background_is_read_as_composed(seed: int) -> None:
    made = [parts.judge(one) for one in compositions(seed)]
    assert not parts.report(made), parts.report(made)
