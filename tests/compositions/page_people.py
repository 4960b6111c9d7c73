"""Officials of composed pages: by the period in which they held their offices, and guests whom no record knows."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A country and the forms in which texts name it."""

    code: str
    name: str
    full: str
    adjective: str
    capital: str

    @property
    def possessive(self) -> str:
        """The name with its apostrophe."""
        return possessive(self.name)


def possessive(name: str) -> str:
    """A name with its apostrophe."""
    return name + ("’" if name.endswith("s") else "’s")


KR = Country("KR", "South Korea", "the Republic of Korea", "South Korean", "Seoul")
US = Country("US", "the United States", "the United States of America", "U.S.", "Washington")
JP = Country("JP", "Japan", "Japan", "Japanese", "Tokyo")
AU = Country("AU", "Australia", "Australia", "Australian", "Canberra")
DE = Country("DE", "Germany", "the Federal Republic of Germany", "German", "Berlin")
FJ = Country("FJ", "Fiji", "the Republic of Fiji", "Fijian", "Suva")
PE = Country("PE", "Peru", "the Republic of Peru", "Peruvian", "Lima")
KE = Country("KE", "Kenya", "the Republic of Kenya", "Kenyan", "Nairobi")
NO = Country("NO", "Norway", "the Kingdom of Norway", "Norwegian", "Oslo")
UN = Country("UN", "the United Nations", "the United Nations", "UN", "New York")
EU = Country("EU", "the European Union", "the European Union", "EU", "Brussels")
NATO = Country("NATO", "NATO", "NATO", "NATO", "Brussels")

HEADS = {"KR": "President", "US": "President", "JP": "Prime Minister", "AU": "Prime Minister", "DE": "Chancellor"}


@dataclass(frozen=True)
class Person:
    """An official, and how each kind of publisher writes of one."""

    given: str
    family: str
    country: Country
    role: str = ""
    """`foreign`, `defence`, `head`; empty for those who bring their own `forms`."""
    woman: bool = False
    formal: str = ""
    """The name with an initial, as the official's own government writes it."""
    known: str = ""
    """The authority's name where it is not the usual one."""
    forms: tuple[str, ...] = ()
    """First mentions with the office, where the role does not make them."""
    again: str = ""
    """The title in front of the surname, where the role does not make it."""

    @property
    def native(self) -> str:
        """The name in the order of the official's own country."""
        return f"{self.family} {self.given}" if self.country in (KR, JP) else self.wire

    @property
    def wire(self) -> str:
        """The name as wires have it: only Korean ones begin with the family's."""
        return f"{self.family} {self.given}" if self.country is KR else f"{self.given} {self.family}"

    @property
    def name(self) -> str:
        """The usual name."""
        return self.known or self.wire

    @property
    def style(self) -> str:
        """The title in front of the surname."""
        if self.again:
            return self.again
        if self.role == "head":
            return HEADS[self.country.code]
        return "Secretary" if self.country is US else "Minister"

    @property
    def title(self) -> str:
        """The title in front of the name."""
        if self.role == "head":
            return HEADS[self.country.code]
        foreign, defence = (
            ("Secretary of State", "Secretary of Defense")
            if self.country is US
            else ("Foreign Minister", "Defense Minister")
        )
        return foreign if self.role == "foreign" else defence

    @property
    def office(self) -> str:
        """The office behind a name."""
        if self.role == "head" or self.country is US:
            return self.title
        return "Minister for Foreign Affairs" if self.role == "foreign" else "Minister of Defense"

    def first(self, dress: str, home: Country, rng: random.Random) -> str:
        """The first mention in a text of one dress, published in `home`."""
        own = self.country
        if self.forms:
            return rng.choice(self.forms).replace("{home}", home.name)
        abroad = [f"{own.adjective} {self.title} {self.wire}", f"{self.title} {self.wire} of {own.name}"]
        if dress == "japan":
            ours = own.name if own is JP else own.full
            surname = f"{self.family.upper()} {self.given}" if own in (KR, JP) else self.wire
            return f"{'Ms.' if self.woman else 'Mr.'} {surname}, {self.office} of {ours}"
        if own is US and dress in ("state", "pentagon", "house"):
            return f"{self.title} {rng.choice((self.formal or self.wire, self.wire))}"
        if dress == "nato" and own is not NATO:
            return rng.choice((f"the {self.office} of {own.full}, {self.native}", *abroad))
        if own is home and dress != "wire":
            return f"{self.title} {self.wire}"
        if dress == "korea" and self.role == "foreign" and own is not US:
            return rng.choice((*abroad, f"Minister of Foreign Affairs of {own.name} {self.wire}"))
        if dress in ("state", "house", "pentagon"):
            return rng.choice(
                (f"{own.adjective} {self.title} {self.native}", f"{self.title} {self.native} of {own.name}")
            )
        return rng.choice((*abroad, f"{self.title} {self.wire}")) if own is home else rng.choice(abroad)

    def later(self, dress: str) -> str:
        """A later mention."""
        if dress == "wire":
            return self.family
        if dress == "state" and self.role == "foreign" and self.country is not US:
            return f"Foreign Minister {self.family}"
        return f"{self.style} {self.family}"


@dataclass(frozen=True)
class Period:
    """Days on which all these officials held their offices."""

    first: str
    last: str
    people: tuple[Person, ...]


PERIODS = (
    Period("2015-10-12", "2016-06-24", (
        Person("Byung-se", "Yun", KR, "foreign"), Person("John", "Kerry", US, "foreign", formal="John F. Kerry"),
        Person("Fumio", "Kishida", JP, "foreign"), Person("Julie", "Bishop", AU, "foreign", woman=True),
        Person("Frank-Walter", "Steinmeier", DE, "foreign"),
        Person("Min-koo", "Han", KR, "defence"), Person("Ashton", "Carter", US, "defence", known="Ash Carter"),
        Person("Gen", "Nakatani", JP, "defence"), Person("Marise", "Payne", AU, "defence", woman=True),
        Person("Geun-hye", "Park", KR, "head", woman=True), Person("Barack", "Obama", US, "head"),
        Person("Shinzo", "Abe", JP, "head"), Person("Malcolm", "Turnbull", AU, "head"),
        Person("Angela", "Merkel", DE, "head", woman=True),
    )),
    Period("2018-11-05", "2019-08-23", (
        Person("Kyung-wha", "Kang", KR, "foreign", woman=True), Person("Mike", "Pompeo", US, "foreign"),
        Person("Taro", "Kono", JP, "foreign"), Person("Marise", "Payne", AU, "foreign", woman=True),
        Person("Heiko", "Maas", DE, "foreign"),
        Person("Jae-in", "Moon", KR, "head"), Person("Donald", "Trump", US, "head", formal="Donald J. Trump"),
        Person("Shinzo", "Abe", JP, "head"), Person("Scott", "Morrison", AU, "head"),
        Person("Angela", "Merkel", DE, "head", woman=True),
    )),
    Period("2023-10-16", "2023-12-15", (
        Person("Jin", "Park", KR, "foreign"), Person("Antony", "Blinken", US, "foreign", formal="Antony J. Blinken"),
        Person("Yoko", "Kamikawa", JP, "foreign", woman=True), Person("Penny", "Wong", AU, "foreign", woman=True),
        Person("Annalena", "Baerbock", DE, "foreign", woman=True),
        Person("Won-sik", "Shin", KR, "defence"),
        Person("Lloyd", "Austin", US, "defence", formal="Lloyd J. Austin III"),
        Person("Minoru", "Kihara", JP, "defence"), Person("Richard", "Marles", AU, "defence"),
        Person("Boris", "Pistorius", DE, "defence"),
        Person("Suk Yeol", "Yoon", KR, "head", known="Yoon Suk-yeol"), Person("Joe", "Biden", US, "head"),
        Person("Fumio", "Kishida", JP, "head"), Person("Anthony", "Albanese", AU, "head"),
        Person("Olaf", "Scholz", DE, "head"),
    )),
    Period("2025-08-04", "2025-10-03", (
        Person("Hyun", "Cho", KR, "foreign"), Person("Marco", "Rubio", US, "foreign"),
        Person("Takeshi", "Iwaya", JP, "foreign"), Person("Penny", "Wong", AU, "foreign", woman=True),
        Person("Johann", "Wadephul", DE, "foreign"),
        Person("Gyu-back", "Ahn", KR, "defence"), Person("Pete", "Hegseth", US, "defence"),
        Person("Gen", "Nakatani", JP, "defence"), Person("Richard", "Marles", AU, "defence"),
        Person("Boris", "Pistorius", DE, "defence"),
        Person("Jae Myung", "Lee", KR, "head", known="Lee Jae-myung"),
        Person("Donald", "Trump", US, "head", formal="Donald J. Trump"), Person("Shigeru", "Ishiba", JP, "head"),
        Person("Anthony", "Albanese", AU, "head"), Person("Friedrich", "Merz", DE, "head"),
    )),
)  # fmt: skip


def _own(name: str, country: Country, again: str, title: str) -> Person:
    """An official of the publisher's government, whose title names no country."""
    parts = name.split()
    given, family = (parts[1], parts[0]) if country is KR else (parts[0], parts[1])
    return Person(given, family, country, again=again, forms=(f"{title} {name}", f"{name}, {title},"))


def _guest(name: str, country: Country, again: str, *forms: str) -> Person:
    given, family = name.split()
    return Person(given, family, country, again=again, forms=tuple(f.replace("{}", name) for f in forms))


OFFICIALS = (
    _own("Bae Seung-woo", KR, "Director-General", "Director-General for South Pacific Affairs"),
    _own("Han Sang-il", KR, "Deputy Minister", "Deputy Minister for Economic Affairs"),
    _own("Yu Tae-gyun", KR, "Vice Minister", "First Vice Foreign Minister"),
    _own("Ok Jin-seo", KR, "Deputy Minister", "Deputy Foreign Minister for Political Affairs"),
    _own("Takuya Morishita", JP, "Director-General", "Director-General of the Asian and Oceanian Affairs Bureau"),
    _own("Naoko Hirasawa", JP, "State Minister", "State Minister for Foreign Affairs"),
    _own("Shun Iwabuchi", JP, "Vice-Minister", "Vice-Minister for Foreign Affairs"),
    _own(
        "Paul Dresner",
        US,
        "Under Secretary",
        "Under Secretary of State for Trade, Energy, and Health",
    ),
    _own("Laura Whitcombe", US, "Deputy Assistant Secretary", "Deputy Assistant Secretary of State"),
    _own("Greg Stanton", US, "Special Envoy", "Special Envoy for Arctic Affairs"),
)
"""Officials of Seoul, Tokyo and Washington below the ministers, whom no record knows."""

GUESTS = (
    _guest("Tomasi Naulu", FJ, "Permanent Secretary", "Permanent Secretary for Foreign Affairs of Fiji {}",
           "{}, Permanent Secretary for Foreign Affairs of Fiji,"),
    _guest("Helen Marsh", AU, "Secretary", "Secretary of the Department of Foreign Affairs and Trade of Australia {}",
           "{}, Secretary of the Department of Foreign Affairs and Trade of Australia,"),
    _guest("Jonas Reiter", DE, "State Secretary", "State Secretary of the Federal Foreign Office of Germany {}",
           "{}, State Secretary at the German Federal Foreign Office,", "German State Secretary {}"),
    _guest("Grace Wanjala", KE, "Speaker", "Speaker of the National Assembly of Kenya {}",
           "Kenyan National Assembly Speaker {}"),
    _guest("Ines Arrieta", PE, "Minister", "Minister of Energy and Mines of Peru {}",
           "Peruvian Minister of Energy and Mines {}", "{}, Minister of Energy and Mines of the Republic of Peru,"),
    _guest("Daniel Kiplagat", KE, "Ambassador", "Ambassador of Kenya to {home} {}", "Kenyan Ambassador to {home} {}",
           "{}, Kenya’s ambassador to {home},"),
    _guest("Lars Engebretsen", NO, "Deputy Minister", "Deputy Minister of Foreign Affairs of Norway {}",
           "{}, Deputy Minister of Foreign Affairs of the Kingdom of Norway,"),
    _guest("Ingrid Solheim", NO, "Minister", "Minister of International Development of Norway {}",
           "{}, Norway’s trade minister,"),
    _guest("Sitiveni Waqabaca", FJ, "Deputy Prime Minister", "Deputy Prime Minister of Fiji {}",
           "{}, Deputy Prime Minister and Minister of Finance of the Republic of Fiji,"),
    _guest("Rosa Villanueva", PE, "Director-General",
           "Director-General for Asia and Oceania of the Ministry of Foreign Affairs of Peru {}",
           "{}, Director-General for Asia at the Peruvian Ministry of Foreign Affairs,"),
    _guest("Miriam Okafor", UN, "Under-Secretary-General", "UN Under-Secretary-General for Humanitarian Affairs {}",
           "{}, UN Under-Secretary-General for Political Affairs,"),
    _guest("Stefan Lindqvist", EU, "Managing Director",
           "{}, Managing Director for Asia and the Pacific at the European External Action Service,"),
    _guest("Ana Petrova", EU, "Commissioner", "European Commissioner for Trade {}",
           "{}, European Commissioner for Energy,"),
    _guest("Peter Dahlgren", NO, "State Secretary",
           "{}, State Secretary in the Norwegian Ministry of Foreign Affairs,"),
)  # fmt: skip
"""Officials from abroad under long titles, whom no record knows."""

STOLTENBERG = Person(
    "Jens", "Stoltenberg", NATO, forms=("NATO Secretary General Jens Stoltenberg",), again="Secretary General"
)
RUTTE = Person("Mark", "Rutte", NATO, forms=("NATO Secretary General Mark Rutte",), again="Secretary General")
