"""Whom the text itself names in an office, for offices that it mentions without a name."""

from __future__ import annotations

from kg.reading.annotations import Mention
from kg.records import Participant, Passage, When
from kg.resolving.cast import Cast, Member
from kg.resolving.officials import LEADER, LEADER_KINDS, Officials
from kg.resolving.parties import ends_like


class NamedHolders:
    """Finds the persons of one text by the offices that it gives them."""

    def __init__(self, cast: Cast, officials: Officials) -> None:
        self.cast = cast
        self.officials = officials

    def peer(self, country: str, kind: str, when: When) -> Participant | None:
        """The one person whom the text names as a country's counterpart in an office of a kind."""
        fits = [
            m for m in self.cast.members
            if m.country == country
            and any("counterpart" in x.qualifiers and x.office_kind == kind for x in m.mentions)
        ]  # fmt: skip
        return self.officials.person(fits[0], when, None) if len(fits) == 1 else None

    def in_office(self, country: str, kind: str, when: When, passage: Passage) -> Participant | None:
        """A member of the cast whom the text gives that office ("the South Korean minister")."""
        leads = LEADER_KINDS if kind == LEADER else frozenset({kind})
        fits = [m for m in self.cast.members if m.country == country and any(holds(m, k) for k in leads)]
        if len(fits) == 1 and not (kind in LEADER_KINDS and not fits[0].titles):
            member = fits[0]
            if all("former" in m.qualifiers for m in member.titles) and member.titles:
                return None
            if member.key is not None and self._in_office_elsewhen(member.key, country, kind, when):
                return None  # "the defense chiefs last met in July", before the one named took office
            return self.officials.person(member, when, passage)
        return None

    def ambassador(self, country: str, when: When, passage: Passage) -> Participant | None:
        """The one ambassador of a country whom the text names, or of whom it does not say for which ("the envoy")."""
        fits = [m for m in self.cast.members if m.country in (country, None) and holds(m, "ambassador")]
        if len(fits) != 1:
            return None
        if fits[0].key is None:
            fits[0].country = country
        return self.officials.person(fits[0], when, passage)

    def before(self, mention: Mention, when: When) -> list[Participant]:
        """Whom the text has named so far under the title of which a mention is the plural."""
        head = (mention.title or "").lower().split()[-1:]
        singular = [head[0].removesuffix("s").replace("secretarie", "secretary")] if head else []
        passage = Passage(mention.start, mention.end)
        return [
            self.officials.person(m, when, passage)
            for m in self.cast.members
            if m.first.start < mention.start
            and any(ends_like(t.title, singular) and _of_rank(t, mention) for t in m.titles)
        ]

    def _in_office_elsewhen(self, person: str, country: str, kind: str, when: When) -> bool:
        """Whether the record gives a person an office of a kind, but not on any of the days told of."""
        if when.earliest is None or when.latest is None:
            return False
        authority = self.officials.authority
        held = [t for t in authority.tenures_of(person) if t.office in authority.offices_of(country, kind)]
        return bool(held) and not any(t.possible_on(when.earliest, when.latest) for t in held)


def holds(member: Member, kind: str) -> bool:
    """Whether the text gives a person an office of a kind; "minister" stands for one of any portfolio."""
    if kind == "minister":
        return any(k.endswith("minister") for k in member.kinds)
    return kind in member.kinds


def comes_after(member: Member, mention: Mention) -> bool:
    """Whether a person is first named behind the mention in its own sentence: "the President called King X"."""
    return member.first.start > mention.start and member.first.sentence == mention.sentence


def _of_rank(title: Mention, plural: Mention) -> bool:
    """Whether a plural may take a title up: a prime minister is none of "the two ministers"."""
    return (title.office_kind in LEADER_KINDS) <= (plural.office_kind in LEADER_KINDS)
