"""Two spellings of one full name: a letter or two that differ, where office and country are the same."""

from __future__ import annotations

from difflib import SequenceMatcher

from kg.reading.names import parts

SPELT_ALIKE = 0.8
"""Ratio of letters in common from which two words may be two spellings of one name."""
GIVEN_ALIKE = 0.65
"""The same of the given names of a holder of one office with one surname ("Baxtiyar" and "Bakhtiyor")."""


def respelt(name: str, known: str) -> bool:
    """Whether two full names differ in one word, by a letter or two.

    >>> respelt("Zalmai Rassoul", "Zalmay Rassoul"), respelt("Kim Hong-kyun", "Kim Gunn")
    (True, False)
    """
    one, other = parts(name), parts(known)
    changed = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(one) < 2 or len(changed) != 1:
        return False
    return SequenceMatcher(None, *changed[0]).ratio() >= SPELT_ALIKE


def given_alike(given: str, surname: str, known: str) -> bool:
    """Whether `known`, a full name with `surname`, has a given name that is spelt like `given`.

    >>> given_alike("baxtiyar", "saidov", "Bakhtiyor Saidov"), given_alike("gunn", "kim", "Kim Hong-kyun")
    (True, False)
    """
    own = [word for word in parts(known) if word != surname]
    return len(own) == 1 and own[0][0] == given[0] and SequenceMatcher(None, own[0], given).ratio() >= GIVEN_ALIKE
