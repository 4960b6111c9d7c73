"""A panel of country pairs and months, ready for a regression: contacts by medium and level, also months of none."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.network.contacts import NetworkContact
from kg.network.filters import MEDIA, STATUSES, Filters
from kg.network.periods import Period, months
from kg.queries import ParameterError
from kg.tables.table import Cell, Column, Table, Type

FIELDS = ("from", "to", "country", "office", "medium", "publisher", "topic")
"""The filters that a panel takes."""
MAX_ROWS = 1_000_000
"""Pairs times months beyond which a panel is refused."""
LEVELS = ("leaders", "ministers", "officials", "undetermined")
LEADERS = frozenset(
    "head-of-state head-of-government deputy-head-of-state deputy-head-of-government crown-prince "
    "international-organisation-head".split()
)
MINISTERS = frozenset(
    "foreign-minister defence-minister national-security-adviser unification-minister trade-minister finance-minister "
    "economy-minister interior-minister justice-minister minister intelligence-chief central-bank-governor "
    "chief-of-staff".split()
)
"""Kinds of office (vocabulary `office-kinds`) of those levels; every other kind is at the level of officials."""

COUNTRIES = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?side ?code ?name ?iso3 ?cow WHERE {
  ?side a cq:Side ; skos:notation ?code ; rdfs:label ?name .
  OPTIONAL { ?side cq:iso3 ?iso3 }
  OPTIONAL { ?side cq:cowCode ?cow }
}
ORDER BY ?side ?name
"""
"""Codes of the sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """A country or international organisation with its codes."""

    iri: str
    code: str
    name: str
    iso3: str
    cow: int | None


def sides_of(rows: Iterable[Sequence[str]]) -> dict[str, Side]:
    """Sides by IRI, from the rows of `COUNTRIES`; of several names the first counts."""
    found: dict[str, Side] = {}
    for iri, code, name, iso3, cow in rows:
        found.setdefault(iri, Side(iri, code, name, iso3, int(cow) if cow else None))
    return found


COLUMNS = (
    Column("dyad", Type.STRING, "Codes of the pair in alphabetical order, such as `KR-US`."),
    Column("month", Type.MONTH, "Year and month."),
    Column("year", Type.INTEGER, "Year."),
    Column("month_number", Type.INTEGER, "Month, 1 to 12."),
    *(
        Column(f"{name}_{end}", kind, f"{what} of the {place}.")
        for end, place in ((1, "first of the pair"), (2, "second of the pair"))
        for name, kind, what in (
            ("iso2", Type.STRING, "ISO 3166-1 alpha-2 code, or UN, EU, NATO"),
            ("iso3", Type.STRING, "ISO 3166-1 alpha-3 code"),
            ("cow", Type.INTEGER, "Correlates of War code"),
            ("name", Type.STRING, "Name"),
        )
    ),
    Column("cow_dyad", Type.INTEGER, "Lower COW code times 1000 plus the higher one, as in COW's dyadic data."),
    Column(
        "contacts", Type.INTEGER, "Held contacts that surely took place in the month; one of many sides counts once."
    ),
    *(Column(medium.replace("-", "_"), Type.INTEGER, f"Of those, by medium {medium}.") for medium in MEDIA),
    Column("leaders", Type.INTEGER, "Of those, with a head of state or government, or their deputy, on both sides."),
    Column("ministers", Type.INTEGER, "Of those, with a minister or higher on both sides, and not leaders on both."),
    Column("officials", Type.INTEGER, "Of those, with another office on at least one side."),
    Column("undetermined", Type.INTEGER, "Of those, where the office of a side is not determined."),
    Column("planned", Type.INTEGER, "Contacts planned for the month, as texts before it say; not in `contacts`."),
    Column("unplaced", Type.INTEGER, "Held contacts of the pair whose month is not determined; the same in each row."),
)


def panel_filters(filters: Filters, given: Iterable[str]) -> Filters:
    """The filters with which contacts for a panel are asked.

    Raises:
        ParameterError: `given` names a filter that a panel does not take.
    """
    for name in given:
        if name not in FIELDS:
            raise ParameterError(name, f"a panel takes no {name}; it takes {', '.join(FIELDS)}")
    return replace(filters, statuses=STATUSES)


def panel_table(contacts: Sequence[NetworkContact], sides: Mapping[str, Side], filters: Filters) -> Table:
    """Make the panel.

    The pairs are those with a contact, or with several countries as filter all pairs of these. Months run from `from`
    to `to`, else from the first contact to the last.

    Raises:
        ParameterError: the panel would be too large.
    """
    wanted = frozenset(filters.iris("country"))
    cells: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    if len(wanted) > 1:
        for pair in combinations(sorted(wanted & sides.keys(), key=lambda iri: sides[iri].code), 2):
            cells[pair] = Counter()
    for contact in contacts:
        month = month_of(contact)
        for pair, level in _pairs(contact, sides, wanted):
            counts = cells[pair]
            if contact.status != "held":
                counts["planned", month] += 1
            elif not month:
                counts["unplaced", ""] += 1
            else:
                for name in ("contacts", contact.medium.replace("-", "_"), level):
                    counts[name, month] += 1
    found = _months(contacts, filters)
    if len(found) * len(cells) > MAX_ROWS:
        raise ParameterError("from", f"{len(cells):,} pairs in {len(found):,} months are too many: use more filters")

    def rows() -> Iterator[tuple[Cell, ...]]:
        for pair in sorted(cells, key=lambda pair: [sides[iri].code for iri in pair]):
            one, other = sides[pair[0]], sides[pair[1]]
            codes = sorted(code for code in (one.cow, other.cow) if code is not None)
            dyad = codes[0] * 1000 + codes[1] if len(codes) == 2 else None
            about = [value for side in (one, other) for value in (side.code, side.iso3 or None, side.cow, side.name)]
            for month in found:
                assert month.first
                counts = (
                    cells[pair]["unplaced", ""] if column.name == "unplaced" else cells[pair][column.name, month.name]
                    for column in COLUMNS[13:]
                )
                when = (month.name, month.first.year, month.first.month)
                yield (f"{one.code}-{other.code}", *when, *about, dyad, *counts)

    title = "Contacts of country pairs by month"
    chosen = f" Filters: {filters.query_string()}." if filters.query_string() else ""
    return Table("dyad-month", title, f"A row for each pair and month, those without contact included.{chosen}",
                 COLUMNS, rows())  # fmt: skip


def level_of(kinds: Iterable[str]) -> int:
    """How high a side was represented: 3 leaders, 2 ministers, 1 officials, 0 undetermined."""
    return max((3 if kind in LEADERS else 2 if kind in MINISTERS else 1 if kind else 0 for kind in kinds), default=0)


def _pairs(
    contact: NetworkContact, sides: Mapping[str, Side], wanted: frozenset[str]
) -> Iterator[tuple[tuple[str, str], str]]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for party in contact.parties:
        if party.side in sides:
            kinds[party.side].append(party.office_kind)
    for one, other in combinations(sorted(kinds, key=lambda iri: sides[iri].code), 2):
        if (one in wanted) + (other in wanted) >= min(len(wanted), 2):
            level = min(level_of(kinds[one]), level_of(kinds[other]))
            yield (one, other), LEVELS[3 - level]


def month_of(contact: NetworkContact) -> str:
    """`YYYY-MM`, or empty where the days on which the contact may have taken place are not of one month."""
    if not contact.earliest or not contact.latest:
        return ""
    first, last = f"{contact.earliest:%Y-%m}", f"{contact.latest:%Y-%m}"
    return first if first == last else ""


def _months(contacts: Iterable[NetworkContact], filters: Filters) -> list[Period]:
    days: list[dt.date] = [day for c in contacts if c.status == "held" for day in (c.earliest, c.latest) if day]
    first, last = filters.first or min(days, default=None), filters.last or max(days, default=None)
    return list(months(first, last)) if first and last and first <= last else []
