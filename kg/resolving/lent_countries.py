"""Countries lent to officials of whom the text tells none: by those beside them, the headline, or the publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.annotations import Mention
from kg.records import Participant
from kg.resolving.discourse import Discourse
from kg.resolving.officials import minted_key
from kg.resolving.parties import side_of

HEADS_OF = re.compile(
    r"^(?:Acting |Former )?(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Amir|Sultan|Pope|Prince)\b"
)
ORGANISATIONS = frozenset({"NATO", "EU", "UN"})
"""Sides that are no country: whoever talks with their heads serves another one."""
POSTED = re.compile(r"\b(?:Ambassador|Charg[eé] d['’][Aa]ffaires|Embassy)\b", re.IGNORECASE)
"""Titles of those whom one country sends to another."""
LEGISLATOR = re.compile(r"\b(?:Speaker|Senator|Representative|Parliament)\b")


class LentCountries:
    """Gives the participants of one document the sides for which they act."""

    def __init__(self, discourse: Discourse, abroad: str | None, titled: Sequence[str]) -> None:
        """`abroad` is the country of persons to whom nothing else gives one; `titled` are those of the headline."""
        self.discourse = discourse
        self.abroad = abroad
        self.titled = titled

    def first_side(self, subjects: list[Participant], objects: Sequence[Participant], sides: Sequence[Mention]) -> None:
        """Who held "the third A-B meeting" and has no country serves the side that is named first, the author's.

        Else it is the one side of the headline that the others in the contact leave over.
        """
        named = next((m.countries[0] for m in sides if len(m.countries) > 1), None)
        told = {p.country for p in (*subjects, *objects)}
        left = [side for side in self.titled if side not in told]
        if named is None and len(left) == 1 and objects and all(p.country for p in objects):
            named = left[0]
        for index, participant in enumerate(subjects):
            if named is not None and participant.person and side_of(participant) is None:
                subjects[index] = replace(participant, country=named)
                self.tell_cast(participant, named)

    def host(self, envoys: Sequence[Mention], met: list[Participant]) -> None:
        """Those whom "the Ambassador of A to B" met, and to whom nobody gives a country, serve B.

        So do those whom "the Chargé d'Affaires of A in B" met.
        """
        envoy = envoys[0] if len(envoys) == 1 and POSTED.search(envoys[0].title or "") else None
        own = self.discourse.home is not None  # whom a government's page names without a country is its own
        host = self.discourse.officials.host(envoy, self.discourse.text, titled=own) if envoy is not None else None
        for index, participant in enumerate(met if host is not None else ()):
            if host is not None and participant.person and side_of(participant) is None:
                met[index] = replace(participant, country=host)
                self.tell_cast(participant, host)

    def lend(self, subjects: list[Participant], objects: list[Participant], place: str | None = None) -> None:
        """A person whose country nobody states belongs to the side of the list: the neighbours', or else abroad.

        `place` is the country in which the sentence sets the contact.
        """
        self._parliament_abroad(objects)
        self._open_side(subjects, objects)
        if self._host(place, subjects) in (None, *self.discourse.main.sides):
            self._remaining_side([*subjects, *objects], subjects, objects)
        known = [p.country for p in objects if p.country and p.country != self.discourse.home]
        known = known or [p.country for p in objects if p.country]
        for index, participant in enumerate(objects):
            if participant.person and side_of(participant) is None:
                country = known[0] if len(set(known)) == 1 else self._host(place, subjects) or self.abroad
                country = country or self._only_titled([*subjects, *objects])
                home = self.discourse.home
                callers = {p.country for p in subjects}
                if home and callers and None not in callers and home not in {*callers, *known}:
                    country = home  # the side abroad is the one that speaks with him
                if country is not None:
                    objects[index] = replace(participant, country=country)
                    self.tell_cast(participant, country)
        # "Minister X met the Secretary General": of the one country that is spoken of
        beside_a_body = bool(known) and not set(known) - ORGANISATIONS and not self.discourse.home
        for index, participant in enumerate(subjects):
            at_home = participant.office is None or not HEADS_OF.search(participant.office)
            country = self.abroad if beside_a_body else self.discourse.home if at_home else None
            if participant.person and side_of(participant) is None and country:
                subjects[index] = replace(participant, country=country)
                self.tell_cast(participant, country)

    def seat(self, subjects: list[Participant], objects: Sequence[Participant], country: str) -> None:
        """Whoever met a foreign official in a city and has no country serves the one whose city it is."""
        stray = [p for p in subjects if p.person and side_of(p) is None]
        others = {p.country for p in (*subjects, *objects) if p not in stray}
        if country in others or None in others or not others:
            return
        for index, participant in enumerate(subjects):
            if participant.person and side_of(participant) is None and participant.office:
                subjects[index] = replace(participant, country=country)
                self.tell_cast(participant, country)

    def _only_titled(self, parties: Sequence[Participant]) -> str | None:
        """The one country of the headline that nobody serves yet ("NATO Secretary General visits Norway")."""
        others = {*self.titled} - {self.discourse.home, *(p.country for p in parties)}
        return others.pop() if len(others) == 1 else None

    def _host(self, place: str | None, guests: Sequence[Participant]) -> str | None:
        """The country of a place, unless it is that of the guests or the publisher's own."""
        return place if place not in {self.discourse.home, *(p.country for p in guests)} else None

    def _parliament_abroad(self, objects: list[Participant]) -> None:
        """A speaker or senator in a list of another country's leaders sits in their parliament, not in the author's."""
        home = self.discourse.home
        sides = {p.country for p in objects if p.country and p.country != home}
        for index, participant in enumerate(objects if len(sides) == 1 else ()):
            if participant.country == home and participant.office and LEGISLATOR.search(participant.office):
                objects[index] = self.elsewhere(participant, next(iter(sides)))

    def _open_side(self, *lists: list[Participant]) -> None:
        """Who is named last "with A and B in attendance" serves the one of the governments that nobody is named for."""
        together = [p for listed in lists for p in listed]
        named = {p.country for p in together if p.person and p.country}
        sides = {p.country for p in together if not p.person and p.country} - named
        strays = [p for p in together if p.person and side_of(p) is None]
        if len(sides) != 1 or len(strays) != 1 or not named:
            return
        side = sides.pop()
        for listed in lists:
            for index, participant in enumerate(listed):
                if participant is strays[0]:
                    listed[index] = replace(participant, country=side)
                    self.tell_cast(participant, side)

    def _remaining_side(self, together: Sequence[Participant], *lists: list[Participant]) -> None:
        """Of two governments that meet, who leads beside the other side's delegate serves the remaining one."""
        stray = [p for p in together if p.person and side_of(p) is None]
        others = [side for side in self.discourse.main.sides if side not in {p.country for p in together}]
        beside = [p.country for listed in lists for p in listed if stray and stray[0] in listed and p.country]
        if len(beside) > 1 and len(set(beside)) == 1:
            return  # one more of a delegation
        if any(side not in self.discourse.main.sides for side in beside):
            return  # beside somebody of a third government
        if len(self.discourse.main.sides) != 2 or len(stray) != 1 or len(others) != 1 or len(together) < 2:
            return
        for listed in lists:
            for index, participant in enumerate(listed):
                if participant is stray[0]:
                    listed[index] = replace(participant, country=others[0])
                    self.tell_cast(participant, others[0])

    def elsewhere(self, participant: Participant, country: str) -> Participant:
        """The participant with the country that the text gives the delegation, where his own was only supposed."""
        for member in self.discourse.cast.members:
            supposed = member.key is None and not member.codes
            if supposed and participant.official and minted_key(member) == participant.official:
                member.country = country
                return replace(participant, country=country, official=minted_key(member))
        return participant

    def tell_cast(self, participant: Participant, country: str) -> None:
        """Remember the country of an official unknown to the authority for the rest of the text."""
        for member in self.discourse.cast.members:
            unknown = member.country is None and member.key is None
            if unknown and participant.official and minted_key(member) == participant.official:
                member.country = country
