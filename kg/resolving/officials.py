"""Office and official: who held an office on a day, and what a member of the cast held when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from kg import names
from kg.authority import Authority
from kg.reading.annotations import Mention
from kg.reading.names import parts
from kg.records import Participant, Passage, When
from kg.resolving.cast import Member
from loaders.authority_records import Tenure

POSTED_TO = re.compile(r"\s(?:to|in)\s(?:the\s)?(?P<where>[A-Z][\w.]*(?:\s(?:of\s)?[A-Z][\w.]*)*)")
"""Where an ambassador is."""
AT_POST = re.compile(rf"(?:,?\s+(?:of the\s+)?Embassy\s+of\s[^,;.()]{{3,60}}?)?{POSTED_TO.pattern}")
"""The same behind a mention, which may leave out the embassy ("Chargé d'Affaires, Embassy of A in B")."""
LEADER = "leader"
"""Pseudo kind for "the leaders": head of state or head of government, whichever leads."""
LEADER_KINDS = frozenset({"head-of-state", "head-of-government", "international-organisation-head", "crown-prince"})
"""Kinds of office whose holders lead a state or an organisation."""
SHARED = frozenset({"minister", "deputy-minister", "assistant-secretary", "military-commander", "subnational", "other"})
"""Kinds of office that a government has many of: the kind alone tells nobody."""


class Officials:
    """Links offices and officials by date."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority

    def person(self, member: Member, when: When, passage: Passage | None) -> Participant:
        """Return the member as a participant, with the office held on the day."""
        if member.key is not None:
            tenure = self._tenure(member, when)
            claimed = self.contradicted(member, when)
            if claimed is not None:
                tenure = None
            office = self.authority.offices.get(claimed or (tenure.office if tenure else ""))
            known = self.authority.persons[member.key]
            country = office.country if office else member.country or known.country
            return Participant(
                official=member.key,
                person=known.name,
                office=office.label if office else title_of(member),
                office_key=office.key if office else None,
                country=country,
                tenure=tenure.key if tenure else None,
                acting=bool(tenure and tenure.acting),
                passage=passage,
            )
        return Participant(
            official=minted_key(member),
            person=usual_name(member.name),
            office=title_of(member),
            country=member.country,
            acting=any("acting" in m.qualifiers for m in member.titles),
            passage=passage,
        )

    def contradicted(self, member: Member, when: When) -> str | None:
        """Return the office that the text gives a known person who, by the record, did not hold it on the day."""
        if member.key is None or when.earliest is None or when.latest is None:
            return None
        held = self.authority.offices_held(member.key, when.earliest, when.latest)
        kinds = {self.authority.offices[t.office].kind for t in held}
        offices = {t.office for t in self.authority.tenures_of(member.key)}
        claimed = None
        for mention in member.titles:
            if mention.qualifiers & {"former", "elect", "acting"} or mention.office_kind in (None, "other", "minister"):
                return None
            if mention.office_kind in kinds or set(mention.offices) & {t.office for t in held}:
                return None
            own = [o for o in mention.offices if self.authority.offices[o].country == member.country]
            if len(own) == 1 and own[0] in offices:
                claimed = own[0]
        return claimed

    def _tenure(self, member: Member, when: When) -> Tenure | None:
        """The tenure in force on the day; of several, the one whose office the text names."""
        assert member.key is not None
        if when.earliest is None or when.latest is None:
            return None
        held = self.authority.offices_held(member.key, when.earliest, when.latest)
        if not held:
            return None
        named = {office for mention in member.titles for office in mention.offices}
        kinds = member.kinds

        def rank(tenure: Tenure) -> tuple[bool, bool, bool, dt.date]:
            kind = self.authority.offices[tenure.office].kind
            return (tenure.office in named, kind in kinds, not tenure.acting, tenure.start.earliest)

        return max(held, key=rank)

    def holder(
        self, country: str, kind: str, when: When, *,
        acting: bool = False, host: str | None = None, title: str | None = None, among: Collection[str] = (),
    ) -> Participant | None:  # fmt: skip
        """Return who held a country's office of a kind on a day or through an interval, None where undetermined.

        Of ambassadors the one posted to the country `host`; of a kind that many offices share, the holder of the
        one that `title` names ("the Energy Secretary"), nobody where it names none ("the minister").
        """
        if when.earliest is None or when.latest is None:
            return None
        named = self.authority.office_by_title(title, country) if title else ()
        for office in named or (() if kind in SHARED else self.offices(country, kind, among)):
            if kind == "ambassador" and self._post(office) != host:
                continue
            found = self._holders(office, when.earliest, when.latest)
            if acting:
                found = [t for t in found if t.acting] or found
            people = {t.person for t in found}
            if len(people) > 1:
                return None  # two in turn held the first vice minister's office: the second is not meant
            if not people:
                continue
            tenure = found[-1]
            person = self.authority.persons[tenure.person]
            return Participant(
                official=person.key,
                person=person.name,
                office=self.authority.offices[office].label,
                office_key=office,
                country=country,
                tenure=tenure.key,
                acting=tenure.acting,
            )
        return None

    def host(self, mention: Mention, text: str, *, titled: bool = False) -> str | None:
        """Return the country behind "to" or "in" to which an ambassador is sent; None where none is told.

        `titled`: only one that the title names. "In Oslo" behind a name may be where the two met.
        """
        posted = POSTED_TO.search(mention.title or "") or (None if titled else AT_POST.match(text, mention.end))
        return self.authority.country_of(posted["where"]) if posted else None

    def _post(self, office: str) -> str | None:
        """The country or organisation to which the holder of an ambassador's office is sent."""
        return self.authority.country_of(
            self.authority.offices[office].label.rpartition(" to ")[2].removeprefix("the ")
        )

    def offices(self, country: str, kind: str, among: Collection[str] = ()) -> tuple[str, ...]:
        """Return the offices of a kind; for leaders the one that leads, or goes to summits of the countries `among`."""
        if kind != LEADER:
            return self.authority.offices_of(country, kind)
        leader = self.authority.leader_office(country, among)
        return (leader,) if leader else ()

    def _holders(self, office: str, earliest: dt.date, latest: dt.date) -> list[Tenure]:
        if earliest == latest:
            return list(self.authority.effective_holders(office, earliest))
        found = list(self.authority.holders(office, earliest, latest))
        whole = [t for t in found if t.certain_on(earliest) and t.certain_on(latest)]
        if len({t.person for t in found}) > 1 and len(whole) == 1:
            # Others held it for a part of the interval only as acting stand-ins or at its edge.
            return whole if all(t.acting for t in found if t not in whole) else found
        return found


OF_THEN = re.compile(r"^(?:then|ex)-", re.IGNORECASE)
"""What ties to a title that its holder had it before."""


def title_of(member: Member) -> str | None:
    """Return the office as the text words it, the fullest of its titles."""
    titled = member.titles
    if not titled:
        return None
    best = max(titled, key=lambda m: (m.office_kind not in (None, "other", "minister"), len(m.title or "")))
    prefix = "Acting " if "acting" in best.qualifiers else "Former " if "former" in best.qualifiers else ""
    return prefix + OF_THEN.sub("", best.title or "")


def usual_name(name: str) -> str:
    """Return a name in usual case, middle initials and honorifics left out: "KISHIDA Fumio" as "Fumio Kishida"."""
    words = name.replace(",", " ").split()
    if len(words) == 2 and words[0].isupper() and len(words[0]) > 2 and not words[1].isupper():
        return f"{words[1]} {words[0].title()}"
    kept = [w for i, w in enumerate(words) if not (0 < i < len(words) - 1 and len(w.rstrip(".")) == 1)]
    return " ".join(w.title() if w.isupper() and len(w) > 4 else w for w in kept)


def minted_key(member: Member) -> str:
    """Return a key for an official unknown to the authority: the same for both orders of the name.

    A surname alone is told apart by the country and the kind of office.
    """
    words = sorted(parts(member.name))
    country = (member.country or "xx").lower()
    if len(words) == 1:
        kind = next(iter(sorted(member.kinds)), "official")
        return f"{words[0]}-{country}-{kind}"
    return f"{'-'.join(words)}-{country}"


def same_party(a: Participant, b: Participant) -> bool:
    """Whether two participants are one party: the same official, or the same nameless office or side."""
    if a.official or b.official:
        if a.official == b.official:
            return True
        return bool(a.person and b.person and names.key(a.person) == names.key(b.person))
    return a.country == b.country
