"""Reconciliation itself: candidates for a written name, each scored from 0 to 100, with the reasons.

The name comes first; what else is known of the thing (country, office, day in office, kind of office) raises the score
where it agrees and lowers it where it does not. A candidate is called a match only when its score is high and nobody
else comes near: who cannot be told apart is not decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg import names
from kg.reading.titles import HEADS
from kg.reconciliation.entities import Entity
from kg.reconciliation.index import Form, Index
from kg.reconciliation.spelling import name_words, word_likeness
from kg.reconciliation.written import Written, kind_of_title, take_apart

MATCH = 80.0
"""Least score of a match."""
MARGIN = 6.0
"""What a match must have before the next candidate."""
NEXT_NAME = 8.0
"""Or how much more alike its name must be than the name of the next one, from 0 to 100."""
LEAST_NAME = 60.0
"""Least likeness of the name of a match, from 0 to 100."""
LEAST = 35.0
"""Least score of a candidate."""
LIMIT = 10
"""Candidates returned unless the query says otherwise."""

ONE_WORD = 0.8
"""Score of a name of one word that is one of several words of the known name: a surname is many people's."""
RAISE = {"country": 0.3, "office": 0.35, "date": 0.25, "tenure": 0.6}
"""How much of what is missing to 1 an agreeing property makes good; `tenure` is the office on that very day."""
LOWER = {"country": 0.5, "office": 0.8, "date": 0.85, "tenure": 0.75}
"""By what a disagreeing property multiplies the score. Texts err in titles, seldom in countries."""
LOWER_OF_FULL_NAME = {"country": 0.7, "office": 0.95, "date": 0.95, "tenure": 1.0}
"""The same for a full name that agrees word for word: there the record is rather incomplete."""
FULL = 0.97
"""Least likeness of such a name."""
TELLING = (0.45, 0.75)
"""Likeness of names up to which properties raise nothing, and from which they raise fully: a stranger in the same
office is no better a candidate for that."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: a name, types to keep to, and constraints; every one of them may be missing."""

    text: str = ""
    types: frozenset[str] | None = None
    countries: tuple[str, ...] = ()
    """Ids of countries; any of them agrees."""
    offices: tuple[str, ...] = ()
    """Titles or ids of offices; any of them agrees."""
    days: tuple[dt.date, dt.date] | None = None
    """First and last day of the interval in which the office was held."""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Further properties by local name, with values of which any agrees."""
    required: frozenset[str] = frozenset()
    """Properties whose disagreement excludes a candidate."""
    excluded: frozenset[str] = frozenset()
    """Properties that must not agree (`matchQuantifier` none)."""
    limit: int = LIMIT


@dataclass(slots=True)
class Candidate:
    """A thing that may be meant."""

    entity: Entity
    score: float
    features: dict[str, float] = field(default_factory=dict)
    """`name`: likeness of the names from 0 to 100; other properties: 100 agrees, 0 does not; absent: not known."""
    match: bool = False


def reconcile(index: Index, query: Query) -> list[Candidate]:
    """Return the candidates, best first."""
    found = index.find(query.text) if query.text else None
    if found and (query.types is None or query.types & set(found.types)):
        return [Candidate(found, 100.0, {"name": 100.0}, match=True)]
    written, countries = _understood(index, query)
    words = name_words(written.name)
    offices = _offices(index, query, written)
    scored = []
    for id in _candidates(index, query, written, words):
        candidate = _score(index, query, written, words, index.entities[id], countries, offices)
        if candidate is not None and candidate.score >= LEAST:
            scored.append(candidate)
    scored.sort(key=lambda c: (-c.score, -c.entity.contacts, "UnlinkedOfficial" in c.entity.types, c.entity.id))
    _decide(scored)
    return scored[: query.limit]


def _candidates(index: Index, query: Query, written: Written, words: tuple[str, ...]) -> list[str]:
    if query.text:
        exact = [
            id
            for text in (query.text, written.name)
            for id in index.exactly(text)
            if query.types is None or query.types & set(index.entities[id].types)
        ]
        rest = index.candidates(words, query.types)
        if not written.name or written.title or len(words) > 3:
            rest += index.candidates(name_words(query.text), query.types)
        return list(dict.fromkeys((*exact, *rest)))
    wanted = query.types or frozenset({"Official"})
    return [id for id, entity in index.entities.items() if wanted & set(entity.types)]


def _understood(index: Index, query: Query) -> tuple[Written, tuple[str, ...]]:
    """The string taken apart, and the countries that it or the query names."""
    text = query.text
    named: list[str] = []
    if any(word.strip(".,").lower() in HEADS for word in text.split()):
        text, named = _without_countries(index, text)
    elif "," in text:
        before, _, behind = text.partition(",")
        if behind.strip() and (found := index.countries(behind)):
            text, named = before, list(found)
    written = take_apart(text)
    for aside in written.aside:
        named += index.countries(aside)
    return written, query.countries or tuple(named)


def _without_countries(index: Index, text: str) -> tuple[str, list[str]]:
    """A title and name without the country among them: "South Korean Foreign Minister Yun", "… of Japan Kono"."""
    words = text.replace("’s ", " ").replace("'s ", " ").split()
    found: list[str] = []
    kept: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            phrase = " ".join(words[at:end]).strip(",()")
            leaves_name = len(kept) + len(words) - end > 1 or (end < len(words))
            if phrase[:1].isupper() and leaves_name and (countries := index.countries(phrase)):
                found += [id for id in countries if id not in found]
                while kept and kept[-1].lower() in ("of", "the"):
                    kept.pop()
                at = end
                break
        else:
            kept.append(words[at])
            at += 1
    return " ".join(kept) or text, found


@dataclass(frozen=True, slots=True)
class _Offices:
    """What is known of the office: ids, or kinds of office."""

    ids: frozenset[str]
    kinds: frozenset[str]
    loose: frozenset[str]
    """Further kinds that the title may mean elsewhere: these neither agree nor disagree."""


_LOOSE = {
    "head-of-state": frozenset({"head-of-government", "international-organisation-head", "crown-prince"}),
    "head-of-government": frozenset({"head-of-state"}),
    "royal": frozenset({"crown-prince", "head-of-state"}),
    "crown-prince": frozenset({"royal", "head-of-state", "head-of-government"}),
    "international-organisation-head": frozenset({"head-of-state"}),
}
"""Kinds that one title may mean in the countries that use it: the President of the Council, the Chancellor."""


def _offices(index: Index, query: Query, written: Written) -> _Offices | None:
    ids: set[str] = set()
    kinds: set[str] = set()
    for value in query.offices:
        if (office := index.find(value)) and "Office" in office.types:
            ids.add(office.id)
            continue
        ids.update(index.offices(value))
        kind = value if "-" in value and " " not in value else kind_of_title(value)
        kinds.update({kind} if kind else set())
    if not query.offices and written.kind and written.kind not in ("other", "minister", "legislator"):
        kinds.add(written.kind)
    if not ids and not kinds:
        return None
    return _Offices(frozenset(ids), frozenset(kinds), frozenset().union(*(_LOOSE.get(k, ()) for k in kinds)))


def _score(
    index: Index,
    query: Query,
    written: Written,
    words: tuple[str, ...],
    entity: Entity,
    countries: tuple[str, ...],
    offices: _Offices | None,
) -> Candidate | None:
    features: dict[str, float] = {}
    likeness = 1.0
    if query.text:
        likeness = name_likeness(index, words, written.name, entity)
        if not entity.official:
            likeness = max(likeness, name_likeness(index, name_words(query.text), query.text, entity))
            offices = None
        features["name"] = round(100 * likeness, 1)
    agreements = _agreements(index, query, entity, countries, offices)
    if any(agreements.get(name) is False for name in query.required):
        return None
    if any(agreements.get(name) is True for name in query.excluded):
        return None
    if not query.text:
        known = [agrees for agrees in agreements.values() if agrees is not None]
        if not known or not all(known):
            return None
        likeness = 0.9
    missing = 1.0 - likeness
    factor = 1.0
    trust = min(1.0, max(0.0, (likeness - TELLING[0]) / (TELLING[1] - TELLING[0])))
    lower = LOWER_OF_FULL_NAME if likeness >= FULL and len(words) > 1 else LOWER
    for name, agrees in agreements.items():
        if agrees is None or name in query.excluded:
            continue
        features[name] = 100.0 if agrees else 0.0
        if agrees:
            missing *= 1 - trust * RAISE.get(name, 0.3)
        else:
            factor *= lower.get(name, 0.6)
    return Candidate(entity, round(100 * (1 - missing) * factor, 1), features)


def _agreements(
    index: Index, query: Query, entity: Entity, countries: Sequence[str], offices: _Offices | None
) -> dict[str, bool | None]:
    """Property -> whether it agrees; None where the graph does not say."""
    found: dict[str, bool | None] = {}
    if countries:
        found["country"] = _country_agrees(index, entity, countries)
    if entity.official:
        fitting = [h for h in entity.held if offices and _is_office(index, h.office, offices.ids, offices.kinds)]
        loosely = [h for h in entity.held if offices and _is_office(index, h.office, frozenset(), offices.loose)]
        in_days = [h for h in entity.held if query.days and h.possible_in(*query.days)]
        if offices is not None:
            found["office"] = True if fitting else None if loosely or not entity.held else False
        if query.days is not None:
            found["date"] = bool(in_days) if entity.held else None
        if offices is not None and query.days is not None and entity.held:
            on_the_day = any(held in in_days for held in fitting)
            found["tenure"] = True if on_the_day else None if any(h in in_days for h in loosely) else False
    for name, values in query.values:
        own = entity.facts.get(name, [])
        if name in ("name", "native", "alias"):
            own = entity.names
        wanted = {names.phrase(value) for value in values}
        found[name] = bool(wanted & {names.phrase(value) for value in own}) if own else None
    return found


def _country_agrees(index: Index, entity: Entity, countries: Sequence[str]) -> bool | None:
    own = set(entity.facts.get("country", ()))
    for held in entity.held:
        if office := index.entities.get(held.office):
            own.update(office.facts.get("country", ()))
    if entity.id.startswith("country/"):
        own.add(entity.id)
    return bool(own & set(countries)) if own else None


def _is_office(index: Index, office: str, ids: frozenset[str], kinds: frozenset[str]) -> bool:
    known = index.entities.get(office)
    return office in ids or bool(known and kinds & set(known.facts.get("officeKind", ())))


def name_likeness(index: Index, words: tuple[str, ...], text: str, entity: Entity) -> float:
    """Return how alike a written name is to the names of a thing, from 0 to 1."""
    if not words:
        return 0.0
    if names.key(text) in {names.key(name) for name in entity.names}:
        return 1.0
    joined = "".join(words)
    best = 0.0
    weights = [index.weight(word) for word in words]
    for form in index.forms[entity.id]:
        if len(words) > 1 and (joined in form.joined or any(key in form.joined for key in names.keys_to_try(text))):
            best = max(best, 0.98)
            continue
        best = max(best, _alike(words, weights, form, person=entity.official))
    return best


def _alike(words: tuple[str, ...], weights: Sequence[float], form: Form, *, person: bool) -> float:
    """Likeness of a written name and one name of a thing: words are paired, the most alike first."""
    pairs = sorted(
        (
            (likeness, i, j)
            for i, a in enumerate(words)
            for j, b in enumerate(form.words)
            if (likeness := word_likeness(a, b)) > 0
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_a: dict[int, float] = {}
    taken_b: set[int] = set()
    for likeness, i, j in pairs:
        if i not in taken_a and j not in taken_b:
            taken_a[i] = likeness
            taken_b.add(j)
    if not any(len(words[i]) > 1 for i in taken_a):
        return 0.0
    mine = sum(likeness * weights[i] for i, likeness in taken_a.items()) / (sum(weights) or 1)
    theirs = sum(form.weights[j] for j in taken_b) / (sum(form.weights) or 1)
    if len(words) == 1:
        return mine * (0.98 if len(form.words) == 1 else ONE_WORD)
    if not person:
        return 0.72 * mine + 0.28 * theirs
    # Of two full names one may leave words out (middle names, a mother's surname); what differs on both sides counts.
    open_mine, open_theirs = len(words) - len(taken_a), len(form.words) - len(taken_b)
    both = 0.75 if open_mine and open_theirs else 1.0
    return both * (0.72 * max(mine, theirs) + 0.28 * min(mine, theirs))


def _decide(scored: list[Candidate]) -> None:
    """Mark the first as a match where it is high, its name is alike and nobody comes near."""
    if not scored:
        return
    first = scored[0]
    name = first.features.get("name", 100.0)
    rivals = [
        c for c in scored[1:] if first.score - c.score < MARGIN and name - c.features.get("name", 100.0) < NEXT_NAME
    ]
    first.match = first.score >= MATCH and name >= LEAST_NAME and not rivals
