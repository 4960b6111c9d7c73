"""Keys of contacts: readable, the same on every build, never used for two contacts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence

from kg.rdf.iris import slug
from kg.records import AccountRef, Mode, Participant, Status, When

MEDIUM = {
    Mode.PHONE_CALL: "phone",
    Mode.VIDEO_CALL: "video",
    Mode.IN_PERSON: "meeting",
    Mode.WRITTEN: "letter",
    Mode.UNSPECIFIED: "contact",
}
MOST_NAMES = 4
"""A key names so many parties and counts the rest."""


def readable_key(when: When, mode: Mode, status: Status, parties: Sequence[Participant], *, full: bool = False) -> str:
    """Make the readable part: day, medium and family names (`full`: all names), `2017-02-07-phone-tillerson-yun`."""
    names = sorted({_name(party, full) for party in parties} - {""})
    if len(names) > MOST_NAMES:
        names = [*names[:MOST_NAMES], "and", str(len(names) - MOST_NAMES), "more"]
    words = [_date(when), *(["planned"] if status is Status.PLANNED else []), MEDIUM[mode], *names]
    return "-".join(word for word in words if word)


def assign_keys(contacts: Sequence[tuple[When, Mode, Status, Sequence[Participant], AccountRef]]) -> list[str]:
    """Give each contact (the last item is its first account) a key of its own.

    Contacts whose family names coincide get full names; what still coincides (a series of calls on one day) gets a
    suffix made from the first account, all of them: a key that one build gave to one contact never means another.
    """
    keys = [readable_key(*contact[:4]) for contact in contacts]
    for number in _shared(keys):
        keys[number] = readable_key(*contacts[number][:4], full=True)
    for number in _shared(keys):
        digest = hashlib.sha256(str(contacts[number][4]).encode("utf-8", "surrogatepass")).hexdigest()
        keys[number] += f"-{digest[:8]}"
    return keys


def _shared(keys: list[str]) -> list[int]:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        numbers[key].append(number)
    return [number for sharing in numbers.values() if len(sharing) > 1 for number in sharing]


def _date(when: When) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return "undated"
    if (last - first).days <= 1:
        # Neighbouring days are one day in two time zones, or an evening that nobody can place.
        return first.isoformat()
    after = last + dt.timedelta(days=1)
    if first.day == 1 and after.day == 1:
        if (after.year, after.month) == (first.year + first.month // 12, first.month % 12 + 1):
            return f"{first:%Y-%m}"
        if first.month == 1 and (after.year, after.month) == (first.year + 1, 1):
            return f"{first:%Y}"
    return f"{first.isoformat()}-to-{last.isoformat()}"


def _name(party: Participant, full: bool) -> str:
    if party.person is None:
        return slug(party.country or party.office or "")
    return slug(party.official or party.person) if full else family_name(party.official or "", party.person)


def family_name(key: str, name: str) -> str:
    """Family name as a slug: the authority's keys put it first, whichever way round the name is written.

    Keys of officials unknown to the authority hold the sorted words of the name and the country; there the last word
    of the name counts.

    >>> family_name("tillerson-rex", "Rex Tillerson"), family_name("yun-byung-se", "Yun Byung-se")
    ('tillerson', 'yun')
    >>> family_name("von-der-leyen-ursula", "Ursula von der Leyen")
    'von-der-leyen'
    >>> family_name("jalal-talabani-iq", "Jalal Talabani")
    'talabani'
    """
    parts, words = slug(key).split("-"), slug(name).split("-")
    if parts[:-1] == sorted(words):
        return words[-1]
    if parts != [""] and words[0] in parts[1:]:
        return "-".join(parts[: parts.index(words[0])])
    return parts[0] or words[-1]
