"""Accounts -> groups that speak of one contact, whatever order the accounts come in.

First the accounts that agree firmly (people, day, medium) are joined, best pair first, every member with every other.
Then a loose account (days instead of a day, governments instead of persons, no medium) joins the one group it fits;
where it fits several, nothing says which, and it stays alone; what fits none is joined among itself. So do, after
them, those that leave the date open for longer.
Two accounts of one document are two contacts and are never joined.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from kg.merging.agreement import Agreement, People, agreement
from kg.merging.summary import AccountSummary
from kg.records import AccountRef, Mode, Status

LONGEST_WINDOW = {Status.HELD: 31, Status.PLANNED: 92}
"""Days. An account that leaves the date open for longer may mean any of many contacts."""
NARROW = 4
"""Days: a weekend, a visit. A month that holds one such stretch means it."""
SAME_WINDOW = 0.5
"""Two open windows mean the same when they share more than this part of the days they cover together."""

Apart = Collection[frozenset[AccountRef]]
Group = list[AccountSummary]
Compare = Callable[[AccountSummary, AccountSummary], Agreement | None]


def cluster(accounts: Iterable[AccountSummary], apart: Apart = frozenset()) -> list[Group]:
    """Group the accounts; `apart` holds pairs that a human decision keeps apart.

    The groups and their members are sorted by account.
    """
    blocks: defaultdict[tuple[Status, frozenset[str]], Group] = defaultdict(list)
    for account in sorted(accounts, key=_ref):
        blocks[account.status, account.sides].append(account)

    def compare(a: AccountSummary, b: AccountSummary) -> Agreement | None:
        return None if frozenset((a.ref, b.ref)) in apart else agreement(a, b)

    groups = [group for block in blocks.values() for group in _cluster_block(block, compare)]
    return sorted(groups, key=lambda group: group[0].ref)


def _cluster_block(block: Group, compare: Compare) -> Iterator[Group]:
    firm = [account for account in block if _can_be_firm(account)]
    groups = _join(firm, compare, lambda found, a, b: found.firm)
    loose = [account for account in block if not _can_be_firm(account)]
    narrow = [account for account in loose if account.days is not None and account.days <= NARROW]
    wide = [account for account in loose if account.days is None or account.days > NARROW]
    for accounts in (narrow, wide):
        # A firm account that found no partner is a group of its own that loose ones may join; so are narrow ones
        # for wide ones.
        alone = _attach(accounts, groups, compare)
        groups += _join(alone, compare, _mean_the_same)
    yield from groups


def _can_be_firm(account: AccountSummary) -> bool:
    return (
        account.exact
        and account.mode is not Mode.UNSPECIFIED
        and all(
            any(party.official or party.office_key for party in account.parties if party.country == country)
            for country in {party.country for party in account.parties}
        )
    )


def _mean_the_same(found: Agreement, a: AccountSummary, b: AccountSummary) -> bool:
    """Whether two loose accounts may be joined without a firm one between them."""
    if found.people is People.GOVERNMENTS and Mode.UNSPECIFIED in (a.mode, b.mode):
        return False
    if found.day >= 1:
        return True
    if a.days is None or b.days is None or max(a.days, b.days) > LONGEST_WINDOW[a.status]:
        return False
    days_a, days_b = _days(a), _days(b)
    shared = min(days_a[1], days_b[1]) - max(days_a[0], days_b[0]) + 1
    covered = max(days_a[1], days_b[1]) - min(days_a[0], days_b[0]) + 1
    return shared / covered > SAME_WINDOW


def _join(
    accounts: Group, compare: Compare, suffices: Callable[[Agreement, AccountSummary, AccountSummary], bool]
) -> list[Group]:
    """Join best pair first; two groups become one only when every account of one agrees with every one of the other."""
    found: dict[tuple[AccountRef, AccountRef], Agreement] = {}
    for a, b in _neighbours(accounts):
        value = compare(a, b)
        if value is not None and suffices(value, a, b):
            found[a.ref, b.ref] = value
    group_of = {account.ref: [account] for account in accounts}
    for (ref_a, ref_b), _ in sorted(found.items(), key=lambda item: (*(-part for part in item[1]), item[0])):
        left, right = group_of[ref_a], group_of[ref_b]
        if left is right:
            continue
        if all((min(x.ref, y.ref), max(x.ref, y.ref)) in found for x in left for y in right):
            left.extend(right)
            for account in right:
                group_of[account.ref] = left
    groups = {id(group): sorted(group, key=_ref) for group in group_of.values()}
    return sorted(groups.values(), key=lambda group: group[0].ref)


def _neighbours(accounts: Group) -> Iterator[tuple[AccountSummary, AccountSummary]]:
    """Pairs, smaller account first, whose windows come within a day of each other; the undated pair with none."""
    dated = sorted((a for a in accounts if a.days is not None), key=lambda a: (_days(a)[0], a.ref))
    for position, a in enumerate(dated):
        for b in dated[position + 1 :]:
            if _days(b)[0] - _days(a)[1] > 1:
                # Sorted by first day: whatever follows begins later still.
                break
            yield (a, b) if a.ref < b.ref else (b, a)


def _attach(loose: Group, groups: list[Group], compare: Compare) -> Group:
    """Let loose accounts join the one group they fit; returns those that fit none."""
    in_order = sorted(range(len(groups)), key=lambda number: _first_day(groups[number]))
    days = [_first_day(groups[number]) for number in in_order]
    wishes: defaultdict[tuple[int, str], list[tuple[Agreement, AccountSummary]]] = defaultdict(list)
    fit_none: Group = []
    stay_single: Group = []
    for account in loose:
        fitting = {
            number: value
            for number in in_order[slice(*_near(account, days))]
            if (value := _fits(account, groups[number], compare)) is not None
        }
        if not fitting:
            fit_none.append(account)
        elif len(fitting) > 1:
            stay_single.append(account)
        for number, value in fitting.items() if len(fitting) == 1 else ():
            wishes[number, account.doc].append((value, account))
    joining: defaultdict[int, Group] = defaultdict(list)
    for (number, _), wanting in wishes.items():
        # Of one document's accounts only one can be of this contact: the best, if there is one best.
        best = max(value for value, _ in wanting)
        winners = [account for value, account in wanting if value == best]
        joining[number] += winners if len(winners) == 1 else []
        stay_single += [account for _, account in wanting if len(winners) > 1 or account is not winners[0]]
    for number, accounts in joining.items():
        groups[number] = sorted(groups[number] + accounts, key=_ref)
    groups += [[account] for account in stay_single]
    return fit_none


def _first_day(group: Group) -> dt.date:
    return min(account.earliest for account in group if account.earliest)


def _near(account: AccountSummary, days: list[dt.date]) -> tuple[int, int]:
    """The stretch of `days` (sorted) that the account's window can reach, other time zones included."""
    if account.earliest is None or account.latest is None:
        return 0, 0
    reach = dt.timedelta(days=NARROW + 2)
    return bisect_left(days, account.earliest - reach), bisect_right(days, account.latest + reach)


def _fits(account: AccountSummary, group: Group, compare: Compare) -> Agreement | None:
    """The weakest agreement with a member of the group, or None where one excludes it."""
    if account.days is None or account.days > LONGEST_WINDOW[account.status]:
        return None
    weakest: Agreement | None = None
    for member in group:
        value = compare(account, member)
        if value is None:
            return None
        weakest = value if weakest is None else min(weakest, value)
    return weakest


def _days(account: AccountSummary) -> tuple[int, int]:
    """First and last day of a dated account, as ordinals."""
    assert account.earliest is not None
    assert account.latest is not None
    return account.earliest.toordinal(), account.latest.toordinal()


def _ref(account: AccountSummary) -> AccountRef:
    return account.ref
