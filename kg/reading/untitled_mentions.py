"""Persons without an office in front: counterparts, "Mr." and "Dr.", full names that the authority knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.reading import cued
from kg.reading.annotations import Mention, MentionKind
from kg.reading.appositions import Appositions
from kg.reading.mention_builder import MentionBuilder
from kg.reading.names import skip_honorifics
from kg.reading.phrases import titles
from kg.reading.titles import HEADS, MODIFIERS, PERSONAL, PORTFOLIO, Title

COUNTERPARTS = frozenset({"counterpart", "counterparts"})
COUNTERPART_CUES = ("ounterpart", "OUNTERPART", "pposite", "PPOSITE")
"""One of these stands in every sentence with a counterpart, or with "opposite number"."""
MEMBERS = frozenset({"allies", "members", "partners", "nations", "countries", "states"})
"""What sets those of a body in front of the names of some of them."""
BEFORE_COUNTERPART = frozenset("each both respective 's the and , -".split())
"""Words in front of "counterpart" that belong to it, countries and whose it is aside."""
POSSESSIVES = frozenset({"his", "her", "their"})


BEFORE_NAMES = frozenset({",", "-", "–", "—", ":"})
"""What may stand between counterparts and their names."""
LINKING = frozenset("the two three four five six seven other all member countries nations states of its their".split())
"""What may stand between counterparts and the names of their countries."""
SHIPS = frozenset("carrier destroyer submarine ship uss cruiser frigate warship vessel".split())
"""What bears the name of a person ("the aircraft carrier X")."""
PEERS = frozenset(
    {"foreign-minister", "defence-minister", "deputy-foreign-minister", "deputy-defence-minister", "trade-minister",
     "national-security-adviser", "unification-minister", "envoy"}
)  # fmt: skip
"""Kinds of offices whose holders have their like for a counterpart."""


STYLE = cued.compile(
    r"(?:His|Her) (?:Royal |Serene |Imperial )?(?:Highness|Majesty|Excellency|Eminence)\b|H\.\s?(?:E|H|M|R\.\s?H)\."
    r"|(?:Sheikh|Shaikh)a? (?=(?:[A-Z][\w-]+ ){1,2}bint? )"
)
"""How princes and dignitaries are styled in front of a bare name ("His Highness X of Y", "Sheikh X bin Z")."""
OFFICER = cued.compile(
    r"(?:(?:Lt|Maj|Brig|Vice|Rear|Lieutenant|Major|Brigadier)\.? )?(?:Gen|Adm|Col|Capt)\. (?=[A-Z])"
    r"|(?:Lieutenant|Major|Brigadier) General (?=[A-Z])|(?:Vice|Rear) Admiral (?=[A-Z])"
)
"""The rank of an officer in front of a name that nothing else introduces."""
INSTITUTIONS = frozenset(
    "Department Ministry Office Council Bureau Embassy Secretariat Agency Commission Directorate Command Mission"
    " Headquarters".split()
)
"""What an official without a title may be of ("Mr. X of the National Security Council")."""


class UntitledReader:
    """Reads what no title introduces in one sentence."""

    def __init__(self, builder: MentionBuilder, appositions: Appositions) -> None:
        self.builder = builder
        self.appositions = appositions

    def read(self, found: Sequence[Title]) -> None:
        """Add what stands outside the titles `found`."""
        self._counterparts({title.first for title in found})
        self._personal(found)
        self._known()
        self._of_names()
        for mention in self.builder.mentions:
            if mention.kind is MentionKind.PERSON and "counterpart" in mention.qualifiers and not mention.office_kind:
                mention.office_kind = self._peer(mention.start)

    def _counterparts(self, titled: Collection[int]) -> None:
        """Read "his Israeli counterpart X" and "her counterparts"; `titled` are the tokens where titles begin."""
        tokens, line, text = self.builder.tokens, self.builder.line, self.builder.text
        if not any(text.find(cue, line.sentence.start, line.sentence.end) >= 0 for cue in COUNTERPART_CUES):
            return
        for i, token in enumerate(tokens):
            opposite = i > 0 and token.lower in ("number", "numbers") and tokens[i - 1].lower == "opposite"
            if (token.lower not in COUNTERPARTS and not opposite) or i in self.builder.used:
                continue
            first = i - opposite
            countries: tuple[str, ...] = ()
            while first > 0:
                if first - 1 in line.countries:
                    start = line.country_start.get(first - 1, first - 1)
                    countries = (*line.countries[start], *countries)
                    first = start
                elif tokens[first - 1].lower in POSSESSIVES:
                    first -= 1  # "X of A and his counterparts from B": what stands before is no country of theirs
                    first -= first > 0 and tokens[first - 1].lower in ("both", "all")
                    break
                elif tokens[first - 1].lower in BEFORE_COUNTERPART:
                    if tokens[first - 1].lower in ("and", ",") and first - 2 not in line.countries:
                        break
                    first -= 1
                else:
                    break
            first, kind = self._with_title(first)
            plural = token.lower.endswith("s")
            at, behind = self._countries_behind(i + 1, plural=plural, told=bool(countries))
            countries = (*countries, *behind)
            name_at = at
            while name_at < len(tokens) and name_at - at < 2 and tokens[name_at].text in BEFORE_NAMES:
                name_at += 1
            name_at = skip_honorifics(tokens, name_at)
            office = name_at in titled or (name_at < len(tokens) and tokens[name_at].lower in MODIFIERS)
            end = name_at if office and name_at not in self.builder.person_hits else self.builder.name_end(name_at)
            stated = tuple(dict.fromkeys(countries))
            known = len(self.builder.mentions)
            if end > name_at and plural and (name_at == at or len(stated) > 1):
                self.builder.list_of_names(first, name_at, None, ("counterpart",))
                self._share_out(self.builder.mentions[known:], stated)
            elif end > name_at and plural and not stated and self._each_of_a_country(first, name_at):
                pass
            elif end > name_at and not plural:
                self.builder.add(first, end, MentionKind.PERSON, name=(name_at, end), title=None, countries=stated,
                          qualifiers=("counterpart",))  # fmt: skip
            else:
                number = max(len(stated), 2) if plural else 1
                self.builder.add(first, max(at, i + 1), MentionKind.OFFICE, name=None, title=None, countries=stated,
                          qualifiers=("counterpart",), number=number)  # fmt: skip
            for mention in self.builder.mentions[known:]:
                mention.office_kind = mention.office_kind or kind

    def _with_title(self, first: int) -> tuple[int, str | None]:
        """The token at which "his national security advisor counterparts" begins, and their kind of office."""
        start = self.builder.tokens[first].start
        office = next(
            (m for m in self.builder.mentions if m.kind is MentionKind.OFFICE and m.end + 1 == start
             and "possessive" in m.qualifiers), None,
        )  # fmt: skip
        if office is None:
            return first, None
        self.builder.drop(office.start)
        return next(i for i, t in enumerate(self.builder.tokens) if t.start == office.start), office.office_kind

    def _of_names(self) -> None:
        """Let "X, his Chinese counterpart," be one person with a country."""
        text = self.builder.text
        persons = {m.end: m for m in self.builder.mentions if m.kind is MentionKind.PERSON}
        for mention in list(self.builder.mentions):
            if mention.kind is not MentionKind.OFFICE or "counterpart" not in mention.qualifiers or mention.number != 1:
                continue
            named = persons.get(mention.start - 2) if text[mention.start - 2 : mention.start] == ", " else None
            if named is None or not re.match(r"[,.;]", text[mention.end : mention.end + 1]):
                continue
            if named.countries and mention.countries and named.countries != mention.countries:
                continue
            self.builder.mentions.remove(mention)
            named.end = mention.end
            named.countries = named.countries or mention.countries
            named.qualifiers |= mention.qualifiers

    def _countries_behind(self, at: int, *, plural: bool, told: bool) -> tuple[int, tuple[str, ...]]:
        """Read "from A and B", "from the four member countries of the Visegrad Group -- A, B, C and D".

        `told` says that their countries stand in front ("his A and B counterparts in Lima": a place).
        """
        tokens, line = self.builder.tokens, self.builder.line
        if at >= len(tokens) or tokens[at].lower not in (("from", "of") if told else ("in", "from", "of")):
            return at, ()
        gap = at + 1
        while plural and gap < len(tokens) and tokens[gap].lower in LINKING:
            gap += 1
        if gap < len(tokens) and tokens[gap].lower == "the":
            gap += 1
        countries: tuple[str, ...] = ()
        while gap in line.countries:
            countries = (*countries, *line.countries[gap])
            at = line.country_end.get(gap, gap) + 1
            if plural and at < len(tokens) and tokens[at].lower in MEMBERS and at + 1 in line.countries:
                countries, gap = (), at + 1  # "from NATO Allies A and B"
                continue
            if not plural or at + 1 >= len(tokens) or tokens[at].lower not in ("and", *BEFORE_NAMES):
                break
            gap = at + 1
            while gap < len(tokens) and tokens[gap].lower in ("and", "the", "-"):
                gap += 1
        return at, countries

    def _each_of_a_country(self, first: int, name_at: int) -> bool:
        """Read "her counterparts -- X of A and Y of B": several names, each with its country; False where not so."""
        builder = self.builder
        known, used = len(builder.mentions), set(builder.used)
        builder.list_of_names(first, name_at, None, ("counterpart",))
        named = builder.mentions[known:]
        if len(named) > 1 and all(m.countries for m in named):
            return True
        del builder.mentions[known:]
        builder.used = used
        return False

    def _share_out(self, peers: Sequence[Mention], countries: Sequence[str]) -> None:
        """Give "his A and B counterparts, X and Y" their countries in order."""
        for i, mention in enumerate(peers):
            if len(peers) == len(countries) and not mention.countries:
                mention.countries = (countries[i],)

    def _peer(self, at: int) -> str | None:
        """The kind of office of the person before a counterpart; heads of state and of government are peers too."""
        before = [m for m in self.builder.mentions if m.kind is MentionKind.PERSON and m.end <= at]
        kind = max(before, key=lambda m: m.start).office_kind if before else None
        return kind if kind in PEERS else None

    def _personal(self, found: Sequence[Title]) -> None:
        """Read "Mr. Sullivan", "Dr. Gordon", "Mr. KISHIDA Fumio, Prime Minister of Japan"."""
        tokens, text, sentence = self.builder.tokens, self.builder.text, self.builder.line.sentence
        styles = STYLE.search(text, sentence.start, sentence.end) is not None
        officers = OFFICER.search(text, sentence.start, sentence.end) is not None
        for i, token in enumerate(tokens):
            if not token.capital or i in self.builder.used:
                continue
            styled = styles and STYLE.match(text, token.start) is not None
            officer = OFFICER.match(text, token.start) if officers else None
            if not (token.lower.rstrip(".") in PERSONAL or styled or officer):
                continue
            at = skip_honorifics(tokens, i)
            if at == i:
                at = i + 1
            end = self.builder.name_end(at)
            if styled and at < len(tokens) and tokens[at].lower in HEADS:
                continue  # "His Majesty King X": the title names him
            if end > at:
                end_country, countries = self.builder.of_country(end)
                mention = self.builder.add(
                    i, end_country, MentionKind.PERSON, name=(at, end), title=None, countries=countries
                )
                self.appositions.attach(mention, end_country, found)
                if mention.title is None:
                    self._serve(mention, end)
                if not mention.countries:
                    mention.countries = self._of_a_post(end, found)
                if mention.title is None and officer is not None:
                    mention.title, mention.office_kind = officer.group().strip(), "military-commander"

    def _of_a_post(self, at: int, found: Sequence[Title]) -> tuple[str, ...]:
        """The country of "Professor X, German Chancellery Division Head,": of a post that no title is known for."""
        tokens, line = self.builder.tokens, self.builder.line
        if at + 1 >= len(tokens) or tokens[at].text != "," or at + 1 not in line.country_end:
            return ()
        post = line.country_end[at + 1] + 1
        named = post < len(tokens) and tokens[post].word and tokens[post].capital
        if not named or any(title.first <= post <= title.last and self._names(title.last + 1) for title in found):
            return ()  # ", German Chancellor Y" is the next of a list
        return line.countries[at + 1]

    def _names(self, at: int) -> bool:
        """Whether a name begins at a token."""
        return self.builder.name_end(at) > at

    def _serve(self, mention: Mention, at: int) -> None:
        """Read "Dr. X of the ROK's Ministry of National Defense": whom an official serves, from token `at`."""
        tokens, countries = self.builder.tokens, self.builder.line.countries
        first = at + 1
        while first < len(tokens) and (tokens[first].lower in ("the", "'s") or first in countries):
            first += 1
        last = first
        while last < len(tokens) and (tokens[last].lower in PORTFOLIO or tokens[last].lower in ("of", "and", "for")):
            last += 1
        while last > first and not tokens[last - 1].capital:
            last -= 1
        if at >= len(tokens) or tokens[at].lower != "of" or not INSTITUTIONS & {t.text for t in tokens[first:last]}:
            return
        mention.title, mention.office_kind = self.builder.words(first, last), "other"
        mention.countries = mention.countries or next((countries[i] for i in range(at, first) if i in countries), ())
        mention.end = tokens[last - 1].end
        self.builder.used.update(range(at, last))

    def _known(self) -> None:
        """Full names of the authority that stand without a title."""
        found: list[Title] = []
        for at, hit in self.builder.person_hits.items():
            if at in self.builder.used or (at and self.builder.tokens[at - 1].lower in SHIPS):
                continue
            end = self.builder.name_end(at)
            name = self.builder.text[hit.start : hit.end]
            if len(name.split()) < 2 and not (name.isupper() and len(name) <= 4):
                continue
            end_country, countries = self.builder.of_country(end)
            first, owner = self._owned_by(at)
            mention = self.builder.add(
                first, end_country, MentionKind.PERSON, name=(at, end), title=None, countries=countries or owner
            )
            mention.persons = mention.persons or hit.keys
            found = found or titles(self.builder.line)
            self.appositions.attach(mention, end_country, found)

    def _owned_by(self, at: int) -> tuple[int, tuple[str, ...]]:
        """The country in front of a bare name ("Germany's X") and the token where it begins; `at` where none stands."""
        line = self.builder.line
        if at < 2 or self.builder.tokens[at - 1].lower != "'s" or at - 2 not in line.country_start:
            return at, ()
        first = line.country_start[at - 2]
        return first, line.countries[first]
