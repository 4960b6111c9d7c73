"""How likely it is that an item of Wikidata is a thing of ours, with the reasons, and what speaks against it.

Points are added up and cut to 0..100. They are weights that a person reads, not probabilities: nothing is asserted
because of a score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from kg.linking.records import HUMAN, Candidate, Item, Reason, Subject, Tenure
from kg.reconciliation.spelling import name_words, word_likeness

NAME = 45
"""Points for the same name."""
LEAST_NAME = 0.6
"""Likeness of names below which an item is no candidate."""
NATIVE, COUNTRY, OTHER_COUNTRY = 10, 10, -15
OFFICE, SAME_DAY, OFFICE_BY_NAME = 25, 10, 15
HOLDER = 8
"""For each known holder of an office whose item says that they held the candidate."""
MOST_HOLDERS = 40
DATE, NEAR = 25, 20
NO_HUMAN, OUTSIDE_LIFE, EXCLUDED = -60, -40, -25
CLOSE_DAYS = 31
"""Days between two beginnings of one tenure: a nomination, a vote, an oath."""
CLOSE_KM = 30.0


def candidate(subject: Subject, item: Item, held_by: int = 0) -> Candidate | None:
    """Score an item; None where even its names speak against it.

    Args:
        subject: the thing of ours.
        item: the item.
        held_by: for an office, how many of its known holders have the item among their positions.
    """
    reasons: list[Reason] = []
    against: list[str] = []
    likeness = max((names_alike(a, b) for a in subject.names for b in item.names), default=0.0)
    if likeness < LEAST_NAME and held_by < 2:
        return None
    reasons.append(Reason(round(NAME * likeness), _name_reason(likeness)))
    if subject.native and subject.native in item.names:
        reasons.append(Reason(NATIVE, f"has the native name {subject.native}"))
    _country(subject, item, reasons)
    if subject.kind == "official":
        _person(subject, item, reasons, against)
    else:
        _thing(subject, item, held_by, reasons)
    score = max(0, min(100, sum(reason.points for reason in reasons)))
    return Candidate(item.id, item.label, item.description, score, tuple(reasons), tuple(against))


def _name_reason(likeness: float) -> str:
    if likeness == 1:
        return "has the same name"
    return f"has a name that is {round(100 * likeness)} % alike"


def names_alike(a: str, b: str) -> float:
    """Return how alike two full names are, from 0 to 1, in whatever order and romanisation.

    >>> names_alike("Yun Byung-se", "Byung-se Yun"), names_alike("Yun Byung-se", "Yun Bo-seon") < 0.6
    (1.0, True)
    """
    if a == b:
        return 1.0
    mine, theirs = name_words(a), name_words(b)
    if not mine or not theirs:
        return 0.0
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return 1.0
    rest = list(theirs)
    total = 0.0
    for word in sorted(mine, key=len, reverse=True):
        best = max(rest, key=lambda other: word_likeness(word, other), default=None)
        if best is not None and (likeness := word_likeness(word, best)) > 0:
            total += likeness
            rest.remove(best)
    return total / max(len(mine), len(theirs))


def _country(subject: Subject, item: Item, reasons: list[Reason]) -> None:
    if subject.country is None or not item.codes:
        return
    if subject.country in item.codes:
        reasons.append(Reason(COUNTRY, f"is of {subject.country}"))
    else:
        reasons.append(Reason(OTHER_COUNTRY, f"is of {', '.join(sorted(item.codes))}, not of {subject.country}"))


def _person(subject: Subject, item: Item, reasons: list[Reason], against: list[str]) -> None:
    if item.types and HUMAN not in item.types:
        reasons.append(Reason(NO_HUMAN, "is no human being"))
    if item.born and any(tenure.start < item.born.earliest for tenure in subject.tenures):
        reasons.append(Reason(OUTSIDE_LIFE, f"was born in {item.born.text}, after a tenure began"))
    if item.died and any(tenure.start > item.died.latest for tenure in subject.tenures):
        reasons.append(Reason(OUTSIDE_LIFE, f"died in {item.died.text}, before a tenure began"))
    for tenure in subject.tenures:
        _tenure(tenure, item, reasons)
    against += contradictions(subject, item)
    if against:
        reasons.append(Reason(EXCLUDED, "its dates in an office exclude the record's"))


def _tenure(tenure: Tenure, item: Item, reasons: list[Reason]) -> None:
    same = [p for p in item.positions if p.office == tenure.item]
    fitting = [p for p in same if not p.excludes(tenure)]
    if fitting:
        exact = [p for p in fitting if p.start and abs((p.start.earliest - tenure.start).days) <= CLOSE_DAYS]
        shown = (exact or fitting)[0]
        reasons.append(Reason(OFFICE, f"held the office “{tenure.label}” ({shown.words()})"))
        if exact:
            reasons.append(Reason(SAME_DAY, f"from the same time ({tenure.start.isoformat()})"))
        return
    if same or tenure.item:
        return
    named = [p for p in item.positions if names_alike(p.label, tenure.label) >= 0.75 and not p.excludes(tenure)]
    if named:
        told = f"held an office of that name, “{named[0].label}” ({named[0].words()})"
        reasons.append(Reason(OFFICE_BY_NAME, told))


def contradictions(subject: Subject, item: Item) -> list[str]:
    """Return what an item says against being an official: offices held by both, on days that exclude each other."""
    found = []
    for tenure in subject.tenures:
        same = [position for position in item.positions if position.office == tenure.item and tenure.item]
        if same and all(position.excludes(tenure) for position in same):
            own = f"{tenure.start.isoformat()}–{tenure.end.isoformat() if tenure.end else '…'}"
            theirs = ", ".join(position.words() for position in same)
            found.append(f"{tenure.label}: the record has {own}, Wikidata {theirs}")
    if item.died and any(tenure.start > item.died.latest for tenure in subject.tenures):
        found.append(f"died in {item.died.text} by Wikidata, before a tenure of the record began")
    return found


def _thing(subject: Subject, item: Item, held_by: int, reasons: list[Reason]) -> None:
    if HUMAN in item.types:
        reasons.append(Reason(NO_HUMAN, "is a human being"))
    if held_by:
        points = min(MOST_HOLDERS, HOLDER * held_by)
        reasons.append(Reason(points, f"was held by {held_by} whom the record has in this office"))
    if subject.dates and item.dates:
        first, last = subject.dates
        if any(date.earliest <= last and date.latest >= first for date in item.dates):
            reasons.append(Reason(DATE, "has a date that agrees"))
    if subject.position and item.position and (km := distance(subject.position, item.position)) <= CLOSE_KM:
        reasons.append(Reason(NEAR, f"lies {km:.0f} km from it"))


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude) in km.

    >>> round(distance((37.57, 126.98), (35.68, 139.69)), -1)
    1150.0
    """
    (lat_a, long_a), (lat_b, long_b) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((long_b - long_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def best(candidates: Iterable[Candidate | None], limit: int) -> tuple[Candidate, ...]:
    """Return the best candidates, best first."""
    found = [c for c in candidates if c is not None]
    return tuple(sorted(found, key=lambda c: (-c.score, len(c.item), c.item))[:limit])
