"""What stands behind an act verb: a view, an agreement, a commitment and whose it is."""

from __future__ import annotations

import re
from functools import cached_property

from kg.reading.act_verbs import (
    ASSENT,
    COGNITION,
    DECISIONS,
    DETERMINERS,
    INTENDING,
    MEETING_VERBS,
    NECESSITY,
    PLANS,
    PLEDGE,
    PREPOSITIONS,
    SUBORDINATORS,
    VERBS,
    WILL_OF,
    WILLINGNESS,
    Form,
)
from kg.reading.annotations import Mention, MentionKind
from kg.reading.clauses import Clauses, Level

ADJECTIVE = re.compile(
    r"(?:[a-z]{3,}(?:al|ic|ive|ous|ful|able|ible|ary|ing|ed|ant|ent|less)|strong|firm|deep|close|full|great|broad|clear)$"
)
"""An adjective, by its ending."""


LONG_REACH = 16
"""Tokens in which a decision stands behind the verb that conveys it to somebody."""


OWN = frozenset("his her its their".split())


class Objects:
    """Reads the objects of the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.lower = clauses.lower

    def next_verb(self, i: int) -> bool:
        """Whether an infinitive, not a noun phrase, stands behind "to"."""
        at = self.clauses.skip(self.clauses.skip(i + 1) + 1)
        return (
            at < len(self.tokens)
            and self.tokens[at].word
            and not self.tokens[at].capital
            and (self.lower[at] not in DETERMINERS)
        )

    def noun_within(self, first: int, nouns: frozenset[str], reach: int) -> bool:
        """Whether one of the nouns stands in the noun phrase that begins at a token, before any preposition."""
        for i in range(first, len(self.lower)):
            word = self.lower[i]
            if word in nouns:
                return True
            if self.clauses.named(i):  # "echoed the U.S. secretary of state's view"
                reach += 1
                continue
            if i - first >= reach:
                return False
            if word in (",", ";", "that", ".") or word in PREPOSITIONS:
                return False
        return False

    def cognition(self, i: int) -> bool:
        """Whether "shared" has a view for its object that is not only exchanged ("shared their views")."""
        window = self.lower[i + 1 : i + 12]
        together = window[1:2] and window[1] in ("common", "mutual", "shared")
        if window and window[0] in ("his", "her", "their", "its", "our", "views") and not together:
            return window[1:3] in (["views", "that"], ["view", "that"], ["opinion", "that"], ["opinions", "that"])
        for offset, word in enumerate(window):
            if word in COGNITION:
                following = window[offset + 1] if offset + 1 < len(window) else "."
                if following in ("with", "and") and word not in ("view", "understanding"):
                    return False
                return word not in ("views", "assessment", "opinion", "position", "vision", "perception", "goal") or (
                    following in ("that", "of", "on", "as", "to", ".", ",", "about", "regarding")
                )
            if (word in PREPOSITIONS or word in (",", ";", "that")) and not self.clauses.named(i + 1 + offset):
                return False
        return False

    def own(self, i: int, nouns: frozenset[str]) -> tuple[Mention, ...] | None:
        """The owners of a commitment that is the object of verb `i` (empty for the subject), None without one."""
        limit = min(i + 70, len(self.lower))
        for j in range(i + 1, limit):
            if self.lower[j] == ";" or (j in self.clauses.by_verb and self.clauses.by_verb[j].level is Level.MAIN):
                return None
            if j > i + 1 and j in self._coordinated:
                return None
            if self.lower[j] in nouns and not (j + 1 < len(self.lower) and self.lower[j + 1] in nouns):
                owner = self._owner(i, j)
                if owner is not None:
                    return owner
        return None

    @cached_property
    def _coordinated(self) -> set[int]:
        """Past verbs joined to an earlier one: the object of that one ends there."""
        return {
            k
            for k, word in enumerate(self.lower)
            if k > 0
            and self.lower[self.clauses.before(k)] in ("and", ",", ";")
            and word in VERBS
            and VERBS[word][1] is Form.PAST
            and not (word == "shared" and self.lower[k + 1 : k + 2] and self.lower[k + 1] in PLEDGE)
        }

    def _owner(self, i: int, noun: int) -> tuple[Mention, ...] | None:
        m = noun - 1
        while m > i and self.lower[m] not in PREPOSITIONS:
            if self.lower[m] in (",", "and", ";", "that") and not self._adjectives(m):
                break
            m -= 1
        first = m + 1
        within = [self.clauses.by_verb[k] for k in range(first, noun) if k in self.clauses.by_verb]
        if any(h.modal is not None or self.lower[h.verb + 1] in DETERMINERS for h in within):
            return None  # "stressed that all Allies must meet their commitments"
        boundary = self.lower[m]
        if m > i:
            if boundary == "that":
                if m > i + 1 and not self._addressed(i, m):
                    return None
            elif boundary in (",", "and", ";"):
                if self.lower[first : first + 3] == ["as", "well", "as"]:
                    first += 3
                if not self._opens_phrase(first, noun) and self.lower[first] not in ("shared", "mutual", "joint"):
                    return None
            elif boundary == "of" and self.lower[m - 1] in ("nature", "strength") and m - i <= 5:
                pass
            elif boundary in ("in", "to") and self.lower[m - 1] == "change" and "no" in self.lower[max(m - 4, i) : m]:
                pass  # "stressed that there is no change in the country's resolve"
            elif not (boundary == "to" and m == i + 1 and first < noun):
                return None
        mentions = [
            x for x in self.clauses.mentions
            if self.tokens[first].start <= x.start < self.tokens[noun].start
        ]  # fmt: skip
        if m > i and boundary == "to":
            mentions = mentions[1:]
        _, countries = self.clauses.of_countries(noun)
        if not countries and self.lower[noun + 1 : noun + 2] == ["of"]:
            behind = self.tokens[noun].end + len(" of the ")
            countries = tuple(m for m in self.clauses.mentions if self.tokens[noun].end < m.start <= behind)
        return (*(x for x in mentions if x.kind is not MentionKind.PRONOUN), *countries)

    def _adjectives(self, joiner: int) -> bool:
        """Whether a comma or an "and" joins two adjectives of one noun ("its strong and practical support")."""
        around = self.lower[joiner - 1], self.lower[joiner + 1]
        return self.lower[joiner] in (",", "and") and all(ADJECTIVE.search(word) for word in around)

    def _addressed(self, i: int, that: int) -> bool:
        """Whether only an addressee stands between a verb and its "that"."""
        return that - i <= 8 and not any(self.lower[k] in (",", ";") for k in range(i, that))

    def _opens_phrase(self, first: int, noun: int) -> bool:
        """Whether tokens `first`..`noun` are a noun phrase with a determiner or an owner of its own."""
        word = self.lower[first]
        if word in DETERMINERS:
            return True
        token = self.tokens[first]
        return any(m.start <= token.start < m.end for m in self.clauses.mentions) and first < noun

    def will(self, i: int) -> bool:
        """Whether one's will is the object of a verb ("conveyed the country's will to help")."""
        for j in range(i + 2, min(i + 12, len(self.lower) - 1)):
            if self.lower[j] == "will" and self.lower[j + 1] in ("to", "of"):
                return self.lower[j - 1] in WILL_OF or self.lower[j - 1].endswith("'s")
        return False

    def plans(self, i: int, nouns: frozenset[str] = PLANS, reach: int = 7) -> bool:
        """Whether plans to do something are the object of a verb ("voiced plans to open its market")."""
        for j in range(i + 1, min(i + reach, len(self.lower) - 2)):
            if self.lower[j] in ("that", ";", ",") or self.lower[j] in SUBORDINATORS:
                return False
            at = j + 1 + (self.lower[j + 1] == "not")
            if self.lower[j] in nouns and self.lower[at] == "to":
                return self.lower[self.clauses.skip(at + 1)] not in MEETING_VERBS
        return False

    def decides(self, i: int) -> bool:
        """Whether a decision to do something is the object ("conveyed to X his government's decision to help")."""
        return self.plans(i, DECISIONS, LONG_REACH)

    def besides(self, i: int) -> bool:
        """Whether a pledge is a verb's second object ("conveyed congratulations and his intention to help")."""
        for j in range(i + 1, min(i + 30, len(self.lower) - 3)):
            if self.lower[j] == "for" and self.lower[j - 1] != "message":
                return self._willing_too(j)
            if self.lower[j] in ("that", ",", ";") and self.lower[j - 1] != "message":
                return False
            if self.lower[j] == "and" and self.lower[j + 1] in ("his", "her", "its", "their"):
                return bool(PLEDGE & set(self.lower[j + 2 : j + 4]))
        return False

    def _willing_too(self, thanks: int) -> bool:
        """Whether one's will to act follows that for which thanks go ("for the help and readiness to join")."""
        for j in range(thanks + 1, min(thanks + 24, len(self.lower) - 2)):
            if self.lower[j] in ("that", ";", *PLEDGE, *WILLINGNESS):
                return False  # "appreciation for the commitment and readiness to help"
            if self.lower[j - 1 : j + 1] == ["well", "as"] or self.lower[j] == "and":
                at = j + 1 + (self.lower[j + 1] in ("his", "her", "its", "their"))
                if self.lower[at : at + 1] and self.lower[at] in INTENDING and self.lower[at + 1 : at + 2] == ["to"]:
                    return True
        return False

    def assents(self, i: int) -> bool:
        """Whether agreement with something is voiced ("expressed his full agreement with the view")."""
        noun = next((j for j in range(i + 1, min(i + 5, len(self.lower))) if self.lower[j] in ASSENT), None)
        if noun is None:
            return False
        following = self.lower[noun + 1 : noun + 2]
        if self.lower[i + 1] in OWN and following in ([], ["."], [","], [";"], ["and"], ["to"], ["of"]):
            return True  # "Minister X conveyed her approval": of what the other had said
        return following in (["with"], ["on"], ["that"])

    def needed_of(self, i: int) -> tuple[Mention, ...]:
        """Who is to do what a verb has for its object as needed ("highlighted the need for Oslo to act")."""
        at = next((j for j in range(i + 1, min(i + 5, len(self.lower) - 1)) if self.lower[j] == "need"), None)
        if at is None or self.lower[at + 1] != "for" or self.lower[i + 1] != "the":
            return ()
        to = next((j for j in range(at + 2, min(at + LONG_REACH, len(self.lower))) if self.lower[j] == "to"), at)
        return tuple(m for m in self.clauses.mentions if self.tokens[at].end < m.start < self.tokens[to].start)

    def need_beside(self, i: int) -> bool:
        """Whether the verb has a need for its second object ("underscored the ties and the need to act")."""
        for j in range(i + 1, min(i + 40, len(self.lower) - 3)):
            if self.lower[j] == ";" or j in self.clauses.by_verb:
                return False
            if self.lower[j : j + 2] == ["and", "the"] and self.lower[j + 2] in NECESSITY:
                return self.lower[j + 3] in ("for", "to", "of")
        return False
