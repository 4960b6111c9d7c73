"""Which named agreement a text means: names such as "SMA" pass from one instrument to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.reading.annotations import PROSE
from kg.reading.line import Line
from kg.records import When


def agreement_meant(authority: Authority, keys: Sequence[str], written: When, sides: Sequence[str] = ()) -> str | None:
    """Return the agreement that a name shared by `keys` stands for in a text written then, None for none.

    It is the latest one concluded on or before the text's day. One that was concluded only later is meant where no
    earlier one bears the name and it followed within a year ("talks on the SMA"). Of several, those between `sides`
    (country codes) come first.
    """
    known = [authority.agreements[key] for key in keys if key in authority.agreements]
    fitting = [a for a in known if set(sides) and set(sides) <= set(a.parties)] or known
    if not fitting:
        return None
    if written.latest is None:
        return fitting[0].key if len(fitting) == 1 else None
    concluded = [a for a in fitting if a.date.earliest <= written.latest]
    if concluded:
        return max(concluded, key=lambda a: (a.date.earliest, a.key)).key
    following = min(fitting, key=lambda a: (a.date.earliest, a.key))
    ahead = following.date.earliest - written.latest
    return following.key if ahead <= dt.timedelta(days=366) else None


@dataclass(frozen=True, slots=True)
class AgreementHit:
    """A named agreement in the searched text."""

    start: int
    end: int
    agreement: str
    """Key in the authority."""


def agreement_hits(
    authority: Authority, lines: Sequence[Line], written: When, sides: Sequence[str]
) -> list[AgreementHit]:
    """Return the named agreements of the prose, in order; `sides` are the countries of the document's contact."""
    found = []
    for line in lines:
        if line.sentence.zone not in PROSE:
            continue
        for hit in line.hits:
            if hit.kind != "agreement":
                continue
            key = agreement_meant(authority, hit.keys, written, sides)
            if key is not None:
                found.append(AgreementHit(hit.start, hit.end, key))
    return found
