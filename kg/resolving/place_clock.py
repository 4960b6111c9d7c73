"""Local time at a place named in a text, from the names in the time-zone database.

Only used to decide whether "today", in a text stamped shortly after midnight, can be the stamped day: a meeting
in Singapore at noon is reported from Washington at midnight, a call of the evening is reported at midnight too.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

_NAME = r"((?:[A-Z][\w'-]+)(?:\s+[A-Z][\w'-]+){0,2})"
_PLACE = re.compile(rf"\b(?:[Ii]n|[Aa]t|to)\s+{_NAME}(?:,\s+{_NAME})?")
_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def _zones_by_place() -> dict[str, str]:
    """Cities and countries with the zone they lie in; a country with several zones is given its first."""
    places: dict[str, str] = {}
    tables = resources.files("tzdata.zoneinfo")

    def rows(name: str) -> list[list[str]]:
        lines = tables.joinpath(name).read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("#")]

    countries = {row[0]: row[1] for row in rows("iso3166.tab")}
    for code, _, zone, *_ in rows("zone.tab"):
        places.setdefault(countries[code].split(" (")[0].lower(), zone)
    for zone in sorted(available_timezones()):
        if zone.startswith(_REGIONS):
            places.setdefault(zone.rsplit("/", 1)[1].replace("_", " ").lower(), zone)
    return places


def local_time(text: str, moment: dt.datetime) -> dt.datetime | None:
    """Return `moment` as the clocks show it at the first place that `text` says something happened in.

    None where the text names no place that the time-zone database knows. `moment` must have a zone.
    """
    for match in _PLACE.finditer(text):
        for name in filter(None, match.groups()):  # "in Hiroshima, Japan": the city, else its country
            words = name.lower().split()
            for length in range(len(words), 0, -1):
                zone = _zones_by_place().get(" ".join(words[:length]))
                if zone:
                    return moment.astimezone(ZoneInfo(zone))
    return None
