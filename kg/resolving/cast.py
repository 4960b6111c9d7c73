"""Who is who in one document: every name, under all its spellings, belongs to one member of the cast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import names
from kg.authority import Authority
from kg.reading.annotations import Mention, MentionKind
from kg.reading.names import abbreviates, compatible, parts
from kg.resolving.cast_titles import GENERIC_KINDS, alike, of_then
from kg.resolving.spellings import given_alike, respelt
from loaders.authority_records import Tenure

STATE_SECRETARY = "State Secretary"
"""What is, without a country, the US Secretary of State or the deputy of a European minister."""
HEADS_OF_STATES = frozenset({"head-of-state", "head-of-government"})
"""Ranks of which no two namesakes are thought to be at one time."""
EPONYM = frozenset("administration administrations government governments cabinet doctrine era campaign team".split())
"""A name in front of one of these is not the person ("the Trump administration")."""


@dataclass(slots=True)
class Member:
    """One person of the document."""

    index: int
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    key: str | None = None
    """Key in the authority, once linked."""
    country: str | None = None
    kinds: frozenset[str] = frozenset()
    """Office kinds that the text gives the person."""
    codes: set[str] = field(default_factory=set)
    """Countries that the text gives the person."""
    _titled: dict[tuple[object, ...], Mention] = field(default_factory=dict)
    earliest: Mention | None = None
    """The mention that stands first in the text."""

    @property
    def name(self) -> str:
        """The fullest name the text gives."""
        return max(self.names, key=lambda name: (len(parts(name)), len(name)))

    @property
    def titles(self) -> list[Mention]:
        """The mentions that give an office; of those that say the same the first."""
        return list(self._titled.values())

    @property
    def first(self) -> Mention:
        """The first mention."""
        assert self.earliest is not None
        return self.earliest

    def take(self, mention: Mention) -> None:
        """Add a mention, with what it says of office and country."""
        self.mentions.append(mention)
        if self.earliest is None or mention.start < self.earliest.start:
            self.earliest = mention
        if mention.title:
            said = (mention.title, mention.office_kind, mention.offices, mention.countries, mention.qualifiers)
            same = self._titled.get(said)
            if same is None or mention.start < same.start:
                self._titled[said] = mention
        self.codes.update(mention.countries)
        if mention.office_kind and mention.office_kind not in self.kinds:
            self.kinds |= {mention.office_kind}


class Cast:
    """The persons of a document and the surnames under which they come back."""

    def __init__(self, authority: Authority, mentions: Iterable[Mention], hint: tuple[dt.date, dt.date] | None) -> None:
        """Group `mentions` of persons; `hint` is the interval in which the document was written, where known."""
        self.authority = authority
        self.hint = hint
        self.members: list[Member] = []
        self._of: dict[tuple[int, int], Member] = {}
        self._under: dict[str, list[Member]] = {}
        """Members by the words of their names and by the persons whom these may mean."""
        persons = [m for m in mentions if m.kind is MentionKind.PERSON and m.name]
        for mention in sorted(persons, key=lambda m: (-min(len(parts(m.name or "")), 2), m.start)):
            self.add(mention)
        for member in self.members:
            self._link(member)
        self._unite()

    def kind_of(self, mentions: Sequence[Mention]) -> str | None:
        """Return the one kind of office that the text gives the first of some persons, None where it gives several."""
        known = (m for mention in mentions if (m := self.member_of(mention)) is not None)
        return next((kind for m in known if len(m.kinds) == 1 for kind in m.kinds), None)

    def member_of(self, mention: Mention) -> Member | None:
        """Return who a mention names."""
        return self._of.get((mention.start, mention.end))

    def _remember(self, member: Member, mention: Mention) -> None:
        """Give a mention to a member and find the member again under the words and persons of the name."""
        assert mention.name is not None
        member.take(mention)
        if mention.name not in member.names:
            member.names.append(mention.name)
            for key in (*parts(mention.name), *self.authority.persons_named(mention.name)):
                members = self._under.setdefault(key, [])
                if member not in members[-1:]:
                    members.append(member)
        self._of[(mention.start, mention.end)] = member

    def _namesakes(self, name: str) -> list[Member]:
        """The members who share a word of a name or a person that it may mean, in their order."""
        keys = (*parts(name), *self.authority.persons_named(name))
        found = {member.index: member for key in keys for member in self._under.get(key, ())}
        return [found[index] for index in sorted(found)]

    def add(self, mention: Mention) -> Member:
        """Give a mention to the member it names, or to a new one."""
        found = self._matching(mention)
        if found is None:
            found = Member(len(self.members))
            self.members.append(found)
        self._remember(found, mention)
        return found

    def attach(self, member: Member, mention: Mention) -> None:
        """Give a mention to a member that is known to be meant."""
        self._remember(member, mention)

    def set_hint(self, hint: tuple[dt.date, dt.date] | None) -> None:
        """Link again, now that the document's date is known better."""
        self.hint = hint
        for member in self.members:
            member.key = None
            self._link(member)
        self._unite()

    def _matching(self, mention: Mention) -> Member | None:
        assert mention.name is not None
        alike = self._namesakes(mention.name)
        fits = [m for m in alike if any(compatible(mention.name, name) for name in m.names)]
        fits += [m for m in alike if m not in fits and self._alias(mention, m)]
        fits = [m for m in fits if self._agree(mention, m)]
        if fits and (holders := self._holders(mention)):
            fits = [m for m in fits if not self._is_another(m, holders)]
        if not fits:
            return next((m for m in alike if self._respelt(mention, m)), None)
        same = [m for m in fits if mention.office_kind and mention.office_kind in m.kinds]
        return (same or fits)[0]

    def _holders(self, mention: Mention) -> set[str]:
        """Who of a bare surname held the head's office of its title when the text was written; empty where unknown."""
        bare = mention.name is not None and len(parts(mention.name)) == 1
        if self.hint is None or not bare or mention.office_kind not in {*HEADS_OF_STATES, "deputy-head-of-state"}:
            return set()
        offices = self.authority.offices
        return {
            key for key in self.authority.persons_with_surname(mention.name or "")
            if any(offices[t.office].kind == mention.office_kind for t in self._tenures(key))
        }  # fmt: skip

    def _is_another(self, member: Member, holders: set[str]) -> bool:
        """Whether a member with a full name is none of the holders of an office."""
        known = {key for name in member.names for key in self.authority.persons_named(name)}
        return not holders & known and any(len(parts(name)) > 1 for name in member.names)

    def _alias(self, mention: Mention, member: Member) -> bool:
        """Whether the authority knows both names as one person's ("Tony" and "Antony Blinken")."""
        assert mention.name is not None
        mine = set(self.authority.persons_named(mention.name))
        return bool(mine) and any(mine & set(self.authority.persons_named(name)) for name in member.names)

    def _respelt(self, mention: Mention, member: Member) -> bool:
        """Whether two spellings of a full name are one holder's of one office of one country."""
        assert mention.name is not None
        own = set(mention.countries) & member.codes
        if not own or mention.office_kind in (None, "other") or mention.office_kind not in member.kinds:
            return False
        known = [set(self.authority.persons_named(name)) for name in (mention.name, member.name)]
        return respelt(mention.name, member.name) and not (all(known) and not known[0] & known[1])

    @staticmethod
    def _agree(mention: Mention, member: Member) -> bool:
        """Whether countries and offices allow that a surname with a title belongs to the member."""
        stated = set(mention.countries)
        known = member.codes
        if stated and known and not stated & known and mention.office_kind:
            return False
        if len(parts(mention.name or "")) > 1 or not mention.office_kind or not member.kinds:
            return True
        if of_then(mention) or (member.titles and all(map(of_then, member.titles))):
            return True
        kinds = member.kinds
        if mention.office_kind in kinds:
            return True
        rank = "deputy-minister" if mention.title == STATE_SECRETARY else mention.office_kind
        related = GENERIC_KINDS.get(rank, frozenset()) & kinds
        heads = {"head-of-state", "head-of-government", "deputy-head-of-state"}
        if mention.office_kind in heads and kinds <= heads and mention.office_kind not in kinds:
            return False
        if mention.office_kind in heads and not kinds & heads:
            return "other" in kinds and len(kinds) == 1
        return bool(related) or mention.office_kind in ("other", "minister", "military-commander") or "other" in kinds

    # Linking to the authority

    def _link(self, member: Member) -> None:
        name = member.name
        full = len(parts(name)) > 1
        candidates = [key for n in dict.fromkeys(member.names) for key in self.authority.persons_named(n)]
        if full and not candidates:
            candidates = list(self._near(name, member)) or list(self._spelt_alike(name, member))
        if not candidates:  # "Kerry", "López Obrador", "von der Leyen"
            bare = " ".join(parts(name)) if not full else name
            candidates = list(self.authority.persons_with_surname(name) or self.authority.persons_with_surname(bare))
            full = full and not candidates
        scored = sorted(
            ((self._score(key, member, full=full), key) for key in dict.fromkeys(candidates)), key=lambda p: -p[0]
        )
        scored = [(score, key) for score, key in scored if score > 0]
        if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            member.key = scored[0][1]
        stated = [code for m in member.mentions for code in m.countries]
        if member.key is not None:
            member.country = self.country_of(member.key, member)
        else:
            member.country = stated[0] if stated else self._only_government(member)

    def _only_government(self, member: Member) -> str | None:
        """The side of an unknown official whose long title, of no post abroad, only one government has."""
        titles = [m for m in member.titles if m.office_kind != "ambassador"]
        known = [m.offices for m in titles if len((m.title or "").split()) >= LONG_TITLE]
        countries = {self.authority.offices[office].country for offices in known for office in offices}
        return countries.pop() if len(countries) == 1 else None

    def _near(self, name: str, member: Member) -> Iterable[str]:
        """Persons whose surname stands in an unknown full name and whose other words are initials or short forms."""
        words = parts(name)
        for surname in {words[-1], words[0]}:
            for key in self.authority.persons_with_surname(surname):
                person = self.authority.persons[key]
                respelt = {names.key(person.name)}
                known = [person.name, *(alias for alias in person.aliases if names.key(alias) not in respelt)]
                if any(abbreviates(name, full) for full in known):
                    yield key

    def _spelt_alike(self, name: str, member: Member) -> Iterable[str]:
        """Holders of the office that the text gives, when it was written, whose given name is spelt like the text's."""
        words = parts(name)
        if self.hint is None or len(words) != 2 or not member.codes:
            return
        for surname, given in (words[::-1], words):
            for key in self.authority.persons_with_surname(surname):
                held = [self.authority.offices[t.office] for t in self._tenures(key)]
                office = any(o.country in member.codes and _titled(member, o.kind) for o in held)
                if office and given_alike(given, surname, self.authority.persons[key].name):
                    yield key

    def country_of(self, key: str, member: Member) -> str:
        """The side for which a person known to the authority acts in this document."""
        person = self.authority.persons[key]
        own = {self.authority.offices[t.office].country for t in self.authority.tenures_of(key)} | {person.country}
        stated = member.codes if member.codes & own else set()
        kinds = member.kinds - {"other", "minister"}
        titled = {self.authority.offices[t.office] for t in self.authority.tenures_of(key)}
        sides = {office.country for office in titled if office.kind in kinds}
        if not stated and len(sides) == 1:
            return next(iter(sides))
        if person.country in stated or not stated:
            offices = {self.authority.offices[t.office].country for t in self._tenures(key)}
            if offices and person.country not in offices and not stated:
                return next(iter(sorted(offices)))
            return person.country
        return next((c for c in sorted(stated) if c in self.authority.countries), person.country)

    def _tenures(self, key: str) -> Sequence[Tenure]:
        if self.hint is None:
            return self.authority.tenures_of(key)
        return self.authority.offices_held(key, *self.hint)

    def _score(self, key: str, member: Member, *, full: bool) -> float:
        """How well a person of the authority fits what the text says; 0 or less does not fit."""
        person = self.authority.persons[key]
        tenures = self.authority.tenures_of(key)
        held = {(self.authority.offices[t.office].kind, self.authority.offices[t.office].country) for t in tenures}
        countries = {person.country} | {country for _, country in held}
        stated = {code for code in member.codes if self.authority.countries[code].kind != "organisation"}
        if stated and not stated & countries:
            return 0.5 if full and self._rank_in_office(key, member) else 0.0
        score = 1.0 if full else 0.0
        titled = member.titles
        if not titled:
            return score + (0.5 if self._in_office(key) else 0.0)
        best = max(self._title_score(mention, tenures, full=full) for mention in titled)
        if best <= 0 and not full:
            return 0.0
        return score + best

    def _rank_in_office(self, key: str, member: Member) -> bool:
        """Whether a person held an office of a rank that the text gives when it was written, whatever country it says.

        A list of signatories that lost its line breaks gives a president to the country of the next.
        """
        if self.hint is None:
            return False
        held = {self.authority.offices[t.office].kind for t in self.authority.offices_held(key, *self.hint)}
        return bool(held & HEADS_OF_STATES & member.kinds)

    def _in_office(self, key: str) -> bool:
        return self.hint is not None and bool(self.authority.offices_held(key, *self.hint))

    def _title_score(self, mention: Mention, tenures: Sequence[Tenure], *, full: bool) -> float:
        """How well a title fits one of the tenures, now or (for a former holder) before."""
        best = 0.0
        former = "former" in mention.qualifiers
        elect = "elect" in mention.qualifiers
        for tenure in tenures:
            office = self.authority.offices[tenure.office]
            if mention.countries and office.country not in mention.countries:
                continue
            value = 0.0
            kind = mention.office_kind or ""
            if tenure.office in mention.offices:
                value = 2.0
            elif kind == office.kind and kind not in ("other", "minister"):
                value = 1.5
            elif office.kind in GENERIC_KINDS.get(kind, frozenset()):
                value = 1.0
            elif kind in ("other", "minister") and mention.title and (full or alike(mention.title, office)):
                value = 0.3
            if value and self.hint is not None:
                earliest, latest = self.hint
                if former or elect:
                    value += 0.2
                elif tenure.possible_on(earliest, latest):
                    value += 1.0
                else:
                    away = min(
                        abs((tenure.start.earliest - latest).days),
                        abs(((tenure.end or tenure.start).latest - earliest).days),
                    )
                    value -= min(away / 3650, 0.9)
            best = max(best, value)
        return best

    def _unite(self) -> None:
        """Members that turn out to be the same person of the authority become one."""
        by_key: dict[str, Member] = {}
        kept: list[Member] = []
        for member in self.members:
            first = by_key.get(member.key) if member.key else None
            if first is None:
                if member.key:
                    by_key[member.key] = member
                kept.append(member)
                continue
            first.names += [name for name in member.names if name not in first.names]
            for mention in member.mentions:
                first.take(mention)
                self._of[(mention.start, mention.end)] = first
        self.members = kept

    # Names that come back without a title

    def surfaces(self) -> dict[str, list[Member]]:
        """Folded words under which members come back in the text: surnames, and both ends of unknown names."""
        found: dict[str, list[Member]] = {}
        for member in self.members:
            words: set[str] = set()
            if member.key is not None:
                words |= {names.key(s) for s in self.authority.persons[member.key].surnames}
            for name in member.names:
                own = parts(name)
                if member.key is None or not words:
                    words.add(own[-1])
                    first = "-" in name or name.split()[0].isupper() or _family_first(member, own)
                    if len(own) > 1 and first:
                        words.add(own[0])
            for word in words:
                if member not in found.setdefault(word, []):
                    found[word].append(member)
        return found


FAMILY_FIRST = frozenset("BN CN KH KP KR LA MM MY SG TH TW VN".split())
"""Countries where names of three words, or many of them, begin with the word by which a person comes back."""


def _family_first(member: Member, name: Sequence[str]) -> bool:
    """Whether an unknown person may come back by the first word of a name ("Lim Wei Han": "Lim also met")."""
    return member.country in FAMILY_FIRST and len(name) > len(("first", "last")) and len(name[0]) > len("Do")


LONG_TITLE = 5
"""Words of a title that tells which office it is ("Under Secretary of State for Political Affairs")."""


def _titled(member: Member, kind: str) -> bool:
    """Whether the text gives a member an office of a kind, by name or in general ("the A minister")."""
    return any(kind == own or kind in GENERIC_KINDS.get(own, ()) for own in member.kinds)
