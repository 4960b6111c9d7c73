"""On which days a text can have been written, by the offices that it gives its officials."""

from __future__ import annotations

import datetime as dt

from kg.authority import Authority
from kg.reading.annotations import Mention
from kg.records import Passage
from kg.resolving.cast import Member
from kg.resolving.date_evidence import Holding
from loaders.authority_records import Tenure

CHOSEN_BEFORE = dt.timedelta(days=90)
"""How long before the first day in office a holder may be called elect or nominee."""


def holdings(authority: Authority, member: Member) -> list[Holding]:
    """What the offices that the text gives a person say about the days on which it can have been written."""
    if member.key is None:
        return []
    elect = [mention for mention in member.titles if "elect" in mention.qualifiers]
    if elect and len(elect) == len(member.titles):
        return _to_come(authority, member.key, elect[0])
    said = [mention for mention in member.titles if not mention.qualifiers & {"former", "elect"}]
    for tenures_said in (_tenures_of_office, _tenures_of_rank):
        for mention in said:
            tenures = tenures_said(authority, member.key, mention)
            if tenures:
                office = authority.offices[tenures[0].office].label
                holding = Holding(
                    intervals=tuple((t.start.earliest, t.end.latest if t.end else None) for t in tenures),
                    explanation=f"{authority.persons[member.key].name} was {office}",
                    tenure=tenures[0].key if len(tenures) == 1 else None,
                    passage=Passage(mention.start, mention.end),
                    sentences=tuple(sorted({m.sentence for m in member.mentions})),
                    new="new" in mention.qualifiers,
                )
                return [holding]
    return []


def _to_come(authority: Authority, person: str, mention: Mention) -> list[Holding]:
    """Whom the text calls nominee or elect took the office soon after."""
    tenures = _tenures_of_office(authority, person, mention)
    if not tenures:
        return []
    name = authority.persons[person].name
    return [
        Holding(
            intervals=tuple((t.start.earliest - CHOSEN_BEFORE, t.start.latest) for t in tenures),
            explanation=f"{name} was to be {authority.offices[tenures[0].office].label}",
            tenure=tenures[0].key if len(tenures) == 1 else None,
            passage=Passage(mention.start, mention.end),
        )
    ]


def _tenures_of_office(authority: Authority, person: str, mention: Mention) -> list[Tenure]:
    """The person's tenures of the office that the title names."""
    if mention.office_kind in (None, "other", "minister"):
        return []
    offices = authority.offices
    return [
        tenure
        for tenure in authority.tenures_of(person)
        if tenure.office in mention.offices or offices[tenure.office].kind == mention.office_kind
    ]


def _tenures_of_rank(authority: Authority, person: str, mention: Mention) -> list[Tenure]:
    """The person's tenures of any office of the rank that a bare "Secretary" or "Minister" gives."""
    rank = (mention.title or "").rpartition(" ")[2].lower()
    offices = authority.offices
    return [
        tenure
        for tenure in authority.tenures_of(person)
        if rank and rank in offices[tenure.office].label.lower().split()
    ]
