"""The words of one sentence: which can be finite verbs, and what may be skipped in front of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.reading.act_verbs import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    PREPOSITIONS,
    TIME_WORDS,
    VERBS,
    Form,
    unglued,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.asides import left_out
from kg.reading.line import Line
from kg.reading.tokens import Token

NOT_ADVERBS = frozenset("family reply supply rely apply italy july ally assembly friendly daily elderly likely".split())
NOT_PAST = frozenset(
    "united red need indeed shed speed agreed-upon feed seed breed exceed proceed succeed hundred sacred embed "
    "bed".split()
)
NUMERALS = frozenset("two three four five six seven both all".split())
PLAIN = frozenset("won't continue continues need needs remain remains stand stands ought".split())
"""Present forms outside the lexicon that matter to acts."""
FINITE_AUXILIARIES = AUXILIARIES - {"having", "being", "been", "be"}


def adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb without a meaning of its own here."""
    lower = token.lower
    if lower in ADVERBS or lower in TIME_WORDS:
        return True
    return lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS and not token.capital


class SentenceWords:
    """The tokens of one sentence with its mentions."""

    def __init__(self, line: Line, mentions: Sequence[Mention]) -> None:
        """`mentions` are all of the sentence, in any order; those inside another are ignored."""
        self.line = line
        self.mentions = self._outer(mentions)
        self.tokens, self.accompanied = left_out(line.tokens, self.mentions)
        """The tokens without what stands aside, and whether talks with somebody were left out."""
        self.lower = [unglued(t.lower) for t in self.tokens]
        self._starts = {t.start: i for i, t in enumerate(self.tokens)}

    @staticmethod
    def _outer(mentions: Sequence[Mention]) -> list[Mention]:
        kept: list[Mention] = []
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

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

    def named(self, i: int) -> bool:
        """Whether a token stands in a person, an office or a country."""
        return i in self._mention_at

    def next_word(self, i: int) -> str:
        """The lower-case word behind token `i`, adverbs left out; empty at the end."""
        at = self.skip(i + 1)
        return self.lower[at] if at < len(self.lower) else ""

    def before(self, i: int) -> int:
        """The index before adverbs and quotation marks in front of token `i`."""
        k = i - 1
        while k >= 0 and (adverb(self.tokens[k]) or self.tokens[k].text in ('"', "'")):
            k -= 1
        return k

    def in_front(self, first: int) -> int:
        """The index before the article, the number and the rank of a noun phrase that begins at a token."""
        i = first - 1
        while i >= 0 and (self.lower[i] in DETERMINERS or self.lower[i] in NUMERALS or self.lower[i] in ("top", "new")):
            i -= 1
        return i

    def governed(self, first: int) -> bool:
        """Whether a preposition stands before the noun phrase."""
        i = first - 1
        while i >= 0 and (
            self.lower[i] in DETERMINERS or self.lower[i] in NUMERALS or self.lower[i] in ("then", "new")
        ):
            i -= 1
        if i > 0 and self.lower[i].rstrip(".") in ("mr", "ms", "mrs", "dr"):
            i -= 1
        met = i == 0 and self.lower[0] in ("meeting", "greeting", "welcoming", "receiving", "addressing")
        return i >= 0 and (self.lower[i] in PREPOSITIONS or met)  # "Meeting Mr. X, the minister said"

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
