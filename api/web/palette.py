"""The colours of countries: eight for those most present in the graph, a neutral one for all others."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from api.web.writing import key

AGAIN_AFTER = 600.0
"""Seconds after which the order is asked for again where an engine does not say what it serves."""


@dataclass(slots=True)
class Palette:
    """Which country has which colour, for the graph that is served."""

    places: dict[str, int] = field(default_factory=dict)
    """Key of a country (`KR`) -> place by presence, from 1 to 8."""
    _snapshot: str | None = None
    _read: float = 0.0

    def due(self, snapshot: str) -> bool:
        """Whether the order must be asked for; says so once for each snapshot."""
        now = time.monotonic()
        if snapshot == self._snapshot and (snapshot or now - self._read < AGAIN_AFTER):
            return False
        self._snapshot, self._read = snapshot, now
        return True

    def set(self, countries: list[str]) -> None:
        """Take the order: IRIs of countries, the most present one first."""
        self.places = {key(iri): place for place, iri in enumerate(countries, start=1)}

    def css_class(self, country: str) -> str:
        """Class of the stylesheet that sets `--country`, for an IRI or key; empty for a neutral one.

        >>> found = Palette({"KR": 2}); found.css_class("https://example.org/country/KR"), found.css_class("FJ")
        ('c2', '')
        """
        place = self.places.get(key(country)) if country else None
        return f"c{place}" if place else ""
