"""Finding who is spoken of: names with and without titles, offices, groups, pronouns, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.authority import Authority
from kg.reading.annotations import Mention, MentionKind, Sentence, ZoneKind
from kg.reading.lexicon import Hit, Lexicon
from kg.reading.names import name_end, skip_honorifics
from kg.reading.phrases import COUNTRY_KINDS, Line, titles
from kg.reading.titles import HEADS, PERSONAL, Title, kind_of
from kg.reading.tokens import Token, tokenize

KINDS = ("person", "country", "adjective", "capital", "metonym", "agreement", "event")

GROUP = re.compile(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Aa]ll|[Tt]heir)\s+)?(?:(?P<n>two|three|four|five|both)\s+)?(?:(?:top|chief|senior|high|respective|ranking|senior-most"
    r"|allied|national|security|diplomatic|defen[cs]e|foreign|state)\s+){0,2}"
    r"(?P<noun>sides|leaders|officials|parties|diplomats|top diplomats|ministers|secretaries|presidents|counterparts"
    r"|principals|envoys|delegations|heads|chiefs|advisors|advisers|negotiators|participants)\b"
    r"|\b(?P<two>[Tt]he (?:two|three|four|pair|duo)|[Bb]oth)(?=\s+(?:\w+ly\s+)?(?:have|had|has|agreed|also|re\w+|discussed"
    r"|exchanged|affirmed|shared|pledged|vowed|concurred|decided|confirmed|committed|spoke|met|held|are|were|will|said"
    r"|underscored|stressed|noted|welcomed|expressed|emphasized|called|reviewed|talked|condemned|took))",
)
PRONOUN = re.compile(
    r"\b(?P<p>[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Hh]im|[Tt]hem|[Ww]e|[Oo]ur|[Ee]ach other|[Oo]ne another)\b"
)
COUNTRIES_GROUP = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<n>two|three|both|four)\s+(?P<noun>countries|nations|governments|allies|neighbou?rs|states|militaries)\b"
    r"|\b(?:[Tt]he)\s+(?P<allies>allies)\b|\b[Bb]oth (?:countries|nations|governments)\b"
)
COUNTERPARTS = frozenset({"counterpart", "counterparts"})
AFTER_NAME = frozenset(", . ; ) and to who on in at for as 's from with".split())
BEFORE_COUNTERPART = frozenset("his her their respective 's the and , -".split())
NUMBER = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "pair": 2, "duo": 2}


class MentionFinder:
    """Finds mentions with the authority's names at hand; who they are is decided by `kg.resolving`."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.lexicon = Lexicon(authority, KINDS)

    def lines(self, text: str, sentences: Sequence[Sentence]) -> list[Line]:
        """Return the sentences with their tokens and the known names in them."""
        hits = [self._usual(hit, text) for hit in self.lexicon.find(text)]
        lines = []
        at = 0
        for sentence in sentences:
            while at < len(hits) and hits[at].start < sentence.start:
                at += 1
            end = at
            while end < len(hits) and hits[end].end <= sentence.end:
                end += 1
            line = Line(sentence, tokenize(text, sentence.start, sentence.end), hits[at:end])
            line.index_countries()
            lines.append(line)
        return lines

    def _usual(self, hit: Hit, text: str) -> Hit:
        """A country's name that may mean several stands for the usual one ("Korean", "Georgia")."""
        if hit.kind not in COUNTRY_KINDS or len(hit.keys) == 1:
            return hit
        usual = self.authority.country_of(text[hit.start : hit.end])
        return Hit(hit.start, hit.end, hit.kind, (usual,) if usual else hit.keys)

    def named(self, text: str, lines: Sequence[Line]) -> list[Mention]:
        """Return persons with a title, a known full name or an apposition, and offices without a name."""
        found: list[Mention] = []
        for line in lines:
            found += _LineReader(self.authority, text, line).read()
        return found


class _LineReader:
    """Reads one sentence."""

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

    def read(self) -> list[Mention]:
        found = titles(self.line)
        starts = {title.first: title for title in found}
        skip: set[int] = set()
        for number, title in enumerate(found):
            if number in skip:
                continue
            self._title(title, found, number, skip)
        self._counterparts()
        self._personal(starts)
        self._known()
        self._apposed(starts)
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        return self.mentions

    # Names

    def _name(self, at: int) -> int:
        """Return the index behind the name at token `at` (`at` when there is none)."""
        hit = self.person_hits.get(at)
        known: set[str] = set()
        if at < len(self.tokens) and self.authority.persons_with_surname(self.tokens[at].text):
            known.add(self.tokens[at].lower)
        end = name_end(self.tokens, at, countries=self._country_tokens(), known=known)
        if hit is not None:
            last = at
            while last < len(self.tokens) and self.tokens[last].start < hit.end:
                last += 1
            end = max(end, last)
            if end > last and not self.authority.persons_named(self._text(at, end)):
                end = last
            while end < len(self.tokens) and self.tokens[end].lower.rstrip(".") in ("jr", "sr", "ii", "iii", "iv"):
                end += 1
        return end

    def _country_tokens(self) -> set[int]:
        return set(self.line.countries)

    def _text(self, first: int, end: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def _candidates(self, name: str) -> tuple[str, ...]:
        return self.authority.persons_named(name) or self.authority.persons_with_surname(name)

    def _of_country(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Read "of Japan", "of the Republic of Korea", "(ROK)" behind a name."""
        tokens = self.tokens
        i = at
        if i < len(tokens) and tokens[i].lower == "of":
            i += 1
            if i < len(tokens) and tokens[i].lower == "the":
                i += 1
            if i in self.line.country_end or i in self.line.countries:
                end = self.line.country_end.get(i, i)
                return end + 1, self.line.countries[i]
        return at, ()

    def _add(
        self, first: int, end: int, kind: MentionKind, *, name: tuple[int, int] | None, title: Title | None,
        countries: tuple[str, ...] = (), qualifiers: Iterable[str] = (), number: int = 1,
    ) -> Mention:  # fmt: skip
        stated = tuple(dict.fromkeys((*(title.countries if title else ()), *countries)))
        if countries and title and title.countries and not title.plural:
            stated = countries if len(title.countries) > 1 else stated[:1]
        text = self._text(*name) if name else None
        office_kind = kind_of(title) if title else None
        phrase = self._title_text(title) if title else None
        mention = Mention(
            self.tokens[first].start,
            self.tokens[end - 1].end,
            kind,
            self.line.sentence.index,
            name=text,
            persons=self._candidates(text) if text else (),
            title=phrase,
            office_kind=office_kind,
            offices=self._offices(phrase, office_kind, stated) if title and phrase and office_kind else (),
            countries=stated,
            number=number,
            qualifiers=frozenset((*(title.qualifiers if title else ()), *qualifiers)),
        )
        self.mentions.append(mention)
        self.used.update(range(first, end))
        return mention

    def _title_text(self, title: Title) -> str:
        """The title without qualifiers and the countries in front of it."""
        first = title.first
        while first < title.head and (
            self.tokens[first].lower
            in ("former", "acting", "then", "new", "newly", "his", "her", "their", "its", "late")
            or first in self.line.countries
            or self.tokens[first].lower in ("'s", "-", "interim", "incoming", "outgoing", "visiting", "current")
        ):
            first += 1
        return re.sub(r"\s+", " ", self._text(first, title.last + 1))

    def _offices(self, phrase: str, kind: str, countries: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for country in countries:
            named = self.authority.office_by_title(phrase, country)
            for key in named or (self.authority.offices_of(country, kind) if kind != "other" else ()):
                found[key] = None
        if not countries:
            for key in self.authority.office_by_title(phrase):
                found[key] = None
        return tuple(found)

    # Titles

    def _title(self, title: Title, found: list[Title], number: int, skip: set[int]) -> None:
        tokens = self.tokens
        if self._serves_named(title):
            title.last = self._name(title.last + 1) - 1
            self._office(title)
            return
        at = skip_honorifics(tokens, title.last + 1)
        comma = False
        if at < len(tokens) and tokens[at].text == "," and not title.plural:
            behind = skip_honorifics(tokens, at + 1)
            end = self._name(behind)
            if end > behind and self._comma_name(title, behind, end, found):
                at, comma = behind, True
        end = self._name(at)
        if end == at and not comma and self._joined(title, found, number, at):
            following = found[number + 1]
            at = skip_honorifics(tokens, following.last + 1)
            end = self._name(at)
            if end > at:
                skip.add(number + 1)
                end_country, countries = self._of_country(end)
                both = following if kind_of(title) == "other" else title
                merged = Title(
                    title.first, following.last, both.head, both.family, False, both.modifiers, both.complement,
                    tuple(dict.fromkeys((*title.countries, *following.countries))), None,
                    title.qualifiers | following.qualifiers,
                )  # fmt: skip
                self._add(
                    title.first, end_country, MentionKind.PERSON, name=(at, end), title=merged, countries=countries
                )
                return
        if end == at or (title.complement and self._single_unknown(at, end)):
            title.last = max(title.last, end - 1) if end > at and at == title.last + 1 else title.last
            self._office(title)
            return
        if self._headline:
            end = self._headline_name(at, end, spokesperson=title.family == "spokesperson")
            if end == at:
                self._office(title)
                return
        if title.plural:
            self._names_of_plural(title, at)
            return
        end_country, countries = self._of_country(end)
        mention = self._add(
            title.first, end_country, MentionKind.PERSON, name=(at, end), title=title, countries=countries
        )
        self._apposition(mention, end_country, found)

    @property
    def _headline(self) -> bool:
        return self.line.sentence.zone in (ZoneKind.HEADLINE, ZoneKind.FRONT_MATTER)

    def _headline_name(self, first: int, end: int, *, spokesperson: bool) -> int:
        """Where a name in a headline ends: title case goes on behind it ("Minister Yun Speaks With …").

        The longest beginning that is a known name, or that the text writes again. A spokesperson stands in the
        headline alone; other unknown names there are verbs in title case.
        """
        for last in range(end, first, -1):
            name = self._text(first, last)
            known = self.authority.persons_named(name) or (
                last - first == 1 and self.authority.persons_with_surname(name)
            )
            if known or (last - first > 1 and self.text.count(name) > 1):
                return last
        return end if spokesperson and end - first <= 3 else first

    def _single_unknown(self, first: int, end: int) -> bool:
        """One capitalised word behind "Administrator of the Environmental" is more of the title, not a name."""
        return end - first == 1 and not self._candidates(self._text(first, end)) and not self._seen(first)

    def _seen(self, at: int) -> bool:
        """Whether the document gives the word as the end of a longer name."""
        word = re.escape(self.tokens[at].text)
        return re.search(rf"(?:[A-Z][\w'-]+\.?|Mr\.|Dr\.|Ms\.) {word}\b", self.text) is not None

    def _serves_named(self, title: Title) -> bool:
        """Whether "Advisor to President X" names the one who is advised: no article stands before the second title."""
        if not title.complement or title.complement[-1] not in HEADS or "to" not in title.complement:
            return False
        last = title.last
        while last > title.head and self.tokens[last].lower != "to":
            last -= 1
        return self.tokens[last + 1].lower != "the" and self._name(title.last + 1) > title.last + 1

    def _comma_name(self, title: Title, first: int, end: int, found: list[Title]) -> bool:
        """Whether "the Finance Minister of Ukraine, Sergii Marchenko," names the holder."""
        if any(other.first <= first <= other.last for other in found):
            return False
        words = sum(1 for i in range(first, end) if self.tokens[i].word)
        if words < 2 and not self.authority.persons_with_surname(self._text(first, end)):
            return False
        following = self.tokens[end].lower if end < len(self.tokens) else "."
        if following not in (
            ",",
            ".",
            ";",
            ")",
            "and",
            "to",
            "who",
            "on",
            "in",
            "at",
            "for",
            "as",
            "'s",
            "from",
            "with",
        ):
            return False
        return "possessive" in title.qualifiers or bool(title.countries) or bool(title.complement)

    def _joined(self, title: Title, found: list[Title], number: int, at: int) -> bool:
        """Whether "acting President and Prime Minister" goes on to one name."""
        if number + 1 >= len(found) or at >= len(self.tokens):
            return False
        if found[number + 1].first == title.last + 1 and not title.plural and not found[number + 1].plural:
            return True  # "ASEAN Chair Prime Minister X"
        if self.tokens[at].lower not in ("and", ",", "&"):
            return False
        following = found[number + 1]
        gap = at + 1
        if gap < len(self.tokens) and self.tokens[gap].lower == "and":
            gap += 1
        if following.first != gap or title.plural or following.plural:
            return False
        determined = title.first > 0 and self.tokens[title.first - 1].lower in ("the", "'s")
        return not determined or bool(title.complement)

    def _names_of_plural(self, title: Title, at: int) -> None:
        """Read "Presidents A of X, B of Y and C"."""
        self._list_of_names(title.first, at, title, ())

    def _list_of_names(self, first: int, at: int, title: Title | None, qualifiers: tuple[str, ...]) -> None:
        """Read "A of X, B of Y and C" from token `at`; the first mention begins at token `first`."""
        while True:
            end = self._name(at)
            if end == at:
                return
            end_country, countries = self._of_country(end)
            own = title
            if title is not None:
                stated = countries or (title.countries if len(title.countries) == 1 else ())
                own = replace(title, plural=False, countries=stated, of_both=False)
            self._add(
                first,
                end_country,
                MentionKind.PERSON,
                name=(at, end),
                title=own,
                countries=countries,
                qualifiers=qualifiers,
            )
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

    def _office(self, title: Title) -> None:
        """An office without a name: "the Minister", "South Korea's foreign minister", "the three Presidents"."""
        tokens = self.tokens
        before = tokens[title.first - 1].lower if title.first else ""
        number = 2 if title.plural else 1
        if title.plural:
            number = max(2, len(title.countries)) if title.countries else 0
        if before in NUMBER:
            number = NUMBER[before]
        elif title.of_both:
            number = 2
        capital = tokens[title.head].capital
        if not (
            capital or before in ("the", "'s", "both", "two", "three", "a", "an") or title.countries or title.plural
        ):
            if "possessive" not in title.qualifiers and len(title.modifiers) == 0:
                return
        qualifiers = ["of-both"] if title.of_both else []
        if before in ("a", "an"):
            qualifiers.append("indefinite")
        self._add(
            title.first,
            title.last + 1,
            MentionKind.OFFICE,
            name=None,
            title=title,
            qualifiers=qualifiers,
            number=number,
        )

    def _apposition(self, mention: Mention, at: int, found: list[Title]) -> None:
        """Attach ", Prime Minister of Japan," behind a name."""
        title = self._title_behind_comma(at, found)
        if title is None:
            return
        behind = self.tokens[title.last + 1].text if title.last + 1 < len(self.tokens) else "."
        if mention.title is not None and behind not in ",.;)":
            return  # "Minister X, Pentagon spokesperson Cmdr. Y said": somebody else's title
        kind = kind_of(title)
        start = self.tokens[title.first].start
        self.mentions = [m for m in self.mentions if m.kind is MentionKind.PERSON or m.start != start]
        if mention.office_kind in (None, "other") or mention.title is None:
            mention.office_kind = kind
            mention.title = self._title_text(title)
            mention.offices = self._offices(mention.title, kind, title.countries)
        mention.countries = mention.countries or title.countries
        mention.qualifiers = mention.qualifiers | title.qualifiers
        mention.end = self.tokens[title.last].end
        self.used.update(range(at, title.last + 1))

    def _names(self, at: int) -> bool:
        """Whether the token stands in a mention of a person."""
        start = self.tokens[at].start
        return any(m.kind is MentionKind.PERSON and m.start <= start < m.end for m in self.mentions)

    def _title_behind_comma(self, at: int, found: list[Title]) -> Title | None:
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
            return None
        behind = at + 1
        while behind < len(tokens) and tokens[behind].lower in ("the", "a", "who", "is", "was"):
            behind += 1
        for title in found:
            if title.first == behind and not title.plural and not self._names(title.first):
                after = skip_honorifics(tokens, title.last + 1)
                if self._name(after) == after:
                    return title
        return None

    # Names without a title in front

    def _counterparts(self) -> None:
        """Read "his Israeli counterpart X" and "her counterparts"."""
        for i, token in enumerate(self.tokens):
            if token.lower not in COUNTERPARTS or i in self.used:
                continue
            first = i
            countries: tuple[str, ...] = ()
            while first > 0:
                if first - 1 in self.line.countries:
                    start = self.line.country_start.get(first - 1, first - 1)
                    countries = (*self.line.countries[start], *countries)
                    first = start
                elif self.tokens[first - 1].lower in (
                    "his",
                    "her",
                    "their",
                    "respective",
                    "'s",
                    "the",
                    "and",
                    ",",
                    "-",
                ):
                    if self.tokens[first - 1].lower in ("and", ",") and first - 2 not in self.line.countries:
                        break
                    first -= 1
                else:
                    break
            plural = token.lower.endswith("s")
            at = i + 1
            if at < len(self.tokens) and self.tokens[at].lower in ("in", "from", "of"):
                gap = at + 2 if at + 1 < len(self.tokens) and self.tokens[at + 1].lower == "the" else at + 1
                if gap in self.line.countries:
                    countries = (*countries, *self.line.countries[gap])
                    at = self.line.country_end.get(gap, gap) + 1
            name_at = at + 1 if at < len(self.tokens) and self.tokens[at].text == "," else at
            name_at = skip_honorifics(self.tokens, name_at)
            end = self._name(name_at)
            stated = tuple(dict.fromkeys(countries))
            if end > name_at and plural and name_at == at:
                self._list_of_names(first, name_at, None, ("counterpart",))
            elif end > name_at and not plural:
                self._add(first, end, MentionKind.PERSON, name=(name_at, end), title=None, countries=stated,
                          qualifiers=("counterpart",))  # fmt: skip
            else:
                number = max(len(stated), 2) if plural else 1
                self._add(first, max(at, i + 1), MentionKind.OFFICE, name=None, title=None, countries=stated,
                          qualifiers=("counterpart",), number=number)  # fmt: skip

    def _personal(self, starts: dict[int, Title]) -> None:
        """Read "Mr. Sullivan", "Dr. Gordon", "Mr. KISHIDA Fumio, Prime Minister of Japan"."""
        for i, token in enumerate(self.tokens):
            if token.lower.rstrip(".") not in PERSONAL or i in self.used or not token.capital:
                continue
            at = skip_honorifics(self.tokens, i)
            if at == i:
                at = i + 1
            end = self._name(at)
            if end > at:
                end_country, countries = self._of_country(end)
                mention = self._add(i, end_country, MentionKind.PERSON, name=(at, end), title=None, countries=countries)
                self._apposition(mention, end_country, list(starts.values()))

    def _known(self) -> None:
        """Full names of the authority that stand without a title."""
        for at, hit in self.person_hits.items():
            if at in self.used:
                continue
            end = self._name(at)
            name = self.text[hit.start : hit.end]
            if len(name.split()) < 2 and not (name.isupper() and len(name) <= 4):
                continue
            end_country, countries = self._of_country(end)
            mention = self._add(at, end_country, MentionKind.PERSON, name=(at, end), title=None, countries=countries)
            mention.persons = mention.persons or hit.keys
            self._apposition(mention, end_country, titles(self.line))

    def _apposed(self, starts: dict[int, Title]) -> None:
        """Unknown names that an office behind a comma makes known: "Micheál Martin, Taoiseach of Ireland"."""
        for first, title in starts.items():
            at = first - 1
            while at > 0 and self.tokens[at].lower in ("the", "a"):
                at -= 1
            if at < 2 or self.tokens[at].text != "," or title.plural or first in self.used_by_names():
                continue
            start = at
            while start > 0 and self._name_token(self.tokens[start - 1]) and start - 1 not in self.used:
                start -= 1
            end = self._name(start) if start < at else start
            if end != at or sum(1 for i in range(start, at) if self.tokens[i].word) < 2:
                continue
            after = skip_honorifics(self.tokens, title.last + 1)
            if self._name(after) > after:
                continue
            self.mentions = [m for m in self.mentions if m.start != self.tokens[title.first].start]
            mention = self._add(start, at, MentionKind.PERSON, name=(start, at), title=title)
            mention.end = self.tokens[title.last].end

    def used_by_names(self) -> set[int]:
        """Token indexes inside mentions of persons."""
        spans = [(m.start, m.end) for m in self.mentions if m.kind is MentionKind.PERSON]
        return {i for i, t in enumerate(self.tokens) if any(a <= t.start < b for a, b in spans)}

    @staticmethod
    def _name_token(token: Token) -> bool:
        return token.word and (token.capital or token.lower in ("bin", "al", "von", "van", "de", "der"))


def countries_of(line: Line) -> list[Mention]:
    """Return the countries, capitals and institutions that a sentence names, as possible actors."""
    found = []
    for first, last in sorted(line.country_end.items()):
        found.append(
            Mention(
                line.tokens[first].start,
                line.tokens[last].end,
                MentionKind.COUNTRY,
                line.sentence.index,
                countries=line.countries[first],
                number=len(line.countries[first]),
                qualifiers=frozenset({"adjective"}) if first in line.adjective else frozenset(),
            )
        )
    return found


def groups(text: str, sentence: Sentence, taken: Sequence[Mention]) -> list[Mention]:
    """Return "the two sides", "both leaders", "they", "the two countries" of a sentence, outside other mentions."""
    spans = [(m.start, m.end) for m in taken]
    found: list[Mention] = []

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in spans)

    for match in COUNTRIES_GROUP.finditer(text, sentence.start, sentence.end):
        if free(*match.span()):
            number = NUMBER.get((match["n"] or "both").lower(), 2)
            found.append(Mention(*match.span(), MentionKind.GROUP, sentence.index, number=number,
                                 qualifiers=frozenset({"countries"})))  # fmt: skip
            spans.append(match.span())
    for match in GROUP.finditer(text, sentence.start, sentence.end):
        if not free(*match.span()) or not _definite(match):
            continue
        number = NUMBER.get((match["n"] or "").lower(), 0)
        if match["two"]:
            number = NUMBER.get(match["two"].split()[-1].lower(), 2)
        found.append(Mention(*match.span(), MentionKind.GROUP, sentence.index, number=number))
        spans.append(match.span())
    for match in PRONOUN.finditer(text, sentence.start, sentence.end):
        if free(*match.span()):
            word = match["p"].lower()
            plural = word in ("they", "their", "them", "we", "our", "each other", "one another")
            possessive = {"possessive"} if word in ("his", "her", "their", "our") else set()
            first_person = {"first-person"} if word in ("we", "our") else set()
            qualifiers = frozenset(possessive | first_person)
            found.append(
                Mention(
                    *match.span(), MentionKind.PRONOUN, sentence.index, name=word, number=0 if plural else 1,
                    qualifiers=qualifiers,
                )
            )  # fmt: skip
    return found


def _definite(match: re.Match[str]) -> bool:
    if match["two"]:
        return True
    words = match.group().split()
    return words[0].lower() in ("the", "both", "two", "three", "all", "four", "five", "their") and len(words) >= 2


__all__ = ["COUNTRY_KINDS", "MentionFinder", "countries_of", "groups"]
