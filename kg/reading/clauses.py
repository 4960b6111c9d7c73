"""Who does what in a sentence: subjects (lists of mentions) and the finite verbs they govern.

No parser: noun phrases are known mentions and a closed list of nouns that can act; a subject is a list of them that
stands before a finite verb, adverbs, an apposition or a participle between commas allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from kg.reading.act_verbs import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    IRREGULAR_PAST,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    VERBS,
    Form,
    Sense,
)
from kg.reading.annotations import MentionKind
from kg.reading.bare_subjects import Subject
from kg.reading.noun_phrases import NounPhrases
from kg.reading.sentence_words import NUMERALS, adverb

TELLING = frozenset("told tells telling assured assuring informed informing reminded".split())
REPORTING_NOUNS = frozenset(
    "view understanding fact position hope belief assurance assurances statement release point message readout hopes "
    "conviction confidence consensus recognition opinion important essential clear necessary vital so it "
    "reporters and or but also".split()
)
"""Words behind which "that" opens what is said, not a relative clause."""
NO_VERBS = PREPOSITIONS | DETERMINERS | SUBORDINATORS | {"and", "or", "to", "that"}
OPENING = frozenset("\"'([")
"""Marks before the first word of a clause."""
PRESENT = frozenset("is are has have says remain remains".split())
COMMITTED = frozenset("committed determined resolved ready willing steadfast unwavering resolute".split())
"""What one is, having said so ("is fully committed to")."""
CLEFT = 10
"""Tokens within which "It is in this spirit that" opens a sentence."""
REACH = 90
"""Tokens over which an insertion between commas may separate a subject from its verb."""


class Level(StrEnum):
    """Where a clause stands."""

    MAIN = "main"
    REPORTED = "reported"  # behind "that" or a verb of saying
    SUBORDINATE = "subordinate"  # behind "as", "which", "after"


@dataclass(frozen=True, slots=True)
class Head:
    """A subject with its finite verb."""

    subject: Subject
    start: int
    """First token of the verb group, auxiliaries included."""
    verb: int
    """Token of the content verb."""
    modal: str | None
    be: bool
    """Whether a form of "be" stands in the group (a passive or a progressive)."""
    negated: bool
    level: Level
    past: bool


class Clauses(NounPhrases):
    """The clauses of one sentence."""

    @cached_property
    def heads(self) -> list[Head]:
        """Subjects with their finite verbs, in the order of the verbs."""
        found = []
        for subject in self.subjects:
            if self.governed(subject.first):
                subject = self._split_off(subject) or subject
                if self.governed(subject.first):
                    continue
            head = self._head(subject)
            if head is not None:
                found.append(head)
        found += [head for unit in self.units if (head := self._whom_they_met(unit)) is not None]
        return sorted(found, key=lambda h: h.verb)

    def _whom_they_met(self, unit: Subject) -> Head | None:
        """Read "held talks with Minister X, who urged", "X, who urged ..., left": what X did is told as the news."""
        alone = len(unit.mentions) == 1 and unit.mentions[0].kind in (MentionKind.PERSON, MentionKind.OFFICE)
        if not alone or self.lower[unit.last + 1 : unit.last + 3] != [",", "who"]:
            return None
        before = self.before(unit.first)
        while before > 0 and self.lower[before] in DETERMINERS:
            before -= 1
        verb = self.skip(unit.last + 3)
        told = (before < 1 or self.lower[before] in ("with", ",")) and verb < len(self.tokens)
        entry = VERBS.get(self.lower[verb]) if told else None
        return self._verb_group(unit, verb) if entry is not None and entry[1] is Form.PAST else None

    def _split_off(self, subject: Subject) -> Subject | None:
        """The person of "support for Ukraine and the Secretary urged": no list, but the subject of the next clause."""
        last = subject.mentions[-1]
        if len(subject.mentions) < 2 or last.kind is MentionKind.COUNTRY or subject.mentions[0].kind is last.kind:
            return None
        unit = next((u for u in self.units if u.last == subject.last), None)
        verb = self.skip(subject.last + 1)
        entry = VERBS.get(self.lower[verb]) if verb < len(self.tokens) else None
        if unit is None or entry is None or entry[1] is not Form.PAST or self.lower[verb + 1 : verb + 2] == ["by"]:
            return None
        return unit

    def _head(self, subject: Subject) -> Head | None:
        if subject.last + 1 < len(self.tokens) and self.lower[subject.last + 1] in ("'", "'s"):
            return None
        behind = self._of_a_body(subject) + 1 + self._bracketed(subject)
        i = self.skip(behind, places=True)
        if i >= len(self.tokens) or not (self.lower[i] == "," or self.is_finite(i)):
            i = self.skip(behind)
        i, company = self._behind_company(i)
        if company is not None:
            subject = Subject((*subject.mentions, *company.mentions), subject.first, subject.last, subject.wrapper)
        if i < len(self.tokens) and self.lower[i] == "," and not self.is_finite(i):
            if self.is_object(subject):
                return None  # "agreed to strengthen the alliance, urged the North to": not what the alliance did
            after = self._behind_name(subject, i) or self._behind_insertion(i)
            if after is None:
                return None
            i = after
        if not (self.is_finite(i) or self._declares(subject, i)):
            return None
        return self._verb_group(subject, i)

    def _of_a_body(self, subject: Subject) -> int:
        """The last token of "the members of the Joint Committee (JC)", of the subject itself where nothing follows."""
        own = subject.mentions[-1]
        last = i = subject.last
        if self.lower[i] == "heads" and self.lower[i + 1 : i + 2] == ["of"]:
            both = self.lower[i + 3 : i + 4] in (["and"], ["or"])
            return i + 4 if both else i + 2  # "the two heads of state and government"
        if own.kind is not MentionKind.ORGANISATION or own.number == 1 or self.lower[i + 1 : i + 3] != ["of", "the"]:
            return last
        i += 3
        while i < len(self.tokens) and (self.tokens[i].capital or self.lower[i] in ("on", "for", "of", "and")):
            last = i if self.tokens[i].capital else last
            i += 1
        return last

    def _bracketed(self, subject: Subject) -> bool:
        """Whether brackets set a subject into a quotation (\"[They] agreed to\", \"(The two sides) shared\")."""
        opening = next((i for i in range(subject.first - 1, -1, -1) if self.lower[i] not in DETERMINERS), -1)
        closing = self.lower[subject.last + 1 : subject.last + 2]
        return opening >= 0 and [self.tokens[opening].text, *closing] in (["(", ")"], ["[", "]"])

    def _behind_company(self, i: int) -> tuple[int, Subject | None]:
        """The index behind "(together) with Norway and Chile" at token `i`, and the company; `i` and None without."""
        at = i + 1 if i < len(self.tokens) and self.lower[i] == "," else i
        if at < len(self.tokens) and self.lower[at] in ("together", "along", "jointly"):
            at += 1
        if at < 1 or at >= len(self.tokens) or self.lower[at] not in ("with", "alongside"):
            return i, None
        if self.lower[at] == "with" and self.lower[at - 1] not in ("together", "along", "jointly"):
            return i, None
        company = next((s for s in self.subjects if at < s.first <= at + 2), None)
        if company is None:
            return i, None
        behind = company.last + 1
        return self.skip(behind + 1 if self.lower[behind : behind + 1] == [","] else behind), company

    def _declares(self, subject: Subject, i: int) -> bool:
        """Whether an unknown plain verb stands behind "we" or several countries ("We respect", "A and B value")."""
        if i >= len(self.tokens) or not self.tokens[i].word or self.tokens[i].capital:
            return False
        lower = self.lower[i]
        if lower in NO_VERBS:
            return False
        first_person = subject.mentions[0].name in ("we", "i") if subject.mentions else False
        countries = len(subject.mentions) > 1 and all(m.kind is MentionKind.COUNTRY for m in subject.mentions)
        return (first_person or (countries and self.level(subject.first) is Level.MAIN)) and not lower.endswith("ing")

    def _behind_name(self, subject: Subject, comma: int) -> int | None:
        """The finite verb behind the comma that closes "(A and) the minister, X, held", or None."""
        after = self.skip(comma + 1)
        if after >= len(self.tokens) or self.tokens[after].capital or self.lower[after] not in IRREGULAR_PAST:
            return None
        last = subject.mentions[-1].start if subject.mentions else self.tokens[subject.last].end
        named = any(
            self.tokens[i].text == "," and self.tokens[i].start > last for i in range(subject.first, subject.last)
        )
        return after if named else None

    def _behind_insertion(self, comma: int) -> int | None:
        """The finite verb behind ", expressing thanks," or ", his deputy,", or None."""
        following = comma + 1
        if following >= len(self.tokens):
            return None
        after = self.skip(following)
        if after < len(self.tokens) and self.form_of(after) is Form.PAST:
            return after  # the comma closes an apposition that belongs to the subject
        if after < len(self.tokens) and self.is_finite(after) and self.lower[following] in ("and", "but"):
            return None
        for i in range(comma + 1, min(comma + REACH, len(self.tokens) - 1)):
            if self.lower[i] == ";":
                return None
            if self.lower[i] != ",":
                continue
            at = self.skip(i + 1)
            opened = self.before(i)
            if self.lower[opened] == "," and self.lower[opened - 1] == "and":
                continue  # "an act that is a threat and, therefore, cannot stand, urged": still the insertion
            if at < len(self.tokens) and self.is_finite(at):
                if self.tokens[at].capital:
                    continue
                return at
            if self._starts_clause(at):
                return None
        return None

    def _starts_clause(self, at: int) -> bool:
        """Whether another subject with a finite verb of its own begins at a token."""
        for subject in self.subjects:
            if subject.first <= at <= subject.first + 1 or (at < len(self.tokens) and self.lower[at] == "the"
                                                           and subject.first == at + 1):  # fmt: skip
                return self.is_finite(self.skip(subject.last + 1))
        return False

    def _verb_group(self, subject: Subject, start: int) -> Head | None:
        i = start
        modal: str | None = None
        be = negated = False
        while i < len(self.tokens):
            lower = self.lower[i]
            if lower in ("not", "never", "n't") or lower.endswith("n't"):
                negated = self.lower[i + 1 : i + 2] not in (["only"], ["merely"], ["just"])
                modal = modal or ("will" if lower == "won't" else None)
            elif lower in MODALS and modal is None:
                modal = lower
            elif lower in AUXILIARIES and i + 1 < len(self.tokens) and self._goes_on(i + 1):
                be = be or lower in BE
            elif lower in ("remain", "remains", "remained") and self._committed(i + 1) is not None:
                be = True
            elif be and self._committed(i) is not None:
                i = self._committed(i) or i
                break
            elif not adverb(self.tokens[i]) and self.tokens[i].text != '"' and not (modal and lower == "likely"):
                break
            i += 1
        if i >= len(self.tokens) or not self.tokens[i].word:
            i = min(i, len(self.tokens) - 1)
            if not self.tokens[i].word:
                return None
        lower = self.lower[i]
        entry = VERBS.get(lower)
        past = lower not in PRESENT and (
            lower in IRREGULAR_PAST or lower.endswith("ed") or (entry is not None and entry[1] is Form.PAST)
        )
        level = self.level(subject.first)
        if level is Level.SUBORDINATE and past and self._narrates(subject, i):
            level = Level.MAIN
        return Head(subject, start, i, modal, be, negated, level, past and modal is None)

    def _narrates(self, subject: Subject, verb: int) -> bool:
        """Whether a subordinate clause tells what was done at the talks ("held talks, during which X urged")."""
        i = self.before(subject.first)
        while i > 0 and self.lower[i] in DETERMINERS:
            i -= 1
        there = self.lower[i] == "where" or (self.lower[i] == "which" and self.lower[i - 1] in ("in", "during", "at"))
        entry = VERBS.get(self.lower[verb])
        if there and i > 1 and entry is not None and entry[1] is Form.PAST and entry[2] is not Sense.INTEND:
            return self.lower[i - 1] == "," or self.lower[i - 2] in (",", "talks", "meeting", "call")
        return self.next_word(verb) == "to" and self._as_they(subject)

    def _as_they(self, subject: Subject) -> bool:
        """Whether "as" sets beside what was told what both did ("spoke by phone, as the two vowed to help")."""
        i = self.before(subject.first)
        while i > 0 and self.lower[i] in DETERMINERS:
            i -= 1
        joint = all(m.number != 1 and not m.countries for m in subject.mentions)
        return i > 1 and self.lower[i] == "as" and self.lower[i - 1] == "," and joint and bool(subject.mentions)

    def _committed(self, i: int) -> int | None:
        """The token of "committed" behind "(firmly and fully)", or None."""
        for k in range(i, min(i + 6, len(self.tokens))):
            if self.lower[k] in COMMITTED:
                return k
            if not (adverb(self.tokens[k]) or self.lower[k] in ("and", ",", '"', "as")):
                return None
        return None

    def _goes_on(self, i: int) -> bool:
        """Whether a verb group goes on at a token ("have [also agreed]", "is [planning]")."""
        at = self.skip(i)
        if at >= len(self.tokens):
            return False
        lower = self.lower[at]
        return (
            lower in ("not", "been", "being", "be")
            or lower in VERBS
            or lower.endswith(("ed", "ing"))
            or lower in IRREGULAR_PAST
            or self._committed(i) is not None
        )

    def level(self, first: int) -> Level:
        """Where the clause stands whose subject begins at token `first`."""
        i = first - 1
        while i >= 0 and (self.lower[i] in DETERMINERS - {"that"} or self.tokens[i].text in OPENING
                          or self.lower[i] in NUMERALS or adverb(self.tokens[i])):  # fmt: skip
            i -= 1
        if i < 0:
            return Level.MAIN
        lower = self.lower[i]
        if lower == "," and self.lower[i + 1] == '"':
            return Level.MAIN  # told X, "[Oslo stands ready]"
        if lower == "as" and i > 1 and self.lower[i - 1] == "well":
            return Level.MAIN
        if lower == "which" and self.lower[max(i - 2, 0) : i] == [",", "to"]:
            return Level.MAIN  # "asked for help, to which [the Secretary gave assurances]": an answer told beside it
        if lower in SUBORDINATORS:
            return Level.SUBORDINATE
        if lower == "that" and self.lower[0] == "it" and i < CLEFT and self.lower[2] in PREPOSITIONS:
            return Level.MAIN  # "It is in this spirit that [the two sides agreed]"
        if lower == "that" and self._relative(i):
            return Level.SUBORDINATE
        if lower == "that" or (lower == "clear" and i > 0 and self.lower[i - 1] in ("made", "makes", "making")):
            return Level.REPORTED
        if lower in VERBS and VERBS[lower][2] in (Sense.SAY, Sense.STRESS):
            return Level.REPORTED
        if any(word in TELLING for word in self.lower[max(i - 5, 0) : i]):
            return Level.REPORTED  # "told reporters [the United States is ...]"
        if self.tokens[i].word and lower not in ("and", "but", "or", "while", "then") and lower not in PREPOSITIONS:
            if i <= 8 and self.lower[0] in PREPOSITIONS and "," not in self.lower[:i]:
                return Level.MAIN  # "In both meetings [the officials agreed]"
            opening = self.lower[max(i - 10, 0) : i]
            if any(a == "that" and b in PREPOSITIONS for a, b in pairwise(opening)):
                return Level.REPORTED  # "explained that at their meeting [he agreed]"
            return Level.SUBORDINATE if self._noun_before(i) else Level.REPORTED
        return Level.MAIN

    def _relative(self, that: int) -> bool:
        """ "the missile that [the North launched]": "that" behind a noun of no verb of saying or agreeing."""
        before = self.lower[max(that - 7, 0) : that]
        if not before or not self.tokens[that - 1].word or self.tokens[that - 1].capital:
            return False
        word = before[-1]
        if word in REPORTING_NOUNS or word in IRREGULAR_PAST or word.endswith(("ed", "ing", "ly")):
            return False
        return not any(w in VERBS or w in TELLING for w in before)

    def _noun_before(self, i: int) -> bool:
        """ "the commitments [the two leaders made]": a relative clause without a pronoun."""
        lower = self.lower[i]
        return (
            lower not in VERBS
            and not lower.endswith(("ed", "ing"))
            and lower not in IRREGULAR_PAST
            and not (self.tokens[i].capital)
        )

    @cached_property
    def by_verb(self) -> dict[int, Head]:
        """The clauses by the token of their content verb."""
        return {head.verb: head for head in self.heads}

    # Government of verbs without a subject of their own

    def governing(self, i: int, *, near: bool) -> Head | None:
        """The clause whose subject also governs the verb or participle at token `i`.

        `near`: joined by a bare "and", so that a reported clause just before may govern it; behind a comma or a
        semicolon the main clause does.
        """
        earlier = [h for h in self.heads if h.verb < i and h.level is not Level.SUBORDINATE]
        narrative = [h for h in earlier if h.modal is None and (h.past or h.level is Level.MAIN)]
        main = [h for h in narrative if h.level is Level.MAIN]
        if near and narrative:
            told = [h for h in main if h.past]
            if told and not narrative[-1].past and self.form_of(i) is Form.PAST:
                return told[-1]  # "assessed that the alliance is strong and reaffirmed": whoever assessed
            return narrative[-1]
        if main and main[-1].subject.wrapper and len(narrative) > 1 and narrative[-1] is not main[-1]:
            return narrative[-1]
        candidates = main or narrative or earlier
        return candidates[-1] if candidates else None
