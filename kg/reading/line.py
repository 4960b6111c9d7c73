"""A sentence made ready for the grammar: its tokens, the names in it, and the countries each token names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.annotations import Sentence
from kg.reading.lexicon import Hit
from kg.reading.tokens import Token

COUNTRY_KINDS = frozenset({"country", "adjective", "capital", "metonym"})
POLITIES = frozenset(
    "Republic Kingdom State Commonwealth Federation Union Sultanate Emirate Principality Duchy".split()
)
OF_POLITIES = frozenset(
    "Islamic Democratic People's Federal Arab United Socialist Hashemite Cooperative Plurinational Bolivarian Oriental"
    " Independent Grand Hellenic Italian".split()
)
"""Words of the full name of a state, before the short one."""
OF_A_GROUP = frozenset(
    "countries nations states members member side sides counterparts leaders ministers governments held met "
    "agreed".split()
)
"""What follows the name of a group that stands for its members, not for a gathering or a forum."""
STATES = frozenset({"countries", "states", "nations"})
"""Words with which the name of a group itself says that it is of its members."""
NAMED_BEHIND = frozenset({"(", "-", "--", "–", "—", ":"})
"""Behind these some of the members are named."""
SAYS_AS_ONE = frozenset(
    "will would shall pledged pledges reaffirmed reaffirms reaffirm affirmed affirms confirmed confirms urged"
    " urges urge called calls committed commits vowed vows decided underscored underscores reiterated reiterates"
    " condemned condemns intends remains stands continues agree agrees concurred endorsed also".split()
)
"""Verbs with which its members speak together in its name ("The G7 will", "The Quad reaffirmed")."""
BEFORE_MINISTERS = frozenset("foreign defense defence deputy vice".split())
MADE_THERE = frozenset(
    "based led born backed brokered proposed funded sponsored drafted made educated trained registered flagged bound"
    " administered controlled".split()
)
"""Participles that a hyphen joins to the name of a country."""
BETWEEN = {"inter-korean": ("KR", "KP"), "koreas": ("KR", "KP")}
"""Words for two states of one name together ("the two Koreas", "an inter-Korean meeting")."""
SHARED_NAME = {("south", "KP"): "KR", ("north", "KR"): "KP"}
"""First word and the country behind "and" whose name it shares ("South and North Korea") -> the country meant."""


@dataclass(slots=True)
class Line:
    """One sentence made ready for the grammar."""

    sentence: Sentence
    tokens: list[Token]
    hits: list[Hit]
    countries: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Token index -> codes of the countries it names or helps to name."""
    country_start: dict[int, int] = field(default_factory=dict)
    """Last token of a country's name -> its first token."""
    country_end: dict[int, int] = field(default_factory=dict)
    """First token of a country's name -> its last token."""
    adjective: set[int] = field(default_factory=set)
    """First tokens of names that are adjectives ("South Korean")."""

    def index_countries(self) -> None:
        """Fill the country tables from the hits."""
        for i in [i for i, token in enumerate(self.tokens) if token.lower in BETWEEN]:
            sides = BETWEEN[self.tokens[i].lower]
            self.countries[i] = sides
            counted = i - 1 if i and self.tokens[i - 1].lower in ("two", "both") else i
            self.countries[counted] = sides
            self.country_start[i], self.country_end[counted] = counted, i
        at = {token.start: i for i, token in enumerate(self.tokens)} if self.hits else {}
        nouns = {hit.start for hit in self.hits if hit.kind != "adjective"}
        for hit in self.hits:
            if hit.kind not in COUNTRY_KINDS and hit.kind != "group":
                continue
            codes = hit.keys if hit.kind == "group" else hit.keys[:1]
            first = at.get(hit.start)
            if first is None:  # inside a token: the US of "Korea-US"
                self._inside(hit, codes)
                continue
            last = self._last(first, hit)
            if self._compound(last, hit):
                continue
            if hit.kind == "group":
                if not self._members_meant(first, self._behind_short_name(last)):
                    continue
                last = self._with_members(last)
            if hit.kind == "country":
                first = self._with_polity(first)
            if hit.kind == "adjective" and hit.start not in nouns:
                self.adjective.add(first)
            for i in range(first, last + 1):
                self.countries[i] = tuple(dict.fromkeys((*self.countries.get(i, ()), *codes)))
            self.country_start[last] = first
            self.country_end[first] = last
        self._with_short_names()
        self._with_shared_names()

    def _with_shared_names(self) -> None:
        """Let "South" be a country of its own in "South and North Korea"."""
        for first in [f for f in self.country_end if f > 1 and self.tokens[f - 1].lower == "and"]:
            for code in self.countries[first]:
                shared = SHARED_NAME.get((self.tokens[first - 2].lower, code))
                if shared and first - 2 not in self.countries:
                    self.countries[first - 2] = (shared,)
                    self.country_start[first - 2] = self.country_end[first - 2] = first - 2

    def _with_short_names(self) -> None:
        """Let a name in brackets go on the one that it repeats: "the Republic of Korea (ROK)"."""
        for first, last in list(self.country_end.items()):
            at = last + 2
            if at >= len(self.tokens) or self.tokens[last + 1].text != "(":
                continue
            at += self.tokens[at].lower == "the"
            close = self.country_end.get(at, len(self.tokens)) + 1
            again = self.countries.get(at, ())
            if (
                close >= len(self.tokens)
                or self.tokens[close].text != ")"
                or not set(again) <= set(self.countries[first])
            ):
                continue
            del self.country_end[at]
            self.country_start.pop(last, None)
            self.country_start.pop(close - 1, None)
            for i in range(last + 1, close + 1):
                self.countries[i] = self.countries[first]
            self.country_start[close], self.country_end[first] = first, close

    def _compound(self, last: int, hit: Hit) -> bool:
        """Whether the name only tells where something is or whose it is ("a Seoul-based group", "U.S.-led talks")."""
        token = self.tokens[last]
        tail = token.text[hit.end - token.start :]
        if not tail and last + 2 < len(self.tokens) and self.tokens[last + 1].text == "-":
            tail = "-" + self.tokens[last + 2].text if self.tokens[last + 2].start == token.end + 1 else ""
        return tail.removeprefix("-") in MADE_THERE and tail.startswith("-")

    def _last(self, first: int, hit: Hit) -> int:
        while first + 1 < len(self.tokens) and self.tokens[first + 1].start < hit.end:
            first += 1
        return first

    def _inside(self, hit: Hit, codes: Sequence[str]) -> None:
        """Add the sides that a hyphen joins to another country: "Korea-US", "Republic of Korea-Visegrad Group"."""
        i = bisect_left(self.tokens, hit.start, key=lambda token: token.start) - 1
        if i >= 0 and hit.start < self.tokens[i].end:
            start = next((first for first, last in self.country_end.items() if first <= i <= last), i)
            sides = tuple(dict.fromkeys((*self.countries.get(start, ()), *self.countries.get(i, ()), *codes)))
            known = self.country_end.get(start, i)
            last = max(known, self._last(i, hit))
            for j in range(start, last + 1):
                self.countries[j] = sides
            if last > known and start in self.country_end:
                self.country_start.pop(known, None)
                self.country_start[last], self.country_end[start] = start, last

    def _behind_short_name(self, last: int) -> int:
        """Return the last token of "Gulf Cooperation Council (GCC)", `last` being that of the name in front."""
        behind = [token.text for token in self.tokens[last + 1 : last + 4]]
        return last + 3 if behind[:1] == ["("] and behind[1:2] != ["the"] and behind[2:] == [")"] else last

    def _with_members(self, last: int) -> int:
        """Return the last token of "the Visegrad Group member states", `last` being that of the group's name."""
        at = self._behind_short_name(last)
        member = at + 2 < len(self.tokens) and self.tokens[at + 1].lower == "member"
        return at + 2 if member and self.tokens[at + 2].lower in STATES else last

    def _members_meant(self, first: int, last: int) -> bool:
        """Whether the name of a group stands for its members ("the V4 side", "members of the Quad")."""
        if self.tokens[last].lower in STATES:
            # "the five Nordic countries", but not "two Nordic countries (A and B)"
            return last + 1 >= len(self.tokens) or self.tokens[last + 1].text not in NAMED_BEHIND
        words = [t.lower for t in self.tokens[last + 1 : last + 5]]
        while words and words[0] in BEFORE_MINISTERS:
            words.pop(0)
        if words and words[0] in OF_A_GROUP:
            gathering = words[1:2] and words[1] in ("'", "'s", "meeting", "summit")
            return words[0] not in ("leaders", "ministers") or not gathering
        if words and words[0] in SAYS_AS_ONE:
            return True
        before = [t.lower for t in self.tokens[max(0, first - 3) : first] if t.lower != "the"]
        return before[-1:] == ["of"] and bool(
            STATES.union({"members", "leaders", "ministers"}).intersection(before[-2:-1])
        )

    def _with_polity(self, first: int) -> int:
        """Return the first token of "(Islamic) Republic of X" around the name of a country that begins at `first`."""
        if first < 2 or self.tokens[first - 1].lower != "of" or self.tokens[first - 2].text not in POLITIES:
            return first
        first -= 2
        while first > 0 and self.tokens[first - 1].text in OF_POLITIES:
            first -= 1
        return first
