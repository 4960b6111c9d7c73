"""What one account of a text says of another: that it was announced, that it is the one with all, who is meant."""

from __future__ import annotations

from collections.abc import Sequence

from kg.records import Participant, Status
from kg.resolving.accounts import Account


def with_whom_he_spoke(main: Sequence[Participant], participants: list[Participant]) -> list[Participant]:
    """Read "X spoke with Y of A on Monday. X will visit A for talks": who is to meet X there is Y.

    `main` are the participants of the text's main contact.
    """
    named = {p.official for p in participants if p.person}
    hosts = {p.country for p in participants if not p.person}
    both = len(main) == 2 and all(p.person for p in main) and len(participants) == 2
    others = [p for p in main if p.official not in named and p.country in hosts]
    return list(main) if both and len(others) == 1 and named & {p.official for p in main} else participants


def announced_apart(told: Account, account: Account) -> bool:
    """Whether the meeting with all is the one for which the lead said that they would meet their counterparts.

    What is told again is one of its own ("He will meet X on Tuesday. On Wednesday he will meet with X and Y").
    """
    peers = [m for m in told.candidate.objects if "counterpart" in m.qualifiers and len(m.countries) > 1]
    if told.further or not peers or len(account.people) <= len(told.people):
        return False
    inside = {p.official for p in told.people} < {p.official for p in account.people}
    return inside and told.status is account.status and {*peers[0].countries} <= {p.country for p in account.people}


def announced(account: Account, accounts: Sequence[Account], main: Account | None) -> bool:
    """Whether a noun that seems to tell a contact takes up the one announced ("Their teleconference comes …")."""
    if account.status is not Status.HELD or account.candidate.verbal or not account.people:
        return False
    mine = {p.official for p in account.people}
    told = [a for a in accounts if {p.official for p in a.people} == mine]
    if not told or any(a.status is Status.HELD for a in told):
        return False
    if account.dated:
        return main in told and account.when.isoformat() == told[0].when.isoformat()
    return main in told or not account.earlier
