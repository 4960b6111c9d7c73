"""The parties of a verb or a noun: the lists on its right and, read backwards, the subject on its left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.annotations import Mention, MentionKind
from kg.reading.delegation_leaders import leads
from kg.reading.houses import BODY_OF_TWO
from kg.reading.joined_verbs import auxiliary_of
from kg.reading.nameless_words import OF_WHOM
from kg.reading.party_lists import PartyLists
from kg.reading.party_words import (
    AFTER_DOING,
    AIDE_TO,
    ALONG_WITH,
    ALSO_IS,
    AND_VERB,
    BEFORE_VERB,
    BESIDE,
    COMMA_AND,
    COMMA_AND_AUXILIARY,
    HE_AND,
    JOIN,
    MET_WITH,
    NOT_SUBJECT_BEFORE,
    OBJECT_OF,
    OF_A_PERSON,
    OFFICIALS_OF,
    OPENS_BESIDE,
    OPENS_CLAUSE,
    WHO_IS,
)

HE = frozenset({"he", "she"})
SUBJECT_KINDS = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP, MentionKind.PRONOUN, MentionKind.COUNTRY)


class Parties(PartyLists):
    """Finds the subject in front of a verb beside the lists behind it."""

    def subject(self, position: int) -> list[Mention]:
        """Return the list of parties that is the subject of the verb at `position`; empty when none is found."""
        candidates = [m for m in self.mentions if m.end <= position and m.kind in SUBJECT_KINDS]
        if together := self._along_with(position) or self._who_will(position):
            return together
        whole = 0
        for mention in reversed(candidates):
            if "possessive" in mention.qualifiers and mention.kind is MentionKind.PRONOUN:
                continue
            if "countries" in mention.qualifiers and self._heads_of(mention) is not None:
                whole = mention.end  # "the leaders of the two countries met"
                continue
            served = "countries" in mention.qualifiers
            if served and OFFICIALS_OF.search(self.text, max(self.sentence.start, mention.start - 60), mention.start):
                return [replace(mention, qualifiers=frozenset({"teams"}))]  # "Officials of the two countries met"
            gap = self.text[max(mention.end, whole) : position]
            if mention.kind is MentionKind.COUNTRY and (sides := self._body_of_two(mention, position)):
                return sides
            bracketed = ")" in gap and "(" not in gap[: gap.index(")")]
            if bracketed and mention.kind is not MentionKind.COUNTRY:
                continue  # what a parenthesis adds ("A and B (called the Ministers) met")
            before = self.text[max(self.sentence.start, mention.start - 40) : mention.start]
            if mention.kind is MentionKind.PERSON and AIDE_TO.search(before):
                return [self._aide(mention)] if mention.countries and BEFORE_VERB.match(gap) else []
            if gap.startswith(", ") and OF_A_PERSON.search(self.text, self.sentence.start, mention.start):
                continue  # "X, a scholar who has replaced Minister Y, met with Z"
            if mention.kind is MentionKind.COUNTRY:
                first = self._backwards(mention, candidates)[0]
                front = self.text[max(self.sentence.start, first.start - 40) : first.start]
                if front and not (OPENS_CLAUSE.search(front) or (first is not mention and OF_WHOM.search(front))):
                    break  # "visited A and B to meet with"
            if mention.kind is MentionKind.OFFICE and ALSO_IS.search(before):
                continue
            if self.text[mention.end : mention.end + 2] == "'s" or self.text[mention.end : mention.end + 2] == "' ":
                continue
            leading = mention.kind is MentionKind.PERSON and leads(self.text, self.sentence.start, mention.start)
            if leading and BEFORE_VERB.match(gap):
                return [mention]  # "A delegation of senators led by X called on"
            next_verb = AND_VERB.match(gap) or AFTER_DOING.search(gap)
            if next_verb and (NOT_SUBJECT_BEFORE.search(before) or OBJECT_OF.search(before)):
                break  # "held talks with X, and is set to meet": whoever held the talks
            if len(gap) <= 160 and BEFORE_VERB.match(gap):
                listed = self._of_own_clause(self._backwards(mention, candidates))
                return [*self._come_along(listed[0]), *listed]
            break
        return self._clause_subject(position, candidates)

    def _come_along(self, subject: Mention) -> list[Mention]:
        """Read "Joined by X, Minister Y met with Z": those who open the sentence in front of its subject."""
        opens = OPENS_BESIDE.match(self.text, self.sentence.start, subject.start)
        beside = self.at(opens.end(), end=subject.start) if opens else []
        if not beside or any(m.kind not in (MentionKind.PERSON, MentionKind.OFFICE) for m in beside):
            return []
        return beside if self.text[beside[-1].end : subject.start].strip() in (",", ", the") else []

    def _heads_of(self, countries: Mention) -> Mention | None:
        """Those of whom "the leaders of the two countries" speaks, None where the countries stand for themselves."""
        index = bisect_left(self.starts, countries.start)
        heads = self.mentions[index - 1] if index else None
        if heads is None or heads.kind is not MentionKind.GROUP:
            return None
        return heads if self.text[heads.end : countries.start] == " of " else None

    def _of_own_clause(self, listed: list[Mention]) -> list[Mention]:
        """Read "X had a call with A, and B spoke with C": B alone, where the list in front is of another verb's."""
        for one, other in pairwise(listed):
            if not COMMA_AND.fullmatch(self.text, one.end, other.start):
                continue
            he = other.kind is MentionKind.PRONOUN and one.kind is not MentionKind.PRONOUN
            if he or MET_WITH.search(self.text, self.sentence.start, listed[0].start):
                return listed[listed.index(other) :]
        return listed

    def _aide(self, chief: Mention) -> Mention:
        """Whoever is the aide of a titled official: nobody names her."""
        return Mention(
            chief.start, chief.end, MentionKind.GROUP, self.sentence.index, countries=chief.countries, number=1,
            qualifiers=frozenset({"indefinite"}),
        )  # fmt: skip

    def _body_of_two(self, last: Mention, position: int) -> list[Mention]:
        """The sides of "The A-B Trade and Investment Council held", `last` being the one before the body's name."""
        body = BODY_OF_TWO.match(self.text, last.end, position)
        if body is None or BEFORE_VERB.fullmatch(self.text, body.end(), position) is None:
            return []
        index = self.mentions.index(last)
        first = self.mentions[index - 1] if index else last
        joined = first.kind is MentionKind.COUNTRY and self.text[first.end : last.start] == "-"
        return [first, last] if joined else []

    def _along_with(self, position: int) -> list[Mention]:
        """Read "X, along with the ministers of A and B, took part": the person in front and those behind the comma."""
        for match in ALONG_WITH.finditer(self.text, self.sentence.start, position):
            between = self.text[match.end() : position]
            before = [m for m in self.mentions if m.end == match.start() and m.kind is MentionKind.PERSON]
            if before and len(between) < 200 and COMMA_AND_AUXILIARY.search(between):
                others = self.at(match.end(), end=position)
                sides = [
                    m for m in self.mentions if m.kind is MentionKind.COUNTRY and match.end() <= m.start < position
                ]
                named = any(m.kind is MentionKind.PERSON for m in others)
                before = self._backwards(before[-1], [m for m in self.mentions if m.end <= match.start()])
                return [*before, *others, *(m for m in sides if not named and m not in others)]
        return []

    def _who_will(self, position: int) -> list[Mention]:
        """Read "said that X will visit Oslo on Monday, and meet with Y": whoever will go there will meet."""
        will = auxiliary_of(self.text, self.sentence.start, position)
        subjects = self.subject(will) if will is not None else []
        return subjects if all(m.kind in (MentionKind.PERSON, MentionKind.OFFICE) for m in subjects) else []

    def clause_subject(self, position: int) -> list[Mention]:
        """Return the list of parties that opens the clause of `position`, whatever verb it has."""
        return self._clause_subject(
            position, [m for m in self.mentions if m.end <= position and m.kind in SUBJECT_KINDS]
        )

    def _backwards(self, last: Mention, candidates: Sequence[Mention]) -> list[Mention]:
        """Collect the list that ends with `last`."""
        found = [last]
        for mention in reversed(candidates[: candidates.index(last)]):
            if mention.kind is MentionKind.PRONOUN and "possessive" in mention.qualifiers:
                continue  # "President X and His Majesty", "X and his counterpart"
            if mention.end > found[0].start or self._inside_who(mention, found[0]):
                continue
            gap = self._between(mention.end, found[0].start)
            joined = len(gap) <= 60 and JOIN.match(gap) and re.search(r"[,;&]|\b(?:and|with)\b", gap)
            if not joined and not WHO_IS.fullmatch(self.text, mention.end, found[0].start):
                break
            if gap.strip() == "," and BESIDE.search(self.text, self.sentence.start, mention.start):
                break  # "Following a meeting alongside A, B met with": A is no subject
            if (mention.kind is MentionKind.PRONOUN and mention.name not in HE) or (
                mention.kind is MentionKind.COUNTRY and found[0].kind is not MentionKind.COUNTRY
            ):
                break
            found.insert(0, mention)
        return found

    def _inside_who(self, mention: Mention, following: Mention) -> bool:
        """Whether a mention stands in a clause on who the person in front is ("X, who is in Oslo, and Y")."""
        if following.kind is not MentionKind.PERSON or ", who " not in self.text[self.sentence.start : mention.start]:
            return False
        people = [m for m in self.mentions if m.kind is MentionKind.PERSON and m.end < mention.start]
        return bool(people) and WHO_IS.fullmatch(self.text, people[-1].end, following.start) is not None

    def _clause_subject(self, position: int, candidates: Sequence[Mention]) -> list[Mention]:
        """The subject of the clause when something stands between it and the verb ("met X and spoke with Y")."""
        for he, other in pairwise(candidates):
            if he.name in HE and other.kind is MentionKind.PERSON and HE_AND.fullmatch(self.text, he.end, other.start):
                return [he, other]  # "the Prime Minister said he and President X agreed"
        people = [m for m in candidates if m.kind is not MentionKind.COUNTRY]
        order = [*people, *(m for m in candidates if m.kind is MentionKind.COUNTRY)]
        for mention in order:
            index = candidates.index(mention)
            if "possessive" in mention.qualifiers and mention.kind is MentionKind.PRONOUN:
                continue
            if mention.kind is MentionKind.COUNTRY and self.text[mention.end : mention.end + 2] == "'s":
                continue
            if self.text[mention.end : mention.end + 2] == "'s":
                continue
            before = self.text[max(self.sentence.start, mention.start - 40) : mention.start]
            if NOT_SUBJECT_BEFORE.search(before):
                continue
            chain = [mention]
            for following in candidates[index + 1 :]:
                gap = self.text[chain[-1].end : following.start]
                if not (len(gap) <= 60 and JOIN.match(gap) and re.search(r"[,&]|\band\b", gap)):
                    break
                chain.append(following)
            return chain
        return []
