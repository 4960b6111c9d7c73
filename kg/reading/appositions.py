"""Offices that a comma ties to a name: "X, Prime Minister of Japan, …", "the Prime Minister of Japan, X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.annotations import Mention, MentionKind
from kg.reading.mention_builder import MentionBuilder
from kg.reading.names import skip_honorifics, skip_postnominals
from kg.reading.titles import Title, kind_of
from kg.reading.tokens import Token

INSIDE_NAME = frozenset({"bin", "al", "von", "van", "de", "der"})
INSTITUTIONS = frozenset("Department Ministry Office Bureau Embassy Secretariat Agency".split())
"""What a title without a country may serve in ("Deputy Secretary, Ministry of Trade of Chile")."""
BEFORE_APPOSITION = frozenset({"the", "a", "who", "is", "was", "newly", "recently", "appointed", "named"})
"""Words between the comma and the office."""
NOMINATED = frozenset("nominee for as to be become the next post position of".split())
"""Words from "nominee" to the office that somebody is to take ("the nominee for the next Foreign Minister of X")."""


OWNERS = frozenset({"ministry", "department", "office", "secretariat"})
"""Whose official somebody is, without a country ("the ministry's special representative")."""
OWNER_WORDS = 4
"""Words in front of "'s" in which such an owner is looked for."""


POSTED_NEAR = 40
"""Characters between an office and its holder, the place of the post included."""
OFFICE_TO_NAME = re.compile(r"(?: (?:in|to) [A-Z][\w. ]{2,25}?)?, ")
CLOSED = re.compile(r"[,.;)]|\s+(?:on|in|at|who|for|to)\b")
"""Behind a name that no list goes on."""
ALIKE = frozenset({"envoy", "ambassador", "diplomat", "foreign-minister", "other"})
"""Kinds of office of which one person may bear two names ("the top envoy", "Ambassador")."""


HEADS = {"head-of-government", "head-of-state"}
"""Kinds of office of which hardly anybody bears both, so that a comma between them divides two people."""


class Appositions:
    """Reads the appositions of one sentence."""

    def __init__(self, builder: MentionBuilder) -> None:
        self.builder = builder
        self._owned = False
        """Whether "the ministry's" stands before the title that was found last."""
        self._nominated = False
        """Whether "nominee for" does."""

    def attach(self, mention: Mention, at: int, found: Sequence[Title]) -> None:
        """Attach ", Prime Minister of Japan," behind a name."""
        title = self._title_behind_comma(at, found)
        if title is None:
            return
        tokens = self.builder.tokens
        behind = tokens[title.last + 1].text if title.last + 1 < len(tokens) else "."
        if mention.title is not None and behind not in ",.;)":
            return  # "Minister X, Pentagon spokesperson Cmdr. Y said": somebody else's title
        if mention.title is not None and behind == "," and self._name_at(title.last + 2):
            return  # "the Minister of A, X, the Minister of B, Y, and": the title of who follows
        if mention.title is not None and mention.countries and not {*title.countries} <= {*mention.countries}:
            return  # "A's Foreign Minister X, the B Foreign Minister, and": the next of a list
        kind = kind_of(title)
        if mention.title is not None and {mention.office_kind, kind} == HEADS:
            return  # "Prime Minister X, the Amir of A, and President Y": the next of a list
        self.builder.drop(tokens[title.first].start)
        if mention.office_kind in (None, "other", "legislator") or mention.title is None:
            mention.office_kind = kind
            mention.title = self.builder.title_words(title)
            mention.offices = self.builder.offices(mention.title, kind, title.countries)
        last, of = self._institution(title.last)
        mention.countries = mention.countries or title.countries or of
        mention.qualifiers = mention.qualifiers | title.qualifiers | ({"ministry's"} if self._owned else frozenset())
        mention.qualifiers |= {"elect"} if self._nominated else frozenset()
        if (second := self._second_title(title, found)) is not None:
            last = max(last, second.last)
            mention.countries = mention.countries or second.countries
        mention.end = tokens[last].end
        self.builder.used.update(range(at, last + 1))

    def _name_at(self, at: int) -> bool:
        """Whether the full name of a person begins at a token, styles before it allowed."""
        first = skip_honorifics(self.builder.tokens, at)
        return self.builder.name_end(first) > first + 1

    def _institution(self, last: int) -> tuple[int, tuple[str, ...]]:
        """Read ", Department of Foreign Affairs and Trade of Australia" behind the token `last` of a title.

        Returns its last token and the country; `last` and none where no institution stands there.
        """
        tokens, at = self.builder.tokens, last + 1
        if at >= len(tokens) or tokens[at].text != ",":
            return last, ()
        at += 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
        if at >= len(tokens) or tokens[at].text not in INSTITUTIONS:
            return last, ()
        while at < len(tokens) and (tokens[at].capital or tokens[at].lower in ("of", "and", "for", "the", "'s")):
            if tokens[at - 1].lower in ("of", "the") and at in self.builder.line.country_end:
                return self.builder.line.country_end[at], self.builder.line.countries[at]
            at += 1
        return last, ()

    def _second_title(self, title: Title, found: Sequence[Title]) -> Title | None:
        """The second of "…, the special envoy and deputy minister, …": both titles are those of the name."""
        tokens = self.builder.tokens
        following = next((t for t in found if t.first == title.last + 2), None)
        if following is None or following.plural or tokens[title.last + 1].lower != "and":
            return None
        behind = tokens[following.last + 1].text if following.last + 1 < len(tokens) else "."
        if behind not in ",.;)":
            return None
        self.builder.drop(tokens[following.first].start)
        return following

    def _title_behind_comma(self, at: int, found: Sequence[Title]) -> Title | None:
        tokens = self.builder.tokens
        at = skip_postnominals(tokens, at)
        if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
            return None
        behind = self._office_at(at + 1)
        owned = self._behind_owner(behind)
        self._owned, behind = owned > behind, owned
        for title in found:
            if title.first == behind and (own := self._of_served(title, found)) is not title:
                return own
            there = title.first == behind or self._of_a_place(behind, title)
            if there and not title.plural and not self.builder.in_person(title.first):
                after = skip_honorifics(tokens, title.last + 1)
                if self.builder.name_end(after) == after and (title.complement or not self._owner(after)):
                    return title
        return None

    def _of_a_place(self, at: int, title: Title) -> bool:
        """Whether the name of a place or field alone stands between a token and a title ("Bay Area Coordinator of")."""
        front = self.builder.tokens[at : title.first]
        named = 0 < len(front) < OWNER_WORDS and all(t.word and t.capital for t in front)
        return named and bool(title.complement) and not any(at <= hit < title.first for hit in self.builder.person_hits)

    def _owner(self, at: int) -> bool:
        """Whether "'s" stands at a token: of what the holder has, nobody ("X Hall, Prime Minister's Office")."""
        return at < len(self.builder.tokens) and self.builder.tokens[at].lower == "'s"

    def _office_at(self, at: int) -> int:
        """The token of the office behind a comma at `at - 1`: behind "the newly appointed", "the nominee for"."""
        tokens = self.builder.tokens
        while at < len(tokens) and tokens[at].lower in BEFORE_APPOSITION:
            at += 1
        self._nominated = at < len(tokens) and tokens[at].lower == "nominee"
        while self._nominated and at < len(tokens) and tokens[at].lower in NOMINATED:
            at += 1
        return at

    def _of_served(self, title: Title, found: Sequence[Title]) -> Title:
        """The title of "the French president's adviser": that of who serves, with the country of the one served."""
        tokens = self.builder.tokens
        owned = title.last + 1 < len(tokens) and tokens[title.last + 1].lower == "'s" and not title.plural
        own = next((t for t in found if t.first == title.last + 2 and not t.plural), None) if owned else None
        if own is None:
            return title
        return replace(own, countries=own.countries or title.countries)

    def _behind_owner(self, at: int) -> int:
        """The token behind "ministry's" in ", the foreign ministry's director-general"."""
        tokens = self.builder.tokens
        for i in range(at, min(at + OWNER_WORDS, len(tokens) - 1)):
            if not tokens[i].word:
                return at
            if tokens[i].lower in OWNERS and tokens[i + 1].lower == "'s":
                return i + 2
        return at

    def _in_front_of_owner(self, at: int) -> int:
        """The token in front of "foreign ministry's" that ends at token `at`; `at` where no such owner stands there."""
        tokens = self.builder.tokens
        if at < 2 or tokens[at].lower != "'s" or tokens[at - 1].lower not in OWNERS:
            return at
        words = (i for i in range(at - 2, max(at - 2 - OWNER_WORDS, 0), -1))
        return next((i for i in words if not tokens[i].word or tokens[i].lower in BEFORE_APPOSITION), at)

    def names_before(self, found: Sequence[Title]) -> None:
        """Add unknown names that an office behind a comma makes known: "Micheál Martin, Taoiseach of Ireland"."""
        tokens = self.builder.tokens
        for title in found:
            first = title.first
            at = self._in_front_of_owner(first - 1)
            while at > 0 and tokens[at].lower in BEFORE_APPOSITION | NOMINATED:
                at -= 1
            if at < 2 or tokens[at].text != "," or title.plural:
                continue
            if self._behind_owner(self._office_at(at + 1)) != first:
                continue
            if first in self.builder.in_persons():
                continue
            start = at
            while start > 0 and _name_token(tokens[start - 1]) and start - 1 not in self.builder.used:
                start -= 1
            start = skip_honorifics(tokens, start)
            end = self.builder.name_end(start) if start < at else start
            if (
                end == start
                or skip_postnominals(tokens, end) != at
                or sum(1 for i in range(start, end) if tokens[i].word) < 2
            ):
                continue
            title = self._of_served(title, found)
            after = skip_honorifics(tokens, title.last + 1)
            owned = not title.complement and self._owner(title.last + 1)
            if owned or self.builder.name_end(after) > after:
                continue
            self.builder.drop(tokens[first].start, persons=True)
            self.builder.drop(tokens[title.first].start, persons=True)
            mention = self.builder.add(start, at, MentionKind.PERSON, name=(start, end), title=title)
            mention.end = tokens[title.last].end
            if (second := self._second_title(title, found)) is not None:
                mention.end = tokens[second.last].end
                mention.countries = mention.countries or second.countries
            mention.qualifiers |= {"elect"} if self._nominated else frozenset()

    def holders_behind(self) -> None:
        """Let "the top U.S. envoy in Seoul, Ambassador X," be one person."""
        text = self.builder.text
        offices = [m for m in self.builder.mentions if m.kind is MentionKind.OFFICE and m.number == 1 and m.countries]
        for office in offices:
            if "counterpart" in office.qualifiers or "possessive" in office.qualifiers:
                continue
            for person in self.builder.mentions:
                if person.kind is not MentionKind.PERSON or not 0 < person.start - office.end < POSTED_NEAR:
                    continue
                tied = OFFICE_TO_NAME.fullmatch(text, office.end, person.start) and CLOSED.match(text, person.end)
                if tied and not person.countries and {office.office_kind, person.office_kind} <= ALIKE:
                    self.builder.mentions.remove(office)
                    person.start, person.countries = office.start, office.countries
                    break


def _name_token(token: Token) -> bool:
    return token.word and (token.capital or token.lower in INSIDE_NAME)
