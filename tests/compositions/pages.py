"""Whole documents in the dress of each publisher, composed of the lines of `pages.csv`, with all that they tell.

A line is a text with slots and what it tells. `{A}` is an official at the first mention, `{a}` one again, `{Ac}` the
country, `{As}` its possessive, `{Ad}` its adjective, `{Acap}` its capital; `{G}` and `{H}` are the heads of A's and B's
governments; `{S}` are both sides at the head of a sentence, `{s}` inside one; `{D0}` is the day of the contact, `{D-1}`
the day before it, `{F1}` a day to come, `{WD}` the weekday, `{M}` the month before and `{N}` the next.

Told are contacts ("main held in_person ab d": scope, status, medium, officials, day) and acts ("agree ab", "request =A"
where a government speaks), with semicolons between them. Paragraphs of one row stand between double slashes.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import re
from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.records import Act, Contact, Reading
from tests.compositions.page_people import (
    GUESTS,
    JP,
    KR,
    OFFICIALS,
    PERIODS,
    RUTTE,
    STOLTENBERG,
    US,
    Country,
    Person,
    possessive,
)
from tests.reading.prepared import authority

with Path(__file__).with_name("pages.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))

PUBLISHERS = {
    "korea": "Ministry of Foreign Affairs, Republic of Korea", "japan": "Ministry of Foreign Affairs of Japan",
    "state": "U.S. Department of State", "pentagon": "U.S. Department of Defense", "house": "The White House",
    "nato": "NATO", "wire": "Yonhap News Agency",
}  # fmt: skip
MINISTRIES = {"KR": PUBLISHERS["korea"], "JP": PUBLISHERS["japan"], "US": PUBLISHERS["state"]}
DRESSES = (*PUBLISHERS, "ranks", "document")
"""Dresses of publishers; talks of lower `ranks` and a `document` of another kind in the dress of a ministry."""
MENU = "바로가기 메뉴\n본문 바로가기\n주메뉴 바로가기\n\nPress Releases\n\n"
TOPICS = (
    "the economy and security", "supply chains", "nuclear energy", "defense industry cooperation", "climate change",
    "the North Korean nuclear issue", "regional security", "critical minerals", "people-to-people exchanges",
    "cyber security", "the situation in Ukraine", "maritime security",
)  # fmt: skip
CLAUSES = (
    "North Korea’s provocations pose a grave threat to peace in the region", "the alliance is stronger than ever",
    "close communication at all levels is important", "the region faces a severe security environment",
)  # fmt: skip
BOTH = {
    "wire": ("The two", "The ministers", "They"), "house": ("The two leaders", "Both leaders"),
    "pentagon": ("The two leaders",), "japan": ("The two ministers",), "state": ("They", "The two"),
}  # fmt: skip
"""What each publisher calls the two sides besides."""
SPOKEN = {
    "state": "The below is attributable to Spokesperson {}:\n\n",
    "pentagon": "Pentagon Press Secretary {} provided the following readout:\n\n",
}
"""In whose name Washington gives a readout."""
NOUNS = {"phone_call": "call", "video_call": "video conference"}
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class ToldContact:
    """A contact that a page tells."""

    scope: str
    status: str
    mode: str
    people: frozenset[Person]
    day: str | None

    def __str__(self) -> str:
        people = ", ".join(sorted(p.name for p in self.people))
        return f"{self.scope} {self.status} {self.mode} {self.day}: {people}"


@dataclass(frozen=True)
class ToldAct:
    """An act that a sentence of a page tells."""

    sentence: str
    kind: str
    speakers: tuple[str, ...]
    people: frozenset[Person]


@dataclass
class Page:
    """A document and all that it tells."""

    text: str = ""
    name: str = "page.txt"
    contacts: list[ToldContact] = field(default_factory=list)
    acts: list[ToldAct] = field(default_factory=list)
    officials: set[Person] = field(default_factory=set)


def long(day: dt.date) -> str:
    """The day as "November 9"."""
    return f"{day:%B} {day.day}"


def whole(day: dt.date) -> str:
    """The day as "November 9, 2023"."""
    return f"{long(day)}, {day.year}"


def tidy(text: str) -> str:
    """The text without the commas and blanks that slots leave doubled, its first letter a capital."""
    text = re.sub(r",(?=[,.])", "", re.sub(r"\bon on\b", "on", text))
    text = re.sub(r" (?=[,.])|(?<= ) +", "", text)
    return text[0].upper() + text[1:]


def month_of(day: dt.date) -> str:
    """The month of a day as an interval."""
    first = day.replace(day=1)
    return f"{first}/{(first + 32 * DAY).replace(day=1) - DAY}"


def stranger(name: str, country: Country, title: str = "") -> Person:
    """An official whom no record knows."""
    given, family = name.split()
    return Person(given, family, country, known=name, forms=(title + name,))


class Scene:
    """Who meets whom, where it is published, and the days."""

    def __init__(self, dress: str, rng: random.Random) -> None:
        self.dress, self.rng = dress, rng
        self.page = Page()
        period = rng.choice(
            [
                p
                for p in PERIODS
                if dress != "pentagon" or any(x.role == "defence" and x.country is US for x in p.people)
            ]
        )
        role = {"pentagon": "defence", "house": "head"}.get(dress, "foreign")
        homes: Mapping[str, Sequence[Country]] = {
            "korea": (KR,),
            "japan": (JP,),
            "wire": (KR,),
            "ranks": (KR, JP, US),
            "document": (KR, JP, US),
        }
        self.home = rng.choice(homes.get(dress, (US,)))
        alike = [p for p in period.people if p.role == role]
        own = next(p for p in alike if p.country is self.home)
        others = [p for p in alike if p is not own]
        rng.shuffle(others)
        self.people = {"a": own, "b": others[0], "c": others[1]}
        if dress == "ranks":
            self.people |= {"a": rng.choice([p for p in OFFICIALS if p.country is self.home]), "b": rng.choice(GUESTS)}
        first, last = dt.date.fromisoformat(period.first), dt.date.fromisoformat(period.last)
        self.written = first + (40 if (last - first).days > 80 else 10) * DAY
        self.written += rng.randrange((last - self.written).days - 10) * DAY
        while (self.written + 2 * DAY).month != (self.written + 6 * DAY).month or self.written.weekday() in (0, 6):
            self.written -= DAY
        if dress == "nato":
            chief = STOLTENBERG if self.written.year < 2024 else RUTTE
            self.people |= {
                "a": chief,
                "b": rng.choice([p for p in period.people if p.role == rng.choice(("head", "foreign"))]),
            }
        self.day = self.written - DAY * (rng.randrange(2) if dress in ("korea", "wire") else 0)
        if dress == "document":
            heads = {p.country: p for p in period.people if p.role == "head"}
            there = self.people["b"].country
            self.people |= {
                "g": heads[self.home], "h": heads[there],
                "q": stranger("Pieter Vandermolen", there, f"{there.adjective} Ambassador to {self.home.name} "),
                "p": stranger("Clara Ostrander", there, "Senator "),
                "e": stranger("Hugo Lindemann", there),
            }  # fmt: skip
        self.month_begun = self.before.replace(day=1) >= first
        self.mode = "in_person"

    @property
    def before(self) -> dt.date:
        """A day of the month before."""
        return self.written.replace(day=1) - 5 * DAY

    @property
    def after(self) -> dt.date:
        """The first day of the next month."""
        return (self.written.replace(day=1) + 32 * DAY).replace(day=1)

    def when(self, key: str) -> str | None:
        """The day or interval that a key of the table means."""
        if moved := re.fullmatch(r"[dw]([+-]\d+)?", key):
            return (self.day + int(moved[1] or 0) * DAY).isoformat()
        if ahead := re.fullmatch(r"f(\d)", key):
            return (self.written + (int(ahead[1]) + 2) * DAY).isoformat()
        sunday = self.written - (self.written.weekday() + 1) % 7 * DAY
        return {
            "M": month_of(self.before), "N": month_of(self.after), "NW": f"{sunday + 7 * DAY}/{sunday + 13 * DAY}",
            "W": f"{sunday}/{self.written}", "N0": None,
        }[key]  # fmt: skip

    def slots(self) -> dict[str, str]:
        """The words for every slot, chosen anew."""
        rng, dress, people = self.rng, self.dress, self.people
        words: dict[str, str] = {}
        for key, person in people.items():
            own, upper = person.country, key.upper()
            words |= {
                key: person.later(dress), upper: person.first(dress, self.home, rng), upper + "fn": person.native,
                upper + "c": own.name, upper + "s": own.possessive, upper + "d": own.adjective,
                upper + "cap": own.capital,
            }  # fmt: skip
        a, b = people["a"], people["b"]
        many = ["The two sides", "Both sides", *BOTH.get(dress, ())]
        many += [f"{words['a']} and {words['b']}"] if dress not in ("document", "ranks") else []
        both = rng.choice(many)
        topic, second = rng.sample(TOPICS, 2)
        weekday = f"{self.day:%A}"
        return words | {
            "S": both, "s": both[0].lower() + both[1:] if both.split()[0] in ("The", "Both", "They") else both,
            "t": topic, "t2": second, "c0": rng.choice(CLAUSES), "noun": NOUNS.get(self.mode, "meeting"),
            "his": "her" if a.woman else "his", "he": "she" if a.woman else "he", "bhis": "her" if b.woman else "his",
            "bhim": "her" if b.woman else "him", "as_": possessive(words["a"]), "Y": str(self.day.year),
            "D0": long(self.day), "M": month_name[self.before.month], "N": month_name[self.after.month],
            "WD": rng.choice((weekday, f"on {weekday}")), "WD+1": f"{self.day + DAY:%A}",
            "WDD": f"{weekday} ({self.day.day} {self.day:%B} {self.day.year})",
            "span": f"{long(self.day)} to {long(self.day + 2 * DAY)}",
            **{f"D{n:+}": long(self.day + n * DAY) for n in (-5, -3, -1, 2, 4, 9)},
            **{f"F{n}": long(self.written + (n + 2) * DAY) for n in (1, 2, 3)},
        }  # fmt: skip

    def line(self, row: Mapping[str, str]) -> list[str]:
        """Fill a row's slots, note what it tells, and return its paragraphs."""
        paragraphs = []
        told = row["told"].split(" // ")
        modes = [f.split()[2] for f in row["told"].replace(" // ", "; ").split("; ") if len(f.split()) == 5]
        if row["part"] in ("lead", "document") and modes:
            self.mode = modes[0]
        words = self.slots()
        for text in row["text"].split(" // "):
            filled = tidy(re.sub(r"\{([^{}]+)\}", lambda slot: words[slot[1]], text))
            paragraphs.append(filled)
            self.page.officials |= {
                p for key, p in self.people.items() if re.search(rf"\{{{key.upper()}(fn)?\}}", text)
            }
        for sentence, facts in zip(paragraphs, told, strict=True):
            for fact in filter(None, facts.split("; ")):
                self._note(fact.split(), sentence)
        return paragraphs

    def _note(self, fact: Sequence[str], sentence: str) -> None:
        if len(fact) == 5:
            people = frozenset(self.people[key] for key in fact[3])
            self.page.contacts.append(ToldContact(fact[0], fact[1], fact[2], people, self.when(fact[4])))
            return
        governments = fact[1].startswith("=")
        people = frozenset(self.people[key.lower()] for key in fact[1].lstrip("="))
        codes = tuple(sorted({p.country.code for p in people}))
        self.page.acts.append(ToldAct(sentence, fact[0], codes, frozenset() if governments else people))

    def turned(self) -> None:
        """Let the two sides change places."""
        self.people["a"], self.people["b"] = self.people["b"], self.people["a"]


def compose(dress: str, rng: random.Random) -> Page:
    """Return a page in a dress."""
    scene = Scene(dress, rng)
    rows = [row for row in ROWS if row["part"] == ("document" if dress == "document" else "lead")]
    rows = [row for row in rows if row["dress"] in ("", dress) and ("{M}" not in row["text"] or scene.month_begun)]
    row = rng.choice(rows)
    lead = scene.line(row)
    paragraphs = lead[1:]
    alone = dress == "document" or "{C}" in row["text"] or "planned" in row["told"]
    if not alone:
        for line in rng.sample([r for r in ROWS if r["part"] == "body"], rng.randint(1, 4)):
            if rng.random() < 0.4:
                scene.turned()
                paragraphs += scene.line(line)
                scene.turned()
            else:
                paragraphs += scene.line(line)
        if rng.random() < 0.4 and dress not in ("ranks", "nato") and "{M}" not in row["text"]:
            past = [r for r in ROWS if r["part"] == "past" and (scene.month_begun or "{M}" not in r["text"])]
            past = [r for r in past if not ("a day earlier" in row["text"] and "days after" in r["text"])]
            paragraphs += scene.line(rng.choice(past))
    scene.page.text = _dressed(scene, lead[0], paragraphs)
    return scene.page


def _dressed(scene: Scene, lead: str, paragraphs: list[str]) -> str:
    """The text with numbers, marks, stamps and menus as the publisher puts them."""
    dress, rng, written, page = scene.dress, scene.rng, scene.written, scene.page
    family = scene.people["a"].family
    title = rng.choice((f"{family} in Talks on {rng.choice(TOPICS).title()}", "Talks on Closer Cooperation"))
    head = ""
    if dress in ("korea", "japan") and rng.random() < 0.7:
        first = 2 if dress == "korea" else 1
        lead = f"1. {lead}" if dress == "korea" else lead
        mark = rng.choice(("° ", "o ", "- ")) if dress == "korea" else ""
        paragraphs = [mark + p if mark and n % 2 else f"{n + first}. {p}" for n, p in enumerate(paragraphs)]
    if dress == "korea" and rng.random() < 0.5:
        paragraphs.append("* unofficial translation")
    if dress in ("state", "pentagon") and rng.random() < 0.5:
        speaker = Person("Ellen", "Harlow", US)
        page.officials.add(speaker)
        head = SPOKEN[dress].format(speaker.name)
    if dress == "wire":
        month = f"{written:%b}." if written.month not in (5, 6, 7) else f"{written:%B}"
        marks = rng.choice(("", "(ATTN: UPDATES throughout; ADDS photo)\n\n"))
        lead = f"SEOUL, {month} {written.day} (Yonhap) -- {lead}"
        head, title = marks, rng.choice(("", "(LEAD) ")) + title
        paragraphs.append(rng.choice(("(END)", "mrlim@example.com\n(END)")))
    body = head + "\n\n".join([lead, *paragraphs]) + "\n"
    publisher = PUBLISHERS.get(dress, MINISTRIES.get(scene.home.code, ""))
    if rng.random() < 0.5:
        page.name = "page.md"
        return f'---\npublisher: "{publisher}"\ntitle: "{title}"\npublished: {written.isoformat()}\n---\n{body}'
    above = {"korea": MENU, "house": "The White House\n\nOffice of the Press Secretary\n\n"}.get(dress, "")
    stamp = {
        "korea": f"Date\n{written.isoformat()}",
        "nato": f"{written:%d %b. %Y} - | Last updated: {written:%d %b. %Y %H:%M}",
        "state": f"Office of the Spokesperson\n\n{whole(written)}", "wire": f"15:32 {whole(written)}",
    }.get(dress, whole(written))  # fmt: skip
    if dress in ("ranks", "document"):
        above = f"{publisher}\n\n"
    return f"{above}{title}\n\n{stamp}\n\n{body}"


def faults(page: Page, reading: Reading) -> Iterator[str]:
    """What was read otherwise than it is told, one line each."""
    contacts = list(reading.contacts)
    for told in page.contacts:
        people = {_key(p.name, p.country.code) for p in told.people}
        fits = [c for c in contacts if {_key(p.person, p.country) for p in c.participants} == people]
        fits = [c for c in fits if _read(c) == _told(told)] or fits
        if fits:
            contacts.remove(fits[0])
        if not fits or any(a != b and b not in ("?", "ANY") for a, b in zip(_read(fits[0]), _told(told), strict=True)):
            yield f"told {told}; read {' '.join(map(str, _read(fits[0]))) if fits else 'none'}"
    yield from (f"no contact: {page.text[c.passage.start : c.passage.end]}" for c in contacts)
    acts = [act for act in reading.acts if not act.denied]
    for act in page.acts:
        start = page.text.rindex(act.sentence)
        own = [a for a in acts if a.passage.start < start + len(act.sentence) and start < a.passage.end]
        same = next((a for a in own if str(a.kind) == act.kind), None)
        if same is not None:
            acts.remove(same)
        people = {_key(p.name, p.country.code) for p in act.people}
        if same is None or same.speakers != act.speakers or _actors(same) != people:
            yield f"told {act.kind} {act.speakers}; read {same and (same.speakers, _actors(same))}: {act.sentence}"
    yield from (f"no act: {a.kind} in {page.text[a.passage.start : a.passage.end]}" for a in acts)
    named = {_key(o.name, o.country) for o in reading.officials}
    expected = {_key(p.name, p.country.code) for p in page.officials}
    yield from (f"official: {one}" for one in sorted(map(str, named ^ expected)))


def _key(name: str | None, country: str | None) -> tuple[str | None, str | None]:
    keys = authority().persons_named(name) if name else ()
    return (keys[0] if len(keys) == 1 else name), country


def _read(contact: Contact) -> tuple[str | None, ...]:
    return contact.scope.value, contact.status.value, contact.mode.value, contact.when.isoformat()


def _told(contact: ToldContact) -> tuple[str | None, ...]:
    return contact.scope, contact.status, contact.mode, contact.day


def _actors(act: Act) -> set[tuple[str | None, str | None]]:
    return {_key(p.person, p.country) for p in act.actors if p.person}
