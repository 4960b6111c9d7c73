"""On which days a text can have been written, by the offices that it gives its officials."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from kg import names
from kg.authority import Authority
from kg.reading.annotations import Mention, Sentence
from kg.records import Passage
from kg.resolving.cast import Member
from kg.resolving.date_evidence import Holding
from loaders.authority_records import Administration, Tenure

GOVERNMENT = re.compile(r"\b(?:administration|government)\b")
HEAD_WITHIN = 50
"""Characters in front of that word in which its head is named."""
ADMINISTRATION = re.compile(
    r"\b(?P<which>second\s+)?(?P<name>(?:[A-Z][\w-]+\s+){0,2}[A-Z][\w-]+)(?:'s)?\s+(?:administration|government)\Z"
)
"""A government named by its head."""
CHOSEN_BEFORE = dt.timedelta(days=90)
"""How long before the first day in office a holder may be called elect or nominee."""


def holdings(authority: Authority, member: Member) -> list[Holding]:
    """What the offices that the text gives a person say about the days on which it can have been written."""
    if member.key is None:
        return []
    elect = [mention for mention in member.titles if "elect" in mention.qualifiers]
    if elect and len(elect) == len(member.titles):
        return _to_come(authority, member.key, elect[0])
    peers = [mention for mention in member.mentions if "counterpart" in mention.qualifiers and mention.office_kind]
    said = [mention for mention in (*member.titles, *peers) if not mention.qualifiers & {"former", "elect"}]
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


def administrations(authority: Authority, text: str, sentences: Sequence[Sentence]) -> list[Holding]:
    """The governments that a text names by their heads ("the second X administration"), with their terms."""
    found: dict[str, Holding] = {}
    terms = _terms(authority)
    for noun in GOVERNMENT.finditer(text):
        match = ADMINISTRATION.search(text, max(0, noun.start() - HEAD_WITHIN), noun.end())
        if match is None:
            continue
        for name in (match["name"], match["name"].split()[-1]):
            known = terms.get(names.key(name))
            if known is None:
                continue
            meant = known[-1:] if match["which"] else known
            at = bisect_right(sentences, match.start(), key=lambda s: s.start) - 1
            again = found.get(meant[0].key)
            found[meant[0].key] = Holding(
                intervals=tuple((a.start.earliest, a.end.latest if a.end else None) for a in meant),
                explanation=f"the {meant[0].label} governed",
                passage=Passage(*match.span()),
                sentences=(*(again.sentences if again else ()), sentences[at].index if at >= 0 else -1),
            )
            break
    return list(found.values())


@lru_cache(maxsize=2)
def _terms(authority: Authority) -> dict[str, list[Administration]]:
    """The administrations in order of their start, by the name and the surnames of their heads."""
    terms: dict[str, list[Administration]] = {}
    for administration in sorted(authority.administrations.values(), key=lambda a: a.start.earliest):
        head = authority.persons[administration.head]
        for name in dict.fromkeys((names.key(head.name), *map(names.key, head.surnames))):
            terms.setdefault(name, []).append(administration)
    return terms


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
