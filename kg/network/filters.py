"""Which part of the network is meant: one parser for the page, the exports, the command line and the feed.

Values are bare keys as they stand in IRIs (`country=KR`, `medium=phone-call`); an absolute IRI is taken as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from kg.queries import ParameterError
from kg.rdf.namespaces import VOCABULARY
from kg.records import Mode, Status

MAX_VALUES = 50
"""Values that one filter takes."""
MAX_DEPTH = 4
"""Steps from an official beyond which nearly everybody is reached."""
_KEY = re.compile(r"[A-Za-z0-9._~%-]+", re.ASCII)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class View(StrEnum):
    """What the nodes are."""

    OFFICIALS = "officials"
    OFFICES = "offices"
    COUNTRIES = "countries"


class Edges(StrEnum):
    """What an edge is: all contacts of two nodes together, or each contact by itself."""

    WEIGHTED = "weighted"
    MULTI = "multi"


MEDIA = tuple(mode.replace("_", "-") for mode in Mode)
STATUSES = tuple(str(status) for status in Status)


@dataclass(frozen=True, slots=True)
class Field:
    """How one filter is given."""

    name: str
    description: str
    example: str
    values: tuple[str, ...] = ()
    """The only values it takes, where they are few."""
    repeatable: bool = False
    kind: str = ""
    """Path below the base, or scheme of the vocabularies, of which the values are keys."""
    vocabulary: bool = False


FIELDS = {
    found.name: found
    for found in (
        Field("view", "What the nodes are; officials by default.", "officials", tuple(View)),
        Field("from", "Only contacts that may have taken place on this day or later (YYYY-MM-DD).", "2017-01-01"),
        Field("to", "Only contacts that may have taken place on this day or earlier (YYYY-MM-DD).", "2017-12-31"),
        Field(
            "country",
            "One country: only edges with an end there. Several: only edges between them.",
            "KR",
            repeatable=True,
            kind="country",
        ),
        Field(
            "office",
            "Only edges of which one end held one of these offices in the contact.",
            "kr-foreign-minister",
            repeatable=True,
            kind="office",
        ),
        Field("medium", "Only contacts by one of these media.", "phone-call", MEDIA, True, "media", True),
        Field(
            "status",
            "Held contacts, planned ones, or both; only held ones by default.",
            "held",
            STATUSES,
            True,
            "statuses",
            True,
        ),
        Field(
            "publisher",
            "Only contacts of which one of these publishers tells.",
            "mofa-kr",
            repeatable=True,
            kind="publisher",
        ),
        Field(
            "topic",
            "Only contacts in which something was agreed, promised or asked on one of these topics.",
            "nonproliferation",
            repeatable=True,
            kind="topics",
            vocabulary=True,
        ),
        Field(
            "official",
            "Only what lies within `depth` steps of one of these officials, the edges among them included.",
            "yun-byung-se",
            repeatable=True,
            kind="official",
        ),
        Field("depth", "Steps from `official`: 1 for those it had contact with, and so on up to 4.", "1"),
        Field("min", "Only edges of at least so many contacts.", "1"),
        Field("edges", "One weighted edge for two nodes, or one for each contact.", "weighted", tuple(Edges)),
    )
}
"""All filters, in the order in which people read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A part of the network. The default is all held contacts, between officials."""

    view: View = View.OFFICIALS
    first: dt.date | None = None
    """`from`: the first day, inclusive."""
    last: dt.date | None = None
    """`to`: the last day, inclusive."""
    countries: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    statuses: tuple[str, ...] = (Status.HELD.value,)
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    depth: int = 1
    least: int = 1
    """`min`: contacts that an edge must have."""
    edges: Edges = Edges.WEIGHTED
    base: str = field(default="https://w3id.org/communique/")
    """Base IRI of the data, with its final slash."""

    def iris(self, name: str) -> tuple[str, ...]:
        """The values of a repeatable filter as IRIs."""
        found = FIELDS[name]
        below = f"{VOCABULARY if found.vocabulary else self.base}{found.kind}/"
        return tuple(value if ":" in value else below + value for value in self.values(name))

    def terms(self, name: str) -> str:
        """The same in SPARQL syntax, for a VALUES block."""
        return " ".join(str(NamedNode(iri)) for iri in self.iris(name))

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a repeatable filter, as they were given."""
        found: tuple[str, ...] = getattr(self, _ATTRIBUTES[name])
        return found

    def pairs(self) -> list[tuple[str, str]]:
        """What was given, as fields of a query string; what is as by default is left out."""
        pairs: list[tuple[str, str]] = []
        if self.view is not View.OFFICIALS:
            pairs.append(("view", self.view))
        pairs += [(name, day.isoformat()) for name, day in (("from", self.first), ("to", self.last)) if day]
        for name in _ATTRIBUTES:
            if name != "status" or self.statuses != (Status.HELD,):
                pairs += [(name, value) for value in self.values(name)]
        pairs += [(name, str(number)) for name, number in (("depth", self.depth), ("min", self.least)) if number != 1]
        if self.edges is not Edges.WEIGHTED:
            pairs.append(("edges", self.edges))
        return pairs

    def query_string(self) -> str:
        """`pairs`, encoded; the same for the same part of the network."""
        return urlencode(self.pairs())


_ATTRIBUTES = {
    "country": "countries",
    "office": "offices",
    "medium": "media",
    "status": "statuses",
    "publisher": "publishers",
    "topic": "topics",
    "official": "officials",
}


def parse_filters(pairs: Iterable[tuple[str, str]], base: str) -> Filters:
    """Read filters from fields of a query string; an empty value counts as not given.

    >>> parse_filters([("country", "KR"), ("country", "US"), ("min", "2")], "https://example.org/").query_string()
    'country=KR&country=US&min=2'

    Args:
        pairs: (name, value) as a user writes them.
        base: base IRI of the data, with its final slash.

    Raises:
        ParameterError: an unknown name, or a value that its filter does not take.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in FIELDS:
            raise ParameterError(name, f"there is no filter {name!r}; there are {', '.join(FIELDS)}")
        if value and value not in given.setdefault(name, []):
            given[name].append(value)
    single = {name: _single(name, values) for name, values in given.items() if not FIELDS[name].repeatable and values}
    days = {name: _day(name, single[name]) for name in ("from", "to") if name in single}
    if len(days) == 2 and days["from"] > days["to"]:
        raise ParameterError("to", f"to={days['to']} lies before from={days['from']}")
    lists = {
        attribute: tuple(sorted(_key(name, value) for value in given[name]))
        for name, attribute in _ATTRIBUTES.items()
        if given.get(name)
    }
    return Filters(
        view=View(_one_of("view", single.get("view", View.OFFICIALS))),
        first=days.get("from"),
        last=days.get("to"),
        depth=_number("depth", single.get("depth", "1"), MAX_DEPTH),
        least=_number("min", single.get("min", "1"), 1_000_000),
        edges=Edges(_one_of("edges", single.get("edges", Edges.WEIGHTED))),
        base=base,
        **lists,
    )


def _single(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise ParameterError(name, f"give {name} once; it was given as {' and '.join(values[:3])}")
    return values[0]


def _one_of(name: str, value: str) -> str:
    if value not in FIELDS[name].values:
        raise ParameterError(name, f"{name}={value!r} is not one of {', '.join(FIELDS[name].values)}")
    return value


def _key(name: str, value: str) -> str:
    if FIELDS[name].values:
        return _one_of(name, value)
    if not (_KEY.fullmatch(value) or _ABSOLUTE.fullmatch(value)):
        raise ParameterError(name, f"{name}={value!r} is no key and no IRI; write for example {FIELDS[name].example}")
    return value


def _day(name: str, value: str) -> dt.date:
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ParameterError(name, f"{name}={value!r} is no day, YYYY-MM-DD") from error


def _number(name: str, value: str, most: int) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 8 and 1 <= int(value) <= most):
        raise ParameterError(name, f"{name}={value!r} is no whole number from 1 to {most:,}")
    return int(value)
