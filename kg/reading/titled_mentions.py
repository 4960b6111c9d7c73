"""Titles with and without the names of their holders: "Foreign Minister X", "the Presidents of the two countries"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.act_verbs import IRREGULAR_PAST, PREPOSITIONS, VERBS, Form
from kg.reading.annotations import MentionKind
from kg.reading.appositions import Appositions
from kg.reading.contact_words import VERB
from kg.reading.groups import NUMBER
from kg.reading.mention_builder import MentionBuilder
from kg.reading.names import skip_honorifics
from kg.reading.title_words import acronym
from kg.reading.titles import HEADS, PERSONAL, Title, kind_of
from kg.reading.tokens import behind_bracket

AFTER_NAME = frozenset(", . ; ) and to who on in at for as 's from with".split())
"""What may follow a name that a comma ties to the title before it."""

STATES_TOO = frozenset({"georgia"})
"""Countries whose name a state of a federation bears, whose senators are more often spoken of."""
SERVING = frozenset({"advisor", "spokesperson", "envoy", "assistant", "representative", "chief", "member"})
"""Families of titles whose holders serve a person ("the foreign policy adviser of Chancellor X")."""
BEFORE_NAMES = frozenset({",", "-", "\u2013", "\u2014", ":", "("})
"""What may stand between the offices of several and their names."""
DETERMINERS = frozenset({"the", "'s", "both", "two", "three", "a", "an"})

ORGANISATIONS = frozenset({"EU", "NATO", "UN"})
"""Whose officials are citizens of many countries."""
POSTED = frozenset({"ambassador", "envoy", "spokesperson", "other"})
"""Kinds of office whose titles name the country where somebody is posted, or what the office is about."""
TWO_PORTFOLIOS = frozenset("foreign defense defence".split())
"""Portfolios whose ministers act together ("the foreign and defense ministers")."""


class TitleReader:
    """Reads the titles of one sentence, left to right."""

    def __init__(self, builder: MentionBuilder, appositions: Appositions, found: list[Title]) -> None:
        self.builder = builder
        self.appositions = appositions
        self.found = found

    def read(self) -> None:
        """Add a mention for every title."""
        skip: set[int] = set()
        for number, title in enumerate(self.found):
            if number not in skip and title.head not in self.builder.used:
                self._title(title, number, skip)

    def _title(self, title: Title, number: int, skip: set[int]) -> None:
        tokens = self.builder.tokens
        if self._serves_named(title):
            title.last = self.builder.name_end(title.last + 1) - 1
            self._office(title)
            return
        if self._serves_of_country(title, number):
            self._office(title)
            return
        at = skip_honorifics(tokens, behind_bracket(tokens, title.last + 1))
        if self._names_of_all(title, at):
            return
        comma = False
        if at < len(tokens) and tokens[at].text == "," and not title.plural:
            behind = skip_honorifics(tokens, at + 1)
            end = self.builder.name_end(behind)
            if end > behind and self._comma_name(title, behind, end):
                at, comma = behind, True
        end = self.builder.name_end(at)
        joined = end == at and not comma and self._joined(title, number, at)
        if joined and not self._serves_named(self.found[number + 1]) and self._both(title, self.found[number + 1]):
            skip.add(number + 1)
            return
        if end == at or (title.complement and self._single_unknown(title, at, end)):
            title.last = max(title.last, end - 1) if end > at and at == title.last + 1 else title.last
            self._office(title)
            return
        while end - at > 1 and self._verb_in_title_case(at, end):
            end -= 1  # "Minister Kang Meets with", a headline in the body of a text
        end = self.builder.in_headline(at, end, spokesperson=kind_of(title) == "spokesperson")
        if end == at:
            self._office(title)
            return
        if title.plural:
            self.builder.list_of_names(title.first, at, title, ())
            return
        end_country, countries = self.builder.of_country(end)
        if not title.countries and not countries and title.first and tokens[title.first - 1].lower == "'s":
            countries = self._side_of_owner(title)
        if title.family == "legislator" and self.builder.tokens[end_country - 1].lower in STATES_TOO:
            countries = ()
        countries = countries or (self.builder.signs_for(end_country) if not title.countries else ())
        mention = self.builder.add(
            title.first, end_country, MentionKind.PERSON, name=(at, end), title=title, countries=countries
        )
        self.appositions.attach(mention, end_country, self.found)

    def _names_of_all(self, title: Title, at: int) -> bool:
        """Read "the foreign ministers of A and B, X and Y,": as many names as countries; False where they differ."""
        tokens, builder = self.builder.tokens, self.builder
        if len(title.countries) == 1 or not title.plural or at >= len(tokens) or tokens[at].text not in BEFORE_NAMES:
            return False
        while at < len(tokens) and tokens[at].text in BEFORE_NAMES:
            at += 1
        known, used = len(builder.mentions), set(builder.used)
        builder.list_of_names(title.first, skip_honorifics(tokens, at), title, ())
        named = builder.mentions[known:]
        sides = {m.countries for m in named if len(m.countries) == 1}
        each = not title.countries and len(named) == len(sides) > 1  # "the envoys, X of A and Y for B,"
        if not each and (len(named) != len(title.countries) or not named):
            del builder.mentions[known:]
            builder.used = used
            return False
        for mention, code in zip(named, title.countries, strict=False):
            if len(mention.countries) != 1:
                mention.countries = (code,)
                mention.offices = builder.offices(mention.title or "", mention.office_kind or "other", (code,))
        return True

    def _verb_in_title_case(self, first: int, end: int) -> bool:
        """Whether the last word of a name that nobody is known by is a verb, a preposition behind it."""
        tokens = self.builder.tokens
        if VERB.fullmatch(tokens[end - 1].lower) is None or end >= len(tokens) or tokens[end].lower not in PREPOSITIONS:
            return False
        return not self.builder.authority.persons_named(self.builder.words(first, end))

    def _single_unknown(self, title: Title, first: int, end: int) -> bool:
        """One capitalised word behind "Administrator of the Environmental" is more of the title, not a name."""
        if end - first != 1 or self.builder.candidates(self.builder.words(first, end)):
            return False
        if VERB.fullmatch(self.builder.tokens[first].lower):
            return True  # "Foreign Minister Meets with …", outside a headline
        if kind_of(title) != "other" and end < len(self.builder.tokens) and self._tells(end):
            return False
        # "Member of the National Academy" stands beside "the National Academy": only a usual title has a bare surname.
        return kind_of(title) == "other" or not self._seen(first)

    def _tells(self, at: int) -> bool:
        """Whether a finite verb stands behind a name."""
        lower = self.builder.tokens[at].lower
        return lower in IRREGULAR_PAST or (lower in VERBS and VERBS[lower][1] is Form.PAST)

    def _seen(self, at: int) -> bool:
        """Whether the document gives the word as the end of a longer name."""
        word = re.escape(self.builder.tokens[at].text)
        return re.search(rf"(?:[A-Z][\w'-]+\.?|Mr\.|Dr\.|Ms\.) {word}\b", self.builder.text) is not None

    def _serves_named(self, title: Title) -> bool:
        """Whether "Advisor to President X" names the one who is advised: no article stands before the second title."""
        tied = {"to", "for", "under"} | ({"of"} if title.family in SERVING else set())
        if not title.complement or not tied & set(title.complement):
            return False
        tokens = self.builder.tokens
        ties = [i for i in range(title.head + 1, title.last) if tokens[i].lower in tied]
        if title.complement[-1] not in HEADS:  # "Special Assistant to Secretary of State X"
            of_office = title.family == "nominee"  # "Nominee for Commissioner of": the office, nobody who is served
            ties = [i for i in ties if tokens[i + 1].capital and tokens[i + 1].lower in HEADS and not of_office]
        if not ties or tokens[ties[-1] + 1].lower == "the":
            return False
        return self.builder.name_end(title.last + 1) > title.last + 1

    def _comma_name(self, title: Title, first: int, end: int) -> bool:
        """Whether "the Finance Minister of Ukraine, Sergii Marchenko," names the holder."""
        if any(other.first <= first <= other.last for other in self.found) or self._tied(title, first):
            return False
        if self._of_another_country(title, first, end):
            return False
        words = sum(1 for i in range(first, end) if self.builder.tokens[i].word)
        if words < 2 and not self.builder.authority.persons_with_surname(self.builder.words(first, end)):
            return False
        following = self.builder.tokens[end].lower if end < len(self.builder.tokens) else "."
        styled = self.builder.tokens[first - 1].text != ","  # "…, Dr. X led the delegation", "…, Gen. Y held"
        if following not in AFTER_NAME and not styled:
            return False
        owned = title.first > 0 and self.builder.tokens[title.first - 1].lower == "'s"
        return owned or "possessive" in title.qualifiers or bool(title.countries) or bool(title.complement)

    def _of_another_country(self, title: Title, first: int, end: int) -> bool:
        """Whether a name behind "Y, the minister of A, " is somebody's of B: the next of a list."""
        if not title.countries or ORGANISATIONS & {*title.countries}:
            return False
        if [t.text for t in self.builder.tokens[end : end + 1]] == [","] and self._behind_name(title):
            own = next((t for t in self.found if t.first in (end + 1, end + 2) and t.countries), None)
            if own is not None and not {*own.countries} & {*title.countries}:
                return True  # "Y, the minister of A, X, the minister of B, and": each has his own behind
        if kind_of(title) in POSTED:
            return False
        authority = self.builder.authority
        sides = {authority.persons[key].country for key in authority.persons_named(self.builder.words(first, end))}
        return bool(sides) and not sides & {*title.countries}

    def _behind_name(self, title: Title) -> bool:
        """Whether a comma ties a title to the word before it ("X, President of A", "X, the President of A")."""
        tokens, comma = self.builder.tokens, title.first - 1
        comma -= comma > 0 and tokens[comma].lower == "the"
        return comma > 0 and tokens[comma].text == "," and tokens[comma - 1].capital

    def _beside_an_office(self, title: Title) -> bool:
        """Whether the article of "the minister and secretary" stands for both."""
        at, found = title.first - 1, self.builder.mentions
        if at < 1 or self.builder.tokens[at].lower != "and" or not found:
            return False
        return found[-1].kind is MentionKind.OFFICE and found[-1].end == self.builder.tokens[at - 1].end

    def _nearest_country(self, at: int) -> tuple[str, ...]:
        """The country of "its foreign minister": the one named before it in the sentence."""
        line = self.builder.line
        before = [first for first, last in line.country_end.items() if last < at]
        codes = line.countries[max(before)] if before else ()
        return codes if len(codes) == 1 else ()

    def _side_of_owner(self, title: Title) -> tuple[str, ...]:
        """The country of "President X's national security adviser": that of X."""
        start = self.builder.tokens[title.first - 1].start
        owner = next((m for m in self.builder.mentions if m.end == start and m.kind is MentionKind.PERSON), None)
        if owner is None:
            return ()
        known = {self.builder.authority.persons[key].country for key in owner.persons}
        return owner.countries or (tuple(known) if len(known) == 1 else ())

    def _both(self, title: Title, following: Title) -> bool:
        """Add the holder of two titles; False where nobody holds both ("X's acting President and President Y")."""
        tokens = self.builder.tokens
        comma = following.last + 1 < len(tokens) and tokens[following.last + 1].text == ","
        at = skip_honorifics(tokens, following.last + (2 if comma else 1))
        end = self.builder.name_end(at)
        if comma and end < len(tokens) and tokens[end].text != ",":
            return False  # "the Deputy Prime Minister and Foreign Minister, X Y,": one person; else who is named acts
        if end == at or kind_of(title) == kind_of(following) != "other":
            return False
        if following.complement and self._single_unknown(following, at, end):
            return False
        authority = self.builder.authority
        sides = {authority.persons[key].country for key in authority.persons_named(self.builder.words(at, end))}
        if sides and title.countries and not sides & set(title.countries):
            return False
        end_country, countries = self.builder.of_country(end)
        both = following if kind_of(title) == "other" else title
        merged = replace(
            both,
            first=title.first,
            last=following.last,
            plural=False,
            countries=tuple(dict.fromkeys((*title.countries, *following.countries))),
            qualifiers=title.qualifiers | following.qualifiers,
            of_both=False,
        )
        self.builder.add(
            title.first, end_country, MentionKind.PERSON, name=(at, end), title=merged, countries=countries
        )
        return True

    def _tied(self, title: Title, first: int) -> bool:
        """Whether a comma ties the title to the name before it ("X, President of France, Mr. Y": two persons)."""
        tokens = self.builder.tokens
        comma = title.first - 1
        article = comma > 0 and tokens[comma].lower == "the"
        comma -= article
        if comma < 1 or tokens[comma].text != "," or not tokens[comma - 1].capital:
            return False
        known = any(hit.start <= tokens[comma - 1].start < hit.end for hit in self.builder.person_hits.values())
        styled = tokens[first - 1].lower.rstrip(".") in PERSONAL
        if article:  # "the King of A, the President of B, Mr. Y": the title of who follows, unless a name stands before
            return styled and (known or self._styled_name(comma))
        return known or styled

    def _styled_name(self, end: int) -> bool:
        """Whether "Mr. X" ends in front of a token."""
        tokens, at = self.builder.tokens, end - 1
        while at > 0 and tokens[at].capital and tokens[at].lower.rstrip(".") not in PERSONAL:
            at -= 1
        return at < end - 1 and tokens[at].lower.rstrip(".") in PERSONAL

    def _joined(self, title: Title, number: int, at: int) -> bool:
        """Whether "acting President and Prime Minister" goes on to one name."""
        if number + 1 >= len(self.found) or at >= len(self.builder.tokens):
            return False
        if self.found[number + 1].first == title.last + 1 and not title.plural and not self.found[number + 1].plural:
            return True  # "ASEAN Chair Prime Minister X"
        if self.builder.tokens[at].lower not in ("and", ",", "&", "/"):
            return False
        if self.builder.tokens[at].text == "," and self._behind_name(title):
            return False  # "X, the President of A, and Minister Y": the comma closes what is said of X
        following = self.found[number + 1]
        gap = at + 1
        if gap < len(self.builder.tokens) and self.builder.tokens[gap].lower == "and":
            gap += 1
        if following.first != gap or title.plural or following.plural:
            return False
        determined = title.first > 0 and self.builder.tokens[title.first - 1].lower in ("the", "'s")
        # "the Deputy Prime Minister and Foreign Minister": a deputy mostly has a portfolio of his own
        portfolio = "minister" in kind_of(following) and self.builder.tokens[at].text != ","
        return not determined or bool(title.complement) or (kind_of(title) == "deputy-head-of-government" and portfolio)

    def _serves_of_country(self, title: Title, number: int) -> bool:
        """Whether "Chief of Staff to U.S. Senator X" names the one who is served, with a country or an acronym."""
        following = self.found[number + 1] if number + 1 < len(self.found) else None
        if following is None or following.first != title.last + 1 or following.family == "ambassador":
            return False
        at = title.last
        while at > title.head and (at in self.builder.line.country_start or acronym(self.builder.tokens[at])):
            at = self.builder.line.country_start.get(at, at) - 1
        return at < title.last and self.builder.tokens[at].lower in ("to", "for")

    def _office(self, title: Title) -> None:
        """An office without a name: "the Minister", "South Korea's foreign minister", "the three Presidents"."""
        tokens = self.builder.tokens
        before = tokens[title.first - 1].lower if title.first else ""
        number = 2 if title.plural else 1
        if title.plural:
            number = max(2, len(title.countries)) if title.countries else 0
        if before in NUMBER:
            number = NUMBER[before]
        elif title.of_both:
            number = 2
        determined = before in DETERMINERS or "possessive" in title.qualifiers or self._beside_an_office(title)
        if "its" in (before, tokens[title.first].lower) and not title.countries:
            title.countries = self._nearest_country(title.first)
        if before == "'s" and not title.countries:
            title.countries = self._side_of_owner(title)
        marked = tokens[title.head].capital or title.countries or title.plural or title.modifiers
        if not determined and not marked:
            return  # an ordinary word ("as minister")
        qualifiers = ["of-both"] if title.of_both else []
        if title.plural and (two := self._two_portfolios(title)):
            for first, end, own in two:
                many = len(title.countries) or (2 if title.of_both else 0)
                self.builder.add(
                    first, end, MentionKind.OFFICE, name=None, title=own, qualifiers=qualifiers, number=many
                )
            return
        if before in ("a", "an") and not title.plural:
            qualifiers.append("indefinite")  # the article of "an A-B foreign ministers' meeting" is the noun's
        self.builder.add(
            title.first,
            title.last + 1,
            MentionKind.OFFICE,
            name=None,
            title=title,
            qualifiers=qualifiers,
            number=number,
        )

    def _two_portfolios(self, title: Title) -> list[tuple[int, int, Title]]:
        """Read "the foreign and defense ministers of A and B": the offices of either portfolio, with their tokens.

        In front of a gathering ("the foreign and defense ministers' meeting") the words stay one.
        """
        tokens = self.builder.tokens
        at = [i for i in range(title.first, title.head) if tokens[i].lower in TWO_PORTFOLIOS]
        gathering = title.last + 1 < len(tokens) and tokens[title.last + 1].text in ("'", "'s", "’")
        if len(at) != 2 or at[1] - at[0] != 2 or tokens[at[0] + 1].lower != "and" or gathering:
            return []
        one, other = (tokens[i].lower for i in at)
        if (one == "foreign") == (other == "foreign"):
            return []
        others = [tuple(m for m in title.modifiers if m != word) for word in (other, one)]
        return [
            (title.first, at[0] + 1, replace(title, last=at[0], head=at[0], modifiers=others[0])),
            (at[1], title.last + 1, replace(title, first=at[1], modifiers=others[1])),
        ]
