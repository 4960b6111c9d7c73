"""Making mentions of one sentence: where a name ends, whose it may be, which offices a title may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.authority import Authority
from kg.reading.annotations import Mention, MentionKind, ZoneKind
from kg.reading.line import Line
from kg.reading.names import name_end, skip_honorifics
from kg.reading.titles import PORTFOLIO, Title, kind_of

BEFORE_TITLE = frozenset(
    "former acting then new newly his her their its late 's - interim incoming outgoing visiting current".split()
)
"""Words in front of a title that are no part of it."""

MINISTRIES = frozenset({"ministry", "department", "office", "bureau", "embassy", "agency", "council"})
"""What officials serve in ("X of the Foreign Ministry of Panama")."""
SIGNED = frozenset("signed signs initialed initialled inked".split())
SIGNED_WITHIN = 16
"""Tokens from the verb to the side for which one signs ("signed the memorandum of understanding for Oslo")."""
IN_MINISTRY = frozenset({"of", "and", "for", "the", ",", "'s"})
"""What may stand inside the name of one."""


class MentionBuilder:
    """The mentions found so far in one sentence, and the means to add more."""

    def __init__(self, authority: Authority, text: str, line: Line) -> None:
        self.authority = authority
        self.text = text
        self.line = line
        self.tokens = line.tokens
        self.mentions: list[Mention] = []
        self.used: set[int] = set()
        self.person_hits = {
            i: hit
            for hit in line.hits
            if hit.kind == "person"
            for i, token in enumerate(line.tokens)
            if token.start == hit.start
        }

    def name_end(self, at: int) -> int:
        """Return the index behind the name at token `at` (`at` when there is none)."""
        hit = self.person_hits.get(at)
        known: set[str] = set()
        if at < len(self.tokens) and self.authority.persons_with_surname(self.tokens[at].text):
            known.add(self.tokens[at].lower)
        end = name_end(self.tokens, at, countries=set(self.line.countries), known=known)
        if hit is not None:
            last = at
            while last < len(self.tokens) and self.tokens[last].start < hit.end:
                last += 1
            end = max(end, last)
            if end > last and not self.authority.persons_named(self.words(at, end)):
                end = last
            while end < len(self.tokens) and self.tokens[end].lower.rstrip(".") in ("jr", "sr", "ii", "iii", "iv"):
                end += 1
        return end

    def in_headline(self, first: int, end: int, *, spokesperson: bool = False) -> int:
        """Where a name ends that may stand in a headline, whose title case goes on ("Minister Yun Speaks With …").

        There it is the longest beginning that is a known name, or that the text writes again. A spokesperson stands
        in the headline alone; other unknown names there are verbs in title case.
        """
        if self.line.sentence.zone not in (ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER):
            return end
        for last in range(end, first, -1):
            name = self.words(first, last)
            known = self.authority.persons_named(name) or (
                last - first == 1 and self.authority.persons_with_surname(name)
            )
            if known or (last - first > 1 and self.text.count(name) > 1):
                return last
        return end if spokesperson and end - first <= 3 else first

    def words(self, first: int, end: int) -> str:
        """Return the text of the tokens `first` to `end`, `end` not included."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def candidates(self, name: str) -> tuple[str, ...]:
        """Return the persons of the authority whom a written name may stand for."""
        return self.authority.persons_named(name) or self.authority.persons_with_surname(name)

    def of_country(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Return the index behind "of the Republic of Korea" at token `at`, and the countries it names."""
        tokens = self.tokens
        i = at
        if i < len(tokens) and tokens[i].lower == "of":
            i += 1
            if i < len(tokens) and tokens[i].lower == "the":
                i += 1
            if i in self.line.country_end or i in self.line.countries:
                end = self.line.country_end.get(i, i)
                return end + 1 + self._ministry(end + 1), self.line.countries[i]
            body = self._ministry(i)
            behind = i + body
            if body and behind + 1 < len(tokens) and tokens[behind].lower == "of":
                behind += 2 if tokens[behind + 1].lower == "the" else 1
                if behind in self.line.country_end:
                    return self.line.country_end[behind] + 1, self.line.countries[behind]
        return at, ()

    def signs_for(self, at: int) -> tuple[str, ...]:
        """Return the country for which somebody signs, whose name ends before token `at`."""
        tokens = self.tokens
        if at >= len(tokens) or tokens[at].lower not in SIGNED:
            return ()
        for i in range(at + 1, min(at + SIGNED_WITHIN, len(tokens))):
            if tokens[i].lower in (",", ";", "and", "while"):
                return ()
            if tokens[i].lower == "for" or (tokens[i].lower == "of" and tokens[i - 1].lower == "behalf"):
                side = i + 1
                while side < len(tokens) and tokens[side].lower in ("the", "government", "of"):
                    side += 1
                return self.line.countries[side] if side in self.line.country_end else ()
        return ()

    def _ministry(self, at: int) -> int:
        """The number of tokens of a ministry's name at token `at` ("('s) Ministry of Trade and Industry")."""
        i = last = at
        if at < len(self.tokens) and self.tokens[at].lower == "and":
            return 0  # "X of Japan and National Security Office Director Y": the next of a list
        while i < len(self.tokens) and (
            (self.tokens[i].capital and self.tokens[i].lower in PORTFOLIO) or self.tokens[i].lower in IN_MINISTRY
        ):
            i += 1
            last = i if self.tokens[i - 1].capital else last
        named = {token.lower for token in self.tokens[at:last]} & MINISTRIES
        return last - at if named else 0

    def add(
        self, first: int, end: int, kind: MentionKind, *, name: tuple[int, int] | None, title: Title | None,
        countries: tuple[str, ...] = (), qualifiers: Iterable[str] = (), number: int = 1,
    ) -> Mention:  # fmt: skip
        """Add the mention that covers the tokens `first` to `end`; `name` are the tokens of its name."""
        stated = tuple(dict.fromkeys((*(title.countries if title else ()), *countries)))
        if countries and title and title.countries and not title.plural:
            stated = countries if len(title.countries) > 1 else stated[:1]
        text = re.sub(r"\s*\"[^\"]*\"", "", self.words(*name)) if name else None
        office_kind = kind_of(replace(title, countries=stated)) if title else None
        phrase = self.title_words(title) if title else None
        mention = Mention(
            self.tokens[first].start,
            self.tokens[end - 1].end,
            kind,
            self.line.sentence.index,
            name=text,
            persons=self.candidates(text) if text else (),
            title=phrase,
            office_kind=office_kind,
            offices=self.offices(phrase, office_kind, stated) if title and phrase and office_kind else (),
            countries=stated,
            number=number,
            qualifiers=frozenset((*(title.qualifiers if title else ()), *qualifiers)),
        )
        self.mentions.append(mention)
        self.used.update(range(first, end))
        return mention

    def title_words(self, title: Title) -> str:
        """Return the title without qualifiers and the countries in front of it."""
        first = title.first
        while first < title.head and (
            self.tokens[first].lower in BEFORE_TITLE
            or first in self.line.countries
            or self.tokens[first].text in (",", "and")
        ):
            first += 1
        return re.sub(r"\s+", " ", self.words(first, title.last + 1))

    def _singular(self, title: Title) -> str:
        """The title of one of several who share it: "Foreign Minister" of "the Foreign Ministers of A and B"."""
        last = title.head
        while last < title.last and last + 1 not in self.line.countries:
            last += 1
        while last > title.head and self.tokens[last].lower in ("of", "the", "for"):
            last -= 1
        words = self.title_words(replace(title, last=last)).split()
        at = title.head - last - 1
        plural = self.tokens[title.head].text
        words[at] = plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
        return " ".join(words)

    def offices(self, phrase: str, kind: str, countries: tuple[str, ...]) -> tuple[str, ...]:
        """Return the offices of the authority that a title of a kind may stand for in the countries."""
        found: dict[str, None] = {}
        for country in countries:
            named = self.authority.office_by_title(phrase, country)
            for key in named or (self.authority.offices_of(country, kind) if kind != "other" else ()):
                found[key] = None
        if not countries:
            for key in self.authority.office_by_title(phrase):
                found[key] = None
        return tuple(found)

    def list_of_names(self, first: int, at: int, title: Title | None, qualifiers: tuple[str, ...]) -> None:
        """Add "A of X, B of Y and C" from token `at`; the first mention begins at token `first`."""
        known = len(self.mentions)
        while True:
            end = self.in_headline(at, self.name_end(at))
            if end == at:
                return
            shared = self._of_countries(end)
            if len(shared) > 1 and len(shared) == len(self.mentions) - known + 1:
                for mention, code in zip(self.mentions[known:], shared, strict=False):
                    mention.countries = (code,)
                end_country, countries = end, shared[-1:]
            else:
                end_country, countries = self.of_country(end)
            speaks_for = title is not None and title.plural and [t.lower for t in self.tokens[end : end + 1]] == ["for"]
            if speaks_for and not countries and end + 1 in self.line.country_end:  # "the envoys, X for Oslo"
                end_country, countries = self.line.country_end[end + 1] + 1, self.line.countries[end + 1]
            own = title
            if title is not None:
                stated = countries or (title.countries if len(title.countries) == 1 else ())
                own = replace(title, plural=False, countries=stated, of_both=False)
            self.add(
                first,
                end_country,
                MentionKind.PERSON,
                name=(at, end),
                title=own,
                countries=countries,
                qualifiers=qualifiers,
            )
            if title is not None and title.plural:
                self.mentions[-1].title = self._singular(title)
            at = end_country
            if at + 2 < len(self.tokens) and self.tokens[at].text == "(" and self.tokens[at + 2].text == ")":
                at += 3  # "(NJ)": a legislator's state
            separators = 0
            while at < len(self.tokens) and self.tokens[at].lower in (",", "and", "&") and separators < 2:
                at += 1
                separators += 1
            if not separators:
                return
            first = at
            at = skip_honorifics(self.tokens, at)

    def _of_countries(self, at: int) -> tuple[str, ...]:
        """Return the countries of "of A, B and C, respectively" behind the last of several names; one at most else."""
        i = at
        found: tuple[str, ...] = ()
        while i < len(self.tokens) and self.tokens[i].lower in ("of", ",", "and", "the"):
            i += 1
            if i in self.line.country_end:
                found = (*found, *self.line.countries[i][:1])
                i = self.line.country_end[i] + 1
        return found if "respectively" in {t.lower for t in self.tokens[i - 1 : i + 2]} else found[:1]

    def in_person(self, at: int) -> bool:
        """Return whether the token stands in a mention of a person."""
        start = self.tokens[at].start
        return any(m.kind is MentionKind.PERSON and m.start <= start < m.end for m in self.mentions)

    def drop(self, start: int, *, persons: bool = False) -> None:
        """Take back the mention that begins at character `start`; one of a person only where `persons` is set."""
        kept = frozenset() if persons else frozenset({MentionKind.PERSON})
        self.mentions = [m for m in self.mentions if m.start != start or m.kind in kept]

    def in_persons(self) -> set[int]:
        """Return the indexes of tokens inside mentions of persons."""
        spans = [(m.start, m.end) for m in self.mentions if m.kind is MentionKind.PERSON]
        return {i for i, t in enumerate(self.tokens) if any(a <= t.start < b for a, b in spans)}
