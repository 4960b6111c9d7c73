"""On which days a text can have been written, by the offices that it gives its officials."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg import names
from kg.authority import Authority
from kg.reading import cued
from kg.reading.annotations import Mention, Sentence
from kg.records import Passage
from kg.resolving.calendar_spans import Span
from kg.resolving.cast import Member
from kg.resolving.date_evidence import LAST_DAY, Holding, intersect, merged
from loaders.authority_records import Administration, Office, Tenure

GOVERNMENT = cued.compile(r"\b(?:administration|government)\b")
HEAD_WITHIN = 50
"""Characters in front of that word in which its head is named."""
ADMINISTRATION = re.compile(
    r"\b(?P<which>second\s+)?(?P<name>(?:[A-Z][\w-]+\s+){0,2}[A-Z][\w-]+)(?:'s)?\s+(?:administration|government)\Z"
)
"""A government named by its head."""
CHOSEN_BEFORE = dt.timedelta(days=90)
"""How long before the first day in office a holder may be called elect or nominee."""


OUTGOING = re.compile(r"\b(?:[Oo]utgoing|[Dd]eparting)\s")
"""What stands in the title, or right before it, of somebody who is about to leave office."""
NOMINEE = re.compile(r"\b(?P<office>[A-Za-z]+)[\s-]+(?:nominee|designate)\s+\Z")
"""The last word of an office in front of whoever is to take it ("foreign minister nominee")."""
DEPUTY = re.compile(r"\b[Dd]eputy\b")
VICE = re.compile(r"\b[Vv]ice\b")
BELOW = re.compile(r"\b(?:vice|deputy|under|assistant|state)\b|\bunder")
"""What makes a minister or secretary one below the first of the ministry, lower case."""
FIRST = re.compile(r"\b[Ff]irst\b")
"""What the first of several deputies is called."""
OF_OR_FOR = re.compile(r"\s(?:of|for)\s")
"""What makes a title more than a rank."""
LAST_DAYS = dt.timedelta(days=60)
"""How long before the last day in office a holder may be called outgoing."""


def all_holdings(authority: Authority, text: str, members: Sequence[Member]) -> list[Holding]:
    """Return what the offices of all persons of a text say about the days on which it can have been written."""
    kinds = frozenset(
        k for m in members for t in m.titles if (k := t.office_kind) is not None and not _rank_for_life(t)
    )
    return [holding for member in members for holding in holdings(authority, text, member, kinds)]


def holdings(authority: Authority, text: str, member: Member, kinds: frozenset[str] = frozenset()) -> list[Holding]:
    """What the offices that the text gives a person say about the days on which it can have been written.

    `kinds` are those of the offices that the text gives others: a counterpart of nobody in particular holds one.
    """
    if member.key is None:
        return []
    nominee = next((m for m in member.mentions if NOMINEE.search(text, max(0, m.start - 40), m.start)), None)
    if nominee is not None and not member.titles:
        return _nominated(authority, text, member.key, nominee)
    elect = [mention for mention in member.titles if "elect" in mention.qualifiers]
    if elect and len(elect) == len(member.titles):
        return _to_come(authority, member.key, elect[0])
    peers = [mention for mention in member.mentions if "counterpart" in mention.qualifiers]
    said = [mention for mention in (*member.titles, *peers) if not mention.qualifiers & {"former", "elect"}]
    said = [mention for mention in said if not _rank_for_life(mention)] or said
    for tenures_said in (_tenures_of_office, _tenures_of_rank):
        for mention in said:
            tenures = tenures_said(authority, member.key, mention)
            if not tenures and "counterpart" in mention.qualifiers and mention.office_kind is None:
                tenures = _tenures_of_peer(authority, member.key, mention, kinds)
            if tenures:
                office = authority.offices[tenures[0].office].label
                outgoing = OUTGOING.search(text, max(0, mention.start - 10), mention.end) is not None
                holding = Holding(
                    intervals=tuple(_leaving(t) if outgoing else _whole(t) for t in tenures),
                    explanation=f"{authority.persons[member.key].name} was {office}",
                    tenure=tenures[0].key if len(tenures) == 1 else None,
                    passage=Passage(mention.start, mention.end),
                    sentences=tuple(sorted({m.sentence for m in member.mentions})),
                    new="new" in mention.qualifiers or text[: mention.start].endswith(("new ", "newly appointed ")),
                )
                return [_with_other_offices(authority, member.key, said, holding)]
    return []


def _with_other_offices(authority: Authority, person: str, said: Sequence[Mention], holding: Holding) -> Holding:
    """The days on which all the offices that the text gives a person were held, where there are such days."""
    for mention in said:
        tenures = _tenures_of_office(authority, person, mention)
        both = intersect(holding.spans(), merged(_whole_span(t) for t in tenures))
        if tenures and both:
            holding = replace(holding, intervals=tuple((first, last) for first, last in both))
    return holding


def _whole_span(tenure: Tenure) -> Span:
    """The possible days of a tenure, up to the calendar's end where it has none."""
    first, last = _whole(tenure)
    return first, last or LAST_DAY


def _rank_for_life(mention: Mention) -> bool:
    """Whether a title is the rank that envoys keep ("Amb. X, special representative for"), not a post."""
    rank = (mention.title or "").lower().rstrip(".")
    return mention.office_kind == "ambassador" and (rank == "amb" or (rank == "ambassador" and not mention.countries))


def _whole(tenure: Tenure) -> tuple[dt.date, dt.date | None]:
    """The possible days of a tenure."""
    return tenure.start.earliest, tenure.end.latest if tenure.end else None


def _leaving(tenure: Tenure) -> tuple[dt.date, dt.date | None]:
    """The last days of a tenure that has ended."""
    first, last = _whole(tenure)
    return (max(first, last - LAST_DAYS), last) if last is not None else (first, None)


def _nominated(authority: Authority, text: str, person: str, mention: Mention) -> list[Holding]:
    """Whom the words in front of the name call nominee took an office of that rank soon after."""
    match = NOMINEE.search(text, max(0, mention.start - 40), mention.start)
    rank = match["office"].lower() if match else ""
    offices = authority.offices
    tenures = [t for t in authority.tenures_of(person) if rank and rank in offices[t.office].label.lower().split()]
    return [_before(authority, person, tenures, mention)] if tenures else []


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
    return [_before(authority, person, tenures, mention)]


def _before(authority: Authority, person: str, tenures: Sequence[Tenure], mention: Mention) -> Holding:
    """The days before tenures in which whoever is to begin them has been chosen."""
    return Holding(
        intervals=tuple((t.start.earliest - CHOSEN_BEFORE, t.start.latest) for t in tenures),
        explanation=f"{authority.persons[person].name} was to be {authority.offices[tenures[0].office].label}",
        tenure=tenures[0].key if len(tenures) == 1 else None,
        passage=Passage(mention.start, mention.end),
    )


def _tenures_of_peer(authority: Authority, person: str, mention: Mention, kinds: frozenset[str]) -> list[Tenure]:
    """The person's tenures, for the country that the mention gives, of offices such as the text gives others."""
    offices = authority.offices
    return [
        tenure
        for tenure in authority.tenures_of(person)
        if offices[tenure.office].kind in kinds and offices[tenure.office].country in mention.countries
    ]


def _tenures_of_office(authority: Authority, person: str, mention: Mention) -> list[Tenure]:
    """The person's tenures of the office that the title names."""
    if mention.office_kind in (None, "other", "minister"):
        return []
    offices = authority.offices
    found = [
        tenure
        for tenure in authority.tenures_of(person)
        if tenure.office in mention.offices or offices[tenure.office].kind == mention.office_kind
    ]
    if DEPUTY.search(mention.title or ""):
        found = [t for t in found if not _only_vice(offices[t.office])]
    if FIRST.search(mention.title or ""):
        return found
    return [t for t in found if not _first_of_unknown(authority, offices[t.office])]


def _first_of_unknown(authority: Authority, office: Office) -> bool:
    """Whether the record has the first of a country's vice ministers alone: a plain one may have been another."""
    alike = (o for o in authority.offices.values() if (o.country, o.kind) == (office.country, office.kind))
    return FIRST.match(office.label) is not None and all(FIRST.match(o.label) for o in alike)


def _only_vice(office: Office) -> bool:
    """Whether the record calls an office a vice minister's: the deputy ministers of such a ministry rank below."""
    called = " ".join((office.label, *office.aliases))
    return VICE.search(called) is not None and DEPUTY.search(called) is None


def _tenures_of_rank(authority: Authority, person: str, mention: Mention) -> list[Tenure]:
    """The person's tenures of any office of the rank that a bare "Secretary" or "Minister" gives.

    A title with its field is that of an office whose name has all of its words ("director-general of X affairs").
    """
    title = (mention.title or "").lower()
    ranks = [w for w in title.split() if len(w) > len("the")] if OF_OR_FOR.search(title) else title.split()[-1:]
    offices = authority.offices
    found = [
        tenure
        for tenure in authority.tenures_of(person)
        if ranks and {*ranks} <= {*offices[tenure.office].label.lower().split()}
    ]
    if BELOW.search(title) is None:
        return found
    below = (t for t in found if not _of_the_top(offices[t.office]))
    return [t for t in below if not _first_of_unknown(authority, offices[t.office])]


def _of_the_top(office: Office) -> bool:
    """Whether nothing in the names of an office says that its holder is somebody's deputy."""
    return BELOW.search(" ".join((office.label, *office.aliases)).lower()) is None
