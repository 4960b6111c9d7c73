"""Noun phrases that can act: known mentions, closed nouns such as "side" and "ministry", and lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.reading.act_verbs import (
    ACTOR_NOUNS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    WRAPPERS,
    Form,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.bare_subjects import BareSubjects, Subject
from kg.reading.groups import MYSELF_NAME
from kg.reading.sentence_words import NUMERALS, adverb

BESIDE_NAMES = frozenset("the then new newly appointed elected visiting his her its their".split())
"""Words before the second of two names ("X and his newly appointed counterpart Y")."""
ONLY_VERBS = frozenset("urge encourage ask assure reassure reaffirm affirm advise exhort implore agree concur".split())
"""Plain verbs of the lexicon that are no nouns ("the United States and Japan urge leaders to act")."""


class NounPhrases(BareSubjects):
    """The noun phrases of one sentence."""

    @cached_property
    def units(self) -> list[Subject]:
        """Single noun phrases that can act, left to right."""
        found: list[Subject] = []
        done = -1
        for mention in self.mentions:
            first = self._starts.get(mention.start)
            if first is None or first <= done:
                continue
            last = first
            while last + 1 < len(self.tokens) and self.tokens[last + 1].start < mention.end:
                last += 1
            unit = self._unit(mention, first, last)
            if unit is not None:
                found.append(unit)
                done = unit.last
        bare = self._bare(found)
        within = {i for b in bare for i in range(b.first, b.last + 1)}
        found = [u for u in found if not (u.first in within and u.last in within)]
        return sorted(found + bare, key=lambda u: u.first)

    def _unit(self, mention: Mention, first: int, last: int) -> Subject | None:
        """The noun phrase around a mention, or None where it only qualifies another noun."""
        if mention.kind is MentionKind.PRONOUN:
            if "possessive" in mention.qualifiers or mention.name in (
                "him",
                "them",
                "her",
                "each other",
                "one another",
            ):
                return None
            return Subject((mention,), first, last)
        noun = self._actor_noun(last + 1, adjective="adjective" in mention.qualifiers)
        possessor = last + 1 < len(self.tokens) and self.lower[last + 1] in ("'s", "'")
        if noun is not None:
            first, front = self._beside(first, noun)
            end, countries = self.of_countries(self.of_names(noun))
            person = mention.kind is MentionKind.PERSON and possessor
            codes = (*front, *mention.countries)
            own = Mention(
                min(mention.start, self.tokens[first].start), self.tokens[noun].end, MentionKind.COUNTRY,
                mention.sentence, name=self.lower[noun], persons=mention.persons, countries=codes,
                number=2 if self.lower[noun].endswith("s") and len(mention.countries) < 2 and self.lower[noun]
                not in WRAPPERS else 1,
                qualifiers=frozenset({"organisation"}),
            )  # fmt: skip
            if person:
                own = mention
            return Subject((own, *countries), first, end, wrapper=self.lower[noun] in WRAPPERS)
        if possessor or "adjective" in mention.qualifiers:
            return None
        end, countries = self.of_countries(last) if mention.kind is MentionKind.GROUP else (last, ())
        return Subject((mention, *countries), first, end)

    def _beside(self, first: int, noun: int) -> tuple[int, tuple[str, ...]]:
        """Read "South Korean and" before "British leaders" at a token: where it begins, and its countries."""
        codes: tuple[str, ...] = ()
        while self.lower[noun].endswith("s") and first > 1 and self.lower[first - 1] in ("and", ","):
            at = first - 2 - (self.lower[first - 2] == ",")
            mention = self._mention_at.get(at)
            if mention is None or mention.kind is not MentionKind.COUNTRY or "adjective" not in mention.qualifiers:
                break
            first, codes = self._starts.get(mention.start, at), (*mention.countries, *codes)
        return first, codes

    def _actor_noun(self, at: int, *, adjective: bool) -> int | None:
        """The token of the noun that acts in "'s foreign ministry", " and US governments", or None."""
        i = at
        if i < len(self.tokens) and self.lower[i] in ("'s", "'"):
            i += 1
        limit = i + 5
        found = None
        while i < len(self.tokens) and i < limit:
            token = self.tokens[i]
            lower = self.lower[i]
            if lower in ACTOR_NOUNS:
                found = i
                i += 1
                if i < len(self.tokens) and self.lower[i] in ACTOR_NOUNS:
                    continue
                break
            if not token.word or lower in PREPOSITIONS or lower in AUXILIARIES or lower in MODALS or adverb(token):
                break
            if lower in DETERMINERS or lower in SUBORDINATORS or lower in ("and", "or", "that"):
                break
            noun = self.form_of(i) is Form.BASE and lower not in ONLY_VERBS
            if self.is_finite(i) and not token.capital and not noun:
                break
            i += 1
        return found

    @cached_property
    def subjects(self) -> list[Subject]:
        """Lists of noun phrases ("A, B and C"), left to right."""
        chains: list[list[Subject]] = []
        joins: list[list[bool]] = []
        for unit in self.units:
            if chains:
                joined = self._join(chains[-1][-1].last + 1, unit.first)
                if joined is not None and self._may_join(chains[-1], joins[-1], unit, joined=joined):
                    chains[-1].append(unit)
                    joins[-1].append(joined)
                    continue
            chains.append([unit])
            joins.append([])
        found = []
        for chain, joint in zip(chains, joins, strict=True):
            if joint and not joint[-1]:
                found += [self._list([unit]) for unit in chain]
            else:
                found.append(self._list(chain))
        return found

    def is_object(self, subject: Subject) -> bool:
        """Whether a gerund or an infinitive governs the one party that a subject names."""
        k = self.in_front(subject.first)
        if len(subject.mentions) > 1 or k < 1 or "that" in self.lower[k : subject.first]:
            return False
        return self.lower[k].endswith("ing") or self.lower[k - 1] == "to"

    def _may_join(self, chain: Sequence[Subject], joins: Sequence[bool], unit: Subject, *, joined: bool) -> bool:
        if joins and joins[-1]:  # a list ends with its "and", unless it is "X and his A and B counterparts Y and Z"
            peers = (chain[-1].mentions[-1], unit.mentions[0])
            return joined and all("counterpart" in m.qualifiers for m in peers)
        if unit.mentions[0].name == MYSELF_NAME:  # "Secretary X and I agreed"
            return joined and not joins and not self.governed(chain[0].first)
        if unit.mentions[0].kind in (MentionKind.PRONOUN, MentionKind.GROUP):
            return False
        if not joined:
            return not self.governed(chain[0].first)
        last = chain[-1]
        if bool(joins) or self.lower[last.last + 1] != ",":
            return True
        # "for the DPRK, and the President urged": two clauses; "X, minister of A, and Y": the comma closes a title
        titled = any(self.tokens[i].text == "," for i in range(last.first, last.last))
        return titled and last.mentions[0].kind is unit.mentions[0].kind and not self.governed(last.first)

    @staticmethod
    def _list(chain: Sequence[Subject]) -> Subject:
        mentions = tuple(m for unit in chain for m in unit.mentions)
        return Subject(mentions, chain[0].first, chain[-1].last, wrapper=all(u.wrapper for u in chain))

    def _join(self, first: int, end: int) -> bool | None:
        """Whether the tokens between two noun phrases join them: True with "and", False with a comma, None not."""
        between = self.lower[first:end]
        if len(between) > 4:
            return None
        joined: bool | None = None
        for word in between:
            if word in ("and", "&"):
                joined = True
            elif word == ",":
                joined = bool(joined)
            elif word not in BESIDE_NAMES and word not in NUMERALS:
                return None
        return joined
