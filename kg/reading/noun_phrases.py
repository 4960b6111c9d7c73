"""Noun phrases that can act: known mentions, closed nouns such as "side" and "ministry", and lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.reading.act_verbs import (
    ACTOR_NOUNS,
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    VERBS,
    WRAPPERS,
    Form,
    Sense,
    unglued,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.line import Line
from kg.reading.tokens import Token

NOT_ADVERBS = frozenset("family reply supply rely apply italy july ally assembly friendly daily elderly likely".split())
NOT_PAST = frozenset(
    "united red need indeed shed speed agreed-upon feed seed breed exceed proceed succeed hundred sacred embed "
    "bed".split()
)
OWN_NOUNS = frozenset("government administration country nation ministry side".split())
GATHERINGS = frozenset("meeting conference summit committee commission dialogue consultations session talks".split())
"""Words for those who meet, where what they agree is told ("the meeting decided")."""
NUMERALS = frozenset("two three four five six seven both all".split())
PLAIN = frozenset("continue continues need needs remain remains stand stands ought".split())
"""Present forms outside the lexicon that matter to acts."""
FINITE_AUXILIARIES = AUXILIARIES - {"having", "being", "been", "be"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A list of noun phrases: `mentions` in order, tokens `first`..`last`."""

    mentions: tuple[Mention, ...]
    first: int
    last: int
    wrapper: bool = False
    """A ministry or a spokesperson, who mostly report."""

    @property
    def joint(self) -> bool:
        """Whether several parties stand for it."""
        return len(self.mentions) > 1 or any(is_plural(m) for m in self.mentions)


def is_plural(mention: Mention) -> bool:
    """Whether a mention stands for several parties."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.number == 0
    return mention.number != 1 or "of-both" in mention.qualifiers or len(mention.countries) > 1


def adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb without a meaning of its own here."""
    lower = token.lower
    if lower in ADVERBS or lower in TIME_WORDS:
        return True
    return lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS and not token.capital


class NounPhrases:
    """The noun phrases of one sentence."""

    def __init__(self, line: Line, mentions: Sequence[Mention]) -> None:
        """`mentions` are all of the sentence, in any order; those inside another are ignored."""
        self.line = line
        self.tokens = line.tokens
        self.lower = [unglued(t.lower) for t in line.tokens]
        self._starts = {t.start: i for i, t in enumerate(line.tokens)}
        self.mentions = self._outer(mentions)

    @staticmethod
    def _outer(mentions: Sequence[Mention]) -> list[Mention]:
        kept: list[Mention] = []
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    # Noun phrases

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
            end, countries = self.of_countries(noun)
            person = mention.kind is MentionKind.PERSON and possessor
            own = Mention(
                mention.start, self.tokens[noun].end, MentionKind.COUNTRY, mention.sentence, name=self.lower[noun],
                persons=mention.persons, countries=mention.countries,
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
            if self.is_finite(i) and not token.capital and self.form_of(i) is not Form.BASE:
                break
            i += 1
        return found

    def of_countries(self, last: int) -> tuple[int, tuple[Mention, ...]]:
        """Read "of South Korea and the United States" behind the noun at token `last`: the end and the countries."""
        found: list[Mention] = []
        i = last + 1
        end = last
        if i >= len(self.tokens) or self.lower[i] != "of":
            return last, ()
        i += 1
        while i < len(self.tokens):
            while i < len(self.tokens) and self.lower[i] in ("the", "and", ",", "both"):
                i += 1
            mention = self._mention_at.get(i)
            inside = mention is not None and mention.start < self.tokens[i].start
            if inside and mention is not None and mention.kind not in (MentionKind.COUNTRY, MentionKind.GROUP):
                mention = None
            if mention is None or "adjective" in mention.qualifiers:
                break
            if mention.kind is not MentionKind.COUNTRY and "countries" not in mention.qualifiers:
                break
            found.append(mention)
            while i < len(self.tokens) and self.tokens[i].start < mention.end:
                end = i
                i += 1
            if i >= len(self.tokens) or self.lower[i] not in (",", "and"):
                break
        return end, tuple(found)

    def _bare(self, taken: Sequence[Subject]) -> list[Subject]:
        """Noun phrases without a mention: "the ministry", "the Administration", "Participants", "Kang" at a loss."""
        inside = {i for unit in taken for i in range(unit.first, unit.last + 1)}
        covered = self._covered
        found = []
        for i, token in enumerate(self.tokens):
            if i in inside or i in covered or self.lower[i] not in ACTOR_NOUNS:
                continue
            first = i
            while first > 0 and first - 1 not in covered and i - first < 5 and self._qualifies(first - 1):
                first -= 1
            before = self.lower[first - 1] if first else ""
            if before in ("his", "her", "its") and self.lower[i] in OWN_NOUNS:
                start = self.tokens[first - 1].start
                own = Mention(start, token.end, MentionKind.PRONOUN, self.line.sentence.index, name="it")
                found.append(Subject((own,), first - 1, i))
                continue
            if not (before in ("the", "both", "all", "our") or token.capital):
                continue
            mention = Mention(
                self.tokens[first].start, token.end, MentionKind.ORGANISATION, self.line.sentence.index,
                name=self.lower[i], number=0 if self.lower[i].endswith("s") and self.lower[i] not in WRAPPERS else 1,
            )  # fmt: skip
            end, countries = self.of_countries(i)  # "the Governments of Japan and Chile": the countries speak
            found.append(Subject(countries or (mention,), first, end, wrapper=self.lower[i] in WRAPPERS))
        free = inside | covered
        return [*found, *self._it(free), *self._numbers(free), *self._gatherings(free)]

    def _gatherings(self, taken: set[int]) -> list[Subject]:
        """ "The meeting agreed on": those who met."""
        found = []
        for i, word in enumerate(self.lower[:-1]):
            if word not in GATHERINGS or i in taken or i == 0 or self.lower[i - 1] != "the":
                continue
            verb = VERBS.get(self.lower[self.skip(i + 1)]) if self.skip(i + 1) < len(self.lower) else None
            if verb is not None and verb[1] is Form.PAST and verb[2] in (Sense.AGREE, Sense.AFFIRM):
                mention = Mention(
                    self.tokens[i - 1].start, self.tokens[i].end, MentionKind.ORGANISATION, self.line.sentence.index,
                    name=word, number=0,
                )  # fmt: skip
                found.append(Subject((mention,), i - 1, i))
        return found

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        """The mention that each covered token stands in."""
        at: dict[int, Mention] = {}
        i = 0
        for mention in self.mentions:
            while i < len(self.tokens) and self.tokens[i].start < mention.start:
                i += 1
            while i < len(self.tokens) and self.tokens[i].start < mention.end:
                at[i] = mention
                i += 1
        return at

    @cached_property
    def _covered(self) -> frozenset[int]:
        return frozenset(self._mention_at)

    def _numbers(self, taken: set[int]) -> list[Subject]:
        """ "The three urged", "all four agreed": a number for the parties."""
        found = []
        for i, word in enumerate(self.lower[:-1]):
            counted = word in NUMERALS and word not in ("both", "all") and i > 0 and i not in taken
            if counted and self.lower[i - 1] in ("the", "all", "these") and self.is_finite(self.skip(i + 1)):
                mention = Mention(
                    self.tokens[i - 1].start, self.tokens[i].end, MentionKind.ORGANISATION, self.line.sentence.index,
                    name=word, number=0,
                )  # fmt: skip
                found.append(Subject((mention,), i - 1, i))
        return found

    def _qualifies(self, i: int) -> bool:
        """Whether a token can be an adjective or a noun in front of the noun that acts."""
        lower = self.lower[i]
        if not self.tokens[i].word or lower in PREPOSITIONS or lower in DETERMINERS or lower in SUBORDINATORS:
            return False
        return not (
            lower in ("and", "or", "both", "all", "to", "that", "but") or self.is_finite(i) or adverb(self.tokens[i])
        )

    def _it(self, taken: set[int]) -> list[Subject]:
        """ "it" where it stands for a government: "announced that it will"."""
        found = []
        for i, word in enumerate(self.lower[:-1]):
            if (
                word == "it"
                and i not in taken
                and self.lower[i + 1] in ("will", "would", "intends", "plans", "remains")
            ):
                mention = Mention(
                    self.tokens[i].start, self.tokens[i].end, MentionKind.PRONOUN, self.line.sentence.index, name="it"
                )
                found.append(Subject((mention,), i, i))
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

    def _may_join(self, chain: Sequence[Subject], joins: Sequence[bool], unit: Subject, *, joined: bool) -> bool:
        if joins and joins[-1]:
            return False  # a list ends with its "and"
        if unit.mentions[0].kind in (MentionKind.PRONOUN, MentionKind.GROUP):
            return False
        if not joined:
            return not self.governed(chain[0].first)
        comma = self.lower[chain[-1].last + 1] == ","
        return bool(joins) or not comma  # "for the DPRK, and the President urged": two clauses

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
            elif word not in ("the", "then", "new", "his", "her", "its", "their") and word not in NUMERALS:
                return None
        return joined

    def governed(self, first: int) -> bool:
        """Whether a preposition stands before the noun phrase."""
        i = first - 1
        while i >= 0 and (
            self.lower[i] in DETERMINERS or self.lower[i] in NUMERALS or self.lower[i] in ("then", "new")
        ):
            i -= 1
        return i >= 0 and self.lower[i] in PREPOSITIONS

    # Words

    def form_of(self, i: int) -> Form | None:
        """The form of a verb of the lexicon at a token, None for other words."""
        entry = VERBS.get(self.lower[i])
        return entry[1] if entry else None

    def is_finite(self, i: int) -> bool:
        """Whether a token can be a finite verb in a narrative."""
        if i >= len(self.tokens):
            return False
        lower = self.lower[i]
        if lower in MODALS or lower in FINITE_AUXILIARIES or lower in IRREGULAR_PAST or lower in PLAIN:
            return True
        entry = VERBS.get(lower)
        if entry is not None:
            return entry[1] is not Form.ING
        return lower.endswith("ed") and len(lower) > 4 and lower not in NOT_PAST and not self.tokens[i].capital

    def skip(self, i: int, *, places: bool = False) -> int:
        """The index behind adverbs, quotation marks, brackets and days, with `places` also "in New York"."""
        while i < len(self.tokens):
            lower = self.lower[i]
            if self.tokens[i].text in ('"', "'"):
                i += 1
            elif lower == "(":
                close = next((k for k in range(i, min(i + 12, len(self.tokens))) if self.lower[k] == ")"), None)
                if close is None:
                    return i
                i = close + 1
            elif (
                lower in ("on", "last", "this", "in")
                and i + 1 < len(self.tokens)
                and (
                    self.lower[i + 1] in TIME_WORDS
                    or self.lower[i + 1] in ("turn", "response", "addition", "week", "month")
                )
            ):
                i += 2
            elif adverb(self.tokens[i]):
                i += 1
            elif places and lower in ("on", "in", "at") and self._named_after(i + 1) > i + 1:
                i = self._named_after(i + 1)
            else:
                return i
        return i

    def _named_after(self, i: int) -> int:
        """The index behind names and numbers of a day or a place ("Sept. 23", "New York") from token `i`."""
        end = i
        while end < len(self.tokens) and end - i < 4 and not self._open_subject(end) and (
            self.tokens[end].capital or self.tokens[end].text[0].isdigit() or (self.lower[end] == "the" and end == i)
        ):  # fmt: skip
            end += 1
        return end if end > i and self.lower[end - 1] != "the" else i

    def _open_subject(self, i: int) -> bool:
        """Whether a person or an office begins at a token: no place, but the next subject."""
        kinds = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.PRONOUN)
        mention = self._mention_at.get(i)
        return mention is not None and mention.start == self.tokens[i].start and mention.kind in kinds
