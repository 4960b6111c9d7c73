"""Noun phrases that no mention covers: "the ministry", "Participants", "the meeting", "the three", "it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.act_verbs import ACTOR_NOUNS, DETERMINERS, PREPOSITIONS, SUBORDINATORS, VERBS, WRAPPERS, Form, Sense
from kg.reading.annotations import Mention, MentionKind
from kg.reading.sentence_words import NUMERALS, SentenceWords, adverb

OWN_NOUNS = frozenset("government administration country nation ministry department cabinet side".split())
PARTISAN = frozenset("opposition ruling political governing conservative liberal democratic rival".split())
GATHERINGS = frozenset(
    "meeting conference summit committee commission dialogue consultations session talks call"
    " conversation visit discussions exchange".split()
)
"""Words for those who meet, where what they agree is told ("the meeting decided")."""


PLURALS = frozenset("participants officials leaders delegations members".split())
"""Those who take part, named without an article ("In this regard, officials pledged")."""
SHORT = 3
"""Letters of the shortest abbreviation of a series of meetings."""
NAMED_BY = 5
"""Capitalised words and numbers that name a meeting before its noun ("the Fourth Joint Economic Commission")."""


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


class BareSubjects(SentenceWords):
    """The noun phrases of one sentence that stand for a party without naming it."""

    def of_names(self, last: int) -> int:
        """The last token of "of Foreign Affairs" behind a ministry at token `last`, that token without."""
        end = i = last + 1
        if self.lower[last] not in WRAPPERS or self.lower[i : i + 1] != ["of"] or i in self._mention_at:
            return last
        while i + 1 < len(self.tokens) and i + 1 not in self._mention_at:
            i += 1
            if self.tokens[i].capital:
                end = i + 1
            elif self.lower[i] not in ("and", "of", "the", ","):
                break
        return end - 1 if end > last + 1 else last

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
            if i in inside or i in covered or not (self.lower[i] in ACTOR_NOUNS or self.lower[i] in OWN_NOUNS):
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
            if self.lower[i] not in ACTOR_NOUNS:
                continue
            if self.lower[i] in ("party", "parties") and PARTISAN & set(self.lower[first:i]):
                continue  # "the main opposition party": no government
            bare = self.lower[i] in PLURALS and before in ("", ",", "—", "–", ";") and first == i
            if not (before in ("the", "both", "all", "our") or token.capital or bare):
                continue
            several = before == "each" or (self.lower[i].endswith("s") and self.lower[i] not in WRAPPERS)
            mention = Mention(
                self.tokens[first].start, token.end, MentionKind.ORGANISATION, self.line.sentence.index,
                name=self.lower[i], number=0 if several else 1,
            )  # fmt: skip
            end, countries = self.of_countries(
                self.of_names(i)
            )  # "the Governments of Japan and Chile": the countries speak
            found.append(Subject(countries or (mention,), first, end, wrapper=self.lower[i] in WRAPPERS))
        free = inside | covered
        return [*found, *self._it(free), *self._numbers(free), *self._gatherings(free)]

    def _gatherings(self, taken: set[int]) -> list[Subject]:
        """ "The meeting agreed on", "The Third Forum reaffirmed", "The 2012 TALKS confirmed": those who met."""
        found = []
        for i, word in enumerate(self.lower[:-1]):
            token = self.tokens[i]
            short = token.capital and len(token.text) >= SHORT and token.text.isupper()
            if not (word in GATHERINGS or short) or i in taken or i == 0:
                continue
            first = i
            while first > 1 and i - first < NAMED_BY and self._names(first - 1):
                first -= 1
            if self.lower[first - 1] != "the" or (short and word not in GATHERINGS and first == i):
                continue
            verb = VERBS.get(self.lower[self.skip(i + 1)]) if self.skip(i + 1) < len(self.lower) else None
            if verb is not None and verb[1] is Form.PAST and verb[2] in (Sense.AGREE, Sense.AFFIRM):
                found.append(self._those(i, word, first - 1))
        return found

    def _names(self, i: int) -> bool:
        """Whether a token is a capitalised word or a number."""
        return self.tokens[i].capital or self.lower[i][0].isdigit()

    def _those(self, i: int, word: str, first: int) -> Subject:
        """The parties that the noun or number at token `i` stands for, its determiner at token `first` included."""
        start, end = self.tokens[first].start, self.tokens[i].end
        mention = Mention(start, end, MentionKind.ORGANISATION, self.line.sentence.index, name=word, number=0)
        return Subject((mention,), first, i)

    def _numbers(self, taken: set[int]) -> list[Subject]:
        """ "The three urged", "all four agreed": a number for the parties."""
        found = []
        for i, word in enumerate(self.lower[:-1]):
            counted = word in NUMERALS and word not in ("both", "all") and i > 0 and i not in taken
            if counted and self.lower[i - 1] in ("the", "all", "these") and self.is_finite(self.skip(i + 1)):
                found.append(self._those(i, word, i - 1))
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
