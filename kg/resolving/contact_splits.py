"""Meetings with one after the other that a lead tells in one breath ("met with A and B"), told apart further on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.annotations import MentionKind
from kg.resolving.accounts import Account

AFTER_ONE = re.compile(r"(?:[Ff]ollowing|[Aa]fter|[Bb]efore|[Pp]rior to|[Aa]head of)\b[^.;,]*")
"""How a sentence opens that tells one meeting after another."""
PAIR = 2


def two_told_as_one(text: str, told: Account, account: Account, beside: Sequence[Account]) -> Account | None:
    """Read "met with A and B" of a lead and "After talks with A, he met with B" of the sentence of `account`.

    `told` is the account of the lead; it is cut down to the meeting with A, the day and the scope of which the one
    with B shares. `beside` is what the sentence has told so far. Return what it tells of the meeting with A, None
    where it tells nothing of the kind.
    """
    first = next((a for a in beside if a.sentence is account.sentence), None)
    if first is None or len(first.people) != PAIR or len(account.people) != PAIR or not account.candidate.verbal:
        return None
    one, other = ({p.official for p in a.people} for a in (first, account))
    if len(one & other) != 1 or one | other != {p.official for p in told.participants}:
        return None
    if AFTER_ONE.match(text, first.sentence.start, first.candidate.end) is None:
        return None
    told.participants = [p for p in told.participants if p.official in one]
    account.scope, account.mode = told.scope, account.mode or told.mode
    if not account.when.known:
        account.when = told.when
    return first


TOGETHER = re.compile(r"\b(?:tri|quadri|multi)lateral|\b(?:three|four|five)-way|\btogether\b|\bjoint(?:ly)?\b")
"""What makes a meeting with several one with all of them."""


def told_apart(text: str, accounts: Sequence[Account]) -> list[Account]:
    """Return the accounts without a meeting with several that the text then tells as separate ones with each.

    "X held talks with the envoys of A and B. In separate meetings with the two officials on Monday, he agreed": the
    separate ones take its place.
    """
    kept = list(accounts)
    for whole in accounts:
        all_of_it = {p.official for p in whole.participants}
        parts = [
            a for a in accounts
            if a.sentence.index > whole.sentence.index and a.status is whole.status and len(a.participants) == 2
            and a.candidate.objects
            and all(m.kind in (MentionKind.GROUP, MentionKind.OFFICE) for m in a.candidate.objects)
            and {p.official for p in a.participants} < all_of_it
        ]  # fmt: skip
        shared = {p.official for p in parts[0].participants} if parts else set()
        for part in parts[1:]:
            shared &= {p.official for p in part.participants}
        named = len(all_of_it) == len(whole.participants) and None not in all_of_it
        together = any(TOGETHER.search(text, s.start, s.end) for s in (whole.sentence, *whole.further))
        if together or not named or len(parts) != len(all_of_it) - 1 or len(shared) != 1:
            continue
        kept.remove(whole)
        for part in parts:
            part.scope = whole.scope
    return kept
