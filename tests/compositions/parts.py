"""Parts of which plain diplomatic sentences are composed: officials under their titles, days, places, and a judge.

A template is a sentence with slots and what it tells, one string for each contact:
`("{A} met with {B} {p} {d}.", "held in_person AB d")`. `compose` fills it, `faults` holds a reading against it.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.records import Contact, Reading
from tests.reading.prepared import read

WRITTEN = dt.date(2023, 11, 10)
"""The Friday on which the compositions are written."""


@dataclass(frozen=True)
class Country:
    """A country under the names that texts give it."""

    code: str
    name: str
    adjective: str
    capital: str
    short: str


KOREA = Country("KR", "South Korea", "South Korean", "Seoul", "South Korea")
STATES = Country("US", "the United States", "U.S.", "Washington", "the U.S.")
JAPAN = Country("JP", "Japan", "Japanese", "Tokyo", "Japan")
AUSTRALIA = Country("AU", "Australia", "Australian", "Canberra", "Australia")
INDIA = Country("IN", "India", "Indian", "New Delhi", "India")
PHILIPPINES = Country("PH", "the Philippines", "Philippine", "Manila", "the Philippines")
GERMANY = Country("DE", "Germany", "German", "Berlin", "Germany")
CHINA = Country("CN", "China", "Chinese", "Beijing", "China")
CANADA = Country("CA", "Canada", "Canadian", "Ottawa", "Canada")

ITALY = Country("IT", "Italy", "Italian", "Rome", "Italy")
KENYA = Country("KE", "Kenya", "Kenyan", "Nairobi", "Kenya")
NORWAY = Country("NO", "Norway", "Norwegian", "Oslo", "Norway")
NATO = Country("NATO", "NATO", "NATO", "Brussels", "NATO")
UNION = Country("EU", "the European Union", "EU", "Brussels", "the EU")
NATIONS = Country("UN", "the United Nations", "UN", "New York", "the UN")


@dataclass(frozen=True)
class Official:
    """An official who held an office on `WRITTEN`; as a slot it is put by `__format__`."""

    name: str
    country: Country
    title: str
    """The title in front of the name ("Foreign Minister"), and behind it in small letters."""
    full: str
    """The title in full ("Minister for Foreign Affairs")."""
    forms: tuple[str, ...] = ()
    """Forms of the first mention beyond those that all titles allow."""
    surname: str = ""

    @property
    def full_name(self) -> str:
        """The name without a title."""
        return self.name

    @property
    def possessive(self) -> str:
        """Her or his."""
        return "her" if self.name in WOMEN else "his"

    @property
    def he(self) -> str:
        """She or he."""
        return "she" if self.name in WOMEN else "he"

    @property
    def last(self) -> str:
        """The surname, as later mentions give it."""
        return self.surname or self.name.split()[-1]

    def named(self, rng: random.Random, *, apposed: bool = True) -> str:
        """The first mention; `apposed` allows an office behind the name, between commas."""
        own = self.country
        plain = [f"{own.adjective} {self.title} {self.name}", f"{self.title} {self.name} of {own.name}", *self.forms]
        behind = [
            f"{self.name}, the {self.title.lower()} of {own.name},", f"{self.name}, {self.full} of {own.name},",
            f"{own.adjective} {self.title.lower()} {self.name}",
        ]  # fmt: skip
        return rng.choice(behind if apposed and rng.random() < 0.3 else plain)


FOREIGN: tuple[Official, ...] = (
    Official("Park Jin", KOREA, "Foreign Minister", "Minister of Foreign Affairs", surname="Park"),
    Official("Antony Blinken", STATES, "Secretary of State", "Secretary of State"),
    Official(
        "Yoko Kamikawa", JAPAN, "Foreign Minister", "Minister for Foreign Affairs",
        ("Japanese Foreign Minister KAMIKAWA Yoko",),
    ),
    Official("Penny Wong", AUSTRALIA, "Foreign Minister", "Minister for Foreign Affairs"),
    Official("Enrique Manalo", PHILIPPINES, "Foreign Secretary", "Secretary for Foreign Affairs"),
    Official("Annalena Baerbock", GERMANY, "Foreign Minister", "Minister for Foreign Affairs"),
    Official("Mélanie Joly", CANADA, "Foreign Minister", "Minister of Foreign Affairs"),
)  # fmt: skip
DEFENSE: tuple[Official, ...] = (
    Official("Shin Won-sik", KOREA, "Defense Minister", "Minister of National Defense", surname="Shin"),
    Official(
        "Lloyd Austin", STATES, "Secretary of Defense", "Secretary of Defense",
        ("U.S. Defense Secretary Lloyd Austin",),
    ),
    Official("Minoru Kihara", JAPAN, "Defense Minister", "Minister of Defense"),
    Official("Richard Marles", AUSTRALIA, "Defence Minister", "Minister for Defence"),
    Official("Boris Pistorius", GERMANY, "Defense Minister", "Minister of Defence"),
    Official("Bill Blair", CANADA, "Defence Minister", "Minister of National Defence"),
)  # fmt: skip
LEADERS: tuple[Official, ...] = (
    Official("Yoon Suk-yeol", KOREA, "President", "President", surname="Yoon"),
    Official("Joe Biden", STATES, "President", "President"),
    Official("Fumio Kishida", JAPAN, "Prime Minister", "Prime Minister"),
    Official("Anthony Albanese", AUSTRALIA, "Prime Minister", "Prime Minister"),
    Official("Ferdinand Marcos Jr.", PHILIPPINES, "President", "President", surname="Marcos"),
    Official("Olaf Scholz", GERMANY, "Chancellor", "Chancellor"),
    Official("Justin Trudeau", CANADA, "Prime Minister", "Prime Minister"),
)
DEPUTIES: tuple[Official, ...] = (
    Official("Nadia Ferro", ITALY, "Deputy Foreign Minister", "Deputy Minister for Foreign Affairs"),
    Official("Otieno Wafula", KENYA, "Trade Minister", "Minister of Trade"),
    Official(
        "Chang Ho-jin", KOREA, "First Vice Foreign Minister", "First Vice Minister of Foreign Affairs", surname="Chang"
    ),
    Official("Masataka Okano", JAPAN, "Vice Foreign Minister", "Vice Minister for Foreign Affairs"),
    Official("Henrik Aasen", NORWAY, "Climate Minister", "Minister of Climate and Environment"),
)
"""Officials of lower rank or other portfolios, some of whom no record knows."""
BODIES: tuple[Official, ...] = (
    Official("Jens Stoltenberg", NATO, "Secretary General", "Secretary General"),
    Official(
        "Josep Borrell", UNION, "High Representative", "High Representative for Foreign Affairs and Security Policy"
    ),
    Official("António Guterres", NATIONS, "Secretary-General", "Secretary-General"),
)
ADVISERS: tuple[Official, ...] = (
    Official("Cho Tae-yong", KOREA, "National Security Adviser", "National Security Adviser", surname="Cho"),
    Official("Jake Sullivan", STATES, "National Security Advisor", "National Security Advisor"),
    Official("Takeo Akiba", JAPAN, "National Security Adviser", "National Security Adviser"),
)

WOMEN = frozenset({"Yoko Kamikawa", "Penny Wong", "Annalena Baerbock", "Mélanie Joly", "Nadia Ferro"})

HELD = (
    ("on Thursday", "2023-11-09"), ("on November 9", "2023-11-09"), ("on Nov. 9, 2023", "2023-11-09"),
    ("on Wednesday", "2023-11-08"), ("on Tuesday (local time)", "2023-11-07"), ("on November 8", "2023-11-08"),
)  # fmt: skip
TO_BE = (("next Monday", "2023-11-13"), ("on November 14", "2023-11-14"), ("on Nov. 15", "2023-11-15"),
         ("next Tuesday", "2023-11-14"))  # fmt: skip
PLACES = ("in Seoul", "in Tokyo", "in Washington", "in Geneva", "on the sidelines of the G20 meeting in New Delhi",
          "at the State Department", "in Jakarta, Indonesia,")  # fmt: skip
WIRE = "SEOUL, Nov. 10 (Yonhap) -- "


@dataclass
class Composition:
    """A text whose contacts are known."""

    template: str
    text: str
    told: tuple[tuple[str, str | None, frozenset[tuple[str, str]], str | None, str | None], ...]
    """Status, medium, parties (name or "?", country), day, scope; None where anything will do."""
    day: str = WRITTEN.isoformat()
    """Day of writing as the source states it, empty where only the text does."""
    publisher: str | None = None
    faults: list[str] = field(default_factory=list)


class Slot:
    """What a slot puts into a template: `{A}` a first mention, `{A:last}` the surname, `{A:country}`, …"""

    def __init__(self, official: Official, rng: random.Random) -> None:
        self.official = official
        self.rng = rng

    def __format__(self, form: str) -> str:
        one = self.official
        match form:
            case "":
                return one.named(self.rng)
            case "plain":
                return one.named(self.rng, apposed=False)
            case "last":
                return one.last
            case "He":
                return one.he.capitalize()
            case "titled":
                return f"{one.title} {one.last}"
            case "title":
                return one.title.lower()
            case "bare":
                return f"{one.title} {one.name}"
            case _:
                return str(getattr(one.country, form, None) or getattr(one, form))


def tidy(text: str) -> str:
    """Put spaces, commas and articles right where slots met."""
    text = re.sub(r" +", " ", text)
    text = re.sub(r",?\s*([.;:])(?=\s|$)", r"\1", text)
    text = re.sub(r",(\s*,)+", ",", text).replace(" ,", ",")
    text = re.sub(
        r"\b([Aa]) (?=annual|informal|hour|evening|expanded|inaugural|online|eighth|in-person)", r"\1n ", text
    )
    text = re.sub(r"(U\.S)\.(?=\.)", r"\1", text)
    return text[0].upper() + text[1:]


def compose(
    rng: random.Random, template: str, told: Sequence[str], officials: Mapping[str, Official],
    words: Mapping[str, str], days: Mapping[str, str],
) -> Composition:  # fmt: skip
    """Fill a template; `told` strings read "status medium PARTIES day [scope]", "-" for what is left open."""
    slots = {key: Slot(one, rng) for key, one in officials.items()}
    text = tidy(template.format(**slots, **words))
    expected = []
    for one in told:
        status, mode, parties, day, *scope = one.split()
        people = frozenset(_party(part, officials) for part in re.findall(r"[A-Z]~?", parties))
        expected.append(
            (
                status,
                None if mode == "-" else mode,
                people,
                None if day == "-" else days[day],
                scope[0] if scope else None,
            )
        )
    return Composition(template, text, tuple(expected))


def _party(part: str, officials: Mapping[str, Official]) -> tuple[str, str]:
    """`A` is the official of that slot, `A~` somebody of her government whom nobody names."""
    one = officials[part[0]]
    return ("?" if part.endswith("~") else one.name, one.country.code)


def judge(made: Composition) -> Composition:
    """Read a composition and note what is wrong in the reading."""
    made.faults = faults(read(made.text, day=made.day or None, publisher=made.publisher), made)
    return made


def faults(reading: Reading, made: Composition) -> list[str]:
    """What the contacts of a reading lack or have beyond what was told; empty if nothing."""
    found = list(reading.contacts)
    wrong: list[str] = []
    for status, mode, people, day, scope in made.told:
        fits = [c for c in found if _people(c) == people]
        exact = [c for c in fits if status in ("-", c.status) and _on(day, c)]
        if not fits:
            wrong.append(f"lacks {', '.join(sorted(n for n, _ in people))}")
            continue
        one = (exact or fits)[0]
        found.remove(one)
        if status not in ("-", one.status):
            wrong.append(f"is {one.status}")
        if mode is not None and one.mode != mode:
            wrong.append(f"is {one.mode}, not {mode}")
        if not _on(day, one):
            wrong.append(f"on {one.when.isoformat()}, not {day}")
        if scope is not None and one.scope != scope:
            wrong.append(f"is {one.scope}")
    wrong += [f"has {', '.join(sorted(f'{n} {c}' for n, c in _people(one)))}" for one in found]
    return wrong


def _on(day: str | None, contact: Contact) -> bool:
    """Whether a contact is on a day that is told: None for any, "none" for undetermined, "~" before a stretch that
    nothing fixes to the day, of which more is to be shared than not.
    """
    found = contact.when
    if day is None or day == "none" or not day.startswith("~"):
        return day is None or (found.isoformat() or "none") == day
    first, last = map(dt.date.fromisoformat, day[1:].split("/"))
    if found.earliest is None or found.latest is None:
        return False
    shared = min(last, found.latest) - max(first, found.earliest)
    whole = max(last, found.latest) - min(first, found.earliest)
    return 2 * (shared.days + 1) > whole.days + 1


def _people(contact: Contact) -> frozenset[tuple[str, str]]:
    return frozenset((p.person or "?", p.country or "--") for p in contact.participants)


def report(made: Iterable[Composition]) -> str:
    """The compositions read wrongly, one a line, those of one template together."""
    wrong = sorted((m for m in made if m.faults), key=lambda m: m.template)
    return "\n".join(f"[{'; '.join(m.faults)}] {m.text}" for m in wrong)
