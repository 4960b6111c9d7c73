"""Cutting contacts into periods: years, quarters, months, or the administrations of a country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.network.contacts import NetworkContact


class By(StrEnum):
    """How long a period is."""

    ALL = "all"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its first and last day; None where it has no end."""

    name: str
    first: dt.date | None
    last: dt.date | None

    def has(self, contact: NetworkContact) -> bool:
        """Whether the contact surely lies in it: all days on which it may have taken place do."""
        if self.first is None and self.last is None:
            return True
        if contact.earliest is None or contact.latest is None:
            return False
        return (self.first is None or contact.earliest >= self.first) and (
            self.last is None or contact.latest <= self.last
        )


EVER = Period("all", None, None)
ADMINISTRATIONS = """\
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?start ?end WHERE {
  ?administration a cq:Administration ; cq:country ?country ; rdfs:label ?name ; cq:startDate ?start .
  OPTIONAL { ?administration cq:endDate ?end }
}
ORDER BY ?start ?name
"""
"""Administrations of `?country`, which the asker binds. `cq:endDate` is the last day in office, which is also the
successor's first."""


def periods(by: By, contacts: Iterable[NetworkContact], administrations: Iterable[Period] = ()) -> list[Period]:
    """The periods from the first contact to the last, those without contacts included.

    Args:
        by: how long they are.
        contacts: undated ones do not count.
        administrations: the periods to take with `By.ADMINISTRATION`.
    """
    if by is By.ALL:
        return [EVER]
    dated = [(contact.earliest, contact.latest) for contact in contacts if contact.earliest and contact.latest]
    if not dated:
        return []
    first, last = min(days[0] for days in dated), max(days[1] for days in dated)
    if by is By.ADMINISTRATION:
        return [p for p in administrations if (p.first or first) <= last and (p.last or last) >= first]
    return list(_calendar(by, first, last))


def months(first: dt.date, last: dt.date) -> Iterator[Period]:
    """All months from that of `first` to that of `last`."""
    return _calendar(By.MONTH, first, last)


def successive(found: Iterable[tuple[str, dt.date, dt.date | None]]) -> list[Period]:
    """Administrations as periods that do not overlap: the day of the handover belongs to the successor."""
    rows = sorted(found, key=lambda row: (row[1], row[0]))
    made = []
    for place, (name, first, last) in enumerate(rows):
        if place + 1 < len(rows):
            day_before = rows[place + 1][1] - dt.timedelta(days=1)
            last = min(last, day_before) if last else day_before
        made.append(Period(name, first, last))
    return made


def _calendar(by: By, first: dt.date, last: dt.date) -> Iterator[Period]:
    length = {By.YEAR: 12, By.QUARTER: 3, By.MONTH: 1}[by]
    month = (first.year * 12 + first.month - 1) // length * length
    while (begin := dt.date(month // 12, month % 12 + 1, 1)) <= last:
        following = month + length
        end = dt.date(following // 12, following % 12 + 1, 1) - dt.timedelta(days=1)
        name = {
            By.YEAR: f"{begin.year}",
            By.QUARTER: f"{begin.year}-Q{begin.month // 3 + 1}",
            By.MONTH: f"{begin.year}-{begin.month:02}",
        }[by]
        yield Period(name, begin, end)
        month = following
