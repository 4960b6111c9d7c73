"""Names of all things by word, sound and key: a written name leads to candidates without comparing it with each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from kg import names
from kg.reconciliation.entities import QUERIES, Entity, Row, entities
from kg.reconciliation.spelling import ALIKE, name_words, sound, weight_of_kind

__all__ = ["QUERIES", "Form", "Index"]

MOST = 150
"""Candidates that are compared word by word."""
NEAR = 40
"""Known words of other spelling that one written word may lead to."""


@dataclass(frozen=True, slots=True)
class Form:
    """One name of a thing."""

    text: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    """How much each word tells: rare ones much, initials and particles little."""
    joined: frozenset[str]
    """The words run together, in either order."""


class Index:
    """All things of one snapshot of the graph; never changed after it is made, so that threads may share it."""

    def __init__(self, tables: Mapping[str, Iterable[Row]], base: str) -> None:
        """Read the results of `QUERIES`; ids are the paths of IRIs below `base`."""
        self.base = base
        self.entities: dict[str, Entity] = entities(tables, base)
        self.forms: dict[str, tuple[Form, ...]] = {}
        self.by_wikidata: dict[str, str] = {}
        self.holders: defaultdict[str, list[Entity]] = defaultdict(list)
        """Id of an office -> who held it, in the order of their first tenures."""
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        self._countries: defaultdict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, str] = {}
        self._office_titles: defaultdict[str, list[str]] = defaultdict(list)
        self._read()

    def _read(self) -> None:
        words_of = {
            id: [(name, name_words(name)) for name in entity.names if name] for id, entity in self.entities.items()
        }
        frequency: Counter[str] = Counter()
        for id, forms in words_of.items():
            frequency.update({word for _, words in forms for word in words})
            for word in {word for _, words in forms for word in words}:
                self._by_word[word].append(id)
        self._rarity = {word: self._weight(count) for word, count in frequency.items()}
        for word in frequency:
            self._by_sound[sound(word)].append(word)
        for id, entity in self.entities.items():
            if entity.wikidata:
                self.by_wikidata[entity.wikidata] = id
            forms = words_of[id]
            surnames = tuple(entity.short) if entity.official else ()
            self.forms[id] = tuple(
                Form(text, words, tuple(map(self.weight, words)), names.keys_of_name(" ".join(words), surnames))
                for text, words in forms
                if words
            )
            keys = {key for form in self.forms[id] for key in form.joined}
            for key in keys | {names.key(text) for text in entity.names}:
                self._by_key[key].append(id)
            if "Side" in entity.types or "Country" in entity.types or "InternationalOrganisation" in entity.types:
                for text in (*entity.names, *entity.short):
                    self._add_country(text, id)
                codes = (*entity.facts.get("notation", ()), *entity.facts.get("iso3", ()))
                self._codes.update(dict.fromkeys(codes, id))
            if "Office" in entity.types:
                for text in entity.names:
                    self._office_titles[names.title(text)].append(id)
        self._words = list(frequency)
        for entity in self.entities.values():
            for office in dict.fromkeys(held.office for held in entity.held):
                self.holders[office].append(entity)
        for office, persons in self.holders.items():
            persons.sort(key=lambda person: min(held.start for held in person.held if held.office == office))

    def _add_country(self, text: str, id: str) -> None:
        for name in (text, text.removeprefix("Republic of "), text.removeprefix("The ")):
            if id not in self._countries[names.phrase(name)]:
                self._countries[names.phrase(name)].append(id)

    def _weight(self, count: int) -> float:
        return 1 + math.log((1 + len(self.entities)) / (1 + count)) / math.log(2 + len(self.entities))

    def weight(self, word: str) -> float:
        """How much a word tells, between 0 and 2; an unknown one as much as the rarest."""
        return weight_of_kind(word) * self._rarity.get(word, 2.0)

    def find(self, id: str) -> Entity | None:
        """The thing of an id, a full IRI or an item of Wikidata."""
        id = id.strip()
        for prefix in ("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/"):
            id = id.removeprefix(prefix)
        id = self.by_wikidata.get(id, id)
        return self.entities.get(id.removeprefix(self.base))

    def countries(self, text: str) -> list[str]:
        """Ids of the countries that a name, adjective, capital or code may mean; "Korea, South" is turned round.

        A historical or official form with more words ("Macedonia, Former Yugoslav Republic of") falls back on its
        first part.
        """
        if text in self._codes:
            return [self._codes[text]]
        family, comma, given = text.partition(",")
        tries = [text, f"{given} {family}", family] if comma else [text]
        tries += [name.removeprefix("the ").removeprefix("The ") for name in tries]
        for name in tries:
            if (key := names.phrase(name)) in self._countries:
                return self._countries[key]
        return []

    def offices(self, title: str) -> list[str]:
        """Ids of the offices of that label or alias."""
        return self._office_titles.get(names.title(title), [])

    def exactly(self, text: str) -> list[str]:
        """Ids of the things with this name in one of its orders and usual shortenings."""
        found: dict[str, None] = {}
        for key in (*names.keys_to_try(text), "".join(name_words(text))):
            found.update(dict.fromkeys(self._by_key.get(key, ())))
        return list(found)

    def candidates(self, words: tuple[str, ...], allowed: frozenset[str] | None = None) -> list[str]:
        """Ids of the things that share a word with a written name, by letters or sound; those that share most first.

        Args:
            words: folded words of the name.
            allowed: types to which to keep, None for all.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        for word in words:
            weight = self.weight(word)
            best: dict[str, float] = {}
            for near, likeness in self._near(word):
                for id in self._by_word[near]:
                    if likeness > best.get(id, 0):
                        best[id] = likeness
            for id, likeness in best.items():
                scores[id] += weight * likeness
        if allowed is not None:
            scores = defaultdict(float, {id: s for id, s in scores.items() if allowed & set(self.entities[id].types)})
        return sorted(scores, key=lambda id: (-scores[id], id))[:MOST]

    def _near(self, word: str) -> list[tuple[str, float]]:
        if len(word) == 1:
            return []
        found = {word: 1.0} if word in self._by_word else {}
        for other in self._by_sound.get(sound(word), ()):
            found.setdefault(other, 0.95)
        if len(word) >= 4:
            scorer = Levenshtein.normalized_similarity
            for other, likeness, _ in process.extract(
                word, self._words, scorer=scorer, score_cutoff=ALIKE - 0.05, limit=NEAR
            ):
                found.setdefault(other, float(likeness))
        return list(found.items())

    def starting_with(self, prefix: str, allowed: frozenset[str] | None = None) -> list[Entity]:
        """Things one of whose names has words that begin as typed, in any order; the most frequent ones first."""
        typed = names.words(prefix)
        if not typed:
            found = list(self.entities.values())
        else:
            found = [e for e in self.entities.values() if any(_begins(typed, names.words(text)) for text in e.names)]
        if allowed is not None:
            found = [entity for entity in found if allowed & set(entity.types)]
        whole = names.phrase(prefix)
        return sorted(found, key=lambda e: (not names.phrase(e.name).startswith(whole), -e.contacts, e.name, e.id))


def _begins(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the last word typed begins a word of the name, and the others are words of it."""
    return all(word in words for word in typed[:-1]) and any(word.startswith(typed[-1]) for word in words)
