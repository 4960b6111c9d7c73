"""Which contact the head of a text is about, where a noun tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.records import Status, When
from kg.resolving.accounts import Account

AGREED = re.compile(r"\b(?:agreed|decided|concurred)\b")
BEFORE_IT = re.compile(
    r"\b(?:ahead of|prior to|before|after|since|following|(?:lead|run)-up to|amid|from)\s+(?:[\w'-]+\s+){0,5}\Z"
)
"""What makes a contact the occasion of the news, not the news."""
NEWS_WITHIN = 3
"""Days from a contact to the text that tells it as news."""
SOON = 1
"""Rank of the last sentence that takes up what the lead tells."""

SAID_THAT_HE_HAD = re.compile(
    r"\b(?:said|says|announced|revealed|disclosed|confirmed|told reporters)\b[^.;]{0,40}?\b(?:he|she|they|the two) "
    r"(?:had|has|have)\b"
)
"""What stands before the contact of which an official tells as the news of the text."""


def leading(text: str, accounts: Sequence[Account], opening: Mapping[int, int]) -> Account | None:
    """Return the first contact of named officials in the first sentence, unless it is the occasion of other news."""
    for account in accounts:
        if opening.get(account.sentence.index) != 0:
            return None
        occasion = BEFORE_IT.search(text, account.sentence.start, account.candidate.start)
        if account.status is Status.PLANNED:
            occasion = occasion or AGREED.search(text, account.sentence.start, account.candidate.start)
        told = SAID_THAT_HE_HAD.search(text, account.sentence.start, account.candidate.start)
        if len(account.people) > 1 and not (account.earlier and told is None) and not occasion:
            return account
    return None


def told_soon(accounts: Sequence[Account], opening: Mapping[int, int], written: When) -> Account | None:
    """Return what the sentence behind the lead tells of the contact that the lead had in mind ("In their talks, …")."""
    for account in accounts:
        near = opening.get(account.sentence.index, SOON + 1) <= SOON
        held = account.status is Status.HELD and account.mode is not None and len(account.people) > 1
        if near and held and not account.earlier and news(account, written):
            return account
    return None


def news(account: Account, written: When) -> bool:
    """Return whether an account without a day, or with one of the days before the text, can be what it is about."""
    if not account.dated or account.when.latest is None or written.earliest is None:
        return True
    return (written.earliest - account.when.latest).days <= NEWS_WITHIN
