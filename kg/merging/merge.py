"""All accounts of a corpus -> contacts, with the human decisions that act on them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.merging.clusters import Group, cluster
from kg.merging.fulfilment import fulfilled
from kg.merging.keys import assign_keys
from kg.merging.records import Decision, Merged
from kg.merging.registry import Registry
from kg.merging.ruling import Ruling, Stated
from kg.merging.summary import AccountSummary, side
from kg.records import AccountRef, MergedContact, Mode, Participant, Status, When


def merge(
    accounts: Iterable[AccountSummary], decisions: Sequence[Decision] = (), registry: Registry | None = None
) -> tuple[Merged, Registry]:
    """Merge the accounts into contacts; the result does not depend on their order.

    Args:
        accounts: every account that was not quarantined.
        decisions: human judgements; see `kg.merging.decisions`.
        registry: the keys of earlier builds, for redirects and for decisions that use an old key.

    Returns:
        the contacts, and the registry to keep for the next build.
    """
    registry = registry or Registry()
    everything = sorted(accounts, key=lambda account: account.ref)
    ruling = Ruling(decisions, everything, registry, _contacts_without_decisions if decisions else None)
    accepted = [ruling.corrected(account) for account in everything if account.ref not in ruling.rejected]
    groups = ruling.join(cluster(accepted, ruling.apart))
    stated = [ruling.settle(group, _settle(group)) for group in groups]
    keys = _keys(groups, stated)
    links = fulfilled(groups, stated)
    starts = {account.ref: account.start for account in everything}
    plain = [_contact(group, settled, key) for group, settled, key in zip(groups, stated, keys, strict=True)]
    following, replaces = registry.advance(plain, starts)
    contacts = [
        MergedContact(
            key=contact.key,
            accounts=contact.accounts,
            mode=contact.mode,
            status=contact.status,
            when=contact.when,
            participants=contact.participants,
            place=contact.place,
            fulfils=keys[links[number]] if number in links else None,
            replaces=replaces.get(contact.key, ()),
            decisions=ruling.sentences(contact.accounts),
        )
        for number, contact in enumerate(plain)
    ]
    contacts.sort(key=lambda contact: contact.key)
    merged = Merged(
        contacts=tuple(contacts),
        rejected=ruling.rejected,
        corrections=ruling.corrections,
        unapplied=tuple(ruling.unapplied),
    )
    return merged, following


def _contacts_without_decisions(accounts: Sequence[AccountSummary]) -> dict[str, tuple[AccountRef, ...]]:
    """Contact key -> accounts, as if nobody had decided anything: what keys in decisions mean."""
    groups = cluster(accounts)
    keys = _keys(groups, [_settle(group) for group in groups])
    return {key: tuple(account.ref for account in group) for key, group in zip(keys, groups, strict=True)}


def _keys(groups: Sequence[Group], stated: Sequence[Stated]) -> list[str]:
    return assign_keys([(s.when, s.mode, s.status, _parties(g), g[0].ref) for g, s in zip(groups, stated, strict=True)])


def _contact(group: Group, stated: Stated, key: str) -> MergedContact:
    return MergedContact(
        key=key,
        accounts=tuple(account.ref for account in group),
        mode=stated.mode,
        status=stated.status,
        when=stated.when,
        participants=_parties(group),
        place=_most_frequent(account.place for account in group),
    )


def _settle(group: Group) -> Stated:
    """What the accounts of a group settle on: the firmest of what they say, never an average."""
    mode = _most_frequent(account.mode.value for account in group if account.mode is not Mode.UNSPECIFIED)
    status = Status.HELD if any(account.status is Status.HELD for account in group) else Status.PLANNED
    return Stated(_window(group), Mode(mode) if mode else Mode.UNSPECIFIED, status)


def _window(group: Group) -> When:
    windows = [(a.earliest, a.latest) for a in group if a.earliest is not None and a.latest is not None]
    exact = [first for first, last in windows if first == last]
    if exact:
        # Neighbouring local dates of two time zones both stand.
        return When(min(exact), max(exact))
    if not windows:
        return When()
    first, last = max(first for first, _ in windows), min(last for _, last in windows)
    if first <= last:
        return When(first, last)
    narrowest = min(windows, key=lambda window: (window[1] - window[0], window))
    return When(*narrowest)


def _parties(group: Group) -> tuple[Participant, ...]:
    """Everyone whom an account names; a placeholder only for a side of which no account names a person."""
    persons: dict[str, list[Participant]] = defaultdict(list)
    unnamed: dict[str, list[Participant]] = defaultdict(list)
    for account in group:
        for party in account.parties:
            if party.official:
                persons[party.official].append(party)
            else:
                unnamed[side(party)].append(party)
    named_sides = {side(party) for found in persons.values() for party in found}
    chosen = [_best(found) for found in persons.values()]
    for name, found in unnamed.items():
        if name not in named_sides:
            offices = {party.office_key or "" for party in found} - {""}
            keep = [p for p in found if p.office_key] if offices else found
            by_office: dict[str, list[Participant]] = defaultdict(list)
            for party in keep:
                by_office[party.office_key or ""].append(party)
            chosen += [_best(same) for same in by_office.values()]
    return tuple(sorted(chosen, key=_order))


def _best(found: list[Participant]) -> Participant:
    """The fullest of several descriptions of one party: with a tenure, an office, a country; then by the alphabet."""
    return min(found, key=lambda p: (p.tenure is None, p.office_key is None, p.office is None, _order(p)))


def _order(party: Participant) -> tuple[str, ...]:
    values = (party.country, party.official, party.office_key, party.office, party.person, party.tenure)
    return (*(value or "" for value in values), str(party.acting))


def _most_frequent(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
