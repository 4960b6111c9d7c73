"""The circumstances of a contact across its accounts: what agrees, what differs, and what cannot both be true.

Whether two days or two media can be of one contact is decided in `kg.merging.agreement`; here it is put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from kg.comparing import circumstances as judge
from kg.comparing.circumstances import Judgement
from kg.comparing.records import Facet, FacetValue, Span, Told, Verdict
from kg.rdf.statements import party_label, when_label
from kg.records import Mode, Participant, When

_MEDIA = {
    Mode.PHONE_CALL: "by telephone",
    Mode.VIDEO_CALL: "by video",
    Mode.IN_PERSON: "in person",
    Mode.WRITTEN: "in writing",
}
Value = Callable[[Told], FacetValue | None]
Judge = Callable[[Told, Told], Judgement]


def facets(accounts: Sequence[Told]) -> tuple[Facet, ...]:
    """Compare every circumstance that at least one account states, in the order in which a reader asks for them."""
    found = (_facet(name, value, verdict, accounts) for name, value, verdict in _FACETS)
    return tuple(facet for facet in found if facet is not None)


def _facet(name: str, value: Value, verdict: Judge, accounts: Sequence[Told]) -> Facet | None:
    values = tuple(value(account) for account in accounts)
    stated = [account for account, own in zip(accounts, values, strict=True) if own is not None]
    if not stated:
        return None
    if len(stated) == 1:
        reason = "one account states it" if len(accounts) > 1 else ""
        return Facet(name=name, verdict=Verdict.ONLY, values=values, explanation=reason)
    judgements = [verdict(a, b) for a, b in combinations(stated, 2)]
    worst = max(judgements, key=lambda found: _GRAVITY[found.verdict])
    reasons = dict.fromkeys(j.reason for j in judgements if j.verdict is worst.verdict and j.reason)
    return Facet(name=name, verdict=worst.verdict, values=values, explanation="; ".join(reasons))


_GRAVITY = {Verdict.BOTH: 0, Verdict.DIFFER: 1, Verdict.CONTRADICT: 2}


def _date(account: Told) -> FacetValue | None:
    label = when_label(When(account.summary.earliest, account.summary.latest))
    return FacetValue(label, account.span) if label else None


def _medium(account: Told) -> FacetValue | None:
    words = _MEDIA.get(account.summary.mode)
    return FacetValue(words, account.span) if words else None


def _held(account: Told) -> FacetValue:
    return FacetValue(account.summary.status.value, account.span)


def _participants(account: Told) -> FacetValue | None:
    named = "; ".join(sorted(party_words(party) for party in account.summary.parties))
    return FacetValue(named, account.span) if named else None


def party_words(party: Participant) -> str:
    """A party with office and side, as a cell of the comparison gives it.

    >>> party_words(Participant(official=None, person=None, office="Minister of Defence", country="JP"))
    'Minister of Defence (JP)'
    """
    label = party_label(party)
    if not party.person:
        return label
    office = f"{'acting ' if party.acting else ''}{party.office}" if party.office else None
    rest = ", ".join(filter(None, (office, party.country)))
    return f"{label} ({rest})" if rest else label


def _initiator(account: Told) -> FacetValue | None:
    if account.initiator is None:
        return None
    return FacetValue(party_words(account.initiator), account.initiator_span or account.span)


def _place(account: Told) -> FacetValue | None:
    return _text(account.summary.place, account.place_span or account.span)


def _start(account: Told) -> FacetValue | None:
    time = account.summary.start_time
    return _text(time.isoformat("minutes") if time else None, account.span)


def _duration(account: Told) -> FacetValue | None:
    return _text(f"{account.duration} minutes" if account.duration else None, account.span)


def _occasion(account: Told) -> FacetValue | None:
    return _text(account.occasion, account.occasion_span or account.span)


def _text(words: str | None, span: Span | None) -> FacetValue | None:
    return FacetValue(words, span) if words else None


_FACETS: tuple[tuple[str, Value, Judge], ...] = (
    ("date", _date, judge.dates),
    ("medium", _medium, judge.media),
    ("held", _held, judge.held),
    ("participants", _participants, judge.participants),
    ("initiator", _initiator, judge.initiators),
    ("place", _place, judge.places),
    ("start", _start, judge.starts),
    ("duration", _duration, judge.durations),
    ("occasion", _occasion, judge.occasions),
)
