"""Planned contacts and the held ones that carried them out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from kg.merging.agreement import People, modes_agree, people_agree
from kg.merging.clusters import Group
from kg.merging.ruling import Stated
from kg.records import Status

LONGEST_PLAN = 366
"""Days. A plan that leaves the date open for longer is carried out by no meeting in particular."""
SLACK = dt.timedelta(days=1)
"""Local dates of the planning and the reporting side may differ by a day."""


def fulfilled(groups: Sequence[Group], stated: Sequence[Stated]) -> dict[int, int]:
    """Number of a held contact -> number of the planned one that it carries out.

    A plan is linked where exactly one held contact of the same people and medium falls into its window and after its
    announcement; where several do, the text does not say which. Of several plans of one meeting the narrowest counts.
    """
    held_by_sides: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for number, (group, settled) in enumerate(zip(groups, stated, strict=True)):
        if settled.status is Status.HELD:
            held_by_sides[group[0].sides].append(number)
    plans: defaultdict[int, list[int]] = defaultdict(list)
    for number, (group, settled) in enumerate(zip(groups, stated, strict=True)):
        if settled.status is not Status.PLANNED:
            continue
        fitting = [
            held
            for held in held_by_sides[group[0].sides]
            if _carries_out((groups[held], stated[held]), (group, settled))
        ]
        if len(fitting) == 1:
            plans[fitting[0]].append(number)

    def narrowest(number: int) -> tuple[dt.timedelta, int]:
        when = stated[number].when
        assert when.earliest is not None
        assert when.latest is not None
        return when.latest - when.earliest, number

    return {held: min(found, key=narrowest) for held, found in plans.items()}


def _carries_out(held: tuple[Group, Stated], plan: tuple[Group, Stated]) -> bool:
    (held_group, held_stated), (plan_group, plan_stated) = held, plan
    first, last = plan_stated.when.earliest, plan_stated.when.latest
    begin, end = held_stated.when.earliest, held_stated.when.latest
    if first is None or last is None or begin is None or end is None or (last - first).days >= LONGEST_PLAN:
        return False
    slack = SLACK if {a.zone for a in held_group} != {a.zone for a in plan_group} else dt.timedelta()
    # The held contact must lie within the window as a whole: a vague one may be another.
    if begin < first - slack or end > last + slack or modes_agree(held_stated.mode, plan_stated.mode) is None:
        return False
    announced = min((account.written for account in plan_group if account.written), default=None)
    if announced is not None and end < announced - SLACK:
        return False
    if {account.doc for account in held_group} & {account.doc for account in plan_group}:
        # One text speaks of both: to its author they are two contacts.
        return False
    levels = [people_agree(a.parties, b.parties) for a in held_group for b in plan_group]
    return None not in levels and max(level or People.GOVERNMENTS for level in levels) >= People.COVERED
