"""Whom a publisher's own government employs: officials whom its texts name without a country."""

from __future__ import annotations

import re

from kg.reading.bodies import served
from kg.resolving.cast import Cast, Member

GOVERNMENT = re.compile(
    r"\b(?:Secretary|Undersecretary|to the (?:Vice )?President|Attorney General|Administrator|White House|National"
    r"|Federal"
    r"|Governors?|Senators?|Congress\w*|Ambassador|Advis[eo]rs?|Envoy|Spokes\w+|Commissioner|Intergovernmental|Admiral"
    r"|Deputy Assistant|Senior Director|Director[- ]General"
    r"|Coordinator|Special Representative|Chief of Staff|Minister|Office|Department)\b"
)
"""Words of titles that only a government gives."""


def settle_countries(cast: Cast, home: str | None) -> None:
    """Officials of the publisher's own government come without a country."""
    visiting = any("legislator" in m.kinds and m.codes and home not in m.codes for m in cast.members)
    for member in cast.members:
        if visiting and "legislator" in member.kinds:
            continue  # a delegation of another parliament is spoken of
        if member.country is None and member.key is None and member.titles and not _elsewhere(member):
            kinds = member.kinds - {"other"}
            ministry = any("ministry's" in m.qualifiers for m in member.mentions)
            if home and (ministry or kinds & {"spokesperson", "assistant-secretary", "subnational", "legislator"}):
                member.country = home


def settle_rest(cast: Cast, home: str | None) -> None:
    """Whom no contact placed abroad and whose title is one of government serves the publisher's own."""
    for member in cast.members:
        if (
            member.country is None
            and member.key is None
            and not _elsewhere(member)
            and any(GOVERNMENT.search(m.title or "") for m in member.titles)
        ):
            member.country = home


def _elsewhere(member: Member) -> bool:
    """Whether a person serves an organisation of governments, and no country."""
    return any(served(mention.title) for mention in member.titles)
