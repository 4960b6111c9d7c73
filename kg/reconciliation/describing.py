"""One line about a thing, to tell namesakes apart."""

from __future__ import annotations

import datetime as dt

from kg.reconciliation.entities import TYPES, Entity
from kg.reconciliation.index import Index


def describe(index: Index, entity: Entity) -> str:
    """Return what a thing is: "Minister of Foreign Affairs (Republic of Korea), 2013–2017; 6 contacts"."""
    parts: list[str] = []
    if entity.official:
        for held in entity.held[-2:]:
            if office := index.entities.get(held.office):
                parts.append(f"{'acting ' if held.acting else ''}{office.name}, {_years(held.start, held.end)}")
        country = index.entities.get(entity.country or "")
        if not parts and country:
            parts.append(f"official of {country.name}")
        if "UnlinkedOfficial" in entity.types:
            parts.append("known from texts alone")
    else:
        parts.append(TYPES[entity.types[-1]].name)
        if country := index.entities.get(entity.country or ""):
            parts.append(country.name)
    if entity.contacts:
        parts.append(f"{entity.contacts} contact{'s' if entity.contacts != 1 else ''}")
    return "; ".join(parts)


def _years(start: dt.date, end: dt.date | None) -> str:
    if end is None:
        return f"since {start.year}"
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
